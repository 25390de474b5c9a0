"""The lists of a role: the whole role, one visa, one state. Which have a page, and how each is named."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.domain.countries import country_name
from generator.domain.states import US_STATES, state_slug
from generator.domain.visa import VISA_BY_SLUG, VisaKind
from generator.evidence.ladder import Rung
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.book import Book, once_for_each_book
from generator.pages.list_pages import scope_facet
from generator.pages.visa_evidence import visa_scope
from generator.pages.words import counted, visa_phrase


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

    @property
    def visa_kind(self) -> VisaKind | None:
        """The visa of the list, if it is for one."""
        return VISA_BY_SLUG.get(self.visa)


@once_for_each_book
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


@once_for_each_book
def open_lists(book: Book) -> tuple[RoleList, ...]:
    """The lists that links lead to."""
    return tuple(which for which in role_lists(book) if which.url not in book.closed)


def address_of(which: RoleList, book: Book) -> str:
    """Where links to a list lead: to its page, or to the search set to it where the gate keeps the page."""
    return which.url if which.url not in book.closed else urls.search(**facets_of(which, book))


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
    role = book.roles[which.role]
    if which.state:
        return f"{role.title} jobs in {US_STATES[which.state]} with visa sponsorship"
    if which.visa == "green-card":
        return f"{role.title} jobs with green card sponsorship"
    if which.visa:
        noun = "" if which.visa.startswith("f-1-") else "visa "  # a work authorization is no visa
        return f"{visa_phrase(which.visa)} {noun}{role.title} jobs"
    return f"{role.title} jobs in the USA with visa sponsorship"


def description_of(which: RoleList, jobs: Jobs, book: Book) -> str:
    """What search engines show of a role's list."""
    offers = sum(job.rung is Rung.OFFERED for job in jobs)
    where = f" in {US_STATES[which.state]}" if which.state else ""
    visa = f"{which.visa_kind.name} " if which.visa_kind else ""
    noun = f"{visa}{book.roles[which.role].title} job"
    return (
        f"{counted(len(jobs), noun)}{where} with what each posting says about visa "
        f"sponsorship, in its own words: {offers:,} offer it. Posted pay, employers and places, with dates."
    )


def scope_of(which: RoleList, book: Book) -> str:
    """Which jobs a role's list counts, in a sentence or two."""
    role = book.roles[which.role]
    countries = " or ".join(
        f"the {country_name(code)}" if code in {"US", "GB"} else country_name(code)
        for code in book.settings.countries
    )
    if which.visa_kind:
        return visa_scope(
            which.visa_kind, book, f"{role.title} jobs in {countries}, or with no country stated,"
        )
    if which.state:
        return f"Counted here: open {role.title} jobs with a place of work in {US_STATES[which.state]}."
    return (
        f"Counted here: all open {role.title} jobs in {countries}, or with no country stated. Each shows "
        "what its posting says about sponsorship. Jobs that refuse it are listed last."
    )


def facets_of(which: RoleList, book: Book) -> dict[str, Sequence[str]]:
    """The search's filters that give the jobs of a role's list."""
    facets: dict[str, Sequence[str]] = {"role": [book.roles[which.role].title]}
    if which.visa_kind:
        facets["visa"] = [which.visa_kind.name]
    if which.state:
        facets["state"] = [US_STATES[which.state]]
    return facets | scope_facet(book)
