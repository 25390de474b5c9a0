"""Definitions of posted pay, prevailing wages, levels, and the figures of the law."""

from collections.abc import Iterator

from generator.domain.records import DataSet, Table
from generator.domain.wage import HOURS_A_YEAR, WageLevel
from generator.evidence.wages import LEAST_YEAR, MOST_YEAR
from generator.pages.definition_ground import Ground, set_days, sources
from generator.pages.definition_ids import (
    LEGAL_FACTS,
    LEVEL_COUNTS,
    LEVEL_MIX,
    OFFERED_PAY,
    PAY,
    PREVAILING_WAGES,
    WAGE_LEVELS,
)
from generator.pages.model.article import Definition


def pay_definitions(ground: Ground) -> Iterator[Definition]:
    """Posted pay, the four levels, offered pay, and where the figures of the law come from."""
    wages = ground.records(Table.WAGES) if ground.book.records.wages else None
    yield Definition(
        PAY,
        "Posted pay",
        "Pay as the employer published it. The middle of each range, or its one stated end, stands for a job "
        "in medians and charts. They rest on the currency and unit that most jobs of the list use; others "
        "are never mixed in, and nothing is estimated.",
        dates=ground.snapshot,
        limits="Jobs without stated pay are not in these figures.",
    )
    yield from _levels(ground, wages)
    yield from _of_single_filings(ground)
    yield Definition(
        LEGAL_FACTS,
        "Figures of the law",
        "Fees, limits, dates and entries come from this site's list of legal facts: each has a status, the "
        "day it was last confirmed, and its sources. A fact that has expired stops the build of the site.",
        dates="the day printed beside each fact",
        limits="A rule can change between two builds, and courts may stop it.",
    )


def _levels(ground: Ground, wages: DataSet | None) -> Iterator[Definition]:
    yield Definition(
        PREVAILING_WAGES,
        "Prevailing wages",
        f"The four wages ({WageLevel.ONE.value} to {WageLevel.FOUR.value}) that the Department of Labor "
        "publishes for an occupation in an area, an hour; a year is "
        f"{HOURS_A_YEAR:,} hours. Where it publishes a yearly wage, the hourly one is that divided by "
        f"{HOURS_A_YEAR:,}. A zero means that none is published, and we write that.",
        sources(wages),
        set_days(wages),
        "They hold from July to June, for areas and not for towns.",
    )
    yield Definition(
        WAGE_LEVELS,
        "Wage level of posted pay",
        "Posted pay is compared with the prevailing wages of one occupation in the area of the place of "
        "work: city, then county, then area. The occupation is the one that the source gives, or else the "
        f"first code of the job's role. A year is {HOURS_A_YEAR:,} hours, 52 weeks or 12 months. Pay stands "
        "at the highest level whose wage it reaches, and below the lowest when it reaches none; a range "
        "gives a span, pay with one end an open span, and several areas the span over them. We write “cannot "
        "say” without a place whose area is known, without pay in dollars or a published wage, and for pay "
        f"below ${LEAST_YEAR:,.0f} (the federal minimum wage) or above ${MOST_YEAR:,} a year, where a slip "
        "is likely.",
        sources(wages),
        set_days(wages),
        "The level of a petition rests on the offered wage and the whole job, not on an advert. It is no "
        "probability.",
    )
    yield Definition(
        LEVEL_COUNTS,
        "Jobs by wage level",
        "The chart has each job of the list once, at the level of its card: the one at which its posted pay "
        "begins, in several areas the lowest. It is left out below "
        f"{ground.floor} jobs that can be compared. In the table of areas “Pay known” counts the jobs of an "
        "area whose pay can be compared, and the number in brackets how many of these post pay that begins "
        "at the wage printed or above.",
        sources(wages),
        ground.snapshot,
        "Jobs that post pay are not all jobs.",
    )


def _of_single_filings(ground: Ground) -> Iterator[Definition]:
    detailed = ground.book.records.detailed
    yield Definition(
        OFFERED_PAY,
        "Offered pay in filings",
        "Median and quarters of the lower bound of the offered wage in certified full-time applications, a "
        f"year of {HOURS_A_YEAR:,} hours, to the nearest hundred dollars.",
        sources(detailed),
        ground.detailed_days,
        "The wage on the form is the least that was offered; bonuses and shares are not in it. Amounts whose "
        "unit is in doubt are left out.",
    )
    yield Definition(
        LEVEL_MIX,
        "Level mix of filings",
        "Certified applications by the prevailing wage level stated on the form, as shares of those that "
        "state one.",
        sources(detailed),
        ground.detailed_days,
        "Forms with another wage source state no level and are not in the mix. This level is not the level "
        "of the weighted selection, which goes by the offered wage.",
    )
