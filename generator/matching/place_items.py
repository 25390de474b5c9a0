"""A location string cut into segments (places apart) and each segment into the names it holds.

An item is a name with every meaning it can have; which one holds is decided in `place_meanings.py`.
Streets, numbers and words that name no place are left out here.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from generator.domain.place import Place
from generator.domain.states import US_STATES
from generator.matching.gazetteer import City, cities_named
from generator.matching.place_names import (
    FRAMES,
    INSTITUTIONS,
    NICKNAME_CODES,
    REGION_NAMES,
    SITE_NOUNS,
    SITE_WORDS,
    country_codes,
    country_names,
    fixed_places,
    other_spellings,
    state_codes,
    state_names,
)
from generator.matching.place_spans import (
    COUNTIES,
    JOINS,
    SUFFIXES,
    is_code,
    is_county,
    is_filler,
    is_written_as_name,
    name_length,
    region_follows,
    small_words_of,
    town_length,
    unknown_length,
)
from generator.matching.place_streets import street_words
from generator.matching.place_words import BLANK, COMMA, HYPHEN, Word, part_end, words_of

NOWHERE: Final = Place("")
"""What a region or a county means: understood, and no place of ours."""


@dataclass(frozen=True, slots=True)
class Item:
    """One name of a segment, with all it can mean."""

    text: str
    sep: int = COMMA
    """What stands before it."""
    whole: bool = True
    """It fills its part: nothing but fillers stands beside it between two separators."""
    code: bool = False
    """Two or three capitals."""
    cities: tuple[City, ...] = ()
    states: tuple[tuple[str, str], ...] = ()
    country: str = ""
    fixed: Place | None = None
    """The one place of a nickname or a metropolitan area."""
    institution: bool = False
    """It stands in the name of a university, a hospital or a school."""
    alone: bool = True
    """Only words for an area stand behind it in its part, and fillers before it."""
    borrowed: bool = False
    """It is a part of a longer name: `Brookfield Place`, `Playa Vista`."""

    @property
    def unknown(self) -> bool:
        """Nothing is known under this name: perhaps a small town."""
        return not (self.cities or self.states or self.country or self.fixed)


@dataclass(frozen=True, slots=True)
class Segment:
    """Items that speak of one place, or of several divided by commas and blanks."""

    items: tuple[Item, ...]
    join: str = ";"
    """What divides it from the segment before: `;`, or `/` for words such as "or" as well."""
    asides: tuple["Segment", ...] = ()
    """What stands in brackets."""
    aside: bool = False
    """It stands in brackets itself."""


_HARD = re.compile(r"\s*(?:\|+|[;\n•·]|\\)\s*")
_LONE_L = re.compile(r"(?<=[A-Z]{2}) l (?=[A-Z])")
_LEADING_COUNTRY = re.compile(r"^\s*\(([A-Z]{2,3})\)\s*")
_NOUNS: Final = frozenset({"centre", "center", "park", "store", "club", "central"})
"""Fillers that may as well be a part of the name beside them."""


def segments_of(text: str, *, aside: bool = False) -> tuple[Segment, ...]:
    """The segments of a cleaned location string, in order."""
    text = _LEADING_COUNTRY.sub(r"\1 - ", _LONE_L.sub("; ", text))
    found: list[Segment] = []
    for piece, join in _pieces(text):
        main, asides = _without_asides(piece)
        lists = _lists(words_of(main), main)
        inner = tuple(part for aside_text in asides for part in segments_of(aside_text, aside=True))
        for number, items in enumerate(lists):
            last = number == len(lists) - 1
            found.append(Segment(items, "/" if number else join, inner if last else (), aside))
    return tuple(found)


def with_nicknames(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """`Boston or NY`: beside a city that stands alone, a lone code that can be a city is one.

    So is LA beside a city with its state: `LA; Tampa, FL`.
    """
    lone = [segment.items[0] for segment in segments if len(segment.items) == 1]
    if any(item.cities or (item.fixed and item.fixed.city and not item.code) for item in lone):
        return tuple(_with_nickname(segment) for segment in segments)
    if any(len(segment.items) > 1 and segment.items[0].cities for segment in segments):
        return tuple(_with_nickname(segment, "LA") for segment in segments)
    return segments


def _with_nickname(segment: Segment, only: str = "") -> Segment:
    item = segment.items[0] if len(segment.items) == 1 else None
    if item is None or not item.code or not item.fixed or (only and item.text != only):
        return segment
    city = replace(item, text=item.fixed.city, code=False, states=(), country="")
    return replace(segment, items=(city,))


def _pieces(text: str) -> list[tuple[str, str]]:
    """The text cut at separators outside brackets, each piece with the separator before it."""
    pieces: list[tuple[str, str]] = []
    depth, start, join = 0, 0, ";"
    for index, sign in enumerate(text):
        depth = max(0, depth + (sign in "([") - (sign in ")]"))
        if depth == 0 and (sign == "/" or _HARD.match(sign)):
            pieces.append((text[start:index], join))
            start, join = index + 1, "/" if sign == "/" else ";"
    return [*pieces, (text[start:], join)]


def _without_asides(text: str) -> tuple[str, list[str]]:
    """The text without its bracketed parts, and these."""
    asides: list[str] = []

    def keep(match: re.Match[str]) -> str:
        asides.append(match[1])
        return " "

    main = re.sub(r"[(\[]([^()\[\]]*)(?:[)\]]|$)", keep, text)
    return main, [aside for aside in asides if aside.strip()]


def _lists(words: list[Word], text: str) -> list[tuple[Item, ...]]:
    """The items of the words, cut at "or" and "and" outside names."""
    lists: list[list[Item]] = [[]]
    masked = street_words(words)
    small = small_words_of(words, masked)
    index = 0
    while index < len(words):
        if _is_shouted_or(words, index):
            words[index] = replace(words[index], text="or")
        item, length = (None, 0) if index in masked else _known_item(words, index, masked, text)
        if item and length and _is_word(words, index, length, small):
            item, length = None, 0
        elif item and region_follows(words, index + length):
            small -= frozenset(range(index + length, part_end(words, index + length)))
        if item is None and words[index].key in JOINS and words[index].text != "OR":
            lists.append([])
            words[index + 1 : index + 2] = [replace(w, sep=COMMA) for w in words[index + 1 : index + 2]]
        elif item is None and index not in masked and not is_filler(words, index):
            length = unknown_length(words, index, masked)
            item = _unknown(words, index, length, text)
        lists[-1].extend([item] if item else [])
        index += max(length, 1)
    return [tuple(items) for items in lists]


def _known_item(words: list[Word], index: int, masked: frozenset[int], text: str) -> tuple[Item | None, int]:
    """The town or the known name that begins here, with its number of words."""
    if town := town_length(words, index, masked):
        return _unknown(words, index, town, text, town=True), town
    length = name_length(words, index)
    return (_item(words, index, length, masked, text) if length else None), length


def _is_word(words: list[Word], index: int, length: int, small: frozenset[int]) -> bool:
    """A name in small letters among other such words, with no state or country behind it."""
    within = all(position in small for position in range(index, index + length))
    return within and not region_follows(words, index + length)


def _is_shouted_or(words: list[Word], index: int) -> bool:
    """`Bronx, NY OR Newark, NJ`: right after a state's code, OR is the word and not Oregon."""
    after_code = index > 0 and words[index].sep == BLANK and words[index - 1].text in US_STATES
    return words[index].text == "OR" and after_code


def _item(words: list[Word], start: int, length: int, masked: frozenset[int], text: str) -> Item:
    span = words[start : start + length]
    key = " ".join(word.key for word in span)
    item = Item(
        text=text[span[0].start : span[-1].end],
        sep=_sep_before(words, start, masked),
        whole=_fills_part(words, start, start + length, masked),
        institution=_in_institution(words, start),
        alone=_stands_alone(words, start, start + length),
        borrowed=_is_borrowed(words, start, start + length, masked),
    )
    if length == 1 and is_code(words, start):
        return _code_item(item, span[0].text.replace(".", "").upper())
    if is_county(words, start + length) or (key in REGION_NAMES and key not in fixed_places()):
        return replace(item, fixed=NOWHERE)
    return _named_item(replace(item, text=_with_suffix(words, start, length, text)), key)


def _code_item(item: Item, code: str) -> Item:
    return replace(
        item,
        code=True,
        states=state_codes().get(code, ()) if code != "UK" else (),
        country=country_codes().get(code, ""),
        fixed=NICKNAME_CODES.get(code),
    )


def _named_item(item: Item, key: str) -> Item:
    fixed = fixed_places().get(key)
    if fixed:
        return replace(item, text=fixed.city, fixed=fixed)
    other = other_spellings().get(key)
    if other:
        city = City(other.country, other.state, item.text, 1_000_000)
        return replace(item, cities=(city,))
    states = (state_names()[key],) if key in state_names() else ()
    return replace(item, cities=cities_named(key), states=states, country=country_names().get(key, ""))


def _is_borrowed(words: list[Word], start: int, stop: int, masked: frozenset[int]) -> bool:
    """A site's noun ends the part behind the name, or an unknown capitalised word stands before."""
    if stop < len(words) and words[stop].sep == BLANK:
        last = part_end(words, stop) - 1
        if words[last].key in SITE_NOUNS and last <= stop + 1 and stop not in masked:
            return True
    before = start - 1
    if before < 0 or words[start].sep != BLANK or before in masked:
        return False
    if is_filler(words, before) and words[before].key not in _NOUNS:
        return False
    return words[before].text.istitle() and not name_length(words, before)


def _with_suffix(words: list[Word], start: int, length: int, text: str) -> str:
    """`Moon Township`, `Taipei City`: the word belongs to the name."""
    last = start + length
    suffixed = last < len(words) and words[last].sep == BLANK and words[last].key in SUFFIXES
    return text[words[start].start : words[last if suffixed else last - 1].end]


def _sep_before(words: list[Word], start: int, masked: frozenset[int]) -> int:
    """The strongest separator since the last word that counts."""
    sep = words[start].sep
    index = start - 1
    while index >= 0 and (index in masked or is_filler(words, index)):
        sep = max(sep, words[index].sep)
        index -= 1
    return sep


def _fills_part(words: list[Word], start: int, stop: int, masked: frozenset[int]) -> bool:
    before, after = start - 1, stop
    while before >= 0 and words[before + 1].sep < HYPHEN and _is_mute(words, before, masked):
        before -= 1
    while after < len(words) and words[after].sep < HYPHEN and _is_mute(words, after, masked):
        after += 1
    opens = before < 0 or words[before + 1].sep >= HYPHEN
    closes = after == len(words) or words[after].sep >= HYPHEN or words[after].key in JOINS
    return opens and closes


def _stands_alone(words: list[Word], start: int, stop: int) -> bool:
    before = start
    while before > 0 and words[before].sep <= HYPHEN:
        before -= 1
    framed = all(words[index].key in FRAMES for index in range(stop, part_end(words, start)))
    return framed and all(is_filler(words, index) for index in range(before, start))


def _is_mute(words: list[Word], index: int, masked: frozenset[int]) -> bool:
    if words[index].key in JOINS | _NOUNS:
        return False
    return index in masked or is_filler(words, index) or is_code(words, index)


def _in_institution(words: list[Word], index: int) -> bool:
    start = index
    while start > 0 and words[start].sep <= HYPHEN:
        start -= 1
    return any(word.key in INSTITUTIONS for word in words[start : part_end(words, index)])


def _unknown(words: list[Word], start: int, length: int, text: str, *, town: bool = False) -> Item:
    span = words[start : start + length]
    site = any(word.key in SITE_WORDS for word in span) or span[-1].key in COUNTIES
    site = site and not town
    return Item(
        text="" if site or not is_written_as_name(span) else text[span[0].start : span[-1].end],
        sep=words[start].sep,
        whole=town or words[start].sep > BLANK or start == 0,
    )
