"""The typed `site.yaml`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field

from generator.domain.model import Model
from generator.domain.posting import WebAddress
from generator.domain.role import Words

Count = Annotated[int, Field(ge=0)]
Percent = Annotated[int, Field(ge=0, le=100)]
Days = Annotated[int, Field(ge=0, le=3650)]
Folder = Annotated[str, Field(pattern=r"^[^/\\.][^\\]*$")]


class Organisation(Model):
    """Who publishes the site."""

    name: Words
    """Name of the publisher."""
    url: WebAddress | None = None
    """The publisher's own address, if it is another than the site's."""
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    """Address for questions."""


class Floors(Model):
    """From how many jobs on a page is published; below, it is not built."""

    role_visa: Count = 1
    """Jobs with evidence for the visa."""
    role_state: Count = 5
    """Jobs of the role in the state."""
    employer: Count = 1
    """Open jobs of the employer."""
    statistics: Annotated[int, Field(ge=10)] = 10
    """Values behind a printed statistic; never under 10."""


class Gate(Model):
    """What a list must hold before search engines, feeds and links lead to it; below, it can be read."""

    role_visa: Count = 3
    """Open jobs of a role with evidence for a visa: two are no list."""
    role_state: Count = 5
    """Open jobs of a role in a state: few searches are so narrow, and a short list soon empties."""
    employer: Count = 1
    """Open jobs of an employer: its filings make a page even of one."""
    place: Count = 3
    """Open jobs in a state."""
    own_text: Percent = 3
    """Least share of a page's text, in percent, that no sibling has; a card on two lists is neither's."""
    own_figures: Count = 3
    """Least number of lines with figures that no other page of its kind has: facts true of it alone."""
    written: Percent = 10
    """Least share of a page's words, in percent, that is written or computed and not copied from postings."""
    editorial: Percent = 2
    """Least share of the words of a role's page for a visa, in percent, that an editor wrote."""
    reviewed_days: Count = 730
    """Days since the oldest review of a page's texts; older advice on the law misleads."""
    like: Percent = 80
    """How much, in percent, a page may be like an open page of its kind."""
    most_like: Percent = 5
    """Percent of a kind's open pages that may be more like one than that; both of a pair count."""
    most_like_blanked: Percent = 20
    """The same with the page's own names and all figures left out: a template with names changed."""
    most_leaving: Percent = 50
    """Percent of a kind's pages that may leave search engines with one publication; more is an accident."""


class PostingPages(StrEnum):
    """Which postings have a page of their own."""

    ALL = "all"
    NEWEST = "newest"
    LINK_ONLY = "link_only"


class Postings(Model):
    """How postings stand on the site. Lists, feeds, downloads and the search have all of them in any case."""

    pages: PostingPages = PostingPages.ALL
    """Which have a page: all, the newest of each role, or none. The others lead to the employer's page."""
    newest: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    """How many open jobs of each role, and of none, have a page where `pages` is `newest`."""


class Budgets(Model):
    """The most that a page may weigh, in KB of 1,024 bytes; a heavier page is an error."""

    page: Annotated[int, Field(ge=10)] = 100
    """HTML of a role's page."""
    page_gzip: Annotated[int, Field(ge=5)] = 25
    """The same, compressed as it travels (gzip)."""
    scripts_gzip: Annotated[int, Field(ge=5)] = 15
    """All scripts that a page loads, compressed, without those of the search engine."""


class Paths(Model):
    """Where things are, relative to the site's folder."""

    data: Folder = "data"
    """The snapshot of postings."""
    roles: Folder = "roles"
    """The roles."""
    content: Folder = "content"
    """The articles and the facts."""
    templates: Folder = "templates"
    """The templates of the pages."""


CmsBackend = Literal["github", "gitlab", "gitea", "git-gateway", "local"]


class Cms(Model):
    """Editing in the browser at `/admin/`. Without this key there is no such page."""

    backend: CmsBackend
    """Where the files are kept; `local` is a folder of the same machine, served by decap-server."""
    repo: Annotated[str, Field(pattern=r"^[\w.-]+(/[\w.-]+)+$", max_length=200)] | None = None
    """The repository: `owner/name`."""
    branch: Annotated[str, Field(pattern=r"^\w[\w./-]*$", max_length=200)] = "main"
    """The branch that is edited."""
    folder: Folder | None = None
    """The site's folder inside the repository, where it is not the repository itself."""
    server: WebAddress | None = None
    """Your own server of Gitea, GitLab or the git gateway; for `local`, where decap-server listens."""
    sign_in: WebAddress | None = None
    """Where editors sign in for GitHub: the address of a service of yours, as docs/deploying.md explains."""
    app_id: Annotated[str, Field(pattern=r"^\S+$", max_length=200)] | None = None
    """The identifier that GitLab or Gitea gave to this site as an application."""
    review: bool = False
    """Whether what is saved waits as a draft until somebody publishes it."""


CMS_NEEDS: Mapping[CmsBackend, tuple[str, ...]] = {
    "github": ("repo", "sign_in"),
    "gitlab": ("repo", "app_id"),
    "gitea": ("repo", "app_id", "server"),
    "git-gateway": (),
    "local": (),
}
"""What the settings of each backend cannot do without."""

CMS_TAKES: Mapping[CmsBackend, tuple[str, ...]] = {
    "github": ("review",),
    "gitlab": ("server", "review"),
    "gitea": (),
    "git-gateway": ("server", "review"),
    "local": ("server", "review"),
}
"""What they can say besides, beside the branch and the folder, which all take."""


def address_fault(address: str) -> str:
    """What keeps `address` from being a site's; empty when it can be.

    Addresses inside the site begin at the root of its host, so a site has a host of its own.
    """
    try:
        parts = urlsplit(address)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        return "is no web address"
    if not whole or any(sign.isspace() or sign in '<>"' for sign in address):
        return "is no web address"
    if "?" in address or "#" in address:
        return "has a `?` or a `#`"
    if parts.username is not None:
        return "holds a name or a password"
    if parts.path not in {"", "/"}:
        return f"has a path, `{parts.path}`; a site is published at the root of a host"
    return ""


class Settings(Model):
    """`site.yaml`."""

    name: Words
    """Name of the site."""
    base_url: WebAddress
    """Address the site is published at, such as https://jobs.example."""
    description: Annotated[str, Field(min_length=20, max_length=300)]
    """One sentence about the site, for the home page and search engines."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    """Language of the texts."""
    organisation: Organisation
    """Who publishes the site."""
    report_url: Annotated[str, Field(pattern=r"^(https?://|mailto:)\S+$")]
    """Where readers report errors: a form's address or mailto:. The page's address is appended."""
    data_licence: WebAddress | None = None
    """Address of the licence of the site's own downloads; shown beside them and told to search engines."""
    countries: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], ...], Field(min_length=1)] = (
        "US",
    )
    """Countries (ISO 3166-1) whose jobs the role pages count; others are in the search."""
    per_page: Annotated[int, Field(ge=5, le=100)] = 25
    """Jobs on one page of a list."""
    max_rejects: Count = 100
    """Broken postings up to which a build goes on without them."""
    closed_days: Days = 30
    """Days for which a posting that left the data, or a list that lost its last job, keeps a closed page."""
    gone_days: Days = 365
    """Days after that for which its address is told as gone, where the host can."""
    postings: Postings = Postings()
    """Which postings have a page of their own."""
    floors: Floors = Floors()
    """From how many jobs on a page is published."""
    gate: Gate = Gate()
    """What a list must hold before search engines hear of it."""
    budgets: Budgets = Budgets()
    """The most that a page may weigh."""
    paths: Paths = Paths()
    """Where things are."""
    cms: Cms | None = None
    """Editing in the browser, at `/admin/`; off where it is left out."""
