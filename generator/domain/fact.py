"""The dated facts of the law that texts cite."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from generator.domain.article import Citation
from generator.domain.figures import Figure, FigureKind, figures_in
from generator.domain.model import Model
from generator.domain.role import Slug, Words

FactId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]


class FactStatus(StrEnum):
    """How firm a fact is."""

    SETTLED = "settled"
    IN_FORCE = "in force"
    IN_FLUX = "in flux"
    PROPOSED = "proposed"


class FactDays(Model):
    """A day, or the days from one to another, that a fact is about: a window for doing something."""

    label: Words
    """What happens then, as a calendar names it: Registration for fiscal year 2027."""
    first: date
    """The first day."""
    last: date | None = None
    """The last day; without it, the first is the only one."""

    @model_validator(mode="after")
    def _days_are_ordered(self) -> "FactDays":
        if self.last is not None and self.last < self.first:
            raise ValueError(f"`last` ({self.last}) is before `first` ({self.first})")
        return self


class FactNext(Model):
    """A value that is announced and not yet in force."""

    value: Words
    """The value to come, as it will stand in a sentence."""
    effective: date
    """Day from which it holds."""
    sources: tuple[Citation, ...] = ()
    """Where the announcement can be checked."""


class FactPast(Model):
    """A value that held before."""

    value: Words
    """The value as it stood in a sentence."""
    effective: date | None = None
    """Day it came into force."""
    until: date
    """Last day it held."""
    sources: tuple[Citation, ...] = ()
    """Where it can be checked."""

    @model_validator(mode="after")
    def _days_are_ordered(self) -> "FactPast":
        if self.effective is not None and self.until < self.effective:
            raise ValueError(f"`until` ({self.until}) is before `effective` ({self.effective})")
        return self


FactKind = Literal["money", "count", "date", "percent", "period", "text"]


class Fact(Model):
    """One dated legal fact of `content/facts.yaml`."""

    label: Words
    """What the value is: H-1B registration fee."""
    value: Words
    """The value as it stands in a sentence: $215."""
    kind: FactKind = "text"
    """What the value is; its words hold figures of that kind, unless it is a text."""
    as_of: date
    """Day the value was last confirmed."""
    effective: date | None = None
    """Day it came into force."""
    expires: date | None = None
    """Last day it can be used; later use fails the build."""
    review_by: date | None = None
    """Day by which it has to be confirmed again."""
    dates: dict[FactId, FactDays] = {}
    """Days for the calendar, by a name of their own that stays the same when the days are corrected."""
    status: FactStatus
    """settled, in force, in flux or proposed."""
    statement: Annotated[str, Field(min_length=1, max_length=600)]
    """The fact in one or two full sentences, as printed under "what to know now"."""
    visas: tuple[Slug, ...] = ()
    """Visas on whose pages it is printed."""
    everywhere: bool = False
    """Whether it is printed on every role page."""
    question: Words | None = None
    """What nobody could confirm; asked for where the fact is in flux."""
    next: FactNext | None = None
    """The announced value with its day."""
    history: tuple[FactPast, ...] = ()
    """Earlier values, the newest first."""
    owner: Words = "editors"
    """Who keeps it right."""
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """Where it can be checked."""

    @model_validator(mode="after")
    def _value_is_of_its_kind(self) -> "Fact":
        if self.kind != "text" and not self.figures:
            raise ValueError(f"`{self.value}` holds no {self.kind}; {_WRITTEN[self.kind]}")
        return self

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The typed value: the figures of its kind in the words, in their order; none of a text."""
        if self.kind == "text":
            return ()
        return tuple(each for each in figures_in(self.value) if each.kind is FigureKind(self.kind))


_WRITTEN = {
    "money": "write dollars as `$215`",
    "count": "write a number as `65,000`",
    "date": "write a day as `4 June 2025`",
    "percent": "write a share as `17%`",
    "period": "write a length of time as `60 days`",
}


class FactLedger(Model):
    """`content/facts.yaml`."""

    facts: dict[FactId, Fact] = {}
    """Facts by id; texts cite them as `{{ fact.h1b_registration_fee }}`."""
