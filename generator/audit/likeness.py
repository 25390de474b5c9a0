"""How much of a page is its own: words, shingles and figures of its main text, held against its siblings.

Likeness is the Jaccard similarity of the sets of five words in a row, estimated from MinHash signatures of
128 values (A. Broder, On the resemblance and containment of documents, 1997).
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import filterfalse

from rensa import RMinHash
from selectolax.lexbor import LexborHTMLParser, LexborNode

_SHINGLE = 5
"""Words in a row that count as the same text."""
_VALUES, _SEED = 128, 1
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[$€£%#]")
_FIGURE = re.compile(r"\d")
_CARDS = "article[data-job]"
"""Cards of postings: what stands in them is other people's, and stands on other pages too."""
_LINES = "p, li, tr, dd, figcaption"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a page's main text."""

    words: int
    written: int
    """Words outside the cards of postings: written by editors, or computed."""
    shingles: "array[int]"
    """The hashes of its runs of five words, each once."""
    figures: "array[int]"
    """The hashes of its lines and rows that hold a figure, cards left out."""
    text: RMinHash
    """Signature of the main text."""
    blanked: RMinHash
    """The same with the page's own names and all figures blanked."""


def fingerprint(html: bytes, names: Iterable[str]) -> Fingerprint:
    """The fingerprint of a finished page; `names` are its own: the role, visa, state or employer."""
    document = LexborHTMLParser(html)
    main = document.css_first("main") or document.css_first("body")
    whole = main.text(separator=" ") if main else ""
    for card in document.css(_CARDS):
        card.decompose()
    words = _WORD.findall(whole.casefold())
    own = _shingles(words)
    return Fingerprint(
        words=len(whole.split()),
        written=len(main.text(separator=" ").split()) if main else 0,
        shingles=_hashes(own),
        figures=_hashes(_figure_lines(main)),
        text=_signature(own),
        blanked=_signature(_shingles(_blanked(words, names))),
    )


def restored_signature(state: bytes) -> RMinHash:
    """The signature that was in this state. Raises `ValueError` for bytes that are no state of one."""
    signature = RMinHash(_VALUES, _SEED)
    signature.__setstate__(state)
    return signature


def own_share(page: Fingerprint, own: frozenset[int]) -> float:
    """The share (0 to 1) of its text that stands on no sibling; `own`: the shingles of one page alone."""
    return len(own.intersection(page.shingles)) / len(page.shingles) if page.shingles else 0.0


def own_figures(page: Fingerprint, own: frozenset[int]) -> int:
    """Lines and rows with figures that stand on no sibling; `own`: those of one page alone."""
    return len(own.intersection(page.figures))


def on_one_page(hashes: Iterable[Sequence[int]]) -> frozenset[int]:
    """Those that stand on no second page; a page has each once."""
    once: set[int] = set()
    shared: set[int] = set()
    for each in hashes:
        new = set(filterfalse(shared.__contains__, each))  # most of a page stands on many others
        shared |= once & new
        once ^= new
    return frozenset(once)


def _shingles(words: Sequence[str]) -> list[str]:
    if len(words) <= _SHINGLE:
        return [" ".join(words)] if words else []
    runs = zip(*(words[at:] for at in range(_SHINGLE)), strict=False)
    return list(dict.fromkeys(map(" ".join, runs)))


def _blanked(words: Sequence[str], names: Iterable[str]) -> list[str]:
    """The words, with one sign in place of each figure and each word of the page's own names."""
    own = {word for name in names for word in _WORD.findall(name.casefold())}
    return ["#" if word in own or (not word.isalpha() and _FIGURE.search(word)) else word for word in words]


def _figure_lines(main: LexborNode | None) -> list[str]:
    lines = (node.text(separator=" ") for node in main.css(_LINES)) if main else ()
    return sorted({" ".join(line.split()) for line in lines if _FIGURE.search(line)})


def _hashes(texts: Sequence[str]) -> "array[int]":
    return array("Q", RMinHash.hash_token_sets([list(texts)])[0])


def _signature(shingles: Sequence[str]) -> RMinHash:
    signature = RMinHash(_VALUES, _SEED)
    signature.update(list(shingles))
    return signature
