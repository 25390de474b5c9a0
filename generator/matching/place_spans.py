"""Which words of a location string make one name: a known one, or a town that no table knows."""

import re
from typing import Final

from generator.matching.gazetteer import cities_named
from generator.matching.place_names import (
    DIRECTIONS,
    FILLERS,
    NAME_HEADS,
    PARTICLES,
    REGION_NAMES,
    SITE_WORDS,
    country_codes,
    country_names,
    fixed_places,
    other_spellings,
    state_codes,
    state_names,
)
from generator.matching.place_words import BLANK, COMMA, DASH, HYPHEN, Word, part_end

COUNTIES: Final = frozenset({"county", "counties", "parish"})
SUFFIXES: Final = frozenset({"city", "township"})
TOWN_KINDS: Final = frozenset({"town", "township", "village", "borough", "city"})
"""What stands before `of` and the name of a town: `Town of Bristol`."""
JOINS: Final = frozenset({"or", "and"})
LONGEST_NAME: Final = 6
LARGE: Final = 200_000
"""A city of so many people is meant even inside a longer name."""


def town_length(words: list[Word], start: int, masked: frozenset[int]) -> int:
    """How many words the unknown town has that fills the part before a state or country; else 0.

    `Egg Harbor, NJ`: the part as a whole is the town, although Harbor alone is one elsewhere.
    """
    end = part_end(words, start)
    opens = start == 0 or words[start].sep > HYPHEN or is_filler(words, start - 1)
    if not opens or not 2 <= end - start <= 4 or not region_follows(words, end):
        return 0
    if not is_written_as_name(words[start:end]):
        return 0
    headed = is_filler(words, start) or words[start].key in SUFFIXES
    if headed or any(not _in_town(words, i, masked) for i in range(start, end)):
        return 0
    known = _opens_with_state(words[start:end]) or _is_known(words, start, end)
    return 0 if known or _ends_in_large_city(words[start:end], words[end]) else end - start


def is_written_as_name(span: list[Word]) -> bool:
    """No word is in small letters, but for those that stand so within names: `Castello de Quillby`."""
    written = all(not word.text.islower() or word.key in PARTICLES for word in span)
    return written and not all(word.text.islower() for word in span)


def small_words_of(words: list[Word], masked: frozenset[int]) -> frozenset[int]:
    """The positions of words in small letters where the string holds such words that are no names.

    `somewhere nice`, `contact us`: among them a name in small letters is a word as well.
    """
    small = [index for index, word in enumerate(words) if word.text.islower()]
    named = {
        position
        for index in range(len(words))
        for position in range(index, index + name_length(words, index))
    }
    plain = FILLERS | SITE_WORDS | DIRECTIONS | PARTICLES | COUNTIES | JOINS | SUFFIXES
    words_alone = (
        index
        for index in small
        if index not in named and index not in masked and words[index].key not in plain
    )
    return frozenset(small) if any(words[index].text.isalpha() for index in words_alone) else frozenset()


def _opens_with_state(span: list[Word]) -> bool:
    """`Albany, New York Quillby, Ohio`: the state belongs to the city before."""
    return any(" ".join(word.key for word in span[:n]) in state_names() for n in range(2, len(span)))


def _is_known(words: list[Word], start: int, end: int) -> bool:
    """A known name with nothing but fillers behind it."""
    return any(
        _is_name(words[start:stop], words, start, stop)
        for stop in range(end, start, -1)
        if all(is_filler(words, i) for i in range(stop, end))
    )


def _ends_in_large_city(span: list[Word], region: Word) -> bool:
    """`Quill Shop New York, NY`: the town is the name's end, a city of that state.

    It is a large one, or a hyphen divides it from a site: `Quill Center-Tempe, AZ`.
    """
    states = {*state_codes().get(region.text, ()), state_names().get(region.key, ("", ""))}
    for start in range(1, len(span)):
        cities = cities_named(" ".join(word.key for word in span[start:]))
        site = span[start].sep == HYPHEN and span[start - 1].key in SITE_WORDS
        if any((c.country, c.state) in states and (site or c.population > LARGE) for c in cities):
            return True
    return False


def region_follows(words: list[Word], end: int) -> bool:
    """A comma and then a state's code or name, or a country's name, filling its part's head."""
    if end >= len(words) or words[end].sep != COMMA:
        return False
    stop = part_end(words, end)
    names = [" ".join(word.key for word in words[end:upto]) for upto in range(end + 1, stop + 1)]
    named = any(name in state_names() or name in country_names() for name in names)
    return named or words[end].text in state_codes()


def _in_town(words: list[Word], index: int, masked: frozenset[int]) -> bool:
    """The word may be part of a town's name."""
    word = words[index]
    name = word.key not in country_names() and word.key not in state_names()
    plain = index not in masked and not is_code(words, index) and word.key not in fixed_places()
    site = word.key in SITE_WORDS - {"park", "center"} or word.key in COUNTIES | JOINS
    return name and plain and not site and not re.fullmatch(r"[KW][A-Z]{2,3}", word.text)


def name_length(words: list[Word], start: int) -> int:
    """How many words the longest known name from here has; 0: none."""
    end = min(part_end(words, start), start + LONGEST_NAME)
    for stop in range(end, start, -1):
        if _is_name(words[start:stop], words, start, stop):
            return stop - start
    return 0


def _is_name(span: list[Word], words: list[Word], start: int, stop: int) -> bool:
    key = " ".join(word.key for word in span)
    if len(span) == 1:
        if is_code(words, start):
            return True
        if key in FILLERS | SITE_WORDS | DIRECTIONS and not _fills_town_part(words, start, stop):
            return False
        if len(key) < 3 and key not in fixed_places():
            return key in country_names()
    return bool(
        key in fixed_places()
        or key in state_names()
        or key in country_names()
        or key in REGION_NAMES
        or key in other_spellings()
        or cities_named(key)
    )


def _fills_town_part(words: list[Word], start: int, stop: int) -> bool:
    """A filler such as Center or Branch is a town where a state's code follows its comma."""
    return (
        stop < len(words)
        and words[start].sep >= DASH
        and words[stop].sep == COMMA
        and words[stop].text in state_codes()
        and bool(cities_named(words[start].key))
        and words[start].key not in {"multiple", "various", "all", "home", "main"}
    )


def is_code(words: list[Word], index: int) -> bool:
    """Capitals that are the code of a state or, filling a part, of a country."""
    text = words[index].text.replace(".", "")
    if text in state_codes() or text in {"US", "UK", "USA", "UAE"}:
        return True
    weak = HYPHEN if len(text) == 2 else BLANK
    alone = (words[index].sep > weak) and _hyphen_end(words, index) == index + 1
    if text in country_codes() or text == "SEA":
        return alone and words[index].key not in DIRECTIONS | {"st", "af", "tv"}
    ends = index + 1 == len(words) or words[index + 1].sep == COMMA or words[index + 1].key in JOINS
    lower_code = text.upper() in state_codes() and words[index].sep == COMMA and ends and index > 0
    return lower_code and len(text) == 2 and _follows_town(words, index)


def _follows_town(words: list[Word], index: int) -> bool:
    """`austin, tx`, not `flexible, ok`: a city of that state, or a name with a capital, stands before."""
    states = state_codes()[words[index].text.replace(".", "").upper()]
    keys = [word.key for word in words[max(0, index - LONGEST_NAME) : index]]
    known = (city for start in range(len(keys)) for city in cities_named(" ".join(keys[start:])))
    return not words[index - 1].text.islower() or any((city.country, city.state) in states for city in known)


def _hyphen_end(words: list[Word], start: int) -> int:
    return next((i for i in range(start + 1, len(words)) if words[i].sep > BLANK), len(words))


def unknown_length(words: list[Word], start: int, masked: frozenset[int]) -> int:
    """Words up to the part's end or the next known name."""
    stop = start + 1
    if stop < len(words) and words[stop].sep == BLANK and _heads_name(words, start):
        stop += max(1, name_length(words, stop))
    while (
        stop < len(words)
        and words[stop].sep <= HYPHEN
        and stop not in masked
        and not is_code(words, stop)
        and words[stop].key not in JOINS
        and (not name_length(words, stop) or words[stop].key in FILLERS)
    ):
        stop += 1
    return stop - start


def _heads_name(words: list[Word], index: int) -> bool:
    """`Las Quillas`, `West Quillby`: the word belongs to the name behind it, unless a large city's."""
    if words[index].key in NAME_HEADS:
        return True
    length = name_length(words, index + 1)
    key = " ".join(word.key for word in words[index + 1 : index + 1 + length])
    cities = cities_named(key)
    return words[index].key in DIRECTIONS and bool(cities) and cities[0].population < LARGE


def is_filler(words: list[Word], index: int) -> bool:
    """The word names no place: an office, a station's call sign, a single sign."""
    word = words[index]
    if word.key in TOWN_KINDS and index + 1 < len(words) and words[index + 1].key == "of":
        return True
    return word.key in FILLERS or bool(re.fullmatch(r"[KW][A-Z]{2,3}", word.text)) or len(word.key) < 2


def is_county(words: list[Word], after: int) -> bool:
    """The word after a name makes it a county's."""
    return after < len(words) and words[after].sep == BLANK and words[after].key in COUNTIES
