"""The demo's invented employers, each with traits that all its postings share."""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from demo_kit import dice, slug, words
from demo_places import City, abroad, homes

# Where citizenship rules are plausible although the employer's other jobs have none.
_EXPORT_INDUSTRIES = {"security", "telecom", "consulting", "chips", "robotics", "energy"}
_HABITS = ("sponsor",) * 8 + ("silent",) * 7 + ("refuses",) * 4 + ("case",) * 3
_KINDS_BY_HABIT = {
    "sponsor": {"offered", "students", "misleading", "silent", "abroad"},
    "case": {"conditional", "students", "authorization", "misleading", "silent", "abroad"},
    "silent": {"students", "authorization", "misleading", "silent", "abroad"},
    "refuses": {"refused", "authorization", "misleading", "silent"},
    "citizens": {"citizens", "silent"},
}


@dataclass(frozen=True, slots=True)
class Employer:
    """An invented employer. `habit` is what its postings say about sponsorship, if anything."""

    name: str
    slug: str
    what: str
    industry: str
    facts: dict[str, Any]
    cities: tuple[City, ...]
    abroad: City | None
    policy: str
    habit: str
    visas: frozenset[str]
    size: int
    weight: int

    def hires(self, role: dict[str, Any]) -> bool:
        """Whether jobs of this role make sense here."""
        industries = role.get("industries", (self.industry,))
        return self.industry in industries and role["family"] in self.facts["families"]

    def says(self, kind: str, visas: frozenset[str] = frozenset()) -> bool:
        """Whether a posting of this employer can make such a statement."""
        if kind == "abroad" and self.abroad is None:
            return False
        if kind == "citizens" and self.habit == "refuses":
            return self.industry in _EXPORT_INDUSTRIES
        return kind in _KINDS_BY_HABIT[self.habit] and visas <= self.visas


@cache
def employers() -> tuple[Employer, ...]:
    """All employers, in the order of their file."""
    return tuple(
        _employer(entry, industry, facts)
        for industry, facts in words("employers").items()
        for entry in facts["employers"]
    )


def _employer(entry: str, industry: str, facts: dict[str, Any]) -> Employer:
    name, what, *named = entry.split(" | ")
    roll = dice("employer", name)
    office = abroad(name, roll)
    return Employer(
        name=name,
        slug=slug(name),
        what=what,
        industry=industry,
        facts=facts,
        cities=homes(roll, named[0] if named else ""),
        abroad=office,
        policy=roll.choice(("office", "hybrid", "hybrid", "mixed", "mixed", "remote")),
        habit=roll.choice(facts.get("habits", _HABITS)),
        visas=_visas(roll, industry, office),
        size=roll.choice((14, 22, 35, 48, 60, 90, 140, 230, 410, 800, 2100)),
        weight=roll.choice((1, 1, 1, 2, 2, 3, 5, 9)),
    )


def _visas(roll: Random, industry: str, office: City | None) -> frozenset[str]:
    """The visas the employer sponsors: L-1 needs an office abroad, J-1 an academic house."""
    chances = {"green card": 0.6, "TN": 0.6, "E-3": 0.5, "H-1B1": 0.8, "O-1": 0.45}
    visas = {"H-1B"} | {visa for visa, chance in chances.items() if roll.random() < chance}
    if office:
        visas.add("L-1")
    if industry in {"research", "nonprofit", "health", "education"}:
        visas.add("J-1")
    if "E-3" not in visas:
        visas.discard("H-1B1")
    return frozenset(visas)
