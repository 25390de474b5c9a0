"""One page as data becomes one file's bytes."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from jinja2 import Environment

from generator.pages.model.article import ArticlePage, DataPage, GuidesPage, MethodPage
from generator.pages.model.closed import ClosedPage
from generator.pages.model.eligibility import EligibilityPage
from generator.pages.model.employer import EmployerPage, EmployersPage
from generator.pages.model.facts import FactsPage
from generator.pages.model.follow import FollowPage
from generator.pages.model.general import HomePage, NotFoundPage, RedirectPage, SavedPage
from generator.pages.model.page import Page, Site
from generator.pages.model.place import PlacePage, PlacesPage
from generator.pages.model.posting import PostingPage
from generator.pages.model.role import RolePage, RolesPage
from generator.pages.model.search import SearchPage
from generator.pages.model.visa import VisaPage, VisasPage
from generator.problems.problem import Checked
from generator.render.abbreviations import NONE, Expansions
from generator.render.late import Gap, WatchedSite, late_value, marks_in, values_read
from generator.render.template_errors import TEMPLATE_ERRORS, template_problem

TEMPLATES: dict[type[Page], str] = {
    HomePage: "pages/home.html",
    RolesPage: "pages/roles.html",
    RolePage: "pages/role.html",
    VisasPage: "pages/visas.html",
    VisaPage: "pages/visa.html",
    EmployersPage: "pages/employers.html",
    EmployerPage: "pages/employer.html",
    PlacesPage: "pages/places.html",
    PlacePage: "pages/place.html",
    PostingPage: "pages/posting.html",
    GuidesPage: "pages/guides.html",
    ArticlePage: "pages/article.html",
    DataPage: "pages/data.html",
    MethodPage: "pages/method.html",
    SearchPage: "pages/search.html",
    SavedPage: "pages/saved.html",
    FollowPage: "pages/follow.html",
    EligibilityPage: "pages/eligibility.html",
    FactsPage: "pages/facts.html",
    NotFoundPage: "pages/not_found.html",
    RedirectPage: "pages/redirect.html",
    ClosedPage: "pages/closed.html",
}
"""The template of every kind of page; a test proves that none is missing."""

_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
"""Characters that no HTML may hold and that reach pages with other people's titles."""

_DIRECTIONS = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
"""Marks that turn the direction of writing (U+202A to U+202E, U+2066 to U+2069), in UTF-8.

Left open in a posting's title they would turn the page's."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's HTML in UTF-8, and where values of the day stand in it."""

    html: bytes
    gaps: tuple[Gap, ...] = ()
    """What can be filled again when the day has moved on."""
    read: Mapping[str, str] = field(default_factory=dict)
    """Values of the day that decided on the rest of it, as texts by their names."""


def render_page(page: Page, site: Site, environment: Environment, expansions: Expansions = NONE) -> bytes:
    """The page's HTML in UTF-8, its short forms explained, without control characters.

    Equal arguments give equal bytes; a faulty template raises.
    """
    return _rendered(page, site, environment, expansions).html


def checked_render(
    page: Page, site: Site, environment: Environment, expansions: Expansions = NONE
) -> Checked[Rendered]:
    """The page's HTML, or nothing and the problem that its template has."""
    try:
        return Checked(_rendered(page, site, environment, expansions))
    except TEMPLATE_ERRORS as error:
        return Checked(Rendered(b""), (template_problem(error, environment, page.url),))


def _rendered(page: Page, site: Site, environment: Environment, expansions: Expansions) -> Rendered:
    watched = WatchedSite(site)
    template = environment.get_template(TEMPLATES[type(page)])
    texts, expressions = marks_in(template.render(page=page, site=watched))
    filled = {expression: late_value(expression, site) for expression in dict.fromkeys(expressions)}
    values = [filled[expression] for expression in expressions]
    whole = "".join(chain.from_iterable(zip_longest(texts, values, fillvalue="")))
    texts = _explained(texts, values, expansions.insertions(whole, _names(page)))
    encode = str.encode if _is_clean("".join((*texts, *filled.values()))) else _cleaned
    html, gaps = _written(texts, values, expressions, encode)
    return Rendered(html, gaps, values_read(watched.read, site))


def _explained(
    texts: Sequence[str], values: Sequence[str], insertions: Iterable[tuple[int, str]]
) -> list[str]:
    """The texts between the values, with the words that explain short forms at their places of the page."""
    waiting = deque(insertions)
    explained: list[str] = []
    at = 0
    for text, value in zip_longest(texts, values, fillvalue=""):
        done = 0
        parts: list[str] = []
        while waiting and waiting[0][0] <= at + len(text):
            place, words = waiting.popleft()
            place = max(place - at, done)
            parts += text[done:place], words
            done = place
        explained.append("".join((*parts, text[done:])) if parts else text)
        at += len(text) + len(value)
    return explained


def _written(
    texts: Sequence[str], values: Sequence[str], expressions: Sequence[str], encode: Callable[[str], bytes]
) -> tuple[bytes, tuple[Gap, ...]]:
    """The page in bytes, the values between the texts, and where they stand."""
    parts: list[bytes] = []
    gaps: list[Gap] = []
    at = 0
    for text, value, expression in zip(texts, values, expressions, strict=False):
        before, filling = encode(text), encode(value)
        at += len(before)
        gaps.append(Gap(at, len(filling), expression))
        at += len(filling)
        parts += before, filling
    parts.append(encode(texts[-1]))
    return b"".join(parts), tuple(gaps)


def _is_clean(text: str) -> bool:
    """Whether nothing has to be taken out of the text, as of most pages."""
    encoded = text.encode()
    return len(encoded.translate(None, _CONTROLS)) == len(encoded) and not _DIRECTIONS.search(encoded)


def _cleaned(text: str) -> bytes:
    return _DIRECTIONS.sub(b"", text.encode()).translate(None, _CONTROLS)


def _names(page: Page) -> tuple[str, ...]:
    """Names of employers and titles of jobs in the page's own sentences, where letters are no short form."""
    match page:
        case PostingPage():
            return (page.heading, page.card.employer.text)
        case ClosedPage():
            return (page.heading, page.employer.text if page.employer else "")
        case EmployerPage():
            return (page.name, *page.names)
        case EmployersPage():
            return tuple(row.match for row in page.employers)
        case RolePage():
            titles = (*page.aliases, *(page.reported_titles.titles if page.reported_titles else ()))
            return tuple(title for title in titles if " " in title)  # a title of one word is a short form
    return ()
