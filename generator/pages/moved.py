"""Pages at old addresses, for hosts without rules of their own: they lead to the new address."""

from generator.pages.book import Book
from generator.pages.heads import head_of
from generator.pages.model.general import RedirectPage
from generator.pages.model.parts import Link


def moved_page(url: str, to: str, book: Book) -> RedirectPage:
    """The page at the old address `url`, which leads to the address `to`. It is never indexed."""
    heading = "This page has moved"
    head = head_of(book, to, heading, f"This page is now at {to}.", indexable=False)
    return RedirectPage(url=url, heading=heading, head=head, target=Link(to, to))
