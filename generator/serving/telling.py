"""What a browser is told of the preview, as JSON."""

from typing import Any

import orjson

from generator.problems.problem import Problem, Severity
from generator.problems.report import escaped, excerpt, severity_of
from generator.serving.edition import Edition
from generator.serving.preview import State

_MOST_PROBLEMS, _MOST_PAGES = 40, 300


def told(state: State, url: str, digest: str) -> bytes:
    """The news for a browser that shows the page at `url`, whose digest is the one given."""
    numbers = {
        str(severity): sum(severity_of(problem) is severity for problem in state.problems)
        for severity in Severity
    }
    return orjson.dumps(
        {
            "digest": digest,
            "readings": state.readings,
            "is_held": state.is_held,
            "numbers": numbers,
            "problems": [_problem(problem, state) for problem in _gravest_first(state)[:_MOST_PROBLEMS]],
            "more": max(0, len(state.problems) - _MOST_PROBLEMS),
            "files": list(state.files),
            "changed": list(state.changed[:_MOST_PAGES]),
            "changed_pages": len(state.changed),
            "gone": list(state.gone[:_MOST_PAGES]),
            "is_comparing": state.is_comparing,
            "done": state.done,
            "total": state.total,
            "milliseconds": round(state.seconds * 1000),
            "waits": waits(state.edition, url),
            "failure": state.failure,
        }
    )


def waits(edition: Edition | None, url: str) -> str:
    """Why the page is not on the published site; empty when it is, or when there is no such page."""
    planned = edition.planned(url) if edition else None
    if edition is None or planned is None:
        return ""
    return edition.workshop.waiting.get(planned.origin, "")


def _gravest_first(state: State) -> list[Problem]:
    order = list(Severity)
    return sorted(state.problems, key=lambda problem: order.index(severity_of(problem)))


def _problem(problem: Problem, state: State) -> dict[str, Any]:
    at = problem.position
    return {
        "severity": str(severity_of(problem)),
        "rule": problem.rule,
        "place": f"{escaped(problem.path)}:{at.line}:{at.column}",
        "lines": excerpt(problem, state.texts),
        "message": escaped(problem.message),
        "hint": escaped(problem.hint),
    }
