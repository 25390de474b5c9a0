"""What a posting pays, as its employer published it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from generator.domain.model import Model

HOURS_A_YEAR = 2080
"""52 weeks of 40 hours: the factor of the US Department of Labor between hourly and yearly wages."""


Amount = Annotated[float, Field(ge=0.01, le=1e12)]
"""An amount of money. The bounds keep out slips of the keyboard, not any real pay in any currency."""


class WageLevel(StrEnum):
    """The four prevailing wage levels of the US Department of Labor."""

    ONE = "I"
    TWO = "II"
    THREE = "III"
    FOUR = "IV"


class WageUnit(StrEnum):
    """The time a pay figure is for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Pay(Model):
    """A pay range. A missing side stays missing; nothing is estimated."""

    low: Amount | None = None
    """Lowest pay, in the currency's main unit."""
    high: Amount | None = None
    """Highest pay, in the currency's main unit."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    """ISO 4217 code. Markup for search engines has the pay only where this key and `unit` are given."""
    unit: WageUnit = WageUnit.YEAR
    """hour, day, week, month or year. Markup has the pay only where this key and `currency` are given."""

    @model_validator(mode="after")
    def _range_is_ordered(self) -> "Pay":
        if self.low is None and self.high is None:
            raise ValueError("pay needs `low`, `high` or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"`low` ({self.low:g}) is above `high` ({self.high:g})")
        return self

    @property
    def is_wholly_stated(self) -> bool:
        """Currency and unit are given, not taken from the format's defaults."""
        return {"currency", "unit"} <= self.model_fields_set


HOURS_IN = {
    WageUnit.HOUR: 1,
    WageUnit.DAY: 8,
    WageUnit.WEEK: 40,
    WageUnit.MONTH: HOURS_A_YEAR / 12,
    WageUnit.YEAR: HOURS_A_YEAR,
}
"""Hours of full-time work in each unit, from 40 hours a week and 2,080 hours a year."""


def yearly(amount: float, unit: WageUnit) -> float:
    """What `amount` for each `unit` comes to in a year of full-time work."""
    return amount * HOURS_A_YEAR / HOURS_IN[unit]
