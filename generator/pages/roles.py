"""Pages of roles: all roles, a role, a role for one visa, a role in one state."""

from dataclasses import replace

from generator.domain.states import US_STATES
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.employer_rows import employer_rows
from generator.pages.figures import months_of, pay_note_of, pay_of, states_of
from generator.pages.filings import filings_note, reported_titles, role_filings
from generator.pages.heads import eligibility_link, head_of
from generator.pages.list_pages import ListSubject, list_parts, scope_facet
from generator.pages.model.figures import Chart
from generator.pages.model.parts import Link
from generator.pages.model.role import RolePage, RolesPage
from generator.pages.posted_levels import level_meaning
from generator.pages.role_links import (
    families_of,
    jobs_abroad,
    links_by_state,
    links_by_visa,
    occupation_links,
    quick_filters,
    role_link,
    state_url,
    trail_of,
)
from generator.pages.role_lists import (
    RoleList,
    description_of,
    facets_of,
    heading_of,
    jobs_of,
    scope_of,
)
from generator.pages.role_texts import RoleTexts, texts_of
from generator.pages.role_wages import NO_LEVELS, role_wages
from generator.pages.words import counted

_EMPLOYERS_SHOWN = 10


def roles_page(book: Book) -> RolesPage:
    """All roles by family."""
    return RolesPage(
        url=urls.ROLES,
        heading="Jobs with visa sponsorship by role",
        head=head_of(
            book,
            urls.ROLES,
            "Jobs with visa sponsorship by role",
            f"{counted(len(book.roles), 'role')} with the number of open jobs, what the postings say about "
            "visa sponsorship, and the visas they name.",
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Roles", urls.ROLES)),
        families=families_of(book),
    )


def role_page(which: RoleList, number: int, book: Book) -> RolePage:
    """Page `number` of a role's list; the first has all sections, further pages hold the list alone."""
    jobs = jobs_of(which, book)
    page = _list_page(which, number, jobs, book)
    if number > 1:
        return page
    return _with_records(_with_figures(page, which, jobs, book), which, jobs, book)


def _list_page(which: RoleList, number: int, jobs: Jobs, book: Book) -> RolePage:
    """The list with its texts and links."""
    role, visa = book.roles[which.role], which.visa_kind
    texts = texts_of(which, book)
    return RolePage(
        **list_parts(_subject(which, jobs, texts, book), jobs, number, book),
        elsewhere=jobs_abroad(which, book),
        role=role.title,
        visa=visa.name if visa else "",
        state=US_STATES[which.state] if which.state else "",
        aliases=role.aliases,
        intro=texts.intro,
        reviewed_on=texts.reviewed_on,
        facts=texts.facts,
        cited=texts.cited,
        quick_filters=quick_filters(jobs, facets_of(which, book)),
        tips=texts.tips,
        faq=texts.faq,
        visas=links_by_visa(which, book),
        eligibility_url=eligibility_link(book, role=which.role),
        in_states=links_by_state(which, book),
        related=tuple(role_link(slug, book) for slug in role.related if slug in book.roles),
        occupation=f"{role.occupation.soc[0]} {role.occupation.title}",
        occupation_links=occupation_links(role),
    )


def _subject(which: RoleList, jobs: Jobs, texts: RoleTexts, book: Book) -> ListSubject:
    return ListSubject(
        url=which.url,
        heading=heading_of(which, book),
        description=description_of(which, jobs, book),
        scope=scope_of(which, book),
        trail=trail_of(which, book),
        facets=facets_of(which, book),
        changes=texts.can_change,
    )


def _with_figures(page: RolePage, which: RoleList, jobs: Jobs, book: Book) -> RolePage:
    """The page with what its postings come to: pay, employers, states, months."""
    floor = book.settings.floors.statistics
    return replace(
        page,
        pay=pay_of(jobs, floor),
        pay_note=pay_note_of(jobs, floor),
        employers=employer_rows(jobs, book, book.roles[which.role].occupation.soc)[:_EMPLOYERS_SHOWN],
        employers_total=len({job.employer for job in jobs}),
        states=_states(which, jobs, book),
        months=months_of(jobs, book),
    )


def _with_records(page: RolePage, which: RoleList, jobs: Jobs, book: Book) -> RolePage:
    """The page with what public records say: wage levels, filings, reported titles.

    Filings are those of the whole country, so a page of one state has none; visas without labor condition
    applications have none either, and their pages say so.
    """
    role, visa = book.roles[which.role], which.visa_kind
    levels = role_wages(jobs, role, facets_of(which, book), book)
    by_lca = not which.state and (visa is None or visa.lca_based)
    filings = role_filings(which.role, {"role": [role.title], **scope_facet(book)}, book) if by_lca else None
    return replace(
        page,
        levels=levels,
        levels_note=NO_LEVELS if jobs and levels is None else "",
        level_meaning=level_meaning(book) if levels and which.visa in {"", "h-1b"} else None,
        filings=filings,
        filings_note="" if filings or which.state else filings_note(which.role, visa, book),
        reported_titles=reported_titles(role, book.records) if not which.state else None,
    )


def _states(which: RoleList, jobs: Jobs, book: Book) -> Chart | None:
    """Jobs by state, each state with its own page where the list is the whole role's."""
    if which.state:
        return None
    return states_of(
        jobs, "Jobs by state", lambda code: "" if which.visa else state_url(which.role, code, book)
    )
