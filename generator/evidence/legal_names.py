"""Names of organisations brought to one form: the core, the region and the legal form apart.

Records spell one name in many ways: upper case without dots (`AMAZONCOM SERVICES LLC`), with `AND` for `&`
or without either, with the trade name behind (`ABC INC DBA XYZ`), and cut off at 34 characters, as USCIS
publishes them (`SOUTHERN CARPET HARDWOOD & TILE IN`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from anyascii import anyascii

CUT_LENGTHS: Final = (33, 34)
"""Lengths at which USCIS cuts a name off; 33 where the cut left a blank behind."""

FORMS: Final = {
    word: form
    for form, words in {
        "inc": "inc incorporated incorporation incorporate incoporated incorported incorporrated icorporated",
        "corp": "corp corporation coporation corporaton corpration corportation copr coproration cor",
        "co": "co company companies cos",
        "llc": "llc lc llcc lcc",
        "lp": "lp",
        "llp": "llp lllp rllp",
        "ltd": "ltd limited ltda ltdd",
        "pc": "pc apc sc psc ps pa dpc",
        "pllc": "pllc pl",
        "pbc": "pbc",
        "plc": "plc",
        "gmbh": "gmbh mbh",
        "na": "na",
        "se": "se",
        "ag": "ag",
        "sa": "sa spa srl sarl sas",
        "nv": "nv",
        "bv": "bv",
        "ab": "ab",
        "pvt": "pvt pte pty",
    }.items()
    for word in words.split()
}
"""Legal forms as the last word of a name, misspelt ones of the records among them."""

LONG_FORMS: Final = (
    (("limited", "liability", "company"), "llc"),
    (("limited", "liability", "co"), "llc"),
    (("limited", "liability", "partnership"), "llp"),
    (("limited", "partnership"), "lp"),
    (("general", "partnership"), "gp"),
    (("public", "benefit", "corporation"), "pbc"),
    (("public", "benefit", "corp"), "pbc"),
    (("a", "professional", "corporation"), "pc"),
    (("professional", "corporation"), "pc"),
    (("national", "association"), "na"),
)
_LONG_ENDS: Final = {words[-1] for words, _ in LONG_FORMS}
_CUT_FORMS: Final = {"in": "inc", "ll": "llc", "l": "", "i": "", "": ""} | {
    long[:size]: form
    for long, form, least in (("corporation", "corp", 3), ("incorporated", "inc", 4), ("company", "co", 3))
    for size in range(least, len(long))
}

REGIONS: Final = frozenset({"us", "usa", "america", "americas"})
"""Last words that name the part of a group that works here. `Bank of America` keeps its word."""
_NO_REGION_AFTER: Final = frozenset({"of", "across", "for", "in", "and", "to"})

ABBREVIATIONS: Final = {
    "svcs": "services",
    "svc": "service",
    "intl": "international",
    "mgmt": "management",
    "mgt": "management",
    "univ": "university",
    "ctr": "center",
    "ctrs": "centers",
    "centre": "center",
    "hosp": "hospital",
    "hlth": "health",
    "grp": "group",
    "natl": "national",
    "dist": "district",
    "dept": "department",
    "fdn": "foundation",
    "inst": "institute",
    "engrg": "engineering",
    "mfg": "manufacturing",
    "labs": "labs",
    "soln": "solution",
    "solns": "solutions",
    "saint": "st",
}
"""Shortenings of the records that can mean only one word."""

_GOVERNING = re.compile(
    r"(?:the )?(?:board of |president and |administrators of |corporation of )?(?:the )?(?:board of )?"
    r"(?:trustees|regents|curators|governors|supervisors|visitors|fellows|rector and visitors)"
    r" (?:of|for) (?:the )?(?=\S*(?:universit|college|school|institute))?"
)
_TRADING = re.compile(
    r"[\s,;(\[]+(?:d\s?[/.]\s?b\s?[/.]\s?a\s?[/.]?|dba|doing business as|a\s?/\s?k\s?/\s?a|t/a)[\s:.,]+", re.I
)
_TRADING_ALONE = re.compile(r"^(?:d/b/a|dba|d\.b\.a\.?)[\s:.]+", re.I)
_TRADING_CUT = re.compile(r"\s(?:d\s?/?\s?b?\s?/?\s?a?|dba|db)$", re.I)
_FORMERLY = re.compile(
    r"[\s,;(\[]+(?:f\s?/\s?k\s?/\s?a|fka|n\s?/\s?k\s?/\s?a|formerly|successor (?:to|of|by))\b.*", re.I
)
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_SIGNS: Final = frozenset(
    "dba fka nka aka formerly successor doing ta d db".split()  # what is left of `d/b/a` when it is cut off
)
"""Words of which one is in every name that tells a trade name or a former one."""
_DROPPED = str.maketrans(
    dict.fromkeys(".'`\"’", "") | dict.fromkeys("&+", " and ") | dict.fromkeys(",-/;:|_!?()[]*#@", " ")
)


@dataclass(frozen=True, slots=True)
class LegalName:
    """A name taken apart."""

    core: str
    """Its words in small letters, without the legal form, the region and `and`."""
    region: str
    """us, usa, america or americas behind the core; empty without."""
    form: str
    """Legal forms in their order, `co inc`; empty without any."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the core."""
        return tuple(self.core.split())

    @property
    def key(self) -> str:
        """The core without blanks: names whose cores are written apart or together meet."""
        return self.core.replace(" ", "")

    @property
    def loose_key(self) -> str:
        """The key without endings of the plural, for a second look."""
        return "".join(map(singular, self.core.split()))


def legal_name(name: str, cut: bool = False) -> LegalName:
    """The name taken apart, the trade name aside. `cut`: the record may have lost its end."""
    words = _words(name)
    if not _SIGNS.isdisjoint(words) or "(" in name or "[" in name:
        words = _words(without_brackets(_FORMERLY.sub("", legal_part(name)))) or words
    if cut and len(words) > 1 and words[-1] in _CUT_FORMS:
        words[-1:] = filter(None, (_CUT_FORMS[words[-1]],))
    return _taken_apart(words)


def legal_part(name: str) -> str:
    """What stands before `doing business as`; the name itself without it."""
    found = _TRADING.search(name)
    return name[: found.start()] if found and found.start() else _TRADING_CUT.sub("", name)


def trade_part(name: str) -> str:
    """What stands behind `doing business as`; empty without it."""
    found = _TRADING.search(name)
    return _FORMERLY.sub("", name[found.end() :]).strip(" )]") if found and found.start() else ""


def trade_name(stated: str) -> str:
    """A trade name as the column of the filing states it, without `d/b/a` before it."""
    return _TRADING_ALONE.sub("", stated.strip())


def without_brackets(name: str) -> str:
    """The name without what stands in brackets, unless nothing else is left."""
    bare = _BRACKETS.sub(" ", name)
    return bare if bare.strip() else name


@lru_cache(maxsize=1 << 17)
def singular(word: str) -> str:
    """One form for words that differ in a plural or in a usual shortening alone."""
    word = _LOOSE.get(word, word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


_LOOSE: Final = {
    "technologies": "tech",
    "technology": "tech",
    "laboratories": "lab",
    "laboratory": "lab",
    "labs": "lab",
    "companies": "company",
    "communications": "communication",
    "centre": "center",
    "industries": "industry",
    "entertainment": "entertainment",
}


def _words(name: str) -> list[str]:
    plain = name if name.isascii() else anyascii(name)
    words = plain.lower().translate(_DROPPED).split()
    if words and min(map(len, words)) == 1:
        words = _initials_joined(words)
    return [ABBREVIATIONS.get(word, word) for word in words]


def _initials_joined(words: list[str]) -> list[str]:
    """`u s a` becomes `usa`, `children s` becomes `childrens`."""
    joined: list[str] = []
    open_run = False
    for word in words:
        single = len(word) == 1
        if single and open_run:
            joined[-1] += word
        elif word == "s" and joined and len(joined[-1]) > 2:
            joined[-1] += word
            single = False
        else:
            joined.append(word)
        open_run = single
    return joined


def _taken_apart(words: list[str]) -> LegalName:
    words = _without_governing(words)
    every = [word for word in words if word != "and"] or words
    if len(every) > 1 and every[0] == "the":
        every = every[1:]
    rest, forms = _without_forms(every)
    rest, region = _without_region(rest)
    if region:
        rest, more = _without_forms(rest)
        forms = more + forms
    return LegalName(" ".join(rest), region, " ".join(forms))


def _without_governing(words: list[str]) -> list[str]:
    """A university files under the name of its board: `Regents of the University of ...`."""
    if _BOARDS.isdisjoint(words[:5]):
        return words
    text = " ".join(words)
    found = _GOVERNING.match(text)
    return text[found.end() :].split() if found and found.end() < len(text) else words


_BOARDS: Final = frozenset(
    {"trustees", "regents", "curators", "governors", "supervisors", "visitors", "fellows"}
)


def _without_forms(words: list[str]) -> tuple[list[str], list[str]]:
    forms: list[str] = []
    while len(words) > 1:
        if words[-1] in _LONG_ENDS:
            long = next((each for each in LONG_FORMS if _ends_with(words, each[0])), None)
            if long:
                words, forms = words[: -len(long[0])], [long[1], *forms]
                continue
        form = FORMS.get(words[-1])
        if form is None:
            break
        words, forms = words[:-1], [form, *forms]
    return words, forms


def _ends_with(words: list[str], ending: tuple[str, ...]) -> bool:
    return len(words) > len(ending) and tuple(words[-len(ending) :]) == ending


def _without_region(words: list[str]) -> tuple[list[str], str]:
    if len(words) < 2 or words[-1] not in REGIONS or words[-2] in _NO_REGION_AFTER:
        return words, ""
    last = words[-1]
    rest = words[:-1]
    if len(rest) > 1 and rest[-1] == "north":
        rest = rest[:-1]
    return rest, last
