"""Figures of the law that stand in a text by hand although a fact holds them.

What a figure measures decides: money is compared with money, a length of time with one of the same unit, a
number from a thousand on with a count. What somebody earns, a year, and what stands in code, in a link or in
a quotation is not asked about.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from generator.domain.fact import FactLedger
from generator.domain.figures import Figure, FigureKind, figures_in
from generator.problems.problem import Problem
from generator.problems.wording import listed, shown
from generator.sources.files import MOST_KEPT
from generator.sources.prose import Prose

RULE = "naked-figure"

_FEWEST = 1000
"""Smaller counts, such as 20, are too common to be taken for a figure of the law."""
_YEARS = range(1900, 2101)
_MOST_NAMED = 3

_LINK = re.compile(r"\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,600}\)|\[[^\[\]\n]{0,100}\])")
_QUOTED = re.compile(r"“[^”\n]{1,300}”|(?<!\w)\"[^\"\n]{1,300}\"(?!\w)")
_PAY_BEFORE = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|earn(?:s|ed|ing)?|income|compensation|base|offered"
    r"|pays?(?= (?:of|is|from|between|range|above)))\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_PAY_AFTER = re.compile(
    r"[ ]?(?:(?:a|an|per|each|every)[ ](?:year|hour|month|week|day)|/[ ]?(?:year|yr|hour|hr|h|month|week|day)"
    r"|annual|yearly|hourly|monthly|(?:in|of|base|total)?[ ]?(?:salary|pay|wages?|compensation)\b)",
    re.IGNORECASE,
)


def naked_figures(texts: Iterable[Prose], ledger: FactLedger) -> Iterator[Problem]:
    """Every figure of a text that could cite a fact and does not."""
    held = _held(ledger)
    if not held:
        return
    for text in texts:
        if text.can_cite:
            yield from _naked(text, held)


def _held(ledger: FactLedger) -> dict[object, tuple[str, ...]]:
    """Ids of the facts that hold a figure, by what the figure means."""
    held: dict[object, tuple[str, ...]] = {}
    for id_, fact in ledger.facts.items():
        for meaning in dict.fromkeys(figure.meaning for figure in fact.figures):
            held[meaning] = (*held.get(meaning, ()), id_)
    return held


def _naked(text: Prose, held: Mapping[object, tuple[str, ...]]) -> Iterator[Problem]:
    for figure in _typed(text):
        ids = held.get(figure.meaning, ())
        if ids:
            yield _problem(text, figure, ids)


@lru_cache(maxsize=MOST_KEPT)
def _typed(text: Prose) -> tuple[Figure, ...]:
    """Figures of a text that a fact may hold, whatever the facts are."""
    allowed = text.allows(RULE)
    words = _QUOTED.sub(_blank, _LINK.sub(_blank, text.read()))
    return tuple(
        figure
        for figure in figures_in(words)
        if " ".join(figure.words.lower().split()) not in allowed and _is_of_the_law(figure, words)
    )


def _is_of_the_law(figure: Figure, text: str) -> bool:
    """Whether the figure may be one of the law: neither a year, nor a small number, nor somebody's pay."""
    if figure.kind is FigureKind.COUNT:
        is_year = figure.words.isdigit() and int(figure.words) in _YEARS
        if is_year or isinstance(figure.amount, date) or figure.amount < _FEWEST:
            return False
        return not _PAY_BEFORE.search(text, max(0, figure.start - 60), figure.start)
    if figure.kind is FigureKind.MONEY:
        before = _PAY_BEFORE.search(text, max(0, figure.start - 60), figure.start)
        return not before and not _PAY_AFTER.match(text, figure.end)
    return True


def _problem(text: Prose, figure: Figure, ids: tuple[str, ...]) -> Problem:
    words = " ".join(figure.words.split())
    names = listed([f"{{{{ fact.{id_} }}}}" for id_ in ids[:_MOST_NAMED]], last="or")
    holders = f"{listed(ids[:_MOST_NAMED])} {'holds' if len(ids) == 1 else 'hold'} it"
    return Problem(
        text.path,
        RULE,
        f"{shown(words)} is typed by hand; {holders}, and will change without this text.",
        f"write {names}; for another figure that happens to be equal, add `<!-- allow {RULE}: {words} -->`.",
        text.position(figure.start, figure.end),
    )


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
