"""What a site asks the public records for, and the tables the queries join it from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from generator.evidence.entity import EntityMatch


@dataclass(frozen=True, slots=True)
class Asked:
    """The employers and roles of one site."""

    matches: Mapping[str, EntityMatch]
    """By the employer's slug: every employer of the postings."""
    employer_names: Mapping[str, str]
    """The employers' names on the site, by slug."""
    roles: Mapping[str, tuple[str, ...]]
    """SOC 2018 codes of every role, by the role's slug."""
    as_of: date
    """Day of the postings."""

    @property
    def socs(self) -> tuple[str, ...]:
        """The codes of all roles, sorted."""
        return tuple(sorted({soc for socs in self.roles.values() for soc in socs}))


def register(connection: duckdb.DuckDBPyConnection, asked: Asked) -> None:
    """Make the tables `matched`, `owners` and `role_socs`.

    `matched` (slug, employer) holds every spelling of every employer's entities. `owners` (employer, slug,
    name) gives each spelling to one employer, for lists of filers in which nothing is counted twice: where
    several employers share an entity it is the one with most filings, then the first slug.
    """
    matched = sorted(
        {(slug, spelling) for slug, match in asked.matches.items() for spelling in _spellings(match)}
    )
    _table(connection, "matched", ("slug", "employer"), matched)
    owners = [(spelling, slug, asked.employer_names.get(slug, slug)) for spelling, slug in _owners(asked)]
    _table(connection, "owners", ("employer", "slug", "name"), owners)
    roles = sorted({(role, soc) for role, socs in asked.roles.items() for soc in socs})
    _table(connection, "role_socs", ("role", "soc"), roles)


def _spellings(match: EntityMatch) -> set[str]:
    return {spelling for entity in match.entities for spelling in entity.spellings}


def _owners(asked: Asked) -> list[tuple[str, str]]:
    def largest_first(slug: str) -> tuple[int, str]:
        return (-sum(entity.filings for entity in asked.matches[slug].entities), slug)

    owners: dict[str, str] = {}
    for slug in sorted(asked.matches, key=largest_first):
        for spelling in _spellings(asked.matches[slug]):
            owners.setdefault(spelling, slug)
    return sorted(owners.items())


def _table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
) -> None:
    """A temporary table of texts. Whole columns at once: row by row it would take minutes."""
    values = ", ".join(f"unnest(CAST(? AS VARCHAR[])) AS {column}" for column in columns)
    lists = [[row[place] for row in rows] for place in range(len(columns))]
    connection.execute(" ".join(("CREATE TEMP TABLE", name, "AS SELECT", values)), lists)
