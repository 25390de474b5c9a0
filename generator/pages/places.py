"""Pages of places: all states, and one state."""

from collections import Counter
from collections.abc import Sequence

from generator.domain.countries import country_name
from generator.domain.states import US_STATES, state_slug
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book, once_for_each_book
from generator.pages.charts import chart_of
from generator.pages.employer_rows import employer_rows
from generator.pages.figures import cities_of
from generator.pages.heads import head_of
from generator.pages.list_pages import ListSubject, list_parts, scope_facet
from generator.pages.lists import most_first
from generator.pages.model.parts import CountedLink, Link
from generator.pages.model.place import PlacePage, PlacesPage
from generator.pages.role_lists import open_lists
from generator.pages.words import NOT_STATED, counted

_EMPLOYERS_SHOWN = 15


@once_for_each_book
def state_codes(book: Book) -> tuple[str, ...]:
    """States with open jobs."""
    return tuple(sorted(code for code in book.catalogue.by_state if code in US_STATES))


def state_links(book: Book) -> tuple[CountedLink, ...]:
    """All states with the number of their jobs."""
    return tuple(
        CountedLink(US_STATES[code], _address(code, book), len(book.catalogue.by_state[code]))
        for code in state_codes(book)
    )


def _address(code: str, book: Book) -> str:
    """The state's page, or the search set to the state where the gate keeps the page."""
    url = urls.place(state_slug(code))
    return url if url not in book.closed else urls.search(**_facets(code, book))


def _facets(code: str, book: Book) -> dict[str, Sequence[str]]:
    return {"state": [US_STATES[code]], **scope_facet(book)}


def places_page(book: Book) -> PlacesPage:
    """All states with their jobs, and the jobs that no state holds."""
    jobs = book.catalogue.open
    states = most_first(state_links(book))
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
        states=states,
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
    jobs = book.catalogue.by_state[code]
    first = jobs if number == 1 else ()  # further pages hold the list alone
    return PlacePage(
        **list_parts(_subject(code, jobs, book), jobs, number, book),
        state=US_STATES[code],
        roles=_roles(code, first, book),
        cities=cities_of(first, code),
        employers=employer_rows(first, book)[:_EMPLOYERS_SHOWN],
    )


def _subject(code: str, jobs: Jobs, book: Book) -> ListSubject:
    name, url = US_STATES[code], urls.place(state_slug(code))
    return ListSubject(
        url=url,
        heading=f"Jobs in {name} with visa sponsorship",
        description=f"{counted(len(jobs), 'open job')} in {name}: what each posting says about visa "
        "sponsorship, with roles, cities and employers.",
        scope=f"Counted here: open jobs with a place of work in {name}. Each shows what its posting says "
        "about sponsorship; jobs that refuse it are listed last.",
        trail=(Link("Places", urls.PLACES), Link(name, url)),
        facets=_facets(code, book),
    )


def _roles(code: str, jobs: Jobs, book: Book) -> tuple[CountedLink, ...]:
    """Roles of the state; those below the floor lead to the search."""
    built = {each.role: each.url for each in open_lists(book) if each.state == code}
    counts = Counter(match.role for job in jobs for match in job.roles)
    return most_first(_role_link(role, code, count, built, book) for role, count in counts.items())


def _role_link(role: str, code: str, count: int, built: dict[str, str], book: Book) -> CountedLink:
    title = book.roles[role].title
    preset = urls.search(role=[title], state=[US_STATES[code]], **scope_facet(book))
    return CountedLink(title, built.get(role, preset), count)
