"""The page of all legal facts: what each says, how firm it is, its past, its future and where it is used."""

from generator.domain.fact import Fact, FactStatus
from generator.pages import urls
from generator.pages.articles import cited_facts, fact_note
from generator.pages.book import Book
from generator.pages.fact_days import calendar_of
from generator.pages.heads import head_of, report_link
from generator.pages.lists import changes_of
from generator.pages.model.facts import FactGroup, FactRow, FactsPage
from generator.pages.model.parts import Link
from generator.pages.page_changes import page_changes

_MOST_LINKS = 12
_MEANINGS = {
    FactStatus.IN_FLUX: "Changing, or not confirmed: the open question is stated.",
    FactStatus.PROPOSED: "Planned by the government and not in force.",
    FactStatus.IN_FORCE: "In force, and of a kind that changes.",
    FactStatus.SETTLED: "In force for long.",
}
_FIRST = (urls.VISAS, urls.GUIDES, urls.ELIGIBILITY)


def facts_page(book: Book) -> FactsPage:
    """`/facts/`. The book must have facts."""
    uses = _uses(book)
    facts = sorted(book.ledger.facts.items(), key=lambda each: (each[1].label.casefold(), each[0]))
    rows = {
        status: tuple(_row(id_, fact, uses.get(id_, ())) for id_, fact in facts if fact.status is status)
        for status in _MEANINGS
    }
    return FactsPage(
        url=urls.FACTS,
        heading=urls.FACTS_TITLE,
        head=head_of(
            book,
            urls.FACTS,
            "Legal facts about US work visas, with dates and sources",
            "Fees, limits, lengths and dates of US work visas: what is in force, what is in flux, since "
            "when, what it was before, and where to check it.",
            feeds=changes_of(urls.FACTS),
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link(urls.FACTS_TITLE, urls.FACTS)),
        report_url=report_link(book, urls.FACTS, urls.FACTS_TITLE),
        groups=tuple(
            FactGroup(status.value, meaning, rows[status])
            for status, meaning in _MEANINGS.items()
            if rows[status]
        ),
        total=len(facts),
        changes=changes_of(urls.FACTS),
        calendar=calendar_of(urls.FACTS, (fact_note(id_, fact) for id_, fact in facts)),
    )


def _row(id_: str, fact: Fact, uses: tuple[Link, ...]) -> FactRow:
    return FactRow(
        fact=fact_note(id_, fact),
        owner=fact.owner,
        used_on=uses[:_MOST_LINKS],
        further_pages=max(0, len(uses) - _MOST_LINKS),
    )


def _uses(book: Book) -> dict[str, tuple[Link, ...]]:
    """By id the pages that print or cite a fact: visas, guides and the site's own before those of roles."""
    uses: dict[str, dict[str, Link]] = {}
    own = (
        (Link(article.head.title, urls.content_page(slug)), cited_facts(book, article.body))
        for slug, article in sorted(book.pages.items())
    )
    others = (
        (Link(page.title, page.url), page.facts)
        for page in page_changes(book)
        if page.url not in {urls.DATA, urls.FACTS}
    )
    for link, facts in (*own, *others):
        for fact in facts:
            uses.setdefault(fact.id, {}).setdefault(link.url, link)
    return {id_: tuple(sorted(links.values(), key=_place)) for id_, links in uses.items()}


def _place(link: Link) -> tuple[bool, int, str]:
    """Pages about the law first, then roles before their pages for visas and states."""
    return not link.url.startswith(_FIRST), link.url.count("/"), link.url
