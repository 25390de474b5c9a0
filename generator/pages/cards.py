"""Jobs as cards, the form in which every list, the search and the feeds show them."""

from generator.domain.place import Place, place_text
from generator.insight.job_days import closed_after, last_new_day
from generator.insight.jobs import Job
from generator.insight.statistics import posted_pay
from generator.pages.book import Book, once_for_each_job
from generator.pages.data_days import new_on_data_day, seen_day
from generator.pages.employer_rows import employer_address
from generator.pages.evidence_words import RECORD_RUNGS, card_words
from generator.pages.heads import shortened
from generator.pages.model.listing import JobCard
from generator.pages.model.parts import Link
from generator.pages.posted_levels import card_level, comparison_of, job_socs
from generator.pages.posting_addresses import address_of, host_away
from generator.pages.words import EMPLOYMENT_TYPES, SENIORITIES, WORK_MODES, badge_of, pay_words

_MOST_AHEAD = 5_000
"""Cards made before anything asks for them: a sixth of a memo, which forgets everything when it is full."""
_PLACES_SHOWN = 3
_PLACE_LENGTH = 80
"""Signs of a place on a card; a place that could not be read is any text of the posting."""


@once_for_each_job
def card_of(job: Job, book: Book) -> JobCard:
    """The card of one distinct job; its title leads to the job's newest posting."""
    posting = job.lead.posting
    employer = book.catalogue.employers[job.employer]
    places = place_names(job)
    rung, records = card_words(job.ladder, book.records, occupation_known=bool(job_socs(job, book)))
    decides = rung is job.rung
    return JobCard(
        key=job.key,
        url=address_of(job.lead, book),
        away=host_away(job.lead, book),
        title=shown_title(posting.title),
        employer=Link(employer.name, employer_address(job.employer, book)),
        places=tuple(shortened(place, _PLACE_LENGTH) for place in places[:_PLACES_SHOWN]),
        more_places=max(0, len(places) - _PLACES_SHOWN),
        work_mode=WORK_MODES[job.work_mode] if job.work_mode else "",
        employment_type=EMPLOYMENT_TYPES[posting.employment_type] if posting.employment_type else "",
        seniority=SENIORITIES.get(job.seniority, ""),
        pay=pay_words(posted_pay(job)),
        badge=badge_of(job.ladder[0], records if decides else ""),
        posted_on=posting.posted_on,
        last_seen=seen_day(job.lead),
        closes_on=posting.closes_on,
        postings=len(job.adverts),
        records="" if decides else records,
        wage_level=card_level(comparison_of(job, book)),
        new_until=new_on_data_day(last_new_day(job), book),
        closed_after=closed_after(job),
    )


def make_cards(book: Book) -> None:
    """Make the cards of the open jobs, so that processes that are started later have them."""
    for job in book.catalogue.open[:_MOST_AHEAD]:
        card_of(job, book)


def shows_records(card: JobCard) -> bool:
    """Whether a card shows filings or petitions."""
    return bool(card.records) or card.badge.rung in RECORD_RUNGS


def place_names(job: Job) -> tuple[str, ...]:
    """All places of a job as read: recognised ones first, others as published."""
    return tuple(dict.fromkeys([*(_place_name(place) for place in job.places), *job.raw_places]))


def shown_title(title: str) -> str:
    """The title as published, or a word in place of a title without letters and digits."""
    return title if any(sign.isalnum() for sign in title) else f"Untitled job ({title})"


def _place_name(place: Place) -> str:
    return place_text(place)
