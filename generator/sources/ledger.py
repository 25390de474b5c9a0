"""`content/facts.yaml`: the dated facts that texts cite."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.domain.fact import Fact, FactLedger, FactStatus
from generator.problems.problem import Checked, Problem
from generator.sources import located_yaml
from generator.sources.files import MOST_LISTS, SourceFile, read_file
from generator.sources.located_yaml import Located
from generator.sources.schema import validated

LEDGER_FILE = "facts.yaml"


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """The facts that could be read, with their places."""

    path: str
    ledger: FactLedger
    located: Located
    broken: frozenset[str] = frozenset()
    """Ids of facts that could not be used; their problems are told."""
    unreadable: bool = False
    """Whether the file as a whole could not be read, so that nothing is known of any fact."""
    files: tuple[SourceFile, ...] = ()


def read_ledger(root: Path, content: str) -> Checked[LedgerFile]:
    """The ledger in the folder `content`; a site without one has no facts."""
    path = f"{content}/{LEDGER_FILE}"
    if not (root / path).exists():
        return Checked(LedgerFile(path, FactLedger(), Located({})))
    file = read_file(root, path)
    if file.value is None:
        return Checked(LedgerFile(path, FactLedger(), Located({}), unreadable=True), file.problems)
    return _ledger(file.value)


@lru_cache(maxsize=MOST_LISTS)
def _ledger(file: SourceFile) -> Checked[LedgerFile]:
    document = located_yaml.read(file.text, file.path)
    located = document.value
    if not isinstance(located.data, dict) or not isinstance(located.data.get("facts", {}), dict):
        checked = validated(FactLedger, located, file.path)
        empty = LedgerFile(file.path, FactLedger(), Located({}), unreadable=True, files=(file,))
        return Checked(empty, (*document.problems, *checked.problems))
    return _facts(file, located, document.problems)


def _facts(file: SourceFile, located: Located, known: tuple[Problem, ...]) -> Checked[LedgerFile]:
    """Each fact by itself, so that one broken fact does not hide the others."""
    data = located.data if isinstance(located.data, dict) else {}
    written = data.get("facts")
    facts = written if isinstance(written, dict) else {}
    read = {id_: validated(Fact, located.under(("facts", id_)), file.path) for id_ in facts}
    usable = {id_: facts[id_] for id_, checked in read.items() if checked.value}
    around = Located({**data, "facts": usable}, located.keys, located.values)
    whole = validated(FactLedger, around, file.path)
    ledger = whole.value or FactLedger()
    problems = [*known, *whole.problems, *(each for checked in read.values() for each in checked.problems)]
    problems += _unasked(ledger, located, file.path)
    broken = frozenset(facts.keys() - ledger.facts.keys())
    return Checked(LedgerFile(file.path, ledger, located, broken, files=(file,)), tuple(problems))


def _unasked(ledger: FactLedger, located: Located, path: str) -> Iterator[Problem]:
    """Facts in flux that do not say what is not known."""
    for id_, fact in ledger.facts.items():
        if fact.status is FactStatus.IN_FLUX and fact.question is None:
            message = f"The fact `{id_}` is in flux and does not say what nobody could confirm."
            hint = "add `question:` with the question that a reader should ask."
            at = located.best(("facts", id_, "status"))
            yield Problem(path, "open-question", message, hint, at)
