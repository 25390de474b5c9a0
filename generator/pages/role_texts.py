"""What editors wrote for a list of a role: its opening, tips and answers, with the facts that it prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.domain.article import Article, Entry, Faq, Tip
from generator.pages.articles import (
    cited_facts,
    earliest_review,
    entries_for,
    facts_to_know,
    markdown_of,
    text_block,
)
from generator.pages.book import Book
from generator.pages.model.parts import FactNote, Markdown, TextBlock
from generator.pages.role_lists import RoleList, jobs_of
from generator.pages.text_values import values_for
from generator.texts.values import Values


@dataclass(frozen=True, slots=True)
class RoleTexts:
    """The texts of one list of a role."""

    intro: Markdown
    tips: tuple[TextBlock, ...]
    faq: tuple[TextBlock, ...]
    reviewed_on: date | None
    """The earliest review among tips and answers."""
    facts: tuple[FactNote, ...]
    """"What to know now"."""
    cited: tuple[FactNote, ...]
    articles: tuple[Article[Entry], ...]
    """The files of the tips, then those of the answers, in the order of the page."""
    can_change: bool
    """Whether it prints a fact or a text, so that what changes in them is published."""


def texts_of(which: RoleList, book: Book) -> RoleTexts:
    """The texts of a list; the list of a state has neither tips nor answers."""
    role = book.roles[which.role]
    tips = entries_for(book.tips, which.role, which.visa) if not which.state else ()
    faqs = entries_for(book.faqs, which.role, which.visa) if not which.state else ()
    values = values_for(book, role, which.visa_kind, jobs_of(which, book))
    facts = facts_to_know(book, which.visa)
    cited = cited_facts(book, role.intro, *(article.body for article in (*tips, *faqs)))
    return RoleTexts(
        intro=markdown_of(role.intro if not which.visa else "", values),
        tips=_tips(tips, values),
        faq=_faq(faqs, values),
        reviewed_on=earliest_review(article.head for article in (*tips, *faqs)),
        facts=facts,
        cited=cited,
        articles=(*tips, *faqs),
        can_change=bool(tips or faqs or facts or cited),
    )


def _tips(articles: Sequence[Article[Tip]], values: Values) -> tuple[TextBlock, ...]:
    return tuple(
        text_block(f"tip-{article.key}", article.head.title, article, values) for article in articles
    )


def _faq(articles: Sequence[Article[Faq]], values: Values) -> tuple[TextBlock, ...]:
    return tuple(
        text_block(f"faq-{article.key}", article.head.question, article, values) for article in articles
    )
