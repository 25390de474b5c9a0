"""The values that texts print on one page, each worked out when a text first comes to it.

Figures are made by the functions that make the page's own, so that a sentence and its table agree.
"""

from functools import cache

from generator.domain.role import Role
from generator.domain.visa import VisaKind
from generator.insight.catalogue import Jobs
from generator.pages.book import Book
from generator.pages.employer_rows import by_size
from generator.pages.figures import pay_of
from generator.pages.lists import counts_of
from generator.pages.model.figures import PayFigures
from generator.pages.words import day_words
from generator.texts.values import Group, Values


def values_for(book: Book, role: Role | None = None, visa: VisaKind | None = None, jobs: Jobs = ()) -> Values:
    """The variables of a page; `jobs` are its list where it is a role's."""
    groups = {
        "site": Group({"name": book.settings.name}.__getitem__),
        "snapshot": Group(lambda name: {"date": day_words(book.catalogue.as_of)}[name]),
        "fact": Group(lambda id_: book.ledger.facts[id_].value),
    }
    if role:
        groups["role"] = Group({"title": role.title, "plural": role.plural}.__getitem__)
        groups |= _figures(jobs, book)
    if visa:
        groups["visa"] = Group({"name": visa.name}.__getitem__)
    return groups


def _figures(jobs: Jobs, book: Book) -> dict[str, Group]:
    """What the page's own list comes to."""

    @cache
    def pay() -> PayFigures | None:
        return pay_of(jobs, book.settings.floors.statistics)

    def of_pay(name: str) -> object:
        return pay() is not None if name == "known" else getattr(pay(), "n" if name == "jobs" else name)

    def count(name: str) -> int:
        return counts_of(jobs)[("jobs", "postings", "employers").index(name)].value

    def top(most: int) -> tuple[str, ...]:
        return tuple(book.catalogue.employers[slug].name for slug, _ in by_size(jobs)[:most])

    def of_employers(name: str) -> object:
        return top if name == "top" else bool(jobs)

    return {"count": Group(count), "pay": Group(of_pay), "employers": Group(of_employers)}
