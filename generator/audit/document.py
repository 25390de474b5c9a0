"""One parse of a finished page, and the faults found in it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.audit.anchors import Linking, Parts, inside, is_part, line_of
from generator.audit.elements import HREFS, Elements, is_word
from generator.audit.heads import head_faults
from generator.audit.loading import loading_faults
from generator.audit.markup import MARKUP, Surroundings, markup_faults
from generator.audit.weight import Scales, page_faults, script_faults
from generator.problems.problem import Problem
from generator.problems.wording import counted

_ON_PAGE = "On the page "
_SCHEMES = {"http", "https", "mailto"}
_NAMING = (*((name, ("a", "link")) for name in HREFS), ("src", ("script", "img")))
"""Attributes that hold an address the page leads to or loads, and the tags on which they do."""
_KNOWN_LINK = frozenset({*HREFS, "id", "role", "class"})
"""Attributes of which a link of the site's own has one."""


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
    elements = Elements(LexborHTMLParser(html))
    ids = Counter(map(str, elements.values("id")))
    targets = _targets(elements, measure)
    faults = [
        *_heading_faults(elements),
        *_id_faults(ids),
        *_link_faults(targets, ids, measure),
        *([] if is_posting else _lost_faults(elements)),
        *_policy_faults(elements),
        *loading_faults(elements, measure.base_url),
        *head_faults(elements, url, measure.base_url),
        *markup_faults(elements, Surroundings(url, measure.base_url, measure.addresses, is_posting)),
        *script_faults(elements, measure.scales),
        *(page_faults(elements.document, html, measure.scales.budgets) if weighed else ()),
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


def _heading_faults(elements: Elements) -> Iterator[tuple[str, str, str]]:
    number = len(elements.tagged("h1"))
    if number != 1:
        yield "page-heading", f"there are {number} main headings.", "a page has one h1."
    title = elements.first("title")
    if title is None or not title.text(strip=True):
        yield "page-title", "there is no title.", "give the page a title."


def _id_faults(ids: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    for name, number in sorted(ids.items()):
        if number > 1:
            yield "doubled-id", f"the id `{name}` stands {number} times.", "rename one of its headings."


def _targets(elements: Elements, measure: Measure) -> dict[str, str]:
    """Every address that the page leads to or loads, as it is written and as one of the site."""
    found = dict.fromkeys(
        attributes[name] or ""
        for name, tags in _NAMING
        for tag, attributes, _ in elements.having(name)
        if tag in tags
    )
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


def _lost_faults(elements: Elements) -> Iterator[tuple[str, str, str]]:
    """Links of editors' texts whose address was taken out, because browsers may run it or not know it.

    Those of templates have a class: some rows are links where there is something to lead to.
    """
    for _, attributes, node in elements.tagged("a"):
        if not _KNOWN_LINK.isdisjoint(attributes):
            continue
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


def _policy_faults(elements: Elements) -> Iterator[tuple[str, str, str]]:
    handlers = (name for name in elements.attributes() if name.startswith("on"))
    tagged = (tag for name in ("style", *handlers) for tag, _, _ in elements.having(name))
    tag = next(chain(_inline(elements), tagged), "")
    if tag:
        yield "inline-code", f"`{tag}` holds a script or style of its own.", "move it to a file in assets."


def _inline(elements: Elements) -> Iterator[str]:
    """The tags of scripts and styles that stand in the page itself."""
    scripts = (attributes for _, attributes, _ in elements.tagged("script"))
    if any("src" not in each and not is_word(each.get("type"), MARKUP) for each in scripts):
        yield "script"
    if elements.tagged("style"):
        yield "style"
