"""Some 200 invented jobs as records of the search, and what a search over them must answer."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from urllib.parse import parse_qsl, urlencode

from generator.matching.search_words import indexed_form
from generator.pages.model.listing import Badge, JobCard
from generator.pages.model.parts import Link
from generator.pages.model.search import Facet, FacetValue
from generator.pages.search_records import SearchRecord
from generator.pages.search_shards import SearchShard, job_shards

Filters = Mapping[str, Sequence[str]]

LABELS = {"role": "Role", "stance": "Sponsorship", "visa": "Visa", "state": "State", "pay": "Pay"}
ROLES = ("Backend Engineer", "Data Scientist", "Mechanical Engineer", "Product Designer")
STANCES = ("Offers sponsorship", "Refuses sponsorship", "Sponsorship not stated")
STANCES_IN_ORDER = ("Offers sponsorship", "Sponsorship not stated", "Refuses sponsorship")
VISAS: tuple[tuple[str, ...], ...] = (("H-1B",), ("H-1B", "TN"), ("Not stated",), ("O-1",), ("Not stated",))
STATES = (
    "California", "New York", "Texas", "Washington", "Oregon", "Ohio", "Utah", "Iowa", "Maine", "Idaho",
    "Kansas", "Nevada", "Vermont", "Montana", "Alaska", "Hawaii", "Georgia", "Not stated",
)  # fmt: skip
PAYS = (None, 90_000, 140_000, 210_000, None, 60_000, 175_000)
TOOLS = (
    "C++", "C#", ".NET", "ASP.NET", "Node.js", "CI/CD", "Go", "R", "UI/UX", "front-end", "Google Cloud",
    "S/4HANA", "React/Redux", "scikit-learn", "PL/SQL", "C",
)  # fmt: skip
FIRST_DAY = date(2026, 1, 1)
LAST_SEEN = {"boards": date(2026, 3, 28)}
FOREIGN = {40: "مهندس برمجيات", 41: "Καλημέρα", 42: "日本語"}
"""Words of other writing systems, each in one job."""
HOSTILE = '<img src=x onerror="alert(1)"> & Sons'


def job_records() -> list[SearchRecord]:
    """The jobs; their properties repeat with periods that have no common factor."""
    return [
        _job(number, *parts)
        for number, *parts in zip(
            range(210), cycle(ROLES), cycle(STANCES), cycle(VISAS), cycle(STATES), cycle(PAYS), cycle(TOOLS)
        )
    ]


def shards() -> tuple[SearchShard, ...]:
    """The jobs as they lie in the indexes."""
    return job_shards(job_records(), ROLES, first=(50, 70), most=60)


def page_records() -> list[SearchRecord]:
    """A page for each role."""
    return [
        SearchRecord(
            f"/roles/{role.lower().replace(' ', '-')}/#{urlencode({'kind': 'Role', 'note': '53 jobs'})}",
            indexed_form(role),
            {"title": f"{role} jobs"},
            {"kind": ("Role",)},
        )
        for role in ROLES
    ]


def newest(records: Iterable[SearchRecord]) -> list[SearchRecord]:
    """By day, the newest first."""
    return sorted(records, key=lambda record: record.sort["newest"], reverse=True)


def card(record: SearchRecord) -> JobCard:
    """A job as the page has it without any search."""
    address, _, facts = record.url.partition("#")
    shown = dict(parse_qsl(facts))
    return JobCard(
        key=shown["key"],
        url=address,
        title=record.meta["title"],
        employer=Link(shown["employer"], shown["employer_url"]),
        places=(shown["places"],),
        more_places=0,
        work_mode="",
        employment_type="",
        seniority="",
        pay=shown.get("pay", ""),
        badge=Badge("unknown", shown["tone"], shown["label"], shown.get("quote", "")),
        posted_on=date.fromisoformat(shown["posted"]),
        last_seen=None,
        closes_on=None,
        postings=1,
    )


def matching(records: Iterable[SearchRecord], filters: Filters) -> list[SearchRecord]:
    """Values of one facet are alternatives; facets combine."""
    return [
        record
        for record in records
        if all(set(values) & set(record.filters[name]) for name, values in filters.items())
    ]


def counts(records: Sequence[SearchRecord], filters: Filters) -> dict[str, dict[str, int]]:
    """For each value the jobs that have it, given what is set in the other facets."""
    found: dict[str, dict[str, int]] = {}
    for name in LABELS:
        others = {other: values for other, values in filters.items() if other != name}
        counter = Counter(value for record in matching(records, others) for value in record.filters[name])
        found[name] = {value: counter[value] for value in values_of(records, name)}
    return found


def values_of(records: Iterable[SearchRecord], name: str) -> list[str]:
    return sorted({value for record in records for value in record.filters[name]})


def facets(records: Sequence[SearchRecord]) -> tuple[Facet, ...]:
    """The filters as the page prints them."""
    whole = counts(records, {})
    return tuple(
        Facet(name, label, tuple(_value(name, value, whole[name][value]) for value in whole[name]))
        for name, label in LABELS.items()
    )


def _value(name: str, value: str, count: int) -> FacetValue:
    stated = name == "pay" and value != "Not stated"
    return FacetValue(value, count, int(value[1:].replace(",", "")) if stated else None)


def _job(
    number: int, role: str, stance: str, visas: tuple[str, ...], state: str, pay: int | None, tool: str
) -> SearchRecord:
    day = FIRST_DAY + timedelta(days=number * 37 % 211)
    title = f"{role} {number}"
    employer = HOSTILE if number == 17 else f"Larkspur {state}"
    shown = {
        "key": f"job{number}",
        "employer": employer,
        "employer_url": "/employers/larkspur/",
        "places": "Łódź" if number == 30 else state,
        "pay": f"${pay:,} a year" if pay else "",
        "tone": {"Offers sponsorship": "yes", "Refuses sponsorship": "no"}.get(stance, "unknown"),
        "label": stance,
        "visas": ", ".join(visas) if visas != ("Not stated",) else "",
        "quote": "We sponsor visas for this job." if stance.startswith("Offers") else "",
        "posted": day.isoformat(),
        "closes": "2026-02-01" if number == 3 else "",
        "new": {5: "2099-01-01", 6: "2026-01-09"}.get(number, ""),
        "seen": "2026-03-20" if number == 3 else "",
        "source": "boards" if number == 5 else "",
        "newest": f"{day.toordinal():07}00000",
        "yearly": f"{pay or 0:09}",
    }
    words = (title, employer, state, "Łódź" if number == 30 else "", tool, *visas, FOREIGN.get(number, ""))
    return SearchRecord(
        url=f"/jobs/{number}/#{urlencode({name: value for name, value in shown.items() if value})}",
        content=indexed_form("\n".join(words)),
        meta={"title": title},
        filters={
            "role": (role,),
            "stance": (stance,),
            "visa": visas,
            "state": (state,),
            "pay": (f"${pay:,}" if pay else "Not stated",),
        },
        sort={"newest": f"{day.toordinal():07}00000", "pay": f"{pay or 0:09}"},
    )
