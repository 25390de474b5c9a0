"""A catalogue made from a few postings."""

from datetime import date
from typing import Any

from generator.domain.posting import Manifest
from generator.evidence.records import PublicRecords
from generator.insight.catalogue import Catalogue, catalogue_of
from generator.insight.employers import employers_of
from generator.insight.scale import Scale
from generator.matching.reading_postings import reading_of
from generator.matching.roles import compile_roles
from tests.builders import a_posting, a_role

MANIFEST = Manifest.model_validate(
    {"as_of": "2026-03-31", "sources": [{"name": "demo", "title": "Demo", "rights": "full_text"}]}
)


def a_catalogue(
    *changes: dict[str, Any],
    as_of: date = MANIFEST.as_of,
    today: date = date(2026, 4, 1),
    records: PublicRecords | None = None,
) -> Catalogue:
    """The catalogue of one posting for each of the changes, with the one role of the builders."""
    postings = tuple(a_posting(**{"id": str(number), **each}) for number, each in enumerate(changes))
    matcher = compile_roles({"backend-engineer": a_role()})
    readings = [reading_of(posting, matcher) for posting in postings]
    scale = Scale(employers_of(postings), {"backend-engineer": ("15-1252",)}, records or PublicRecords())
    manifest = MANIFEST.model_copy(update={"as_of": as_of})
    return catalogue_of(manifest, postings, readings, scale, ("US",), today)
