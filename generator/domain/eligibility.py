"""`content/eligibility.yaml`: to whom each visa is commonly open, and what it commonly asks for.

A way describes people by what four questions can tell. What a person has to show beyond that is said in
words; nothing here is a verdict about anybody.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.domain.article import Reviewed
from generator.domain.model import Model
from generator.domain.posting import WebAddress
from generator.domain.role import Slug, Words

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class Where(StrEnum):
    """Where a person is when the way begins."""

    OUTSIDE = "outside"
    INSIDE = "inside"


class Degree(StrEnum):
    """The highest degree a person has, from a school in any country."""

    NONE = "none"
    BACHELOR = "bachelor"
    ADVANCED = "advanced"


class USSchool(StrEnum):
    """What a person has to do with a school in the United States."""

    STUDYING = "studying"
    GRADUATED = "graduated"
    NEITHER = "neither"


class DatedSource(Model):
    """Where a condition can be checked."""

    title: Words
    """Who says it and where."""
    url: WebAddress
    """Address of the page."""
    as_of: date
    """Day the page was last read."""


class Way(Model):
    """One way to one visa: a row of the table."""

    visa: Slug
    """The visa, by its name in addresses: `h-1b`, `tn`."""
    title: Words
    """What tells this way from the others of the visa, in a few words."""
    citizenship: Annotated[tuple[Country, ...], Field(min_length=1)] | Literal["any"] = "any"
    """Countries whose citizens it is for, or `any`."""
    where: Annotated[tuple[Where, ...], Field(min_length=1)] | Literal["any"] = "any"
    """Where people are when it begins, or `any`."""
    degree: Annotated[tuple[Degree, ...], Field(min_length=1)] | Literal["any"] = "any"
    """Highest degrees it is for, or `any`; `none` is no bachelor's degree, `advanced` a master's or more."""
    us_school: Annotated[tuple[USSchool, ...], Field(min_length=1)] | Literal["any"] = "any"
    """Whether it is for people who study at or graduated from a US school, or `any`."""
    commonly_requires: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=600)], ...], Field(min_length=1, max_length=12)
    ]
    """What it commonly asks for, a sentence or two each; facts as `{{ fact.ID }}`."""
    sources: Annotated[tuple[DatedSource, ...], Field(min_length=1)]
    """Where its conditions can be checked."""


class Eligibility(Reviewed):
    """`content/eligibility.yaml`."""

    ways: tuple[Way, ...] = ()
    """The rows of the table; those of one visa keep their order."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What its rows ask for, each as written."""
        return tuple(text for way in self.ways for text in way.commonly_requires)
