"""Social cards become files: those of the published tree are kept, the others are drawn.

A card's address is made of all that decides how it looks, so a file at that address is the card. It is kept
only when its digest is the one the tree's manifest names.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from generator import workers
from generator.options import Options
from generator.pages.social_cards import SocialCard
from generator.publish.digests import digest_of
from generator.publish.manifest import previous_manifest
from generator.render.social_cards import address_of, png_of
from generator.workshop import Tree

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
    addresses = [address_of(card) for card in cards]
    digests = previous_manifest(options.output).get("files") or {}
    known = {address: digests[address] for address in addresses if address in digests}
    made = {address: digest for address, digest in known.items() if tree.keep(address, digest)}
    missing = [card for card, address in zip(cards, addresses, strict=True) if address not in made]
    made |= dict(_drawn(_Easel(missing, tree), options))
    return tuple((address, made[address]) for address in addresses)


def _drawn(easel: _Easel, options: Options) -> Files:
    total = len(easel.cards)
    drawn: list[tuple[str, str]] = []
    parts = workers.each_chunk(
        draw_cards, easel, total, pool=options.pool, size=_CHUNK, worth_a_pool=_WORTH_A_POOL
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
