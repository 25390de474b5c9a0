"""A list of jobs as JSON, CSV, Atom and JSON Feed. All state the same total as the list's page."""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date
from xml.etree import ElementTree as ET

import orjson

from generator.domain.visa import VISA_BY_SLUG
from generator.insight.jobs import Job, shown_date
from generator.insight.statistics import posted_pay
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.cards import place_names, shown_title
from generator.pages.evidence_words import card_words
from generator.pages.heads import absolute
from generator.pages.ladders import filings_record
from generator.pages.outputs import JobList
from generator.pages.posted_levels import card_level, comparison_of, job_socs, level_record
from generator.pages.words import RUNG_LABELS, pay_words

FEED_ENTRIES = 100
"""Newest jobs in a feed; its total counts the whole list."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ATOM = "http://www.w3.org/2005/Atom"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
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


def atom_feed(listed: JobList, book: Book) -> bytes:
    """The newest jobs of the list as an Atom feed; `opensearch:totalResults` is the list's total."""
    feed = ET.Element("feed", {"xmlns": _ATOM, "xmlns:opensearch": _OPENSEARCH})
    page = absolute(book, listed.url)
    _child(feed, "id", page)
    _child(feed, "title", listed.title)
    _child(feed, "updated", _instant(book.catalogue.as_of))
    _child(feed, "opensearch:totalResults", str(len(listed.jobs)))
    ET.SubElement(feed, "link", {"rel": "alternate", "href": page})
    ET.SubElement(feed, "link", {"rel": "self", "href": absolute(book, urls.atom_feed(listed.url))})
    _child(ET.SubElement(feed, "author"), "name", book.settings.organisation.name)
    for job in _newest(listed):
        _entry(feed, job, book)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed) + b"\n"


def json_feed(listed: JobList, book: Book) -> bytes:
    """The newest jobs of the list as a JSON Feed 1.1; `_rolepages.total` is the list's total."""
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": listed.title,
            "home_page_url": absolute(book, listed.url),
            "feed_url": absolute(book, urls.json_feed(listed.url)),
            "language": book.settings.language,
            "authors": [{"name": book.settings.organisation.name}],
            "_rolepages": {"total": len(listed.jobs), "as_of": book.catalogue.as_of},
            "items": [_item(job, book) for job in _newest(listed)],
        },
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )


def _newest(listed: JobList) -> tuple[Job, ...]:
    return listed.jobs[:FEED_ENTRIES]


def _record(job: Job, book: Book) -> Mapping[str, object]:
    posting, evidence = job.lead.posting, job.ladder[0]
    return {
        "key": job.key,
        "url": absolute(book, urls.posting(job.lead.slug)),
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
        "last_seen": posting.last_seen,
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


def _entry(feed: ET.Element, job: Job, book: Book) -> None:
    posting = job.lead.posting
    entry = ET.SubElement(feed, "entry")
    _child(entry, "id", f"urn:rolepages:job:{job.key}")
    _child(entry, "title", _title(job))
    ET.SubElement(entry, "link", {"href": absolute(book, urls.posting(job.lead.slug))})
    _child(entry, "updated", _instant(_changed_on(job, book)))
    if posting.posted_on:
        _child(entry, "published", _instant(posting.posted_on))
    _child(entry, "summary", _summary(job, book))


def _item(job: Job, book: Book) -> Mapping[str, object]:
    item = {
        "id": f"urn:rolepages:job:{job.key}",
        "url": absolute(book, urls.posting(job.lead.slug)),
        "title": _title(job),
        "content_text": _summary(job, book),
        "date_modified": _instant(_changed_on(job, book)),
    }
    if job.lead.posting.posted_on:
        item["date_published"] = _instant(job.lead.posting.posted_on)
    return item


def _title(job: Job) -> str:
    return f"{shown_title(job.lead.posting.title)} at {job.lead.posting.employer}"


def _summary(job: Job, book: Book) -> str:
    evidence = job.ladder[0]
    words = f": \u201c{evidence.quote}\u201d" if evidence.quote else ""
    _, records = card_words(job.ladder, book.records, occupation_known=bool(job_socs(job, book)))
    pay = (pay_words(posted_pay(job)), card_level(comparison_of(job, book)))
    parts = (
        f"{RUNG_LABELS[evidence.rung]}{words}",
        records,
        "; ".join(place_names(job)),
        ", ".join(filter(None, pay)),
    )
    return ". ".join(part for part in parts if part)


def _changed_on(job: Job, book: Book) -> date:
    posting = job.lead.posting
    day = posting.updated_on or shown_date(posting)
    return day if day.year > 1 else book.catalogue.as_of


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _child(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("", text)
