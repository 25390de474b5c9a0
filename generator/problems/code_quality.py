"""Problems as a Code Quality report, by which GitLab shows them in a merge request.

The format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from generator.problems.problem import Problem, Severity, in_order
from generator.problems.ranking import path_in_repository
from generator.problems.report import escaped, severity_of

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def as_gitlab(problems: Iterable[Problem], *, folder: str = "") -> str:
    """A JSON array, one object a problem; empty where nothing is wrong: GitLab then sees what was mended.

    `folder` is the site's folder within the repository. A fingerprint is made of file, rule and message
    alone, so that a problem stays the same one when lines move; GitLab joins equal fingerprints, so the
    second of the same words gets another.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    records = []
    for problem in in_order(problems):
        path = path_in_repository(problem, folder)
        same = (path, problem.rule, problem.message)
        records.append(_record(problem, path, seen[same]))
        seen[same] += 1
    return json.dumps(records, indent=2) + "\n"


def _record(problem: Problem, path: str, before: int) -> dict[str, object]:
    said = json.dumps([path, problem.rule, problem.message, before])
    hint = f" (hint: {problem.hint})" if problem.hint else ""
    return {
        "description": escaped(f"{problem.message}{hint}"),
        "check_name": problem.rule,
        "fingerprint": sha256(said.encode()).hexdigest(),
        "severity": _SEVERITIES[severity_of(problem)],
        "location": {"path": escaped(path), "lines": {"begin": problem.position.line}},
    }
