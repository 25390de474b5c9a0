"""The publication gate: which pages of a kind are told to search engines, by what each of them holds.

The pages are measured as if all were open. Then they are taken in order, those with most postings first: one
opens when every value reaches its floor and it is not too like a page of its kind that is open already. A
small share of a kind may be more alike than that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash

from generator.audit.likeness import Fingerprint, own_figures, own_share, pages_by


@dataclass(frozen=True, slots=True)
class Floors:
    """What a page of one kind has to reach. Shares and likenesses are percentages."""

    postings: int
    own_text: int
    own_figures: int
    written: int
    editorial: int
    reviewed_days: int
    like: int
    """The most that its text may be like that of an open sibling."""
    most_like: int
    """Percent of the kind that may be more like one than that."""
    most_like_blanked: int
    """The same with names and figures blanked."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One page of a kind, before it is judged."""

    url: str
    postings: int
    """Open distinct jobs of its list."""
    editorial: int
    """Words written by editors."""
    reviewed_on: date | None
    """None for a page without a text that is reviewed."""
    text: Fingerprint


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a page beside its floor."""

    name: str
    value: str
    floor: str
    passes: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a page is open, and every value that decides it."""

    url: str
    values: tuple[Value, ...]

    @property
    def is_open(self) -> bool:
        """Whether search engines, feeds and links hear of it."""
        return all(value.passes for value in self.values)


def judged(pages: Iterable[Measured], floors: Floors, today: date) -> tuple[Verdict, ...]:
    """A verdict for each page of one kind, in the order of their addresses."""
    ordered = sorted(pages, key=lambda page: (-page.postings, page.url))
    texts = pages_by(page.text.shingles for page in ordered)
    lines = pages_by(page.text.figures for page in ordered)
    by_text = _Alike(floors.like, len(ordered) * floors.most_like // 100)
    by_form = _Alike(floors.like, len(ordered) * floors.most_like_blanked // 100)
    verdicts = []
    for page in ordered:
        own = own_share(page.text, texts), own_figures(page.text, lines)
        values = (*_values(page, own, floors, today), *_likenesses(page, by_text, by_form, floors))
        verdict = Verdict(page.url, values)
        if verdict.is_open:
            by_text.take(page, page.text.text)
            by_form.take(page, page.text.blanked)
        verdicts.append(verdict)
    return tuple(sorted(verdicts, key=lambda verdict: verdict.url))


class _Alike:
    """The open pages of a kind, and how many more may be like one of them."""

    def __init__(self, most: int, left: int) -> None:
        self._most = most
        self._left = left
        self._open: list[tuple[str, RMinHash]] = []

    def nearest(self, signature: RMinHash) -> tuple[float, str]:
        """The greatest likeness to an open page (0 to 1), and that page."""
        return max(((signature.jaccard(other), url) for url, other in self._open), default=(0.0, ""))

    def admits(self, likeness: float) -> bool:
        """Whether a page of that likeness may open."""
        return likeness * 100 <= self._most or self._left > 0

    def take(self, page: Measured, signature: RMinHash) -> None:
        """Note a page that is open."""
        if self.nearest(signature)[0] * 100 > self._most:
            self._left -= 1
        self._open.append((page.url, signature))


def _values(page: Measured, own: tuple[float, int], floors: Floors, today: date) -> Iterator[Value]:
    text, figures = own
    words = max(page.text.words, 1)
    yield _least("open jobs", page.postings, floors.postings)
    yield _share("text that no other page of its kind has", text, floors.own_text)
    yield _least("lines with figures that are its own", figures, floors.own_figures)
    yield _share("text written or computed, not of postings", page.text.written / words, floors.written)
    yield _share("text written by editors", min(page.editorial / words, 1.0), floors.editorial)
    if page.reviewed_on:
        age = (today - page.reviewed_on).days
        floor = f"at most {floors.reviewed_days:,} days ago"
        yield Value("reviewed", str(page.reviewed_on), floor, age <= floors.reviewed_days)


def _likenesses(page: Measured, by_text: _Alike, by_form: _Alike, floors: Floors) -> Iterator[Value]:
    for name, alike, signature, share in (
        ("likeness to an open page of its kind", by_text, page.text.text, floors.most_like),
        ("the same without names and figures", by_form, page.text.blanked, floors.most_like_blanked),
    ):
        likeness, url = alike.nearest(signature)
        value = f"{likeness:.0%} ({url})" if url else "no other page"
        floor = f"at most {floors.like}%, or {share}% of the kind"
        yield Value(name, value, floor, alike.admits(likeness))


def _least(name: str, value: int, floor: int) -> Value:
    return Value(name, f"{value:,}", f"at least {floor:,}", value >= floor)


def _share(name: str, share: float, floor: int) -> Value:
    return Value(name, f"{share:.0%}", f"at least {floor}%", share * 100 >= floor)


def totals(verdicts: Sequence[Verdict]) -> tuple[int, int]:
    """How many are open, and how many there are."""
    return sum(verdict.is_open for verdict in verdicts), len(verdicts)
