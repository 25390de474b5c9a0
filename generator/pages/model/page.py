"""The site, and what every page of it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.pages.model.parts import Link


@dataclass(frozen=True, slots=True)
class SocialImage:
    """The picture that stands for a page where its link is shared."""

    url: str
    """Absolute address."""
    words: str
    """What stands on it."""
    width: int
    """Pixels."""
    height: int


NO_IMAGE = SocialImage("", "", 0, 0)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's `<head>`."""

    title: str
    description: str
    canonical: str
    """Absolute address."""
    indexable: bool = True
    """False prints `noindex`; the sitemap follows the same flag."""
    wanted: bool = True
    """Whether the page is one for search engines; a demo's pages are not indexable all the same."""
    structured_data: str = ""
    """JSON-LD, ready for a script element."""
    feeds: tuple[Link, ...] = ()
    """Atom and JSON feed of the page's list."""
    previous: str = ""
    next: str = ""
    image: SocialImage | None = None
    """The page's own picture; None where the site's stands for it."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the site."""

    name: str
    language: str
    organisation: str
    description: str
    base_url: str
    data_date: date
    """Day of the snapshot."""
    today: date
    """Day the site is built for."""
    demo: bool
    assets: Mapping[str, str]
    """Asset name -> hashed address: `site.css` -> `/assets/site.1a2b3c4d.css`."""
    imports: Mapping[str, tuple[str, ...]]
    """Script name -> addresses of the scripts that it imports, to be loaded beside it."""
    roles: int
    jobs: int
    postings: int
    employers: int
    eligibility: str = ""
    """Address of the page about who can use which visa; empty when the site has none."""
    facts: str = ""
    """Address of the page of legal facts; empty when the site has none."""
    image: SocialImage = NO_IMAGE
    """What stands for pages without a picture of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all pages have."""

    url: str
    heading: str
    head: Head
    breadcrumbs: tuple[Link, ...] = ()
    report_url: str = ""
    """Prefilled address for reporting an error on this page."""
