"""How well found labels agree with expected ones: shares, per-label figures and every error.

A row may carry several labels or none. The caller decides whether it is exact, as some comparisons
are looser than equality of the two sets (a place without its country, say).
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled text beside what was found in it."""

    where: str
    """Where the label stands, such as `titles.csv:12`."""
    text: str
    expected: frozenset[str]
    found: frozenset[str]
    exact: bool
    hard: bool = False
    """Another reader could decide differently."""
    note: str = ""
    beside: tuple[str, str] | None = None
    """Expected and found of something measured beside the labels, such as a title's seniority."""


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label's figures. A share is `None` where nothing was found, or nothing expected."""

    precision: float | None
    recall: float | None
    tp: int
    fp: int
    fn: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a set of rows. Shares lie between 0 and 1; `None`: no row defines them."""

    n: int
    exact: float | None
    macro_precision: float | None
    macro_recall: float | None
    labels: dict[str, LabelScore]

    def as_json(self) -> dict[str, Any]:
        """Plain values, labels by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of all rows, of those not marked hard, and every row that is not exact."""

    n: int
    exact: float | None
    macro_precision: float | None
    macro_recall: float | None
    labels: dict[str, LabelScore]
    without_hard: Tally
    errors: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values: n, exact, macro_precision, macro_recall, labels, without_hard, errors."""
        return {
            "n": self.n,
            "exact": self.exact,
            "macro_precision": self.macro_precision,
            "macro_recall": self.macro_recall,
            "labels": {name: asdict(label) for name, label in self.labels.items()},
            "without_hard": self.without_hard.as_json(),
            "errors": [_error_json(row) for row in self.errors],
        }


def score(rows: Iterable[Row]) -> Scores:
    """The figures of `rows`; errors keep their order."""
    every = tuple(rows)
    tally = _tally(every)
    return Scores(
        n=tally.n,
        exact=tally.exact,
        macro_precision=tally.macro_precision,
        macro_recall=tally.macro_recall,
        labels=tally.labels,
        without_hard=_tally([row for row in every if not row.hard]),
        errors=tuple(row for row in every if not row.exact),
    )


def report_lines(scores: Scores) -> tuple[str, ...]:
    """The figures and every error as lines of text, for a terminal or a log."""
    return (
        _headline("all rows", scores.n, scores.exact, scores.macro_precision, scores.macro_recall),
        _headline(
            "without hard rows",
            scores.without_hard.n,
            scores.without_hard.exact,
            scores.without_hard.macro_precision,
            scores.without_hard.macro_recall,
        ),
        *_label_lines(scores.labels),
        f"errors: {len(scores.errors)}",
        *(_error_line(row) for row in scores.errors),
    )


def _tally(rows: Sequence[Row]) -> Tally:
    names = sorted({name for row in rows for name in row.expected | row.found})
    labels = {name: _label_score(name, rows) for name in names}
    return Tally(
        n=len(rows),
        exact=_share(sum(row.exact for row in rows), len(rows)),
        macro_precision=_mean([label.precision for label in labels.values()]),
        macro_recall=_mean([label.recall for label in labels.values()]),
        labels=labels,
    )


def _label_score(name: str, rows: Sequence[Row]) -> LabelScore:
    tp = sum(name in row.expected and name in row.found for row in rows)
    fp = sum(name not in row.expected and name in row.found for row in rows)
    fn = sum(name in row.expected and name not in row.found for row in rows)
    return LabelScore(_share(tp, tp + fp), _share(tp, tp + fn), tp, fp, fn)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _mean(shares: Iterable[float | None]) -> float | None:
    defined = [share for share in shares if share is not None]
    return sum(defined) / len(defined) if defined else None


def _error_json(row: Row) -> dict[str, Any]:
    return {
        "where": row.where,
        "text": row.text,
        "expected": sorted(row.expected),
        "found": sorted(row.found),
        "hard": row.hard,
        "note": row.note,
    }


def _headline(name: str, n: int, exact: float | None, precision: float | None, recall: float | None) -> str:
    return (
        f"{name}: n {n:,}, exact {_figure(exact)}, "
        f"macro precision {_figure(precision)}, macro recall {_figure(recall)}"
    )


def _label_lines(labels: dict[str, LabelScore]) -> tuple[str, ...]:
    width = max((len(name) for name in labels), default=0)
    return tuple(
        f"  {name:<{width}}  precision {_figure(label.precision)}  recall {_figure(label.recall)}"
        f"  right {label.tp}  wrong {label.fp}  missed {label.fn}"
        for name, label in labels.items()
    )


def _error_line(row: Row) -> str:
    hard = " (hard)" if row.hard else ""
    note = f"  # {row.note}" if row.note else ""
    expected, found = (", ".join(sorted(names)) or "none" for names in (row.expected, row.found))
    return f"  {row.where}{hard}: {row.text!r}: expected {expected}; found {found}{note}"


def _figure(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
