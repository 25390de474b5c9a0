"""The page that says to whom each visa is commonly open."""

from dataclasses import dataclass
from datetime import date

from generator.pages.model.page import Page
from generator.pages.model.parts import FactNote, Link, Markdown, Source


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question."""

    value: str
    """What ways name in `Condition.accepts`."""
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the four questions over the table."""

    name: str
    """citizenship, where, degree or school."""
    text: str
    """The question as asked."""
    column: str
    """Its column of the table."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Whom a way is for, by the answers to one question."""

    question: str
    """The question's name."""
    column: str
    words: str
    """As printed: `Canada or Mexico`, `Any`."""
    accepts: tuple[str, ...] = ()
    """Values of the answers that fit; with none all do."""
    reason: str = ""
    """Why another answer does not fit, after "because"."""


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way to a visa: a row of the table."""

    title: str
    conditions: tuple[Condition, ...]
    """One for each question, in their order."""
    requires: tuple[Markdown, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class VisaWays:
    """The ways to one visa."""

    slug: str
    name: str
    kind: str
    """What it is, when it is not a work visa."""
    url: str
    """The visa's page; empty when it has none."""
    roles: tuple[str, ...]
    """Slugs of the roles with a page for the visa."""
    ways: tuple[WayRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityPage(Page):
    """`/can-i-use-this/`."""

    questions: tuple[Question, ...]
    visas: tuple[VisaWays, ...]
    roles: tuple[Choice, ...]
    """Roles with a page for some visa, by title."""
    reviewed_on: date
    cited: tuple[FactNote, ...]
    sources: tuple[Source, ...]
    changes: tuple[Link, ...]
    """The feeds of what changes in its facts and text."""
