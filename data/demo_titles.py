"""Job titles with levels, teams and work modes, the way employers write them."""

from random import Random
from typing import Any

_LEVELS: dict[str, float] = {
    "unstated": 42, "senior": 27, "staff": 9, "mid": 9, "entry": 9, "intern": 5
}  # fmt: skip
_BEFORE = {
    "senior": ("Senior {}", "Senior {}", "Senior {}", "Sr. {}", "Lead {}"),
    "staff": ("Staff {}", "Principal {}"),
    "mid": ("Mid-Level {}",),
    "entry": ("Junior {}", "Associate {}", "Entry-Level {}"),
}
_AFTER = {
    "senior": ("{} III",),
    "staff": ("{} IV",),
    "mid": ("{} II", "{} II", "{} 2"),
    "entry": ("{} I", "{} (New Grad)"),
    "intern": ("{} Intern", "{} Intern, Summer 2027", "{} Co-op"),
}
_TEAM_FAMILIES = {"software", "infrastructure", "data", "product"}


def title(role: dict[str, Any], roll: Random) -> tuple[str, str, str]:
    """A title with its level, the level, and the bare job as one would say it."""
    chosen, _, level = roll.choice(role["titles"]).partition(" @")
    spoken = chosen.partition(",")[0].partition(" (")[0]
    if level:
        return chosen, level, spoken
    level = _level(chosen, roll)
    forms = _BEFORE.get(level, ()) if _is_long(chosen) else _forms(level)
    return (roll.choice(forms).format(chosen) if forms else chosen), level, spoken


def with_team(name: str, role: dict[str, Any], teams: list[str], roll: Random) -> str:
    """Sometimes a team stands behind the job."""
    if role["family"] not in _TEAM_FAMILIES or _is_long(name) or roll.random() > 0.24:
        return name
    return roll.choice(("{}, {}", "{}, {}", "{} - {}", "{} ({})")).format(name, roll.choice(teams))


def with_mode(name: str, mode: str, kind: str | None, roll: Random) -> str:
    """Now and then a title names the work mode or the form of employment."""
    if roll.random() > 0.08 or "(" in name:
        return name
    if kind == "contract":
        return f"{name} - Contract"
    forms = {"remote": ("{} (Remote)", "{} - Remote"), "hybrid": ("{} | Hybrid", "{} (Hybrid)")}
    return roll.choice(forms.get(mode, ("{}",))).format(name)


def _level(chosen: str, roll: Random) -> str:
    if "Architect" in chosen or "Lead" in chosen or "Owner" in chosen:
        return roll.choice(("unstated", "unstated", "senior"))
    return roll.choices(list(_LEVELS), list(_LEVELS.values()))[0]


def _forms(level: str) -> tuple[str, ...]:
    return _BEFORE.get(level, ()) + _AFTER.get(level, ())


def _is_long(name: str) -> bool:
    """Titles in several parts take nothing more behind them."""
    return "," in name or "(" in name or " - " in name
