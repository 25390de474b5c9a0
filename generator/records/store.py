"""From an evidence folder to what a site may say of it.

A folder that is not there is a site without public records. A table that cannot be used is a problem with
the command that mends it, and the site is built without it: its figures are absent, which pages show as
"no data".
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb

from generator.collector import collector_paused
from generator.domain.records import DataSet, Table
from generator.evidence.entity_index import RecordName
from generator.evidence.records import EmployerRecord, OccupationRecord, PublicRecords, WageTable
from generator.problems.problem import Checked, Problem
from generator.problems.wording import counted
from generator.records.asked import Asked, register
from generator.records.connection import connected
from generator.records.employers import employer_records
from generator.records.figures import prepare
from generator.records.filers import occupation_records
from generator.records.folder import read_manifest
from generator.records.loading import Loaded, import_hint, load
from generator.records.names import names_met
from generator.records.occupations import counted_titles, onet_titles, reported_titles
from generator.records.spans import Basis, basis_of
from generator.records.tables import COLUMNS, file_name
from generator.records.wage_table import wage_table

__all__ = ["Asked", "public_records", "record_names"]

_COUNTED_COLUMNS = (
    "employer",
    "soc",
    "soc_filed",
    "soc_title",
    "filings",
    "first_year",
    "last_year",
    "years",
)

_FOR_NAMES = {
    Table.LCA: ("employer", "trade_name", "employer_state", "status", "fiscal_year", "fiscal_quarter"),
    Table.LCA_COUNTS: ("employer", "filings", "first_year", "last_year", "years"),
    Table.USCIS: ("fiscal_year", "employer", "state", "initial_approvals", "continuing_approvals"),
}

_FOR_RECORDS = {
    Table.LCA: (
        *("employer", "status", "visa_class", "fiscal_year", "fiscal_quarter", "soc", "full_time"),
        *("state", "secondary", "wage_year", "level"),
    ),
    Table.LCA_COUNTS: (
        *("employer", "soc", "soc_filed", "soc_title"),
        *("filings", "first_year", "last_year", "years"),
    ),
    Table.USCIS: (
        *("fiscal_year", "employer", "initial_approvals", "initial_denials"),
        *("continuing_approvals", "continuing_denials"),
    ),
    Table.WAGES: tuple(COLUMNS[Table.WAGES]),
    Table.AREAS: tuple(COLUMNS[Table.AREAS]),
    Table.OCCUPATIONS: tuple(COLUMNS[Table.OCCUPATIONS]),
}


def record_names(folder: Path, shown: str) -> Checked[tuple[RecordName, ...] | None]:
    """Every spelling of an employer in the evidence folder, in the order of code points.

    None where there are no such records, or none that can be used. `shown` is the folder's name in problems.
    """
    manifest = read_manifest(folder, shown)
    if manifest.value is None:
        return Checked(None, manifest.problems)
    with collector_paused(), connected() as connection:
        loaded = load(connection, folder, shown, manifest.value, _FOR_NAMES)
        if not loaded.sets:
            return Checked(None, loaded.problems)
        basis = basis_of(connection, loaded.sets)
        return Checked(names_met(connection, frozenset(loaded.sets), basis), loaded.problems)


def public_records(folder: Path, shown: str, asked: Asked) -> Checked[PublicRecords]:
    """All figures that the site's pages may print; an empty value without an evidence folder.

    `shown` is the folder's name in problems. A table that cannot be used is a warning, and its part is empty.
    """
    manifest = read_manifest(folder, shown)
    if manifest.value is None:
        return Checked(PublicRecords(), manifest.problems)
    with collector_paused(), connected() as connection:
        loaded = load(connection, folder, shown, manifest.value, _FOR_RECORDS)
        register(connection, asked)
        basis = basis_of(connection, loaded.sets)
        wages = _wages(connection, loaded, shown, asked.as_of)
        records = _records(connection, loaded, basis, asked, wages.value)
    return Checked(records, (*loaded.problems, *_years_mixed(basis, shown), *wages.problems))


def _records(
    connection: duckdb.DuckDBPyConnection,
    loaded: Loaded,
    basis: Basis,
    asked: Asked,
    wages: WageTable | None,
) -> PublicRecords:
    titles = _titles(connection, loaded)
    prepare(connection, basis)
    has_occupations = Table.OCCUPATIONS in loaded.sets
    return PublicRecords(
        sets=_used(loaded, wages),
        counted=basis.counting.source if basis.counting else None,
        counted_span=basis.counting.span if basis.counting else None,
        detailed=basis.single.source if basis.single else None,
        detailed_span=basis.single.span if basis.single else None,
        petitions=loaded.sets.get(Table.USCIS),
        by_employer=_by_employer(connection, loaded, basis, asked, titles),
        by_role=_by_role(connection, basis, asked, titles),
        wages=wages,
        soc_titles=titles,
        reported_titles=reported_titles(connection) if has_occupations else {},
    )


def _used(loaded: Loaded, wages: WageTable | None) -> tuple[DataSet, ...]:
    """The sets that figures rest on: without usable wages neither these nor their areas."""
    unused = set() if wages else {Table.WAGES, Table.AREAS}
    return tuple(loaded.sets[table] for table in Table if table in loaded.sets and table not in unused)


def _by_employer(
    connection: duckdb.DuckDBPyConnection,
    loaded: Loaded,
    basis: Basis,
    asked: Asked,
    titles: Mapping[str, str],
) -> dict[str, EmployerRecord]:
    petitions = Table.USCIS in loaded.sets
    if basis.counting is None and not petitions:
        return {}
    return employer_records(connection, asked.matches, titles, petitions=petitions)


def _by_role(
    connection: duckdb.DuckDBPyConnection, basis: Basis, asked: Asked, titles: Mapping[str, str]
) -> dict[str, OccupationRecord]:
    return {} if basis.counting is None else occupation_records(connection, asked.roles, titles)


def _titles(connection: duckdb.DuckDBPyConnection, loaded: Loaded) -> dict[str, str]:
    """Titles of occupations; those of O*NET go before those that stand beside counted applications."""
    titles = counted_titles(connection) if Table.LCA_COUNTS in loaded.sets else {}
    if Table.OCCUPATIONS in loaded.sets:
        titles |= onet_titles(connection)
    return dict(sorted(titles.items()))


def _wages(
    connection: duckdb.DuckDBPyConnection, loaded: Loaded, shown: str, as_of: date
) -> Checked[WageTable | None]:
    source = loaded.sets.get(Table.WAGES)
    if source is None:
        return Checked(None)
    if not source.first <= as_of <= source.last:
        return Checked(None, (_other_year(source, shown, as_of),))
    if Table.AREAS not in loaded.sets:
        return Checked(None, (_no_areas(shown),))
    return Checked(wage_table(connection, source))


def _other_year(source: DataSet, shown: str, as_of: date) -> Problem:
    return Problem(
        f"{shown}/{file_name(Table.WAGES)}",
        "wages-other-year",
        f"The prevailing wages are for {source.first} to {source.last}, and the postings of {as_of}.",
        f"{import_hint(Table.WAGES, shown)} The Department of Labor publishes new wages each July.",
    )


def _no_areas(shown: str) -> Problem:
    return Problem(
        f"{shown}/{file_name(Table.AREAS)}",
        "wages-without-areas",
        "There are prevailing wages, and no table of the counties of their areas.",
        import_hint(Table.AREAS, shown),
    )


def _years_mixed(basis: Basis, shown: str) -> tuple[Problem, ...]:
    if basis.counting is None or not basis.counting.left_out:
        return ()
    number = counted(basis.counting.left_out, "certified application")
    return (
        Problem(
            f"{shown}/{file_name(Table.LCA_COUNTS)}",
            "evidence-years-mixed",
            f"{number} cannot be placed in the years that are counted and are left out.",
            "import counts by single fiscal years, or of the last four years alone.",
        ),
    )
