"""What editors write in Markdown, and the facts their texts cite."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field, model_validator

from generator.domain.model import Model
from generator.domain.posting import WebAddress
from generator.domain.role import Slug, Words

ReviewPeriod = Annotated[str, Field(pattern=r"^[1-9]\d? (month|months|year|years)$")]
FactId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]


class Citation(Model):
    """Where a statement can be checked."""

    title: Words
    """Who says it and where."""
    url: WebAddress
    """Address of the page."""
    accessed_on: date | None = None
    """Day the page was last read."""


class Reviewed(Model):
    """The keys every article carries about its own age."""

    reviewed_on: date
    """Day the text was last checked."""
    review_in: ReviewPeriod = "12 months"
    """Time until it has to be checked again, such as `6 months`."""
    sources: tuple[Citation, ...] = ()
    """Where the statements can be checked."""


class Entry(Reviewed):
    """A text that stands on pages of roles and visas.

    Of several entries with one key the most specific stands: role and visa, then visa, then role, then
    all. The key is the file's name, so `faq/backend-engineer/prevailing-wage.md` replaces
    `faq/shared/prevailing-wage.md` where both apply.
    """

    roles: Annotated[tuple[Slug, ...], Field(min_length=1)] | Literal["all"]
    """Roles on whose pages it stands, or `all`."""
    visas: Annotated[tuple[Slug, ...], Field(min_length=1)] | Literal["all", "none"] = "none"
    """Visas on whose role pages it stands; `none`: on the role's main page only; `all`: on both."""
    order: int = 100
    """Place among its neighbours; lower comes first."""


class Tip(Entry):
    """`content/tips/**/<key>.md`: one piece of advice."""

    title: Words
    """The advice in a few words."""


class Faq(Entry):
    """`content/faq/**/<key>.md`: one question, answered in the body."""

    question: Words
    """The question as a reader would ask it."""


class Guide(Reviewed):
    """`content/guides/<slug>.md`: a longer article."""

    title: Words
    """The page's heading."""
    description: Annotated[str, Field(min_length=40, max_length=200)]
    """One sentence for lists and search engines."""
    order: int = 100
    """Place in the list of guides."""
    visas: tuple[Slug, ...] = ()
    """Visas it is about."""


class VisaText(Reviewed):
    """`content/visas/<slug>.md`: what a visa is; the body says who can use it and how."""

    title: Words
    """The visa's full name: H-1B specialty occupation visa."""
    summary: Annotated[str, Field(min_length=40, max_length=300)]
    """One or two sentences: who it is for."""
    employer_step: Words
    """What the employer has to do, in one sentence."""
    public_record: Words
    """What public record by employer exists, in one sentence."""
    unknowable: Words
    """What cannot be known from public records, in one sentence."""


class ContentPage(Reviewed):
    """`content/pages/<slug>.md`: method, about, corrections and other pages of the site itself."""

    title: Words
    """The page's heading."""
    description: Annotated[str, Field(min_length=40, max_length=200)]
    """One sentence for search engines."""


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


class Fact(Model):
    """One dated legal fact of `content/facts.yaml`."""

    label: Words
    """What the value is: H-1B registration fee."""
    value: Words
    """The value as it stands in a sentence: $215."""
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
    owner: Words = "editors"
    """Who keeps it right."""
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """Where it can be checked."""


class FactLedger(Model):
    """`content/facts.yaml`."""

    facts: dict[FactId, Fact] = {}
    """Facts by id; texts cite them as `{{ fact.h1b_registration_fee }}`."""


H_co = TypeVar("H_co", bound=Reviewed, covariant=True)


@dataclass(frozen=True, slots=True)
class Article(Generic[H_co]):
    """A Markdown file: its head as a model, its body as written."""

    path: str
    """Relative to the site's folder."""
    key: str
    """The file's name without its ending."""
    head: H_co
    body: str
    body_line: int
    """Line of the file on which the body begins."""
