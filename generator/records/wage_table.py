"""The prevailing wages a site needs, and the counties of their areas."""

import duckdb

from generator.domain.records import DataSet
from generator.evidence.areas import county_key
from generator.evidence.records import PrevailingWage, WageTable

_WAGES = """
    SELECT DISTINCT ON (soc, area) soc, area, level1, level2, level3, level4
    FROM wages
    WHERE soc IN (SELECT soc FROM role_socs) AND area IS NOT NULL
    ORDER BY ALL
"""
_AREAS = """
    SELECT area, min(name)
    FROM areas
    WHERE area IS NOT NULL AND name IS NOT NULL
    GROUP BY area
    ORDER BY area
"""
_COUNTIES = """
    SELECT DISTINCT state, county, area
    FROM areas
    WHERE state IS NOT NULL AND county IS NOT NULL AND area IS NOT NULL
    ORDER BY ALL
"""


def wage_table(connection: duckdb.DuckDBPyConnection, source: DataSet) -> WageTable:
    """Wages for the occupations of the roles, from the loaded tables `wages` and `areas`.

    A county that stands in several areas leads to none, because nothing tells which is meant.
    """
    wages = {
        (soc, area): PrevailingWage(soc, area, (one, two, three, four))
        for soc, area, one, two, three, four in connection.execute(_WAGES).fetchall()
    }
    return WageTable(
        first=source.first,
        last=source.last,
        wages=wages,
        area_names=dict(connection.execute(_AREAS).fetchall()),
        counties=_counties(connection),
        source=source,
    )


def _counties(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], str]:
    areas: dict[tuple[str, str], set[str]] = {}
    for state, county, area in connection.execute(_COUNTIES).fetchall():
        areas.setdefault((state, county_key(county)), set()).add(area)
    return {key: found.pop() for key, found in areas.items() if len(found) == 1}
