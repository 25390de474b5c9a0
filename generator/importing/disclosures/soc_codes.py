"""Occupation codes as filed, of three classifications and many spellings, to codes of SOC 2018.

The Standard Occupational Classification (SOC) changed in 2010 and 2018. Most numbers kept their meaning; the
tables beside this module list those that did not. Of several codes of SOC 2018 the one counts that carries on
the title of the filed one, and the import notes it; where none does, the occupation stays open.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Final

SOC_2010_SINCE: Final = date(2011, 7, 1)
"""Applications received before this day use SOC 2000: in the FY2013 disclosure file the last number that only
SOC 2000 has is of June 2011, the first that only SOC 2010 has of July 2011."""

SOC_2018_SINCE: Final = date(2022, 7, 1)
"""Applications received since this day use SOC 2018: the wage year from July 2022 is the first whose
prevailing wages are published by it. Files of counts for FY2022 hold both."""

_CODE: Final = re.compile(r"\D*(\d{2})\D{0,3}(\d{4})(?:\D{0,2}(\d{1,2}))?\D*", re.ASCII)
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-01(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_SLASHED_DAY: Final = re.compile(r"(\d{1,2})/0?1/(\d{4})(?: 0?0:00(?::00)?)?", re.ASCII)
_MONTH: Final = re.compile(r"(?:([A-Za-z]{3})-(\d{2})|(\d{2})-([A-Za-z]{3}))", re.ASCII)
_MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}


class Vintage(IntEnum):
    """The three classifications."""

    SOC_2000 = 2000
    SOC_2010 = 2010
    SOC_2018 = 2018


class SocFault:
    """Why a code as filed is mended or leads to no code of SOC 2018, in the words of import summaries."""

    NONE = ""
    SPREADSHEET = "occupation code restored from a spreadsheet date"
    SPREADSHEET_LOST = "occupation code lost to a spreadsheet date"
    MISSPELT = "occupation code in another spelling, mended"
    CARRIED_ON = "occupation code that was split up later, counted under the one that kept its title"
    SEVERAL = "occupation code of an older classification that leads to several of SOC 2018, left open"
    UNKNOWN = "occupation code that no classification has"


@dataclass(frozen=True, slots=True)
class SocCode:
    """What became of one code as filed."""

    filed: str | None
    """As filed, in the form 15-1252 or 15-1252.01 where it can be told; a lost one as the file has it."""
    soc: str | None
    """SOC 2018; None where the filed code leads to none or to several."""
    mended: str = SocFault.NONE
    """What was mended, empty for nothing."""
    fault: str = SocFault.NONE
    """Why `soc` is None; empty when it is not or no code was filed."""


def vintages_of(received: date | None) -> tuple[Vintage, ...]:
    """The classification in use on the day; all three when the day is not known."""
    if received is None:
        return tuple(Vintage)
    if received < SOC_2010_SINCE:
        return (Vintage.SOC_2000,)
    return (Vintage.SOC_2010,) if received < SOC_2018_SINCE else (Vintage.SOC_2018,)


def vintages_of_years(years: Iterable[int]) -> tuple[Vintage, ...]:
    """The classifications that may stand in files of the given fiscal years of decision.

    FY2022 began under SOC 2010 and ended under SOC 2018; FY2011 likewise for 2000 and 2010.
    """
    found: set[Vintage] = set()
    for year in years:
        found |= set(vintages_of(date(year - 1, 10, 1))) | set(vintages_of(date(year, 9, 30)))
    return tuple(sorted(found))


def soc_of(filed: str, title: str = "", vintages: Iterable[Vintage] = tuple(Vintage)) -> SocCode:
    """Read one code. `title` is the occupation's title beside it; it restores what a spreadsheet lost."""
    text = filed.strip()
    if not text:
        return SocCode(None, None)
    restored = _from_spreadsheet(text, title)
    if restored == "":
        return SocCode(text, None, fault=SocFault.SPREADSHEET_LOST)
    found = _CODE.fullmatch(restored or text)
    if found is None:
        return SocCode(text, None, fault=SocFault.UNKNOWN)
    code, detail = f"{found[1]}-{found[2]}", found[3] or ""
    whole = f"{code}.{detail}" if len(detail) == 2 else code
    mended = SocFault.SPREADSHEET if restored else SocFault.MISSPELT if whole != text else SocFault.NONE
    standard = _own_codes().get(code, (code, whole))
    targets = _targets(*standard, tuple(vintages))
    if len(targets) == 1:
        return SocCode(whole, next(iter(targets)), mended)
    kept = _title_kept(standard[0])
    if kept in targets:
        return SocCode(whole, kept, mended or SocFault.CARRIED_ON)
    return SocCode(whole, None, mended, SocFault.SEVERAL if targets else SocFault.UNKNOWN)


def _from_spreadsheet(text: str, title: str) -> str | None:
    """The code that a spreadsheet took for a month and a year; empty when it is lost, None for no date.

    `11-3021` becomes 1 November 3021, shown as `Nov-21`: then two digits are gone, and only the title tells.
    """
    if day := _DAY.fullmatch(text):
        return f"{day[2]}-{day[1]}" if f"{day[2]}-{day[1]}" in _managers().values() else ""
    if day := _SLASHED_DAY.fullmatch(text):
        code = f"{int(day[1]):02}-{day[2]}"
        return code if code in _managers().values() else ""
    if month := _MONTH.fullmatch(text):
        number = _MONTHS.get((month[1] or month[4]).lower())
        if number is None:
            return None
        code = _managers().get((_letters(title), month[2] or month[3]), "")
        return code if code.startswith(f"{number:02}-") else ""
    return None


def _targets(code: str, whole: str, vintages: tuple[Vintage, ...]) -> frozenset[str]:
    """Codes of SOC 2018; a number that the vintages do not have is looked up in the others."""
    for tried in (vintages, tuple(Vintage)):
        found = frozenset().union(*(_reading(code, whole, vintage) for vintage in tried))
        if found:
            return found
    return frozenset()


def _reading(code: str, whole: str, vintage: Vintage) -> frozenset[str]:
    """Codes of SOC 2018 that a code means when it is read as one of `vintage`."""
    known = frozenset({code}) & _soc_2018()
    if vintage is Vintage.SOC_2018:
        # A detail that only O*NET-SOC 2010 has is of that time, whenever it was filed.
        return _changes_2018().get(whole, known) if whole != code else known
    if vintage is Vintage.SOC_2010:
        return _changes_2018().get(whole) or _changes_2018().get(code, known)
    steps = _changes_2010().get(code)
    if steps is None or whole in _changes_2018():
        return _reading(code, whole, Vintage.SOC_2010)
    return frozenset().union(*(_reading(step, step, Vintage.SOC_2010) for step in steps))


def _title_kept(code: str) -> str:
    """The code of SOC 2018 that carries on the title of an older one; `code` itself when no other does."""
    steps = _changes_2010().get(code, frozenset())
    old = next(iter(steps)) if len(steps) == 1 else code
    return _titles_kept().get(old, old)


@cache
def _titles_kept() -> dict[str, str]:
    """Old code -> the new one of its title."""
    return {old: kept for old, kept in _table("soc_titles_kept.tsv")}  # noqa: C416


@cache
def _soc_2018() -> frozenset[str]:
    return frozenset(line for (line,) in _table("soc_2018.txt"))


@cache
def _changes_2018() -> dict[str, frozenset[str]]:
    return {old: frozenset(new.split()) for old, new in _table("soc_2010_to_2018.tsv")}


@cache
def _changes_2010() -> dict[str, frozenset[str]]:
    return {old: frozenset(new.split()) for old, new in _table("soc_2000_to_2010.tsv")}


@cache
def _own_codes() -> dict[str, tuple[str, str]]:
    """Code of the Department's own -> the SOC code it stands for, as a code and as a whole."""
    return {own: (code, code) for own, code in _table("soc_own.tsv")}


@cache
def _managers() -> dict[tuple[str, str], str]:
    """(letters of the title, last two digits) -> code."""
    return {(_letters(title), code[-2:]): code for code, title in _table("soc_managers.tsv")}


def _table(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())
