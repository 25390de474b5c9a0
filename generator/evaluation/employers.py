"""Labelled employers beside the legal entities that are matched with them.

The file is JSON lines: `employer`, `website` (or null), `entities` (legal names, or `ambiguous`, or `none`)
and `candidates` (`[name, applications]` of all names a matcher could confuse); `affiliates` (names that are
not wrong either), `states` (codes of the states of its postings) and `hard` may follow. Names are compared in
capitals, without dots and commas.

A match is right when every entity of it is among `entities` or `affiliates` and one is among `entities`; any
other match is wrong. Finding nothing is never wrong, but lowers the recall.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from generator.evidence.aliases import Aliases
from generator.evidence.entities import EmployerNames, entity_index, matched
from generator.evidence.entity import Certainty, EntityMatch, LegalEntity
from generator.evidence.entity_index import RecordName
from generator.problems.problem import Checked, Position, Problem

WITHOUT: Final = ("ambiguous", "none")
"""What stands for `entities` where no entity is right."""
_DROPPED: Final = str.maketrans("", "", ".,")
_EXAMPLE: Final = (
    '{"employer": "Meta", "website": "meta.com", "entities": ["META PLATFORMS INC"], "candidates": []}'
)


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled employer."""

    where: str
    """Where it stands, such as `employers.jsonl:12`."""
    employer: str
    website: str
    entities: frozenset[str]
    """Right names in compared form; empty: ambiguous or none."""
    affiliates: frozenset[str]
    candidates: tuple[tuple[str, int], ...]
    hard: bool
    states: frozenset[str] = frozenset()
    """Codes of the US states of its postings; empty: not known."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label beside what is matched."""

    label: Label
    match: EntityMatch

    @property
    def found(self) -> bool:
        """Whether anything is matched."""
        return self.match.certainty is Certainty.MATCHED

    @property
    def right(self) -> bool:
        """Whether all that is matched may be matched, and something of it has to be."""
        allowed = self.label.entities | self.label.affiliates
        entities = self.match.entities
        return (
            bool(entities)
            and all(_among(entity, allowed) for entity in entities)
            and any(_among(entity, self.label.entities) for entity in entities)
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a set of labels, and the shares made of them; None where a share is of nothing."""

    n: int
    with_entities: int
    right: int
    wrong: int
    precision: float | None
    """Right matches among all matches."""
    wrong_share: float | None
    """Wrong matches among all employers."""
    recall: float | None
    """Right matches among employers that have entities."""


def labels_of(text: str, path: str) -> Checked[tuple[Label, ...]]:
    """The labels; a malformed line is a problem and left out. Lines end at a line feed alone."""
    read = [
        _label(line, path, number)
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
        if line.strip()
    ]
    labels = tuple(checked.value for checked in read if checked.value is not None)
    return Checked(labels, tuple(problem for checked in read for problem in checked.problems))


def records_of(labels: Iterable[Label]) -> tuple[RecordName, ...]:
    """The candidates of all labels together, as records: they hold applications alone."""
    filings: dict[str, int] = {}
    for label in labels:
        for name, count in label.candidates:
            filings[name] = max(count, filings.get(name, 0))
    return tuple(RecordName(name, count, 0) for name, count in sorted(filings.items()))


def verdicts_of(
    labels: Sequence[Label], records: Iterable[RecordName], aliases: Aliases
) -> tuple[Verdict, ...]:
    """Every label with its match among the records, in the order of the labels."""
    employers = {
        label.where: EmployerNames(label.employer, website=label.website, states=label.states)
        for label in labels
    }
    matches = matched(employers, entity_index(records), aliases)
    return tuple(Verdict(label, matches[label.where]) for label in labels)


def figures_of(verdicts: Sequence[Verdict]) -> Figures:
    """The figures of these verdicts."""
    with_entities = sum(bool(verdict.label.entities) for verdict in verdicts)
    found = sum(verdict.found for verdict in verdicts)
    right = sum(verdict.right for verdict in verdicts)
    return Figures(
        n=len(verdicts),
        with_entities=with_entities,
        right=right,
        wrong=found - right,
        precision=_share(right, found),
        wrong_share=_share(found - right, len(verdicts)),
        recall=_share(right, with_entities),
    )


def report_lines(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """The figures with and without hard labels, and every wrong or missing match."""
    clear = [verdict for verdict in verdicts if not verdict.label.hard]
    wrong = [verdict for verdict in verdicts if verdict.found and not verdict.right]
    missing = [verdict for verdict in verdicts if verdict.label.entities and not verdict.found]
    return (
        _headline("all employers", figures_of(verdicts)),
        _headline("without hard employers", figures_of(clear)),
        f"wrong: {len(wrong)}",
        *(_line(verdict) for verdict in wrong),
        f"not matched: {len(missing)}",
        *(_line(verdict) for verdict in missing),
    )


def as_json(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Plain values: the figures, and every wrong or missing match."""
    clear = [verdict for verdict in verdicts if not verdict.label.hard]
    errors = [each for each in verdicts if (each.found or each.label.entities) and not each.right]
    return {
        "all": _plain(figures_of(verdicts)),
        "without_hard": _plain(figures_of(clear)),
        "errors": [_error(verdict) for verdict in errors],
    }


def compared(name: str) -> str:
    """The form in which names are compared: capitals, without dots and commas, single blanks."""
    return " ".join(name.upper().translate(_DROPPED).split())


def _label(line: str, path: str, number: int) -> Checked[Label | None]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Checked(None, (_malformed(path, number, f"The line cannot be read as JSON: {error.msg}."),))
    fault = next(_faults(record), "")
    if fault:
        return Checked(None, (_malformed(path, number, fault),))
    entities = [] if record["entities"] in WITHOUT else record["entities"]
    return Checked(
        Label(
            where=f"{path}:{number}",
            employer=record["employer"],
            website=record.get("website") or "",
            entities=frozenset(map(compared, entities)),
            affiliates=frozenset(map(compared, record.get("affiliates", ()))),
            candidates=tuple((name, count) for name, count in record.get("candidates", ())),
            hard=bool(record.get("hard")),
            states=frozenset(record.get("states", ())),
        )
    )


def _faults(record: object) -> Iterator[str]:
    if not isinstance(record, dict):
        yield "The line holds no object."
        return
    if not isinstance(record.get("employer"), str) or not record["employer"].strip():
        yield "`employer` is not a name."
    if not isinstance(record.get("website", None), str | None):
        yield "`website` is neither a host nor null."
    entities = record.get("entities")
    if entities not in WITHOUT and not (_are_names(entities) and entities):
        yield "`entities` is neither a list of names nor `ambiguous` nor `none`."
    if not _are_names(record.get("affiliates", [])):
        yield "`affiliates` is not a list of names."
    if not _are_names(record.get("states", [])):
        yield "`states` is not a list of codes."
    if not _are_candidates(record.get("candidates", [])):
        yield "`candidates` is not a list of `[name, applications]`."


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _are_candidates(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list)
        and len(pair) == 2
        and isinstance(pair[0], str)
        and type(pair[1]) is int
        and pair[1] >= 0
        for pair in value
    )


def _malformed(path: str, number: int, message: str) -> Problem:
    return Problem(path, "malformed-label", message, f"write `{_EXAMPLE}`.", Position(number))


def _among(entity: LegalEntity, names: frozenset[str]) -> bool:
    return any(compared(spelling) in names for spelling in entity.spellings)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _plain(figures: Figures) -> Mapping[str, Any]:
    return {name: getattr(figures, name) for name in Figures.__slots__}


def _headline(what: str, figures: Figures) -> str:
    shares = (
        f"precision {_percent(figures.precision)}, wrong {_percent(figures.wrong_share)}, "
        f"recall {_percent(figures.recall)}"
    )
    counts = f"{figures.right} right, {figures.wrong} wrong, {figures.with_entities} with entities"
    return f"{what}: {figures.n}, {shares} ({counts})"


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{share:.1%}"


def _line(verdict: Verdict) -> str:
    found = "; ".join(entity.name for entity in verdict.match.entities) or verdict.match.certainty.value
    expected = "; ".join(sorted(verdict.label.entities)[:4]) or "no entity"
    hard = " (hard)" if verdict.label.hard else ""
    return f"  {verdict.label.where} {verdict.label.employer}{hard}: expected {expected}, found {found}"


def _error(verdict: Verdict) -> dict[str, Any]:
    return {
        "where": verdict.label.where,
        "employer": verdict.label.employer,
        "hard": verdict.label.hard,
        "expected": sorted(verdict.label.entities),
        "found": [entity.name for entity in verdict.match.entities],
        "certainty": verdict.match.certainty.value,
    }
