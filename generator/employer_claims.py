"""What editors' texts claim about named employers, held against the evidence that they link to.

Evidence is the employer's page on this site, a posting, a public record, or a variable of the page's own
list. It stands in the sentence, or in the paragraph or list item around it.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from generator.domain.states import US_STATES
from generator.evidence.brands import shipped_brands
from generator.evidence.general_words import GENERIC
from generator.evidence.known_employers import KNOWN_EMPLOYERS
from generator.matching.employer_claims import EmployerNames, NamedClaim, employer_names
from generator.matching.names import slug_of
from generator.problems.problem import Problem
from generator.problems.wording import shown
from generator.sources.employers import AliasFile
from generator.sources.prose import Prose

RULE = "employer-claim"

_STATES = frozenset(US_STATES.values())
_QUOTED = re.compile(r"“[^”\n]{1,300}”|(?<!\w)\"[^\"\n]{1,300}\"(?!\w)")
_BLOCK_END = re.compile(r"\n[ \t]*\n|\n(?=[ \t]{0,12}(?:[-*+|]|\d{1,3}[.)]|#{1,6})[ \t])")
_LINK = re.compile(
    r"\]\(\s{0,9}<?(?P<inline>[^\s()<>]+)|\]\[(?P<name>[^\[\]\n]{1,99})\]|href=[\"'](?P<html>[^\"'\n]+)"
    r"|(?P<bare>https?://[^\s()<>\"']+)"
)
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]\n]{1,99})\]:[ ]{0,9}<?(?P<to>\S+?)>?\s*$", re.MULTILINE)
_OWN_LIST = re.compile(r"\{\{[^{}\n]*\bemployers\.|\{%[^%\n]*\bemployers\.")
_OWN_PAGE = re.compile(r"/employers/(?P<slug>[^/?#]+)")
_OF_A_STATE = re.compile(r"https?://(?:[\w-]+\.)*(?:gov|mil)(?:[/:?#]|$)")


def known_names(aliases: AliasFile, employers: Iterable[str]) -> frozenset[str]:
    """Every name by which a text may speak of an employer; `employers` are those of the postings."""
    shipped = (brand.brand for brand in shipped_brands())
    names = {*shipped, *(alias.brand for alias in aliases.aliases), *employers, *KNOWN_EMPLOYERS}
    return frozenset(name for name in names if name.lower() not in GENERIC and name not in _STATES)


def employer_claim_problems(texts: Iterable[Prose], names: frozenset[str]) -> Iterator[Problem]:
    """Claims about employers without a link to what proves them, each at the name."""
    known = employer_names(names)
    for text in texts:
        for claim in unproven(text, known):
            at = text.position(claim.start, claim.end)
            yield Problem(text.path, RULE, *_words(claim), at)


@lru_cache(maxsize=8192)
def unproven(text: Prose, names: EmployerNames) -> tuple[NamedClaim, ...]:
    """Claims of a text that nothing beside them proves; a text is looked through once."""
    read = _QUOTED.sub(lambda found: " " * len(found[0]), text.read())
    claims = names.claims_in(read)
    if not claims:
        return ()
    allowed = text.allows(RULE)
    ends = [found.start() for found in _BLOCK_END.finditer(text.body)]
    targets = {found["name"].lower(): found["to"] for found in _DEFINED.finditer(text.body)}
    size = len(text.body)
    return tuple(
        claim
        for claim in claims
        if claim.name.lower() not in allowed
        and not _is_proven(claim, text.body, _block(ends, claim, size), targets)
    )


def _is_proven(claim: NamedClaim, body: str, block: tuple[int, int], defined: Mapping[str, str]) -> bool:
    first, last = block
    if _OWN_LIST.search(body, first, last):
        return True
    for link in _LINK.finditer(body, first, last):
        target = link[link.lastgroup or 0]
        target = defined.get(target.lower(), "") if link.lastgroup == "name" else target
        in_sentence = claim.first <= link.start() < claim.last
        if _proves(target, claim.name, in_sentence=in_sentence):
            return True
    return False


def _block(ends: Sequence[int], claim: NamedClaim, size: int) -> tuple[int, int]:
    """The paragraph, list item or row of a table around a claim; `ends` are where such blocks end."""
    at = bisect(ends, claim.start)
    return ends[at - 1] if at else 0, ends[at] if at < len(ends) else size


def _proves(target: str, name: str, *, in_sentence: bool) -> bool:
    """Whether an address can prove what is said of the employer; other sites' only in the sentence itself."""
    page = _OWN_PAGE.search(target)
    if page:
        slug = slug_of(name)
        return page["slug"].startswith(slug) or slug.startswith(page["slug"])
    if target.startswith("/"):
        return target.startswith("/jobs/")
    return bool(_OF_A_STATE.match(target)) or (in_sentence and target.startswith(("https://", "http://")))


def _words(claim: NamedClaim) -> tuple[str, str]:
    message = f"The sentence claims something about {shown(claim.name)}, and no link beside it proves it."
    hint = (
        f"link to /employers/{slug_of(claim.name)}/, a posting or a public record, use a variable such as "
        "`{{ employers.top(3) }}`, or speak of no employer by name."
    )
    return message, hint
