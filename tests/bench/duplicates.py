"""Measure how alike the indexable lists of a built site are, by exact sets of words and not by signatures.

    python tests/bench/duplicates.py build

Of every kind of computed list the first pages without `noindex` are held against each other: the share of
their runs of five words that both have (Jaccard), once as they are and once with the words of their own
heading and all figures blanked. Prints a table in Markdown, and ends with 1 when more than 5 % of a kind are
more than 0.8 like a page of it, or more than 20 % with names and figures blanked; both of a pair count.
"""

import argparse
import re
import sys
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

ALIKE, MOST, MOST_BLANKED = 0.8, 0.05, 0.20
KINDS = {
    "role x visa": "roles/*/*/index.html",
    "role x state": "roles/*/in/*/index.html",
    "employer": "employers/*/index.html",
    "state": "places/*/index.html",
}
WORDS_IN_A_ROW = 5
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[$€£%#]")


def main() -> int:
    """Print the table of a built site."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("build", type=Path, nargs="?", default=Path("build"))
    folder = arguments.parse_args().build
    print("| kind | indexable | more than 0.8 alike | without names and figures | likest pair |")
    print("| --- | --- | --- | --- | --- |")
    return max([row(folder, kind, pattern) for kind, pattern in KINDS.items()])


def row(folder: Path, kind: str, pattern: str) -> int:
    """Print the row of a kind; 1 when it has too many that are alike."""
    pages = [page for path in sorted(folder.glob(pattern)) if (page := words_of(path))]
    whole, likest = alike([shingles(words) for words, _ in pages])
    blanked, _ = alike([shingles(blank(words, heading)) for words, heading in pages])
    number = len(pages)
    print(
        f"| {kind} | {number:,} | {whole:,} ({share(whole, number):.1%}) "
        f"| {blanked:,} ({share(blanked, number):.1%}) | {likest:.2f} |"
    )
    return int(share(whole, number) > MOST or share(blanked, number) > MOST_BLANKED)


def words_of(path: Path) -> tuple[list[str], set[str]] | None:
    """The words of an indexable page's main part, and those of its heading."""
    html = LexborHTMLParser(path.read_bytes())
    robots = html.css_first("meta[name=robots]")
    main, heading = html.css_first("main"), html.css_first("h1")
    if main is None or heading is None or (robots and "noindex" in str(robots.attributes.get("content"))):
        return None
    return WORD.findall(main.text(separator=" ").casefold()), set(WORD.findall(heading.text().casefold()))


def blank(words: list[str], names: set[str]) -> list[str]:
    """The words without the page's own names and without figures."""
    return ["#" if word in names or any(letter.isdigit() for letter in word) else word for word in words]


def shingles(words: list[str]) -> frozenset[int]:
    """Its runs of five words."""
    return frozenset(hash(run) for run in zip(*(words[at:] for at in range(WORDS_IN_A_ROW)), strict=False))


def alike(pages: list[frozenset[int]]) -> tuple[int, float]:
    """How many are more like another one than that, and the greatest likeness of two.

    Only pairs whose numbers of runs allow such a likeness are compared.
    """
    found: set[int] = set()
    greatest = 0.0
    before: list[tuple[int, frozenset[int]]] = []
    for place, page in sorted(enumerate(pages), key=lambda item: len(item[1])):
        for other, runs in within(before, len(page)):
            near = likeness(page, runs)
            greatest = max(greatest, near)
            found |= {place, other} if near > ALIKE else set()
        before.append((place, page))
    return len(found), greatest


def within(pages: list[tuple[int, frozenset[int]]], number: int) -> Iterable[tuple[int, frozenset[int]]]:
    """The pages that can be alike: a set that is too small shares too little of the larger one."""
    return takewhile(lambda page: len(page[1]) >= ALIKE * number, reversed(pages))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of what either has that both have."""
    common = len(one & other)
    return common / (len(one) + len(other) - common or 1)


def share(part: int, whole: int) -> float:
    """A part of a whole that may be empty."""
    return part / whole if whole else 0.0


if __name__ == "__main__":
    sys.exit(main())
