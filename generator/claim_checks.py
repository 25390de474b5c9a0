"""The known wrong claims held against everything that editors wrote, and against their own examples."""

from collections.abc import Iterable, Iterator

from generator.domain.claim import Claim
from generator.matching.claims import ClaimMatcher, Found, matcher_of
from generator.problems.problem import Problem
from generator.problems.wording import shortened, shown
from generator.sources.claims import ClaimFile, PlacedClaim
from generator.sources.prose import Prose

RULE = "wrong-claim"


def claim_problems(file: ClaimFile, texts: Iterable[Prose]) -> Iterator[Problem]:
    """Sentences of the texts that make a claim of the file, and examples of the file that fail."""
    if not file.entries:
        return
    for entry in file.entries:
        yield from _failed_examples(entry, file)
    matcher = matcher_of(tuple(claim.model_dump_json() for claim in file.claims), file.denials)
    for text in texts:
        allowed = text.allows(RULE)
        for found in matcher.found_in(text.read()):
            if found.claim.name not in allowed:
                yield _wrong(text, found)


def _failed_examples(entry: PlacedClaim, file: ClaimFile) -> Iterator[Problem]:
    claim = entry.claim
    matcher = ClaimMatcher((claim,), file.denials)
    for key, examples, wanted in (("wrong", claim.wrong, True), ("right", claim.right, False)):
        for at, example in enumerate(examples):
            found = next(iter(matcher.found_in(example)), None)
            if (found is not None) is not wanted:
                position = file.located.best(("claims", entry.index, key, at))
                yield Problem(file.path, "claim-example", *_failure(claim, example, found), position)
    found = next(iter(matcher.found_in(claim.correct)), None)
    if found:
        position = file.located.best(("claims", entry.index, "correct"))
        yield Problem(file.path, "claim-example", *_failure(claim, claim.correct, found), position)


def _failure(claim: Claim, example: str, found: Found | None) -> tuple[str, str]:
    """What is wrong with an example, and what to do."""
    if found is None:
        message = f"{shown(example)} is an example of `{claim.name}`, which does not find it."
        return (
            message,
            "add a phrase of it to each group under `says`, or take what spares it out of `unless`.",
        )
    words = shortened(" ".join(example[found.start : found.end].split()))
    message = f"`{claim.name}` takes `{words}` for its claim, though the sentence is right."
    return message, "narrow a group under `says`, or add what tells the sentence apart to `unless`."


def _wrong(text: Prose, found: Found) -> Problem:
    claim = found.claim
    source = claim.sources[0]
    return Problem(
        text.path,
        RULE,
        f"{claim.why} (`{claim.name}`)",
        f"write: {claim.correct} Source: {source.title}, {source.url}",
        text.position(found.start, found.end),
    )
