"""The days of a distinct job: until when it is new, and when the last of its postings closes."""

from datetime import date, timedelta
from typing import Final

from generator.insight.jobs import Job

NEW_DAYS: Final = 3
"""Days after the first of its postings for which a job is new."""

_LAST_FIRST_DAY = date.max - timedelta(days=NEW_DAYS)
"""A job of a later day would be new until a day that the calendar does not have."""


def last_new_day(job: Job) -> date | None:
    """The last day on which the job is new; None when its days are not known.

    A job that was posted again is as old as its first posting, and a posting as old as the first day that we
    saw it: a board that renews its dates makes nothing new.
    """
    postings = [advert.posting for advert in job.adverts]
    posted = [posting.posted_on for posting in postings if posting.posted_on]
    if len(posted) < len(postings):
        return None
    seen = [posting.first_seen for posting in postings if posting.first_seen]
    return min([*posted, *seen, _LAST_FIRST_DAY]) + timedelta(days=NEW_DAYS)


def is_new(last: date, day: date) -> bool:
    """Whether a job that is new until `last` is new on `day`: it was posted, and not too long before."""
    return 0 <= (last - day).days <= NEW_DAYS


def closed_after(job: Job) -> date | None:
    """The last day on which any of its postings is open; None when one of them states no such day."""
    days = [advert.posting.closes_on for advert in job.adverts]
    return max((day for day in days if day), default=None) if all(days) else None
