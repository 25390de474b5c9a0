"""Legal names of the records, united to entities and found by core, trade name or first words."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from generator.evidence.entity import LegalEntity
from generator.evidence.general_words import own_words
from generator.evidence.legal_names import CUT_LENGTHS, LegalName, legal_name, trade_name, trade_part

T = TypeVar("T")

_AFTER_ALL_WORDS: Final = "\x7f"
"""Sorts behind every letter and digit of a core."""


@dataclass(frozen=True, slots=True)
class RecordName:
    """One spelling of a legal name as the records hold it."""

    name: str
    filings: int
    """Certified applications, all years of the data."""
    approvals: int
    """Approved petitions, all years of the data."""
    trade_names: tuple[str, ...] = ()
    """Trade names that its filings state (doing business as)."""
    states: tuple[str, ...] = ()
    """Codes of the states its records name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity of the index: all spellings with one core, region and legal form."""

    name: LegalName
    entity: LegalEntity
    states: frozenset[str]
    trades: frozenset[str] = frozenset()
    """Cores of the trade names that its records state."""

    @property
    def weight(self) -> int:
        """Filings and approvals together: how present the entity is in the records."""
        return self.entity.filings + self.entity.approvals


class EntityIndex:
    """The entities of all records."""

    def __init__(self, entries: Iterable[Entry], trades: Mapping[str, Iterable[Entry]]) -> None:
        self._entries = sorted(
            entries, key=lambda entry: (entry.name.core, entry.name.region, entry.name.form)
        )
        self._texts = [entry.name.core for entry in self._entries]
        self._trades = {key: _heaviest_first(found) for key, found in trades.items()}
        self._by_key = _grouped(self._entries, lambda entry: entry.name.key)
        self._strangers = _strangers(self._entries)
        several_words = (entry for entry in self._entries if " " in entry.name.core)
        self._by_loose_key = _grouped(several_words, lambda entry: entry.name.loose_key)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def named(self, key: str) -> tuple[Entry, ...]:
        """Entities with exactly this core (`LegalName.key`), most records first."""
        return _heaviest_first(self._by_key.get(key, ()))

    def loosely_named(self, key: str) -> tuple[Entry, ...]:
        """Entities of several words that differ in plurals and shortenings alone (`LegalName.loose_key`)."""
        return _heaviest_first(self._by_loose_key.get(key, ()))

    def trading_as(self, key: str) -> tuple[Entry, ...]:
        """Entities whose records state a trade name with this core, most records first."""
        return self._trades.get(key, ())

    def strangers(self, word: str) -> int:
        """Names that have this word beside another telling one: 0 for a coined word that no other has."""
        return self._strangers[word]

    def beginning_with(self, words: Sequence[str]) -> tuple[Entry, ...]:
        """Entities whose core begins with these words and goes on, most records first."""
        start = " ".join(words) + " "
        first = bisect_left(self._texts, start)
        last = bisect_left(self._texts, start + _AFTER_ALL_WORDS, lo=first)
        return _heaviest_first(self._entries[first:last])


def entity_index(names: Iterable[RecordName]) -> EntityIndex:
    """The index of all names; spellings of one legal entity are united, whatever their order.

    A name without a legal form joins the one entity that has its core and region, when there is one.
    """
    spelt: dict[LegalName, list[RecordName]] = defaultdict(list)
    cut_off: dict[LegalName, list[RecordName]] = defaultdict(list)
    for record in names:
        # Only USCIS cuts names off, and its names come with approvals alone.
        cut = not record.filings and len(record.name) in CUT_LENGTHS
        name = legal_name(record.name, cut)
        if name.core:
            (cut_off if cut and not name.form else spelt)[name].append(record)
    _join_cut_off(spelt, cut_off)
    _join_formless(spelt)
    trades = {name: _trade_keys(records) - {name.key} for name, records in spelt.items()}
    entries = {name: _entry(name, records, trades[name]) for name, records in spelt.items()}
    return EntityIndex(entries.values(), _owners(entries.values()))


def _join_cut_off(
    spelt: dict[LegalName, list[RecordName]], cut_off: Mapping[LegalName, list[RecordName]]
) -> None:
    """A name that was cut off joins the one entity whose core begins with it, when there is one."""
    order = sorted(spelt, key=lambda name: name.key)
    keys = [name.key for name in order]
    for name, records in cut_off.items():
        first = bisect_left(keys, name.key)
        last = bisect_left(keys, name.key + _AFTER_ALL_WORDS, lo=first)
        whole = order[first] if last - first == 1 else name
        spelt[whole] += records


def _join_formless(spelt: dict[LegalName, list[RecordName]]) -> None:
    by_core = _grouped(spelt, lambda name: f"{name.key} {name.region}")
    for same in by_core.values():
        if len(same) > 1:
            _join(same, spelt)


def _join(same: Sequence[LegalName], spelt: dict[LegalName, list[RecordName]]) -> None:
    """Spellings apart and together (`AMAZON COM`, `AMAZONCOM`) become one, form by form."""
    forms: dict[str, LegalName] = {}
    for name in sorted(same, key=lambda each: (-len(spelt[each]), each.core)):
        first = forms.setdefault(name.form, name)
        if first is not name:
            spelt[first] += spelt.pop(name)
    if len(forms) == 2 and "" in forms:
        other = next(name for form, name in forms.items() if form)
        spelt[other] += spelt.pop(forms[""])


def _strangers(entries: Iterable[Entry]) -> Counter[str]:
    """In how many cores each word stands beside another word that tells organisations apart."""
    own = {entry.name.core: own_words(entry.name) for entry in entries}
    return Counter(word for words in own.values() if len(set(words)) > 1 for word in set(words))


def _entry(name: LegalName, records: Sequence[RecordName], trades: frozenset[str]) -> Entry:
    if len(records) == 1:
        record = records[0]
        entity = LegalEntity(record.name, (record.name,), record.filings, record.approvals)
        return Entry(name, entity, frozenset(record.states), trades)
    best = min(records, key=lambda record: (-record.filings - record.approvals, record.name))
    entity = LegalEntity(
        best.name,
        tuple(sorted({record.name for record in records})),
        sum(record.filings for record in records),
        sum(record.approvals for record in records),
    )
    return Entry(name, entity, frozenset(state for record in records for state in record.states), trades)


def _owners(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entities by the core of their trade names."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in sorted(entry.trades):
            found[key].append(entry)
    return found


def _trade_keys(records: Sequence[RecordName]) -> frozenset[str]:
    stated = (legal_name(stated) for record in records for stated in _trade_names(record))
    return frozenset(trade.key for trade in stated if trade.core)


def _trade_names(record: RecordName) -> Iterator[str]:
    yield from (trade_name(stated) for stated in record.trade_names)
    # A name of this length without applications may be cut off in the middle of its trade name.
    if record.filings or len(record.name) < min(CUT_LENGTHS):
        behind = trade_part(record.name)
        if behind:
            yield behind


def _grouped(values: Iterable[T], key_of: Callable[[T], str]) -> dict[str, Sequence[T]]:
    """The values by key, in their order."""
    groups: dict[str, Sequence[T]] = {}
    for value in values:
        key = key_of(value)
        before = groups.get(key, ())
        groups[key] = (*before, value)
    return groups


def _heaviest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(
        sorted(
            entries, key=lambda entry: (-entry.weight, entry.entity.name, entry.name.region, entry.name.form)
        )
    )
