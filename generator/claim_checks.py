"""The known wrong claims held against everything that editors wrote, and against their own examples."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.domain.claim import Claim
from generator.matching.claims import ClaimMatcher, Found, Words, matcher_of
from generator.problems.problem import Problem
from generator.problems.wording import shortened, shown
from generator.sources.claims import ClaimFile
from generator.sources.files import MOST_KEPT
from generator.sources.prose import Prose

RULE = "wrong-claim"


def claim_problems(file: ClaimFile, texts: Iterable[Prose]) -> Iterator[Problem]:
    """Sentences of the texts that make a claim of the file, and examples of the file that fail."""
    if not file.entries:
        return
    written = tuple(claim.model_dump_json() for claim in file.claims)
    for entry, claim in zip(file.entries, written, strict=True):
        for key, message, hint in _failed_examples(claim, file.denials, file.words):
            position = file.located.best(("claims", entry.index, *key))
            yield Problem(file.path, "claim-example", message, hint, position)
    matcher = matcher_of(written, file.denials, file.words)
    for text in texts:
        found = matcher.found_in(text.read())
        allowed = text.allows(RULE) if found else frozenset()
        yield from (_wrong(text, each) for each in found if each.claim.name not in allowed)


_Failed = tuple[tuple[str | int, ...], str, str]
"""An example: its keys from the claim's top, what is wrong, what to do."""


@lru_cache(maxsize=MOST_KEPT)
def _failed_examples(written: str, denials: tuple[str, ...], words: Words) -> tuple[_Failed, ...]:
    """The examples of a claim, given as JSON, that it does not tell apart."""
    return tuple(_failures(Claim.model_validate_json(written), denials, words))


def _failures(claim: Claim, denials: tuple[str, ...], words: Words) -> Iterator[_Failed]:
    matcher = ClaimMatcher((claim,), denials, words)
    for key, examples, wanted in (("wrong", claim.wrong, True), ("right", claim.right, False)):
        for at, example in enumerate(examples):
            found = next(iter(matcher.found_in(example)), None)
            if (found is not None) is not wanted:
                yield (key, at), *_failure(claim, example, found)
    found = next(iter(matcher.found_in(claim.correct)), None)
    if found:
        yield ("correct",), *_failure(claim, claim.correct, found)


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
