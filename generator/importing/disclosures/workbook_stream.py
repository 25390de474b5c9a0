"""Sheets too large to hold: the rows of an XLSX workbook as a stream, in memory for its distinct texts alone.

Reads what OFLC's workbooks hold: shared and inline texts, numbers, days and truth values of the first sheet.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, BinaryIO, Final
from xml.parsers import expat

_PIECE: Final = 1 << 18
_DAY_FORMATS: Final = frozenset({*range(14, 23), *range(45, 48)})
"""Built-in number formats that show days and times (ECMA-376, part 1, 18.8.30)."""
_LITERALS: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAYS_BETWEEN_EPOCHS: Final = 1462
"""From the calendar of 1900 to that of 1904."""
_WIDEST: Final = 16_384
"""Columns of a sheet at most."""


class WorkbookError(Exception):
    """The workbook is not written as the standard says. Carries the reason in plain words."""


def streamed_rows(archive: zipfile.ZipFile) -> Iterator[tuple[int, list[Any]]]:
    """(row from 1, its cells from column A) of the first sheet that has any. Raises `WorkbookError`."""
    try:
        texts = _shared_texts(archive)
        styles = _day_styles(archive)
        shift = _epoch_shift(archive)
        with archive.open(_first_sheet(archive)) as stream:
            yield from _rows(stream, texts, styles, shift)
    except (expat.ExpatError, KeyError, IndexError, ValueError, OverflowError, zipfile.BadZipFile) as error:
        raise WorkbookError(f"its sheet is damaged ({error})") from None


def _rows(  # noqa: C901 - one callback for each event, on shared variables for speed
    stream: Any, texts: list[str], day_styles: frozenset[int], shift: int
) -> Iterator[tuple[int, list[Any]]]:
    """The rows of one sheet. The parser's calls are the whole cost, so they share plain variables."""
    done: list[tuple[int, list[Any]]] = []
    cells: list[Any] = []
    parts: list[str] = []
    columns: dict[str, int] = {}
    kind, style, column, row, listens = "n", "0", 0, 0, False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal kind, style, column, row, listens
        name = _local(name) if ":" in name else name
        if name == "c":
            kind, style = attributes.get("t", "n"), attributes.get("s", "0")
            letters = attributes["r"].rstrip("0123456789") if "r" in attributes else ""
            if letters not in columns and letters:
                columns[letters] = _column_of(letters)
            column = columns[letters] if letters else len(cells)
        elif name in {"v", "t"}:
            listens = True
        elif name == "row":
            row = int(attributes.get("r", row + 1))

    def text(piece: str) -> None:
        if listens:
            parts.append(piece)

    def end(name: str) -> None:
        nonlocal listens, cells
        name = _local(name) if ":" in name else name
        if name in {"v", "t"}:
            listens = False
        elif name == "c":
            if parts:
                if column > len(cells):
                    cells.extend([""] * (column - len(cells)))
                cells.append(value("".join(parts)))
                parts.clear()
        elif name == "row":
            done.append((row, cells))
            cells = []

    def value(found: str) -> Any:
        if kind == "s":
            return texts[int(found)]
        if kind == "n":
            number = float(found)
            return _day(number + shift) if int(style) in day_styles else number
        return found == "1" if kind == "b" else "" if kind == "e" else found

    parser = _parser(start, end, text)
    while piece := stream.read(_PIECE):
        parser.Parse(piece, False)
        yield from done
        done.clear()
    parser.Parse(b"", True)
    yield from done


def _day(number: float) -> datetime:
    """The day of a serial number in the calendar of 1900."""
    return datetime(1899, 12, 30) + timedelta(days=number)  # noqa: DTZ001 - a day has no time zone


def _parser(
    start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], text: Callable[[str], None]
) -> expat.XMLParserType:
    """A parser that knows no entities but XML's own five: a workbook declares none."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entity
    return parser


def _refuse_entity(*_: object) -> None:
    raise WorkbookError("it declares entities, which no workbook does")


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    texts: list[str] = []
    if name not in archive.namelist():
        return texts
    parts: list[str] = []
    depth = {"t": False, "phonetic": False}

    def start(tag: str, _: dict[str, str]) -> None:
        local = _local(tag)
        depth["t"] = local == "t" and not depth["phonetic"]
        depth["phonetic"] = depth["phonetic"] or local == "rPh"

    def end(tag: str) -> None:
        match _local(tag):
            case "t":
                depth["t"] = False
            case "rPh":
                depth["phonetic"] = False
            case "si":
                texts.append("".join(parts))
                parts.clear()

    def text(piece: str) -> None:
        if depth["t"]:
            parts.append(piece)

    with archive.open(name) as stream:
        _parse(stream, _parser(start, end, text))
    return texts


def _parse(stream: Any, parser: expat.XMLParserType) -> None:
    while piece := stream.read(_PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _elements(archive: zipfile.ZipFile, name: str) -> list[tuple[str, dict[str, str]]]:
    """(local name, attributes) of all elements of a small part of the archive, in order; ends as `/name`."""
    found: list[tuple[str, dict[str, str]]] = []
    if name not in archive.namelist():
        return found
    parser = _parser(
        lambda tag, attributes: found.append((_local(tag), attributes)),
        lambda tag: found.append((f"/{_local(tag)}", {})),
        lambda _: None,
    )
    stream: BinaryIO
    with archive.open(name) as stream:  # type: ignore[assignment]
        _parse(stream, parser)
    return found


def _day_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Positions of the cell styles that show a number as a day."""
    formats = set(_DAY_FORMATS)
    styles: list[int] = []
    within = False
    for name, attributes in _elements(archive, "xl/styles.xml"):
        match name:
            case "numFmt" if _shows_days(attributes.get("formatCode", "")):
                formats.add(int(attributes["numFmtId"]))
            case "cellXfs" | "/cellXfs":
                within = name == "cellXfs"
            case "xf" if within:
                styles.append(int(attributes.get("numFmtId", "0")))
    return frozenset(place for place, number in enumerate(styles) if number in formats)


def _shows_days(code: str) -> bool:
    return bool(re.search(r"[ymdhs]", _LITERALS.sub("", code), re.IGNORECASE)) and code.lower() != "general"


def _epoch_shift(archive: zipfile.ZipFile) -> int:
    for name, attributes in _elements(archive, "xl/workbook.xml"):
        if name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            return _DAYS_BETWEEN_EPOCHS
    return 0


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """The part that the workbook names first."""
    targets = {
        attributes.get("Id"): attributes.get("Target", "")
        for name, attributes in _elements(archive, "xl/_rels/workbook.xml.rels")
        if name == "Relationship"
    }
    for name, attributes in _elements(archive, "xl/workbook.xml"):
        if name == "sheet":
            target = targets[next(value for key, value in attributes.items() if _local(key) == "id")]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise WorkbookError("it has no sheets")


def _column_of(letters: str) -> int:
    """Column from 0 of `A` to `XFD`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if not 0 < number <= _WIDEST:
        raise ValueError(f"there is no column {letters[:10]}")
    return number - 1


def _local(name: str) -> str:
    return name.rpartition(":")[2]
