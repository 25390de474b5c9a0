"""YAML as the words the author wrote, with the position of every key and value.

Scalars stay text: the schema gives them types. That keeps a country `NO` from becoming false, `010` from
becoming 8 and `12:30` from becoming 750. Anchors, tags and doubled keys are problems, not features. The
parser's events are read one by one, so neither deep nesting nor a file made of aliases costs more than its
own length.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias

import yaml

from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import shown
from generator.sources.yaml_syntax import syntax_problem

Path = tuple[str | int, ...]
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"

MOST_LEVELS = 50
MOST_VALUES = 200_000

_NULLS = {"", "~", "null"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile(
    "[^\t\n -~\xa0-\u200a\u200c-\u2027\u202f-\u205f\u2061-\u2065\u206a-\ud7ff"
    "\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True)
class Located:
    """Plain values and where each stands. `keys` has mapping keys, `values` has everything."""

    data: Plain
    """The document; None when it could not be read, an empty dict when it is empty."""
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    spoiled: frozenset[Path] = frozenset()
    """Values that could not be read and were reported; they stand as None in `data`."""
    last_lines: dict[Path, int] = field(default_factory=dict)
    """The line on which each text ends."""

    def key(self, path: Path) -> Position:
        """Position of the key at `path`, or of the nearest thing around it."""
        return self.keys.get(path) or self.value(path)

    def value(self, path: Path) -> Position:
        """Position of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Position())

    def best(self, path: Path) -> Position:
        """The value's position when it can be underlined, else its key's."""
        value = self.value(path)
        return value if value.length else self.keys.get(path, value)

    def under(self, path: Path) -> "Located":
        """The part of the document at `path`, with its own paths."""
        size = len(path)
        return Located(
            _at(self.data, path),
            {at[size:]: where for at, where in self.keys.items() if at[:size] == path},
            {at[size:]: where for at, where in self.values.items() if at[:size] == path},
            frozenset(at[size:] for at in self.spoiled if at[:size] == path),
            {at[size:]: line for at, line in self.last_lines.items() if at[:size] == path},
        )

    def text(self, at: Path) -> str:
        """The text at a path; empty where there is none."""
        found = _at(self.data, at) if at in self.values else None
        return found if isinstance(found, str) else ""

    def written(self, at: Path, text: str) -> tuple[str, Position]:
        """A value as it is written in the file's `text`, with quotes and line breaks, and where it begins."""
        start = self.value(at)
        lines = _lines(text)[start.line - 1 : self.last_lines.get(at, start.line)]
        return "\n".join([lines[0][start.column - 1 :], *lines[1:]]), start

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text of the document with its path, in the document's order."""
        found = ((path, _at(self.data, path)) for path in self.values)
        return tuple((path, text) for path, text in found if isinstance(text, str))


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a text, of which many values are asked for in turn."""
    return tuple(text.split("\n"))


def _at(data: Plain, path: Path) -> Plain:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data


def read(text: str, path: str, first_line: int = 1) -> Checked[Located]:
    """Parse one YAML document. `first_line` is the line of `path` the text begins on."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    unreadable = control_character(text, path, first_line)
    if unreadable:
        return Checked(Located(None), (unreadable,))
    reading = _Reading(path, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reading.take(event)
            if reading.stopped:
                return Checked(Located(None), tuple(reading.problems))
    except yaml.YAMLError as error:
        found = syntax_problem(error, text, path, first_line)
        return Checked(Located(None), (*reading.problems, *_unexplained(found, reading.problems)))
    return Checked(reading.located(), tuple(reading.problems))


def _unexplained(found: Problem, known: list[Problem]) -> tuple[Problem, ...]:
    """A complaint about the rest of a line on which something was reported already is no news."""
    lines = {problem.position.line for problem in known}
    return () if found.position.line in lines else (found,)


def control_character(text: str, path: str, first_line: int) -> Problem | None:
    """The first character that shows nothing and does something.

    YAML forbids control characters; U+0085, U+2028 and U+2029 end a line unseen in most editors. U+200B,
    U+2060 and U+FEFF take no room, so that two words that look the same are not, and U+202A to U+202E and
    U+2066 to U+2069 turn the order of letters around. Joiners (U+200C, U+200D) belong to some scripts.
    """
    found = _CONTROL.search(text)
    if not found:
        return None
    before = text[: found.start()]
    position = Position(before.count("\n") + first_line, found.start() - before.rfind("\n"), 1)
    return control_problem(path, found.group(), position)


def control_problem(path: str, character: str, position: Position) -> Problem:
    """The problem of a character that shows nothing and has no meaning."""
    return Problem(
        path,
        "control-character",
        f"An invisible control character (U+{ord(character):04X}) stands here.",
        "delete it; it often comes along when text is copied from another program.",
        position,
    )


@dataclass(slots=True)
class _Frame:
    """A list or a group of keys that is being read."""

    path: Path
    box: "dict[str, Plain] | list[Plain]"
    start: yaml.Event
    key: str | None = None
    drops_value: bool = False
    """Whether the key that was just read has no meaning, so that its value has none."""


class _Reading:
    """The document so far, one event after the other."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.keys: dict[Path, Position] = {}
        self.values: dict[Path, Position] = {}
        self.spoiled: set[Path] = set()
        self.last_lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self.stopped = False
        self._root: Plain = {}
        self._frames: list[_Frame] = []
        self._skipped_levels = 0
        self._documents = 0
        self._count = 0

    def located(self) -> Located:
        self.values.setdefault((), Position(self.first_line))
        data = {} if self._root is None and () not in self.spoiled else self._root
        return Located(data, self.keys, self.values, frozenset(self.spoiled), self.last_lines)

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._begin_document(event)
            case yaml.NodeEvent():
                self._count_value(event)
                if not self.stopped:
                    self._take_node(event)
            case yaml.CollectionEndEvent():
                self._end_collection()

    def _begin_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "keep one; only the first could be read."
            self._report("yaml-documents", "A second document begins here.", event, hint)
            self.stopped = True

    def _count_value(self, event: yaml.Event) -> None:
        self._count += 1
        if len(self._frames) + self._skipped_levels > MOST_LEVELS:
            message = f"The values are nested more than {MOST_LEVELS} levels deep."
            self._report("nested-too-deeply", message, event, "close the brackets above.")
            self.stopped = True
        elif self._count > MOST_VALUES:
            message = f"The file has more than {MOST_VALUES:,} values."
            self._report("too-many-values", message, event, "divide it into several files.")
            self.stopped = True

    def _take_node(self, event: yaml.NodeEvent) -> None:
        frame = self._frames[-1] if self._frames else None
        if self._skipped_levels:
            self._skipped_levels += isinstance(event, yaml.CollectionStartEvent)
        elif frame and frame.drops_value:
            self._skip(frame, event)
        elif frame and isinstance(frame.box, dict) and frame.key is None:
            self._take_key(frame, frame.box, event)
        else:
            self._take_value(event)

    def _skip(self, frame: _Frame, event: yaml.NodeEvent) -> None:
        frame.drops_value = False
        self._skipped_levels += isinstance(event, yaml.CollectionStartEvent)

    def _take_key(self, frame: _Frame, box: "dict[str, Plain]", event: yaml.NodeEvent) -> None:
        frame.drops_value = True
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            self._skipped_levels += isinstance(event, yaml.CollectionStartEvent)
            hint = "put quotation marks around a text that begins with `{`, `[`, `*`, `&` or `!`."
            self._report("yaml-key", "A key has to be a plain word.", event, hint)
        elif not event.value:
            self._report("yaml-key", "A key is empty.", event, "write a word before the `:`.")
        elif event.value == "<<":
            message = "`<<` copies the keys of another group, which is not possible here."
            self._report("yaml-alias", message, event, "write the keys out.")
        elif event.value in box:
            self._report_doubled(frame, event)
        else:
            self._check_characters(event)
            frame.key, frame.drops_value = event.value, False
            self.keys[(*frame.path, frame.key)] = self._position(event)

    def _report_doubled(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        line = self.keys[(*frame.path, event.value)].line
        message = f"{shown(event.value)} stands twice; it is already on line {line}."
        self._report("doubled-key", message, event, "keep one of them.")

    def _take_value(self, event: yaml.NodeEvent) -> None:
        path = self._next_path()
        self.values[path] = self._position(event)
        self._check_properties(event, path)
        match event:
            case yaml.ScalarEvent():
                self._check_characters(event)
                self.last_lines[path] = self._last_line(event)
                self._place(self._scalar(event, path))
            case yaml.MappingStartEvent():
                self._open(path, {}, event)
            case yaml.SequenceStartEvent():
                self._open(path, [], event)
            case _:
                self._place(None)

    def _next_path(self) -> Path:
        if not self._frames:
            return ()
        frame = self._frames[-1]
        return (*frame.path, len(frame.box) if isinstance(frame.box, list) else str(frame.key))

    def _check_properties(self, event: yaml.NodeEvent, path: Path) -> None:
        """`*x`, `&x` and `!x`: a text that begins so loses its first word, so it is a problem."""
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._report_property("yaml-alias", f"*{event.anchor}", "a reference to", event, path)
        elif event.anchor:
            self._report_property("yaml-alias", f"&{event.anchor}", "a name for", event, path)
        elif tag:
            self._report_property("yaml-tag", tag, "a type of", event, path)

    def _report_property(self, rule: str, word: str, meaning: str, event: yaml.NodeEvent, path: Path) -> None:
        self.spoiled.add(path)
        message = f"{shown(word)} is {meaning} a value in YAML, which is not used here."
        hint = f"put quotation marks around a text that begins with `{word[0]}`."
        self._report(rule, message, event, hint)

    def _check_characters(self, event: yaml.ScalarEvent) -> None:
        """Escapes such as `"\\0"` bring control characters in through the back door."""
        found = _CONTROL.search(event.value)
        if found:
            self.problems.append(control_problem(self.path, found.group(), self._position(event)))

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> Plain:
        if path in self.spoiled:
            return None
        plain = not event.style
        return None if plain and event.value in _NULLS else str(event.value)

    def _last_line(self, event: yaml.ScalarEvent) -> int:
        """A `|` or `>` text ends before the first column of the line after it."""
        first, _, last, column = _place_of(event)
        return last + self.first_line - (column == 0 and last > first)

    def _open(self, path: Path, box: "dict[str, Plain] | list[Plain]", event: yaml.Event) -> None:
        self._place(box)
        self._frames.append(_Frame(path, box, event))

    def _place(self, value: Plain) -> None:
        if not self._frames:
            self._root = value
            return
        frame = self._frames[-1]
        if isinstance(frame.box, list):
            frame.box.append(value)
        else:
            frame.box[str(frame.key)] = value
            frame.key = None

    def _end_collection(self) -> None:
        if self._skipped_levels:
            self._skipped_levels -= 1
        else:
            self._frames.pop()

    def _report(self, rule: str, message: str, event: yaml.Event, hint: str) -> None:
        self.problems.append(Problem(self.path, rule, message, hint, self._position(event)))

    def _position(self, event: yaml.Event) -> Position:
        """The first line of the event. A group or list without brackets has no length."""
        line, column, last_line, last_column = _place_of(event)
        length = max(last_column - column, 0) if line == last_line else 1
        if isinstance(event, yaml.CollectionStartEvent):
            length = 1 if event.flow_style else 0
        return Position(line + self.first_line, column + 1, length)


def _place_of(event: yaml.Event) -> tuple[int, int, int, int]:
    """First line and column, last line and column, all from 0."""
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return 0, 0, 0, 0
    return start.line, start.column, end.line, end.column
