"""Values of a site as bytes that are the same in every run, so that equal values have equal digests."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import msgspec
from pydantic import BaseModel

from generator.insight.jobs import Advert, Job

SIZE = 12
"""Bytes of a digest: two different values with one digest would be taken for the same."""
_OF_A_JOB = tuple(field.name for field in fields(Job) if field.name != "adverts")


def encoded(value: object) -> bytes:
    """The value as bytes. Raises `TypeError` for what cannot be compared."""
    return _ENCODER.encode(value)


def digest_of_value(value: object) -> bytes:
    """The digest of a value. Raises `TypeError` for what cannot be compared."""
    return _digest(b"value", encoded(value))


def _plain(value: object) -> object:
    """A value in types that can be encoded."""
    if isinstance(value, BaseModel):
        return [type(value).__name__, dict(value)]
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"a page holds a {type(value).__name__}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain, order="deterministic")


class Digests:
    """Digests of values; that of a job or a posting is worked out once, as many lists hold it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def __reduce__(self) -> tuple[type["Digests"], tuple[()]]:
        return Digests, ()  # numbers of objects mean nothing in another process

    def of(self, value: object) -> bytes:
        """The digest of a value. Raises `TypeError` for what cannot be compared."""
        if isinstance(value, Job | Advert):
            if id(value) not in self._known:
                self._known[id(value)] = (value, self._of_job(value))
            return self._known[id(value)][1]
        if isinstance(value, tuple | list) and any(isinstance(each, _TAKEN_APART) for each in value):
            return _digest(b"list", b"".join(map(self.of, value)))
        if is_dataclass(value) and any(_has_other_keys(part) for part in _parts(value)):
            return self.of([type(value).__name__, *map(_as_pairs, _parts(value))])
        return digest_of_value(_as_pairs(value))

    def know(self, job: Job, digest: bytes) -> None:
        """Take the digest of a job for known."""
        self._known[id(job)] = (job, digest)

    def _of_job(self, value: Job | Advert) -> bytes:
        if isinstance(value, Advert):
            return _digest(b"advert", encoded(_without_last_seen(value)))
        own = encoded([getattr(value, name) for name in _OF_A_JOB])
        return _digest(b"job", self.of(value.adverts) + own)


def _without_last_seen(advert: Advert) -> list[object]:
    """A posting without the day of the data as the one on which it was last seen, which moves every day.

    Whoever prints that day reads it of the book (`data_days.last_seen`). It stays where jobs are ordered
    by it.
    """
    posting = dict(advert.posting)
    if advert.is_current and (advert.posting.posted_on or advert.posting.first_seen):
        del posting["last_seen"]
    return [posting, advert.reading, advert.ladder, advert.slug, advert.is_current]


_TAKEN_APART = (Job, Advert, tuple, list)


def _parts(value: object) -> list[object]:
    return [getattr(value, part.name) for part in fields(value)]  # type: ignore[arg-type]


def _has_other_keys(value: object) -> bool:
    """Whether it is a mapping whose keys are no texts, of which nothing can be put in order."""
    return isinstance(value, Mapping) and not all(isinstance(key, str) for key in value)


def _as_pairs(value: object) -> object:
    """Such a mapping as pairs, in the order in which it was filled."""
    return list(value.items()) if isinstance(value, Mapping) and _has_other_keys(value) else value


def _digest(kind: bytes, content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=SIZE, person=kind).digest()
