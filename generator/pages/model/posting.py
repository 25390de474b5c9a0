"""The page of one posting: its evidence ladder, its text and where it counts."""

from dataclasses import dataclass
from datetime import date

from generator.pages.model.figures import DataTable
from generator.pages.model.listing import Badge, JobCard
from generator.pages.model.page import Page
from generator.pages.model.parts import DataDay, FactNote, Link, PostingText
from generator.pages.model.wages import WagePanel


@dataclass(frozen=True, slots=True)
class RoleReason:
    """Why a posting counts under a role."""

    role: Link
    reason: str


@dataclass(frozen=True, slots=True)
class PostingSection:
    """A part of the posting's text under its heading."""

    heading: str
    text: PostingText


@dataclass(frozen=True, slots=True)
class Repost:
    """Another posting of the same job."""

    link: Link
    """Its address is empty for postings that are only counted."""
    posted_on: date | None = None
    away: str = ""
    """The host that the link leads to, when that posting has no page on this site."""


@dataclass(frozen=True, slots=True)
class MatchNote:
    """The legal entities behind an employer's name and how they were found."""

    entities: str
    how: str
    source: Link | None
    """Where a brand or a listed name is known from; its address may be empty."""
    report_url: str
    """Prefilled address for saying that the match is wrong; empty when the site takes no reports."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the evidence ladder on a posting's page, strongest first."""

    badge: Badge
    explanation: str
    """What this evidence means and does not mean."""
    day: DataDay | None
    source: str
    """Who the words or the record come from; a set of records with the days that are counted."""
    source_url: str = ""
    figures: DataTable | None = None
    notes: tuple[str, ...] = ()
    """What the figures do not show: visa classes, withdrawn applications."""
    match: MatchNote | None = None
    facts: tuple[FactNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """What can and cannot be known of one visa."""

    visa: Link
    record: str
    """What public records exist."""
    unknowable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingPage(Page):
    """`/jobs/<slug>/`: one posting."""

    card: JobCard
    closed: bool
    """Its closing day had passed on the day the site is built for."""
    apply_url: str
    apply_host: str
    places: tuple[str, ...]
    remote_within: tuple[str, ...]
    ladder: tuple[Rung, ...]
    silent: str
    """That the posting's words are silent, when what is known is of the employer alone."""
    record_note: str
    """What is to be said of public records that gave no rung; empty when they gave all they could."""
    record_report_url: str
    """Prefilled address for saying which company is meant."""
    limits: tuple[Limit, ...]
    """What cannot be known, for each visa named and always for H-1B."""
    limits_note: str
    """For which visas public records exist at all."""
    wages: WagePanel | None
    wage_note: str
    """Why there is no comparison with wage levels, when `wages` is None."""
    sections: tuple[PostingSection, ...]
    text_note: str
    """Why the text is short or missing: the source's rights."""
    skills: tuple[str, ...]
    posted_on: date | None
    updated_on: date | None
    first_seen: date | None
    last_seen: DataDay | None
    source: Link
    source_licence: str
    reference: str
    """The posting's identifier within its source."""
    reposts: tuple[Repost, ...]
    """The other postings of the same job."""
    roles: tuple[RoleReason, ...]
    similar: tuple[JobCard, ...]
