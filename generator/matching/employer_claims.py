"""Sentences that say what a named employer does for those who need a visa, pays them, or is like.

A sentence claims when an employer's name stands where somebody acts or owns (`Keyharrow sponsors`,
`Keyharrow's petitions`, `wages at Keyharrow`) beside a word of filing, hiring, paying or visas. Questions,
conditions, instructions and what is said not to be known claim nothing. Names that are words too (Target,
Gap, Indeed) count only where the grammar leaves no other reading.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.matching.claims import sentences_in

_TOKEN = re.compile(r"[^\W_](?:[\w&'’.+-]*[\w+])?")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_CLAUSE_END = re.compile(r"[*_\])]{0,4}(?:[,;(–—]| [–—(])")
_FARTHEST = 8
"""Words between a name and its verb."""
_MOST_NAME_WORDS = 8
_LONGEST_CLAUSE = 40
"""Words between `if` and a name that it may govern."""

_LEGAL_FORMS = frozenset(
    "inc llc corp corporation ltd limited company co lp llp plc group holdings us usa america".split()
)
_ORDINARY = frozenset(
    """
    alloy ally apollo apple arm attentive aurora better block bolt box brave bridgewater brooks
    bumble cadence carta cash cedar charter chase chime circle citizens clay clear compass current cursor
    delta discover dow elastic emerson epic ethos expedia fair faire fetch fidelity finch ford fox front
    galaxy gap gemini goat greenlight guild gusto handshake harness headway horizon hudson hunter huntington
    imprint indeed intuitive jerry jump juniper kraken lambda lattice latch latitude lever lime linear
    match maven mercury merge meta mint miro mission motion motive notion oracle orbit otis pearson peloton
    persona pilot pinnacle planet plus polaris progressive prophet public quad quicken ramp ripple runway
    ryder sabre scale sentry shell shift snap spark spectrum square stack stripe symphony synchrony target
    tempus toast travelers turing twitch unity united upstart vanguard via visa weave whatnot workday zoom
    ring robin root rivet rocket sage signal slack sprint status strive summit swift tandem titan together
    trust vector verge virgin voyage wave wish wonder world zip
    """.split()
)
"""Names that are words as well: at the head of a sentence their capital says nothing."""
_NO_NAMES = frozenset(
    """
    visa opt cpt perm us usa uscis dol dhs ice irs doj eeoc ead lca stem it ai hr ui ux qa api sevp tn ein
    confidential remote employer company startup unknown undisclosed various multiple private government
    state federal general university college hospital bank school team staffing
    """.split()
)
"""Single words that postings give for an employer and that name none, or name something else here."""
_TOOLS = frozenset(
    "dropbox excel facebook github glassdoor google indeed instagram linkedin paypal slack whatsapp "
    "youtube zoom".split()
)


def _forms(*verbs: str) -> frozenset[str]:
    """A verb's forms: `file` is file, files, filed, filing."""
    found: set[str] = set()
    for verb in verbs:
        stem = verb.removesuffix("e")
        third = f"{stem}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"
        past = f"{verb[:-1]}ied" if third.endswith("ies") and not verb.endswith("e") else f"{stem}ed"
        third = f"{verb[:-1]}ies" if third.endswith("ies") and not verb.endswith("e") else third
        found |= {verb, third, past, f"{stem}ing"}
    return frozenset(found)


_STRONG = _forms(
    "sponsor", "file", "petition", "hire", "recruit", "employ", "underpay", "pay", "refuse", "reject", "deny",
    "discriminate", "exploit", "fire", "transfer", "overwork",
) | {"paid", "underpaid", "lays", "laid", "denies", "denied", "co-sponsors"}  # fmt: skip
"""Verbs that claim by themselves when an employer is their subject."""
_WEAK = _forms(
    "offer", "support", "cover", "require", "ask", "prefer", "accept", "allow", "help", "provide", "start",
    "plan", "want", "need", "rank", "top", "dominate", "receive", "obtain", "submit", "use", "promise",
    "guarantee", "avoid", "treat", "include", "remain", "seem", "look", "consider", "welcome", "reserve",
    "limit", "exclude", "demand", "wait", "move", "relocate", "withdraw", "abuse", "cheat", "favor", "favour",
    "discourage", "encourage", "handle", "arrange", "invest", "charge", "cost", "earn", "reimburse", "file",
) | frozenset(
    """
    is are was were be been has have had gives give gave gets get got took takes take brings bring brought
    stops stop stopped leads lead led beats beat wins win won loses lose lost uses process processes
    processed cuts cut means mean meant keeps keep kept makes make made does do did goes go tops topped
    pushes push freezes froze frozen runs ran built opens closes halts ends raises doubles pauses passes
    pass passed comes come came lets let sets set preferred preferring knows know known tends tend
    """.split()
)  # fmt: skip
"""Verbs that claim beside a word of the field."""
_BESIDE = frozenset(
    """
    never always often usually rarely seldom sometimes still also only even just not no longer currently
    already regularly generally mostly mainly routinely gladly happily quickly reportedly apparently actually
    really now today once ever almost hardly barely typically normally commonly frequently occasionally openly
    does do did has have had will would can could may might must should is are was were be been being
    doesn't don't didn't won't hasn't haven't isn't aren't wasn't can't cannot wouldn't
    doesn’t don’t didn’t won’t hasn’t haven’t isn’t aren’t wasn’t can’t wouldn’t
    both all each well to used going known willing ready happy
    """.split()
)
"""What may stand between a subject and its verb."""
_JOINS = frozenset({"and", "or", "as", "well", "&"})
_FIELD = re.compile(
    r"h-?1-?b.*|h-?1b1|visas?|.*sponsor\w*|green|lcas?|petition\w*|opt|cpt|stem|perm|.*immigra\w*|foreign\w*"
    r"|international\w*|abroad|overseas|salar\w+|wages?|pay|pays|paid|underpa\w+|lotter\w+|cap-exempt|citizen\w*"
    r"|e-verify|i-\d+|tn|o-1\w*|l-1\w*|j-1|f-1|e-3|eb-\d|hir(?:es|ed|ing)|layoffs?|laid|fil(?:es|ed|er|ers)"
    r"|relocat\w+|newcomers|graduates?|interns|residents?|premium"
)
_BEFORE = frozenset(
    "at from by for of through than is are was were avoid choose prefer prefers unlike within".split()
)
"""Words before a name that make it an owner, a doer or a place of work."""
_OF_TOOLS = frozenset({"through", "for", "than"})
_CONDITIONS = frozenset("if whether suppose imagine assume assuming unless should provided".split())
_ASKING = frozenset("what how why which where whatever whichever say".split())
_APPOSITIONS = frozenset("a an the like one based now among formerly".split())
"""Words that begin what a name is explained by."""
_OF_SKILLS = frozenset(
    "skills skill tools tool experience knowledge languages databases software products technologies "
    "platforms certificates certification apps services systems".split()
)
"""Names behind these words are programs."""
_LOOKED_BACK = 6
_INSTRUCTIONS = frozenset(
    """
    ask check search look use read see compare apply write open sign save store do find note enter type visit
    learn suppose imagine assume say let's
    """.split()
)
_NOT_KNOWN = re.compile(
    r"\b(?:not (?:know|known|say|clear|tell)|unknown|nobody knows"
    r"|no (?:public )?(?:record|evidence|source|proof)|cannot (?:know|say|tell)"
    r"|never says?|myth|no list|invented|fictional|for example, if)\b",
    re.IGNORECASE,
)
_NOUN_FOLLOWS = frozenset(
    "must that who which pay are have can may should will do file need of want often whose with for in "
    "and or".split()
)
"""Behind `Target sponsors` these show that the two words are a noun."""
_NOUNS_TOO = frozenset({"sponsors", "files", "offers", "hires", "petitions", "transfers", "needs", "costs"})


@dataclass(frozen=True, slots=True)
class NamedClaim:
    """A sentence that claims something about an employer."""

    name: str
    """The employer as the sentence writes it."""
    start: int
    end: int
    """The place of the name in the text."""
    first: int
    last: int
    """The place of the sentence."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    """As written, without what makes it an owner."""
    low: str
    start: int
    end: int
    owns: bool
    comma: bool
    """Whether a comma or a dash stands behind it."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


class EmployerNames:
    """Names of employers, made ready to be looked for; the same names make the same object."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
        for name in sorted({name for name in names if name}):
            words = tuple(word.low for word in _words(name, 0, len(name)))
            spoken = words if len(words) < 2 or words[-1] not in _LEGAL_FORMS else words[:-1]
            for each in {words, spoken}:
                if each and len(each) <= _MOST_NAME_WORDS and _can_be_meant(each):
                    known = self._by_first.get(each[0], ())
                    self._by_first[each[0]] = tuple(sorted({*known, each}, key=lambda it: (-len(it), it)))

    def claims_in(self, text: str) -> tuple[NamedClaim, ...]:
        """Every name of which a sentence of the text claims something, in the text's order."""
        if not any(word.lower() in self._by_first for word in _first_words(text)):
            return ()
        found = (
            claim
            for first, last, asks in sentences_in(text)
            if not asks
            for claim in self._in_sentence(text, first, last)
        )
        return tuple(found)

    def _in_sentence(self, text: str, first: int, last: int) -> Iterator[NamedClaim]:
        words = _words(text, first, last)
        names = self._names(words)
        if not names or _is_no_claim(text[first:last], words):
            return
        taken = {at for start, end in names for at in range(start, end)}
        in_field = any(_FIELD.fullmatch(word.low) for at, word in enumerate(words) if at not in taken)
        for start, end in names:
            if _claims(words, start, end, taken, in_field=in_field):
                place = words[start].start, words[end - 1].end
                yield NamedClaim(" ".join(word.text for word in words[start:end]), *place, first, last)

    def _names(self, words: Sequence[_Word]) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            size = self._size(words, at)
            if size:
                found.append((at, at + size))
            at += size or 1
        return found

    def _size(self, words: Sequence[_Word], at: int) -> int:
        """How many words from here on are a name."""
        if not words[at].capital:
            return 0
        for name in self._by_first.get(words[at].low, ()):
            run = words[at : at + len(name)]
            if tuple(word.low for word in run) == name and not any(word.comma for word in run[:-1]):
                return len(name)
        return 0


@lru_cache(maxsize=4)
def employer_names(names: frozenset[str]) -> EmployerNames:
    """The names made ready, once for the same names."""
    return EmployerNames(names)


def _can_be_meant(name: Sequence[str]) -> bool:
    return len(name) > 1 or (len(name[0]) > 1 and name[0] not in _NO_NAMES and not name[0].isdigit())


def _first_words(text: str) -> Iterator[str]:
    """Words with a capital or a digit in front, without `'s`."""
    return (_POSSESSIVE.sub("", found[0]) for found in _TOKEN.finditer(text) if not found[0][0].islower())


def _words(text: str, first: int, last: int) -> list[_Word]:
    words = []
    for found in _TOKEN.finditer(text, first, last):
        plain = _POSSESSIVE.sub("", found[0])
        comma = bool(_CLAUSE_END.match(text, found.end()))
        owns = plain != found[0]
        end = found.start() + len(plain)
        words.append(_Word(plain, plain.lower(), found.start(), end, owns, comma))
    return words


def _is_no_claim(sentence: str, words: Sequence[_Word]) -> bool:
    first = words[0].low
    if first in _INSTRUCTIONS and not any(word.low in {"because", "since"} for word in words):
        return True
    return bool(_NOT_KNOWN.search(" ".join(sentence.split())))


def _claims(words: Sequence[_Word], start: int, end: int, names: set[int], *, in_field: bool) -> bool:
    """Whether the name at `start` up to `end` is what the sentence claims something about.

    `in_field` is whether any other word of the sentence is of the field.
    """
    behind = words[max(0, start - _LOOKED_BACK) : start]
    if _is_condition(words, start) or any(word.low in _OF_SKILLS for word in behind):
        return False
    ordinary = end - start == 1 and words[start].low in _ORDINARY
    at_head = start == 0
    if ordinary and not at_head and _is_in_a_longer_name(words, start, end, names):
        return False
    if words[end - 1].owns and in_field:
        return not (ordinary and at_head and words[start].low.endswith("s"))
    before = words[start - 1].low if start else ""
    in_field = in_field and before not in {"like", "as", "including"}
    if before in _BEFORE and in_field and not (before in _OF_TOOLS and words[start].low in _TOOLS):
        return True
    return _acts(words, end, names, in_field=in_field, doubtful=ordinary and at_head)


def _is_condition(words: Sequence[_Word], start: int) -> bool:
    """`if Keyharrow sponsors`, `whether ...`: also where the name stands later in that clause."""
    for at in range(start - 1, max(start - 1 - _LONGEST_CLAUSE, -1), -1):
        word = words[at]
        if word.comma:
            return False
        if word.low in _CONDITIONS:
            return True
        if at == start - 1 and word.low in _ASKING:
            return True
    return False


def _is_in_a_longer_name(words: Sequence[_Word], start: int, end: int, names: set[int]) -> bool:
    """Whether capitals stand beside it, as in a title or in a name that is not known."""
    before = start > 1 and words[start - 1].capital and start - 1 not in names and not words[start - 1].comma
    behind = end < len(words) and words[end].capital and end not in names and not words[end - 1].comma
    return before or (behind and words[end].low not in _LEGAL_FORMS)


def _acts(words: Sequence[_Word], end: int, names: set[int], *, in_field: bool, doubtful: bool) -> bool:
    """Whether a verb of the field follows whose subject the name is."""
    first = _behind_apposition(words, end, doubtful=doubtful)
    if first is None:
        return False
    joined = helped = weak = False
    for at in range(first, min(first + _FARTHEST, len(words))):
        low = words[at].low
        if at in names or (words[at].capital and low in _LEGAL_FORMS):
            joined = joined or at in names
        elif low in _BESIDE and low not in _STRONG:
            helped = True
            weak = weak or low in _WEAK
        elif low in _STRONG or (in_field and (low in _WEAK or (low.endswith("ed") and not doubtful))):
            return helped or joined or not doubtful or _is_third_person(words, at)
        elif low not in _JOINS and not (low in {"which", "who"} and words[at - 1].comma):
            return weak and in_field
    return weak and in_field


def _is_third_person(words: Sequence[_Word], at: int) -> bool:
    """Whether a verb can only be of one employer: `files`, `filed`; `file` may be an instruction."""
    low = words[at].low
    if low in _NOUNS_TOO and at + 1 < len(words):
        behind = words[at + 1].low
        return behind not in _NOUN_FOLLOWS and behind not in _STRONG | _WEAK
    return low.endswith(("s", "ed"))


def _behind_apposition(words: Sequence[_Word], end: int, *, doubtful: bool) -> int | None:
    """Where the sentence goes on behind `, the maker of rockets,`; None where the name ends its clause."""
    if end >= len(words) or not words[end - 1].comma:
        return end
    if words[end].capital or words[end].low in _JOINS | {"which", "who"}:
        return end
    opens = not doubtful and words[end].low in _APPOSITIONS
    closing = next((at for at in range(end, min(end + _FARTHEST, len(words))) if words[at].comma), None)
    return closing + 1 if opens and closing is not None else None
