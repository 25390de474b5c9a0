"""Google's Indexing API for pages of single postings: what is gone first, within the day's quota.

https://developers.google.com/search/apis/indexing-api/v3/using-api
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from generator.publishing.destination import DestinationError
from generator.publishing.queue import Queue
from generator.publishing.web import Answer, Sleep, post

ENDPOINT = "https://indexing.googleapis.com/v3/urlNotifications:publish"
SCOPE = "https://www.googleapis.com/auth/indexing"
QUOTA = 200
"""Addresses a day that Google allows by default."""
_DAY_OF = ZoneInfo("America/Los_Angeles")
"""Google's quotas begin anew at midnight there."""


def token_of(credentials: str) -> str:
    """A token for the service account whose key is in the file.

    Raises `DestinationError`, without the key.
    """
    try:
        from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415 - an extra
        from google.auth.transport.requests import Request  # noqa: PLC0415
        from google.oauth2.service_account import Credentials  # noqa: PLC0415
    except ImportError:
        raise DestinationError("google-auth is not installed; install rolepages[google]") from None
    try:
        account = Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
            credentials, scopes=[SCOPE]
        )
        account.refresh(Request())
    except (OSError, ValueError) as error:
        kind = type(error).__name__
        raise DestinationError(
            f"the file of GOOGLE_APPLICATION_CREDENTIALS cannot be used ({kind})"
        ) from None
    except GoogleAuthError as error:
        raise DestinationError(f"Google gave no token ({type(error).__name__})") from None
    return str(account.token)


def google_day(now: datetime) -> str:
    """The day of the quota."""
    return now.astimezone(_DAY_OF).date().isoformat()


def submit(
    endpoint: str, token: str, queue: Queue, quota: int, now: datetime, sleep: Sleep
) -> tuple[Queue, Answer | None]:
    """Tell of what waits: the queue that is left, and the answer that stopped it, if one did."""
    day = google_day(now)
    left = queue if queue.google_day == day else replace(queue, google_day=day, google_sent=0)
    headers: Mapping[str, str] = {"Authorization": f"Bearer {token}"}
    while left.google_sent < quota and (left.google_gone or left.google_updated):
        address, kind = (
            (left.google_gone[0], "URL_DELETED")
            if left.google_gone
            else (left.google_updated[0], "URL_UPDATED")
        )
        answer = post(endpoint, {"url": address, "type": kind}, headers, sleep)
        if answer.status != 200:
            return left, answer
        left = replace(left, google_sent=left.google_sent + 1)
        if kind == "URL_DELETED":
            left = replace(left, google_gone=left.google_gone[1:])
        else:
            left = replace(left, google_updated=left.google_updated[1:])
    return left, None
