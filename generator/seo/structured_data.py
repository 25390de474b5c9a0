"""JSON-LD of a page: one graph with stable identifiers, saying nothing that the page does not show.

JobPosting stands on single open postings alone, and only where the source allows it; see
https://developers.google.com/search/docs/appearance/structured-data/job-posting for its properties.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlsplit

import orjson

from generator.domain.countries import country_name
from generator.domain.place import Place
from generator.domain.posting import EmploymentType, Posting, Rights, WorkMode
from generator.domain.states import state_name
from generator.domain.wage import Pay
from generator.insight.jobs import Advert
from generator.matching.posting_text import plain_text
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.data_days import has_come
from generator.pages.heads import absolute
from generator.pages.model.article import ArticlePage, DataPage, GuidesPage
from generator.pages.model.closed import ClosedPage
from generator.pages.model.employer import EmployersPage
from generator.pages.model.general import HomePage, NotFoundPage, RedirectPage, SavedPage
from generator.pages.model.listing import ListPage
from generator.pages.model.page import Page
from generator.pages.model.parts import Link, PostingText
from generator.pages.model.place import PlacesPage
from generator.pages.model.posting import PostingPage
from generator.pages.model.role import RolePage, RolesPage
from generator.pages.model.visa import VisaPage, VisasPage
from generator.pages.postings import source_of
from generator.pages.words import counted
from generator.seo.job_titles import plain_title
from generator.seo.remote_areas import remote_areas

Node = dict[str, Any]
TextHtml = Callable[[PostingText], str]

_EMPLOYMENT = {
    EmploymentType.FULL_TIME: "FULL_TIME",
    EmploymentType.PART_TIME: "PART_TIME",
    EmploymentType.CONTRACT: "CONTRACTOR",
    EmploymentType.TEMPORARY: "TEMPORARY",
    EmploymentType.INTERNSHIP: "INTERN",
}
_FORMATS = {"json": "application/json", "csv": "text/csv"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""What rendering takes out of every page."""


def with_structured_data(
    page: Page, book: Book, advert: Advert | None, text_html: TextHtml, logo: str = ""
) -> Page:
    """The page with the JSON-LD of its kind in its head.

    `text_html` sanitises a posting's text; `logo` is the path of the publisher's picture. Pages that are
    never indexed (not found, saved jobs, old addresses, what has left the data) have none.
    """
    if isinstance(page, NotFoundPage | SavedPage | RedirectPage | ClosedPage):
        return page
    nodes = _nodes(page, book, advert, text_html, logo)
    text = orjson.dumps({"@context": "https://schema.org", "@graph": nodes}).decode()
    return replace(page, head=replace(page.head, structured_data=text))


def _nodes(page: Page, book: Book, advert: Advert | None, text_html: TextHtml, logo: str) -> list[Node]:
    """The page, its trail, and what it is about; the publisher and the site on the home page alone."""
    main: list[Node] = []
    if isinstance(page, PostingPage) and advert and may_carry_markup(page, advert, book):
        main.append(job_posting(page, advert, text_html))
    if isinstance(page, DataPage):
        main.append(_dataset(page, book))
    nodes = [_web_page(page, book, main)]
    if isinstance(page, HomePage):
        nodes += [_organisation(book, logo), _website(book)]
    if len(page.breadcrumbs) >= 2:
        nodes.append(_breadcrumbs(page.breadcrumbs, page, book))
    return nodes + main


def _web_page(page: Page, book: Book, main: list[Node]) -> Node:
    """The page itself, with references to the other nodes of its graph."""
    node: Node = {
        "@type": _page_type(page),
        "@id": f"{page.head.canonical}#webpage",
        "url": page.head.canonical,
        "name": _plain(page.heading),
        "inLanguage": book.settings.language,
    }
    if isinstance(page, HomePage):
        node |= {"isPartOf": {"@id": _website_id(book)}, "about": {"@id": _organisation_id(book)}}
    if len(page.breadcrumbs) >= 2:
        node["breadcrumb"] = {"@id": f"{page.head.canonical}#breadcrumb"}
    reviewed_on = page.reviewed_on if isinstance(page, ArticlePage | VisaPage | RolePage) else None
    if reviewed_on and (not isinstance(page, ListPage) or page.listing.pager.number == 1):
        node["lastReviewed"] = reviewed_on
    if main:
        node["mainEntity"] = {"@id": main[0]["@id"]}
    return node


def _page_type(page: Page) -> str:
    lists = RolesPage | VisasPage | EmployersPage | PlacesPage | GuidesPage | ListPage
    if page.url == urls.content_page("about"):
        return "AboutPage"
    return "CollectionPage" if isinstance(page, lists) else "WebPage"


def _dataset(page: DataPage, book: Book) -> Node:
    """The site's own data as files, for the search of data sets."""
    settings, catalogue = book.settings, book.catalogue
    organisation: Node = {"@type": "Organization", "name": settings.organisation.name}
    node: Node = {
        "@type": "Dataset",
        "@id": f"{page.head.canonical}#dataset",
        "name": f"Open jobs of {settings.name}",
        "description": f"{_plain(page.head.description)} {counted(len(catalogue.open), 'open job')} with "
        "places, posted pay, dates, and what each posting says about visa sponsorship, as of "
        f"{catalogue.as_of}.",
        "url": page.head.canonical,
        "creator": organisation | {"url": str(settings.organisation.url or absolute(book, urls.HOME))},
        "dateModified": catalogue.as_of,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": absolute(book, file.url),
                "encodingFormat": _FORMATS[file.url.rpartition(".")[2]],
            }
            for file in page.downloads
        ],
    }
    return node | ({"license": settings.data_licence} if settings.data_licence else {})


def may_carry_markup(page: PostingPage, advert: Advert, book: Book) -> bool:
    """Open, indexable, with its whole text, its day and a place, from a source that allows markup."""
    source, posting = source_of(advert.posting, book), advert.posting
    return bool(
        source.markup
        and source.rights is Rights.FULL_TEXT
        and page.head.indexable
        and not page.closed
        and posting.posted_on
        and has_come(posting.posted_on, book)
        and _says_more_than_its_title(page)
        and _location(advert)
    )


def _says_more_than_its_title(page: PostingPage) -> bool:
    """Search engines take no posting whose text is only its title."""
    title = page.heading.split()
    words: list[str] = []
    for part in page.sections:
        words += plain_text(part.text.text, part.text.format).split()
        if len(words) > len(title):
            return True
    return bool(words) and words != title


def job_posting(page: PostingPage, advert: Advert, text_html: TextHtml) -> Node:
    """The JobPosting of one posting: the employer's own figures and dates, no estimates."""
    posting = advert.posting
    node: dict[str, Any] = {
        "@type": "JobPosting",
        "@id": f"{page.head.canonical}#job",
        "title": plain_title(_plain(page.heading), posting.employer, advert.reading.location.places),
        "description": _description(page, text_html),
        "datePosted": posting.posted_on,
        "hiringOrganization": _employer(page, posting),
        "identifier": {"@type": "PropertyValue", "name": page.source.text, "value": _plain(posting.id)},
        "directApply": False,
        "url": page.head.canonical,
    }
    if posting.closes_on:
        node["validThrough"] = posting.closes_on
    if posting.employment_type:
        node["employmentType"] = _EMPLOYMENT[posting.employment_type]
    if posting.pay and posting.pay.is_wholly_stated:
        node["baseSalary"] = _salary(posting.pay)
    return node | _location(advert)


def _description(page: PostingPage, text_html: TextHtml) -> str:
    """The whole text as it stands on the page, headings included."""
    return _CONTROLS.sub(
        "",
        "".join(f"<h3>{escape(section.heading)}</h3>{text_html(section.text)}" for section in page.sections),
    )


def _location(advert: Advert) -> Node:
    """Where the work is done; empty when it cannot be said.

    A remote job is marked as such only with a rule of place: where its posting lets people live, or the
    countries and states that stand in the place of a city. A remote job with a city has that city. Of places
    with an exception the cities alone can be told: markup has no way to leave a state out of a country.
    """
    location = advert.reading.location
    remote = advert.reading.work_mode is WorkMode.REMOTE
    areas = remote_areas(advert.posting) if remote else ()
    if areas:
        return {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": [_area(place) for place in areas],
        }
    told = [place for place in location.places if place.city or not (remote or location.limited)]
    return {"jobLocation": [_place(place) for place in told]} if told else {}


def _area(place: Place) -> Node:
    country = country_name(place.country)
    if place.state:
        return {"@type": "State", "name": f"{state_name(place.country, place.state)}, {country}"}
    return {"@type": "Country", "name": country}


def _place(place: Place) -> Node:
    parts = {"addressLocality": place.city, "addressRegion": place.state, "addressCountry": place.country}
    address = {"@type": "PostalAddress", **{name: part for name, part in parts.items() if part}}
    return {"@type": "Place", "address": address}


def _employer(page: PostingPage, posting: Posting) -> Node:
    """The employer under the name that the page shows, with its own site where that is an address."""
    node: Node = {"@type": "Organization", "name": _plain(page.card.employer.text)}
    website = posting.employer_url
    return node | ({"sameAs": website} if website and _is_address(website) else {})


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and not _CONTROLS.search(text) and not any(sign.isspace() for sign in text)


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
        "@id": f"{page.head.canonical}#breadcrumb",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": _plain(link.text),
                "item": absolute(book, link.url),
            }
            for place, link in enumerate(trail, 1)
        ],
    }


def _organisation(book: Book, logo: str) -> Node:
    organisation = book.settings.organisation
    node: Node = {
        "@type": "Organization",
        "@id": _organisation_id(book),
        "name": organisation.name,
        "url": organisation.url or absolute(book, urls.HOME),
    }
    return node | ({"logo": absolute(book, logo)} if logo else {})


def _website(book: Book) -> Node:
    return {
        "@type": "WebSite",
        "@id": _website_id(book),
        "name": book.settings.name,
        "url": absolute(book, urls.HOME),
        "publisher": {"@id": _organisation_id(book)},
    }


def _organisation_id(book: Book) -> str:
    return absolute(book, "/#organization")


def _website_id(book: Book) -> str:
    return absolute(book, "/#website")


def _plain(text: str) -> str:
    """The text as the page prints it: without control characters and marks of direction."""
    return _CONTROLS.sub("", text)
