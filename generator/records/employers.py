"""What public records hold of each employer of the postings.

- **Filings by occupation**: applications under all spellings of the matched entities by SOC 2018 code; those
  whose filed code leads to no code or to several stand together as "Occupation not clear".
- **All occupations** are counted by a query of their own, not by adding up what is shown.
- **Approvals**: the petitions USCIS decided under the same spellings, by fiscal year, initial employment
  apart from continuing, the rows of all places and tax numbers together.
"""

from collections.abc import Mapping

import duckdb

from generator.evidence.entity import EntityMatch
from generator.evidence.records import Approvals, EmployerRecord, Filings
from generator.records.figures import EMPLOYER_OCCUPATIONS, EMPLOYERS, figures_of

UNCLEAR = "Occupation not clear"
"""Title of applications without a SOC 2018 code."""
ALL_OCCUPATIONS = "All occupations"


def employer_records(
    connection: duckdb.DuckDBPyConnection,
    matches: Mapping[str, EntityMatch],
    titles: Mapping[str, str],
    *,
    petitions: bool,
) -> dict[str, EmployerRecord]:
    """A record for every employer, in the order of slugs; `petitions` says whether USCIS data are loaded."""
    filings = _filings(connection, titles)
    totals = figures_of(connection, EMPLOYERS)
    approvals = _approvals(connection) if petitions else {}
    with_any = {slug for slug, _ in totals.keys_met()}
    return {
        slug: EmployerRecord(
            match=matches[slug],
            filings=filings.get(slug, ()),
            total=totals.filings((slug, ""), "", ALL_OCCUPATIONS) if slug in with_any else None,
            approvals=approvals.get(slug, ()),
        )
        for slug in sorted(matches)
    }


def title_of(soc: str, titles: Mapping[str, str]) -> str:
    """The occupation's title; the code itself where no source names it."""
    return titles.get(soc, soc) if soc else UNCLEAR


def _filings(
    connection: duckdb.DuckDBPyConnection, titles: Mapping[str, str]
) -> dict[str, tuple[Filings, ...]]:
    figures = figures_of(connection, EMPLOYER_OCCUPATIONS)
    gathered: dict[str, list[Filings]] = {}
    for slug, soc in figures.keys_met():
        found = figures.filings((slug, soc), soc, title_of(soc, titles))
        gathered.setdefault(slug, []).append(found)
    return {
        slug: tuple(sorted(found, key=lambda each: (-each.certified, each.soc)))
        for slug, found in gathered.items()
    }


_APPROVALS = """
    SELECT
        m.slug,
        r.fiscal_year,
        sum(r.initial_approvals),
        sum(r.initial_denials),
        sum(r.continuing_approvals),
        sum(r.continuing_denials)
    FROM uscis AS r JOIN matched AS m ON m.employer = r.employer
    WHERE r.fiscal_year IS NOT NULL
    GROUP BY ALL
    ORDER BY 1, 2
"""


def _approvals(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[Approvals, ...]]:
    gathered: dict[str, tuple[Approvals, ...]] = {}
    for slug, *figures in connection.execute(_APPROVALS).fetchall():
        found = Approvals(*(int(figure or 0) for figure in figures))
        gathered[slug] = (*gathered.get(slug, ()), found)
    return gathered
