"""By what the content of a file is known."""

import hashlib


def digest_of(content: bytes) -> str:
    """The digest by which a file's content is known."""
    return hashlib.blake2b(content, digest_size=12).hexdigest()
