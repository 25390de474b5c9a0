"""One advertised job as the snapshot gives it, and the snapshot's own description."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.domain.model import Model
from generator.domain.place import PlaceEntry
from generator.domain.sponsorship import SourceReport
from generator.domain.wage import Pay

WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]
SourceName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]


class WorkMode(StrEnum):
    """Where the work is done, as the posting states it."""

    ON_SITE = "on_site"
    HYBRID = "hybrid"
    REMOTE = "remote"


class EmploymentType(StrEnum):
    """The kind of employment, as the posting states it."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACT = "contract"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"


class Seniority(StrEnum):
    """The level a title states."""

    INTERN = "intern"
    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"
    MANAGER = "manager"
    DIRECTOR = "director"
    UNSTATED = "unstated"


class TextFormat(StrEnum):
    """How descriptions and sections are written."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


class Sections(Model):
    """Parts of a description that the source keeps apart, in the posting's text format."""

    responsibilities: str | None = None
    """What the person will do."""
    requirements: str | None = None
    """What the person must bring."""
    preferred: str | None = None
    """What is welcome and not required."""
    benefits: str | None = None
    """What the employer offers beside pay."""
    about: str | None = None
    """What the employer says of itself."""


class Posting(Model):
    """One advertised job. Only the first five keys are required."""

    id: Annotated[str, Field(min_length=1, max_length=200)]
    """The posting's identifier, stable within its source."""
    source: SourceName
    """A source of the manifest."""
    title: Annotated[str, Field(min_length=1, max_length=500)]
    """The job's title as published."""
    employer: Annotated[str, Field(min_length=1, max_length=300)]
    """The employer's name as published."""
    url: WebAddress
    """Where to apply or read the original."""
    employer_url: WebAddress | None = None
    """The employer's own site."""
    places: tuple[PlaceEntry | str, ...] = ()
    """Places of work: parts, or strings as published."""
    work_mode: WorkMode | None = None
    """on_site, hybrid or remote, if stated."""
    remote_within: tuple[str, ...] = ()
    """Countries or states a remote worker may live in; a code like `DE` is read by the posting's country."""
    employment_type: EmploymentType | None = None
    """full_time, part_time, contract, temporary or internship, if stated."""
    posted_on: date | None = None
    """Day of first publication."""
    updated_on: date | None = None
    """Day of the last change."""
    closes_on: date | None = None
    """Last day to apply, only if the employer published one."""
    first_seen: date | None = None
    """Day the source's data first held the posting."""
    last_seen: date | None = None
    """Day the source's data last held the posting."""
    pay: Pay | None = None
    """Pay, only if the employer published it."""
    description: str = ""
    """The posting's text."""
    description_format: TextFormat = TextFormat.HTML
    """html, markdown or text."""
    sections: Sections | None = None
    """Parts of the text that the source keeps apart."""
    sponsorship: SourceReport | None = None
    """What the source says about sponsorship."""
    soc: Annotated[str, Field(pattern=r"^\d{2}-\d{4}(\.\d{2})?$")] | None = None
    """SOC 2018 or O*NET-SOC code, a hint."""
    category: str | None = None
    """The source's own category, a hint."""
    seniority: Seniority | None = None
    """The source's own level, a hint."""


class Rights(StrEnum):
    """How much of a source's text may be republished."""

    FULL_TEXT = "full_text"
    SUMMARY = "summary"
    LINK_ONLY = "link_only"


class Source(Model):
    """Where postings come from and what may be done with them."""

    name: SourceName
    """Short name that postings refer to."""
    title: str
    """Name as shown to visitors."""
    url: WebAddress | None = None
    """The source's own address."""
    licence: str = "not stated"
    """Licence or terms the data came under."""
    rights: Rights = Rights.LINK_ONLY
    """full_text, summary or link_only: how much of a posting's text may be shown."""
    markup: bool = False
    """Whether its postings may carry JobPosting markup for search engines."""


class Manifest(Model):
    """`snapshot.yaml`: the day of the data and its sources."""

    format: Annotated[int, Field(ge=1, le=1)] = 1
    """Version of this format."""
    as_of: date
    """The day the data describes; every "open now" is relative to it."""
    demo: bool = False
    """Made-up data: a banner on every page, and search engines are kept out."""
    sources: tuple[Source, ...]
    """Every source a posting may name."""
