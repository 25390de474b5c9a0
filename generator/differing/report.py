"""What changes for readers, as `rolepages diff --format json` prints it."""

from datetime import date
from enum import StrEnum
from typing import Literal

from generator.domain.model import Model


class Change(StrEnum):
    """What becomes of an address, what matters most first."""

    GONE = "gone"
    CLOSED = "closed"
    REDIRECTED = "redirected"
    REOPENED = "reopened"
    NEW = "new"
    CHANGED = "changed"


class Cause(StrEnum):
    """Why a page is not what it was; a page may have several."""

    DATA = "data"
    """Postings, public records or settings say something else."""
    WORDS = "words"
    """An editor wrote something else."""
    FACTS = "facts"
    """A legal fact on it says something else."""
    TEMPLATE = "template"
    """A template that it is made with was changed."""
    SITE = "site"
    """site.yaml has another name, description, language, organisation or address, which pages print."""
    ASSET = "asset"
    """A style sheet, script or picture that it loads was changed."""
    DAY = "day"
    """Only the day or the counts that every page shows moved."""
    OTHER = "other"
    """The last publication keeps no trace of it, such as links or another version of the program."""


class Fate(StrEnum):
    """What an address without a page answers."""

    GONE = "gone"
    """It is told as gone for good: 410 where the host can, else 404."""
    REDIRECT = "redirect"
    """The host leads on from it."""
    NOT_FOUND = "not_found"
    """404."""


class FileKind(StrEnum):
    """What a file beside the pages is."""

    FEED = "feed"
    DOWNLOAD = "download"
    CALENDAR = "calendar"
    SITEMAP = "sitemap"
    ASSET = "asset"
    PICTURE = "picture"
    OTHER = "other"


class Moved(Model):
    """A number then and now."""

    before: int | None
    """At the last publication; nothing where it does not say."""
    now: int
    """Now."""


class PageChange(Model):
    """One address that answers something else than before."""

    address: str
    """Where the page is, from the root of the site."""
    kind: str
    """The kind of page, as the sitemap names it; of a page that is no more, what it was."""
    change: Change
    """What becomes of it."""
    causes: tuple[Cause, ...] = ()
    """Why, for a page that is changed; several may hold."""
    fate: Fate | None = None
    """What the address of a page that is gone answers: 410 where the host can, a redirect, or 404."""
    leads_to: str = ""
    """Where a redirect leads."""
    heading: str = ""
    """What a closed page's posting or list was called."""
    count_before: int | None = None
    """Distinct jobs of its list at the last publication; nothing for a page without a list."""
    count: int | None = None
    """The same now."""


class CountMove(Model):
    """A list of jobs that became longer or shorter."""

    address: str
    """The first page of the list."""
    kind: str
    """The kind of page."""
    before: int
    """Distinct jobs at the last publication."""
    now: int
    """Distinct jobs now."""


class GateFlip(Model):
    """A page that search engines begin or cease to hear of."""

    address: str
    """Where the page is."""
    kind: str
    """The kind of page."""
    indexable: bool
    """Whether search engines hear of it now."""
    values: tuple[str, ...]
    """The values of the publication gate that keep it back, each beside its floor."""


class FileChange(Model):
    """A file beside the pages that is not what it was."""

    address: str
    """Where it is."""
    kind: FileKind
    """What it is."""
    change: Literal[Change.NEW, Change.CHANGED, Change.GONE]
    """What becomes of it."""


class Due(Model):
    """A fact or a text that runs out or is to be looked at soon."""

    day: date
    """The day."""
    subject: str
    """A file, or a fact as `content/facts.yaml#ID`."""
    title: str
    """Its name for people."""
    message: str
    """What is due."""
    owner: str = ""
    """Who keeps it right."""


class Everywhere(Model):
    """What changed that many pages are made with."""

    templates: tuple[str, ...] = ()
    """Templates that are new, changed or no more, by path."""
    assets: tuple[str, ...] = ()
    """Style sheets, scripts and pictures of the design, by name."""
    site: tuple[str, ...] = ()
    """Keys of site.yaml that every page shows."""
    program: str = ""
    """The program that made the last publication, where it is another version."""


class DiffReport(Model):
    """What changes for readers if the site is built and published now: `rolepages diff --format json`."""

    previous: str | None
    """Where the last publication was read; nothing without one."""
    previous_today: date | None
    """The day of its pages; nothing without one."""
    previous_as_of: date | None
    """The day of its data; nothing without one."""
    today: date
    """The day of the pages now."""
    as_of: date
    """The day of the data now."""
    changes: bool
    """Whether anything changes for readers: a page, or a file beside the pages."""
    totals: dict[str, Moved]
    """`pages`, `postings`, `jobs`, `employers` and `roles` of the whole site."""
    everywhere: Everywhere
    """What changed that many pages are made with."""
    numbers: dict[Change, int]
    """How many pages there are of each change, those with none too."""
    causes: dict[Cause, int]
    """How many changed pages each cause has, those with none too; a page with two counts for both."""
    pages: tuple[PageChange, ...]
    """Every address that answers something else: by change in the order above, then by kind and address."""
    counts: tuple[CountMove, ...]
    """Lists of jobs that became longer or shorter, the largest moves first."""
    gate: tuple[GateFlip, ...]
    """Pages that search engines begin or cease to hear of."""
    files: tuple[FileChange, ...]
    """Files beside the pages that change; those of the search, the host and /admin/ are not looked at."""
    due_days: int
    """How many days ahead `due` looks."""
    due: tuple[Due, ...]
    """Facts and texts that run out or are to be looked at, the first day first."""
