"""All postings of the demo: slots per role, one posting for each, then re-posts."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

import demo_sponsorship
from demo_employers import Employer, employers
from demo_facts import AS_OF, dates, employment, pay, work_mode
from demo_kit import dice, spread, words
from demo_places import City, written, written_remote
from demo_sponsorship import Statement
from demo_text import Job, text
from demo_titles import title, with_mode, with_team

Record = dict[str, Any]
_FILES = ("software", "infrastructure", "data", "product", "hardware")
_SOURCES: dict[str, float] = {"harbor-board": 55, "lantern-list": 27, "quarry-history": 18}
_BACKEND_SOURCES: dict[str, float] = {"harbor-board": 62, "lantern-list": 26, "quarry-history": 12}
_REPOST_SHARE = 0.08
_PLACES_OF = ("places", "remote_within", "work_mode")
_LINK_ONLY = "quarry-history"


@dataclass(frozen=True, slots=True)
class Slot:
    """One posting to be: its role, its source and what it is to say about sponsorship."""

    role: str
    number: int
    source: str
    kind: str
    visas: frozenset[str]


@cache
def roles() -> dict[str, dict[str, Any]]:
    """Every role of the word files, `outside` (titles of no role) included."""
    return {name: role for file in _FILES for name, role in words(f"roles-{file}").items()}


def postings() -> list[tuple[str, Record]]:
    """Every posting with the role it was made for, re-posts included."""
    maker = _Maker()
    made = [(slot.role, maker.posting(slot)) for slot in _slots()]
    by_role: dict[str, list[Record]] = {}
    for role, record in made:
        by_role.setdefault(role, []).append(record)
    for role, records in by_role.items():
        wanted = roles()[role]["count"] - len(records)
        originals = dice("originals", role).sample(records, wanted)
        made += [(role, maker.again(record)) for record in originals]
    return made


def _slots() -> list[Slot]:
    """Slots of all roles; what the texts say is dealt out over all of them at once."""
    bare = [
        (role, number, source)
        for role, facts in roles().items()
        for number, source in enumerate(_sources(role, facts["count"]))
    ]
    hands = {
        backend: demo_sponsorship.plan(
            "backend-engineer" if backend else "",
            sum((role == "backend-engineer") == backend and source != _LINK_ONLY
                for role, _, source in bare),
            dice("plan", backend),
        )
        for backend in (True, False)
    }  # fmt: skip
    return [Slot(role, number, source, *_dealt(role, source, hands)) for role, number, source in bare]


def _dealt(
    role: str, source: str, hands: dict[bool, list[tuple[str, frozenset[str]]]]
) -> tuple[str, frozenset[str]]:
    if source == _LINK_ONLY:
        return "silent", frozenset()
    return hands[role == "backend-engineer"].pop()


def _sources(role: str, count: int) -> list[str]:
    base = count - round(count * _REPOST_SHARE)
    backend = role == "backend-engineer"
    sources = spread(_BACKEND_SOURCES if backend else _SOURCES, base)
    dice("sources", role).shuffle(sources)
    return sources


class _Maker:
    """Makes postings, remembering names and identifiers that are taken."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, str]] = set()
        self.ids: set[str] = set()

    def posting(self, slot: Slot) -> Record:
        """The posting of a slot."""
        roll = dice("posting", slot.role, slot.number)
        role = roles()[slot.role]
        name, level, spoken, employer = self._job(slot, role, roll)
        says = demo_sponsorship.statement(slot.kind, slot.visas, employer, role, roll)
        mode = work_mode(employer, role["family"], roll)
        if slot.kind == "abroad" and mode == "remote":
            mode = "hybrid"
        kind = employment(level, employer, roll)
        cities = _cities(slot, employer, roll)
        record = self._frame(slot.source, employer, roll)
        record |= _where(slot.source, mode, cities, roll) | dates(roll, slot.source)
        record |= {
            "title": with_mode(name, mode, kind, roll),
            "employment_type": kind,
            "pay": pay(role["pay"], level, kind, cities[0], roll),
        }
        record |= _hints(slot, role, level, roll)
        if slot.source == _LINK_ONLY:
            return _filled(record | {"sponsorship": _history(employer, roll)})
        job = Job(name, spoken, level, role, employer, record.get("work_mode") or "", says)
        return _filled(record | _texts(job, roll) | {"sponsorship": _report(slot, says, roll)})

    def again(self, original: Record) -> Record:
        """The same job under another identifier and date, some in other places or elsewhere."""
        roll = dice("again", original["id"])
        source = original["source"] if roll.random() < 0.75 else _LINK_ONLY
        employer = next(one for one in employers() if one.name == original["employer"])
        record = dict(original) | self._frame(source, employer, roll)
        age = int((AS_OF - original["first_seen"]).days * roll.uniform(0.05, 0.8))
        first = AS_OF - timedelta(age)
        record |= {"first_seen": first, "posted_on": first, "last_seen": AS_OF}
        record |= {"closes_on": None, "updated_on": None}
        if source == _LINK_ONLY != original["source"]:
            gone = ("description", "description_format", "sections", "sponsorship", "pay")
            record |= dict.fromkeys(gone)
        elif original.get("work_mode") != "remote" and roll.random() < 0.5:
            record |= {"places": written(roll.sample(_all_cities(), 1), source, roll)}
        return _filled(record)

    def _job(self, slot: Slot, role: dict[str, Any], roll: Random) -> tuple[str, str, str, Employer]:
        """A title and an employer that have not met before, and that fit the statement."""
        able = [one for one in employers() if one.hires(role) and one.says(slot.kind, slot.visas)]
        able = able or [one for one in employers() if one.hires(role) and one.says(slot.kind)]
        able = able or [one for one in employers() if one.says(slot.kind)]
        for _ in range(100):
            employer = roll.choices(able, [one.weight for one in able])[0]
            name, level, spoken = title(role, roll)
            name = with_team(name, role, employer.facts["teams"], roll)
            if (employer.slug, name) not in self.taken:
                break
        self.taken.add((employer.slug, name))
        return name, level, spoken, employer

    def _frame(self, source: str, employer: Employer, roll: Random) -> Record:
        number = self._id(source, roll)
        host = f"careers.{employer.slug}.example/jobs"
        if source == _LINK_ONLY:
            host = "quarry-history.example/go"
        record: Record = {"id": number, "source": source, "employer": employer.name}
        record["url"] = f"https://{host}/{number.lower()}"
        record["employer_url"] = f"https://{employer.slug}.example/" if roll.random() < 0.7 else None
        return record

    def _id(self, source: str, roll: Random) -> str:
        while True:
            number = {
                "harbor-board": f"hb-{roll.randrange(10**6):06}",
                "lantern-list": f"LL-2026-{roll.randrange(10**5):05}",
                _LINK_ONLY: f"{roll.getrandbits(64):016x}",
            }[source]
            if number not in self.ids:
                self.ids.add(number)
                return number


def _cities(slot: Slot, employer: Employer, roll: Random) -> list[City]:
    office = employer.abroad
    link_only_abroad = slot.source == _LINK_ONLY and roll.random() < 0.12
    if office and (slot.kind == "abroad" or link_only_abroad):
        return [office]
    count = 1 if roll.random() < 0.78 else min(len(employer.cities), roll.choice((2, 2, 3)))
    cities = roll.sample(employer.cities, count)
    if office and slot.kind in {"silent", "offered"} and roll.random() < 0.06:
        cities.append(office)
    return cities


def _where(source: str, mode: str, cities: list[City], roll: Random) -> Record:
    if mode == "remote" and cities[0].country == "US":
        near = [city for city in (*cities, *roll.sample(_all_cities(), 2)) if city.country == "US"]
        places, within = written_remote(near if roll.random() < 0.2 else [], roll)
        return {"places": places, "remote_within": within, "work_mode": mode}
    places = written(cities, source, roll)
    if isinstance(places[0], str) and mode == "hybrid" and roll.random() < 0.15:
        return {"places": [f"Hybrid - {places[0]}", *places[1:]]}
    return {"places": places, "work_mode": mode if roll.random() < 0.82 else None}


@cache
def _all_cities() -> tuple[City, ...]:
    return tuple(dict.fromkeys(city for one in employers() for city in one.cities))


def _hints(slot: Slot, role: dict[str, Any], level: str, roll: Random) -> Record:
    if slot.source == _LINK_ONLY:
        return {
            "category": str(role["family"]).capitalize(),
            "seniority": level if roll.random() < 0.5 else None,
        }
    chance = 0.4 if slot.source == "lantern-list" else 0.1
    return {"soc": role["soc"] if roll.random() < chance else None}


def _history(employer: Employer, roll: Random) -> Record | None:
    """What a source without texts reports: the past of the employer, or a bare word."""
    chance = roll.random()
    if employer.habit == "refuses":
        return {"stance": "refused", "basis": "stated"} if chance < 0.4 else None
    if employer.habit == "citizens" or chance < 0.18:
        return None
    if employer.habit == "sponsor" and chance < 0.4:
        return {"stance": "offered", "basis": "stated"}
    visas = {"visas": ["H-1B"]} if chance < 0.8 else {"stance": "offered"}
    return {"basis": "employer_history", **visas}


def _report(slot: Slot, says: Statement, roll: Random) -> Record | None:
    """A source with texts sometimes reports the statement too, with its words."""
    if slot.source != "harbor-board" or not says.stance or roll.random() > 0.15:
        return None
    report = {"stance": says.stance, "basis": "stated", "quote": says.sentences[0]}
    return _filled(report | {"visas": list(says.visas)})


def _texts(job: Job, roll: Random) -> Record:
    made = text(job, roll)
    return {
        "description": made.description,
        "description_format": None if made.format == "html" else made.format,
        "sections": made.sections,
    }


def _filled(record: Record) -> Record:
    """Without the keys that say nothing."""
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}
