"""One page as data becomes one file's bytes."""

import re
from collections.abc import Mapping, Sequence
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
    values = [late_value(expression, site) for expression in expressions]
    whole = "".join(chain.from_iterable(zip_longest(texts, values, fillvalue="")))
    writing = _Writing(whole, expansions.insertions(whole, _names(page)))
    for text, expression, value in zip(texts, expressions, values, strict=False):
        writing.text(len(text))
        writing.value(len(value), expression)
    writing.text(len(texts[-1]))
    return Rendered(writing.html(), tuple(writing.gaps), values_read(watched.read, site))


class _Writing:
    """A page on its way into bytes, with the words that explain its short forms."""

    def __init__(self, whole: str, insertions: Sequence[tuple[int, str]]) -> None:
        self.gaps: list[Gap] = []
        self._whole = whole
        self._insertions = iter((*insertions, (len(whole) + 1, "")))
        self._next = next(self._insertions)
        self._at = 0
        self._parts: list[bytes] = []
        self._bytes = 0

    def text(self, size: int) -> None:
        """Go on over so many characters, and what is to be put in between."""
        end = self._at + size
        while self._next[0] <= end:
            place, words = max(self._next[0], self._at), self._next[1]
            self._add(self._whole[self._at : place] + words)
            self._at, self._next = place, next(self._insertions)
        self._add(self._whole[self._at : end])
        self._at = end

    def value(self, size: int, expression: str) -> None:
        """Go on over a value of the day."""
        value = self._whole[self._at : self._at + size]
        before = self._bytes
        self._add(value)
        self.gaps.append(Gap(before, self._bytes - before, expression))
        self._at += size

    def html(self) -> bytes:
        """All of it."""
        return b"".join(self._parts)

    def _add(self, text: str) -> None:
        part = _DIRECTIONS.sub(b"", text.encode()).translate(None, _CONTROLS)
        self._parts.append(part)
        self._bytes += len(part)


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
