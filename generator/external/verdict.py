"""What is known of an address outside the site after it was asked."""

from dataclasses import dataclass
from enum import StrEnum

_PERMANENT = frozenset({301, 308})
_GONE = {404: "404 (not found)", 410: "410 (gone)"}
_REFUSED = {
    401: "401 (it wants a password)",
    403: "403 (refused)",
    407: "407 (a proxy wants a password)",
    429: "429 (too many requests)",
    451: "451 (kept back for legal reasons)",
}


class State(StrEnum):
    """Whether readers get anywhere."""

    ALIVE = "alive"
    MOVED = "moved"
    """Alive at another address, for good."""
    DEAD = "dead"
    UNKNOWN = "unknown"
    """Refused, broken off, too slow: nothing that proves the page gone."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an address came to."""

    state: State
    said: str = ""
    """Why it is not alive, to follow the address: `answers 404 (not found)`."""
    to: str = ""
    """The new address of one that has moved."""
    by_name: bool = False
    """Whether it is dead because nobody knows its server's name, as of all names where no network is."""
    answered: bool = False
    """Whether a server answered anything at all."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect."""

    status: int
    to: str


def unknown(said: str) -> Verdict:
    """Nothing is known, and why."""
    return Verdict(State.UNKNOWN, said)


def verdict_of(status: int, hops: tuple[Hop, ...]) -> Verdict:
    """By the last answer and the redirects before it.

    404 and 410 are dead; 2xx is alive, and has moved when the redirects begin with permanent ones (301, 308);
    everything else proves nothing (RFC 9110, 15).
    """
    leads = f"leads to {hops[-1].to}, which " if hops else ""
    if status in _GONE:
        return Verdict(State.DEAD, f"{leads}answers {_GONE[status]}", answered=True)
    if not 200 <= status < 300:
        words = _REFUSED.get(status) or f"{status}{' (a fault of the server)' if status >= 500 else ''}"
        return Verdict(State.UNKNOWN, f"{leads}answers {words}", answered=True)
    to = _moved_to(hops)
    return Verdict(State.MOVED if to else State.ALIVE, to=to, answered=True)


def _moved_to(hops: tuple[Hop, ...]) -> str:
    """Where the permanent redirects at the beginning lead: a later one may be for the day or the visitor."""
    to = ""
    for hop in hops:
        if hop.status not in _PERMANENT:
            break
        to = hop.to
    return to
