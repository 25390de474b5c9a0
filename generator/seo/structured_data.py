"""JSON-LD of a page: one graph with stable identifiers, saying nothing that the page does not show.

JobPosting stands on single open postings alone, and only where the source allows it; see
https://developers.google.com/search/docs/appearance/structured-data/job-posting for its properties.
"""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

import orjson

from generator.domain.countries import country_name
from generator.domain.posting import EmploymentType, Posting, Rights, WorkMode
from generator.domain.wage import Pay
from generator.insight.jobs import Advert
from generator.pages.book import Book
from generator.pages.heads import absolute
from generator.pages.model.general import HomePage
from generator.pages.model.page import Page
from generator.pages.model.parts import Link, PostingText
from generator.pages.model.posting import PostingPage
from generator.pages.postings import source_of

Node = dict[str, Any]
TextHtml = Callable[[PostingText], str]

_EMPLOYMENT = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.TEMPORARY: "TEMPORARY",
    EmploymentType.INTERNSHIP: "INTERN",
}


def with_structured_data(page: Page, book: Book, advert: Advert | None, text_html: TextHtml) -> Page:
    """The page with the JSON-LD of its kind in its head; `text_html` sanitises a posting's text."""
    nodes = _nodes(page, book, advert, text_html)
    if not nodes:
        return page
    text = orjson.dumps({"@context": "https://schema.org", "@graph": nodes}).decode()
    return replace(page, head=replace(page.head, structured_data=text))


def _nodes(page: Page, book: Book, advert: Advert | None, text_html: TextHtml) -> list[Node]:
    nodes: list[Node] = []
    if isinstance(page, HomePage):
        nodes += [_organisation(book), _website(book)]
    if len(page.breadcrumbs) >= 2:
        nodes.append(_breadcrumbs(page.breadcrumbs, page, book))
    if isinstance(page, PostingPage) and advert and may_carry_markup(page, advert, book):
        nodes.append(job_posting(page, advert, text_html))
    return nodes


def may_carry_markup(page: PostingPage, advert: Advert, book: Book) -> bool:
    """Open, indexable, with its whole text and a place, from a source that allows markup."""
    source, posting = source_of(advert.posting, book), advert.posting
    remote = posting.work_mode is WorkMode.REMOTE and bool(_remote_countries(advert))
    return bool(
        source.markup
        and source.rights is Rights.FULL_TEXT
        and page.head.indexable
        and not page.closed
        and posting.posted_on
        and page.sections
        and (advert.reading.location.places or remote)
    )


def job_posting(page: PostingPage, advert: Advert, text_html: TextHtml) -> Node:
    """The JobPosting of one posting: the employer's own figures and dates, no estimates."""
    posting = advert.posting
    node: dict[str, Any] = {
        "@type": "JobPosting",
        "@id": f"{page.head.canonical}#job",
        "title": posting.title,
        "description": _description(page, text_html),
        "datePosted": posting.posted_on,
        "hiringOrganization": _employer(posting),
        "identifier": {"@type": "PropertyValue", "name": posting.employer, "value": posting.id},
        "directApply": False,
        "url": page.head.canonical,
    }
    if posting.closes_on:
        node["validThrough"] = posting.closes_on
    if posting.employment_type:
        node["employmentType"] = _EMPLOYMENT[posting.employment_type]
    if posting.pay:
        node["baseSalary"] = _salary(posting.pay)
    return node | _location(advert)


def _description(page: PostingPage, text_html: TextHtml) -> str:
    """The whole text as it stands on the page, headings included."""
    return "".join(
        f"<h3>{escape(section.heading)}</h3>{text_html(section.text)}" for section in page.sections
    )


def _location(advert: Advert) -> Node:
    if advert.reading.work_mode is WorkMode.REMOTE and _remote_countries(advert):
        countries = [{"@type": "Country", "name": country_name(code)} for code in _remote_countries(advert)]
        return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": countries}
    return {
        "jobLocation": [
            {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    **({"addressLocality": place.city} if place.city else {}),
                    **({"addressRegion": place.state} if place.state else {}),
                    "addressCountry": place.country,
                },
            }
            for place in advert.reading.location.places
        ]
    }


def _remote_countries(advert: Advert) -> list[str]:
    return sorted({place.country for place in advert.reading.location.places})


def _employer(posting: Posting) -> Node:
    node: Node = {"@type": "Organization", "name": posting.employer}
    return node | ({"sameAs": posting.employer_url} if posting.employer_url else {})


def _salary(pay: Pay) -> Node:
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": pay.unit.value.upper()}
    if pay.low is not None and pay.low == pay.high:
        value["value"] = pay.low
    else:
        sides = {"minValue": pay.low, "maxValue": pay.high}
        value |= {name: side for name, side in sides.items() if side is not None}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _breadcrumbs(trail: tuple[Link, ...], page: Page, book: Book) -> Node:
    return {
        "@type": "BreadcrumbList",
        "@id": f"{absolute(book, page.url)}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": link.text, "item": absolute(book, link.url)}
            for place, link in enumerate(trail, 1)
        ],
    }


def _organisation(book: Book) -> Node:
    organisation = book.settings.organisation
    return {
        "@type": "Organization",
        "@id": absolute(book, "/#organization"),
        "name": organisation.name,
        "url": organisation.url or absolute(book, "/"),
    }


def _website(book: Book) -> Node:
    return {
        "@type": "WebSite",
        "@id": absolute(book, "/#website"),
        "name": book.settings.name,
        "url": absolute(book, "/"),
        "publisher": {"@id": absolute(book, "/#organization")},
    }
