"""What may be answered to the questions of `rolepages new`.

Every reader takes what somebody typed and returns the value, or raises `ValueError` with words for them:
why the answer cannot be used.
"""

import re
from collections.abc import Callable, Collection, Mapping

from generator.domain.visa import VISA_BY_SLUG
from generator.matching.patterns import PatternError, check_pattern
from generator.new_texts import pattern_of, slug_of
from generator.problems.wording import did_you_mean, shown
from generator.sources.located_yaml import control_character
from generator.sources.names import folded

_LONGEST = 500
"""Characters of a title; the models allow no more."""
_MARKS = ("{{", "{%", "{#")
_SOC = re.compile(r"\d{2}-\d{4}")
ALL, NONE = "all", "none"


def words(text: str) -> str:
    """A title or a name: one line that a file can hold."""
    line = " ".join(text.split())
    if not line:
        raise ValueError("Write something; it cannot be empty.")
    if control_character(line, "", 1):
        raise ValueError("It has a character that cannot be seen; type it anew instead of copying it.")
    if any(mark in line for mark in _MARKS):
        raise ValueError("Variables such as {{ role.plural }} work in the text below, not in a title.")
    if len(line) > _LONGEST:
        raise ValueError(f"It has {len(line)} characters; at most {_LONGEST} fit.")
    return line


def title(path_of: Callable[[str], str], taken: Collection[str], text: str) -> str:
    """A title of which the file's name is made; `taken` are the paths of files that are there already."""
    line = words(text)
    slug = slug_of(line)
    if not slug:
        raise ValueError(
            f"{shown(line)} has no letter or digit that an address can hold; write it with Latin letters."
        )
    path = path_of(slug)
    if path in taken:
        raise ValueError(f"{path} is there already and stays as it is; choose another title.")
    return line


def role_title(files: Mapping[str, str], names: Mapping[str, str], text: str) -> str:
    """A role's title. `files` are the roles' files by slug; `names` the same by folded title and alias."""
    line = title(lambda slug: files.get(slug, ""), tuple(files.values()), text)
    holder = names.get(folded(line), "")
    if holder:
        raise ValueError(f"{shown(line)} is a name of {holder} already; two roles cannot share one.")
    try:
        check_pattern(pattern_of(line))
    except PatternError:
        raise ValueError(f"{shown(line)} has no word that tells titles of jobs apart.") from None
    return line


def soc_codes(text: str) -> tuple[str, ...]:
    """SOC 2018 codes, divided by commas or blanks."""
    codes = tuple(dict.fromkeys(re.split(r"[,;\s]+", text.strip()))) if text.strip() else ()
    if not codes:
        raise ValueError("Write at least one code, such as 41-9031.")
    for code in codes:
        if not _SOC.fullmatch(code):
            raise ValueError(
                f"{shown(code)} is no SOC code: two digits, a hyphen and four digits, such as 41-9031."
            )
    return codes


def roles(known: Collection[str], text: str) -> tuple[str, ...]:
    """Slugs of roles, by slug or title and divided by commas; none at all for every role."""
    return _several("role", known, {ALL: ()}, text)


def visas(known: Collection[str], text: str) -> tuple[str, ...]:
    """Slugs of visas, or the word `all` or `none` alone."""
    return _several("visa", known, {ALL: (ALL,), NONE: (NONE,)}, text)


def visa(known: Collection[str], told: Mapping[str, str], text: str) -> str:
    """A visa without a text. `told` are the files of those that have one, by slug."""
    (slug, *more) = _several("visa", known, {}, text) or ("",)
    if not slug or more:
        raise ValueError(f"Name one visa, such as {next(iter(sorted(set(known) - told.keys())), 'h-1b')}.")
    if slug in told:
        raise ValueError(f"{VISA_BY_SLUG[slug].name} has a text: {told[slug]} stays as it is.")
    return slug


def _several(
    kind: str, known: Collection[str], whole: Mapping[str, tuple[str, ...]], text: str
) -> tuple[str, ...]:
    """Known slugs in the order typed, or what one of the words of `whole` stands for."""
    found: dict[str, None] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        if folded(part) in whole:
            if folded(text) != folded(part):
                raise ValueError(f"Write either {shown(folded(part))} or names, not both.")
            return whole[folded(part)]
        slugs = (part,) if part in known or slug_of(part) in known else tuple(part.split())
        for slug in slugs:
            if slug not in known and slug_of(slug) not in known:
                hint = did_you_mean(slug, known) or f"`rolepages new {kind}` makes one."
                raise ValueError(f"There is no {kind} {shown(slug)}; {hint}")
            found[slug if slug in known else slug_of(slug)] = None
    return tuple(found)
