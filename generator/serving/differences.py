"""Which pages may differ between two states of the site. Pure: nothing is made to find out."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from generator.domain.article import Article, Entry
from generator.pages.book import Book, applies
from generator.pages.plan import Planned
from generator.serving.edition import Edition, sort_of

_ENTRIES = ("tips", "faqs")


def may_differ(old: Edition, new: Edition) -> Iterator[str]:
    """Addresses of pages of `new` that may not be what they were in `old`, in the order of the plan.

    A page is as it was when no part of the book that such pages are made from has changed, and nothing
    that stands on every page.
    """
    changed = changed_parts(old.workshop.book, new.workshop.book)
    entries = tuple(_changed_entries(old.workshop.book, new.workshop.book))
    everywhere = _changed_everywhere(old, new)
    met_by = cache(lambda sort: _met(old.reads(sort), changed))
    for planned in new.workshop.plan.pages:
        is_new = everywhere or old.planned(planned.url) is None
        if is_new or _reaches(planned, met_by(sort_of(planned)), entries):
            yield planned.url


def changed_parts(old: Book, new: Book) -> frozenset[str]:
    """Names of the book's parts that are not equal; the large ones stay the same while nothing changes."""
    parts = (
        "settings", "roles", "tips", "faqs", "guides", "visa_texts", "pages", "ledger", "eligibility",
        "abbreviations",
    )  # fmt: skip
    large = ("catalogue", "records")
    changed = {name for name in parts if getattr(old, name) != getattr(new, name)}
    return frozenset(changed | {name for name in large if getattr(old, name) is not getattr(new, name)})


def _changed_everywhere(old: Edition, new: Edition) -> bool:
    """What every page shows: templates and files of the design, the site's name and dates, short forms."""
    before, after = old.workshop, new.workshop
    return (
        before.site != after.site
        or old.templates != new.templates
        or before.book.abbreviations != after.book.abbreviations
    )


def _met(read: frozenset[str], changed: frozenset[str]) -> frozenset[str] | None:
    """The changed parts that pages were made from; None where no such page was made yet."""
    return read & changed if read else None


def _reaches(planned: Planned, met: frozenset[str] | None, entries: Iterable[Article[Entry]]) -> bool:
    if met is None:
        return True
    if met and planned.which and met <= set(_ENTRIES):
        role, visa = planned.which.role, planned.which.visa
        return any(applies(entry.head, role, visa) for entry in entries)
    return bool(met)


def _changed_entries(old: Book, new: Book) -> Iterator[Article[Entry]]:
    """Tips and answers that stand in one of the books alone, as they are there."""
    for name in _ENTRIES:
        before: Mapping[str, Article[Entry]] = {article.path: article for article in getattr(old, name)}
        after: Mapping[str, Article[Entry]] = {article.path: article for article in getattr(new, name)}
        yield from (article for path, article in before.items() if after.get(path) != article)
        yield from (article for path, article in after.items() if before.get(path) != article)
