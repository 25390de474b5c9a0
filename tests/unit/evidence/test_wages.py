"""Posted pay to a span of prevailing wage levels, or to the reason why there is none."""

from dataclasses import replace
from datetime import date

import pytest

from generator.domain.place import Place
from generator.domain.records import DataSet, Table
from generator.domain.wage import Pay, WageLevel, WageUnit
from generator.evidence.records import PrevailingWage, WageTable
from generator.evidence.wages import (
    CannotSay,
    LevelSpan,
    Standing,
    WageComparison,
    area_wage,
    covers,
    largest_areas,
    wage_comparison,
)

DAY = date(2026, 3, 31)
AUSTIN, DALLAS = Place("US", "TX", "Austin"), Place("US", "TX", "Dallas")
TEXAS, USA, TORONTO = Place("US", "TX"), Place("US"), Place("CA", "ON", "Toronto")
SOC, OTHER = "15-1252", "15-1253"
BELOW, ONE, TWO, THREE, FOUR = Standing
WAGES = {
    (SOC, "austin"): PrevailingWage(SOC, "austin", (40.0, 50.0, 60.0, 70.0)),
    (SOC, "dallas"): PrevailingWage(SOC, "dallas", (45.0, 55.0, 65.0, 75.0)),
    (OTHER, "austin"): PrevailingWage(OTHER, "austin", (None, None, None, None)),
}
TABLE = WageTable(
    date(2025, 7, 1),
    date(2026, 6, 30),
    WAGES,
    {"austin": "Austin-Round Rock, TX", "dallas": "Dallas-Fort Worth, TX"},
    {("TX", "travis"): "austin", ("TX", "dallas"): "dallas"},
    DataSet(
        table=Table.WAGES,
        files=("wages.csv",),
        title="Wages",
        licence="public domain",
        first=date(2025, 7, 1),
        last=date(2026, 6, 30),
        read=3,
        kept=3,
    ),
)


def compared(
    pay: Pay | None,
    *places: Place,
    socs: tuple[str, ...] = (SOC,),
    table: WageTable | None = TABLE,
    day: date = DAY,
    remote: bool = False,
) -> WageComparison:
    return wage_comparison(pay, places, socs, table, day=day, remote=remote)


@pytest.mark.parametrize(
    ("year", "standing"),
    [(83_199.99, BELOW), (83_200, ONE), (103_999, ONE), (104_000, TWO), (145_599.99, THREE), (145_600, FOUR)],
)
def test_a_level_is_met_from_its_very_wage_on(year: float, standing: Standing) -> None:
    assert compared(Pay(low=year, high=year), AUSTIN).span == LevelSpan(standing, standing)


def test_a_range_gives_the_span_from_its_low_to_its_high_end() -> None:
    assert compared(Pay(low=80_000, high=130_000), AUSTIN).span == LevelSpan(BELOW, THREE)


def test_pay_without_an_end_gives_a_span_open_there() -> None:
    assert compared(Pay(low=110_000), AUSTIN).span == LevelSpan(TWO, None)
    assert compared(Pay(high=130_000), AUSTIN).span == LevelSpan(None, THREE)


def test_there_is_nothing_above_level_four_nor_below_below() -> None:
    assert compared(Pay(low=200_000), AUSTIN).span == LevelSpan(FOUR, FOUR)
    assert compared(Pay(high=50_000), AUSTIN).span == LevelSpan(BELOW, BELOW)


def test_hourly_pay_is_compared_at_2080_hours_and_says_so() -> None:
    result = compared(Pay(low=50, high=60, unit=WageUnit.HOUR), AUSTIN)
    assert (result.span, result.low_year, result.high_year) == (LevelSpan(TWO, THREE), 104_000, 124_800)
    assert result.is_converted
    assert not compared(Pay(low=104_000), AUSTIN).is_converted


@pytest.mark.parametrize("amount", [38.05, 47.49, 61.13, 33.335])
def test_pay_equal_to_a_wage_meets_it_whatever_the_unit(amount: float) -> None:
    wages = {(SOC, "austin"): PrevailingWage(SOC, "austin", (1.0, 2.0, amount, 900.0))}
    table = replace(TABLE, wages=wages)
    monthly = Pay(low=amount * 2080 / 12, unit=WageUnit.MONTH)
    assert compared(Pay(low=amount, unit=WageUnit.HOUR), AUSTIN, table=table).span == LevelSpan(THREE, None)
    assert compared(monthly, AUSTIN, table=table).span == LevelSpan(THREE, None)


def test_the_yearly_wage_in_whole_dollars_as_the_department_shows_it_is_met() -> None:
    wages = {(SOC, "austin"): PrevailingWage(SOC, "austin", (43.44, 55.17, 77.71, 102.65))}
    table = replace(TABLE, wages=wages)
    assert compared(Pay(low=90_355), AUSTIN, table=table).span == LevelSpan(ONE, None)
    assert compared(Pay(low=90_354), AUSTIN, table=table).span == LevelSpan(BELOW, None)
    assert compared(Pay(low=77.71, unit=WageUnit.HOUR), AUSTIN, table=table).span == LevelSpan(THREE, None)


def test_several_areas_give_the_span_over_them_and_are_named() -> None:
    result = compared(Pay(low=104_000, high=104_000), DALLAS, AUSTIN)
    assert result.span == LevelSpan(ONE, TWO)
    assert [area.name for area in result.areas] == ["Austin-Round Rock, TX", "Dallas-Fort Worth, TX"]
    assert result.areas[0].hourly == (40.0, 50.0, 60.0, 70.0)
    assert result.areas[0].yearly == (83_200, 104_000, 124_800, 145_600)


def test_the_first_occupation_is_compared_and_the_others_are_named() -> None:
    result = compared(Pay(low=104_000), AUSTIN, socs=(SOC, OTHER))
    assert (result.soc, result.not_compared) == (SOC, (OTHER,))


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (compared(Pay(low=1e5), AUSTIN, table=None), CannotSay.NO_TABLE),
        (compared(Pay(low=1e5), AUSTIN, day=date(2026, 7, 1)), CannotSay.OTHER_YEAR),
        (compared(Pay(low=1e5), AUSTIN, socs=()), CannotSay.NO_OCCUPATION),
        (compared(Pay(low=1e5), remote=True), CannotSay.REMOTE),
        (compared(Pay(low=1e5), USA, remote=True), CannotSay.REMOTE),
        (compared(Pay(low=1e5)), CannotSay.NO_PLACE),
        (compared(Pay(low=1e5), USA), CannotSay.NO_PLACE),
        (compared(Pay(low=1e5), TORONTO), CannotSay.ABROAD),
        (compared(Pay(low=1e5), TEXAS), CannotSay.NO_AREA),
        (compared(Pay(low=1e5), AUSTIN, socs=(OTHER,)), CannotSay.NOT_PUBLISHED),
        (compared(None, AUSTIN), CannotSay.NO_PAY),
        (compared(Pay(low=1e5, currency="CAD"), AUSTIN), CannotSay.NOT_DOLLARS),
        (compared(Pay(low=150), AUSTIN), CannotSay.DOUBTFUL_PAY),
        (compared(Pay(low=150_000, unit=WageUnit.HOUR), AUSTIN), CannotSay.DOUBTFUL_PAY),
    ],
)
def test_what_cannot_be_told_has_its_reason_and_no_span(result: WageComparison, reason: CannotSay) -> None:
    assert (result.span, result.reason) == (None, reason)


def test_every_reason_occurs() -> None:
    marks = test_what_cannot_be_told_has_its_reason_and_no_span.pytestmark
    assert {reason for _, reason in marks[0].args[1]} == set(CannotSay)


def test_the_levels_of_the_area_are_known_without_pay() -> None:
    assert [area.area for area in compared(None, AUSTIN).areas] == ["austin"]


def test_a_remote_job_with_places_uses_these_and_says_so() -> None:
    result = compared(Pay(low=104_000), AUSTIN, remote=True)
    assert (result.span, result.remote) == (LevelSpan(TWO, None), True)


def test_places_left_out_of_the_comparison_are_named() -> None:
    result = compared(Pay(low=104_000), AUSTIN, TEXAS, TORONTO)
    assert (result.span, result.unknown_places) == (LevelSpan(TWO, None), (TEXAS,))


def test_an_area_without_a_published_wage_is_named() -> None:
    wages = {key: wage for key, wage in WAGES.items() if key != (SOC, "dallas")}
    result = compared(Pay(low=104_000), AUSTIN, DALLAS, table=replace(TABLE, wages=wages))
    assert result.unpublished == ("Dallas-Fort Worth, TX",)


def test_a_wage_with_a_level_missing_is_not_published() -> None:
    wages = {(SOC, "austin"): PrevailingWage(SOC, "austin", (40.0, 50.0, None, 70.0))}
    assert area_wage(SOC, "austin", replace(TABLE, wages=wages)) is None


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2025, 6, 30), False),
        (date(2025, 7, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_table_covers_its_wage_year_alone(day: date, covered: bool) -> None:
    assert covers(TABLE, day) is covered


def test_the_largest_areas_are_those_with_most_jobs() -> None:
    jobs = [(DALLAS,), (DALLAS, AUSTIN), (TEXAS,), (DALLAS, DALLAS)]
    found = largest_areas((SOC, OTHER), jobs, TABLE, day=DAY, limit=5)
    assert [(each.wage.area, each.jobs) for each in found] == [("dallas", 3), ("austin", 1)]
    assert len(largest_areas((SOC,), jobs, TABLE, day=DAY, limit=1)) == 1


def test_no_areas_are_shown_from_another_years_table() -> None:
    assert largest_areas((SOC,), [(DALLAS,)], TABLE, day=date(2027, 1, 1), limit=5) == ()
    assert largest_areas((), [(DALLAS,)], TABLE, day=DAY, limit=5) == ()
    assert largest_areas((SOC,), [(DALLAS,)], None, day=DAY, limit=5) == ()


def test_standings_name_the_departments_levels() -> None:
    assert [standing.level for standing in Standing] == [None, *WageLevel]
