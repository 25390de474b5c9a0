"""Where keys and values stand in a file, as PyYAML sees it: another reader than the program's own."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Value:
    """A value of one line with its place, lines and columns from 0."""

    path: Path
    line: int
    column: int
    end: int
    """Column behind it."""
    text: str
    style: str
    """`plain`, a quotation mark, `[`, or empty for what takes several lines."""
    key_column: int = 0
    """Column of its key; the same as `column` for an entry of a list."""

    @property
    def key(self) -> str:
        """The last key of the path."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list."""
        return isinstance(self.path[-1], int)


@dataclass(frozen=True)
class Written:
    """A file in lines, and which of them are YAML."""

    path: str
    lines: tuple[str, ...]
    first: int
    last: int
    """The YAML is `lines[first:last]`."""

    @property
    def is_article(self) -> bool:
        """Whether text follows the YAML."""
        return self.path.endswith(".md")

    def values(self) -> list[Value]:
        """Every value below the top."""
        node = yaml.compose("\n".join(self.lines[self.first : self.last]), Loader=yaml.SafeLoader)
        return [] if node is None else list(_values(node, (), self.first))

    def with_line(self, at: int, line: str) -> str:
        """The text with another line."""
        return "\n".join([*self.lines[:at], line, *self.lines[at + 1 :]])

    def with_value(self, value: Value, text: str) -> str:
        """The text with another value."""
        line = self.lines[value.line]
        return self.with_line(value.line, line[: value.column] + text + line[value.end :])


def written(path: str, text: str) -> Written:
    """The file taken apart."""
    lines = tuple(text.split("\n"))
    if not path.endswith(".md"):
        return Written(path, lines, 0, len(lines))
    return Written(path, lines, 1, lines.index("---", 1))


def _values(node: yaml.Node, path: Path, first: int) -> Iterator[Value]:
    if isinstance(node, yaml.MappingNode):
        for key, inner in node.value:
            yield from _value(inner, (*path, key.value), first, key.start_mark.column)
    elif isinstance(node, yaml.SequenceNode):
        for index, inner in enumerate(node.value):
            yield from _value(inner, (*path, index), first, inner.start_mark.column)


def _value(node: yaml.Node, path: Path, first: int, key_column: int) -> Iterator[Value]:
    start, end = node.start_mark, node.end_mark
    one_line = start.line == end.line
    text = node.value if isinstance(node, yaml.ScalarNode) else ""
    style = ""
    if isinstance(node, yaml.ScalarNode) and one_line:
        style = node.style or "plain"
    elif isinstance(node, yaml.SequenceNode) and node.flow_style and one_line:
        style = "["
    yield Value(path, start.line + first, start.column, end.column, text, style, key_column)
    yield from _values(node, path, first)
