"""Downloads tell the evidence that the pages tell."""

import csv
import io
from typing import Any

import orjson

from generator.evidence.records import PublicRecords
from generator.pages.book import Book
from generator.pages.outputs import JobList
from generator.seo.downloads import csv_download, json_download
from tests.unit.pages.test_posted_levels import AUSTIN, TABLE, YEARLY
from tests.unit.pages.test_postings import FILED, a_book, records_of


def exported(records: PublicRecords, **posting: Any) -> tuple[JobList, Book]:
    book = a_book({**YEARLY, **posting}, records=records)
    return JobList("/roles/backend-engineer/", "Backend Engineer jobs", book.catalogue.open), book


def with_wages() -> PublicRecords:
    records = records_of(FILED)
    return PublicRecords(
        counted=records.counted,
        counted_span=records.counted_span,
        petitions=records.petitions,
        by_employer=records.by_employer,
        wages=TABLE,
    )


def test_a_job_in_json_has_its_filings_and_its_wage_level() -> None:
    (job,) = orjson.loads(json_download(*exported(with_wages())))["jobs"]
    assert job["sponsorship"] == "filings-same"
    assert job["filings"] == {
        "rung": "filings-same",
        "count": 212,
        "span": "FY2022 to FY2025",
        "occupations": ["15-1252"],
        "entities": ["LARKSPUR SYSTEMS INC"],
        "how": "brand",
    }
    assert job["wage_level"] == {"from": 2, "to": 3, "area": [AUSTIN], "soc": "15-1252"}


def test_without_records_filings_and_wage_level_are_null_and_not_zero() -> None:
    (job,) = orjson.loads(json_download(*exported(PublicRecords())))["jobs"]
    assert (job["filings"], job["wage_level"]) == (None, None)


def test_csv_has_a_column_for_each_part_and_leaves_unknown_ones_empty() -> None:
    (known,) = csv.DictReader(io.StringIO(csv_download(*exported(with_wages())).decode()))
    (unknown,) = csv.DictReader(io.StringIO(csv_download(*exported(PublicRecords())).decode()))
    assert (known["filings_count"], known["filings_entities"]) == ("212", "LARKSPUR SYSTEMS INC")
    assert (known["wage_level_from"], known["wage_level_to"], known["wage_level_area"]) == ("2", "3", AUSTIN)
    assert {value for name, value in unknown.items() if name.startswith(("filings", "wage_level"))} == {""}
