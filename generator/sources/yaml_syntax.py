"""What the YAML parser complains about, said in an editor's words and at the place to mend."""

import re
from dataclasses import dataclass

import yaml

from generator.problems.problem import Position, Problem


@dataclass(frozen=True, slots=True)
class _Fault:
    """One complaint of the parser: a part of its words, and ours."""

    theirs: str
    message: str
    hint: str
    at_opening: bool = False
    """Whether to point at what was begun: a bracket, a quotation mark, a key."""


_QUOTE = "put quotation marks around the whole text."
_FAULTS = (
    _Fault("while scanning an alias", "A text begins with `*`, which has a meaning in YAML.", _QUOTE),
    _Fault("while scanning an anchor", "A text begins with `&`, which has a meaning in YAML.", _QUOTE),
    _Fault(
        "while scanning a quoted scalar",
        "A quotation mark is opened here and not closed.",
        "close it at the end of the text.",
        at_opening=True,
    ),
    _Fault(
        "while parsing a flow sequence",
        "The list that begins here with `[` is not closed, or a comma is missing in it.",
        "end it with `]`, or write one entry a line, each after `- `.",
        at_opening=True,
    ),
    _Fault(
        "while parsing a flow mapping",
        "The group that begins here with `{` is not closed, or a comma is missing in it.",
        "end it with `}`, or put quotation marks around a text that begins with `{`.",
        at_opening=True,
    ),
    _Fault(
        "found unknown escape character",
        "A backslash between double quotation marks is followed by a letter that has no meaning there.",
        "use single quotation marks; between them a backslash is just a backslash.",
    ),
    _Fault(
        "mapping values are not allowed",
        "A second `:` stands here, or a key is indented too far.",
        "put quotation marks around a text that contains `: `; else check the indentation.",
    ),
    _Fault(
        "could not find expected ':'",
        "This line has neither a `:` nor a `- `.",
        "write the missing `: ` or `- `; indent a text that goes on from the line above.",
        at_opening=True,
    ),
    _Fault(
        "did not find expected key",
        "This does not fit the keys above it.",
        "indent it like its neighbours; after a closing quotation mark or `]` nothing may follow.",
    ),
    _Fault(
        "did not find expected '-' indicator",
        "This line is no entry of the list above it.",
        "begin it with `- `, or indent it as far as the key it belongs to.",
    ),
    _Fault(
        "block sequence entries are not allowed",
        "A list begins in the line of its key.",
        "write each `- ` on a line of its own, below the key.",
    ),
    _Fault(
        "did not find expected node content", "A value is missing here.", "check the brackets and commas."
    ),
    _Fault("expected <document start>", "This text stands outside of every key.", "take it out."),
    _Fault("found invalid Unicode", "This escape stands for no character.", "write the character itself."),
)
_TAB = _Fault("", "A tab stands where blanks belong.", "indent with blanks, not with tabs.")
_UNUSABLE = _Fault("", "A text begins with a character that has a meaning in YAML.", _QUOTE)
_NO_BLANK = _Fault("", "A blank is missing behind the `:`.", "write a blank between `:` and the value.")
_HARD_BLANK = _Fault(
    "", "A no-break space stands where a blank belongs.", "write a usual blank in its place."
)
_NO_COLON = next(fault for fault in _FAULTS if fault.theirs == "could not find expected ':'")
_OPEN_QUOTE = next(fault for fault in _FAULTS if fault.theirs == "while scanning a quoted scalar")

_STRANGE_BLANK = re.compile(r"^[ \t-]*([\xa0\u2000-\u200a\u202f\u3000])|:([\xa0\u2000-\u200a\u202f\u3000])")
_BARE_COLON = re.compile(r"^ *(?:- )*[A-Za-z][\w-]*(:)[^\s/:]")
_OPENED = re.compile(r"""^ *(?:- )*(?:[\w-]+: +)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")


def syntax_problem(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """The parser's `error` about `text`, which begins on line `first_line` of `path`.

    The parser often stumbles a line or more behind the slip; slips that show are looked for first.
    """
    theirs = f"{getattr(error, 'context', None)} {getattr(error, 'problem', None)}"
    mark = getattr(error, "problem_mark", None)
    fault = _fault(theirs, _character_at(mark, text))
    slip = _slip_above(mark, text, fault)
    if slip:
        line, column, fault = slip
        at = Position(line + first_line, column + 1, 1)
        return Problem(path, "yaml-syntax", fault.message, fault.hint, at)
    if fault.at_opening:
        mark = getattr(error, "context_mark", None) or mark
    return Problem(path, "yaml-syntax", fault.message, fault.hint, _position(mark, text, first_line))


def _slip_above(mark: yaml.Mark | None, text: str, fault: _Fault) -> tuple[int, int, _Fault] | None:
    """A slip on the line of the mark or above it that explains the fault: line and column from 0."""
    if mark is None or fault is _TAB:
        return None
    lines = text.split("\n")[: mark.line + 1]
    return _open_quote(lines) or _wrong_blank(lines) or _no_colon(lines, mark.column, fault)


def _wrong_blank(lines: list[str]) -> tuple[int, int, _Fault] | None:
    """A blank that is none, or is missing, within the last lines."""
    for at in range(len(lines) - 1, max(len(lines) - 4, -1), -1):
        for pattern, slip in ((_STRANGE_BLANK, _HARD_BLANK), (_BARE_COLON, _NO_BLANK)):
            found = pattern.search(lines[at])
            if found:
                return at, found.start(found.lastindex or 0), slip
    return None


def _no_colon(lines: list[str], column: int, fault: _Fault) -> tuple[int, int, _Fault] | None:
    """A line without a colon swallows the next one, whose first colon is then one too many."""
    if fault.theirs != "mapping values are not allowed" or len(lines) < 2 or lines[-1].find(":") != column:
        return None
    above = lines[-2]
    if ":" in above or not above.strip() or above.lstrip().startswith("#"):
        return None
    return len(lines) - 2, len(above) - len(above.lstrip(" -")), _NO_COLON


def _open_quote(lines: list[str]) -> tuple[int, int, _Fault] | None:
    """The nearest text above that is not closed on its line, and does not go on in the next."""
    for at in range(len(lines) - 2, -1, -1):
        if _OPENED.match(lines[at]) and _indentation(lines[at + 1]) <= _indentation(lines[at]):
            column = min(column for quote in "\"'" if (column := lines[at].find(quote)) >= 0)
            return at, column, _OPEN_QUOTE
    return None


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _fault(theirs: str, character: str) -> _Fault:
    if character == "\t" or "tab character" in theirs:
        return _TAB
    if "cannot start any token" in theirs:
        return _UNUSABLE
    known = next((fault for fault in _FAULTS if fault.theirs in theirs), None)
    theirs = theirs.removeprefix("None ")
    return known or _Fault("", f"This is not readable as YAML ({theirs}).", _QUOTE)


def _character_at(mark: yaml.Mark | None, text: str) -> str:
    lines = text.split("\n")
    if mark is None or mark.line >= len(lines):
        return ""
    return lines[mark.line][mark.column : mark.column + 1]


def _position(mark: yaml.Mark | None, text: str, first_line: int) -> Position:
    """A mark behind the last character moves back to the text, where it can be underlined."""
    if mark is None:
        return Position(first_line)
    lines = text.split("\n")
    line, column = min(mark.line, len(lines) - 1), mark.column
    while line > 0 and not lines[line].strip():
        line, column = line - 1, len(lines[line - 1])
    return Position(line + first_line, min(column, max(len(lines[line]) - 1, 0)) + 1, 1)
