"""Pages on which texts would stand that are kept back: made and audited like any other, and not published."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from generator.domain.article import Article, Entry, Guide, Scheduled
from generator.domain.publication import Absence
from generator.pages import general, urls
from generator.pages.book import Book, applies
from generator.pages.plan import Kind, Planned
from generator.pages.role_lists import RoleList, role_lists
from generator.pages.roles import role_page
from generator.publication import Published
from generator.sources.site import SiteInput

S = TypeVar("S", bound=Scheduled)


@dataclass(frozen=True, slots=True)
class Trial:
    """A page as it would be with one text more, and the book it is made from."""

    book: Book
    planned: Planned


def trials_of(book: Book, whole: SiteInput, published: Published) -> tuple[Trial, ...]:
    """A page for each text and role that waits; what has expired is not tried again.

    A tip or an answer is tried on the first page on which it would stand.
    """
    waiting = {each.path for each in published.withheld if each.absence is not Absence.EXPIRED}
    return tuple(_trials(book, whole, waiting))


def _trials(book: Book, whole: SiteInput, waiting: Collection[str]) -> Iterator[Trial]:
    for slug, file in whole.role_files.items():
        if file.path in waiting:
            with_role = replace(book, roles={**book.roles, slug: file.role})
            yield _on_list(with_role, RoleList(slug), file.path)
    for tip in _waiting(whole.tips, waiting):
        yield from _of_entry(replace(book, tips=(tip,)), tip)
    for faq in _waiting(whole.faqs, waiting):
        yield from _of_entry(replace(book, faqs=(faq,)), faq)
    for guide in _waiting(whole.guides, waiting):
        yield Trial(book, _guide(guide))
    for page in _waiting(whole.pages.values(), waiting):
        with_page = replace(book, pages={**book.pages, page.key: page})
        yield Trial(with_page, _page(page.key, page.path))


def _waiting(articles: Iterable[Article[S]], waiting: Collection[str]) -> Iterator[Article[S]]:
    return (article for article in articles if article.path in waiting)


def _guide(guide: Article[Guide]) -> Planned:
    url = urls.guide(guide.key)
    return Planned(url, Kind.GUIDE, partial(general.guide_page, guide), guide.path)


def _page(slug: str, path: str) -> Planned:
    url = urls.content_page(slug)
    return Planned(url, Kind.GENERAL, partial(general.content_page, slug), path)


def _of_entry(book: Book, article: Article[Entry]) -> Iterator[Trial]:
    lists = (which for which in role_lists(book) if not which.state)
    first = next((which for which in lists if applies(article.head, which.role, which.visa)), None)
    if first:
        yield _on_list(book, first, article.path)


def _on_list(book: Book, which: RoleList, path: str) -> Trial:
    return Trial(book, Planned(which.url, Kind.ROLE, partial(role_page, which, 1), path))
