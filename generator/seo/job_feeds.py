"""The newest jobs of a list as a feed, for readers that tell what is new."""

from datetime import date

from generator.insight.jobs import Advert, Job
from generator.insight.statistics import posted_pay
from generator.pages import urls
from generator.pages.book import Book, once_for_each_job
from generator.pages.cards import place_names, shown_title
from generator.pages.evidence_words import card_words
from generator.pages.heads import absolute
from generator.pages.outputs import JobList
from generator.pages.posted_levels import card_level, comparison_of, job_socs
from generator.pages.posting_addresses import page_of
from generator.pages.words import RUNG_LABELS, pay_words
from generator.seo import feeds
from generator.seo.feeds import Feed, FeedEntry

FEED_ENTRIES = 100
"""Newest jobs in a feed; its total counts the whole list, and it names the download that has all."""


def atom_feed(listed: JobList, book: Book) -> bytes:
    """The newest jobs of the list as an Atom feed."""
    return feeds.atom(job_feed(listed, book))


def json_feed(listed: JobList, book: Book) -> bytes:
    """The newest jobs of the list as a JSON Feed."""
    return feeds.json_feed(job_feed(listed, book))


def job_feed(listed: JobList, book: Book) -> Feed:
    """The newest jobs of the list, those that refuse sponsorship among them.

    `updated` is the day of the newest change among them, or on which a job left the list. Without jobs it is
    the day of the data.
    """
    page, as_of = absolute(book, listed.url), book.catalogue.as_of
    newest = sorted(listed.jobs, key=lambda job: (-_changed_on(job, as_of).toordinal(), job.key))
    entries = tuple(_entry(job, book) for job in newest[:FEED_ENTRIES])
    left = [min(book.left_on[listed.url], as_of)] if listed.url in book.left_on else []
    return Feed(
        id=page,
        title=listed.title,
        page=page,
        atom=absolute(book, urls.atom_feed(listed.url)),
        json=absolute(book, urls.json_feed(listed.url)),
        language=book.settings.language,
        author=book.settings.organisation.name,
        updated=max((*left, *(entry.updated for entry in entries)), default=as_of),
        as_of=as_of,
        total=len(listed.jobs),
        entries=entries,
        download=absolute(book, urls.json_download(listed.url)),
    )


@once_for_each_job
def _entry(job: Job, book: Book) -> FeedEntry:
    """A job, named by its key: it is the same entry in every list and after every re-post."""
    posting, updated = job.lead.posting, _changed_on(job, book.catalogue.as_of)
    page = page_of(job.lead, book)
    posted = [advert.posting.posted_on for advert in job.adverts if advert.posting.posted_on]
    return FeedEntry(
        id=f"urn:rolepages:job:{job.key}",
        url=absolute(book, page) if page else posting.url,
        title=f"{shown_title(posting.title)} at {posting.employer}",
        text=_text(job, book),
        updated=updated,
        published=min(*posted, updated) if posted else None,
    )


def _text(job: Job, book: Book) -> str:
    evidence = job.ladder[0]
    words = f": \u201c{evidence.quote}\u201d" if evidence.quote else ""
    _, records = card_words(job.ladder, book.records, occupation_known=bool(job_socs(job, book)))
    pay = (pay_words(posted_pay(job)), card_level(comparison_of(job, book)))
    parts = (
        f"{RUNG_LABELS[evidence.rung]}{words}",
        records,
        "; ".join(place_names(job)),
        ", ".join(filter(None, pay)),
    )
    return ". ".join(part for part in parts if part)


def _changed_on(job: Job, as_of: date) -> date:
    """The last day on which one of its postings appeared or was changed; never after the data's day.

    A posting that says neither counts from the day it was first seen, else from that of the data.
    """
    return min(max(_advert_changed_on(advert) or as_of for advert in job.adverts), as_of)


def _advert_changed_on(advert: Advert) -> date | None:
    posting = advert.posting
    stated = [day for day in (posting.posted_on, posting.updated_on) if day]
    return max(stated, default=posting.first_seen or posting.last_seen)
