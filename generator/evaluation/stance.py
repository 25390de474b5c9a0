"""Labelled statements about visa sponsorship beside what the classifier makes of the same words.

The file is JSON lines, one object a line, in either of two forms: whole postings (`text`, `stance`, and
usually `id`, `flags`, `visas`, `quote`, `country`) or short phrases (`text`, `stance`, `visas`, `why`). A row
is hard when `hard` stands in its `flags`. A row is exact when the stance agrees; how well the quotation and
the visas agree is told apart from it. Only the text is read: a posting's location is no part of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from generator.domain.sponsorship import Claim, Stance
from generator.evaluation.score import Row
from generator.matching.sponsorship import claim_of
from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import did_you_mean, listed

KEYS: Final = ("text", "stance")
LABELS: Final = tuple(stance.value for stance in Stance)
_ONE_NAME: Final = {"F-1 STEM OPT": "F-1 OPT", "EB-2": "green card"}
"""Kinds a label may name more loosely than the classifier does."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One labelled text with the claim found in it."""

    row: Row
    claim: Claim
    quote: str
    """The quotation the label gives; empty where it gives none."""
    visas: frozenset[str]


def rows_of(text: str, path: str) -> Checked[tuple[Row, ...]]:
    """The labelled rows with what is found in each; a malformed line is a problem and left out."""
    read = readings_of(text, path)
    return Checked(tuple(reading.row for reading in read.value), read.problems)


def readings_of(text: str, path: str) -> Checked[tuple[Reading, ...]]:
    """The rows with the claims behind them. Lines end at a line feed alone."""
    readings: list[Reading] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        checked = _object_of(line, path, number)
        problems.extend(checked.problems)
        if checked.value is not None:
            readings.append(_reading(checked.value, f"{path}:{number}"))
    return Checked(tuple(readings), tuple(problems))


def extras(readings: Sequence[Reading]) -> dict[str, Any]:
    """Beside the stance: false offers, quotations and visas of the rows whose stance is stated and right."""
    decided = [r for r in readings if r.row.exact and r.claim.stance is not Stance.UNSTATED]
    quoted = [r for r in decided if r.quote]
    return {
        "false_offered": {
            "n": _false_offers(readings),
            "without_hard": _false_offers([r for r in readings if not r.row.hard]),
        },
        "quote": {
            "n": len(quoted),
            "within_or_around": _share([_nested(r.claim.quote, r.quote) for r in quoted]),
            "overlap": _share([_overlap(r.claim.quote, r.quote) for r in quoted]),
        },
        "visas": {"n": len(decided), "exact": _share([_names(r.claim.visas) == r.visas for r in decided])},
    }


def _object_of(line: str, path: str, number: int) -> Checked[dict[str, Any] | None]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        message = f"The line cannot be read as JSON: {error.msg}."
        hint = "write one object a line, with quotation marks around keys and words."
        return Checked(None, (_malformed(path, number, message, hint, error.colno),))
    if not isinstance(record, dict):
        return Checked(None, (_malformed(path, number, "The line is not a JSON object.", _example()),))
    problems = tuple(_problems_of(record, path, number))
    return Checked(None if problems else record, problems)


def _problems_of(record: dict[str, Any], path: str, number: int) -> Iterator[Problem]:
    for key in KEYS:
        if key not in record:
            yield _malformed(path, number, f"The key `{key}` is missing.", _example())
        elif not isinstance(record[key], str):
            yield _malformed(path, number, f"The value of `{key}` is not text.", _example())
    stance = record.get("stance")
    if isinstance(stance, str) and stance not in LABELS:
        hint = did_you_mean(stance, LABELS) or f"use one of {listed(LABELS)}."
        yield _malformed(path, number, f"`{stance}` is not a stance.", hint)
    for key in ("flags", "visas"):
        if not _is_words(record.get(key) or []):
            yield _malformed(path, number, f"The value of `{key}` is not a list of words.", _example())


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _example() -> str:
    return 'for example {"text": "We sponsor visas.", "stance": "offered", "visas": []}.'


def _malformed(path: str, line: int, message: str, hint: str, column: int = 1) -> Problem:
    return Problem(path, "malformed-label", message, hint, Position(line, max(column, 1)))


def _reading(record: dict[str, Any], where: str) -> Reading:
    claim = claim_of(record["text"])
    row = Row(
        where=where,
        text=_shown(record, claim),
        expected=frozenset({record["stance"]}),
        found=frozenset({claim.stance.value}),
        exact=claim.stance.value == record["stance"],
        hard="hard" in (record.get("flags") or []),
        note=str(record.get("note") or record.get("why") or ""),
    )
    return Reading(row, claim, str(record.get("quote") or ""), _names(record.get("visas") or []))


def _shown(record: dict[str, Any], claim: Claim) -> str:
    """The words an error is about: the label's quotation, the found one, or the whole phrase."""
    words = claim.quote or str(record.get("quote") or record["text"])
    return words if len(words) <= 200 else f"{words[:197]}..."


def _names(visas: Sequence[str]) -> frozenset[str]:
    return frozenset(_ONE_NAME.get(visa, visa) for visa in visas)


def _false_offers(readings: Sequence[Reading]) -> int:
    return sum(r.claim.stance is Stance.OFFERED and not r.row.exact for r in readings)


def _nested(found: str, expected: str) -> bool:
    return found in expected or expected in found


def _overlap(found: str, expected: str) -> float:
    """Shared words over all words of both quotations."""
    ours, theirs = set(found.lower().split()), set(expected.lower().split())
    return len(ours & theirs) / len(ours | theirs)


def _share(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
