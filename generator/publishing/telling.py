"""After a publication search engines are told of it, as far as the environment has what they ask for.

`INDEXNOW_KEY` turns IndexNow on, `GOOGLE_APPLICATION_CREDENTIALS` the Indexing API. `INDEXNOW_ENDPOINT`,
`GOOGLE_INDEXING_ENDPOINT` and `GOOGLE_INDEXING_QUOTA` change where and how much.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from generator.problems.problem import Problem
from generator.problems.wording import counted
from generator.publishing import google_indexing, indexnow
from generator.publishing.changes import changes_of
from generator.publishing.destination import Destination, DestinationError
from generator.publishing.queue import Queue, read_queue, write_queue
from generator.publishing.state import write_state
from generator.publishing.transfer import Transfer
from generator.publishing.web import Answer, Sleep


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it."""

    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def and_also(self, other: "Told") -> "Told":
        """Both together."""
        return Told(self.lines + other.lines, self.problems + other.problems)


def is_wanted(environment: Mapping[str, str]) -> bool:
    """Whether any search engine is to be told."""
    return bool(_key(environment) or _credentials(environment))


def remember(transfer: Transfer, place: Destination, environment: Mapping[str, str]) -> None:
    """Before the transfer: what it changes is put into the queue, so that a cut does not forget it."""
    if is_wanted(environment) and transfer.total:
        # The list comes first: a place that holds the queue alone would be taken for somebody else's.
        write_state(place, transfer.known)
        indexed, google = bool(_key(environment)), bool(_credentials(environment))
        queue = read_queue(place).with_changes(changes_of(transfer), indexnow=indexed, google=google)
        write_queue(place, queue)


def tell(
    base_url: str,
    place: Destination,
    environment: Mapping[str, str],
    now: datetime | None = None,
    sleep: Sleep = time.sleep,
) -> Told:
    """After the transfer: tell what waits, and keep what was not taken. Raises `DestinationError`."""
    if not is_wanted(environment):
        return Told()
    queue = read_queue(place)
    told = Told()
    for teller in (_indexnow, _google):
        queue, said = teller(base_url, place, environment, queue, now or datetime.now(UTC), sleep)
        write_queue(place, queue)
        told = told.and_also(said)
    return told


def _indexnow(
    base_url: str,
    place: Destination,
    environment: Mapping[str, str],
    queue: Queue,
    now: datetime,
    sleep: Sleep,
) -> tuple[Queue, Told]:
    key = _key(environment)
    if not key or not queue.indexnow:
        return queue, Told()
    if not indexnow.is_key(key):
        message = "INDEXNOW_KEY is not a key: it has 8 to 128 letters, digits and hyphens."
        return queue, Told(problems=(_notice(message, "set another one, then publish again."),))
    place.write(*indexnow.key_file(key))
    endpoint = environment.get("INDEXNOW_ENDPOINT") or indexnow.ENDPOINT
    taken, stopped = indexnow.submit(endpoint, base_url, key, queue.indexnow, sleep)
    left = replace(queue, indexnow=queue.indexnow[taken:])
    return left, _said("IndexNow", taken, len(left.indexnow), stopped)


def _google(
    base_url: str,
    place: Destination,
    environment: Mapping[str, str],
    queue: Queue,
    now: datetime,
    sleep: Sleep,
) -> tuple[Queue, Told]:
    credentials = _credentials(environment)
    waiting = len(queue.google_gone) + len(queue.google_updated)
    if not credentials or not waiting:
        return queue, Told()
    written = environment.get("GOOGLE_INDEXING_QUOTA") or str(google_indexing.QUOTA)
    if not written.isdigit():
        message = "GOOGLE_INDEXING_QUOTA is not a number."
        return queue, Told(problems=(_notice(message, "set the addresses a day that Google allows you."),))
    try:
        token = google_indexing.token_of(credentials)
    except DestinationError as error:
        message = f"Google was not told: {error}."
        return queue, Told(problems=(_notice(message, "check the service account's key file."),))
    endpoint = environment.get("GOOGLE_INDEXING_ENDPOINT") or google_indexing.ENDPOINT
    left, stopped = google_indexing.submit(endpoint, token, queue, int(written), now, sleep)
    remaining = len(left.google_gone) + len(left.google_updated)
    return left, _said("Google", waiting - remaining, remaining, stopped)


def _said(who: str, taken: int, left: int, stopped: Answer | None) -> Told:
    rest = f"; {left:,} wait for the next publication" if left else ""
    line = f"Told {who} of {counted(taken, 'address', 'addresses')}{rest}."
    if stopped is None:
        return Told((line,))
    answer = f"status {stopped.status}" if stopped.status else "no answer"
    message = f"{who} stopped with {answer}{f' ({stopped.text})' if stopped.text else ''}."
    return Told((line,), (_notice(message, "publish again later; what waits is kept."),))


def _notice(message: str, hint: str) -> Problem:
    return Problem("search engines", "publish-notice", message, hint)


def _key(environment: Mapping[str, str]) -> str:
    return environment.get("INDEXNOW_KEY", "").strip()


def _credentials(environment: Mapping[str, str]) -> str:
    return environment.get("GOOGLE_APPLICATION_CREDENTIALS", "").strip()
