"""Text that is drawn: letters that the typefaces have, in lines that fit.

Only Pillow's basic layout is used: the other depends on libraries of the machine and would place letters
differently from one to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from unicodedata import category, normalize

from anyascii import anyascii
from PIL.ImageFont import FreeTypeFont, Layout, truetype

LONGEST = 300
"""Characters of a text that are looked at; a card shows fewer."""
LEADING = 1.14
"""Height of a line in sizes of its letters."""

_BALANCING = 32
"""Pixels by which lines are made narrower to find those of one length."""
_NO_GLYPH = "\U0010ffff"
"""A character that no typeface has: it is drawn as the box that stands for a missing one."""


class Face(StrEnum):
    """A typeface: its package and the file in it.

    The packages' TrueType files give some signs, the ellipsis among them, too little width.
    """

    SERIF_BOLD = "font_source_serif_pro/files/SourceSerifPro-Bold.otf"
    SANS = "font_source_sans_pro/files/SourceSansPro-Regular.otf"
    SANS_BOLD = "font_source_sans_pro/files/SourceSansPro-Semibold.otf"


@dataclass(frozen=True, slots=True)
class Block:
    """Text that is ready to draw."""

    font: FreeTypeFont
    lines: tuple[str, ...]

    @property
    def leading(self) -> int:
        """Pixels from one baseline to the next."""
        return round(self.font.size * LEADING)

    @property
    def height(self) -> int:
        """Pixels of all lines."""
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class Room:
    """What a text may take: pixels of width and height, lines, and sizes of letters from the largest down."""

    width: int
    height: int
    lines: int
    sizes: tuple[int, ...]


def fitted(text: str, face: Face, room: Room) -> Block:
    """The text in the largest size that fits, its lines of about one length.

    What is too long even in the smallest size ends with an ellipsis behind a whole word; a single word
    that is wider than the room is cut.
    """
    words = drawable(text, face).split()
    for size in room.sizes:
        block = Block(font_of(face, size), _lines(words, font_of(face, size), room.width))
        if _fits(block, room):
            return Block(block.font, _balanced(words, block, room.width))
    return _cut(words, font_of(face, room.sizes[-1]), room)


def drawable(text: str, face: Face) -> str:
    """The text without what the typeface cannot draw.

    Letters of other scripts are spelled in Latin ones, symbols and marks without a picture are left out.
    """
    letters = (_letter(character, face) for character in normalize("NFC", text[:LONGEST]))
    return " ".join("".join(letters).split())


@cache
def font_of(face: Face, size: int) -> FreeTypeFont:
    """The typeface at a size in pixels."""
    return truetype(BytesIO(_bytes_of(face)), size, layout_engine=Layout.BASIC)


@cache
def _bytes_of(face: Face) -> bytes:
    package, _, path = face.partition("/")
    return files(package).joinpath(path).read_bytes()


@lru_cache(maxsize=4096)
def _letter(character: str, face: Face) -> str:
    if character.isspace():
        return " "
    kind = category(character)[0]
    if kind == "C":
        return ""
    if _has_glyph(character, face):
        return character
    return "" if kind == "S" else "".join(each for each in anyascii(character) if _has_glyph(each, face))


def _has_glyph(character: str, face: Face) -> bool:
    return _picture(character, face) != _picture(_NO_GLYPH, face)


@lru_cache(maxsize=4096)
def _picture(character: str, face: Face) -> tuple[float, tuple[int, int], bytes]:
    font = font_of(face, 32)
    mask = font.getmask(character)
    return font.getlength(character), mask.size, bytes(mask)


def _lines(words: Sequence[str], font: FreeTypeFont, width: float) -> tuple[str, ...]:
    """The words in lines of at most the width; a longer word has a line of its own."""
    lines: list[str] = []
    left = 0.0
    for word in words:
        wanted = _width(f" {word}", font)
        if lines and wanted <= left:
            lines[-1] += f" {word}"
            left -= wanted
        else:
            lines.append(word)
            left = width - _width(word, font)
    return tuple(lines)


def _width(text: str, font: FreeTypeFont) -> float:
    """Pixels of a text. The basic layout moves no letter towards its neighbour, so that letters add up."""
    return sum(_advance(character, font) for character in text)


@lru_cache(maxsize=8192)
def _advance(character: str, font: FreeTypeFont) -> float:
    return font.getlength(character)


def _fits(block: Block, room: Room) -> bool:
    return (
        len(block.lines) <= room.lines
        and block.height <= room.height
        and all(block.font.getlength(line) <= room.width for line in block.lines)
    )


def _balanced(words: Sequence[str], block: Block, width: int) -> tuple[str, ...]:
    """The same number of lines, the longest nearly as short as can be."""
    widest = max((_width(word, block.font) for word in words), default=0)
    for narrower in range(width // 2, width, _BALANCING):
        lines = _lines(words, block.font, narrower)
        if narrower >= widest and len(lines) == len(block.lines):
            return lines
    return block.lines


def _cut(words: Sequence[str], font: FreeTypeFont, room: Room) -> Block:
    """As many of the words as fit, and an ellipsis."""
    for number in range(len(words) - 1, 0, -1):
        kept = [*words[: number - 1], f"{words[number - 1].rstrip(' ,;:.-')}…"]
        block = Block(font, _lines(kept, font, room.width))
        if _fits(block, room):
            return block
    first = words[0] if words else ""
    while first and _width(f"{first}…", font) > room.width:
        first = first[:-1]
    return Block(font, (f"{first}…",))
