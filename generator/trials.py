"""Pages on which texts would stand that are kept back: made and audited like any other, and not published."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from generator.domain.article import Article, Entry, Guide
from generator.domain.publication import Absence
from generator.pages import general, urls
from generator.pages.book import Book, applies
from generator.pages.plan import Kind, Planned
from generator.pages.role_lists import RoleList, role_lists
from generator.pages.roles import role_page
from generator.publication import Published
from generator.sources.site import SiteInput


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
    return tuple(_trials(book, _only(whole, waiting))) if waiting else ()


def _only(whole: SiteInput, paths: Collection[str]) -> SiteInput:
    """What the files say that a trial can be made of."""
    return replace(
        whole,
        role_files={slug: file for slug, file in whole.role_files.items() if file.path in paths},
        tips=tuple(tip for tip in whole.tips if tip.path in paths),
        faqs=tuple(faq for faq in whole.faqs if faq.path in paths),
        guides=tuple(guide for guide in whole.guides if guide.path in paths),
        pages={slug: page for slug, page in whole.pages.items() if page.path in paths},
    )


def _trials(book: Book, waiting: SiteInput) -> Iterator[Trial]:
    for slug, file in waiting.role_files.items():
        with_role = replace(book, roles={**book.roles, slug: file.role})
        yield _on_list(with_role, RoleList(slug), file.path)
    for tip in waiting.tips:
        yield from _of_entry(replace(book, tips=(tip,)), tip)
    for faq in waiting.faqs:
        yield from _of_entry(replace(book, faqs=(faq,)), faq)
    for guide in waiting.guides:
        yield Trial(book, _guide(guide))
    for slug, page in waiting.pages.items():
        with_page = replace(book, pages={**book.pages, slug: page})
        yield Trial(with_page, _page(slug, page.path))


def _guide(guide: Article[Guide]) -> Planned:
    url = urls.guide(guide.key)
    return Planned(url, Kind.GUIDE, lambda book: general.guide_page(guide, book), guide.path)


def _page(slug: str, path: str) -> Planned:
    url = urls.content_page(slug)
    return Planned(url, Kind.GENERAL, lambda book: general.content_page(slug, book), path)


def _of_entry(book: Book, article: Article[Entry]) -> Iterator[Trial]:
    lists = (which for which in role_lists(book) if not which.state)
    first = next((which for which in lists if applies(article.head, which.role, which.visa)), None)
    if first:
        yield _on_list(book, first, article.path)


def _on_list(book: Book, which: RoleList, path: str) -> Trial:
    return Trial(book, Planned(which.url, Kind.ROLE, lambda book: role_page(which, 1, book), path))
