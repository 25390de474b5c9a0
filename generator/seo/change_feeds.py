"""What changes in a page's facts and texts, as a feed: each state of a fact or a text is an entry of its own.

An entry is named by what it is about, by the day of that state and by a digest of its words. So a reader
tells of a fact when it was confirmed or changed, and of a text when it was reviewed or changed, once,
whichever page's feed it follows, and also when an editor forgot to set the day.
"""

import hashlib
from datetime import date
from urllib.parse import quote, urlsplit

from generator.pages import urls
from generator.pages.book import Book
from generator.pages.heads import absolute
from generator.pages.model.parts import FactNote, FactValue, Source
from generator.pages.page_changes import PageChanges, ReviewedText
from generator.pages.words import day_words
from generator.seo import feeds
from generator.seo.feeds import Feed, FeedEntry


def atom_changes(page: PageChanges, book: Book) -> bytes:
    """The changes of a page as an Atom feed."""
    return feeds.atom(change_feed(page, book))


def json_changes(page: PageChanges, book: Book) -> bytes:
    """The changes of a page as a JSON Feed."""
    return feeds.json_feed(change_feed(page, book))


def change_feed(page: PageChanges, book: Book) -> Feed:
    """Every fact and text of the page, what was confirmed or reviewed last first."""
    facts = [_of_fact(fact, page, book) for fact in page.facts]
    texts = [_of_text(text, book) for text in page.texts]
    entries = tuple(sorted((*facts, *texts), key=feeds.newest_first))
    address = absolute(book, page.url)
    return Feed(
        id=f"{address}#changes",
        title=f"Changes of facts and texts: {page.title}",
        page=address,
        atom=absolute(book, urls.atom_changes(page.url)),
        json=absolute(book, urls.json_changes(page.url)),
        language=book.settings.language,
        author=book.settings.organisation.name,
        updated=entries[0].updated,
        total=len(entries),
        entries=entries,
    )


def fact_words(fact: FactNote) -> str:
    """The fact in full: statement, what is announced, status, days, earlier values and sources."""
    days = [f"Confirmed on {day_words(fact.as_of)}"]
    if fact.effective:
        days.append(f"in force from {day_words(fact.effective)}")
    if fact.expires:
        days.append(f"until {day_words(fact.expires)}")
    parts = (
        fact.statement,
        f"Not known: {fact.question}" if fact.question else "",
        f"Announced: {_value_words(fact.next)}." if fact.next else "",
        f"Status: {fact.status}. {', '.join(days)}.",
        f"Before: {'; '.join(_value_words(each) for each in fact.history)}." if fact.history else "",
        source_words(fact.sources),
    )
    return " ".join(filter(None, parts))


def _value_words(value: FactValue) -> str:
    """A value of another time, with its days."""
    start = f", from {day_words(value.effective)}" if value.effective else ""
    return f"{value.value}{start}{f' until {day_words(value.until)}' if value.until else ''}"


def source_words(sources: tuple[Source, ...]) -> str:
    """The sources with their addresses, in a sentence; empty without any."""
    listed = "; ".join(f"{source.title} ({source.url})" for source in sources)
    return f"Sources: {listed}" if listed else ""


def _of_fact(fact: FactNote, page: PageChanges, book: Book) -> FeedEntry:
    return FeedEntry(
        id=_id(book, "fact", fact.id, fact.as_of, f"{fact.value}\n{fact_words(fact)}"),
        url=absolute(book, f"{page.url}#fact-{fact.id}"),
        title=f"{fact.label}: {fact.value}",
        text=fact_words(fact),
        updated=fact.as_of,
        published=fact.as_of,
        sources=fact.sources,
    )


def _of_text(text: ReviewedText, book: Book) -> FeedEntry:
    words = (f"This text was reviewed on {day_words(text.reviewed_on)}.", source_words(text.sources))
    return FeedEntry(
        id=_id(book, "text", text.path, text.reviewed_on, text.body),
        url=absolute(book, text.url),
        title=text.title,
        text=" ".join(filter(None, words)),
        updated=text.reviewed_on,
        published=text.reviewed_on,
        sources=text.sources,
    )


def _id(book: Book, kind: str, name: str, day: date, words: str) -> str:
    host = urlsplit(book.settings.base_url).netloc
    digest = hashlib.blake2b(words.encode(), digest_size=6).hexdigest()
    return f"urn:rolepages:{kind}:{quote(host)}:{quote(name)}:{day.isoformat()}:{digest}"
