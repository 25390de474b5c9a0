"""The one place where an address is spelled. All begin and end with `/` unless they name a file."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, urlencode

HOME = "/"
ROLES = "/roles/"
VISAS = "/visas/"
EMPLOYERS = "/employers/"
PLACES = "/places/"
GUIDES = "/guides/"
SEARCH = "/search/"
SAVED = "/saved/"
FOLLOW = "/follow/"
DATA = "/data/"
ELIGIBILITY = "/can-i-use-this/"
ELIGIBILITY_TITLE = "Can I use this?"
METHOD = "/method/"
FACTS = "/facts/"
FACTS_TITLE = "Legal facts"
NOT_FOUND = "/404.html"
INDEX = "/pagefind/"
"""Folder of the search's files."""

RESERVED = frozenset(
    {
        "404", "admin", "assets", "can-i-use-this", "employers", "facts", "follow", "guides", "jobs",
        "manifest", "pagefind", "places", "robots", "roles", "saved", "search", "sitemap", "visas",
    }
)  # fmt: skip
"""First parts of addresses that pages of the site itself cannot have."""


def role(slug: str) -> str:
    """A role's page."""
    return f"/roles/{slug}/"


def role_visa(slug: str, visa_slug: str) -> str:
    """A role's page for one visa."""
    return f"/roles/{slug}/{visa_slug}/"


def role_state(slug: str, state_slug: str) -> str:
    """A role's page for one state."""
    return f"/roles/{slug}/in/{state_slug}/"


def visa(slug: str) -> str:
    """A visa's page."""
    return f"/visas/{slug}/"


def eligibility(*, role: str = "", visa: str = "") -> str:
    """Who can use which visa, with links to a role's jobs, or at one visa."""
    fragment = f"#role={role}" if role else f"#{visa}" if visa else ""
    return f"{ELIGIBILITY}{fragment}"


def employer(slug: str) -> str:
    """An employer's page."""
    return f"/employers/{slug}/"


def employers_by_initial(initial: str) -> str:
    """The employers whose slug begins with a letter, or with a digit (`0-9`)."""
    return f"/employers/by/{initial}/"


def place(state_slug: str) -> str:
    """A state's page."""
    return f"/places/{state_slug}/"


def fact(id_: str) -> str:
    """A fact on the page of all facts."""
    return f"{FACTS}#fact-{id_}"


def posting(slug: str) -> str:
    """A posting's page."""
    return f"/jobs/{slug}/"


def guide(slug: str) -> str:
    """A guide."""
    return f"/guides/{slug}/"


def content_page(slug: str) -> str:
    """A page of the site itself."""
    return f"/{slug}/"


def numbered(list_url: str, number: int) -> str:
    """A further page of a list; the first is the list's own address."""
    return list_url if number == 1 else f"{list_url}page/{number}/"


def atom_feed(list_url: str) -> str:
    """The Atom feed of a list."""
    return f"{list_url}feed.atom"


def json_feed(list_url: str) -> str:
    """The JSON feed of a list."""
    return f"{list_url}feed.json"


def atom_changes(page_url: str) -> str:
    """The Atom feed of what changes in a page's facts and texts."""
    return f"{page_url}changes.atom"


def json_changes(page_url: str) -> str:
    """The same as a JSON Feed."""
    return f"{page_url}changes.json"


def calendar(page_url: str) -> str:
    """The calendar of a page's dated facts."""
    return f"{page_url}dates.ics"


def json_download(list_url: str) -> str:
    """A list as JSON."""
    return f"{list_url}jobs.json"


def csv_download(list_url: str) -> str:
    """A list as CSV."""
    return f"{list_url}jobs.csv"


FILES_BESIDE = (
    atom_feed, json_feed, json_download, csv_download, atom_changes, json_changes, calendar,
)  # fmt: skip
"""The addresses of files that stand beside pages, each by the page's."""


def search(**facets: Sequence[str]) -> str:
    """The search with facets set; several values of one facet are alternatives."""
    pairs = [_pair(name, value) for name, values in facets.items() for value in values]
    return f"{SEARCH}?{'&'.join(pairs)}" if pairs else SEARCH


@lru_cache(maxsize=4096)
def _pair(name: str, value: str) -> str:
    """One facet with its value; the same few are spelled for every list."""
    return urlencode({name: value})


def report(report_url: str, page_url: str, subject: str) -> str:
    """Where to report an error on a page: a mail with a subject, or a form with the page's address."""
    if report_url.startswith("mailto:"):
        return f"{report_url}?subject={quote(subject)}&body={quote(page_url)}"
    joint = "&" if "?" in report_url else "?"
    return f"{report_url}{joint}{urlencode({'page': page_url})}"
