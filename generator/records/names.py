"""The names under which public records hold employers, for matching with the postings."""

import duckdb

from generator.domain.records import Table
from generator.evidence.entity_index import RecordName
from generator.records.spans import Basis

_MET = """
    CREATE TEMP TABLE met (
        employer VARCHAR, filings BIGINT, approvals BIGINT, trade_name VARCHAR, state VARCHAR
    )
"""

_SINGLE = """
    INSERT INTO met
    SELECT employer, count(*) FILTER (status = 'certified' AND $counting), 0, trade_name, employer_state
    FROM lca
    GROUP BY employer, trade_name, employer_state
"""
_COUNTS = """
    INSERT INTO met
    SELECT employer, coalesce(sum(filings) FILTER ($counting), 0), 0, NULL, NULL
    FROM lca_counts
    GROUP BY employer
"""
_PETITIONS = """
    INSERT INTO met
    SELECT
        employer,
        0,
        coalesce(sum(initial_approvals), 0) + coalesce(sum(continuing_approvals), 0),
        NULL,
        state
    FROM uscis
    GROUP BY employer, state
"""
_NAMES = """
    SELECT
        employer,
        sum(filings),
        sum(approvals),
        coalesce(list(DISTINCT trade_name ORDER BY trade_name) FILTER (trade_name IS NOT NULL), []),
        coalesce(list(DISTINCT state ORDER BY state) FILTER (state IS NOT NULL), [])
    FROM met
    WHERE employer IS NOT NULL
    GROUP BY employer
    ORDER BY employer
"""


def names_met(
    connection: duckdb.DuckDBPyConnection, loaded: frozenset[Table], basis: Basis
) -> tuple[RecordName, ...]:
    """Every spelling of an employer in the loaded tables, in the order of code points.

    Certified applications are those of the counting set in all its years; a spelling that only the other
    set has stands with none.
    """
    single = basis.counting is not None and basis.counting.is_single
    connection.execute(_MET)
    if Table.LCA in loaded:
        connection.execute(_SINGLE, {"counting": single})
    if Table.LCA_COUNTS in loaded:
        connection.execute(_COUNTS, {"counting": not single})
    if Table.USCIS in loaded:
        connection.execute(_PETITIONS)
    return tuple(
        RecordName(name, int(filings), int(approvals), tuple(trade_names), tuple(states))
        for name, filings, approvals, trade_names, states in connection.execute(_NAMES).fetchall()
    )
