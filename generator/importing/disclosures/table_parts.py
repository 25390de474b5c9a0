"""What the tables of applications have in common when they are built."""

# ruff: noqa: S608 - statements are put together from names of this package, never from input

from typing import Final

import duckdb

from generator.importing.disclosures.staging import PLACES_KEPT, Place, Tally

COPY_OPTIONS: Final = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"
"""Groups of a fixed size, so that the same rows make the same bytes."""


def take_rejects(connection: duckdb.DuckDBPyConnection, relation: str, tally: Tally) -> None:
    """Add the rows of `relation` that have a `reason` to the tally, with their first places."""
    found = connection.execute(
        f"SELECT reason, count(*), list([file, line] ORDER BY file, line)[:{PLACES_KEPT}] "
        f"FROM {relation} WHERE reason IS NOT NULL GROUP BY reason ORDER BY reason"
    ).fetchall()
    for reason, rows, places in found:
        tally.reject(reason, [Place(file, line) for file, line in places], rows)
