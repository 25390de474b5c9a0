"""What kind of public record a table is when it is not the one asked for: a hint for mixed-up files."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_KINDS: Final[tuple[tuple[frozenset[str], str], ...]] = (
    (frozenset({"NEWEMPLOYMENTAPPROVAL"}), "an export of the Employer Data Hub: `rolepages import uscis`"),
    (frozenset({"INITIALAPPROVAL"}), "an export of the Employer Data Hub: `rolepages import uscis`"),
    (frozenset({"INITIALAPPROVALS"}), "an export of the Employer Data Hub: `rolepages import uscis`"),
    (frozenset({"LEVEL1", "LEVEL4"}), "a wage table: `rolepages import wages`"),
    (frozenset({"AREANAME", "COUNTYTOWNNAME"}), "the geography of wage areas: `rolepages import wages`"),
    (frozenset({"ONETSOCCODE"}), "a table of O*NET: `rolepages import occupations`"),
    (frozenset({"PWSOCCODE"}), "permanent labor certifications (PERM), which this program does not count"),
    (frozenset({"PWDSOCCODE"}), "permanent labor certifications (PERM), which this program does not count"),
    (frozenset({"LCACASENUMBER"}), "labor condition applications: `rolepages import lca`"),
    (frozenset({"CASENUMBER", "CASESTATUS"}), "labor condition applications: `rolepages import lca`"),
)
"""Columns that tell a kind, in letters and digits alone -> what it is. The first that fits counts."""


def kind_hint(header: Sequence[str], asked: Iterable[str]) -> str:
    """`it looks like a wage table: ...`; empty when nothing tells.

    `asked` are the columns of what was asked for: they tell of no other kind.
    """
    names, own = {_key(name) for name in header}, {_key(name) for name in asked}
    found = (words for columns, words in _KINDS if columns <= names and not columns <= own)
    words = next(found, "")
    return f"it looks like {words}." if words else ""


def _key(name: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", name.upper())
