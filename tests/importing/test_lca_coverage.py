"""An excerpt of some occupations is never taken for the whole: what it leaves out is unknown."""

from pathlib import Path

import pytest

from generator.domain.records import DataSet, Table
from generator.importing.disclosures import coverage
from generator.importing.disclosures.lca import import_lca
from generator.importing.source_notes import SourceNotes
from generator.problems.problem import Checked
from generator.records.folder import read_manifest
from tests.importing.lca_builders import counts, imported, table

SOCS = ["15-1252", "15-2051"]
ROWS = [{"SOC_CODE": code} for code in SOCS]


@pytest.fixture
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "_MANY", 2)


def said(folder: Path, covers: str | None, *, demo: bool = False) -> Checked[DataSet | None]:
    file = folder / "lca.csv"
    file.write_text(table(ROWS))
    done = import_lca([file], folder / "evidence", SourceNotes(demo=demo), covers=covers)
    return Checked(done.value[0] if done.value else None, done.problems)


def covers_of(done: Checked[DataSet | None]) -> tuple[str, ...]:
    assert done.value is not None, done.problems
    return done.value.covers


def test_what_is_declared_stands_in_the_description(tmp_path: Path) -> None:
    done = said(tmp_path, "15-2051, 15-1252,15-2041")
    assert (covers_of(done), done.problems) == (("15-1252", "15-2041", "15-2051"), ())
    manifest = read_manifest(tmp_path / "evidence", "evidence").value
    assert manifest is not None
    assert manifest.sets[0].covers == ("15-1252", "15-2041", "15-2051")


def test_an_occupation_that_is_not_declared_stops_the_import(tmp_path: Path) -> None:
    done = said(tmp_path, "15-2051")
    assert (done.value, [each.rule for each in done.problems]) == (None, ["lca-covers"])
    assert "15-1252" in done.problems[0].message
    assert not (tmp_path / "evidence").exists()


@pytest.mark.parametrize("covers", ["15", "software", ",", "15-1252.00"])
def test_a_declaration_of_no_codes_stops_the_import(tmp_path: Path, covers: str) -> None:
    done = said(tmp_path, covers)
    assert (done.value, [each.rule for each in done.problems]) == (None, ["lca-covers"])


@pytest.mark.usefixtures("_few_are_many")
def test_many_applications_of_few_occupations_are_taken_for_an_excerpt(tmp_path: Path) -> None:
    done = said(tmp_path, None)
    assert covers_of(done) == tuple(SOCS)
    assert [each.rule for each in done.problems] == ["lca-excerpt"]
    assert "--covers all" in done.problems[0].hint


@pytest.mark.usefixtures("_few_are_many")
def test_files_said_to_be_whole_are_whole(tmp_path: Path) -> None:
    done = said(tmp_path, "all")
    assert (covers_of(done), done.problems) == ((), ())


@pytest.mark.usefixtures("_few_are_many")
def test_invented_records_are_whole_as_they_are(tmp_path: Path) -> None:
    assert covers_of(said(tmp_path, None, demo=True)) == ()


def test_a_few_applications_say_nothing_of_other_occupations(tmp_path: Path) -> None:
    assert covers_of(said(tmp_path, None)) == ()


@pytest.mark.usefixtures("_few_are_many")
def test_counts_of_few_occupations_are_an_excerpt_too(tmp_path: Path) -> None:
    done, (problem,) = imported(tmp_path, counts({"job_title": "A"}, {"job_title": "B"}))
    assert done is not None
    assert (done[Table.LCA_COUNTS].covers, problem.rule) == (("15-1252",), "lca-excerpt")


def test_a_year_in_two_files_of_counts_is_refused_naming_both(tmp_path: Path) -> None:
    other = counts({"filings": "4", "fiscal_years": "2025|2026"})
    done, (problem,) = imported(tmp_path, counts({}), other)
    assert (done, problem.rule) == (None, "lca-doubled")
    assert "Fiscal year 2025" in problem.message
    assert "`0-lca.csv` and `1-lca.csv`" in problem.message


def test_the_same_file_of_counts_twice_counts_once(tmp_path: Path) -> None:
    done, problems = imported(tmp_path, counts({}), counts({}))
    assert done is not None, problems
    assert (done[Table.LCA_COUNTS].kept, problems) == (1, ())
