"""Invented public records for pages."""

from datetime import date
from typing import Any

from generator.domain.records import DataSet, Table
from generator.evidence.entity import Candidate, Certainty, EntityMatch, How, LegalEntity
from generator.evidence.records import (
    EmployerRecord,
    Filer,
    Filings,
    OccupationRecord,
    PaySpread,
    PrevailingWage,
    PublicRecords,
    Span,
    WageTable,
)

SOC = "15-1252"
FIRST, LAST = date(2024, 10, 1), date(2025, 9, 30)
SPAN = Span(FIRST, LAST)


def a_set(table: Table = Table.LCA, **changes: Any) -> DataSet:
    """A set of FY2025, but for the changed keys."""
    return DataSet.model_validate(
        {
            "table": table,
            "files": ("invented.csv",),
            "title": f"Invented {table.value}",
            "url": f"https://records.example/{table.value}",
            "licence": "public domain",
            "first": FIRST,
            "last": LAST,
            "read": 10,
            "kept": 10,
            **changes,
        }
    )


def some_filings(certified: int = 120, **changes: Any) -> Filings:
    """Certified applications with all their figures, but for the changed ones."""
    figures: dict[str, Any] = {
        "soc": SOC,
        "title": "Software Developers",
        "years": ((2025, certified),),
        "classes": (("h-1b", certified),),
        "details": certified,
        "withdrawn": 5,
        "levels": (12, 48, 36, 24),
        "pay": PaySpread(certified, 100_000.0, 120_040.0, 140_000.0),
        "secondary": 0,
        "secondary_of": certified,
        "states": (("CA", 80), ("TX", 40)),
    }
    return Filings(certified=certified, **(figures | changes))


def a_match(certainty: Certainty = Certainty.MATCHED) -> EntityMatch:
    """A match by name, several candidates, or none."""
    entity = LegalEntity("LARKSPUR SYSTEMS INC", ("LARKSPUR SYSTEMS INC", "Larkspur Systems, Inc."), 120)
    if certainty is Certainty.MATCHED:
        return EntityMatch(certainty, (entity,), How.SAME_NAME)
    if certainty is Certainty.AMBIGUOUS:
        other = LegalEntity("LARKSPUR SYSTEMS OF OHIO LLC", ("LARKSPUR SYSTEMS OF OHIO LLC",), 3)
        return EntityMatch(certainty, candidates=(Candidate(entity, 0.9, ""), Candidate(other, 0.9, "")))
    return EntityMatch(certainty)


def an_employer(**changes: Any) -> EmployerRecord:
    """A matched employer with applications for one occupation, but for the changed parts."""
    filings = some_filings()
    parts: dict[str, Any] = {"match": a_match(), "filings": (filings,), "total": filings, "approvals": ()}
    return EmployerRecord(**(parts | changes))


def an_occupation(*filers: Filer, total: Filings | None = None, **changes: Any) -> OccupationRecord:
    """Who files for the one occupation."""
    listed = filers or (Filer("Larkspur Systems", "larkspur-systems", some_filings()),)
    parts: dict[str, Any] = {
        "socs": (SOC,),
        "total": total or some_filings(),
        "filers": listed,
        "filers_total": len(listed),
        "quarters": (("2025-Q1", 30), ("2025-Q3", 90)),
    }
    return OccupationRecord(**(parts | changes))


def some_records(**changes: Any) -> PublicRecords:
    """Records of one role and one employer, but for the changed parts."""
    single = a_set()
    parts: dict[str, Any] = {
        "sets": (single,),
        "counted": single,
        "counted_span": SPAN,
        "detailed": single,
        "detailed_span": SPAN,
        "by_role": {"backend-engineer": an_occupation()},
        "by_employer": {"larkspur-systems": an_employer()},
        "soc_titles": {SOC: "Software Developers"},
    }
    return PublicRecords(**(parts | changes))


def some_wages() -> WageTable:
    """Levels of one area, $100,000 to $160,000 a year in steps of $20,000 but for rounding."""
    levels = tuple(round(year / 2080, 2) for year in (100_000, 120_000, 140_000, 160_000))
    return WageTable(
        date(2025, 7, 1),
        date(2026, 6, 30),
        {(SOC, "austin"): PrevailingWage(SOC, "austin", (levels[0], levels[1], levels[2], levels[3]))},
        {"austin": "Austin-Round Rock, TX"},
        {("TX", "travis"): "austin"},
        a_set(Table.WAGES, first=date(2025, 7, 1), last=date(2026, 6, 30)),
    )
