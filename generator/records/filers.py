"""Who files for the occupations of each role.

- A **filer** is an employer of the postings with all spellings of its matched entities, or else a legal name:
  spellings that agree but for case, dots, commas and doubled blanks are one name, shown as most of its
  certified applications spell it.
- A filer counts when it has a certified application for the role's occupations in the counted span. The 25
  largest are listed; their number is that of all.
- **By quarter**: certified applications by fiscal quarter of the decision, for every quarter of which the
  data hold an application for the role's occupations, whatever its outcome. Other quarters are left out:
  files of single applications may hold some occupations only, and then nothing tells none from not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from generator.evidence.records import Filer, OccupationRecord
from generator.records.employers import title_of
from generator.records.figures import FILERS, ROLES, Figures, figures_of
from generator.records.fiscal import year_and_quarter

LISTED = 25
"""Filers listed for each role."""

_FILERS = """
    CREATE TEMP TABLE filers AS
    WITH met AS (
        SELECT employer, sum(certified) AS certified
        FROM (
            SELECT employer, soc, certified FROM counted
            UNION ALL
            SELECT DISTINCT employer, soc, 0 FROM detailed
        )
        WHERE employer IS NOT NULL AND soc IN (SELECT soc FROM role_socs)
        GROUP BY employer
    ),
    named AS (
        SELECT
            met.employer,
            met.certified,
            o.slug,
            o.name,
            CASE WHEN o.slug IS NULL
                THEN 'name ' || trim(regexp_replace(
                    translate(lower(met.employer), '.,', ''), '\\s+', ' ', 'g'
                ))
                ELSE 'slug ' || o.slug
            END AS filer
        FROM met LEFT JOIN owners AS o ON o.employer = met.employer
    )
    SELECT
        employer,
        filer,
        coalesce(slug, '') AS slug,
        coalesce(
            name,
            first_value(employer) OVER (PARTITION BY filer ORDER BY certified DESC, employer)
        ) AS name
    FROM named
"""

_RANKED = """
    CREATE TEMP TABLE ranked AS
    SELECT
        o.role,
        f.filer,
        f.slug,
        f.name,
        sum(r.certified) AS certified,
        count(*) OVER (PARTITION BY o.role) AS filers,
        row_number() OVER (PARTITION BY o.role ORDER BY sum(r.certified) DESC, f.name, f.filer) AS place
    FROM counted AS r
    JOIN role_socs AS o ON o.soc = r.soc
    JOIN filers AS f ON f.employer = r.employer
    GROUP BY o.role, f.filer, f.slug, f.name
    HAVING sum(r.certified) > 0
"""

_LARGEST = "CREATE TEMP TABLE largest AS SELECT * FROM ranked WHERE place <= ?"
_LISTED = "SELECT role, filer, slug, name, filers FROM largest ORDER BY role, place"

_QUARTERS = """
    SELECT o.role, r.quarter, sum(r.certified)
    FROM quarterly AS r JOIN role_socs AS o ON o.soc = r.soc
    GROUP BY ALL
    ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class _Place:
    """One line of a role's list."""

    filer: str
    slug: str
    name: str


def occupation_records(
    connection: duckdb.DuckDBPyConnection, roles: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]
) -> dict[str, OccupationRecord]:
    """A record for every role, in the order of slugs; zeros where nobody files for its occupations."""
    connection.execute(_FILERS)
    connection.execute(_RANKED)
    connection.execute(_LARGEST, [LISTED])
    places, numbers = _listed(connection)
    totals, filers = figures_of(connection, ROLES), figures_of(connection, FILERS)
    quarters = _quarters(connection)
    records = {}
    for role in sorted(roles):
        soc, title = _named(roles[role], titles)
        records[role] = OccupationRecord(
            socs=roles[role],
            total=totals.filings((role, ""), soc, title),
            filers=_filers(role, places.get(role, []), filers, soc, title),
            filers_total=numbers.get(role, 0),
            quarters=quarters.get(role, ()),
        )
    return records


def _filers(role: str, places: list[_Place], figures: Figures, soc: str, title: str) -> tuple[Filer, ...]:
    return tuple(
        Filer(place.name, place.slug, figures.filings((role, place.filer), soc, title)) for place in places
    )


def _named(socs: tuple[str, ...], titles: Mapping[str, str]) -> tuple[str, str]:
    """The code where there is one alone, and the titles of all."""
    return socs[0] if len(socs) == 1 else "", "; ".join(title_of(soc, titles) for soc in socs)


def _listed(connection: duckdb.DuckDBPyConnection) -> tuple[dict[str, list[_Place]], dict[str, int]]:
    places: dict[str, list[_Place]] = {}
    numbers: dict[str, int] = {}
    for role, filer, slug, name, filers in connection.execute(_LISTED).fetchall():
        places.setdefault(role, []).append(_Place(filer, slug, name))
        numbers[role] = filers
    return places, numbers


def _quarters(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[tuple[str, int], ...]]:
    gathered: dict[str, list[tuple[str, int]]] = {}
    for role, number, certified in connection.execute(_QUARTERS).fetchall():
        year, quarter = year_and_quarter(number)
        gathered.setdefault(role, []).append((f"{year}-Q{quarter}", int(certified)))
    return {role: tuple(found) for role, found in gathered.items()}
