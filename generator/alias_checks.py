"""The editors' aliases held against the public records, once both are read."""

from bisect import bisect_left
from collections.abc import Iterator

from generator.evidence.entities import entities_named
from generator.evidence.entity_index import EntityIndex
from generator.evidence.legal_names import legal_name
from generator.problems.problem import Problem
from generator.problems.wording import nearest, shown
from generator.sources.employers import AliasFile

_LETTERS_AT_LEAST = 3
"""Letters with which the nearest name has to begin as well: slips at the very start are rare."""
_MOST_COMPARED = 2_000


def unknown_entities(file: AliasFile, index: EntityIndex) -> Iterator[Problem]:
    """Legal names of the file that no record holds; nothing where there are no records at all."""
    if not len(index):
        return
    for entry in file.in_force:
        for place, name in enumerate(entry.alias.legal_names):
            if not entities_named(name, index):
                at = file.located.best(("employers", entry.index, "legal_names", place))
                message = (
                    f"No public record holds the legal name {shown(name)} of {shown(entry.alias.brand)}."
                )
                yield Problem(file.path, "unknown-entity", message, _hint(name, index), at)


def _hint(name: str, index: EntityIndex) -> str:
    near = nearest(name, _similar(name, index))
    other = "compare it with the records, or take it out when the entity is known not to file."
    return f"did you mean `{near}`?" if near else other


def _similar(name: str, index: EntityIndex) -> list[str]:
    """Names whose core begins alike, a bounded number of them around the place of `name`."""
    core = legal_name(name).core
    cores = [entry.name.core for entry in index]
    start = bisect_left(cores, core[:_LETTERS_AT_LEAST])
    end = bisect_left(cores, core[:_LETTERS_AT_LEAST] + "\x7f")
    middle = bisect_left(cores, core)
    near = slice(max(start, middle - _MOST_COMPARED // 2), min(end, middle + _MOST_COMPARED // 2))
    return [entry.entity.name for entry in list(index)[near]]
