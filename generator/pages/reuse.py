"""How often each text stands on the site, and how much of a page's text stands elsewhere too."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.domain.article import Article, Entry
from generator.pages.articles import faqs_for, tips_for
from generator.pages.book import Book
from generator.pages.role_lists import RoleList, role_lists


@dataclass(frozen=True, slots=True)
class TextReuse:
    """A tip or an answer and the pages on which it stands."""

    path: str
    """The file that holds its words."""
    words: int
    """Words of its body as written, in which whatever stands between braces counts as written."""
    pages: tuple[str, ...]
    """Addresses of first pages of lists."""


@dataclass(frozen=True, slots=True)
class PageReuse:
    """The words that editors wrote for one page, and those of them that stand on another page too."""

    words: int
    elsewhere: int

    @property
    def percent(self) -> int:
        """The share that stands elsewhere, in whole percent, down; 0 for a page without a text."""
        return 100 * self.elsewhere // self.words if self.words else 0


def reuse_of(book: Book) -> Mapping[str, TextReuse]:
    """Every tip and answer that stands on a page, by the path of the file that holds its words."""
    pages: dict[str, dict[str, None]] = defaultdict(dict)
    bodies: dict[str, str] = {}
    for which in role_lists(book):
        for article in _texts(which, book):
            pages[_origin(article)].setdefault(which.url)
            bodies[_origin(article)] = article.body
    return {
        path: TextReuse(path, _words(bodies[path]), tuple(found)) for path, found in sorted(pages.items())
    }


def page_reuse(which: RoleList, book: Book, reuse: Mapping[str, TextReuse]) -> PageReuse:
    """The share of one list's text. A role's opening stands on the pages of its states too."""
    texts = [reuse[path] for path in dict.fromkeys(map(_origin, _texts(which, book)))]
    opening = 0 if which.visa else _words(book.roles[which.role].intro)
    others = any(other.role == which.role and not other.visa and other != which for other in role_lists(book))
    return PageReuse(
        words=opening + sum(text.words for text in texts),
        elsewhere=opening * others + sum(text.words for text in texts if len(text.pages) > 1),
    )


def reuse_lines(which: RoleList, book: Book) -> list[str]:
    """What there is to say of a list's texts: each with its file and pages, then the page's share."""
    reuse = reuse_of(book)
    lines = []
    for article in _texts(which, book):
        pages = len(reuse[_origin(article)].pages)
        by = f" by {article.path}" if article.shared else ""
        lines.append(f"  text: {_origin(article)}{by}, on {pages:,} {'page' if pages == 1 else 'pages'}")
    share = page_reuse(which, book, reuse)
    lines.append(f"  words by editors: {share.words:,}, of them on other pages too: {share.percent}%")
    return lines


def _texts(which: RoleList, book: Book) -> Iterable[Article[Entry]]:
    if which.state:
        return ()
    return (
        *tips_for(book, which.role, which.visa),
        *faqs_for(book, which.role, which.visa),
    )


def _origin(article: Article[Entry]) -> str:
    return article.shared or article.path


def _words(text: str) -> int:
    return len(text.split())
