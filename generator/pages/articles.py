"""Articles on pages: which entries stand where, their variables, and the facts they cite."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from generator.domain.article import Article, Citation, Entry, Fact, Reviewed
from generator.domain.role import Role
from generator.domain.visa import VisaKind
from generator.pages.book import Book, applies, specificity
from generator.pages.model.parts import FactDays, FactNote, Markdown, Source, TextBlock

E = TypeVar("E", bound=Entry)
_VARIABLE = re.compile(r"\{\{\s*([a-z0-9_.]+)\s*\}\}")
_FACT = "fact."


def entries_for(articles: Iterable[Article[E]], role: str, visa: str) -> tuple[Article[E], ...]:
    """The entries of a role's page, or of its page for a visa, in their order."""
    chosen: dict[str, Article[E]] = {}
    for article in sorted(articles, key=lambda each: (specificity(each.head), each.path)):
        if applies(article.head, role, visa):
            chosen[article.key] = article
    return tuple(sorted(chosen.values(), key=lambda each: (each.head.order, each.key)))


def values_for(book: Book, role: Role | None = None, visa: VisaKind | None = None) -> Mapping[str, str]:
    """The variables a body may cite."""
    values = {f"{_FACT}{id_}": fact.value for id_, fact in book.ledger.facts.items()}
    values["site.name"] = book.settings.name
    if role:
        values |= {"role.title": role.title, "role.plural": role.plural}
    if visa:
        values["visa.name"] = visa.name
    return values


def markdown_of(body: str, values: Mapping[str, str]) -> Markdown:
    """A body with just the values it cites, so that a page holds only what it depends on."""
    return Markdown(body, {name: values[name] for name in sorted(cited_names(body)) if name in values})


def text_block(anchor: str, title: str, article: Article[Entry], values: Mapping[str, str]) -> TextBlock:
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


def cited_names(*bodies: str) -> frozenset[str]:
    """Names of the variables in the bodies."""
    return frozenset(name for body in bodies for name in _VARIABLE.findall(body))


def cited_facts(book: Book, *bodies: str) -> tuple[FactNote, ...]:
    """The facts that the bodies cite, by id."""
    ids = sorted(name.removeprefix(_FACT) for name in cited_names(*bodies) if name.startswith(_FACT))
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
    )


def _days_of(fact: Fact) -> tuple[FactDays, ...]:
    days = (
        FactDays(name, each.label, each.first, each.last or each.first) for name, each in fact.dates.items()
    )
    return tuple(sorted(days, key=lambda each: (each.first, each.last, each.name)))


def earliest_review(heads: Iterable[Reviewed]) -> date | None:
    """The oldest review among several texts."""
    return min((head.reviewed_on for head in heads), default=None)
