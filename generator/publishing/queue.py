"""What search engines are still to be told: a file at the destination, lost by no cut and no empty cache."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

import orjson

from generator.publishing.changes import Changes
from generator.publishing.destination import Destination

FILE = "published-queue.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Queue:
    """Addresses that wait, in the order in which they are told."""

    indexnow: tuple[str, ...] = ()
    google_gone: tuple[str, ...] = ()
    google_updated: tuple[str, ...] = ()
    google_day: str = ""
    """The day, as Google counts it, on which `google_sent` were told."""
    google_sent: int = 0

    def with_changes(self, changes: Changes, *, indexnow: bool, google: bool) -> "Queue":
        """The queue with what changed; an address that is gone now is not told as updated any more."""
        after = self
        if indexnow:
            after = replace(after, indexnow=_united(self.indexnow, (*changes.updated, *changes.gone)))
        if google:
            gone, updated = set(changes.postings_gone), set(changes.postings_updated)
            after = replace(
                after,
                google_gone=_united(
                    (url for url in self.google_gone if url not in updated), changes.postings_gone
                ),
                google_updated=_united(
                    (url for url in self.google_updated if url not in gone), changes.postings_updated
                ),
            )
        return after


def read_queue(destination: Destination) -> Queue:
    """The queue at the destination; an unreadable one is empty."""
    try:
        read = orjson.loads(destination.read(FILE) or b"null")
    except orjson.JSONDecodeError:
        return Queue()
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        return Queue()
    lists = {name: _addresses(read.get(name)) for name in ("indexnow", "google_gone", "google_updated")}
    sent = read.get("google_sent")
    return Queue(
        **lists,
        google_day=str(read.get("google_day") or ""),
        google_sent=sent if isinstance(sent, int) else 0,
    )


def write_queue(destination: Destination, queue: Queue) -> None:
    """Keep the queue."""
    destination.write(FILE, orjson.dumps({"format": FORMAT, **asdict(queue)}))


def _united(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _addresses(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
