"""The picture of a shared link: 1200 x 630 pixels in the site's own colours, at an address of its content.

The 1.91:1 shape at 1200 x 630 is what the readers of Open Graph tags ask for. The colours are those of the
light page (`templates/assets/site.css`); a dark one cannot be had, for nobody tells the reader's scheme.
"""

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import astuple
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import orjson
import PIL
from PIL import Image, ImageDraw

from generator.pages.model.page import SocialImage
from generator.pages.social_cards import SocialCard
from generator.render import lettering
from generator.render.lettering import Block, Face, Room, fitted

FOLDER = "/assets/cards/"
WIDTH, HEIGHT = 1200, 630
MARGIN = 80
"""Pixels to the left and right of all text."""

_PAPER, _INK, _SOFT, _BRAND = "#fbfaf6", "#1b2027", "#545d69", "#ffd84d"

_STRIP = 56
"""Height of the notice above everything."""
_BAND = 18
"""Height of the stripe in the brand's colour at the foot."""
_MARK, _MARK_TOP = 72, 92
_TITLE_TOP = 198
_FIGURES_LINE, _DATES_LINE = 514, 566
"""Baselines."""

_COLUMN = WIDTH - 2 * MARGIN
_NAME_ROOM = Room(_COLUMN - _MARK - 22, 80, 1, (42, 38, 34, 30, 26))
_TITLE_ROOM = Room(_COLUMN, 244, 3, tuple(range(88, 43, -4)))
_FIGURES_ROOM = Room(_COLUMN, 60, 1, (42, 38, 34, 30, 26))
_DATES_ROOM = Room(_COLUMN, 40, 1, (30,))
_NOTICE_ROOM = Room(_COLUMN, 40, 1, (26, 22))

_PACKING = zlib.Z_RLE
"""zlib's way of finding repetition: runs alone, which is most of a card. Looking for more takes half as long
again and saves a hundredth."""

Colour = tuple[int, int, int]
Ramp = tuple[int, ...]
"""Numbers in the palette from the ground to the full colour: the shades of an edge."""


def address_of(card: SocialCard) -> str:
    """Where the card is published. Another text, another drawing or another library is another address."""
    described = orjson.dumps([_edition(), *astuple(card)])
    return f"{FOLDER}{hashlib.blake2b(described, digest_size=12).hexdigest()}.png"


def image_of(card: SocialCard, base_url: str) -> SocialImage:
    """The card as pages name it, at its absolute address."""
    return SocialImage(base_url + address_of(card), card.words, WIDTH, HEIGHT)


def png_of(card: SocialCard) -> bytes:
    """The card as a PNG of 16 colours. Equal cards give equal bytes with the same libraries."""
    canvas = _sheet(card.site, card.dates, card.notice).copy()
    _paint(canvas, _INK_RAMP, lambda pen: _statement(pen, card))
    return _packed(canvas)


@lru_cache(maxsize=4)
def _sheet(site: str, dates: str, notice: str) -> Image.Image:
    """What all cards of a site show: the ground, the notice, the mark, the site's name and the day."""
    canvas = Image.new("L", (WIDTH, HEIGHT), _PALETTE.index(_rgb(_PAPER)))
    canvas.paste(_BRAND_RAMP[-1], (0, HEIGHT - _BAND, WIDTH, HEIGHT))
    if notice:
        canvas.paste(_INK_RAMP[-1], (0, 0, WIDTH, _STRIP))
        _paint(canvas, _NOTICE_RAMP, lambda pen: _notice(pen, notice))
    _paint_mark(canvas)
    _paint(canvas, _INK_RAMP, lambda pen: _name(pen, site))
    day = fitted(dates, Face.SANS, _DATES_ROOM)
    _paint(canvas, _SOFT_RAMP, lambda pen: _write(pen, MARGIN, _DATES_LINE, day))
    return canvas


@cache
def _edition() -> str:
    """Changes with whatever decides how a card looks, so that nobody has to remember to change it."""
    drawing = b"".join(Path(module).read_bytes() for module in (__file__, lettering.__file__))
    return f"{PIL.__version__} {hashlib.blake2b(drawing, digest_size=8).hexdigest()}"


def _notice(pen: ImageDraw.ImageDraw, notice: str) -> None:
    block = fitted(notice, Face.SANS_BOLD, _NOTICE_ROOM)
    pen.text((WIDTH / 2, _STRIP / 2), block.lines[0], fill=255, font=block.font, anchor="mm")


def _name(pen: ImageDraw.ImageDraw, site: str) -> None:
    name = fitted(site, Face.SERIF_BOLD, _NAME_ROOM)
    baseline = _MARK_TOP + (_MARK + round(name.font.size * 0.66)) // 2
    _write(pen, MARGIN + _MARK + 22, baseline, name)


def _statement(pen: ImageDraw.ImageDraw, card: SocialCard) -> None:
    """The title and the figures."""
    title = fitted(card.title, Face.SERIF_BOLD, _TITLE_ROOM)
    top = _TITLE_TOP + (_TITLE_ROOM.height - title.height) // 2
    _write(pen, MARGIN, top + round(title.font.size * 0.85), title)
    _write(pen, MARGIN, _FIGURES_LINE, fitted(card.figures, Face.SANS_BOLD, _FIGURES_ROOM))


def _write(pen: ImageDraw.ImageDraw, left: int, baseline: int, block: Block) -> None:
    for number, line in enumerate(block.lines):
        place = (left, baseline + number * block.leading)
        pen.text(place, line, fill=255, font=block.font, anchor="ls")


def _paint(canvas: Image.Image, ramp: Ramp, draw: Callable[[ImageDraw.ImageDraw], None]) -> None:
    """Draw in the colours of a ramp."""
    layer = Image.new("L", canvas.size)
    draw(ImageDraw.Draw(layer))
    _stamp(canvas, layer, (0, 0), ramp)


def _stamp(canvas: Image.Image, layer: Image.Image, place: tuple[int, int], ramp: Ramp) -> None:
    """Lay a picture of coverage (0 to 255) on the canvas; nothing changes where it is bare."""
    box = layer.getbbox()
    if box is None:
        return
    part, corner = layer.crop(box), (place[0] + box[0], place[1] + box[1])
    shades = [ramp[round(value * (len(ramp) - 1) / 255)] for value in range(256)]
    canvas.paste(part.point(shades), corner, part.point([0, *[255] * 255]))


def _packed(canvas: Image.Image) -> bytes:
    canvas.putpalette([part for colour in _PALETTE for part in colour])
    file = BytesIO()
    canvas.save(file, "PNG", compress_type=_PACKING)
    return file.getvalue()


# The mark: a pair of opening quotation marks on a rounded square of 32 units, as in `icon.svg`.
_START = (14.0, 9.0)
_CURVES = (
    ((9.6, 10.2), (7.0, 13.3), (7.0, 17.6)),
    ((7.0, 21.0), (8.8, 23.0), (11.3, 23.0)),
    ((13.5, 23.0), (15.1, 21.4), (15.1, 19.3)),
    ((15.1, 17.3), (13.7, 15.8), (11.8, 15.8)),
    ((11.4, 15.8), (10.9, 15.9), (10.6, 16.0)),
    ((11.0, 14.0), (12.5, 12.2), (14.9, 11.2)),
)
_SECOND = 10.3
"""How far to the right the second one stands."""
_UNITS, _ROUNDING = 32, 7
_STEPS = 12
"""Straight pieces of a curve."""
_FINER = 4
"""The mark is drawn so many times larger and then reduced, which smooths its edges."""

Point = tuple[float, float]


def _paint_mark(canvas: Image.Image) -> None:
    square, quotes = _mark()
    _stamp(canvas, square, (MARGIN, _MARK_TOP), _BRAND_RAMP)
    _stamp(canvas, quotes, (MARGIN, _MARK_TOP), _MARK_RAMP)


@cache
def _mark() -> tuple[Image.Image, Image.Image]:
    """Coverage of the square and of the quotation marks on it."""
    side = _MARK * _FINER
    square, quotes = Image.new("L", (side, side)), Image.new("L", (side, side))
    radius = side * _ROUNDING / _UNITS
    ImageDraw.Draw(square).rounded_rectangle((0, 0, side - 1, side - 1), radius, fill=255)
    for right in (0.0, _SECOND):
        outline = [((x + right) * side / _UNITS, y * side / _UNITS) for x, y in _outline()]
        ImageDraw.Draw(quotes).polygon(outline, fill=255)
    return square.reduce(_FINER), quotes.reduce(_FINER)


def _outline() -> list[Point]:
    points = [_START]
    for curve in _CURVES:
        points += _bezier(points[-1], curve)
    return points


def _bezier(start: Point, curve: Sequence[Point]) -> list[Point]:
    """Points of a cubic curve behind its start."""
    points = (start, *curve)
    found = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        x, y = (
            sum(weight * point[axis] for weight, point in zip(weights, points, strict=True))
            for axis in (0, 1)
        )
        found.append((x, y))
    return found


def _rgb(colour: str) -> Colour:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _shades(ground: str, colour: str, between: int) -> list[Colour]:
    """The ground, shades in between, and the colour."""
    steps = [step / (between + 1) for step in range(between + 2)]
    pairs = list(zip(_rgb(ground), _rgb(colour), strict=True))
    mixed = [[round(low + (high - low) * step) for low, high in pairs] for step in steps]
    return [(red, green, blue) for red, green, blue in mixed]


_SHADES = {
    "ink": _shades(_PAPER, _INK, 5),
    "soft": _shades(_PAPER, _SOFT, 3),
    "brand": _shades(_PAPER, _BRAND, 1),
    "mark": _shades(_BRAND, _INK, 3),
}
_PALETTE: tuple[Colour, ...] = tuple(
    dict.fromkeys(colour for shades in _SHADES.values() for colour in shades)
)
"""At most 16 colours, so that a pixel takes four bits."""
_INK_RAMP, _SOFT_RAMP, _BRAND_RAMP, _MARK_RAMP = (
    tuple(_PALETTE.index(colour) for colour in shades) for shades in _SHADES.values()
)
_NOTICE_RAMP = _INK_RAMP[::-1]
