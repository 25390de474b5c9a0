"""Small sites with invented public records, imported by the program itself."""

import html
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from tests.importing.lca_builders import table
from tests.importing.registers import spreadsheet, written
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site

Result = CompletedProcess[str]
EVIDENCE = "data/evidence"
USCIS_HEADER = (
    "Fiscal Year,Employer,Initial Approvals,Initial Denials,Continuing Approvals,Continuing Denials,"
    "NAICS,Tax ID,State,City,ZIP"
)
WAGES_HEADER = "soc_code,area_id,level1,level2,level3,level4"
AREAS_HEADER = '"Area","AreaName","StateAb","State","CountyTownName"'
LEVELS = ("I", "I", "II", "II", "II", "II", "II", "II", "III", "III", "III", "IV")
"""Wage levels of the baker's certified applications: 2, 6, 3 and 1."""


def filings() -> list[dict[str, Any]]:
    """Applications of two employers.

    Crumb & Co has 12 certified ones for software developers, offered from 100,000 to 210,000 in steps of
    10,000, so that the median is 155,000; 3 were withdrawn later and 1 was denied; 2 are for data scientists.
    All that Quiet Mill ever filed was withdrawn or denied.
    """
    certified = [
        {"PW_WAGE_LEVEL": level, "WAGE_RATE_OF_PAY_FROM": str(100_000 + 10_000 * number), **_decided(number)}
        for number, level in enumerate(LEVELS)
    ]
    withdrawn = [{"CASE_STATUS": "Certified - Withdrawn", **_decided(number)} for number in range(3)]
    denied = [{"CASE_STATUS": "Denied", **_decided(0)}]
    others = [
        {"SOC_CODE": "15-2051", "SOC_TITLE": "Data Scientists", **_decided(number)} for number in range(2)
    ]
    quiet = [
        {"EMPLOYER_NAME": "QUIET MILL LLC", "TRADE_NAME_DBA": "", "CASE_STATUS": status, **_decided(1)}
        for status in ("Certified - Withdrawn", "Denied", "Withdrawn")
    ]
    rows = (*certified, *withdrawn, *denied, *others, *quiet)
    return [{"EMPLOYER_STATE": "TX", **row} for row in rows]


def _decided(number: int) -> dict[str, str]:
    """Days of two fiscal quarters: FY2026 Q1 and Q2."""
    return {"DECISION_DATE": ("11/3/2025", "2/3/2026")[number % 2]}


def postings() -> list[dict[str, Any]]:
    """One posting of an employer with filings, of one with withdrawn ones, and of one without any."""
    pay = {"low": 100_000, "high": 130_000, "currency": "USD", "unit": "year"}
    return [
        a_line(id="1", employer="Crumb & Co", places=["Austin, TX"], pay=pay),
        a_line(id="2", employer="Quiet Mill", places=["Austin, TX"]),
        a_line(id="3", employer="Larkspur Systems", places=["Austin, TX"]),
    ]


def a_site_with_records(folder: Path) -> Path:
    """The postings, and every table of public records."""
    site = a_small_site(folder, postings())
    written(site / "in/lca.csv", *table(filings()).splitlines())
    written(site / "in/uscis.csv", USCIS_HEADER, "2025,CRUMB & CO,3,1,20,2,54,0042,TX,AUSTIN,78701")
    spreadsheet(site / "in/wages.xlsx", WAGES_HEADER.split(","), ("15-1252", "12420", 40, 50, 60.25, 70))
    written(site / "in/Geography.csv", AREAS_HEADER, '"12420","Austin, TX","TX","Texas","Travis County"')
    written(
        site / "in/Occupation_Data.txt",
        "O*NET-SOC Code\tTitle\tDescription",
        "15-1252.00\tSoftware Developers\tWrite programs.",
        "15-2051.00\tData Scientists\tRead data.",
    )
    for kind, arguments in IMPORTS.items():
        done = imported(site, kind, *arguments)
        assert done.returncode == 0, done.stderr
    return site


IMPORTS: Mapping[str, tuple[str, ...]] = {
    "lca": ("in/lca.csv",),
    "uscis": ("in/uscis.csv",),
    "wages": ("in/wages.xlsx", "in/Geography.csv", "--year", "2025"),
    "occupations": ("in/Occupation_Data.txt", "--version", "30.0"),
}
"""What the tables of `a_site_with_records` are imported with."""


def imported(site: Path, kind: str, *arguments: str) -> Result:
    """`rolepages import KIND ARGUMENTS --into data/evidence`."""
    return rolepages("import", kind, *arguments, "--into", EVIDENCE, cwd=site)


def copied(site: Path, folder: Path) -> Path:
    """The site's input in a folder of its own."""
    return shutil.copytree(site, folder, ignore=shutil.ignore_patterns("build", ".cache"))


def built(site: Path) -> tuple[Path, str]:
    """The published folder and what the build reported; a site has to be built whatever its records are."""
    result = rolepages("build", "--today", "2026-04-01", "--jobs", "1", cwd=site)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    return site / "build", result.stderr


def text_of(page: Path) -> str:
    """What a visitor reads: the page's own part without its tags, in one line."""
    content = re.sub(r"<(script|style|head)\b.*?</\1>", " ", page.read_text("utf-8"), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", content)).split())


def page_of(build: Path, pattern: str) -> str:
    """The text of the only page whose folder matches `pattern`."""
    (page,) = build.glob(f"{pattern}/index.html")
    return text_of(page)


def all_texts(build: Path) -> str:
    """The texts of all pages."""
    return "\n".join(text_of(page) for page in sorted(build.rglob("*.html")))


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
