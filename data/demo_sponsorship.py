"""What the demo's postings say about visas: which kinds of statement, how often, in which words."""

from dataclasses import dataclass
from random import Random

from demo_employers import Employer
from demo_kit import listed, spread, words
from demo_places import PERMITS

# Shares of the postings with a text, in percent. Backend postings speak more often than others, so
# that one role has rich visa pages.
_KINDS: dict[str, float] = {
    "silent": 45, "offered": 15, "refused": 12, "authorization": 8, "misleading": 6,
    "students": 5, "conditional": 5, "abroad": 5, "citizens": 4,
}  # fmt: skip
_BACKEND_KINDS: dict[str, float] = {
    "silent": 18, "offered": 43, "refused": 13, "authorization": 6, "misleading": 4,
    "students": 5, "conditional": 5, "abroad": 4, "citizens": 2,
}  # fmt: skip
# Visas that offers name, as weights. An empty name is an offer that names none.
_OFFERS: dict[str, float] = {
    "": 24, "H-1B": 38, "H-1B,green card": 24, "H-1B,TN": 14, "H-1B,H-1B1,E-3": 17, "E-3": 3,
    "TN": 6, "H-1B,O-1": 13, "O-1": 6, "L-1": 6, "H-1B,L-1": 12, "J-1": 8, "H-1B,J-1": 10,
}  # fmt: skip
_BACKEND_OFFERS: dict[str, float] = {
    "": 2, "H-1B": 11, "H-1B,TN": 9, "TN": 3, "H-1B,green card": 6, "H-1B,H-1B1,E-3": 3,
    "H-1B,O-1": 2, "H-1B,TN,E-3": 3,
}  # fmt: skip
_STUDENTS = (
    ("F-1 OPT",), ("OPT",), ("STEM OPT",), ("OPT", "STEM OPT"), ("F-1 OPT", "STEM OPT"),
    ("CPT",), ("CPT", "OPT"), ("CPT", "STEM OPT"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """Sentences on sponsorship; `stance` and `visas` say what the first of them means."""

    kind: str
    sentences: tuple[str, ...] = ()
    stance: str = ""
    visas: tuple[str, ...] = ()


def plan(role: str, count: int, roll: Random) -> list[tuple[str, frozenset[str]]]:
    """`count` kinds of statement in mixed order, each with the visas an offer is to name."""
    backend = role == "backend-engineer"
    kinds = spread(_BACKEND_KINDS if backend else _KINDS, count)
    offers = spread(_BACKEND_OFFERS if backend else _OFFERS, kinds.count("offered"))
    roll.shuffle(kinds)
    roll.shuffle(offers)
    return [
        (kind, frozenset(filter(None, offers.pop().split(","))) if kind == "offered" else _NONE)
        for kind in kinds
    ]


def statement(
    kind: str, visas: frozenset[str], employer: Employer, role: dict[str, bool], roll: Random
) -> Statement:
    """The sentences of one posting."""
    made = Statement(kind)
    match kind:
        case "offered":
            made = _offered(visas, employer, roll)
        case "students":
            made = _students(roll)
        case "conditional":
            said = _named(kind, roll.choice((["H-1B"], ["H-1B", "TN"])), roll)
            made = Statement(kind, said.sentences, kind, said.visas)
        case "refused":
            made = _refused(employer, roll)
        case "citizens":
            made = Statement(kind, (_sentence(kind, roll),), "refused")
        case "authorization":
            made = Statement(kind, (_sentence("authorization_only", roll, employer=employer.name),))
        case "misleading":
            made = Statement(kind, (_misleading(employer, role, roll),))
        case "abroad" if employer.abroad is not None:
            made = _foreign(employer.abroad.country, roll)
    return made


_NONE: frozenset[str] = frozenset()
_ORDER = ("H-1B", "H-1B1", "E-3", "TN", "O-1", "L-1", "J-1")


def _offered(visas: frozenset[str], employer: Employer, roll: Random) -> Statement:
    work = [visa for visa in _ORDER if visa in visas]
    if not work:
        return Statement("offered", (_sentence("offered_unnamed", roll),), "offered")
    said = _named("offered", work, roll, employer.name)
    card = [_sentence("green_card", roll)] if "green card" in visas else []
    return Statement("offered", (*said.sentences, *card), "offered", said.visas)


def _students(roll: Random) -> Statement:
    names = list(roll.choice(_STUDENTS))
    if roll.random() < 0.25 and "CPT" not in names:
        said = _named("students_then_petition", names, roll)
        return Statement("students", said.sentences, "offered", (*said.visas, "H-1B"))
    return Statement("students", _named("students", names, roll).sentences)


def _refused(employer: Employer, roll: Random) -> Statement:
    chance = roll.random()
    if chance >= 0.22:
        text = _sentence("refused", roll, employer=employer.name)
        return Statement("refused", (text,), "refused")
    accepted = roll.choice((["TN"], ["OPT"], ["TN", "E-3"]))
    named = ("refused_named", ["H-1B"]) if chance < 0.12 else ("refused_accepts", accepted)
    return Statement("refused", _named(*named, roll).sentences, "refused")


def _foreign(country: str, roll: Random) -> Statement:
    chance = roll.random()
    if chance < 0.55 and country in PERMITS:
        text = _sentence("foreign", roll, country=country, permit=PERMITS[country])
        return Statement("abroad", (text[0].upper() + text[1:],), "offered")
    if chance < 0.75:
        return Statement("abroad", (_sentence("foreign_refused", roll, country=country),))
    return Statement("abroad")


def _misleading(employer: Employer, role: dict[str, bool], roll: Random) -> str:
    fitting = words("sponsorship")["misleading"]
    special = [key for key in fitting if employer.facts.get(key) or role.get(key)]
    key = roll.choice(special) if special and roll.random() < 0.8 else "any"
    return str(roll.choice(fitting[key]))


def _named(key: str, visas: list[str], roll: Random, employer: str = "") -> Statement:
    """A sentence of `key` and the visas it names, if it names any."""
    options = words("sponsorship")[key]
    if "J-1" in visas:  # The exchange visitor programme has sponsors and forms, no petition.
        options = [option for option in options if "petition" not in option]
    chosen = roll.choice(options)
    text = chosen.format(visas=listed(_spelt(visas, roll)), employer=employer)
    return Statement(key, (text,), visas=tuple(visas) if "{visas}" in chosen else ())


def _spelt(visas: list[str], roll: Random) -> list[str]:
    """Every fourth writer leaves the hyphen out: H1B, E3."""
    bare = roll.random() < 0.25
    return [
        visa.replace("-1", "1").replace("-3", "3") if bare and "F-1" not in visa else visa for visa in visas
    ]


def _sentence(key: str, roll: Random, **filling: str) -> str:
    return str(roll.choice(words("sponsorship")[key]).format(**filling))
