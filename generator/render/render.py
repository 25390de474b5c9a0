"""One page as data becomes one file's bytes."""

import re

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


def render_page(page: Page, site: Site, environment: Environment, expansions: Expansions = NONE) -> bytes:
    """The page's HTML in UTF-8, its short forms explained, without control characters.

    Equal arguments give equal bytes; a faulty template raises.
    """
    template = environment.get_template(TEMPLATES[type(page)])
    text = expansions.in_page(template.render(page=page, site=site), _names(page))
    return _DIRECTIONS.sub(b"", text.encode()).translate(None, _CONTROLS)


def checked_render(
    page: Page, site: Site, environment: Environment, expansions: Expansions = NONE
) -> Checked[bytes]:
    """The page's HTML, or nothing and the problem that its template has."""
    try:
        return Checked(render_page(page, site, environment, expansions))
    except TEMPLATE_ERRORS as error:
        return Checked(b"", (template_problem(error, environment, page.url),))


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
