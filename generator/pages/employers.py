"""Pages of employers: the index by initial, and what one employer's postings say."""

from collections import Counter

from generator.evidence.ladder import Rung
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book, once_for_each_book
from generator.pages.employer_records import employer_records
from generator.pages.employer_rows import employer_address, employer_row
from generator.pages.figures import states_of
from generator.pages.heads import head_of
from generator.pages.list_pages import ListSubject, list_parts
from generator.pages.lists import most_first
from generator.pages.model.employer import EmployerPage, EmployersPage
from generator.pages.model.listing import Badge, EmployerRow
from generator.pages.model.parts import CountedLink, Link
from generator.pages.record_days import counted_span, set_words
from generator.pages.words import badge_of, counted

EMPLOYERS_IN_FACET = 300
"""Up to this many employers the search has a facet of names; beyond, of initials."""
_QUOTES_SHOWN = 8


@once_for_each_book
def employer_slugs(book: Book) -> tuple[str, ...]:
    """Employers with a page: those with open jobs at or above the floor."""
    return tuple(sorted(slug for slug in book.catalogue.by_employer if employer_address(slug, book)))


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
            f"{counted(len(shown), 'employer')} with open jobs{_under(initial)}: how many of the postings "
            "offer or refuse visa sponsorship in their own words.",
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
    return EmployerPage(
        **list_parts(_subject(slug, jobs, book), jobs, number, book),
        name=employer.name,
        names=employer.names,
        website=employer.website,
        roles=_roles(first, slug, book),
        states=states_of(first, "Jobs by state", lambda _: ""),
        quotes=_quotes(first),
        records=employer_records(slug, book) if number == 1 else None,
    )


def _under(initial: str) -> str:
    return f" under {initial.upper()}" if initial else ""


def _subject(slug: str, jobs: Jobs, book: Book) -> ListSubject:
    name, url = book.catalogue.employers[slug].name, urls.employer(slug)
    return ListSubject(
        url=url,
        heading=f"{name} jobs and visa sponsorship",
        description=f"{counted(len(jobs), 'open job')} at {name} and what each posting says about visa "
        "sponsorship, in its own words.",
        scope=f"Counted here: all open jobs of {name} in the data, in any country. The name is "
        "taken from the postings; which legal entity hires is not known from them.",
        trail=(Link("Employers", urls.EMPLOYERS), Link(name, url)),
        facets=_facets(slug, book),
        one_employer=True,
    )


@once_for_each_book
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


def _roles(jobs: Jobs, slug: str, book: Book) -> tuple[CountedLink, ...]:
    """Roles with the employer's jobs; each leads to just these where the search can name the employer."""
    facets = _facets(slug, book)
    counts = Counter(match.role for job in jobs for match in job.roles)
    return most_first(
        CountedLink(
            book.roles[role].title,
            urls.search(role=[book.roles[role].title], **facets) if facets else urls.role(role),
            count,
        )
        for role, count in counts.items()
    )


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
