"""What editors write in Markdown."""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field

from generator.domain.model import Model
from generator.domain.posting import WebAddress
from generator.domain.publication import Schedule
from generator.domain.role import Slug, Words

ReviewPeriod = Annotated[str, Field(pattern=r"^[1-9]\d? (month|months|year|years)$")]


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
    owner: Words = "editors"
    """Who keeps it right."""
    sources: tuple[Citation, ...] = ()
    """Where the statements can be checked."""

    @property
    def review_due(self) -> date:
        """The last day on which its review holds."""
        number, unit = self.review_in.split(" ")
        months = int(number) * (12 if unit.startswith("year") else 1)
        return _months_later(self.reviewed_on, months)


class Scheduled(Reviewed):
    """The keys of a text that can be kept back, or taken down on a day."""

    draft: bool = False
    """Whether it is still being written: it is checked like any other text, and not published."""
    publish_on: date | None = None
    """The first day on which it is published."""
    expires_on: date | None = None
    """The last day on which it is published."""

    @property
    def schedule(self) -> Schedule:
        """The days on which it is published."""
        return Schedule(self.draft, self.publish_on, self.expires_on)


class Entry(Scheduled):
    """A text that stands on pages of roles and visas.

    Of several entries with one key the most specific stands: role and visa, then visa, then role, then
    all. The key is the file's name, so `faq/backend-engineer/prevailing-wage.md` replaces
    `faq/shared/prevailing-wage.md` where both apply.
    """

    roles: Annotated[tuple[Slug, ...], Field(min_length=1)] | Literal["all", "none"]
    """Roles on whose pages it stands, or `all`; `none`: only where other files use it."""
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


class Reuse(Model):
    """A tip or a question whose text is another file's, for pages of its own."""

    use: Annotated[str, Field(min_length=1, max_length=200)]
    """The shared text: its file's name, or its path below the folder of its kind, without `.md`."""
    roles: Annotated[tuple[Slug, ...], Field(min_length=1)] | Literal["all"]
    """Roles on whose pages it stands, or `all`."""
    visas: Annotated[tuple[Slug, ...], Field(min_length=1)] | Literal["all", "none"] = "none"
    """Visas on whose role pages it stands; `none`: on the role's main page only; `all`: on both."""
    order: int | None = None
    """Place among its neighbours, if not the shared text's."""
    draft: bool = False
    """Whether it is kept back, though the shared text is not."""


class TipReuse(Reuse):
    """`content/tips/**/<key>.md` that begins with `use`."""

    title: Words | None = None
    """The advice in a few words, if not the shared text's."""


class FaqReuse(Reuse):
    """`content/faq/**/<key>.md` that begins with `use`."""

    question: Words | None = None
    """The question, if not the shared text's."""


class Guide(Scheduled):
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


class ContentPage(Scheduled):
    """`content/pages/<slug>.md`: method, about, corrections and other pages of the site itself."""

    title: Words
    """The page's heading."""
    description: Annotated[str, Field(min_length=40, max_length=200)]
    """One sentence for search engines."""


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
    shared: str = ""
    """Path of the file whose text this is; empty when it is its own."""


def _months_later(start: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = min(start.year + years, MAXYEAR)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
