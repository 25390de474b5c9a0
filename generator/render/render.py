"""One page as data becomes one file's bytes."""

from jinja2 import Environment

from generator.pages import page as kinds
from generator.pages.page import Page, Site
from generator.problems.problem import Checked
from generator.render.template_errors import TEMPLATE_ERRORS, template_problem

TEMPLATES: dict[type[Page], str] = {
    kinds.HomePage: "pages/home.html",
    kinds.RolesPage: "pages/roles.html",
    kinds.RolePage: "pages/role.html",
    kinds.VisasPage: "pages/visas.html",
    kinds.VisaPage: "pages/visa.html",
    kinds.EmployersPage: "pages/employers.html",
    kinds.EmployerPage: "pages/employer.html",
    kinds.PlacesPage: "pages/places.html",
    kinds.PlacePage: "pages/place.html",
    kinds.PostingPage: "pages/posting.html",
    kinds.GuidesPage: "pages/guides.html",
    kinds.ArticlePage: "pages/article.html",
    kinds.DataPage: "pages/data.html",
    kinds.MethodPage: "pages/method.html",
    kinds.SearchPage: "pages/search.html",
    kinds.NotFoundPage: "pages/not_found.html",
    kinds.RedirectPage: "pages/redirect.html",
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
