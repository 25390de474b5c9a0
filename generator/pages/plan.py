"""Decides every page of the site: its address, its kind and how it is built. No page is built here."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from sys import intern

from generator.domain.states import state_slug
from generator.pages import general, urls
from generator.pages.book import Book
from generator.pages.departures import Life
from generator.pages.eligibility import eligibility_page
from generator.pages.employers import employer_page, employer_slugs, employers_page, initials
from generator.pages.facets import search_page
from generator.pages.facts import facts_page
from generator.pages.follow import follow_page
from generator.pages.lists import pages_needed
from generator.pages.model.page import Page
from generator.pages.places import place_page, places_page, state_codes
from generator.pages.posting_addresses import has_page
from generator.pages.postings import posting_page, words_apart
from generator.pages.role_lists import RoleList, jobs_of, role_lists
from generator.pages.roles import role_page, roles_page
from generator.pages.visas import jobs_for_visa, visa_page, visa_slugs, visas_page
from generator.problems.problem import Checked, Problem


class Kind(StrEnum):
    """Kinds of page, as the sitemap and the reports name them."""

    GENERAL = "general"
    ROLE = "roles"
    ROLE_VISA = "role-visas"
    ROLE_STATE = "role-states"
    VISA = "visas"
    EMPLOYER = "employers"
    PLACE = "places"
    POSTING = "postings"
    GUIDE = "guides"
    REDIRECT = "redirects"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Planned:
    """One page: where it will stand and what it shows."""

    url: str
    kind: Kind
    build: Callable[[Book], Page]
    """A function of a module, or one with its first values bound: it can be sent to another process, and what
    it is made of can be told."""
    origin: str
    """The file that asks for it, relative to the site's folder."""
    which: RoleList | None = None
    """The list of a role that it shows, if it shows one."""
    posting: str = ""
    """The last part of the address of the posting that it shows, if it shows one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every page of the site, by address."""

    pages: tuple[Planned, ...]
    addresses: frozenset[str]
    life: Life = field(default_factory=Life)
    """What became of addresses that were pages before."""

    def counts(self) -> dict[str, int]:
        """Pages by kind."""
        return dict(sorted(Counter(page.kind.value for page in self.pages).items()))


def plan_of(book: Book, postings: Sequence[Planned] | None = None) -> Checked[Plan]:
    """All pages in a fixed order; two that want one address are a problem.

    `postings`: what `posting_pages` says of the book, where it is known already.
    """
    wanted = [*_other_pages(book), *(posting_pages(book) if postings is None else postings)]
    taken: dict[str, Planned] = {}
    problems = []
    for page in wanted:
        other = taken.setdefault(page.url, page)
        if other is not page:
            problems.append(_collision(page, other))
    pages = tuple(taken.values())
    return Checked(Plan(pages, frozenset(taken)), tuple(problems))


def posting_pages(book: Book) -> tuple[Planned, ...]:
    """The pages of all postings; they depend on the catalogue and the settings alone."""
    return tuple(_postings(book))


def _other_pages(book: Book) -> Iterator[Planned]:
    yield from _general(book)
    yield from _roles(book)
    yield from _visas(book)
    yield from _employers(book)
    yield from _places(book)


def _general(book: Book) -> Iterator[Planned]:
    yield Planned(urls.HOME, Kind.GENERAL, general.home_page, "site.yaml")
    yield Planned(urls.SEARCH, Kind.GENERAL, search_page, "site.yaml")
    yield Planned(urls.SAVED, Kind.GENERAL, general.saved_page, "site.yaml")
    yield Planned(urls.FOLLOW, Kind.GENERAL, follow_page, "site.yaml")
    yield Planned(urls.NOT_FOUND, Kind.GENERAL, general.not_found_page, "site.yaml")
    if book.eligibility:
        origin = f"{book.settings.paths.content}/eligibility.yaml"
        yield Planned(urls.ELIGIBILITY, Kind.GENERAL, eligibility_page, origin)
    if book.ledger.facts:
        origin = f"{book.settings.paths.content}/facts.yaml"
        yield Planned(urls.FACTS, Kind.GENERAL, facts_page, origin)
    for slug, article in sorted(book.pages.items()):
        yield Planned(
            urls.content_page(slug), Kind.GENERAL, partial(general.content_page, slug), article.path
        )
    if book.guides:
        yield Planned(urls.GUIDES, Kind.GUIDE, general.guides_page, book.settings.paths.content)
    for guide in book.guides:
        yield Planned(urls.guide(guide.key), Kind.GUIDE, partial(_guide, guide.key), guide.path)


def _guide(key: str, book: Book) -> Page:
    return general.guide_page(next(guide for guide in book.guides if guide.key == key), book)


def _roles(book: Book) -> Iterator[Planned]:
    yield Planned(urls.ROLES, Kind.ROLE, roles_page, book.settings.paths.roles)
    for which in role_lists(book):
        kind = Kind.ROLE_VISA if which.visa else Kind.ROLE_STATE if which.state else Kind.ROLE
        for number in _numbers(len(jobs_of(which, book)), book):
            url = urls.numbered(which.url, number)
            yield Planned(url, kind, partial(role_page, which, number), _role_file(which.role, book), which)
    for alias, role in sorted(general.alias_slugs(book).items()):
        build = partial(general.redirect_page, alias, role)
        yield Planned(urls.role(alias), Kind.REDIRECT, build, _role_file(role, book))


def _visas(book: Book) -> Iterator[Planned]:
    yield Planned(urls.VISAS, Kind.VISA, visas_page, book.settings.paths.content)
    for slug in visa_slugs(book):
        for number in _numbers(len(jobs_for_visa(slug, book)), book):
            url = urls.numbered(urls.visa(slug), number)
            yield Planned(url, Kind.VISA, partial(visa_page, slug, number), book.visa_texts[slug].path)


def _employers(book: Book) -> Iterator[Planned]:
    yield Planned(urls.EMPLOYERS, Kind.EMPLOYER, partial(employers_page, ""), _data(book))
    for initial in initials(book):
        url = urls.employers_by_initial(initial)
        yield Planned(url, Kind.EMPLOYER, partial(employers_page, initial), _data(book))
    for slug in employer_slugs(book):
        for number in _numbers(len(book.catalogue.by_employer[slug]), book):
            url = urls.numbered(urls.employer(slug), number)
            yield Planned(url, Kind.EMPLOYER, partial(employer_page, slug, number), _data(book))


def _places(book: Book) -> Iterator[Planned]:
    yield Planned(urls.PLACES, Kind.PLACE, places_page, _data(book))
    for code in state_codes(book):
        for number in _numbers(len(book.catalogue.by_state[code]), book):
            url = urls.numbered(urls.place(state_slug(code)), number)
            yield Planned(url, Kind.PLACE, partial(place_page, code, number), _data(book))


def _postings(book: Book) -> Iterator[Planned]:
    apart = words_apart(book)
    for job in book.catalogue.jobs:
        for advert in (each for each in job.adverts if has_page(each, book)):
            slug = advert.slug
            build = partial(_posting, slug, apart.get(slug, ""))
            yield Planned(urls.posting(slug), Kind.POSTING, build, _data(book), posting=slug)


def _posting(slug: str, apart: str, book: Book) -> Page:
    return posting_page(*book.catalogue.adverts[slug], book, apart)


def _numbers(total: int, book: Book) -> range:
    return range(1, pages_needed(total, book.settings.per_page) + 1)


def _role_file(slug: str, book: Book) -> str:
    return intern(f"{book.settings.paths.roles}/{slug}.yaml")


def _data(book: Book) -> str:
    return intern(f"{book.settings.paths.data}/snapshot.yaml")


def _collision(page: Planned, other: Planned) -> Problem:
    return Problem(
        page.origin,
        "address-taken",
        f"The page wants the address {page.url}, which {other.origin} already has.",
        "give one of them another file name or alias.",
    )
