"""Titles of occupations, and the job titles reported for them."""

import duckdb

REPORTED = 30
"""Reported job titles given for each occupation."""

_COUNTED_TITLES = """
    SELECT soc, soc_title, sum(filings) AS certified
    FROM lca_counts
    WHERE soc_title IS NOT NULL AND soc = left(soc_filed, 7)
    GROUP BY ALL
    ORDER BY soc, certified, soc_title DESC
"""

_OCCUPATIONS = """
    SELECT soc, title
    FROM occupations
    WHERE kind = 'occupation' AND code = soc || '.00' AND title IS NOT NULL
    ORDER BY soc, title DESC
"""

_REPORTED = """
    SELECT DISTINCT soc, title
    FROM occupations
    WHERE kind = 'reported' AND soc IN (SELECT soc FROM role_socs)
    ORDER BY soc, title
"""


def counted_titles(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The title under which most applications were filed, by code; only those filed under the code itself.

    A code of SOC 2010 that leads to another of SOC 2018 has the older occupation's title.
    """
    return {soc: title for soc, title, _ in connection.execute(_COUNTED_TITLES).fetchall()}


def onet_titles(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Titles of the O*NET occupations that stand for a whole SOC code (`15-1252.00`)."""
    return dict(connection.execute(_OCCUPATIONS).fetchall())


def reported_titles(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """The first job titles by alphabet that O*NET reports for each occupation of the roles, at most 30."""
    gathered: dict[str, list[str]] = {}
    for soc, title in connection.execute(_REPORTED).fetchall():
        gathered.setdefault(soc, []).append(title)
    return {soc: tuple(found[:REPORTED]) for soc, found in gathered.items()}
