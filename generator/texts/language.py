"""What a text may say between braces: names and their kinds of value, filters, what is asked first."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of value, as messages name them."""

    TEXT = "a text"
    NUMBER = "a number"
    MONEY = "an amount of money"
    PERCENT = "a percentage"
    DATE = "a date"
    COUNT = "a number in words"
    """Of a fact: it can be printed, and not compared."""
    PERIOD = "a length of time"
    TRUTH = "yes or no"
    LIST = "a list"
    ANY = "a value"
    """Not known before the ledger can be read."""


SITE: Mapping[str, Kind] = {"site.name": Kind.TEXT, "snapshot.date": Kind.DATE}
"""Variables of every text."""
ROLE: Mapping[str, Kind] = {
    "role.title": Kind.TEXT,
    "role.plural": Kind.TEXT,
    "count.jobs": Kind.NUMBER,
    "count.postings": Kind.NUMBER,
    "count.employers": Kind.NUMBER,
    "pay.known": Kind.TRUTH,
    "pay.jobs": Kind.NUMBER,
    "pay.median": Kind.MONEY,
    "pay.low": Kind.MONEY,
    "pay.high": Kind.MONEY,
    "pay.unit": Kind.TEXT,
    "employers.known": Kind.TRUTH,
    "employers.top": Kind.LIST,
}
"""Variables of texts that stand on pages of roles; figures are those of the page's own list."""
VISA: Mapping[str, Kind] = {"visa.name": Kind.TEXT}
"""Variables of texts that stand on pages of visas alone."""
FACT = "fact."
"""Before the id of a fact."""

FACT_KINDS: Mapping[str, Kind] = {
    "money": Kind.MONEY,
    "count": Kind.COUNT,
    "date": Kind.DATE,
    "percent": Kind.PERCENT,
    "period": Kind.PERIOD,
    "text": Kind.TEXT,
}
"""Kinds of facts, as the ledger names them."""

CALLED: Mapping[str, int] = {"employers.top": 20}
"""Variables that are asked with a number, and the largest one. It bounds what a text can print."""

ASKED: Mapping[str, str] = {
    "pay.jobs": "pay.known",
    "pay.median": "pay.known",
    "pay.low": "pay.known",
    "pay.high": "pay.known",
    "pay.unit": "pay.known",
    "employers.top": "employers.known",
}
"""Variables that some pages have no value for, and the one that says whether this page has."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a filter takes and gives."""

    takes: frozenset[Kind]
    argument: bool = False
    """Whether it may have a text in parentheses."""


FILTERS: Mapping[str, Filter] = {
    "number": Filter(frozenset({Kind.NUMBER, Kind.COUNT})),
    "money": Filter(frozenset({Kind.MONEY})),
    "percent": Filter(frozenset({Kind.PERCENT})),
    "date": Filter(frozenset({Kind.DATE})),
    "lower": Filter(frozenset({Kind.TEXT})),
    "join": Filter(frozenset({Kind.LIST}), argument=True),
}
"""All filters, by name. Each gives a text."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The variables that have a value on every page a text stands on."""

    names: Mapping[str, Kind]
    open_facts: bool = False
    """Whether any fact may be cited, because the ledger cannot be read."""
    without_visa: str = "other pages"
    """The pages of the text that are about no visa, in words."""

    def kind_of(self, name: str) -> Kind | None:
        """The kind of a variable's value; None where it has none."""
        if self.open_facts and name.startswith(FACT):
            return Kind.ANY
        return self.names.get(name)
