"""Dice, word files and small text helpers of the demo data."""

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

SEED = "rolepages demo 1"
WORDS = Path(__file__).parent / "demo"

_LETTERS = str.maketrans(
    {"œ": "oe", "ø": "o", "ü": "u", "ö": "o", "è": "e", "ï": "i", "ñ": "n", "ú": "u", "'": ""}
)


def dice(*key: object) -> Random:
    """A source of choices that depends on the key alone, whatever else is generated."""
    return Random("/".join([SEED, *map(str, key)]))  # noqa: S311


@cache
def words(name: str) -> Any:
    """The content of one word file."""
    return yaml.safe_load((WORDS / f"{name}.yaml").read_text(encoding="utf-8"))


def slug(name: str) -> str:
    """A name as part of an address: small letters, digits and hyphens."""
    plain = name.lower().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def listed(items: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def spread(weights: dict[str, float], count: int) -> list[str]:
    """`count` names in proportion to their weights, exactly (largest remainders), unshuffled."""
    total = sum(weights.values())
    exact = {name: weight * count / total for name, weight in weights.items()}
    shares = {name: int(share) for name, share in exact.items()}
    by_rest = sorted(exact, key=lambda name: (shares[name] - exact[name], name))
    for name in by_rest[: count - sum(shares.values())]:
        shares[name] += 1
    return [name for name in weights for _ in range(shares[name])]
