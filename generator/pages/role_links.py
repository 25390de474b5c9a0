"""Links of roles: between a role's lists, to the search set to them, and to other sites."""

from collections.abc import Mapping, Sequence

from generator.domain.role import Role
from generator.domain.states import US_STATES
from generator.domain.visa import VISAS
from generator.evidence.ladder import Rung
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.lists import most_first
from generator.pages.model.parts import CountedLink, Link
from generator.pages.model.role import RoleFamily
from generator.pages.role_lists import RoleList, address_of, jobs_of
from generator.pages.words import RUNG_LABELS, visa_phrase


def role_link(slug: str, book: Book) -> CountedLink:
    """A role with the number of its jobs."""
    jobs = book.catalogue.by_role.get(slug, ())
    offers = sum(job.rung in {Rung.OFFERED, Rung.CONDITIONAL} for job in jobs)
    note = f"{offers:,} offer sponsorship in their words" if offers else ""
    return CountedLink(book.roles[slug].title, urls.role(slug), len(jobs), note)


def families_of(book: Book) -> tuple[RoleFamily, ...]:
    """Roles with their counts, by family in the order of their names."""
    names = sorted({role.family for role in book.roles.values()})
    return tuple(
        RoleFamily(
            name=name,
            roles=tuple(
                role_link(slug, book)
                for slug, role in sorted(book.roles.items(), key=lambda item: item[1].title)
                if role.family == name
            ),
        )
        for name in names
    )


def trail_of(which: RoleList, book: Book) -> tuple[Link, ...]:
    """The breadcrumbs of a role's list, behind the home page."""
    title = book.roles[which.role].title
    trail = [Link("Roles", urls.ROLES), Link(title, urls.role(which.role))]
    if which.visa:
        trail.append(Link(visa_phrase(which.visa), which.url))
    if which.state:
        trail.append(Link(US_STATES[which.state], which.url))
    return tuple(trail)


def links_by_visa(which: RoleList, book: Book) -> tuple[CountedLink, ...]:
    """The role's pages for other visas."""
    lists = (RoleList(which.role, visa=visa.slug) for visa in VISAS if visa.has_page)
    return tuple(
        CountedLink(visa_phrase(each.visa), address_of(each, book), len(jobs))
        for each in lists
        if each.visa != which.visa
        and (jobs := jobs_of(each, book))
        and len(jobs) >= book.settings.floors.role_visa
    )


def links_by_state(which: RoleList, book: Book) -> tuple[CountedLink, ...]:
    """The role's pages in other states; a page for a visa has none."""
    if which.visa:
        return ()
    links = (
        CountedLink(US_STATES[state], url, len(jobs))
        for (role, state), jobs in book.catalogue.by_role_state.items()
        if role == which.role and state != which.state and (url := state_url(role, state, book))
    )
    return most_first(links)


def state_url(role: str, state: str, book: Book) -> str:
    """Where the role's jobs in a state are; empty below the floor."""
    jobs = book.catalogue.by_role_state.get((role, state), ())
    built = state in US_STATES and len(jobs) >= max(1, book.settings.floors.role_state)
    return address_of(RoleList(role, state=state), book) if built else ""


def jobs_abroad(which: RoleList, book: Book) -> tuple[CountedLink, ...]:
    """The role's jobs in countries that the site's lists leave out, when there are any."""
    count = book.catalogue.abroad_by_role.get(which.role, 0)
    if which.visa or which.state or not count:
        return ()
    title = book.roles[which.role].title
    return (CountedLink(f"{title} jobs in other countries", urls.search(role=[title]), count),)


def quick_filters(jobs: Jobs, facets: Mapping[str, Sequence[str]]) -> tuple[CountedLink, ...]:
    """Narrower searches within a list that `facets` filter to; those without a job are left out."""
    remote = sum(job.work_mode == "remote" for job in jobs)
    offering = sum(job.rung in {Rung.OFFERED, Rung.CONDITIONAL} for job in jobs)
    entry = sum(job.seniority in {"intern", "entry"} for job in jobs)
    rungs = [RUNG_LABELS[Rung.OFFERED], RUNG_LABELS[Rung.CONDITIONAL]]
    candidates = (
        CountedLink("Offers sponsorship, also on conditions", urls.search(**facets, stance=rungs), offering),
        CountedLink("Remote", urls.search(**facets, mode=["Remote"]), remote),
        CountedLink(
            "Intern or entry level", urls.search(**facets, seniority=["Intern", "Entry level"]), entry
        ),
    )
    return tuple(link for link in candidates if link.count)


def occupation_links(role: Role) -> tuple[Link, ...]:
    """Where others describe the role's occupation and its wages."""
    profiles = (
        Link(f"O*NET profile {code}", f"https://www.onetonline.org/link/summary/{code}")
        for code in role.occupation.onet
    )
    return (
        *profiles,
        Link("Wage search of the US Department of Labor", "https://flag.dol.gov/wage-data/wage-search"),
    )
