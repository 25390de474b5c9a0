"""Legal names that go on behind the employer's: `Notion` is `Notion Labs, Inc.`."""

from collections.abc import Sequence
from typing import Final

from generator.evidence.entity_doubts import COMMON_LEAST, KNOWN, MINOR, SHORT, SMALL, Seen, is_coined
from generator.evidence.entity_index import EntityIndex, Entry
from generator.evidence.general_words import GENERIC, own_words
from generator.evidence.legal_names import LegalName, singular

SINGLE_EXTENSIONS: Final = frozenset(
    singular(word) for word in "technologies labs holdings us usa corporate employment platforms hq".split()
)
"""Words by which a legal name goes on behind a single word that everybody uses for the company."""
EXTENSIONS: Final = SINGLE_EXTENSIONS | frozenset(
    singular(word)
    for word in """
    software systems services solutions group global international operations management business
    america americas north inc of industries network staffing it worldwide shared products
    """.split()
)
"""The same behind several words."""
ALONE_EXTENSIONS: Final = (EXTENSIONS - {"group"}) | frozenset(
    singular(word) for word in "associates markets financial security interactive media enterprises".split()
)
"""The same behind a single word with which no other company begins."""
UNSEEN_EXTENSIONS: Final = frozenset({"tech", "lab", "ai", "software", "system", "us", "usa"})
"""The same, in the form `singular` gives, behind a coined word when neither website nor states tell more."""
EXTENSION_LEAST: Final = 5
"""Records from which a longer legal name is taken."""
USUAL_SHARE: Final = 0.8
"""Share of the records of all names that begin so, from which one of them is the company."""
FAMILY_SHARE: Final = 0.9
"""The same for all names together that go on with general words alone behind a coined word."""


def extended(name: LegalName, index: EntityIndex, seen: Seen) -> tuple[Entry, ...]:
    """The one company whose legal name goes on behind the employer's name with general words alone.

    Hardly any other name may begin so, and the name has to be several words, or one word that the website has
    too.
    """
    family = index.beginning_with(name.words)
    if not family or not own_words(name) or len(name.key) <= SHORT:
        return ()
    best = family[0]
    others = {entry.name.key for entry in family} - {best.name.key}
    single = len(own_words(name)) == 1
    if not _goes_on_with(_usual(name, family, seen), best, name):
        return ()
    if single and seen.site not in {name.key, best.name.key}:
        return ()
    if best.weight < EXTENSION_LEAST or best.weight < USUAL_SHARE * _weight(family) or len(others) > 3:
        return ()
    return tuple(entry for entry in family if entry.name.key == best.name.key)


def coined_family(name: LegalName, index: EntityIndex, seen: Seen) -> tuple[Entry, ...]:
    """The companies whose names go on with general words behind telling words or a coined one, largest first.

    `Vexitor` is `Vexitor Engineering Inc`, and when the word is well known, `Vexitor Logistics LLC` too:
    nobody else has the word in its name. The website or a state has to agree with the largest; those are left
    aside that have no state in common with it.
    """
    family = index.beginning_with(name.words)
    telling = len(own_words(name)) > 1 or is_coined(name, index)
    if not family or not telling or not _may_be(seen, name, family[0]):
        return ()
    best = family[0]
    kin = [entry for entry in family if _goes_on_with(GENERIC, entry, name)]
    if best not in kin or _weight(kin) < max(COMMON_LEAST, FAMILY_SHARE * _weight(family)):
        return ()
    same = [entry for entry in kin if entry.name.key == best.name.key]
    if _weight(kin) < KNOWN and _weight(same) < FAMILY_SHARE * _weight(family):
        return ()
    near = [entry for entry in kin if not best.states or not entry.states or best.states & entry.states]
    return tuple(entry for entry in near if entry.weight > MINOR * best.weight)


def _may_be(seen: Seen, name: LegalName, best: Entry) -> bool:
    """Whether the website is of this name; without one, a state agrees, or the usual words follow."""
    if seen.site:
        return seen.has_site_of(name)
    unknown = not (seen.states and best.states)
    return bool(seen.states & best.states) or (unknown and _goes_on_with(UNSEEN_EXTENSIONS, best, name))


def _usual(name: LegalName, family: Sequence[Entry], seen: Seen) -> frozenset[str]:
    """The words by which a name may go on: more, the more clearly one leads those that begin so."""
    best = family[0]
    single = len(own_words(name)) == 1
    alone = all(entry.name.key == best.name.key for entry in family)
    if single and alone and best.weight >= COMMON_LEAST:
        return ALONE_EXTENSIONS
    leads = seen.has_site_of(name) and best.weight >= max(SMALL, FAMILY_SHARE * _weight(family))
    return EXTENSIONS if leads or not single else SINGLE_EXTENSIONS


def _goes_on_with(words: frozenset[str], entry: Entry, name: LegalName) -> bool:
    return all(singular(word) in words for word in entry.name.words[len(name.words) :])


def _weight(entries: Sequence[Entry]) -> int:
    return sum(entry.weight for entry in entries)
