"""What can change on a page apart from its jobs: the facts that it prints and the texts of editors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.domain.article import Article, ContentPage, Guide, VisaText
from generator.pages import urls
from generator.pages.articles import cited_facts, fact_note, facts_to_know, sources_of
from generator.pages.book import Book
from generator.pages.fact_days import calendar_of
from generator.pages.model.parts import FactNote, Source
from generator.pages.role_lists import RoleList, heading_of, open_lists
from generator.pages.role_texts import RoleEntry, cited_in, entries_of
from generator.pages.visas import visa_slugs


@dataclass(frozen=True, slots=True)
class ReviewedText:
    """A text of an editor, as it stands on a page."""

    path: str
    """Its file, relative to the site's folder."""
    title: str
    url: str
    """Where it stands."""
    reviewed_on: date
    sources: tuple[Source, ...]
    body: str
    """What it says, as written."""


@dataclass(frozen=True, slots=True)
class PageChanges:
    """The facts and texts of one page."""

    url: str
    title: str
    facts: tuple[FactNote, ...]
    """Each once."""
    texts: tuple[ReviewedText, ...]
    has_calendar: bool = False
    """Whether the days of its facts are a calendar too."""

    @property
    def calendar(self) -> str:
        """The address of its calendar; empty when it has none, or no fact has a day."""
        return calendar_of(self.url, self.facts) if self.has_calendar else ""


def page_changes(book: Book) -> tuple[PageChanges, ...]:
    """Every page whose facts and texts are a feed; one that has neither has no feed."""
    pages = (
        *_of_roles(book),
        *_of_visas(book),
        *_of_guides(book),
        *_of_eligibility(book),
        *_of_all_facts(book),
        *_of_data(book),
    )
    return tuple(page for page in pages if page.facts or page.texts)


def _of_roles(book: Book) -> Iterator[PageChanges]:
    for which in open_lists(book):
        yield _of_role(which, book)


def _of_role(which: RoleList, book: Book) -> PageChanges:
    entries = entries_of(which, book)
    return PageChanges(
        url=which.url,
        title=heading_of(which, book),
        facts=_once(*facts_to_know(book, which.visa), *cited_in(which, entries, book)),
        texts=tuple(_entry(entry, which) for entry in entries),
    )


def _entry(entry: RoleEntry, which: RoleList) -> ReviewedText:
    article = entry.article
    url, sources = f"{which.url}#{entry.id}", sources_of(article.head.sources)
    return ReviewedText(article.path, entry.title, url, article.head.reviewed_on, sources, article.body)


def _of_visas(book: Book) -> Iterator[PageChanges]:
    for slug in visa_slugs(book):
        article = book.visa_texts[slug]
        url = urls.visa(slug)
        facts = _once(*facts_to_know(book, slug), *cited_facts(book, article.body))
        text = _text(article, f"{url}#about-visa")
        yield PageChanges(url, article.head.title, facts, (text,), has_calendar=True)


def _of_guides(book: Book) -> Iterator[PageChanges]:
    for article in book.guides:
        url = urls.guide(article.key)
        yield PageChanges(url, article.head.title, cited_facts(book, article.body), (_text(article, url),))


def _of_eligibility(book: Book) -> Iterator[PageChanges]:
    table = book.eligibility
    if table:
        text = ReviewedText(
            f"{book.settings.paths.content}/eligibility.yaml",
            urls.ELIGIBILITY_TITLE,
            urls.ELIGIBILITY,
            table.reviewed_on,
            sources_of(table.sources),
            table.model_dump_json(),
        )
        facts = cited_facts(book, *table.texts)
        yield PageChanges(urls.ELIGIBILITY, urls.ELIGIBILITY_TITLE, facts, (text,))


def _of_all_facts(book: Book) -> Iterator[PageChanges]:
    """The page of the whole ledger."""
    facts = tuple(fact_note(id_, fact) for id_, fact in sorted(book.ledger.facts.items()))
    yield PageChanges(urls.FACTS, f"Legal facts of {book.settings.name}", facts, (), has_calendar=True)


def _of_data(book: Book) -> Iterator[PageChanges]:
    article = book.pages.get(urls.DATA.strip("/"))
    if article:
        facts = cited_facts(book, article.body)
        yield PageChanges(urls.DATA, article.head.title, facts, (_text(article, urls.DATA),))


def _text(article: Article[VisaText] | Article[Guide] | Article[ContentPage], url: str) -> ReviewedText:
    head = article.head
    sources = sources_of(head.sources)
    return ReviewedText(article.path, head.title, url, head.reviewed_on, sources, article.body)


def _once(*facts: FactNote) -> tuple[FactNote, ...]:
    return tuple({fact.id: fact for fact in facts}.values())
