"""The publication gate: which pages of a kind are told to search engines, by what each of them holds.

The pages are measured as if all were open. Then they are taken in order, those with most postings first: one
opens when every value reaches its floor and it is not too like a page of its kind that is open already. A
small share of the open pages may be more alike than that.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash

from generator.audit.likeness import Fingerprint, on_one_page, own_figures, own_share


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
    """Percent of the open pages that may be more like one than that."""
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
    """A verdict for each page of one kind, in the order of their addresses.

    Pages that are like no other open first: how many of the others may open depends on their number.
    """
    ordered = sorted(pages, key=lambda page: (-page.postings, page.url))
    texts = on_one_page(page.text.shingles for page in ordered)
    lines = on_one_page(page.text.figures for page in ordered)
    kind = _Kind(floors)
    verdicts, later = [], []
    for page in ordered:
        values = tuple(
            _values(page, (own_share(page.text, texts), own_figures(page.text, lines)), floors, today)
        )
        if all(value.passes for value in values) and kind.is_like_none(page):
            verdicts.append(kind.verdict(page, values))
        else:
            later.append((page, values))
    verdicts += [kind.verdict(page, values) for page, values in later]
    return tuple(sorted(verdicts, key=lambda verdict: verdict.url))


class _Kind:
    """The open pages of a kind, and which of them are too like another one."""

    def __init__(self, floors: Floors) -> None:
        self._measures = (
            _Likeness("likeness to an open page of its kind", lambda page: page.text.text, floors.most_like),
            _Likeness(
                "the same without names and figures",
                lambda page: page.text.blanked,
                floors.most_like_blanked,
            ),
        )
        self._most = floors.like
        self._open: list[Measured] = []

    def is_like_none(self, page: Measured) -> bool:
        """Whether no open page is more like it than is allowed."""
        return not any(measure.near(page, self._open, self._most) for measure in self._measures)

    def verdict(self, page: Measured, values: tuple[Value, ...]) -> Verdict:
        """The verdict on a page; it is open from now on if that says so."""
        found = [measure.value(page, self._open, self._most) for measure in self._measures]
        verdict = Verdict(page.url, (*values, *found))
        if verdict.is_open:
            for measure in self._measures:
                measure.take(page, self._open, self._most)
            self._open.append(page)
        return verdict


class _Likeness:
    """One way in which pages are alike. Both pages of a pair count for the share of them that may be."""

    def __init__(self, name: str, signature: Callable[[Measured], RMinHash], share: int) -> None:
        self._name = name
        self._signature = signature
        self._share = share
        self._paired: set[str] = set()

    def near(self, page: Measured, pages: Iterable[Measured], most: int) -> set[str]:
        """The pages that it is more like than `most` percent."""
        return {url for likeness, url in self._of(page, pages) if likeness * 100 > most}

    def value(self, page: Measured, pages: Sequence[Measured], most: int) -> Value:
        """Its greatest likeness to an open page, and whether one more such page may open."""
        likeness, url = max(self._of(page, pages), default=(0.0, ""))
        paired = self._with(page, pages, most)
        passes = likeness * 100 <= most or len(paired) * 100 <= (len(pages) + 1) * self._share
        said = f"{likeness:.0%} ({url})" if url else "no other page"
        return Value(self._name, said, f"at most {most}%, or {self._share}% of the open pages", passes)

    def take(self, page: Measured, pages: Iterable[Measured], most: int) -> None:
        """Note a page that is open now beside the others."""
        self._paired = self._with(page, pages, most)

    def _with(self, page: Measured, pages: Iterable[Measured], most: int) -> set[str]:
        near = self.near(page, pages, most)
        return self._paired | near | {page.url} if near else self._paired

    def _of(self, page: Measured, pages: Iterable[Measured]) -> Iterator[tuple[float, str]]:
        own = self._signature(page)
        return ((own.jaccard(self._signature(other)), other.url) for other in pages)


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


def _least(name: str, value: int, floor: int) -> Value:
    return Value(name, f"{value:,}", f"at least {floor:,}", value >= floor)


def _share(name: str, share: float, floor: int) -> Value:
    return Value(name, f"{share:.0%}", f"at least {floor}%", share * 100 >= floor)


def totals(verdicts: Sequence[Verdict]) -> tuple[int, int]:
    """How many are open, and how many there are."""
    return sum(verdict.is_open for verdict in verdicts), len(verdicts)
