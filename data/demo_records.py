"""The demo's invented public records, as the files that the agencies publish."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter
from demo_employers import Employer, employers
from demo_kit import dice, words
from demo_places import homes

FIRST, LAST = date(2024, 10, 1), date(2026, 9, 30)
"""Federal fiscal years 2025 and 2026."""
WAGE_YEAR = 2026
"""The wage tables hold from July 2026 to June 2027."""
HOURS = 2080

_FORMS = ("Inc.", "Inc.", "Inc.", "LLC", "LLC", "Corp.")
_LEVELS = ("I", "II", "III", "IV")
_OF_LEVEL_THREE = (0.64, 0.82, 1.0, 1.18)
_FILINGS = {"sponsor": (14, 60), "case": (4, 24), "silent": (0, 16), "refuses": (0, 10), "citizens": (0, 0)}
_LEAST_OF_NAMED = 18
"""Filings of employers whose legal name is another, so that the demo shows how they are matched."""
_LEAST_OF_STAFFING = 36
"""Filings of employers that place their workers with clients, enough to show the label of that."""
_SHARE_OF_TRADE = 0.6
"""Share of an employer's filings that are for its two main jobs."""
_STAFFING = {"consulting"}
_SCHOOL_WORDS = ("University", "Institute", "Polytechnic")

LCA_COLUMNS = (
    "CASE_NUMBER", "CASE_STATUS", "RECEIVED_DATE", "DECISION_DATE", "VISA_CLASS", "JOB_TITLE", "SOC_CODE",
    "SOC_TITLE", "FULL_TIME_POSITION", "BEGIN_DATE", "END_DATE", "TOTAL_WORKER_POSITIONS", "EMPLOYER_NAME",
    "TRADE_NAME_DBA", "EMPLOYER_CITY", "EMPLOYER_STATE", "EMPLOYER_COUNTRY", "NAICS_CODE", "SECONDARY_ENTITY",
    "SECONDARY_ENTITY_BUSINESS_NAME", "WORKSITE_CITY", "WORKSITE_COUNTY", "WORKSITE_STATE",
    "WAGE_RATE_OF_PAY_FROM", "WAGE_RATE_OF_PAY_TO", "WAGE_UNIT_OF_PAY", "PREVAILING_WAGE", "PW_UNIT_OF_PAY",
    "PW_WAGE_LEVEL", "PW_OES_YEAR", "H_1B_DEPENDENT", "WILLFUL_VIOLATOR",
)  # fmt: skip
USCIS_COLUMNS = (
    "Fiscal Year", "Employer", "Initial Approvals", "Initial Denials", "Continuing Approvals",
    "Continuing Denials", "NAICS", "Tax ID", "State", "City", "ZIP",
)  # fmt: skip
REPORTED_COLUMNS = ("O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move")
AREA_COLUMNS = ("Area", "AreaName", "StateAb", "State", "CountyTownName")


@dataclass(frozen=True, slots=True)
class Filer:
    """One who files: an employer of the postings under a legal name, or a company without postings."""

    legal_name: str
    trade_name: str
    employer: Employer
    share: float
    staffing: bool
    filings: int | None = None


def write_records(folder: Path) -> dict[str, list[Path]]:
    """Write every file and say which belong together, by the name of the import that takes them."""
    folder.mkdir(parents=True, exist_ok=True)
    filings = sorted(lca_rows(), key=lambda row: (row["DECISION_DATE"], row["CASE_NUMBER"]))
    years = [_table(folder / "LCA_Disclosure_Data_FY2025.csv", LCA_COLUMNS, _of_quarters(filings, 2025))]
    years += [
        _workbook(folder / f"LCA_Disclosure_Data_FY2026_Q{part}.xlsx", _of_quarters(filings, 2026, part))
        for part in (1, 2, 3, 4)
    ]
    petitions = [
        _table(folder / f"Employer_Information_FY{year}.csv", USCIS_COLUMNS, uscis_rows(filings, year))
        for year in (2025, 2026)
    ]
    wages = [
        _table(folder / f"wages_{WAGE_YEAR}.csv", ("soc_code", "area_id", *_WAGE_COLUMNS), wage_rows()),
        _table(folder / "Geography.csv", AREA_COLUMNS, area_rows()),
    ]
    occupations = [
        _table(folder / "Occupation_Data.txt", ("O*NET-SOC Code", "Title", "Description"), _titles(), "\t"),
        _table(folder / "Sample_of_Reported_Titles.txt", REPORTED_COLUMNS, _reported(), "\t"),
    ]
    return {"lca": years, "uscis": petitions, "wages": wages, "occupations": occupations}


_WAGE_COLUMNS = ("level1", "level2", "level3", "level4")


def lca_rows() -> Iterator[dict[str, Any]]:
    """Applications of all filers; one of them stands twice, as in the real files."""
    for filer in _filers():
        roll = dice("filings", filer.legal_name)
        jobs = _jobs_of(filer.employer)
        for number in range(_number(filer, roll)):
            job = roll.choice(jobs[:2] if roll.random() < _SHARE_OF_TRADE else jobs)
            row = _application(filer, number, job, roll)
            yield row
            if number == 0 and filer.legal_name.startswith("Owlmere"):
                yield row


def uscis_rows(filings: list[dict[str, Any]], year: int) -> list[dict[str, Any]]:
    """Decided petitions of a fiscal year: fewer than the applications, in the places of the filers."""
    certified = Counter(
        (row["EMPLOYER_NAME"].upper(), row["EMPLOYER_STATE"], row["EMPLOYER_CITY"].upper())
        for row in filings
        if row["CASE_STATUS"] == "Certified" and _fiscal_year(row["DECISION_DATE"]) == year
    )
    rows = []
    for (name, state, city), count in sorted(certified.items()):
        roll = dice("petitions", name, city, year)
        initial = sum(roll.random() < 0.25 for _ in range(count))
        continuing = sum(roll.random() < 0.5 for _ in range(count))
        denied = sum(roll.random() < 0.03 for _ in range(count))
        figures = (year, name, initial, denied // 2, continuing, denied - denied // 2)
        place = ("54", roll.randrange(1000, 9999), state, city, "")
        rows.append(dict(zip(USCIS_COLUMNS, (*figures, *place), strict=True)))
    return [row for row in rows if row["Initial Approvals"] or row["Continuing Approvals"]]


def wage_rows() -> Iterator[dict[str, Any]]:
    """Four hourly levels for each occupation and area; one is not published, as in the real tables."""
    for soc in words("records")["occupations"]:
        for area in words("records")["areas"]:
            levels = [0.0] * 4 if (soc, area) == ("19-3022", "38860") else _levels(soc, area)
            yield {"soc_code": soc, "area_id": area, **dict(zip(_WAGE_COLUMNS, levels, strict=True))}


def area_rows() -> Iterator[dict[str, Any]]:
    """The counties of each area."""
    for number, (name, _, states) in words("records")["areas"].items():
        for state, counties in states.items():
            for county in counties:
                yield {
                    "Area": number,
                    "AreaName": name,
                    "StateAb": state,
                    "State": state,
                    "CountyTownName": _county_name(county, state),
                }


def _county_name(county: str, state: str) -> str:
    kinds = ("City", "Region", "of Columbia")
    plain = county.removesuffix(" City").strip() + " city" if county.endswith(" City") else county
    return plain if county.endswith(kinds) else f"{plain} County"


def _titles() -> Iterator[dict[str, Any]]:
    for soc, (title, _) in words("records")["occupations"].items():
        yield {"O*NET-SOC Code": f"{soc}.00", "Title": title, "Description": "Invented for the demo."}


def _reported() -> Iterator[dict[str, Any]]:
    """The titles under which the demo's employers look for people, by occupation."""
    titles = sorted(
        {
            (role["soc"], str(title).partition(" @")[0])
            for role in _roles()
            for title in role["titles"]
            if role.get("soc")
        }
    )
    for soc, title in titles:
        code = soc if "." in soc else f"{soc}.00"
        yield dict(zip(REPORTED_COLUMNS, (code, title, "N"), strict=True))


def _roles() -> Iterator[dict[str, Any]]:
    files = ("roles-software", "roles-infrastructure", "roles-data", "roles-product", "roles-hardware")
    return (role for name in files for role in words(name).values())


@cache
def _filers() -> tuple[Filer, ...]:
    return (*(filer for employer in employers() for filer in _filers_of(employer)), *_strangers())


def _filers_of(employer: Employer) -> Iterator[Filer]:
    facts = words("records")
    staffing = employer.industry in _STAFFING
    if employer.name in facts["trade_names"]:
        yield Filer(facts["trade_names"][employer.name], employer.name, employer, 1.0, staffing)
        return
    if any(stranger.get("employer") == employer.name for stranger in facts["strangers"]):
        return
    names = facts["legal_names"].get(employer.name) or [_legal_name(employer.name)]
    for place, name in enumerate(names):
        yield Filer(name, "", employer, 0.7 if place == 0 and len(names) > 1 else 1 / len(names), staffing)


def _strangers() -> Iterator[Filer]:
    for stranger in words("records")["strangers"]:
        like = stranger.get("employer")
        employer = next(each for each in employers() if like is None or each.name == like)
        if "city" in stranger:
            home = homes(dice("home", stranger["name"]), stranger["city"])
            employer = replace(employer, cities=home)
        yield Filer(stranger["name"], "", employer, 1.0, "staffing" in stranger, stranger["filings"])


def _legal_name(name: str) -> str:
    if any(word in name for word in _SCHOOL_WORDS):
        return name
    return f"{name} {dice('legal form', name).choice(_FORMS)}"


def _number(filer: Filer, roll: Random) -> int:
    if filer.filings is not None:
        return filer.filings
    low, high = _FILINGS[filer.employer.habit]
    named = filer.employer.name in words("records")["legal_names"] or filer.trade_name
    least = _LEAST_OF_STAFFING if filer.staffing else _LEAST_OF_NAMED if named else 0
    return max(least, round(roll.randint(low, high) * filer.share * (1 + filer.employer.weight / 4)))


def _application(filer: Filer, number: int, job: tuple[str, str], roll: Random) -> dict[str, Any]:
    soc, title = job
    city = roll.choice(filer.employer.cities)
    county, area = _area_of(city.name, city.state)
    level = roll.choices(range(4), (22, 41, 25, 12))[0]
    prevailing = _levels(soc, area)[level]
    offered = prevailing * roll.choice((1.0, 1.02, 1.06, 1.12, 1.25))
    hourly = roll.random() < 0.07
    decided = FIRST + timedelta(roll.randrange((LAST - FIRST).days + 1))
    placed = roll.random() < (0.8 if filer.staffing else 0.04)
    return {
        "CASE_NUMBER": _case_number(filer, number, decided),
        "CASE_STATUS": _status(roll),
        "RECEIVED_DATE": decided - timedelta(7),
        "DECISION_DATE": decided,
        "VISA_CLASS": _visa_class(filer.employer, roll),
        "JOB_TITLE": title,
        "SOC_CODE": f"{soc}.00" if roll.random() < 0.3 else soc,
        "SOC_TITLE": words("records")["occupations"][soc][0],
        "FULL_TIME_POSITION": "Y",
        "BEGIN_DATE": decided + timedelta(30),
        "END_DATE": decided + timedelta(30 + 3 * 365),
        "TOTAL_WORKER_POSITIONS": 1,
        "EMPLOYER_NAME": filer.legal_name,
        "TRADE_NAME_DBA": filer.trade_name,
        "EMPLOYER_CITY": filer.employer.cities[0].name,
        "EMPLOYER_STATE": filer.employer.cities[0].state,
        "EMPLOYER_COUNTRY": "UNITED STATES OF AMERICA",
        "NAICS_CODE": "541511" if filer.staffing else "541512",
        "SECONDARY_ENTITY": "Y" if placed else "N",
        "SECONDARY_ENTITY_BUSINESS_NAME": "A client of the employer" if placed else "",
        "WORKSITE_CITY": city.name,
        "WORKSITE_COUNTY": county,
        "WORKSITE_STATE": city.state,
        "WAGE_RATE_OF_PAY_FROM": round(offered, 2) if hourly else round(offered * HOURS, -2),
        "WAGE_RATE_OF_PAY_TO": "",
        "WAGE_UNIT_OF_PAY": "Hour" if hourly else "Year",
        "PREVAILING_WAGE": round(prevailing, 2) if hourly else round(prevailing * HOURS),
        "PW_UNIT_OF_PAY": "Hour" if hourly else "Year",
        "PW_WAGE_LEVEL": _LEVELS[level] if roll.random() < 0.94 else "",
        "PW_OES_YEAR": "",
        "H_1B_DEPENDENT": "Y" if filer.staffing else "N",
        "WILLFUL_VIOLATOR": "N",
    }


def _case_number(filer: Filer, number: int, decided: date) -> str:
    received = decided - timedelta(7)
    tail = dice("case", filer.legal_name, number).randrange(100_000, 999_999)
    return f"I-200-{received:%y%j}-{tail}"


def _status(roll: Random) -> str:
    statuses = ("Certified", "Certified - Withdrawn", "Withdrawn", "Denied")
    return roll.choices(statuses, (88, 8, 3, 1))[0]


def _visa_class(employer: Employer, roll: Random) -> str:
    others = ["E-3 Australian"] if "E-3" in employer.visas else []
    others += ["H-1B1 Chile", "H-1B1 Singapore"] if "H-1B1" in employer.visas else []
    return roll.choice(others) if others and roll.random() < 0.06 else "H-1B"


def _jobs_of(employer: Employer) -> tuple[tuple[str, str], ...]:
    """(SOC code, job title) of what the employer hires; accountants everywhere, as another occupation."""
    known = words("records")["occupations"]
    jobs = [
        (role["soc"], str(role["titles"][0]).partition(" @")[0])
        for role in _roles()
        if employer.hires(role) and role.get("soc") in known
    ]
    return (*jobs, ("13-2011", "Accountant"))


@cache
def _area_of(city: str, state: str) -> tuple[str, str]:
    facts = words("records")
    county = "Cumberland" if (city, state) == ("Portland", "ME") else facts["counties"][city]
    areas = facts["areas"].items()
    return county, next(number for number, (_, _, states) in areas if county in states.get(state, ()))


def _levels(soc: str, area: str) -> list[float]:
    facts = words("records")
    hourly = facts["occupations"][soc][1] * facts["areas"][area][1] / HOURS
    return [round(hourly * share, 2) for share in _OF_LEVEL_THREE]


def _fiscal_year(day: date) -> int:
    return day.year + (day.month >= 10)


def _of_quarters(rows: list[dict[str, Any]], year: int, quarter: int = 0) -> list[dict[str, Any]]:
    return [
        row
        for row in rows
        if _fiscal_year(row["DECISION_DATE"]) == year
        and quarter in {0, (row["DECISION_DATE"].month + 2) // 3 % 4 + 1}
    ]


def _table(path: Path, columns: tuple[str, ...], rows: Any, separator: str = ",") -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    return path


def _workbook(path: Path, rows: list[dict[str, Any]]) -> Path:
    workbook = xlsxwriter.Workbook(path, {"default_date_format": "m/d/yyyy"})
    workbook.set_properties({"created": datetime(2026, 11, 15)})  # noqa: DTZ001
    sheet = workbook.add_worksheet("LCA")
    sheet.write_row(0, 0, LCA_COLUMNS)
    for number, row in enumerate(rows, 1):
        for column, name in enumerate(LCA_COLUMNS):
            value = row[name]
            if isinstance(value, date):
                sheet.write_datetime(number, column, value)
            else:
                sheet.write(number, column, value)
    workbook.close()
    return path
