"""Figures in words: amounts of money, counts, percentages, dates and lengths of time, read and written.

`$215`, `215 dollars` and `two hundred fifteen dollars` are one figure, and so are `180 days`, `180-day` and
`one hundred eighty days`. A fact's value and a text that repeats it are read by the same rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    """What a figure measures."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    PERIOD = "period"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text and where it stands in it."""

    kind: FigureKind
    amount: Decimal | date
    """US dollars, things, percent, units of time, or the day."""
    unit: str
    """Of a length of time: hour, workday, day, week, month or year; else empty."""
    start: int
    end: int
    words: str
    """As written."""

    @property
    def meaning(self) -> tuple[FigureKind, Decimal | date, str]:
        """What equal figures have in common, however they are written."""
        return self.kind, self.amount, self.unit


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = (
    {word: number for number, word in enumerate(_ONES)}
    | {word: 10 * (at + 2) for at, word in enumerate(_TENS)}
    | {"a": 1, "an": 1, "hundred": 100, "thousand": 1000, "million": 1_000_000}
)
_NAMES = "|".join(sorted((word for word in _WORDS if len(word) > 2), key=len, reverse=True))
_MONTHS = ("January February March April May June July August September October November December").split()
_MONTH_NUMBER = {month.lower(): at for at, month in enumerate(_MONTHS, 1)} | {
    month[:3].lower(): at for at, month in enumerate(_MONTHS, 1)
}
_MONTH = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS)])

_DIGITS = r"(?:\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+|\d{1,9})(?:\.\d{1,2})?"
_SPELT = rf"(?:\b(?:an?[ -])?(?:{_NAMES})\b(?:(?:[ -]|[ ]and[ ])(?:{_NAMES})\b){{0,8}})"
_NUMBER = rf"(?:(?<![\w.,$€£-]){_DIGITS}|{_SPELT})"
_THOUSANDS = r"(?:[ ]?[kK]\b|[ ](?:thousand|million)\b)?"
_UNIT = r"(?:calendar[ -]|business[ -])?(?P<unit>hour|workday|work[ ]day|working[ ]day|day|week|month|year)s?"

_FIGURE = re.compile(
    rf"""
    (?P<money>(?:US)?\$[ ]?(?P<dollars>{_DIGITS}{_THOUSANDS})(?!\d)
      |\bUSD[ ](?P<usd>{_DIGITS}{_THOUSANDS})(?!\d)
      |(?P<spelt>{_NUMBER}{_THOUSANDS})[ ](?:US[ ])?(?:dollars?|USD)\b)
    |(?P<date>\b(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)\b
      |(?<!\d)(?P<day2>\d{{1,2}})[ ](?P<month2>{_MONTH})\b\.?,?[ ](?P<year2>\d{{4}})\b
      |\b(?P<month3>{_MONTH})\.?[ ](?P<day3>\d{{1,2}}),?[ ](?P<year3>\d{{4}})\b)
    |(?P<percent>(?P<share>{_NUMBER})(?:[ ]?%|[ ]per[ ]?cent\b|[ ]percent\b))
    |(?P<period>(?P<length>{_NUMBER})[ -]{_UNIT}\b)
    |(?P<count>(?P<things>{_NUMBER})(?![\w%]|[.,]\d))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GAP = re.compile(r"[\t\r\n]")


def figures_in(text: str) -> Iterator[Figure]:
    """Every figure of the text, in its order; of `$65,000 a year` the money."""
    for found in _FIGURE.finditer(_GAP.sub(" ", text)):
        figure = _figure(found, text)
        if figure:
            yield figure


def in_words(figure: Figure) -> str:
    """The figure as a text prints it: `$100,000`, `65,000`, `15.29%`, `180 days`, `4 June 2025`."""
    amount = figure.amount
    if isinstance(amount, date):
        return f"{amount.day} {_MONTHS[amount.month - 1]} {amount.year}"
    number = f"{amount:,}"
    match figure.kind:
        case FigureKind.MONEY:
            return f"${number}"
        case FigureKind.PERCENT:
            return f"{number}%"
        case FigureKind.PERIOD:
            return f"{number} {figure.unit}{'' if amount == 1 else 's'}"
    return number


def _figure(found: re.Match[str], text: str) -> Figure | None:
    kind = next(kind for kind in FigureKind if found[kind.value] is not None)
    amount = _day(found) if kind is FigureKind.DATE else _amount(found, kind)
    if amount is None:
        return None
    unit = (found["unit"] or "").lower()
    unit = "workday" if unit.startswith("work") else unit
    start, end = found.span()
    return Figure(kind, amount, unit, start, end, text[start:end])


def _amount(found: re.Match[str], kind: FigureKind) -> Decimal | None:
    match kind:
        case FigureKind.MONEY:
            return _number(found["dollars"] or found["usd"] or found["spelt"])
        case FigureKind.PERCENT:
            return _number(found["share"])
        case FigureKind.PERIOD:
            return _number(found["length"])
    return _number(found["things"])


def _number(words: str) -> Decimal | None:
    """`65,000`, `65k` and `sixty-five thousand`; None for words that are no number, such as `an`."""
    digits = re.match(_DIGITS, words)
    if not digits:
        return _spelt(words)
    plain = Decimal(re.sub(r"[^\d.]", "", digits[0]))
    factor = words[digits.end() :].strip().lower()
    times = {"k": 1000, "thousand": 1000, "million": 1_000_000}.get(factor, 1)
    value = plain * times
    return value.to_integral_value() if value == value.to_integral_value() else value


def _spelt(words: str) -> Decimal | None:
    total = group = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        number = _WORDS.get(word)
        if number is None:
            continue
        if number >= 1000:
            total, group = total + (group or 1) * number, 0
        elif number == 100:
            group = (group or 1) * 100
        else:
            group += number
    return Decimal(total + group) if total + group else None


def _day(found: re.Match[str]) -> date | None:
    for suffix in ("", "2", "3"):
        month = found[f"month{suffix}"]
        if month is not None:
            number = int(month) if month.isdigit() else _MONTH_NUMBER[month.lower()]
            return _date(int(found[f"year{suffix}"]), number, int(found[f"day{suffix}"]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
