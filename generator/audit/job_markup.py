"""What a JobPosting says of a job, held against the words on the same page and what search engines ask for.

See https://developers.google.com/search/docs/appearance/structured-data/job-posting.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from generator.audit.elements import Elements
from generator.audit.loading import Fault

_HINT = "what the markup says must stand on the page; report this, or set `markup: false` for the source."
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""Control characters and marks of direction: pages and markup may differ in them."""

_ENDS_IN_A_FIGURE = re.compile(r"[\d.,]")
_GOES_ON = re.compile(r"\d|[.,]\d")
"""What makes a figure a part of a longer one, before it and behind it."""


def job_faults(job: Mapping[str, Any], elements: Elements) -> Iterator[Fault]:
    """Faults of a JobPosting beside its page."""
    main = elements.first("main", "body")
    words = main.text() if main else ""
    squeezed = _squeezed(words)
    for what in (*_state_faults(job, elements), *_place_faults(job), *_pay_faults(job, words)):
        yield "markup-untrue", what, _HINT
    for name, text in _texts(job):
        if _squeezed(text) not in squeezed:
            yield "markup-untrue", f"JobPosting.{name} is not on the page: `{text[:80]}`.", _HINT
    yield from _description_faults(job, squeezed)


def _state_faults(job: Mapping[str, Any], elements: Elements) -> Iterator[str]:
    said = (attributes for _, attributes, _ in elements.tagged("meta") if attributes.get("name") == "robots")
    if "noindex" in (next(said, {}).get("content") or ""):
        yield "JobPosting stands on a page that search engines are not to keep."
    if job.get("directApply") is True:
        yield "JobPosting.directApply is not false, and applying happens on another site."
    body = elements.first("body")
    today = (body.attributes.get("data-built-for") if body else "") or ""
    posted, closes = str(job.get("datePosted", "")), job.get("validThrough")
    if today and posted > today:
        yield f"JobPosting.datePosted lies after the day of the page: `{posted}`."
    if isinstance(closes, str):
        if today and closes < today:
            yield f"JobPosting.validThrough has passed: `{closes}`."
        if closes < posted:
            yield f"JobPosting.validThrough lies before datePosted: `{closes}`."
        if not _is_closing_day(closes, elements):
            yield f"JobPosting.validThrough is not the closing day that the page shows: `{closes}`."


def _is_closing_day(day: str, elements: Elements) -> bool:
    """Whether the page itself says that the job closes then."""
    return any(day in elements.values(name) for name in ("data-closes", "data-last-day"))


def _place_faults(job: Mapping[str, Any]) -> Iterator[str]:
    remote = "jobLocationType" in job
    limited = "applicantLocationRequirements" in job
    if remote and not limited:
        yield "JobPosting.jobLocationType is TELECOMMUTE, and applicantLocationRequirements is missing."
    if limited and not remote:
        yield "JobPosting.applicantLocationRequirements stands without jobLocationType."
    if not remote and "jobLocation" not in job:
        yield "JobPosting.jobLocation is missing, and the job is not remote."


def _pay_faults(job: Mapping[str, Any], words: str) -> Iterator[str]:
    salary = job.get("baseSalary")
    value = salary.get("value") if isinstance(salary, dict) else None
    if not isinstance(value, dict):
        return
    amounts = {name: value[name] for name in ("value", "minValue", "maxValue") if name in value}
    if not amounts:
        yield "QuantitativeValue has no amount."
    for name, amount in amounts.items():
        if isinstance(amount, int | float) and not _is_shown(amount, words):
            yield f"QuantitativeValue.{name} is not on the page: `{amount:g}`."
    low, high = amounts.get("minValue"), amounts.get("maxValue")
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        yield f"QuantitativeValue.minValue is above maxValue: `{low:g}`."


def _is_shown(amount: float, words: str) -> bool:
    """Whether the amount stands on the page as figures with thousands set apart."""
    figure = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    at = words.find(figure)
    while at >= 0 and (
        _ENDS_IN_A_FIGURE.search(words[max(at - 1, 0) : at]) or _GOES_ON.match(words, at + len(figure))
    ):
        at = words.find(figure, at + 1)
    return at >= 0


def _texts(job: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Texts of the markup that a reader has to find on the page."""
    organization, identifier = job.get("hiringOrganization"), job.get("identifier")
    for name, holder, key in (
        ("title", job, "title"),
        ("hiringOrganization", organization, "name"),
        ("identifier", identifier, "name"),
        ("identifier", identifier, "value"),
    ):
        if isinstance(holder, dict) and isinstance(holder.get(key), str):
            yield name, holder[key]


def _description_faults(job: Mapping[str, Any], page: str) -> Iterator[Fault]:
    description = job.get("description")
    if not isinstance(description, str):
        return
    document = LexborHTMLParser(f"<body>{description}</body>")
    text = _squeezed(document.body.text() if document.body else "")
    if text not in page:
        yield "markup-untrue", "JobPosting.description is not the text that the page shows.", _HINT
    if not text or text == _squeezed(str(job.get("title", ""))):
        yield "markup-untrue", "JobPosting.description says no more than the title.", _HINT
    if document.css_first("script, style, iframe, form, img"):
        yield "markup-property", "JobPosting.description holds more than words.", _HINT


def _squeezed(text: str) -> str:
    """The text without anything that cannot be seen."""
    joined = "".join(text.split())
    return joined if joined.isprintable() else _INVISIBLE.sub("", joined)
