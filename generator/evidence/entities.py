"""From the name in postings to the legal entities of public records. A wrong match is worse than none.

An employer is matched when an editor or the shipped list says who it is, when exactly one company of the
records has its name but for the legal form, or when filings state the name as a trade name. Everything that
could be meant in two ways stays ambiguous, with the candidates told.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence import entity_doubts as doubts
from generator.evidence.aliases import Alias, Aliases
from generator.evidence.employer_names import first_part, is_foreign, readings, site_ending, site_name
from generator.evidence.entity import Candidate, Certainty, EntityMatch, How, LegalEntity
from generator.evidence.entity_index import EntityIndex, Entry, RecordName, entity_index
from generator.evidence.general_words import own_words
from generator.evidence.legal_names import LegalName, legal_name
from generator.evidence.longer_names import coined_family, extended

__all__ = ["EmployerNames", "EntityIndex", "RecordName", "entities_named", "entity_index", "matched"]

MOST_CANDIDATES: Final = 10
LEAST_OF_TRADE: Final = 5
"""Records from which an entity's trade name is believed: one restaurant may trade under a chain's name."""


@dataclass(frozen=True, slots=True)
class EmployerNames:
    """What the postings say of an employer."""

    name: str
    names: tuple[str, ...] = ()
    """Other spellings."""
    website: str = ""
    """Address or host of the employer's own site."""
    states: frozenset[str] = frozenset()
    """Codes of the US states of its postings; empty: not known."""


def matched(
    employers: Mapping[str, EmployerNames], index: EntityIndex, aliases: Aliases
) -> Mapping[str, EntityMatch]:
    """The match of every employer, by slug."""
    return {slug: _Search(employer, index).match(aliases) for slug, employer in employers.items()}


def entities_named(name: str, index: EntityIndex) -> tuple[Entry, ...]:
    """Entities with this legal name: the same core and region, and the same form where both state one."""
    asked = legal_name(name)
    same = [entry for entry in index.named(asked.key) if entry.name.region == asked.region]
    if not asked.form:
        return tuple(same)
    exact = [entry for entry in same if entry.name.form == asked.form]
    return tuple(exact + [entry for entry in same if not entry.name.form])


class _Search:
    """The search for one employer. Each step gives a match, or None for the next step to try."""

    def __init__(self, employer: EmployerNames, index: EntityIndex) -> None:
        self.index = index
        self.site = site_name(employer.website)
        self.ending = site_ending(employer.website)
        names = (employer.name, *employer.names)
        self.names = tuple(dict.fromkeys(reading for name in names for reading in readings(name)))
        self.parts = tuple(filter(None, (first_part(name) for name in names)))
        self.seen = doubts.Seen(
            self.names, self.site, employer.states, self.ending, is_foreign(employer.website)
        )
        self.considered: dict[Entry, str] = {}

    def match(self, aliases: Aliases) -> EntityMatch:
        """The first step that knows the employer decides."""
        for name in (*self.names, *self.parts):
            alias = aliases.of(name.key, self.site)
            if alias:
                return self._of_alias(alias, name)
        found = (
            self._first(self._same_name)
            or self._first(self._with_ending)
            or self._first(self._trade_name)
            or self._first(self._loosely)
            or self._first(self._extended)
            or self._first(self._coined)
            or self._part()
        )
        if found:
            return found
        self._consider_others()
        certainty = Certainty.AMBIGUOUS if self.considered else Certainty.NOT_FOUND
        return EntityMatch(certainty, candidates=self._candidates())

    def _first(self, step: "Step", names: Iterable[LegalName] = ()) -> EntityMatch | None:
        found = (step(name) for name in names or self.names)
        return next((match for match in found if match), None)

    def _of_alias(self, alias: Alias, name: LegalName) -> EntityMatch:
        named = [entry for name in alias.legal_names for entry in entities_named(name, self.index)]
        entries = _heaviest_first(dict.fromkeys(named))
        if alias.disputed:
            self._consider(entries, "entries of the alias file disagree")
            return EntityMatch(Certainty.AMBIGUOUS, candidates=self._candidates())
        if alias.site_names and not self.site and not _may_have_form(entries, name.form):
            return self._ambiguous(entries, "another legal form than the brand's")
        if alias.site_names and not self.site and not self._leads(entries):
            return self._ambiguous(entries, "the brand has a site, and none is known here")
        certainty = Certainty.MATCHED if entries else Certainty.NOT_FOUND
        self._consider(entries, f"named by the {alias.how.value}")
        return EntityMatch(
            certainty, _entities(entries), alias.how, alias.source, alias.source_url, self._candidates()
        )

    def _leads(self, entries: Sequence[Entry]) -> bool:
        """Whether a brand that shares its name has clearly more records than others of that name."""
        rivals = [entry for name in self.names for entry in self.index.beginning_with(name.words)[:1]]
        rivals += [entry for name in self.names for entry in self.index.named(name.key)]
        most = max((entry.weight for entry in rivals if entry not in entries), default=0)
        return sum(entry.weight for entry in entries) >= 2 * most

    def _same_name(self, name: LegalName) -> EntityMatch | None:
        """Entities whose core is the employer's name, or the longer name of its website."""
        longer = self.site if self.site != name.key and self.site.startswith(name.key) else ""
        entries = self.index.named(longer) or self.index.named(name.key)
        return self._decided(_agreeing(entries, name), How.SAME_NAME)

    def _with_ending(self, name: LegalName) -> EntityMatch | None:
        """`GoDaddy` of godaddy.com is `GoDaddy.com, LLC`; `Character` of character.ai `Character.AI Inc`."""
        if self.site != name.key:
            return None
        return self._decided(self.index.named(name.key + self.ending), How.SAME_NAME)

    def _trade_name(self, name: LegalName) -> EntityMatch | None:
        entries = self.index.trading_as(name.key)
        if not entries:
            return None
        rivals = self.index.beginning_with(name.words)
        weight = sum(entry.weight for entry in entries)
        best = entries[0]
        if best.weight < LEAST_OF_TRADE or self._is_anybodys(name):
            return self._ambiguous(entries, "states the trade name, a common word or in few records")
        if best.weight < 0.8 * weight:
            return self._ambiguous(entries, "one of several with this trade name")
        if rivals and rivals[0].weight > doubts.RIVAL_FACTOR * best.weight:
            return self._ambiguous((*rivals[:1], *entries), "the name or the trade name could be meant")
        return self._sure(entries[:1], How.TRADE_NAME, "states the trade name")

    def _is_anybodys(self, name: LegalName) -> bool:
        """Whether a trade name is a common word, or one that others choose too and no website confirms."""
        alone = len(name.words) == 1 and not self.site
        return doubts.is_common(name, self.index) or (alone and doubts.is_shared(name, self.index))

    def _loosely(self, name: LegalName) -> EntityMatch | None:
        """Cores that differ in a plural or a usual shortening."""
        entries = self.index.loosely_named(name.loose_key) if doubts.loosely_the_same(name) else ()
        if len({entry.name.key for entry in entries}) > 1:
            return self._ambiguous(entries, "nearly the same name")
        return self._decided(entries, How.SAME_NAME)

    def _extended(self, name: LegalName) -> EntityMatch | None:
        entries = extended(name, self.index, self.seen)
        return self._decided(entries, How.SAME_NAME) if entries else None

    def _coined(self, name: LegalName) -> EntityMatch | None:
        """All companies of a coined word, when no company has that word alone."""
        if self.index.named(name.key):
            return None
        entries = coined_family(name, self.index, self.seen)
        return self._sure(entries, How.SAME_NAME, "the same coined word") if entries else None

    def _part(self) -> EntityMatch | None:
        """The name before a dash: asked for is an entity that is beyond doubt by its size."""
        match = self._first(self._same_name, self.parts) if self.parts else None
        if match and sum(entity.filings + entity.approvals for entity in match.entities) < doubts.SECURE:
            return EntityMatch(Certainty.AMBIGUOUS, candidates=self._candidates())
        return match

    def _decided(self, entries: Sequence[Entry], how: How) -> EntityMatch | None:
        """The match with entities of one core, if nothing speaks against it."""
        if not entries:
            return None
        large = doubts.nearest_of(doubts.largest_of(entries), self.seen)
        common = doubts.is_common(large[0].name, self.index)
        if not doubts.same_company(large, common):
            return self._ambiguous(entries, "one of several companies of this name")
        doubt = doubts.doubt_about(large, self.index, self.seen)
        if doubt:
            return self._ambiguous(entries, doubt)
        self._consider(entries, "a small one of the same name")
        return self._sure(large, how, "the same name")

    def _sure(self, entries: Sequence[Entry], how: How, reason: str) -> EntityMatch:
        self.considered.update(dict.fromkeys(entries, reason))
        return EntityMatch(Certainty.MATCHED, _entities(entries), how, candidates=self._candidates())

    def _ambiguous(self, entries: Iterable[Entry], reason: str) -> EntityMatch:
        self._consider(entries, reason)
        self._consider_others()
        return EntityMatch(Certainty.AMBIGUOUS, candidates=self._candidates())

    def _consider(self, entries: Iterable[Entry], reason: str) -> None:
        for entry in entries:
            self.considered.setdefault(entry, reason)

    def _consider_others(self) -> None:
        for name in self.names:
            if own_words(name):
                others = self.index.beginning_with(name.words)[:MOST_CANDIDATES]
                self._consider(others, "its name goes on")

    def _candidates(self) -> tuple[Candidate, ...]:
        scored = [
            Candidate(entry.entity, self._score(entry), reason) for entry, reason in self.considered.items()
        ]
        scored.sort(key=lambda each: (-each.score, -each.entity.filings, each.entity.name))
        return tuple(scored[:MOST_CANDIDATES])

    def _score(self, entry: Entry) -> float:
        """Letters of the shorter core among those of the longer, where one begins with the other."""
        return max((_agreement(name.key, entry.name.key) for name in self.names), default=0.0)


Step = Callable[[LegalName], EntityMatch | None]


def _agreement(first: str, second: str) -> float:
    short, long = sorted((first, second), key=len)
    return round(len(short) / len(long), 2) if long.startswith(short) and long else 0.0


def _agreeing(entries: Sequence[Entry], name: LegalName) -> tuple[Entry, ...]:
    """Those with the legal form and region that the employer's name states, where any has them."""
    formed = [entry for entry in entries if name.form and entry.name.form == name.form]
    placed = [entry for entry in formed or entries if name.region and entry.name.region]
    if name.region.startswith("america") and not placed:
        return ()
    return tuple(placed or formed or entries)


def _may_have_form(entries: Sequence[Entry], stated: str) -> bool:
    return not stated or any(doubts.compatible(stated, entry.name.form) for entry in entries)


def _heaviest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-entry.weight, entry.entity.name)))


def _entities(entries: Sequence[Entry]) -> tuple[LegalEntity, ...]:
    ordered = sorted(entries, key=lambda entry: (-entry.entity.filings, -entry.weight, entry.entity.name))
    return tuple(entry.entity for entry in ordered)
