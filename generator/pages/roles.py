"""Pages of roles: all roles, a role, a role for one visa, a role in one state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.domain.article import Article, Faq, Tip
from generator.domain.countries import country_name
from generator.domain.role import Role
from generator.domain.states import US_STATES, state_slug
from generator.domain.visa import VISA_BY_SLUG, VISAS, VisaKind
from generator.evidence.ladder import Rung
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.articles import (
    cited_facts,
    earliest_review,
    entries_for,
    facts_to_know,
    markdown_of,
    text_block,
    values_for,
)
from generator.pages.book import Book
from generator.pages.figures import months_of, pay_note_of, pay_of, states_of
from generator.pages.filings import filings_note, reported_titles, role_filings
from generator.pages.heads import head_of
from generator.pages.lists import (
    counts_of,
    downloads_of,
    employer_rows,
    feeds_of,
    list_head,
    listing_of,
    numbered_heading,
    stances_of,
)
from generator.pages.page import (
    Chart,
    CountedLink,
    FactNote,
    Link,
    Markdown,
    RoleFamily,
    RolePage,
    RolesPage,
    TextBlock,
)
from generator.pages.role_wages import NO_LEVELS, level_meaning, role_wages
from generator.pages.visa_evidence import visa_scope
from generator.pages.words import NOT_STATED, RUNG_LABELS, counted, visa_phrase

_EMPLOYERS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class RoleList:
    """Which list of a role a page shows."""

    role: str
    visa: str = ""
    state: str = ""

    @property
    def url(self) -> str:
        """Address of the list's first page."""
        if self.visa:
            return urls.role_visa(self.role, self.visa)
        if self.state:
            return urls.role_state(self.role, state_slug(self.state))
        return urls.role(self.role)


def role_lists(book: Book) -> tuple[RoleList, ...]:
    """Every list of a role that has a page: every role, and above their floors its visas and states."""
    floors, catalogue = book.settings.floors, book.catalogue
    lists = [RoleList(role) for role in sorted(book.roles)]
    lists += [
        RoleList(role, visa=visa)
        for (role, visa), jobs in sorted(catalogue.by_role_visa.items())
        if VISA_BY_SLUG[visa].has_page and len(jobs) >= max(1, floors.role_visa)
    ]
    lists += [
        RoleList(role, state=state)
        for (role, state), jobs in sorted(catalogue.by_role_state.items())
        if state in US_STATES and len(jobs) >= max(1, floors.role_state)
    ]
    return tuple(lists)


def jobs_of(which: RoleList, book: Book) -> Jobs:
    """The jobs of a role's list."""
    catalogue = book.catalogue
    if which.visa:
        return catalogue.by_role_visa.get((which.role, which.visa), ())
    if which.state:
        return catalogue.by_role_state.get((which.role, which.state), ())
    return catalogue.by_role.get(which.role, ())


def heading_of(which: RoleList, book: Book) -> str:
    """The heading of a role's list."""
    return _heading(book.roles[which.role], VISA_BY_SLUG.get(which.visa), which.state)


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


def role_link(slug: str, book: Book) -> CountedLink:
    """A role with the number of its jobs."""
    jobs = book.catalogue.by_role.get(slug, ())
    offers = sum(job.rung in {Rung.OFFERED, Rung.CONDITIONAL} for job in jobs)
    note = f"{offers:,} offer sponsorship in their words" if offers else ""
    return CountedLink(book.roles[slug].title, urls.role(slug), len(jobs), note)


def role_page(which: RoleList, number: int, book: Book) -> RolePage:
    """Page `number` of a role's list; the first has all sections, further pages hold the list alone."""
    jobs = jobs_of(which, book)
    page = _list_page(which, number, jobs, book)
    if number > 1:
        return page
    return _with_records(_with_figures(page, which, jobs, book), which, jobs, book)


def _list_page(which: RoleList, number: int, jobs: Jobs, book: Book) -> RolePage:
    """The list with its texts and links."""
    role, visa = book.roles[which.role], VISA_BY_SLUG.get(which.visa)
    heading = heading_of(which, book)
    listing = listing_of(jobs, number, which.url, book)
    facets = _facets(which, role, visa, book)
    texts = _texts(which, role, visa, book)
    url = urls.numbered(which.url, number)
    return RolePage(
        url=url,
        heading=numbered_heading(heading, number),
        head=list_head(
            book,
            listing,
            which.url,
            numbered_heading(heading, number),
            _description(role, visa, which.state, jobs),
        ),
        breadcrumbs=_breadcrumbs(which, role, visa),
        report_url=urls.report(book.settings.report_url, book.settings.base_url.rstrip("/") + url, heading),
        counts=counts_of(jobs),
        stances=stances_of(jobs, facets),
        listing=listing,
        scope=_scope(role, visa, which.state, book),
        elsewhere=_elsewhere(which, role, visa, book),
        search_url=urls.search(**facets),
        feeds=feeds_of(which.url),
        downloads=downloads_of(which.url),
        role=role.title,
        visa=visa.name if visa else "",
        state=US_STATES[which.state] if which.state else "",
        aliases=role.aliases,
        intro=texts.intro,
        reviewed_on=texts.reviewed_on,
        facts=facts_to_know(book, visa.slug if visa else ""),
        cited=texts.cited,
        quick_filters=_quick_filters(jobs, facets),
        tips=texts.tips,
        faq=texts.faq,
        visas=_visa_links(which, book),
        in_states=_state_links(which, book),
        related=tuple(role_link(slug, book) for slug in role.related if slug in book.roles),
        occupation=f"{role.occupation.soc[0]} {role.occupation.title}",
        occupation_links=_occupation_links(role),
    )


@dataclass(frozen=True, slots=True)
class _Texts:
    """What editors wrote for a list."""

    intro: Markdown
    tips: tuple[TextBlock, ...]
    faq: tuple[TextBlock, ...]
    reviewed_on: date | None
    cited: tuple[FactNote, ...]


def _texts(which: RoleList, role: Role, visa: VisaKind | None, book: Book) -> _Texts:
    tips = entries_for(book.tips, which.role, which.visa) if not which.state else ()
    faqs = entries_for(book.faqs, which.role, which.visa) if not which.state else ()
    values = values_for(book, role, visa)
    return _Texts(
        intro=markdown_of(role.intro if not which.visa else "", values),
        tips=_tips(tips, values),
        faq=_faq(faqs, values),
        reviewed_on=earliest_review(article.head for article in (*tips, *faqs)),
        cited=cited_facts(book, role.intro, *(article.body for article in (*tips, *faqs))),
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
        months=months_of(jobs, book.catalogue.as_of),
    )


def _with_records(page: RolePage, which: RoleList, jobs: Jobs, book: Book) -> RolePage:
    """The page with what public records say: wage levels, filings, reported titles.

    Filings are those of the whole country, so a page of one state has none; visas without labor condition
    applications have none either, and their pages say so.
    """
    role, visa = book.roles[which.role], VISA_BY_SLUG.get(which.visa)
    levels = role_wages(jobs, role, _facets(which, role, visa, book), book)
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
        jobs, "Jobs by state", lambda code: "" if which.visa else _state_url(which.role, code, book)
    )


def _heading(role: Role, visa: VisaKind | None, state: str) -> str:
    if visa and visa.slug == "green-card":
        return f"{role.title} jobs with green card sponsorship"
    if visa:
        return (
            f"{visa_phrase(visa.slug)} visa {role.title} jobs"
            if _is_visa(visa)
            else (f"{visa_phrase(visa.slug)} {role.title} jobs")
        )
    if state:
        return f"{role.title} jobs in {US_STATES[state]} with visa sponsorship"
    return f"{role.title} jobs in the USA with visa sponsorship"


def _is_visa(visa: VisaKind) -> bool:
    """OPT is a work authorization; the word visa would be wrong behind it."""
    return not visa.slug.startswith("f-1-")


def _description(role: Role, visa: VisaKind | None, state: str, jobs: Jobs) -> str:
    offers = sum(job.rung is Rung.OFFERED for job in jobs)
    where = f" in {US_STATES[state]}" if state else ""
    name = f"{visa.name} " if visa else ""
    return (
        f"{counted(len(jobs), f'{name}{role.title} job')}{where} with what each posting says about visa "
        f"sponsorship, in its own words: {offers:,} offer it. Posted pay, employers and places, with dates."
    )


def _scope(role: Role, visa: VisaKind | None, state: str, book: Book) -> str:
    countries = " or ".join(
        f"the {country_name(code)}" if code in {"US", "GB"} else country_name(code)
        for code in book.settings.countries
    )
    if visa:
        return visa_scope(visa, book, f"{role.title} jobs in {countries}, or with no country stated,")
    if state:
        return f"Counted here: open {role.title} jobs with a place of work in {US_STATES[state]}."
    return (
        f"Counted here: all open {role.title} jobs in {countries}, or with no country stated. Each shows "
        "what its posting says about sponsorship. Jobs that refuse it are listed last."
    )


def _facets(which: RoleList, role: Role, visa: VisaKind | None, book: Book) -> dict[str, Sequence[str]]:
    facets: dict[str, Sequence[str]] = {"role": [role.title]}
    if visa:
        facets["visa"] = [visa.name]
    if which.state:
        facets["state"] = [US_STATES[which.state]]
    return facets | scope_facet(book)


def scope_facet(book: Book) -> dict[str, Sequence[str]]:
    """The search's countries that equal the scope of the site's lists."""
    return {"country": [*(country_name(code) for code in book.settings.countries), NOT_STATED]}


def _elsewhere(which: RoleList, role: Role, visa: VisaKind | None, book: Book) -> tuple[CountedLink, ...]:
    if visa or which.state:
        return ()
    abroad = book.catalogue.abroad_by_role.get(which.role, 0)
    if not abroad:
        return ()
    link = CountedLink(f"{role.title} jobs in other countries", urls.search(role=[role.title]), abroad)
    return (link,)


def _quick_filters(jobs: Jobs, facets: dict[str, Sequence[str]]) -> tuple[CountedLink, ...]:
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


def _tips(articles: Sequence[Article[Tip]], values: Mapping[str, str]) -> tuple[TextBlock, ...]:
    return tuple(
        text_block(f"tip-{article.key}", article.head.title, article, values) for article in articles
    )


def _faq(articles: Sequence[Article[Faq]], values: Mapping[str, str]) -> tuple[TextBlock, ...]:
    return tuple(
        text_block(f"faq-{article.key}", article.head.question, article, values) for article in articles
    )


def _visa_links(which: RoleList, book: Book) -> tuple[CountedLink, ...]:
    lists = (RoleList(which.role, visa=visa.slug) for visa in VISAS if visa.has_page)
    return tuple(
        CountedLink(visa_phrase(each.visa), each.url, len(jobs))
        for each in lists
        if each.visa != which.visa
        and (jobs := jobs_of(each, book))
        and len(jobs) >= book.settings.floors.role_visa
    )


def _state_links(which: RoleList, book: Book) -> tuple[CountedLink, ...]:
    if which.visa:
        return ()
    links = (
        CountedLink(US_STATES[state], url, len(jobs))
        for (role, state), jobs in book.catalogue.by_role_state.items()
        if role == which.role and state != which.state and (url := _state_url(role, state, book))
    )
    return tuple(sorted(links, key=lambda link: (-link.count, link.text)))


def _state_url(role: str, state: str, book: Book) -> str:
    """The role's page in a state when there is one."""
    jobs = book.catalogue.by_role_state.get((role, state), ())
    built = state in US_STATES and len(jobs) >= max(1, book.settings.floors.role_state)
    return urls.role_state(role, state_slug(state)) if built else ""


def _breadcrumbs(which: RoleList, role: Role, visa: VisaKind | None) -> tuple[Link, ...]:
    trail = [Link("Home", urls.HOME), Link("Roles", urls.ROLES), Link(role.title, urls.role(which.role))]
    if visa:
        trail.append(Link(visa_phrase(visa.slug), which.url))
    if which.state:
        trail.append(Link(US_STATES[which.state], which.url))
    return tuple(trail)


def _occupation_links(role: Role) -> tuple[Link, ...]:
    profiles = (
        Link(f"O*NET profile {code}", f"https://www.onetonline.org/link/summary/{code}")
        for code in role.occupation.onet
    )
    return (*profiles, Link("OFLC wage search", "https://flag.dol.gov/wage-data/wage-search"))
