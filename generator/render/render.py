"""One page as data becomes one file's bytes."""

from jinja2 import Environment

from generator.pages.model.article import ArticlePage, DataPage, GuidesPage, MethodPage
from generator.pages.model.eligibility import EligibilityPage
from generator.pages.model.employer import EmployerPage, EmployersPage
from generator.pages.model.follow import FollowPage
from generator.pages.model.general import HomePage, NotFoundPage, RedirectPage, SavedPage
from generator.pages.model.page import Page, Site
from generator.pages.model.place import PlacePage, PlacesPage
from generator.pages.model.posting import PostingPage
from generator.pages.model.role import RolePage, RolesPage
from generator.pages.model.search import SearchPage
from generator.pages.model.visa import VisaPage, VisasPage
from generator.problems.problem import Checked
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
    NotFoundPage: "pages/not_found.html",
    RedirectPage: "pages/redirect.html",
}
"""The template of every kind of page; a test proves that none is missing."""

_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
"""Characters that no HTML may hold and that reach pages with other people's titles."""

_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the direction of writing; left open in a posting's title they would turn the page's."""


def render_page(page: Page, site: Site, environment: Environment) -> bytes:
    """The page's HTML in UTF-8, without control characters.

    Equal arguments give equal bytes; a faulty template raises.
    """
    template = environment.get_template(TEMPLATES[type(page)])
    text = template.render(page=page, site=site)
    for mark in _DIRECTIONS:
        text = text.replace(mark, "")
    return text.encode().translate(None, _CONTROLS)


def checked_render(page: Page, site: Site, environment: Environment) -> Checked[bytes]:
    """The page's HTML, or nothing and the problem that its template has."""
    try:
        return Checked(render_page(page, site, environment))
    except TEMPLATE_ERRORS as error:
        return Checked(b"", (template_problem(error, environment, page.url),))
