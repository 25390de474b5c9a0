"""One job posted twice is one job: the key under which postings are the same distinct job."""

import hashlib
import re

from anyascii import anyascii

from generator.domain.posting import Posting

_OF_WORDS = "abcdefghijklmnopqrstuvwxyz0123456789+#"
_ONLY_WORDS = {code: " " for code in range(128) if chr(code) not in _OF_WORDS}
"""Turns every ASCII sign that belongs to no word into a blank."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def job_key(posting: Posting, text: str) -> str:
    """A digest equal for postings of one job.

    One job has one employer, one title, one kind of employment and one text. Places, dates, addresses and
    pay may differ: a re-post often changes nothing else. Postings without text are the same job only
    within their source, since nothing else speaks for it.
    """
    origin = "" if text.strip() else posting.source
    parts = (
        words_key(posting.employer),
        words_key(posting.title),
        str(posting.employment_type or ""),
        origin,
        words_key(text),
    )
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=10).hexdigest()


def words_key(text: str) -> str:
    """The words of a text in small ASCII letters; a text without any keeps its own characters."""
    ascii_text = _NOT_ASCII.sub(lambda found: anyascii(found[0]), text)  # the library walks sign by sign
    return " ".join(ascii_text.lower().translate(_ONLY_WORDS).split()) or text
