"""Pages of employers: the index by initial, and what one employer's postings say."""

from collections import defaultdict

from generator.evidence.ladder import Rung
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.employer_records import employer_records
from generator.pages.evidence_words import counted_span, set_words
from generator.pages.figures import states_of
from generator.pages.heads import absolute, head_of
from generator.pages.lists import (
    counts_of,
    downloads_of,
    employer_row,
    feeds_of,
    list_head,
    listing_of,
    numbered_heading,
    stances_of,
)
from generator.pages.page import (
    Badge,
    CountedLink,
    EmployerPage,
    EmployerRow,
    EmployersPage,
    Link,
    StanceCount,
)
from generator.pages.words import badge_of, counted

EMPLOYERS_IN_FACET = 300
"""Up to this many employers the search has a facet of names; beyond, of initials."""
_QUOTES_SHOWN = 8


def employer_slugs(book: Book) -> tuple[str, ...]:
    """Employers with a page: those with open jobs at or above the floor."""
    floor = max(1, book.settings.floors.employer)
    return tuple(sorted(slug for slug, jobs in book.catalogue.by_employer.items() if len(jobs) >= floor))


def initials(book: Book) -> tuple[str, ...]:
    """Initials under which employers are listed."""
    return tuple(sorted({initial_of(slug) for slug in employer_slugs(book)}))


def initial_of(slug: str) -> str:
    """The letter a slug begins with, or `0-9`."""
    return slug[0] if slug[0].isalpha() else "0-9"


def employers_page(initial: str, book: Book) -> EmployersPage:
    """The employers of one initial, or with `initial` empty those with most jobs."""
    slugs, records = employer_slugs(book), book.records
    shown = [slug for slug in slugs if initial_of(slug) == initial] if initial else list(slugs)
    rows = [_row(slug, book) for slug in shown]
    if not initial:
        rows = sorted(rows, key=lambda row: (-row.jobs, row.employer.text.casefold(), row.employer.url))[:100]
    url = urls.employers_by_initial(initial) if initial else urls.EMPLOYERS
    heading = (
        f"Employers: {initial.upper()}"
        if initial
        else "Employers and what their postings say about sponsorship"
    )
    return EmployersPage(
        url=url,
        heading=heading,
        head=head_of(
            book,
            url,
            heading,
            f"{counted(len(shown), 'employer')} with open jobs: how many of the postings offer or refuse "
            "visa sponsorship in their own words.",
        ),
        breadcrumbs=_breadcrumbs(initial, url),
        initials=tuple(Link(each.upper(), urls.employers_by_initial(each)) for each in initials(book)),
        initial=initial.upper(),
        employers=tuple(rows),
        total=len(shown),
        records=set_words(records.counted, counted_span(records)) if records.counted else "",
    )


def employer_page(slug: str, number: int, book: Book) -> EmployerPage:
    """Page `number` of an employer's open jobs."""
    employer = book.catalogue.employers[slug]
    jobs = book.catalogue.by_employer[slug]
    first = jobs if number == 1 else ()  # further pages hold the list alone
    list_url = urls.employer(slug)
    url = urls.numbered(list_url, number)
    listing = listing_of(jobs, number, list_url, book)
    heading = f"{employer.name} jobs and visa sponsorship"
    feeds = feeds_of(list_url)
    return EmployerPage(
        url=url,
        heading=numbered_heading(heading, number),
        head=list_head(
            book,
            listing,
            list_url,
            numbered_heading(heading, number),
            f"{counted(len(jobs), 'open job')} at {employer.name} and what each posting says about visa "
            "sponsorship, in its own words.",
        ),
        breadcrumbs=(*_breadcrumbs("", urls.EMPLOYERS), Link(employer.name, list_url)),
        report_url=urls.report(book.settings.report_url, absolute(book, url), heading),
        counts=counts_of(jobs)[:2],
        stances=_stances(jobs, slug, book),
        listing=listing,
        scope=f"Counted here: all open jobs of {employer.name} in the data, in any country. The name is "
        "taken from the postings; which legal entity hires is not known from them.",
        search_url=urls.search(**_facets(slug, book)) if _facets(slug, book) else "",
        feeds=feeds,
        downloads=downloads_of(list_url),
        name=employer.name,
        names=employer.names,
        website=employer.website,
        roles=_roles(first, slug, book),
        states=states_of(first, "Jobs by state", lambda _: ""),
        quotes=_quotes(first),
        records=employer_records(slug, book) if number == 1 else None,
    )


def has_employer_facet(book: Book) -> bool:
    """Whether the search filters by employer names; with too many it filters by initials."""
    return len(book.catalogue.by_employer) <= EMPLOYERS_IN_FACET


def _row(slug: str, book: Book) -> EmployerRow:
    return employer_row(slug, book.catalogue.by_employer[slug], book)


def _breadcrumbs(initial: str, url: str) -> tuple[Link, ...]:
    trail = (Link("Home", urls.HOME), Link("Employers", urls.EMPLOYERS))
    return (*trail, Link(initial.upper(), url)) if initial else trail


def _facets(slug: str, book: Book) -> dict[str, list[str]]:
    return {"employer": [book.catalogue.employers[slug].name]} if has_employer_facet(book) else {}


def _stances(jobs: Jobs, slug: str, book: Book) -> tuple[StanceCount, ...]:
    facets = _facets(slug, book)
    counts = stances_of(jobs, dict(facets))
    if facets:
        return counts
    return tuple(StanceCount(each.badge, each.count, "") for each in counts)


def _roles(jobs: Jobs, slug: str, book: Book) -> tuple[CountedLink, ...]:
    """Roles with the employer's jobs; each leads to just these where the search can name the employer."""
    facets = _facets(slug, book)
    counts: dict[str, int] = defaultdict(int)
    for job in jobs:
        for match in job.roles:
            counts[match.role] += 1
    links = (
        CountedLink(
            book.roles[role].title,
            urls.search(role=[book.roles[role].title], **facets) if facets else urls.role(role),
            count,
        )
        for role, count in counts.items()
    )
    return tuple(sorted(links, key=lambda link: (-link.count, link.text)))


def _quotes(jobs: Jobs) -> tuple[Badge, ...]:
    """Distinct statements, refusals first."""
    order = list(Rung)
    seen: dict[tuple[Rung, str], Badge] = {}
    for job in jobs:
        for evidence in job.ladder:
            if evidence.quote:
                seen.setdefault((evidence.rung, evidence.quote), badge_of(evidence))
    ranked = sorted(seen.items(), key=lambda item: order.index(item[0][0]))
    return tuple(badge for _, badge in ranked[:_QUOTES_SHOWN])
