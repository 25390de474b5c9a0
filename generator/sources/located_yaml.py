"""YAML as the words the author wrote, with the position of every key and value.

Scalars stay text: the schema gives them types. That keeps a country `NO` from becoming false, `010` from
becoming 8 and `12:30` from becoming 750. Anchors, tags and doubled keys are problems, not features.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.problems.problem import Checked, Position, Problem

Path = tuple[str | int, ...]
Plain = dict[str, "Plain"] | list["Plain"] | str | None

_NULLS = {"", "~", "null"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Located:
    """Plain values and where each stands. `keys` has mapping keys, `values` has everything."""

    data: Plain
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)

    def key(self, path: Path) -> Position:
        """Position of the key at `path`, or of the nearest thing around it."""
        return self.keys.get(path) or self.value(path)

    def value(self, path: Path) -> Position:
        """Position of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Position())


def read(text: str, path: str, first_line: int = 1) -> Checked[Located]:
    """Parse one YAML document. `first_line` is the line of `path` the text begins on."""
    try:
        node = yaml.compose(_printable(text), Loader=_LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        return Checked(Located(None), (_syntax_problem(error, path, first_line),))
    reading = _Reading(path, first_line)
    if node is None:
        return Checked(Located({}))
    data = reading.plain(node, (), frozenset())
    return Checked(Located(data, reading.keys, reading.values), tuple(reading.problems))


def _printable(text: str) -> str:
    """A byte order mark is no content."""
    return text.removeprefix("\ufeff")


def _syntax_problem(error: Exception, path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    position = (
        Position(mark.line + first_line, mark.column + 1) if mark else Position(line=first_line)
    )
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "nested too deeply"
    return Problem(
        path,
        "yaml-syntax",
        f"This is not readable as YAML: {what}.",
        _syntax_hint(str(what)),
        position,
    )


def _syntax_hint(what: str) -> str:
    if "tab" in what or r"\t" in what:
        return "indent with blanks, not with tabs."
    if "mapping values are not allowed" in what:
        return "put quotation marks around a text that contains `: `."
    if "could not find expected ':'" in what:
        return "check the line above for a missing `:` or a quotation mark that is not closed."
    if "special characters" in what:
        return "take the control character out."
    return "check the indentation, and put quotation marks around texts with special characters."


class _Reading:
    """The walk over one document's nodes."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.keys: dict[Path, Position] = {}
        self.values: dict[Path, Position] = {}
        self.problems: list[Problem] = []

    def plain(self, node: yaml.Node, path: Path, above: frozenset[int]) -> Plain:
        self.values[path] = self.position(node)
        if id(node) in above:
            self.report("yaml-alias", "An alias refers to a value that contains it.", node)
            return None
        inside = above | {id(node)}
        if isinstance(node, yaml.MappingNode):
            return {
                key: self.plain(value, (*path, key), inside)
                for key, value in self.entries(node, path)
            }
        if isinstance(node, yaml.SequenceNode):
            return [
                self.plain(item, (*path, index), inside) for index, item in enumerate(node.value)
            ]
        return self.scalar(node)

    def entries(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, yaml.Node]]:
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.report("yaml-key", "A key is a list or a mapping.", key_node)
                continue
            key = str(key_node.value)
            if key == "<<":
                self.report(
                    "yaml-alias", "`<<` merges are not used here.", key_node, "write the keys out."
                )
            elif (*path, key) in self.keys:
                line = self.keys[(*path, key)].line
                self.report(
                    "doubled-key",
                    f"`{key}` stands twice; it is already on line {line}.",
                    key_node,
                    "keep one of them.",
                )
            else:
                self.keys[(*path, key)] = self.position(key_node)
                yield key, value

    def scalar(self, node: yaml.Node) -> Plain:
        text = str(node.value)
        if node.tag.startswith("!") or node.tag == "tag:yaml.org,2002:binary":
            self.report("yaml-tag", f"The tag `{node.tag}` has no meaning here.", node)
        quoted = getattr(node, "style", None) in {"'", '"', "|", ">"}
        return None if not quoted and text.lower() in _NULLS else text

    def report(self, rule: str, message: str, node: yaml.Node, hint: str = "") -> None:
        self.problems.append(Problem(self.path, rule, message, hint, self.position(node)))

    def position(self, node: yaml.Node) -> Position:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if start.line == end.line else 0
        return Position(start.line + self.first_line, start.column + 1, max(length, 0))
