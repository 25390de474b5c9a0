"""Articles on pages: which entries stand where, their variables, and the facts they cite."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from generator.domain.article import Article, Citation, Entry, Faq, Reviewed, Tip
from generator.domain.fact import Fact, FactPast
from generator.pages.book import Book, applies, once_for_each_book, specificity
from generator.pages.model.parts import FactDays, FactNote, FactValue, Markdown, Source, TextBlock
from generator.texts.filling import cited, filled_text
from generator.texts.language import FACT
from generator.texts.values import Values

E = TypeVar("E", bound=Entry)


@once_for_each_book
def tips_for(book: Book, role: str, visa: str) -> tuple[Article[Tip], ...]:
    """The tips of a role's page, or of its page for a visa, in their order."""
    return _entries_for(_tips_by_role(book), role, visa)


@once_for_each_book
def faqs_for(book: Book, role: str, visa: str) -> tuple[Article[Faq], ...]:
    """The answers of a role's page, or of its page for a visa, in their order."""
    return _entries_for(_faqs_by_role(book), role, visa)


@once_for_each_book
def _tips_by_role(book: Book) -> Mapping[str, Sequence[Article[Tip]]]:
    return _by_role(book.tips)


@once_for_each_book
def _faqs_by_role(book: Book) -> Mapping[str, Sequence[Article[Faq]]]:
    return _by_role(book.faqs)


def _by_role(articles: Iterable[Article[E]]) -> Mapping[str, Sequence[Article[E]]]:
    """Entries by each role that they name; those of all roles under an empty name."""
    found: dict[str, list[Article[E]]] = {}
    for article in articles:
        roles = article.head.roles
        for role in ("",) if roles == "all" else () if roles == "none" else dict.fromkeys(roles):
            found.setdefault(role, []).append(article)
    return found


def _entries_for(by_role: Mapping[str, Sequence[Article[E]]], role: str, visa: str) -> tuple[Article[E], ...]:
    chosen: dict[str, Article[E]] = {}
    articles = (*by_role.get("", ()), *by_role.get(role, ()))
    for article in sorted(articles, key=lambda each: (specificity(each.head), each.path)):
        if applies(article.head, role, visa):
            chosen[article.key] = article
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


@once_for_each_book
def facts_to_know(book: Book, visa: str) -> tuple[FactNote, ...]:
    """What a page prints under "what to know now": a visa's own facts, or without one the general facts."""
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
