"""Social cards become files: those of the published tree are kept, the others are drawn.

A card's address is made of all that decides how it looks, so a file at that address is the card. It is kept
only when its digest is the one the tree's manifest names.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator import workers
from generator.making import Tree
from generator.options import Options
from generator.pages.social_cards import SocialCard
from generator.publish.digests import digest_of
from generator.publish.manifest import previous_manifest
from generator.publish.tree import file_of
from generator.render.social_cards import address_of, png_of

_WORTH_A_POOL = 50
"""Cards under which starting processes costs more than it saves: one takes some 5 ms."""
_CHUNK = 12

Files = tuple[tuple[str, str], ...]
"""(address, digest)."""


@dataclass(frozen=True, slots=True)
class _Easel:
    """What a worker needs to draw."""

    cards: Sequence[SocialCard]
    tree: Tree


def all_cards(cards: Sequence[SocialCard], tree: Tree | None, options: Options) -> Files:
    """Put every card into the tree; without a tree none is drawn. Returns the files in the cards' order."""
    if tree is None:
        return ()
    kept = _kept(cards, options.output)
    for address, content in kept.items():
        tree.write(address, content)
    missing = [card for card in cards if address_of(card) not in kept]
    made = {address: digest_of(content) for address, content in kept.items()}
    made |= dict(_drawn(_Easel(missing, tree), options))
    return tuple((address, made[address]) for address in map(address_of, cards))


def _kept(cards: Sequence[SocialCard], output: Path) -> Mapping[str, bytes]:
    """Cards that the published tree has, by address."""
    digests = previous_manifest(output).get("files") or {}
    kept = {}
    for address in map(address_of, cards):
        if address in digests:
            content = _read(output / file_of(address))
            if digest_of(content) == digests[address]:
                kept[address] = content
    return kept


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _drawn(easel: _Easel, options: Options) -> Files:
    total = len(easel.cards)
    drawn: list[tuple[str, str]] = []
    parts = workers.each_chunk(
        draw_cards, easel, total, jobs=options.jobs, size=_CHUNK, worth_a_pool=_WORTH_A_POOL
    )
    with closing(parts):
        for files in parts:
            drawn += files
            options.progress("Drawing social cards", len(drawn), total)
    return tuple(drawn)


def draw_cards(easel: _Easel, chunk: range) -> Files:
    """Draw the cards of the chunk into the tree."""
    drawn = []
    for card in (easel.cards[index] for index in chunk):
        content = png_of(card)
        easel.tree.write(address_of(card), content)
        drawn.append((address_of(card), digest_of(content)))
    return tuple(drawn)
