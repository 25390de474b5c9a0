"""Which pages may differ between two states of the site. Pure: nothing is made to find out."""

from collections.abc import Iterable, Iterator, Mapping

from generator.domain.article import Article, Entry
from generator.pages.book import Book, applies
from generator.pages.plan import Planned
from generator.serving.edition import Edition

_ENTRIES = ("tips", "faqs")


def may_differ(old: Edition, new: Edition) -> Iterator[str]:
    """Addresses of pages of `new` that may not be what they were in `old`, in the order of the plan.

    A page is as it was when no part of the book that such pages are made from has changed, and nothing
    that stands on every page.
    """
    changed = changed_parts(old.workshop.book, new.workshop.book)
    entries = tuple(_changed_entries(old.workshop.book, new.workshop.book))
    everywhere = _changed_everywhere(old, new)
    for planned in new.workshop.plan.pages:
        known = old.planned(planned.url)
        if everywhere or known is None or _reaches(planned, old, changed, entries):
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


def _reaches(
    planned: Planned, old: Edition, changed: frozenset[str], entries: Iterable[Article[Entry]]
) -> bool:
    read = old.reads(planned)
    if not read:
        return True  # no such page was made yet, so nothing is known
    met = read & changed
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
