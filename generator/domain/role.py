"""An editor's definition of a job family."""

from datetime import date
from typing import Annotated

from pydantic import Field

from generator.domain.model import Model
from generator.domain.publication import Schedule

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SocCode = Annotated[str, Field(pattern=r"^\d{2}-\d{4}$")]
OnetCode = Annotated[str, Field(pattern=r"^\d{2}-\d{4}\.\d{2}$")]
ListName = Annotated[str, Field(pattern=r"^[a-z]+$", max_length=30)]
Words = Annotated[str, Field(min_length=1, max_length=500)]


class Occupation(Model):
    """The standard occupations behind a role."""

    soc: Annotated[tuple[SocCode, ...], Field(min_length=1)]
    """SOC 2018 codes, the usual one first."""
    onet: tuple[OnetCode, ...] = ()
    """O*NET-SOC codes, the usual one first."""
    title: Words
    """Title of the first O*NET occupation."""


class TitleRules(Model):
    """Which titles belong to the role."""

    include: Annotated[tuple[Words, ...], Field(min_length=1)]
    """Patterns of titles that belong to the role."""
    exclude: tuple[Words, ...] = ()
    """Patterns of titles that do not, although they match `include`."""
    disciplines: tuple[Words, ...] = ()
    """What names the role after a general title: `Backend` in `Software Engineer, Backend`."""
    words: dict[ListName, Annotated[tuple[Words, ...], Field(min_length=1)]] = {}
    """Lists of words for the patterns above: `language: [java, .net]` is written `@language`."""
    over: tuple[Slug, ...] = ()
    """Roles that give way: a title of this role does not count under them."""
    over_nearby: tuple[Slug, ...] = ()
    """Roles that give way in the part of the title that names this role."""
    alone: bool = False
    """Whether a title of this role counts under no other role at all."""


class Role(Model):
    """One role: `roles/<slug>.yaml`. The slug is the file's name."""

    title: Words
    """The role's name in the singular: Backend Engineer."""
    plural: Words
    """The role's name in the plural: Backend Engineers."""
    aliases: tuple[Words, ...] = ()
    """Other names of the same role; each gets an address that redirects here."""
    family: Words
    """Heading under which the role is listed."""
    occupation: Occupation
    """The standard occupations behind the role."""
    titles: TitleRules
    """Which titles belong to the role."""
    intro: Annotated[str, Field(min_length=1)]
    """Opening paragraph of the role's page, in Markdown."""
    related: tuple[Slug, ...] = ()
    """Roles a reader may look at next."""
    owner: Words = "editors"
    """Who keeps it right."""
    draft: bool = False
    """Whether it is still being written: it is checked, has no page, and no posting counts under it."""
    publish_on: date | None = None
    """The first day on which it is published."""

    @property
    def schedule(self) -> Schedule:
        """The days on which it is published. Its address does not end by a date: links would break."""
        return Schedule(self.draft, self.publish_on)
