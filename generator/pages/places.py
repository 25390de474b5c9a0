"""Pages of places: all states, and one state."""

from collections import Counter, defaultdict

from generator.domain.countries import country_name
from generator.domain.states import US_STATES, state_slug
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.figures import cities_of
from generator.pages.heads import absolute, head_of
from generator.pages.lists import (
    chart_of,
    counts_of,
    downloads_of,
    employer_rows,
    feeds_of,
    list_head,
    listing_of,
    numbered_heading,
    stances_of,
)
from generator.pages.page import CountedLink, Link, PlacePage, PlacesPage
from generator.pages.roles import role_lists, scope_facet
from generator.pages.words import NOT_STATED, counted

_EMPLOYERS_SHOWN = 15


def state_codes(book: Book) -> tuple[str, ...]:
    """States with open jobs."""
    return tuple(sorted(code for code in book.catalogue.by_state if code in US_STATES))


def places_page(book: Book) -> PlacesPage:
    """All states with their jobs, and the jobs that no state holds."""
    jobs = book.catalogue.open
    states = sorted(
        (
            CountedLink(US_STATES[code], urls.place(state_slug(code)), len(book.catalogue.by_state[code]))
            for code in state_codes(book)
        ),
        key=lambda link: (-link.count, link.text),
    )
    countries = Counter(country for job in jobs for country in job.countries)
    remote = sum(job.work_mode == "remote" for job in jobs)
    unstated = sum(not job.countries for job in jobs)
    return PlacesPage(
        url=urls.PLACES,
        heading="Jobs with visa sponsorship by place",
        head=head_of(
            book,
            urls.PLACES,
            "Jobs with visa sponsorship by US state",
            f"Open jobs in {counted(len(states), 'US state')}, remote jobs, and jobs in other countries, "
            "with what their postings say about visa sponsorship.",
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Places", urls.PLACES)),
        states=tuple(states),
        chart=chart_of(
            "states",
            "Jobs by state",
            f"{sum(bool(job.states) for job in jobs):,} of {counted(len(jobs), 'open job')} name a US state; "
            "a job in several states counts in each.",
            ("State", "Jobs"),
            ((link.text, link.count, link.url) for link in states[:15]),
        ),
        countries=tuple(
            CountedLink(country_name(code), urls.search(country=[country_name(code)]), count)
            for code, count in sorted(countries.items(), key=lambda item: (-item[1], item[0]))
        ),
        remote=CountedLink("Remote jobs", urls.search(mode=["Remote"]), remote),
        not_stated=CountedLink("Jobs with no country stated", urls.search(country=[NOT_STATED]), unstated),
    )


def place_page(code: str, number: int, book: Book) -> PlacePage:
    """Page `number` of a state's jobs."""
    name = US_STATES[code]
    jobs = book.catalogue.by_state[code]
    first = jobs if number == 1 else ()  # further pages hold the list alone
    list_url = urls.place(state_slug(code))
    url = urls.numbered(list_url, number)
    listing = listing_of(jobs, number, list_url, book)
    heading = f"Jobs in {name} with visa sponsorship"
    feeds = feeds_of(list_url)
    facets = {"state": [name], **scope_facet(book)}
    return PlacePage(
        url=url,
        heading=numbered_heading(heading, number),
        head=list_head(
            book,
            listing,
            list_url,
            numbered_heading(heading, number),
            f"{counted(len(jobs), 'open job')} in {name}: what each posting says about visa sponsorship, "
            "with roles, cities and employers.",
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Places", urls.PLACES), Link(name, list_url)),
        report_url=urls.report(book.settings.report_url, absolute(book, url), heading),
        counts=counts_of(jobs),
        stances=stances_of(jobs, facets),
        listing=listing,
        scope=f"Counted here: open jobs with a place of work in {name}. Each shows what its posting says "
        "about sponsorship; jobs that refuse it are listed last.",
        search_url=urls.search(**facets),
        feeds=feeds,
        downloads=downloads_of(list_url),
        state=name,
        roles=_roles(code, first, book),
        cities=cities_of(first, code),
        employers=employer_rows(first, book)[:_EMPLOYERS_SHOWN],
    )


def _roles(code: str, jobs: Jobs, book: Book) -> tuple[CountedLink, ...]:
    """Roles of the state; those below the floor lead to the search."""
    built = {each.role: each.url for each in role_lists(book) if each.state == code}
    counts: dict[str, int] = defaultdict(int)
    for job in jobs:
        for match in job.roles:
            counts[match.role] += 1
    links = (_role_link(role, code, count, built, book) for role, count in counts.items())
    return tuple(sorted(links, key=lambda link: (-link.count, link.text)))


def _role_link(role: str, code: str, count: int, built: dict[str, str], book: Book) -> CountedLink:
    title = book.roles[role].title
    preset = urls.search(role=[title], state=[US_STATES[code]], **scope_facet(book))
    return CountedLink(title, built.get(role, preset), count)
