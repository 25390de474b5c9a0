"""When a name that agrees is not enough: common words, larger rivals, and two companies of one name.

The figures are set by hand-checked matches of real employers; each prefers no match to a wrong one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.employer_names import (
    agrees,
    goes_on,
    is_own_site,
    is_plain,
    letters_told,
    words_told,
)
from generator.evidence.entity_index import EntityIndex, Entry
from generator.evidence.general_words import own_words
from generator.evidence.legal_names import LegalName

RIVAL_FACTOR: Final = 10
"""Times its records that another entity, whose name begins with the same words, has to have for a doubt."""
WORD_RIVAL_FACTOR: Final = 2
"""The same where the employer's whole name is one word."""
WORD_RIVAL_LEAST: Final = 5
RIVAL_LEAST: Final = 15
"""Records below which no rival is feared."""
SECURE: Final = 300
"""Records from which an entity's own name is taken as its own, whatever the rivals."""
COMMON_WORD: Final = 5
"""A word with which this many other companies begin is common."""
COMMON_LEAST: Final = 10
"""Records an entity needs when its whole name is a common word."""
SHORT: Final = 3
"""Letters up to which a name is taken for initials, which several companies share."""
SHORT_LEAST: Final = 20
WORD_LEAST: Final = 8
"""Records an entity needs when its name is one word and the website's name is another."""
WORD_LEAST_UNSEEN: Final = 3
"""The same when no website is known."""
LONG_WORD: Final = 7
"""Letters from which a name of one word is hardly chosen twice."""
SMALL: Final = 20
"""Records below which other states than those of the postings are taken as another company."""
KNOWN: Final = 100
"""Records from which a company is known beyond its states."""
SHARED_WORD: Final = 3
"""Names of others from which a word is one that companies choose independently of one another."""
COINED: Final = 5
"""Letters a word needs to be taken for a coined one."""
INITIALS: Final = 4
"""Letters up to which a name without a website may be the initials of several companies."""
TOLD_LETTERS: Final = 3
"""Letters behind the first word from which a website tells a name of several words."""
MINOR: Final = 0.05
"""Share of the largest entity's records up to which another of its name is left aside."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of the employer beside the name that is compared."""

    names: tuple[LegalName, ...]
    site: str
    """Name of its website; empty: not known."""
    states: frozenset[str]
    ending: str = ""
    """Last part of its website's address, such as `com`."""
    is_foreign: bool = False
    """Whether its website ends in the code of another country."""

    def has_site_of(self, name: LegalName) -> bool:
        """Whether its website is registered under this name: in full, by its telling words, or shortened."""
        if not self.site or not is_plain(self.ending):
            return False
        full = is_own_site(self.site, name) or self.site + self.ending == name.key
        telling = self.site == "".join(own_words(name))
        return full or telling or letters_told(self.site, name) >= TOLD_LETTERS

    def proves(self, name: LegalName) -> bool:
        """Whether its website tells all words of a name of several words, so that no other is meant."""
        written = any(name.words[: len(each.words)] == each.words for each in self.names)
        several = written and len(name.words) > 1 and is_plain(self.ending)
        return several and words_told(self.site, name) == len(name.words)


def is_common(name: LegalName, index: EntityIndex) -> bool:
    """Whether the name says no more than one word with which many companies begin."""
    own = own_words(name)
    if len(own) != 1 or len(name.words) > 2:
        return not own
    return len({entry.name.core for entry in index.beginning_with(own)} - {name.core}) >= COMMON_WORD


def is_coined(name: LegalName, index: EntityIndex) -> bool:
    """Whether the name is one word that no other company has in its name beside a telling word."""
    return len(name.words) == len(own_words(name)) == 1 and (
        len(name.core) >= COINED and not index.strangers(name.core)
    )


def _is_alone(name: LegalName, index: EntityIndex) -> bool:
    """Whether the name is a coined word with which no other company begins."""
    return is_coined(name, index) and not index.beginning_with(name.words)


def is_shared(name: LegalName, index: EntityIndex) -> bool:
    """Whether the telling word of the name is one that many companies choose; True without a telling word."""
    own = own_words(name)
    return not own or (len(own) == 1 and index.strangers(own[0]) >= SHARED_WORD)


def doubt_about(entries: Sequence[Entry], index: EntityIndex, seen: Seen) -> str:
    """Why entities whose core is the employer's may not be the employer; empty without a doubt."""
    name, weight = entries[0].name, sum(entry.weight for entry in entries)
    rival = _largest_rival(name, index, seen)
    nearby, elsewhere = is_nearby(entries, seen), _is_elsewhere(entries, seen)
    proved = seen.proves(name) and not (elsewhere and weight < SMALL)
    doubts = (
        "" if proved else _rival_doubt(name, weight, rival),
        _word_doubt(name, weight, index, seen),
        _form_doubt(entries, weight, seen),
        _common_doubt(name, weight, rival, seen) if is_common(name, index) and not proved else "",
        _state_doubt(name, weight, index, seen) if elsewhere else "",
        "" if nearby and _is_alone(name, index) else _site_doubt(name, weight, seen),
        _trade_doubt(entries, weight, seen),
    )
    return next(filter(None, doubts), "")


def _rival_doubt(name: LegalName, weight: int, rival: Entry | None) -> str:
    least = max(WORD_RIVAL_LEAST, WORD_RIVAL_FACTOR * weight) if weight >= WORD_RIVAL_LEAST else weight
    if len(name.words) > 1:
        least = max(RIVAL_LEAST, RIVAL_FACTOR * weight)
    if weight >= SECURE or not rival or rival.weight < least:
        return ""
    return f"beside the much larger {rival.entity.name}"


def _word_doubt(name: LegalName, weight: int, index: EntityIndex, seen: Seen) -> str:
    """Of names that are general, short or a single word."""
    if not own_words(name) and not _nothing_stripped(name, weight, seen):
        return "only general words agree"
    if len(name.key) == 1 or (weight < SHORT_LEAST and _is_short(name, seen)):
        return "too short to be sure"
    if len(own_words(name)) == 1 and weight < _least_of(name, index, seen):
        return "few records of a single word"
    return ""


def _is_short(name: LegalName, seen: Seen) -> bool:
    """Whether the name is initials, alone or with general words and without a site of the whole name."""
    if len(name.key) <= SHORT:
        return True
    agreed = bool(seen.site) and (agrees(seen.site, name) or seen.has_site_of(name))
    return len("".join(own_words(name))) <= SHORT and not agreed


def _form_doubt(entries: Sequence[Entry], weight: int, seen: Seen) -> str:
    """The postings state a legal form that no entity has, and neither site nor size speaks for it."""
    stated = [name.form for name in seen.names if name.form]
    if not stated or any(compatible(form, entry.name.form) for form in stated for entry in entries):
        return ""
    regional = weight < KNOWN and all(entry.name.region for entry in entries)
    if regional or weight < SMALL or not seen.site or not agrees(seen.site, entries[0].name):
        return "another legal form"
    return ""


def _common_doubt(name: LegalName, weight: int, rival: Entry | None, seen: Seen) -> str:
    larger = rival is not None and rival.weight > WORD_RIVAL_FACTOR * weight
    if own_words(name) and (weight < COMMON_LEAST or larger):
        return "a common word with few records"
    if weight < SECURE and seen.site and not _shares_word(seen.site, name):
        return "the website has another name"
    return ""


def is_nearby(entries: Sequence[Entry], seen: Seen) -> bool:
    """Whether the records and the postings have a state in common."""
    return any(seen.states & entry.states for entry in entries)


def _is_elsewhere(entries: Sequence[Entry], seen: Seen) -> bool:
    """Whether the records' states are others than the postings'; False where either are not known."""
    known = seen.states and any(entry.states for entry in entries)
    return bool(known) and not is_nearby(entries, seen)


def _state_doubt(name: LegalName, weight: int, index: EntityIndex, seen: Seen) -> str:
    """Of records from other states than the postings: petitions name the head office alone.

    They count against a name of one telling word unless the website is its own or the company is well known.
    """
    differs = weight < KNOWN and _may_differ(name, weight, index, seen)
    return "records from other states alone" if differs else ""


def _may_differ(name: LegalName, weight: int, index: EntityIndex, seen: Seen) -> bool:
    """Whether a company elsewhere may have this name by chance."""
    if len(own_words(name)) > 1:
        return goes_on(seen.site, name)
    if seen.has_site_of(name):
        return False
    if not seen.site:
        return weight < SMALL or len(name.key) <= INITIALS
    if all(each.key != name.key for each in seen.names):
        coined = any(is_coined(each, index) and seen.has_site_of(each) for each in seen.names)
        return weight < SMALL and not coined
    return len(name.words) == 1 or is_shared(name, index)


def _site_doubt(name: LegalName, weight: int, seen: Seen) -> str:
    """The website goes on where the legal name ends, or is of another country.

    `aptoslabs.com` is not the site of Aptos LLC, and a small namesake is not the company of `acme.com.mx`.
    """
    if weight < SMALL and seen.is_foreign:
        return "the website is of another country"
    if len(own_words(name)) == len(name.words) == 1 and goes_on(seen.site, name):
        return "the website's name goes on"
    return ""


def _trade_doubt(entries: Sequence[Entry], weight: int, seen: Seen) -> str:
    """Of a single word without a website, whose entities are known to the public by another name."""
    name = entries[0].name
    trades = frozenset[str]().union(*(entry.trades for entry in entries))
    if seen.site or len(name.words) > 1 or weight >= KNOWN or not trades:
        return ""
    own = any(trade.startswith(name.key) for trade in trades)
    return "" if own else "trades under another name"


def _nothing_stripped(name: LegalName, weight: int, seen: Seen) -> bool:
    """Whether general words agree in full: with the same legal form, as the website's name, or well known."""
    same_form = any(each.form == name.form for each in seen.names)
    told = words_told(seen.site, name) > 1
    agreed = weight >= SECURE or (weight >= COMMON_LEAST and (same_form or told))
    return len(name.words) > 1 and (agreed or seen.site == name.key)


def compatible(stated: str, form: str) -> bool:
    """Whether an entity of this legal form may be the one for which another is stated."""
    return not form or form.startswith(stated) or stated.startswith(form)


def _shares_word(site: str, name: LegalName) -> bool:
    words = own_words(name) or name.words
    return agrees(site, name) or any(word in site for word in words)


def _least_of(name: LegalName, index: EntityIndex, seen: Seen) -> int:
    """Records a name of one telling word needs: more when the website has another name, or is not known."""
    if seen.site:
        return WORD_LEAST if len(name.words) == 1 and not agrees(seen.site, name) else 0
    single = len(name.words) == 1
    return 0 if len(name.key) >= LONG_WORD and (single or not is_shared(name, index)) else WORD_LEAST_UNSEEN


def largest_of(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Without entities that have hardly any records beside the largest, unless they state no legal form."""
    least = max(2.0, MINOR * entries[0].weight)
    return tuple(
        entry for entry in entries if entry is entries[0] or entry.weight > least or not entry.name.form
    )


def nearest_of(entries: Sequence[Entry], seen: Seen) -> Sequence[Entry]:
    """Of companies of one name in different states, those with a state of the postings."""
    near = [entry for entry in entries if seen.states & entry.states]
    return near if near and all(entry.states for entry in entries) else entries


def same_company(entries: Sequence[Entry], common: bool) -> bool:
    """Whether entities of one core and different legal forms are taken for one company.

    Most often it was turned from one form into another. States they share speak for it, states apart
    against it; without states the name has to be one that two companies would hardly choose.
    """
    if len(entries) == 1:
        return True
    if len({entry.name.core for entry in entries if entry.name.form}) > 1 and not all(
        entry.states for entry in entries
    ):
        return False
    placed = [entry.states for entry in entries if entry.states]
    if len(placed) == len(entries):
        return bool(frozenset.intersection(*placed))
    return not common and bool(own_words(entries[0].name))


def loosely_the_same(name: LegalName) -> bool:
    """Whether a name is long enough for a plural to make no difference: `Via` is not `Vias Corporation`."""
    return len(name.words) > 2 or len(own_words(name)) > 1


def _largest_rival(name: LegalName, index: EntityIndex, seen: Seen) -> Entry | None:
    """The largest other entity whose name begins as the legal name does, or as the postings write it."""
    written = {each.words for each in seen.names if each.key == name.key}
    others = (
        next((entry for entry in index.beginning_with(words) if entry.name.key != name.key), None)
        for words in sorted({name.words, *written})
    )
    return max(filter(None, others), key=lambda entry: entry.weight, default=None)
