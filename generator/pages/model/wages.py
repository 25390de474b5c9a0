"""Posted pay beside the prevailing wage levels: of a role's list, and of one posting."""

from dataclasses import dataclass

from generator.pages.model.figures import Chart
from generator.pages.model.parts import FactNote, Link


@dataclass(frozen=True, slots=True)
class LevelWage:
    """One prevailing wage level in one area."""

    level: str
    """I, II, III or IV."""
    wage: str
    """A year; empty where none is published."""
    reached: int
    """Jobs whose posted pay begins at this level or above."""


@dataclass(frozen=True, slots=True)
class AreaLevels:
    """The four levels of a role's occupation in one area, and the jobs there."""

    area: str
    jobs: int
    paid: int
    """Jobs there whose posted pay can be compared."""
    levels: tuple[LevelWage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WageLevels:
    """Posted pay against prevailing wage levels."""

    occupation: str
    """The occupation whose levels are printed, with its code."""
    areas: tuple[AreaLevels, ...]
    more_areas: bool
    """Whether there are further areas."""
    chart: Chart | None
    """Jobs of the list by the level their posted pay begins at; None where too few can be compared."""
    compared: str
    """How many jobs can be compared, and why there is no chart where there is none."""
    source: Link
    """The wages with the days for which they hold; the address may be empty."""


@dataclass(frozen=True, slots=True)
class WageStep:
    """One prevailing wage level of an occupation in an area."""

    level: str
    yearly: str
    hourly: str
    reached: bool
    """Whether the posted pay, or a part of its range, lies at this level."""


@dataclass(frozen=True, slots=True)
class PlaceLevels:
    """The four levels of one area and where the posted pay stands."""

    area: str
    answer: str
    """`level II to III`; empty without pay to compare."""
    below: bool
    """Whether the posted pay, or a part of its range, is below level I."""
    steps: tuple[WageStep, ...]


@dataclass(frozen=True, slots=True)
class WagePanel:
    """Posted pay held against the prevailing wage levels."""

    answer: str
    """In one sentence."""
    occupation: str
    notes: tuple[str, ...]
    """How it was compared: the conversion, ranges, what is left out."""
    areas: tuple[PlaceLevels, ...]
    more_areas: tuple[str, ...]
    """Names of the areas compared with beside those printed."""
    source: Link
    """The wage table with its days."""
    meaning: FactNote | None
    """What a level means for the selection, as a dated fact; None where the ledger does not say."""
