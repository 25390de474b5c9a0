"""Which words of a location string are a street's name, a house number or a postcode."""

import re

from generator.matching.gazetteer import cities_named
from generator.matching.place_names import CLEAR_STREETS, DIRECTIONS, STREETS, country_names, state_codes
from generator.matching.place_words import BLANK, HYPHEN, Word, part_end, parts_of

_OF = frozenset(("de", "du", "des", "del", "della"))
"""What stands between the word for a street and its name: `12 Av. de Gaspe`, `3 Rue du Bac`."""


def street_words(words: list[Word]) -> frozenset[int]:
    """The positions of words that belong to a street or are numbers."""
    masked: set[int] = set()
    for index, word in enumerate(words):
        if word.text.upper() == "FL" and index and _is_storey(words[index - 1]):
            masked.add(index)
        numbered = any(sign.isdigit() for sign in word.text)
        if index not in masked and (numbered or _is_spelled_number(words, index)):
            masked.update(_street_from(words, index))
    for start, end in parts_of(words):
        if masked.isdisjoint(range(start, end)):
            masked.update(_street_without_number(words, start, end))
    return frozenset(masked)


def _is_storey(word: Word) -> bool:
    """`36TH FL`, `4 FL`: the letters are a floor's, not Florida's."""
    return bool(re.fullmatch(r"(?i)\d{1,2}(?:st|nd|rd|th)?", word.text))


def _is_spelled_number(words: list[Word], index: int) -> bool:
    """`One Main Plaza`: a number in words counts only before a street."""
    near = words[index + 1 : min(index + 4, part_end(words, index))]
    numbers = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
    return words[index].key in numbers and any(word.key in STREETS for word in near)


def _street_from(words: list[Word], start: int) -> range:
    """From a number to the end of the street's name; the number alone where there is no street."""
    end = part_end(words, start)
    for index in range(start + 1, min(end, start + 7)):
        if words[index].key in STREETS and not (words[index].key == "st" and index == start + 1):
            stop = index + 1
            if index == start + 1 and stop < end and words[stop].key in _OF:
                return range(start, end)
            while stop < end and words[stop].key in DIRECTIONS:
                stop += 1
            return range(start, stop)
    opens = words[start].sep > BLANK
    zip_code = re.fullmatch(r"\d{5}", words[start].text)
    if opens and not zip_code and end - start > 1 and not _holds_state(words, start, end):
        return range(start, end)
    return range(start, start + 1)


def _street_without_number(words: list[Word], start: int, end: int) -> range:
    last = end - 1
    while last > start and words[last].key in DIRECTIONS | {"suite", "ste"}:
        last -= 1
    if last == start or words[last].key not in CLEAR_STREETS:
        return range(0)
    if cities_named(" ".join(word.key for word in words[start:end])):
        return range(0)
    hyphens = [i for i in range(start + 1, last) if words[i].sep == HYPHEN]
    start = hyphens[-1] if len(hyphens) > 1 else start
    holding = [i for i in range(start, last) if words[i].text in state_codes() and i > start]
    return range(max(holding[-1] + 1, last - 1) if holding else start, end)


def _holds_state(words: list[Word], start: int, end: int) -> bool:
    return any(word.text in state_codes() or word.key in country_names() for word in words[start:end])
