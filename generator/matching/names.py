"""Names brought to one form, and the slugs made of them."""

import hashlib
import re
from functools import lru_cache

from anyascii import anyascii

from generator.matching.duplicates import words_key

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ](?=\w)")
_SYMBOLS = {"&": " and ", "+": " plus ", "#": " sharp ", "@": " at "}
_MOST_KEPT = 65_536
"""Names whose form is kept: thousands of postings have the same few hundred employers and titles."""


@lru_cache(maxsize=_MOST_KEPT)
def slug_of(text: str, longest: int = 60) -> str:
    """Small letters, digits and single hyphens, cut at a word; empty when nothing is left."""
    plain = _APOSTROPHE.sub("", text)
    for symbol, word in _SYMBOLS.items():
        plain = plain.replace(symbol, word)
    slug = _NOT_SLUG.sub("-", anyascii(plain).lower()).strip("-")
    if len(slug) <= longest:
        return slug
    return (slug[: longest + 1].rpartition("-")[0] or slug[:longest]).strip("-")


def short_digest(*parts: str, length: int = 8) -> str:
    """A short name for something that has a long one: small letters and digits."""
    number = int.from_bytes(hashlib.blake2b("\0".join(parts).encode(), digest_size=16).digest())
    letters = "abcdefghijkmnpqrstuvwxyz23456789"  # 32 signs that are not mistaken for each other
    return "".join(letters[(number >> (5 * place)) & 31] for place in range(length))


@lru_cache(maxsize=_MOST_KEPT)
def employer_key(name: str) -> str:
    """Equal for spellings of one name that differ in case, accents and punctuation alone."""
    return words_key(name)
