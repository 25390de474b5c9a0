"""Files whose head is a model and whose body is a list of models: each entry is checked by itself."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.domain.model import Model
from generator.problems.problem import Problem
from generator.sources import located_yaml
from generator.sources.files import SourceFile
from generator.sources.located_yaml import Located
from generator.sources.schema import validated

Head = TypeVar("Head", bound=Model)
Entry = TypeVar("Entry", bound=Model)


@dataclass(frozen=True, slots=True)
class ListFile(Generic[Head, Entry]):
    """What could be read of such a file."""

    head: Head | None
    """The file without its list; None when it cannot be used."""
    entries: dict[int, Entry] | None
    """The usable entries by their number in the file, from 0; None when there is no list."""
    located: Located
    problems: tuple[Problem, ...]


def read_list(file: SourceFile, key: str, head: type[Head], entry: type[Entry]) -> ListFile[Head, Entry]:
    """The list `key` of the file; a broken entry does not hide the others."""
    document = located_yaml.read(file.text, file.path)
    located = document.value
    data = located.data if isinstance(located.data, dict) else {}
    written = data.get(key, []) if isinstance(located.data, dict) else None
    if not isinstance(written, list):
        checked = validated(head, located, file.path)
        return ListFile(None, None, located, (*document.problems, *checked.problems))
    read = {at: validated(entry, located.under((key, at)), file.path) for at in range(len(written))}
    around = validated(head, Located({**data, key: []}, located.keys, located.values), file.path)
    return ListFile(
        around.value,
        {at: checked.value for at, checked in read.items() if checked.value is not None},
        located,
        (*document.problems, *around.problems, *(each for one in read.values() for each in one.problems)),
    )
