"""The ids at the end of postings' addresses, which stay when a title or an employer's name changes."""

from collections.abc import Iterable, Mapping

_LENGTH = 8
"""Signs of the shortest id; a longer one begins with it."""


def name_of(url: str) -> str:
    """The last part of an address."""
    return url.rstrip("/").rpartition("/")[2]


def beginning_of(url: str) -> str:
    """The beginning of a posting's id, by which `by_id` keeps its address."""
    return _id_of(url)[:_LENGTH]


def by_id(addresses: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Addresses of postings by the beginning of their ids."""
    found: dict[str, tuple[str, ...]] = {}
    for url in addresses:
        key = beginning_of(url)
        found[key] = (*found.get(key, ()), url)
    return found


def same_posting(url: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """The one of the `known` addresses that has the id of `url`; empty when none or several have."""
    name = _id_of(url)
    same = [each for each in known.get(name[:_LENGTH], ()) if _is_same_id(_id_of(each), name)]
    return same[0] if len(same) == 1 else ""


def _id_of(url: str) -> str:
    return name_of(url).rpartition("-")[2]


def _is_same_id(one: str, other: str) -> bool:
    """Whether two ids of postings are one: ids are longer where short ones would meet."""
    return len(other) >= _LENGTH and (one.startswith(other) or other.startswith(one))
