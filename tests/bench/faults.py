"""How faults of editors are told, as a table: `python tests/bench/faults.py [SERIES ...]`.

Each series has the same kinds of faults in other places; the test suite has series 0. With `--program` each
fault is put before `rolepages check` as a process of its own, and the exit codes are counted.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.faults.catalogue import Fault, faults  # noqa: E402
from tests.faults.folder import Folder  # noqa: E402
from tests.faults.verdict import GOOD, TODAY, Judge, Judged, Verdict  # noqa: E402
from tests.program import rolepages  # noqa: E402


def main(arguments: list[str]) -> None:
    """Print the table of the series named, and every fault that is not as it should be."""
    series = [int(word) for word in arguments if word.isdigit()] or [0]
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place, "site"))
        judge = Judge(folder)
        chosen = [fault for number in series for fault in faults(number)]
        _print_table([judge.judge(fault) for fault in chosen])
        if "--program" in arguments:
            _print_program(chosen, folder)


def _print_table(judged: list[Judged]) -> None:
    kinds = dict.fromkeys(each.fault.name for each in judged)
    print(f"{'fault':32}{'faults':>8}{'exact':>8}{'harmless':>10}{'else':>6}  rules")
    for kind in kinds:
        _print_row(kind.replace("_", " "), [each for each in judged if each.fault.name == kind])
    _print_row("all", judged, rules=False)
    told = [each for each in judged if each.done.places]
    exact = sum(each.verdict is Verdict.EXACT for each in told)
    print(
        f"{exact} of {len(told)} faults that do harm are told at their line: {100 * exact / len(told):.1f} %"
    )
    for each in judged:
        if each.verdict not in GOOD:
            print(each)


def _print_row(name: str, judged: list[Judged], *, rules: bool = True) -> None:
    numbers = Counter(each.verdict for each in judged)
    other = len(judged) - numbers[Verdict.EXACT] - numbers[Verdict.HARMLESS]
    said = ", ".join(sorted(_rules(judged))) if rules else ""
    print(
        f"{name:32}{len(judged):8}{numbers[Verdict.EXACT]:8}{numbers[Verdict.HARMLESS]:10}{other:6}  {said}"
    )


def _rules(judged: Iterable[Judged]) -> set[str]:
    """The rules that told the faults, at the places where they are."""
    return {
        problem.rule
        for each in judged
        for problem in each.told
        if (problem.path, problem.position.line) in each.done.places
    }


def _print_program(chosen: list[Fault], folder: Folder) -> None:
    endings: Counter[str] = Counter()
    for fault in chosen:
        done = fault.put_into(folder)
        result = rolepages("check", "--today", TODAY.isoformat(), cwd=folder.root)
        ending = f"exit code {result.returncode}"
        if "Traceback" in result.stderr or result.returncode not in {0, 1}:
            ending = f"{ending}, a defect"
            print(fault.name, fault.number, done.what, result.stderr[-500:])
        endings[ending] += 1
        folder.restore()
    for ending, number in sorted(endings.items()):
        print(f"{number:5} with {ending}")


if __name__ == "__main__":
    main(sys.argv[1:])
