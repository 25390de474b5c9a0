"""When a name that agrees is not enough: common words, larger rivals, and two companies of one name.

The figures are set by hand-checked matches of real employers; each prefers no match to a wrong one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.employer_names import agrees, goes_on
from generator.evidence.entity_index import EntityIndex, Entry
from generator.evidence.legal_names import LegalName, singular

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
MINOR: Final = 0.05
"""Share of the largest entity's records up to which another of its name is left aside."""

GENERIC: Final = frozenset(
    singular(word)
    for word in """
    academy advanced advisory advisors agency alliance america american analytics apparel
    architecture art asset associate association bank business capital care center central city
    clinic club college commerce commercial communication company construction consultant consulting
    corporate county creative data dental design development digital direct east education electric
    electronics energy engineering enterprise entertainment equity family fashion finance financial
    first food foundation fund gaming general global government group health healthcare holding home
    hospital hotel hospitality human industry information infrastructure innovation institute
    insurance integrated international investment it job lab law learning life logistics management
    manufacturing market marketing media medical medicine mobile motor music national network new
    north office online operation partner pharma pharmacy pharmaceutical physician platform power
    product production professional project property public realty recruiting recruitment research
    resource restaurant retail robotics school science search secure security service software solar
    solution south staffing state store strategy studio supply support system talent team tech
    technical the therapy tool trade training travel trust union united university us usa venture
    web west wireless work world worldwide of for in at by and good samaritan mercy memorial trinity
    sacred heart holy cross baptist methodist lutheran christ community regional providence st mary
    joseph john luke analysis building builder contracting contractor environmental electrical
    mechanical industrial integration interior landscape legal quality structural testing transport
    transportation trucking confidential hr ai io app cloud cyber one
    """.split()
)
"""Words that name a kind of organisation or business and no organisation."""

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
EXTENSION_LEAST: Final = 5
"""Records from which a longer legal name is taken."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of the employer beside the name that is compared."""

    names: tuple[LegalName, ...]
    site: str
    """Name of its website; empty: not known."""
    states: frozenset[str]
    is_foreign: bool = False
    """Whether its website ends in the code of another country."""


def own_words(name: LegalName) -> tuple[str, ...]:
    """The words of the core that tell one organisation from another."""
    return tuple(word for word in name.words if singular(word) not in GENERIC)


def is_common(name: LegalName, index: EntityIndex) -> bool:
    """Whether the name says no more than one word with which many companies begin."""
    own = own_words(name)
    if len(own) != 1 or len(name.words) > 2:
        return not own
    return len({entry.name.core for entry in index.beginning_with(own)} - {name.core}) >= COMMON_WORD


def doubt_about(entries: Sequence[Entry], index: EntityIndex, seen: Seen) -> str:
    """Why entities whose core is the employer's may not be the employer; empty without a doubt."""
    name, weight = entries[0].name, sum(entry.weight for entry in entries)
    rival = _largest_rival(name, index, seen)
    doubts = (
        _rival_doubt(name, weight, rival),
        _word_doubt(name, weight, seen),
        _form_doubt(entries, weight, seen),
        _common_doubt(name, weight, rival, seen) if is_common(name, index) else "",
        _state_doubt(entries, weight, seen),
        _site_doubt(name, weight, seen),
    )
    return next(filter(None, doubts), "")


def _rival_doubt(name: LegalName, weight: int, rival: Entry | None) -> str:
    least = max(WORD_RIVAL_LEAST, WORD_RIVAL_FACTOR * weight) if weight >= WORD_RIVAL_LEAST else weight
    if len(name.words) > 1:
        least = max(RIVAL_LEAST, RIVAL_FACTOR * weight)
    if weight >= SECURE or not rival or rival.weight < least:
        return ""
    return f"beside the much larger {rival.entity.name}"


def _word_doubt(name: LegalName, weight: int, seen: Seen) -> str:
    """Of names that are general, short or a single word."""
    if not own_words(name) and not _nothing_stripped(name, weight, seen):
        return "only general words agree"
    if len(name.key) == 1 or (weight < SHORT_LEAST and _is_short(name, seen)):
        return "too short to be sure"
    if len(own_words(name)) == 1 and weight < _least_of(name, seen):
        return "few records of a single word"
    return ""


def _is_short(name: LegalName, seen: Seen) -> bool:
    """Whether the name is initials, alone or with general words and without a site of the whole name."""
    if len(name.key) <= SHORT:
        return True
    return len("".join(own_words(name))) <= SHORT and not (seen.site and agrees(seen.site, name))


def _form_doubt(entries: Sequence[Entry], weight: int, seen: Seen) -> str:
    """The postings state a legal form that no entity has, and neither site nor size speaks for it."""
    stated = [name.form for name in seen.names if name.form]
    if not stated or any(_compatible(form, entry.name.form) for form in stated for entry in entries):
        return ""
    regional = all(entry.name.region for entry in entries)
    if regional or weight < SMALL or not seen.site or not agrees(seen.site, entries[0].name):
        return "another legal form"
    return ""


def _common_doubt(name: LegalName, weight: int, rival: Entry | None, seen: Seen) -> str:
    if own_words(name) and (weight < COMMON_LEAST or (rival and rival.weight > WORD_RIVAL_FACTOR * weight)):
        return "a common word with few records"
    if weight < SECURE and seen.site and not _shares_word(seen.site, name):
        return "the website has another name"
    return ""


def _state_doubt(entries: Sequence[Entry], weight: int, seen: Seen) -> str:
    """Of names of one telling word without a site of that name: records name the head office alone."""
    name = entries[0].name
    if len(own_words(name)) > 1 or (seen.site and _shares_word(seen.site, name)):
        return ""
    theirs = frozenset[str]().union(*(entry.states for entry in entries))
    if weight >= SMALL or not seen.states or not theirs or seen.states & theirs:
        return ""
    return "records from other states alone"


def _site_doubt(name: LegalName, weight: int, seen: Seen) -> str:
    """The website goes on where the legal name ends, or is of another country.

    `aptoslabs.com` is not the site of Aptos LLC, and a small namesake is not the company of `acme.com.mx`.
    """
    if weight < SMALL and seen.is_foreign:
        return "the website is of another country"
    if len(own_words(name)) == len(name.words) == 1 and goes_on(seen.site, name):
        return "the website's name goes on"
    return ""


def _nothing_stripped(name: LegalName, weight: int, seen: Seen) -> bool:
    """Whether general words agree in full: with the same legal form, or as the name of the website."""
    same_form = any(each.form == name.form for each in seen.names)
    return len(name.words) > 1 and (seen.site == name.key or (same_form and weight >= COMMON_LEAST))


def _compatible(stated: str, form: str) -> bool:
    return not form or form.startswith(stated) or stated.startswith(form)


def _shares_word(site: str, name: LegalName) -> bool:
    words = own_words(name) or name.words
    return agrees(site, name) or any(word in site for word in words)


def _least_of(name: LegalName, seen: Seen) -> int:
    """Records a name of one word needs: more when the website has another name, or is not known."""
    if not seen.site:
        return 0 if len(name.words) == 1 and len(name.key) >= LONG_WORD else WORD_LEAST_UNSEEN
    return WORD_LEAST if len(name.words) == 1 and not agrees(seen.site, name) else 0


def largest_of(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Without entities that have hardly any records beside the largest, unless they state no legal form."""
    least = max(2.0, MINOR * entries[0].weight)
    return tuple(
        entry for entry in entries if entry is entries[0] or entry.weight > least or not entry.name.form
    )


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


def extended(name: LegalName, index: EntityIndex, site: str) -> tuple[Entry, ...]:
    """The one company whose legal name goes on behind the employer's name with general words alone.

    `Notion` is `Notion Labs, Inc.`: hardly any other name may begin so, and the name has to be several words,
    or one word that the website has too.
    """
    family = index.beginning_with(name.words)
    if not family or not own_words(name) or len(name.key) <= SHORT:
        return ()
    best = family[0]
    others = {entry.name.key for entry in family} - {best.name.key}
    single = len(own_words(name)) == 1
    alone = not others and best.weight >= COMMON_LEAST
    usual = EXTENSIONS if not single else ALONE_EXTENSIONS if alone else SINGLE_EXTENSIONS
    if not all(singular(word) in usual for word in best.name.words[len(name.words) :]):
        return ()
    if single and site not in {name.key, best.name.key}:
        return ()
    if (
        best.weight < EXTENSION_LEAST
        or best.weight < 0.8 * sum(entry.weight for entry in family)
        or len(others) > 3
    ):
        return ()
    return tuple(entry for entry in family if entry.name.key == best.name.key)


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
