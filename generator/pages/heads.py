"""Title, description and addresses of a page, its texts within the lengths search engines show."""

from generator.pages import urls
from generator.pages.book import Book
from generator.pages.model.page import Head
from generator.pages.model.parts import Link

_TITLE_WITH_SITE = 65
"""Characters of a title up to which the site's name is added."""
LONGEST_TITLE = 75
"""Characters that search engines show on a wide screen, and a few that they read all the same."""
LONGEST_DESCRIPTION = 160
"""Characters that search engines show of a description."""


def head_of(  # noqa: PLR0913 - the parts of a head are all of one kind
    book: Book,
    url: str,
    title: str,
    description: str,
    *,
    indexable: bool = True,
    feeds: tuple[Link, ...] = (),
    previous: str = "",
    following: str = "",
) -> Head:
    """A head; a demo site is never indexable."""
    return Head(
        title=_titled(title, book.settings.name),
        description=shortened(" ".join(description.split()), LONGEST_DESCRIPTION),
        canonical=absolute(book, url),
        indexable=indexable and not book.catalogue.manifest.demo,
        wanted=indexable,
        feeds=feeds,
        previous=previous,
        next=following,
    )


def absolute(book: Book, url: str) -> str:
    """An address of the site with its host."""
    return book.settings.base_url.rstrip("/") + url


def report_link(book: Book, url: str, subject: str) -> str:
    """Where to report an error on a page of the site; `subject` names what it is about."""
    return urls.report(book.settings.report_url, absolute(book, url), subject)


def eligibility_link(book: Book, *, role: str = "", visa: str = "") -> str:
    """Where it stands who can use which visa, opened for a role or at a visa; empty for a site without it."""
    if book.eligibility is None:
        return ""
    if visa and all(way.visa != visa for way in book.eligibility.ways):
        return urls.ELIGIBILITY
    return urls.eligibility(role=role, visa=visa)


def shortened(text: str, longest: int) -> str:
    """The text, cut at a word with an ellipsis when it is longer."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.-") + "…"


def _titled(title: str, site: str) -> str:
    """The title with the site's name, when both fit."""
    with_site = f"{title} | {site}"
    return with_site if len(with_site) <= _TITLE_WITH_SITE else shortened(title, LONGEST_TITLE)
