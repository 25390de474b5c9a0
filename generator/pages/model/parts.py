"""Links, texts, sources and dated facts: what pages of every kind are made of."""

from dataclasses import dataclass
from datetime import date

from generator.domain.posting import TextFormat


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class DataDay:
    """A day on which the data held something."""

    on: date | None = None
    """None for the day of the data, which moves while all else on a page may stay."""


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link to a list and the number of jobs on it."""

    text: str
    url: str
    count: int
    note: str = ""
    """A few words more, such as how many of them offer sponsorship."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text for one page: Markdown, with a slot for each value that it prints."""

    body: str
    values: tuple[str, ...] = ()
    """What stands in the slots, by their numbers: text, never Markdown or HTML."""


@dataclass(frozen=True, slots=True)
class PostingText:
    """A part of a posting as its source wrote it: untrusted."""

    text: str
    format: TextFormat
    own_host: str = ""
    """The host of the site itself, to which a stranger's text does not link."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something can be checked."""

    title: str
    url: str
    accessed_on: date | None = None


@dataclass(frozen=True, slots=True)
class FactDays:
    """Days that a fact is about, such as a registration window."""

    name: str
    """Stays the same when the days are corrected."""
    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class FactValue:
    """A value that a fact had before, or will have."""

    value: str
    effective: date | None = None
    until: date | None = None
    """Last day; None for a value to come."""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class FactNote:
    """A dated legal fact as printed."""

    id: str
    label: str
    statement: str
    value: str
    status: str
    """settled, in force, in flux or proposed."""
    as_of: date
    effective: date | None
    expires: date | None
    sources: tuple[Source, ...]
    dates: tuple[FactDays, ...] = ()
    """In the order of the days."""
    review_by: date | None = None
    """Day by which somebody has to confirm it again."""
    question: str = ""
    """What nobody could confirm."""
    next: FactValue | None = None
    """The announced value."""
    history: tuple[FactValue, ...] = ()
    """Earlier values, the newest first."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A tip, or a question with its answer."""

    id: str
    """Fragment that links to it."""
    title: str
    body: Markdown
    sources: tuple[Source, ...] = ()
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A list as a file."""

    label: str
    url: str
