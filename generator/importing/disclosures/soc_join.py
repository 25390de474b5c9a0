"""Occupation codes of a whole table, each distinct one resolved once."""

# ruff: noqa: S608 - statements are put together from names of this package, never from input

from typing import Final

import duckdb

from generator.importing.disclosures.soc_codes import SocFault, Vintage, soc_of

SOC_NOTES: Final = (
    SocFault.SPREADSHEET,
    SocFault.SPREADSHEET_LOST,
    SocFault.MISSPELT,
    SocFault.CARRIED_ON,
    SocFault.SEVERAL,
    SocFault.UNKNOWN,
)
"""Notes on codes, in the order of the manifest."""


def resolve_codes(connection: duckdb.DuckDBPyConnection, relation: str) -> None:
    """Make the table `codes` for the distinct (soc_text, soc_title, vintage) of a relation's usable rows.

    `vintage` names the classifications in use, parted by `|`.
    """
    distinct = connection.execute(
        f"SELECT DISTINCT soc_text, soc_title, vintage FROM {relation} WHERE reason IS NULL ORDER BY ALL"
    ).fetchall()
    columns: dict[str, list[str | None]] = {
        name: [] for name in ("soc_text", "soc_title", "vintage", "filed", "soc", "mended", "fault")
    }
    for text, title, vintage in distinct:
        code = soc_of(text, title, [Vintage(int(each)) for each in vintage.split("|")])
        row = (text, title, vintage, code.filed, code.soc, code.mended, code.fault)
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    unnested = ", ".join(f"unnest(CAST(? AS VARCHAR[])) AS {name}" for name in columns)
    connection.execute(f"CREATE TABLE codes AS SELECT {unnested}", list(columns.values()))
