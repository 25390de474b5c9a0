"""What a site asks in the tests of the store: two employers of postings, one role."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.evidence.entity import Certainty, EntityMatch, How, LegalEntity
from generator.evidence.records import PublicRecords
from generator.records.store import Asked, public_records

AS_OF = date(2026, 4, 1)
SHOWN = "data/evidence"


def a_match(*spellings: str, filings: int = 1) -> EntityMatch:
    """An employer matched with one entity of the given spellings."""
    entity = LegalEntity(spellings[0], tuple(sorted(spellings)), filings)
    return EntityMatch(Certainty.MATCHED, (entity,), How.SAME_NAME)


NOT_FOUND = EntityMatch(Certainty.NOT_FOUND)


def asked(
    matches: Mapping[str, EntityMatch] | None = None,
    roles: Mapping[str, tuple[str, ...]] | None = None,
    as_of: date = AS_OF,
) -> Asked:
    """A question for North Wind and the baker's occupation, unless others are given."""
    return Asked(
        matches={"north-wind": a_match("NORTH WIND INC")} if matches is None else matches,
        employer_names={"north-wind": "North Wind", "south-sea": "South Sea"},
        roles={"baker": ("15-1252",)} if roles is None else roles,
        as_of=as_of,
    )


def records_of(folder: Path, question: Asked | None = None) -> PublicRecords:
    """The records of a folder that is in order."""
    checked = public_records(folder, SHOWN, question or asked())
    assert checked.problems == ()
    return checked.value
