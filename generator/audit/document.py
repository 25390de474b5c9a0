"""One parse of a finished page, and the faults found in it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.audit.anchors import Linking, Parts, inside, is_part, line_of
from generator.audit.heads import head_faults
from generator.audit.loading import loading_faults
from generator.audit.markup import Surroundings, markup_faults
from generator.audit.weight import Scales, page_faults, script_faults
from generator.problems.problem import Problem
from generator.problems.wording import counted

_ON_PAGE = "On the page "
_SCHEMES = {"http", "https", "mailto"}
_INLINE = "script:not([src]):not([type='application/ld+json']), style, [style]"
_LIKE_A_HANDLER = re.compile(rb"on(?<=[\s\"'/]on)[a-z]+\s*=")
"""In small letters. Its first letters are plain ones, so that the search runs to them at once."""


NOTHING_WITHHELD: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Measure:
    """What the pages of a site are held against."""

    addresses: Collection[str]
    """All addresses of the site."""
    base_url: str
    scales: Scales
    withheld: Mapping[str, str] = field(default_factory=lambda: NOTHING_WITHHELD)
    """By the address of a page that is not published, its file and what keeps it back."""
    is_withheld: bool = False
    """Whether the pages held against it are kept back themselves, and may link to what is."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What one parse of a page told."""

    problems: tuple[Problem, ...]
    parts: Parts
    inside: tuple[str, ...] = ()
    """Addresses of the site that the page leads to or loads."""


def audited(
    html: bytes, url: str, origin: str, measure: Measure, *, weighed: bool, is_posting: bool = False
) -> Audited:
    """Faults of one page.

    `origin` is the file it comes from; `weighed` is whether its HTML has a budget, and `is_posting` whether
    it is the page of one single posting.
    """
    document = LexborHTMLParser(html)
    ids = Counter(str(node.attributes.get("id")) for node in document.css("[id]"))
    targets = _targets(document, measure)
    faults = [
        *_heading_faults(document),
        *_id_faults(ids),
        *_link_faults(targets, ids, measure),
        *([] if is_posting else _lost_faults(document)),
        *_policy_faults(document, html),
        *loading_faults(document, measure.base_url),
        *head_faults(document, url, measure.base_url),
        *markup_faults(document, Surroundings(url, measure.base_url, measure.addresses, is_posting)),
        *script_faults(document, measure.scales),
        *(page_faults(document, html, measure.scales.budgets) if weighed else ()),
    ]
    problems = (Problem(origin, rule, f"{_ON_PAGE}{url}: {words}", hint) for rule, words, hint in faults)
    linking = Linking(origin, url)
    elsewhere = (to for to, address in targets.items() if _is_part_elsewhere(address))
    leaving = () if is_posting else (to for to, address in targets.items() if _leaves(to, address))
    parts = Parts({url: line_of(ids)}, dict.fromkeys(elsewhere, linking), dict.fromkeys(leaving, linking))
    led_to = (_page_of(address, measure) for address in targets.values())
    return Audited(tuple(problems), parts, tuple(filter(None, led_to)))


def one_for_each_cause(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One problem for each fault that many pages share: a template's slip stands on thousands of pages."""
    first: dict[tuple[object, ...], Problem] = {}
    pages: Counter[tuple[object, ...]] = Counter()
    for problem in problems:
        cause = _cause(problem)
        first.setdefault(cause, problem)
        pages[cause] += 1
    return tuple(_with_number(problem, pages[cause] - 1) for cause, problem in first.items())


def _cause(problem: Problem) -> tuple[object, ...]:
    """What stays the same from page to page: the fault without the page's address, or what it weighs."""
    if problem.rule == "page-weight":
        return (problem.rule, problem.path)
    if problem.rule.startswith("markup-"):
        return (problem.rule, problem.message.partition(": ")[2].partition("`")[0])
    if problem.message.startswith(_ON_PAGE):
        return (problem.rule, problem.message.partition(": ")[2])
    return (problem.rule, problem.path, problem.position, problem.message)


def _with_number(problem: Problem, others: int) -> Problem:
    if not others:
        return problem
    return replace(problem, message=f"{problem.message} The same on {counted(others, 'further page')}.")


def _heading_faults(document: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    number = len(document.css("h1"))
    if number != 1:
        yield "page-heading", f"there are {number} main headings.", "a page has one h1."
    title = document.css_first("title")
    if title is None or not title.text(strip=True):
        yield "page-title", "there is no title.", "give the page a title."


def _id_faults(ids: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    for name, number in sorted(ids.items()):
        if number > 1:
            yield "doubled-id", f"the id `{name}` stands {number} times.", "rename one of its headings."


def _targets(document: LexborHTMLParser, measure: Measure) -> dict[str, str]:
    """Every address that the page leads to or loads, as it is written and as one of the site."""
    named = (node.attributes for node in document.css("a[href], link[href], script[src], img[src]"))
    found = dict.fromkeys((each.get("href") or each.get("src") or "") for each in named)
    return {target: inside(target, measure.base_url) for target in found}


def _is_part_elsewhere(target: str) -> bool:
    """Whether an address is a part of a page of the site; parts of the page itself are judged with it."""
    path, sign, fragment = target.partition("#")
    return bool(sign) and path.startswith("/") and not path.startswith("//") and is_part(unquote(fragment))


def _leaves(target: str, address: str) -> bool:
    """Whether a target is an address of another site, none of this one."""
    return address == target and target[:8].lower().startswith(("https://", "http://"))


def _link_faults(
    targets: Mapping[str, str], ids: Collection[str], measure: Measure
) -> Iterator[tuple[str, str, str]]:
    for target, address in targets.items():
        fault = "" if address in measure.addresses else _fault_of(address, ids, measure)
        if fault:
            yield "broken-link", f"the link to `{target[:120]}` {fault}.", "correct the address."


def _lost_faults(document: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    """Links of editors' texts whose address was taken out, because browsers may run it or not know it.

    Those of templates have a class: some rows are links where there is something to lead to.
    """
    for node in document.css("a:not([href]):not([id]):not([role]):not([class])"):
        words = " ".join(node.text().split())[:60]
        hint = "begin it with https://, http://, mailto: or, inside the site, with /."
        yield "broken-link", f"the link on the words `{words}` has no address that may stand here.", hint


def _fault_of(target: str, ids: Collection[str], measure: Measure) -> str:
    if not target:
        return "is empty"
    try:
        parts = urlsplit(target)
    except ValueError:
        return "is no address"
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in _SCHEMES else "has a scheme that browsers may run"
    if not parts.path:
        fragment = unquote(parts.fragment)
        known = not is_part(fragment) or fragment.partition(":~:")[0] in ids
        return "" if known else "names a part that the page does not have"
    if not parts.path.startswith("/"):
        return "is relative; addresses inside the site begin with /"
    path = unquote(parts.path)
    return "" if path in measure.addresses else _no_page(path, measure)


def _page_of(address: str, measure: Measure) -> str:
    """The address of the site that one leads to, without its part and its query; empty for all others."""
    if address in measure.addresses:
        return address
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return path if path in measure.addresses else ""


def _no_page(path: str, measure: Measure) -> str:
    above = next((url for url in measure.withheld if path.startswith(url)), "")
    if not above:
        return "leads to no page of the site"
    return "" if measure.is_withheld else f"leads to a page that is not published: {measure.withheld[above]}"


def _policy_faults(document: LexborHTMLParser, html: bytes) -> Iterator[tuple[str, str, str]]:
    inline = document.css(_INLINE)
    # Looking through every element of a page is slow, and almost no page has anything like a handler.
    every = document.css("*") if _LIKE_A_HANDLER.search(html.lower()) else []
    handlers = [node for node in every if any(name.startswith("on") for name in node.attributes)]
    if inline or handlers:
        tag = (inline or handlers)[0].tag
        yield "inline-code", f"`{tag}` holds a script or style of its own.", "move it to a file in assets."
