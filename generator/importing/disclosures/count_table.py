"""Applications counted by employer, title and occupation: from staged texts to the table `lca_counts`."""

# ruff: noqa: S608 - statements are put together from names of this package, never from input

from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from generator.domain.records import Table
from generator.importing.disclosures.case_table import NO_EMPLOYER, TableResult, occupations_met
from generator.importing.disclosures.lca_layouts import COUNT_COLUMNS
from generator.importing.disclosures.soc_codes import vintages_of_years
from generator.importing.disclosures.soc_join import SOC_NOTES, resolve_codes
from generator.importing.disclosures.staging import Tally, quoted, staged_relation
from generator.importing.disclosures.table_parts import COPY_OPTIONS, take_rejects
from generator.importing.disclosures.values import define_functions
from generator.records.tables import COLUMNS

NO_NUMBER: Final = "the number of applications is no whole number above 0"
NO_YEARS: Final = "no fiscal year"
SAME: Final = "repeated rows of counts, united"


def build_counts(
    connection: duckdb.DuckDBPyConnection, staged: Path, target: Path, tally: Tally
) -> TableResult | None:
    """Write the table to `target`; None when no row can be kept. Rejected rows are added to `tally`."""
    define_functions(connection)
    connection.execute(f"CREATE TABLE counted AS {_typed(staged_relation(staged, tuple(COUNT_COLUMNS)))}")
    _add_vintages(connection)
    take_rejects(connection, "counted", tally)
    resolve_codes(connection, "counted")
    columns = ", ".join(COLUMNS[Table.LCA_COUNTS])
    connection.execute(
        f"""CREATE TABLE kept AS SELECT {columns}, mended, fault FROM (
            SELECT counted.* EXCLUDE (soc_title), codes.filed AS soc_filed, codes.soc, codes.mended,
                codes.fault, title AS soc_title
            FROM counted LEFT JOIN codes USING (soc_text, soc_title, vintage)
            WHERE reason IS NULL AND NOT again)"""
    )
    connection.execute(f"COPY (SELECT {columns} FROM kept ORDER BY ALL) TO {quoted(target)} {COPY_OPTIONS}")
    return _described(connection)


def _typed(source: str) -> str:
    """Every staged row with its values, the reason it cannot be used, and whether it stood before.

    Rows that only became alike by mending are different counts and stay; word by word the same they go.
    """
    return f"""
    WITH texts AS (
        SELECT CAST(file AS SMALLINT) AS file, CAST(line AS INTEGER) AS line, tidy(employer) AS employer,
            tidy(job_title) AS job_title, coalesce(tidy(soc_code), '') AS soc_text, tidy(soc_title) AS title,
            count_of(filings) AS filings,
            list_sort(list_distinct(list_transform(regexp_extract_all(coalesce(years, ''), '\\b20\\d\\d\\b'),
                lambda year: CAST(year AS SMALLINT)))) AS listed,
            row_number() OVER (PARTITION BY {", ".join(f"staged.{name}" for name in COUNT_COLUMNS)}
                ORDER BY CAST(file AS SMALLINT), CAST(line AS INTEGER)) > 1 AS again
        FROM {source} AS staged)
    SELECT file, line, again, employer, job_title, soc_text, title, filings,
        CASE WHEN regexp_matches(soc_text, '[A-Za-z]{{3}}') THEN coalesce(title, '') ELSE '' END AS soc_title,
        listed[1] AS first_year, listed[-1] AS last_year, array_to_string(listed, '|') AS years,
        CASE WHEN employer IS NULL THEN '{NO_EMPLOYER}' WHEN coalesce(filings, 0) < 1 THEN '{NO_NUMBER}'
            WHEN len(listed) = 0 THEN '{NO_YEARS}' END AS reason
    FROM texts"""


def _add_vintages(connection: duckdb.DuckDBPyConnection) -> None:
    """Which classifications may stand in a row, from its years."""
    listed = connection.execute(
        "SELECT DISTINCT years FROM counted WHERE reason IS NULL ORDER BY ALL"
    ).fetchall()
    connection.execute("ALTER TABLE counted ADD COLUMN vintage VARCHAR")
    texts = [years for (years,) in listed]
    vintages = [
        "|".join(str(each.value) for each in vintages_of_years(map(int, years.split("|")))) for years in texts
    ]
    connection.execute(
        """UPDATE counted SET vintage = known.vintage FROM
        (SELECT unnest(CAST(? AS VARCHAR[])) AS years, unnest(CAST(? AS VARCHAR[])) AS vintage) AS known
        WHERE counted.years = known.years""",
        [texts, vintages],
    )


def _described(connection: duckdb.DuckDBPyConnection) -> TableResult | None:
    found = connection.execute(
        """SELECT count(*), min(first_year), max(last_year),
            (SELECT count(*) FROM counted WHERE reason IS NULL) - count(*) FROM kept"""
    ).fetchone()
    if found is None or not found[0]:
        return None
    kept, first, last, same = found
    codes = dict(
        connection.execute(
            "SELECT note, count(*) FROM (SELECT unnest([mended, fault]) AS note FROM kept) "
            "WHERE note <> '' GROUP BY ALL"
        ).fetchall()
    )
    counted = {SAME: same} | codes
    notes = {note: counted[note] for note in (SAME, *SOC_NOTES) if counted.get(note)}
    years = connection.execute("SELECT DISTINCT unnest(string_split(years, '|')) FROM kept").fetchall()
    held = {int(year) for (year,) in years}
    missing = tuple(f"FY{year}" for year in range(first, last) if year not in held)
    return TableResult(
        kept=kept,
        first=date(first - 1, 10, 1),
        last=date(last, 9, 30),
        missing=missing,
        notes=notes,
        socs=occupations_met(connection),
        doubled=_doubled_years(connection),
    )


def _doubled_years(connection: duckdb.DuckDBPyConnection) -> dict[int, list[int]]:
    """Years with rows of their own in several files; rows that are word by word the same do no harm."""
    found = connection.execute(
        """SELECT CAST(year AS INTEGER), list(DISTINCT file ORDER BY file)
        FROM (SELECT unnest(string_split(years, '|')) AS year, file FROM counted
            WHERE reason IS NULL AND NOT again)
        GROUP BY year HAVING count(DISTINCT file) > 1"""
    ).fetchall()
    return dict(found)
