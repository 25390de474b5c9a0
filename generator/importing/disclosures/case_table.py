"""Single applications: from staged texts to the table `lca`.

One pass reads the texts into values and writes them to a file. Occupation codes are resolved once for each
distinct code. Repeated case numbers are told apart afterwards, and a last pass sorts and writes the table.
"""

# ruff: noqa: S608 - statements are put together from names of this package, never from input

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from generator.domain.records import Table
from generator.importing.disclosures.lca_layouts import CASE_COLUMNS
from generator.importing.disclosures.soc_codes import SOC_2010_SINCE, SOC_2018_SINCE, Vintage
from generator.importing.disclosures.soc_join import SOC_NOTES, resolve_codes
from generator.importing.disclosures.staging import Tally, quoted, staged_relation
from generator.importing.disclosures.table_parts import COPY_OPTIONS, take_rejects
from generator.importing.disclosures.values import define_functions
from generator.records.tables import COLUMNS

NO_CASE: Final = "no case number"
NOT_LCA: Final = "an application of another programme (PERM, H-2A, H-2B, CW-1), no LCA"
NO_EMPLOYER: Final = "the employer is blank"
NO_STATUS: Final = "a decision other than certified, certified and withdrawn, withdrawn or denied"
NO_DAY: Final = "no readable day of decision"
SAME: Final = "repeated rows of one application, united"
OLDER: Final = "older decisions on an application decided again, left out"

_NOTES: Final = {
    "odd_visa": "visa class that is none of H-1B, H-1B1 and E-3, left open",
    "odd_level": "wage level other than I to IV, left open",
    "odd_pay": "offered pay that is no amount, left open",
    "zero_pay": "offered pay of zero, taken for none",
    "range_pay": "offered pay written as a range in one cell, taken apart",
    "high_below_low": "upper pay below the lower one, left out",
    "no_unit": "offered pay without a known unit, yearly pay left open",
    "doubted_pay": "offered pay that does not fit its unit, yearly pay left open",
    "odd_prevailing": "prevailing wage that is no amount, left open",
    "doubted_prevailing": "prevailing wage that does not fit its unit, left open",
    "odd_state": "place of work in no state or territory of the USA, state left open",
}
"""Column of the typed rows -> what was done, in the words of the manifest."""

_CONTENT: Final = tuple(name for name in COLUMNS[Table.LCA] if name not in {"soc", "soc_filed"})


@dataclass(frozen=True, slots=True)
class TableResult:
    """A finished table beside the figures that describe it."""

    kept: int
    first: date
    last: date
    missing: tuple[str, ...]
    notes: dict[str, int]
    socs: tuple[str, ...]
    """The occupations met, as codes of SOC 2018."""
    doubled: dict[int, list[int]] = field(default_factory=dict)
    """Fiscal years that stand in several files of counts -> positions of these files."""


def build_cases(
    connection: duckdb.DuckDBPyConnection, staged: Path, target: Path, tally: Tally
) -> TableResult | None:
    """Write the table to `target`; None when no row can be kept. Rejected rows are added to `tally`."""
    define_functions(connection)
    typed = staged.with_suffix(".parquet")
    connection.execute(
        f"COPY ({_typed(staged_relation(staged, tuple(CASE_COLUMNS)))}) TO {quoted(typed)} (FORMAT parquet)"
    )
    connection.execute(f"CREATE VIEW typed AS SELECT * FROM read_parquet({quoted(typed)})")
    take_rejects(connection, "typed", tally)
    resolve_codes(connection, "typed")
    repeats = _drop_repeats(connection)
    connection.execute(
        """CREATE VIEW kept AS SELECT typed.*, codes.filed AS soc_filed, codes.soc, codes.mended, codes.fault
        FROM typed LEFT JOIN codes ON typed.soc_text = codes.soc_text AND typed.soc_title = codes.soc_title
            AND typed.vintage = codes.vintage
        ANTI JOIN dropped ON typed.file = dropped.file AND typed.line = dropped.line
        WHERE reason IS NULL"""
    )
    result = _described(connection, repeats)
    if result is not None:
        columns = ", ".join(COLUMNS[Table.LCA])
        connection.execute(
            f"COPY (SELECT {columns} FROM kept ORDER BY case_number) TO {quoted(target)} {COPY_OPTIONS}"
        )
    return result


def _typed(source: str) -> str:
    """Every staged row with its values, the reason it cannot be used, and what was odd about it."""
    return f"""
    WITH texts AS (
        SELECT CAST(file AS SMALLINT) AS file, CAST(line AS INTEGER) AS line,
            upper(tidy(case_number)) AS case_number,
            CASE WHEN status_of(status) = 'certified' AND truth_of(withdrawn) THEN 'certified_withdrawn'
                ELSE status_of(status) END AS status,
            CASE WHEN is_blank(visa_class) THEN case_visa(upper(tidy(case_number)))
                ELSE visa_of(visa_class) END AS visa_class,
            day_of(decided) AS decided_on, day_of(received) AS received_on,
            tidy(employer) AS employer, tidy(trade_name) AS trade_name,
            state_of(employer_state) AS employer_state, naics_of(naics) AS naics,
            tidy(job_title) AS job_title, coalesce(tidy(soc_code), '') AS soc_text, soc_title AS title_text,
            count_of(workers) AS worker_count,
            coalesce(truth_of(full_time), NOT truth_of(part_time)) AS full_time, tidy(city) AS city,
            tidy(county) AS county, state_of(state) AS state, truth_of(secondary) AS secondary,
            is_range(wage_low) AS range_pay,
            amount_of(CASE WHEN is_range(wage_low) THEN low_text(wage_low) ELSE wage_low END) AS low,
            amount_of(CASE WHEN is_range(wage_low) AND is_blank(wage_high) THEN high_text(wage_low)
                ELSE wage_high END) AS high,
            unit_of(wage_unit) AS wage_unit, amount_of(prevailing) AS prevailing_amount,
            unit_of(prevailing_unit) AS prevailing_unit, CAST(level_of(level) AS TINYINT) AS level,
            visa_class AS visa_text, wage_low AS pay_text, prevailing AS prevailing_text, level AS level_text,
            state AS state_text
        FROM {source})
    SELECT file, line, case_number, status, visa_class, decided_on,
        fiscal_year_of(decided_on) AS fiscal_year, fiscal_quarter_of(decided_on) AS fiscal_quarter,
        employer, trade_name, employer_state, naics, job_title, soc_text,
        CASE WHEN regexp_matches(soc_text, '[A-Za-z]{{3}}') THEN coalesce(tidy(title_text), '') ELSE '' END
            AS soc_title,
        {_vintage("coalesce(received_on, case_day(case_number), decided_on)")} AS vintage,
        CASE WHEN worker_count BETWEEN 1 AND 1000000 THEN worker_count END AS workers,
        full_time, city, county, state, secondary,
        nullif(low, 0) AS wage_low,
        CASE WHEN high > 0 AND (low IS NULL OR high >= low) THEN high END AS wage_high, wage_unit,
        CAST(yearly(nullif(low, 0), wage_unit) AS DOUBLE) AS wage_year,
        CAST(yearly(nullif(prevailing_amount, 0), prevailing_unit) AS DOUBLE) AS prevailing_year, level,
        CASE WHEN case_number IS NULL THEN '{NO_CASE}'
            WHEN other_programme(case_number, visa_text) THEN '{NOT_LCA}'
            WHEN employer IS NULL THEN '{NO_EMPLOYER}'
            WHEN status IS NULL THEN '{NO_STATUS}' WHEN decided_on IS NULL THEN '{NO_DAY}' END AS reason,
        visa_class IS NULL AND NOT is_blank(visa_text) AS odd_visa,
        level IS NULL AND NOT is_blank(level_text) AS odd_level,
        low IS NULL AND NOT is_blank(pay_text) AS odd_pay,
        coalesce(low = 0, false) AS zero_pay,
        coalesce(range_pay, false) AS range_pay,
        coalesce(high > 0 AND high < low, false) AS high_below_low,
        coalesce(low > 0 AND wage_unit IS NULL, false) AS no_unit,
        coalesce(low > 0 AND doubted(low, wage_unit), false) AS doubted_pay,
        prevailing_amount IS NULL AND NOT is_blank(prevailing_text) AS odd_prevailing,
        coalesce(prevailing_amount > 0 AND doubted(prevailing_amount, prevailing_unit), false)
            AS doubted_prevailing,
        state IS NULL AND NOT is_blank(state_text) AS odd_state
    FROM texts"""


def _vintage(day: str) -> str:
    return (
        f"CAST(CASE WHEN {day} < DATE '{SOC_2010_SINCE}' THEN {Vintage.SOC_2000.value} "
        f"WHEN {day} < DATE '{SOC_2018_SINCE}' THEN {Vintage.SOC_2010.value} "
        f"ELSE {Vintage.SOC_2018.value} END AS VARCHAR)"
    )


def _drop_repeats(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Of several rows with one case number the latest decision stays; how many are left out, and why.

    Of decisions of one day a withdrawal stays, then the row with most values; the rest is settled by the
    values themselves, so that the order of files and rows does not matter.
    """
    texts = ", ".join(f"coalesce(CAST({name} AS VARCHAR), '')" for name in _CONTENT)
    whole = f"concat_ws(chr(31), {texts}, soc_text)"
    filled = " + ".join(f"({name} IS NOT NULL)::INT" for name in _CONTENT)
    connection.execute(
        f"""CREATE TABLE dropped AS
        WITH again AS (SELECT case_number FROM typed WHERE reason IS NULL GROUP BY ALL HAVING count(*) > 1),
        rivals AS (
            SELECT file, line, case_number, decided_on, {whole} AS whole, {filled} AS filled,
                CASE status WHEN 'certified_withdrawn' THEN 3 WHEN 'withdrawn' THEN 2 WHEN 'denied' THEN 1
                    ELSE 0 END AS weight
            FROM typed SEMI JOIN again USING (case_number) WHERE reason IS NULL),
        ranked AS (
            SELECT file, line, whole, row_number() OVER best AS place, first_value(whole) OVER best AS winner
            FROM rivals WINDOW best AS (PARTITION BY case_number
                ORDER BY decided_on DESC, weight DESC, filled DESC, whole, file, line))
        SELECT file, line, whole = winner AS same FROM ranked WHERE place > 1"""
    )
    counts = connection.execute(
        "SELECT count(*) FILTER (same), count(*) FILTER (NOT same) FROM dropped"
    ).fetchone()
    same, older = counts or (0, 0)
    return {SAME: same, OLDER: older}


def _described(connection: duckdb.DuckDBPyConnection, repeats: dict[str, int]) -> TableResult | None:
    odd = ", ".join(f"count(*) FILTER ({name})" for name in _NOTES)
    found = connection.execute(
        f"SELECT count(*), min(decided_on), max(decided_on), {odd} FROM kept"
    ).fetchone()
    if found is None or not found[0]:
        return None
    kept, first, last, *odd_counts = found
    codes = connection.execute(
        "SELECT note, count(*) FROM (SELECT unnest([mended, fault]) AS note FROM kept) "
        "WHERE note <> '' GROUP BY ALL"
    ).fetchall()
    counted = repeats | dict(zip(_NOTES.values(), odd_counts, strict=True)) | dict(codes)
    order = (SAME, OLDER, *SOC_NOTES, *_NOTES.values())
    notes = {note: counted[note] for note in order if counted.get(note)}
    quarters = connection.execute("SELECT DISTINCT fiscal_year, fiscal_quarter FROM kept").fetchall()
    missing = missing_quarters([(year, quarter) for year, quarter in quarters])
    return TableResult(kept, first, last, missing, notes, occupations_met(connection))


def occupations_met(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The distinct codes of the kept rows."""
    found = connection.execute("SELECT DISTINCT soc FROM kept WHERE soc IS NOT NULL ORDER BY soc").fetchall()
    return tuple(soc for (soc,) in found)


def missing_quarters(held: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Fiscal quarters between the first and the last of `held` that are not in it: `FY2025 Q4`.

    A year of which nothing is held is one entry: `FY2011`.
    """
    present = set(held)
    first, last = min(present), max(present)
    missing: list[str] = []
    for year in range(first[0], last[0] + 1):
        gaps = [each for each in range(1, 5) if first < (year, each) < last and (year, each) not in present]
        missing += [f"FY{year}"] if len(gaps) == 4 else [f"FY{year} Q{each}" for each in gaps]
    return tuple(missing)
