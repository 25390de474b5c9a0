"""Which set counts, and the days its figures cover."""

from datetime import date
from pathlib import Path

import pytest

from generator.domain.records import Table
from generator.evidence.records import Span
from generator.problems.problem import Severity
from generator.problems.report import severity_of
from generator.records.store import public_records
from tests.unit.records.folders import a_count, an_application, write_folder
from tests.unit.records.questions import SHOWN, asked, records_of


def applications_of(*quarters: tuple[int, int], **values: object) -> list[object]:
    return [an_application(fiscal_year=year, fiscal_quarter=quarter, **values) for year, quarter in quarters]


def certified(folder: Path) -> int:
    total = records_of(folder).by_employer["north-wind"].total
    assert total is not None
    return total.certified


def test_the_last_four_quarters_of_the_data_are_counted_whatever_the_day_of_the_site(tmp_path: Path) -> None:
    rows = applications_of((2019, 4), (2020, 1), (2020, 2), (2020, 3), (2020, 4))
    folder = write_folder(tmp_path, {Table.LCA: rows}, lca={"last": date(2020, 9, 30)})
    assert records_of(folder).counted_span == Span(date(2019, 10, 1), date(2020, 9, 30))
    assert certified(folder) == 4


def test_a_quarter_without_any_row_is_named(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path, {Table.LCA: applications_of((2025, 1), (2025, 3))}, lca={"last": date(2025, 6, 30)}
    )
    assert records_of(folder).detailed_span == Span(
        date(2024, 7, 1), date(2025, 6, 30), ("FY2024 Q4", "FY2025 Q2")
    )


def test_the_newest_decision_ends_the_span_whatever_its_outcome(tmp_path: Path) -> None:
    rows = [*applications_of((2024, 4)), *applications_of((2025, 4), status="denied")]
    folder = write_folder(tmp_path, {Table.LCA: rows})
    assert records_of(folder).detailed_span == Span(
        date(2024, 10, 1), date(2025, 9, 30), ("FY2025 Q1", "FY2025 Q2", "FY2025 Q3")
    )


def test_a_span_does_not_reach_beyond_the_data(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, {Table.LCA: applications_of((2025, 3))}, lca={"last": date(2025, 5, 12)})
    span = records_of(folder).counted_span
    assert span is not None
    assert span.last == date(2025, 5, 12)


def test_the_last_four_fiscal_years_of_counted_applications_are_counted(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path, {Table.LCA_COUNTS: [a_count(1, "2021"), a_count(2, "2022|2024"), a_count(4, "2025")]}
    )
    assert records_of(folder).counted_span == Span(date(2021, 10, 1), date(2025, 9, 30), ("FY2023",))
    assert certified(folder) == 6


def test_a_row_that_reaches_outside_the_span_is_left_out_and_reported(tmp_path: Path) -> None:
    rows = [a_count(7, "2020|2024"), a_count(5, "2020|2021"), a_count(2, "2025")]
    checked = public_records(write_folder(tmp_path, {Table.LCA_COUNTS: rows}), SHOWN, asked())
    (problem,) = checked.problems
    assert (problem.rule, severity_of(problem)) == ("evidence-years-mixed", Severity.NOTICE)
    assert "7 certified applications" in problem.message
    total = checked.value.by_employer["north-wind"].total
    assert total is not None
    assert total.certified == 2


@pytest.mark.parametrize(("filings", "chosen"), [(1, Table.LCA), (2, Table.LCA), (3, Table.LCA_COUNTS)])
def test_the_set_with_more_certified_applications_counts_and_the_other_is_not_added(
    tmp_path: Path, filings: int, chosen: Table
) -> None:
    rows = {Table.LCA: applications_of((2025, 2), (2025, 3)), Table.LCA_COUNTS: [a_count(filings)]}
    records = records_of(write_folder(tmp_path, rows))
    total = records.by_employer["north-wind"].total
    assert records.counted is not None
    assert total is not None
    assert (records.counted.table, total.certified) == (chosen, max(filings, 2))


def test_only_the_span_decides_which_set_counts(tmp_path: Path) -> None:
    old = applications_of((2019, 1), (2019, 2), (2019, 3), (2025, 3))
    records = records_of(write_folder(tmp_path, {Table.LCA: old, Table.LCA_COUNTS: [a_count(2)]}))
    assert records.counted is not None
    assert records.counted.table is Table.LCA_COUNTS


def test_certified_and_withdrawn_does_not_make_a_set_larger(tmp_path: Path) -> None:
    rows = [*applications_of((2025, 2), (2025, 3), status="certified_withdrawn"), *applications_of((2025, 3))]
    records = records_of(write_folder(tmp_path, {Table.LCA: rows, Table.LCA_COUNTS: [a_count(2)]}))
    assert records.counted is not None
    assert records.counted.table is Table.LCA_COUNTS


def test_an_empty_table_is_no_data(tmp_path: Path) -> None:
    records = records_of(write_folder(tmp_path, {Table.LCA: [], Table.LCA_COUNTS: []}))
    assert (records.counted, records.detailed, records.by_employer) == (None, None, {})


def test_a_set_of_every_occupation_counts_before_a_larger_excerpt(tmp_path: Path) -> None:
    rows = {Table.LCA: applications_of((2025, 2), (2025, 3)), Table.LCA_COUNTS: [a_count(1)]}
    records = records_of(write_folder(tmp_path, rows, lca={"covers": ("15-1252",)}))
    assert records.counted is not None
    assert records.counted.table is Table.LCA_COUNTS
