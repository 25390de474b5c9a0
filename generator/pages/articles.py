"""Articles on pages: which entries stand where, their variables, and the facts they cite."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from generator.domain.article import Article, Citation, Entry, Reviewed
from generator.domain.fact import Fact, FactPast
from generator.pages.book import Book, applies, specificity
from generator.pages.model.parts import FactDays, FactNote, FactValue, Markdown, Source, TextBlock
from generator.texts.filling import cited, filled_text
from generator.texts.language import FACT
from generator.texts.values import Values

E = TypeVar("E", bound=Entry)


def entries_for(articles: Iterable[Article[E]], role: str, visa: str) -> tuple[Article[E], ...]:
    """The entries of a role's page, or of its page for a visa, in their order."""
    standing = [article for article in articles if applies(article.head, role, visa)]
    by_key = sorted(standing, key=lambda each: (specificity(each.head), each.path))
    chosen = {article.key: article for article in by_key}
    return tuple(sorted(chosen.values(), key=lambda each: (each.head.order, each.key)))


def markdown_of(body: str, values: Values) -> Markdown:
    """A body for one page: just the values it prints, so that a page holds only what it depends on."""
    return Markdown(*filled_text(body, values))


def text_block(anchor: str, title: str, article: Article[Entry], values: Values) -> TextBlock:
    """A tip or an answer as printed."""
    return TextBlock(
        id=anchor,
        title=title,
        body=markdown_of(article.body, values),
        sources=sources_of(article.head.sources),
        reviewed_on=article.head.reviewed_on,
    )


def sources_of(citations: Iterable[Citation]) -> tuple[Source, ...]:
    """Citations as printed."""
    return tuple(Source(each.title, each.url, each.accessed_on) for each in citations)


def cited_facts(book: Book, *bodies: str) -> tuple[FactNote, ...]:
    """The facts that the bodies cite, by id."""
    names = {name for body in bodies for name in cited(body) if name.startswith(FACT)}
    ids = sorted(name.removeprefix(FACT) for name in names)
    return tuple(fact_note(id_, book.ledger.facts[id_]) for id_ in ids if id_ in book.ledger.facts)


def facts_to_know(book: Book, visa: str = "") -> tuple[FactNote, ...]:
    """What a page prints under "what to know now": the general facts, or a visa's own."""
    return tuple(
        fact_note(id_, fact)
        for id_, fact in sorted(book.ledger.facts.items())
        if (visa in fact.visas if visa else fact.everywhere)
    )


def fact_note(id_: str, fact: Fact) -> FactNote:
    """A fact as printed."""
    return FactNote(
        id=id_,
        label=fact.label,
        statement=fact.statement,
        value=fact.value,
        status=fact.status.value,
        as_of=fact.as_of,
        effective=fact.effective,
        expires=fact.expires,
        sources=sources_of(fact.sources),
        dates=_days_of(fact),
        review_by=fact.review_by,
        question=fact.question or "",
        next=FactValue(fact.next.value, fact.next.effective, sources=sources_of(fact.next.sources))
        if fact.next
        else None,
        history=tuple(_past(each) for each in sorted(fact.history, key=_until, reverse=True)),
    )


def _until(past: FactPast) -> date:
    return past.until


def _past(past: FactPast) -> FactValue:
    return FactValue(past.value, past.effective, past.until, sources_of(past.sources))


def _days_of(fact: Fact) -> tuple[FactDays, ...]:
    days = (
        FactDays(name, each.label, each.first, each.last or each.first) for name, each in fact.dates.items()
    )
    return tuple(sorted(days, key=lambda each: (each.first, each.last, each.name)))


def earliest_review(heads: Iterable[Reviewed]) -> date | None:
    """The oldest review among several texts."""
    return min((head.reviewed_on for head in heads), default=None)
