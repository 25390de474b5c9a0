"""Recorded responses of Ashby's public posting API, one file for each company.

Source of the form: the public job posting API as documented by Ashby
(`https://api.ashbyhq.com/posting-api/job-board/{company}?includeCompensation=true`). Pay is taken only
where the board says that it is shown on postings, and only when all its ranges can be told as one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.domain.countries import COUNTRIES
from generator.domain.states import CANADIAN_PROVINCES, US_STATES
from generator.importing.board_files import Board, BoardOptions, Conversion, import_board
from generator.importing.intake import Draft, ImportSummary, Target
from generator.problems.problem import Checked
from generator.sources.posting_lines import Fault
from generator.sources.snapshot import Progress

_EMPLOYMENT = {
    "FullTime": "full_time",
    "PartTime": "part_time",
    "Contract": "contract",
    "Temporary": "temporary",
    "Intern": "internship",
}
_UNITS = {
    "1 HOUR": "hour",
    "1 DAY": "day",
    "1 WEEK": "week",
    "1 MONTH": "month",
    "1 YEAR": "year",
}
_REMOTE = re.compile(r"\b(?:fully |100% )?(?:remote(?:ly)?|anywhere|work from home|wfh)\b", re.I)
_HYBRID = re.compile(r"\bhybrid\b", re.I)
_ON_SITE = re.compile(r"\b(?:on-?site|in-office)\b", re.I)
_WIDER = re.compile(
    r"\b(?:europe|eu|emea|apac|latam|americas?|global(?:ly)?|worldwide|usa?|uk|countries)\b", re.I
)
"""Words that mean more than one country, or the country itself."""
_SEVERAL = re.compile(r",\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+", re.I)

_SEPARATORS = " -–—,:;()[]/|"
_AREAS = frozenset(
    name.casefold()
    for name in (
        *(spelled for names in COUNTRIES.values() for spelled in names),
        *US_STATES.values(),
        *CANADIAN_PROVINCES.values(),
        *("US", "U.S.", "United States of America", "UK", "U.K."),
    )
)
"""Countries and states as written out: an area a remote worker may be asked to live in."""

Address = Mapping[str, str]
Place = dict[str, str] | str


def import_ashby(
    paths: Sequence[Path],
    target: Target,
    options: BoardOptions | None = None,
    progress: Progress | None = None,
) -> Checked[ImportSummary | None]:
    """Replace the postings of the target's source by the jobs of recorded Ashby boards.

    A directory stands for the recorded files in it; all are checked. None means that nothing was written,
    as with a broken file.
    """
    return import_board(ASHBY, paths, target, options, progress)


def _jobs(response: Any) -> Sequence[Any] | None:
    jobs = response.get("jobs") if isinstance(response, dict) else None
    return jobs if isinstance(jobs, list) else None


def _conversion(job: Mapping[str, Any], employer: str) -> Conversion:
    if job.get("isListed") is False:
        return Conversion(job, skipped="the board does not list the job")
    try:
        draft, left_out = _draft(job, employer)
    except (TypeError, AttributeError):
        message = f"The job `{str(job.get('title'))[:60]}` is not written as Ashby writes jobs."
        return Conversion(job, fault=Fault("import-job", message, "record the board again."))
    return Conversion(job, draft=draft, left_out=tuple(left_out))


ASHBY = Board("ashby", "Ashby job boards", "https://www.ashbyhq.com/", _jobs, _conversion)


def _draft(job: Mapping[str, Any], employer: str) -> tuple[Draft, list[str]]:
    left_out: list[str] = []
    locations = list(_locations(job))
    values = {
        "id": job.get("id"),
        "title": job.get("title"),
        "employer": employer,
        "url": job.get("jobUrl") or job.get("applyUrl"),
        "places": list(_united(locations)),
        "work_mode": _work_mode(job, locations),
        "remote_within": list(_remote_within(locations)),
        "employment_type": _employment_type(job, left_out),
        "posted_on": _day(job, left_out),
        "pay": _pay(job, left_out),
        "description": job.get("descriptionHtml") or job.get("descriptionPlain"),
        "category": job.get("department") or job.get("team"),
    }
    draft = {key: value for key, value in values.items() if value not in (None, "", [])}
    if not job.get("descriptionHtml") and job.get("descriptionPlain"):
        draft["description_format"] = "text"
    return draft, left_out


def _locations(job: Mapping[str, Any]) -> Iterator[tuple[str, Address]]:
    """Every location as (its words, its address): the first, then the secondary ones."""
    for each in (job, *(job.get("secondaryLocations") or ())):
        postal = (each.get("address") or {}).get("postalAddress") or {}
        parts = ("addressLocality", "addressRegion", "addressCountry")
        address = {part: (postal.get(part) or "").strip() for part in parts}
        words = (each.get("location") or "").strip()
        if words or any(address.values()):
            yield words, address


def _united(locations: Sequence[tuple[str, Address]]) -> Iterator[Place]:
    seen: list[Place] = []
    for words, address in locations:
        for place in _places(words, address):
            if place not in seen:
                seen.append(place)
                yield place


def _places(words: str, address: Address) -> list[Place]:
    """The address where it is complete and is what the words mean, else the words.

    A remote location often carries the address of the head office: it counts only if the words name it.
    """
    city, state, country = address.values()
    if _REMOTE.search(words):
        rest = _REMOTE.sub("", words).strip(_SEPARATORS)
        if not rest:
            return [{"country": country}] if country else [words]
        return _parts(address) if _is_named(city, words) and country else [words]
    if words.casefold() in {country.casefold(), state.casefold()} - {"", city.casefold()}:
        wider = {"state": "" if words.casefold() == country.casefold() else state}
        return [_without_blanks({**wider, "country": country})] if country else [words]
    is_complete = bool(country and (city or state)) or bool(city and state)
    return _parts(address) if is_complete else [_with_country(words, country) or state or city]


def _with_country(words: str, country: str) -> str:
    """ "Cordoba" alone is in several countries; the address says in which."""
    is_known = country.casefold() in _AREAS and country.casefold() not in words.casefold()
    if not words or not is_known or _WIDER.search(words):
        return words or country
    return f"{words}, {country}"


def _is_named(city: str, words: str) -> bool:
    return bool(city) and not _REMOTE.search(city) and city.casefold() in words.casefold()


def _parts(address: Address) -> list[Place]:
    """One place, or as many as the address lists in step: "Lyon, Bonn" with "Rhône, NRW"."""
    city, state, country = address.values()
    cities, states = _SEVERAL.split(city), _SEVERAL.split(state)
    if len(cities) == 1 or len(cities) != len(states):
        cities, states = [city], [state]
    return [
        _without_blanks({"city": each, "state": its_state, "country": country})
        for each, its_state in zip(cities, states, strict=True)
    ]


def _without_blanks(parts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in parts.items() if value}


def _work_mode(job: Mapping[str, Any], locations: Sequence[tuple[str, Address]]) -> str | None:
    """What the location's words say, then the board's own mark. `isRemote: false` says nothing."""
    stated = [words for words, _ in locations]
    if any(_HYBRID.search(words) for words in stated):
        return "hybrid"
    if job.get("isRemote") is True or (stated and all(_REMOTE.search(words) for words in stated)):
        return "remote"
    return "on_site" if stated and all(_ON_SITE.search(words) for words in stated) else None


def _remote_within(locations: Sequence[tuple[str, Address]]) -> Iterator[str]:
    """Where a remote worker may live: only words such as "Remote (Peru)" that name a whole area."""
    seen: set[str] = set()
    for words, _ in locations:
        rest = _REMOTE.sub("", words).strip(_SEPARATORS)
        if rest != words and rest.casefold() in _AREAS and rest not in seen:
            seen.add(rest)
            yield rest


def _employment_type(job: Mapping[str, Any], left_out: list[str]) -> str | None:
    given = job.get("employmentType")
    if not given or given in _EMPLOYMENT:
        return _EMPLOYMENT.get(given or "")
    left_out.append(f"employment_type: unknown value `{str(given)[:40]}`")
    return None


def _day(job: Mapping[str, Any], left_out: list[str]) -> str | None:
    """The day part of `publishedAt`, a moment with time zone."""
    given = job.get("publishedAt")
    if not given:
        return None
    try:
        return date.fromisoformat(str(given)[:10]).isoformat()
    except ValueError:
        left_out.append("posted_on: `publishedAt` is no date")
        return None


def _pay(job: Mapping[str, Any], left_out: list[str]) -> Draft | None:
    """All salary ranges told as one: lowest low, highest high, in one currency and one unit."""
    salaries = list(_salaries(job.get("compensation") or {}))
    if not salaries:
        return None
    if job.get("shouldDisplayCompensationOnJobPostings") is not True:
        left_out.append("pay: the board does not show it on postings")
        return None
    kinds = {(each.get("currencyCode"), each.get("interval")) for each in salaries}
    currency, interval = next(iter(kinds))
    if len(kinds) > 1:
        left_out.append("pay: several currencies or units")
        return None
    if not currency or interval not in _UNITS:
        left_out.append(f"pay: no currency, or the unit `{interval}`")
        return None
    return {**_range(salaries), "currency": currency, "unit": _UNITS[interval]}


def _salaries(compensation: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Salary components with a figure, of the tiers or else of the summary; zero and empty are no figures."""
    tiers = compensation.get("compensationTiers") or ()
    components = [part for tier in tiers for part in tier.get("components") or ()]
    for component in components or compensation.get("summaryComponents") or ():
        if component.get("compensationType") == "Salary" and (
            component.get("minValue") or component.get("maxValue")
        ):
            yield component


def _range(salaries: Sequence[Mapping[str, Any]]) -> Draft:
    """A range that is open on one side in any tier is open there as a whole."""
    lows = [each.get("minValue") or None for each in salaries]
    highs = [each.get("maxValue") or None for each in salaries]
    pay: Draft = {}
    if None not in lows:
        pay["low"] = min(low for low in lows if low is not None)
    if None not in highs:
        pay["high"] = max(high for high in highs if high is not None)
    return pay
