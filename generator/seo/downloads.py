"""A list of jobs as JSON and CSV. Both state the same total as the list's page."""

import csv
import io
from collections.abc import Mapping

import orjson

from generator.domain.visa import VISA_BY_SLUG
from generator.insight.jobs import Job
from generator.insight.statistics import posted_pay
from generator.pages import urls
from generator.pages.book import Book, once_for_each_job
from generator.pages.cards import place_names
from generator.pages.data_days import last_seen
from generator.pages.heads import absolute
from generator.pages.ladders import filings_record
from generator.pages.outputs import JobList
from generator.pages.posted_levels import level_record
from generator.pages.posting_addresses import page_of
from generator.pages.words import pay_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "key", "url", "title", "employer", "places", "work_mode", "seniority", "pay", "sponsorship", "quote",
    "visas", "roles", "posted_on", "last_seen", "closes_on", "postings", "apply_url",
)  # fmt: skip
_NESTED = {
    "filings": ("rung", "count", "span", "occupations", "entities", "how"),
    "wage_level": ("from", "to", "area", "soc"),
}
"""Parts of a record that are one column for each of their keys in CSV: `filings_count`."""


def json_download(listed: JobList, book: Book) -> bytes:
    """The whole list as JSON."""
    return orjson.dumps(
        {
            "title": listed.title,
            "url": absolute(book, listed.url),
            "definition": absolute(book, f"{urls.METHOD}#number-jobs"),
            "as_of": book.catalogue.as_of,
            "total": len(listed.jobs),
            "jobs": [_record(job, book) for job in listed.jobs],
        },
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )


def csv_download(listed: JobList, book: Book) -> bytes:
    """The whole list as CSV; texts that a spreadsheet would take for a formula begin with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    nested = [(name, key) for name, keys in _NESTED.items() for key in keys]
    writer.writerow([*_COLUMNS, *(f"{name}_{key}" for name, key in nested)])
    for job in listed.jobs:
        record = _record(job, book)
        parts = (_part(record[name], key) for name, key in nested)
        writer.writerow([_cell(value) for value in (*(record[column] for column in _COLUMNS), *parts)])
    return text.getvalue().encode()


@once_for_each_job
def _record(job: Job, book: Book) -> Mapping[str, object]:
    posting, evidence = job.lead.posting, job.ladder[0]
    page = page_of(job.lead, book)
    return {
        "key": job.key,
        "url": absolute(book, page) if page else None,
        "title": posting.title,
        "employer": posting.employer,
        "places": place_names(job),
        "work_mode": job.work_mode,
        "seniority": job.seniority,
        "pay": pay_words(posted_pay(job)),
        "sponsorship": evidence.rung,
        "quote": evidence.quote,
        "visas": [VISA_BY_SLUG[slug].name for slug in job.visas],
        "roles": [match.role for match in job.roles],
        "posted_on": posting.posted_on,
        "last_seen": last_seen(job.lead, book),
        "closes_on": posting.closes_on,
        "postings": [
            {"source": advert.posting.source, "id": advert.posting.id, "url": advert.posting.url}
            for advert in job.adverts
        ],
        "apply_url": posting.url,
        "filings": filings_record(job, book),
        "wage_level": level_record(job, book),
    }


def _part(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case list() | tuple():
            return " | ".join(_cell(each["url"] if isinstance(each, dict) else each) for each in value)
        case _:
            text = str(value)
            return f"'{text}" if text.startswith(_FORMULA) else text
