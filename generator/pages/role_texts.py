"""What editors wrote for a list of a role: its opening, tips and answers, with the facts that it prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.domain.article import Article, Entry, Tip
from generator.pages.articles import (
    cited_facts,
    earliest_review,
    facts_to_know,
    faqs_for,
    markdown_of,
    text_block,
    tips_for,
)
from generator.pages.book import Book
from generator.pages.model.parts import FactNote, Markdown, TextBlock
from generator.pages.role_lists import RoleList, jobs_of
from generator.pages.text_values import values_for


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A tip or an answer on a list's page."""

    id: str
    """Of its part of the page."""
    title: str
    article: Article[Entry]

    @property
    def is_tip(self) -> bool:
        """Whether it is advice and not an answer."""
        return isinstance(self.article.head, Tip)


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
    can_change: bool
    """Whether it prints a fact or a text, so that what changes in them is published."""


def entries_of(which: RoleList, book: Book) -> tuple[RoleEntry, ...]:
    """The tips of a list, then its answers; the list of a state has neither."""
    if which.state:
        return ()
    tips = tips_for(book, which.role, which.visa)
    faqs = faqs_for(book, which.role, which.visa)
    return (
        *(RoleEntry(f"tip-{tip.key}", tip.head.title, tip) for tip in tips),
        *(RoleEntry(f"faq-{faq.key}", faq.head.question, faq) for faq in faqs),
    )


def cited_in(which: RoleList, entries: Sequence[RoleEntry], book: Book) -> tuple[FactNote, ...]:
    """The facts that the texts of a list cite."""
    return cited_facts(book, book.roles[which.role].intro, *(entry.article.body for entry in entries))


def texts_of(which: RoleList, book: Book) -> RoleTexts:
    """The texts of a list."""
    role = book.roles[which.role]
    entries = entries_of(which, book)
    values = values_for(book, role, which.visa_kind, jobs_of(which, book))
    facts = facts_to_know(book, which.visa)
    cited = cited_in(which, entries, book)
    blocks = tuple(text_block(entry.id, entry.title, entry.article, values) for entry in entries)
    tips = sum(entry.is_tip for entry in entries)
    return RoleTexts(
        intro=markdown_of(role.intro if not which.visa else "", values),
        tips=blocks[:tips],
        faq=blocks[tips:],
        reviewed_on=earliest_review(entry.article.head for entry in entries),
        facts=facts,
        cited=cited,
        can_change=bool(entries or facts or cited),
    )
