"""What pages came to, kept from build to build: a page that would be the same is not made again.

A finished page is a function of its data and of what all pages share: both stand in its key. Its data in turn
is a function of what was read of the book: where all of that stands, not even the data is put together.
"""

import hashlib
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from generator.audit.anchors import Linking, Parts
from generator.audit.document import Measure
from generator.audit.heads import HeadDigest
from generator.domain.abbreviation import Abbreviation
from generator.keeping.encoding import encoded
from generator.keeping.files import Tell, lay_ready, read_kept
from generator.keeping.program import program_state
from generator.keeping.reads import DigestsNow, KeptReads, Sources, Standing, given_to, is_whole
from generator.pages.model.page import Page, Site
from generator.pages.plan import Planned
from generator.pages.social_cards import SocialCard
from generator.render.late import unpacked
from generator.render.render import TEMPLATES
from generator.seo.page_states import PageState

KEPT = Path(".cache") / "pages.msgpack"
"""In the site's folder."""
_CHECKSUM = array("Q").itemsize


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What a page without faults came to."""

    key: str
    file: str
    """Digest of its HTML."""
    ids: str
    """Its parts, in one line."""
    links: tuple[str, ...]
    """Parts of other pages that it links to."""
    external: tuple[str, ...]
    """Links that leave the site."""
    inside: bytes
    """Checksums of the site's addresses that it leads to."""
    state: PageState
    card: SocialCard | None
    """What its own picture says; None where the site's stands for it."""
    head: HeadDigest | None
    """What it is called; None for a page that search engines are never to have."""
    gaps: bytes = b""
    """Where values of the day stand in its HTML."""
    read: Mapping[str, str] = field(default_factory=dict)
    """Values of the day that decided on the rest of it, as texts by their names."""

    def parts(self, planned: Planned) -> Parts:
        """What the page can be linked to by and links to."""
        linking = Linking(planned.origin, planned.url)
        links, external = dict.fromkeys(self.links, linking), dict.fromkeys(self.external, linking)
        return Parts({planned.url: self.ids}, links, external)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file."""

    program: str
    late: Mapping[str, str]
    """The values of the day with which the pages are filled."""
    addresses: bytes
    """Checksums of all addresses of the site."""
    shared: bytes
    """A digest of what every page was made with."""
    pages: dict[str, KeptPage]
    reads: KeptReads
    """What the pages were made from."""


@dataclass(frozen=True, slots=True)
class KnownPages:
    """Pages of builds before by address, and what the keys of all pages share."""

    shared: bytes
    standing: Standing
    """Which pages would be made from the same again."""
    today: Mapping[str, str] = field(default_factory=dict)
    """The values of the day."""
    before: Mapping[str, str] = field(default_factory=dict)
    """Those with which the pages are filled."""
    pages: Mapping[str, KeptPage] = field(default_factory=dict)
    left: frozenset[int] = frozenset()
    """Checksums of addresses that the site had and has no more; a page that leads there is made anew."""

    def like(self, planned: Planned, key: str) -> KeptPage | None:
        """The page as it was made before, where its data is the same."""
        known = self._alive(planned)
        return known if known and known.key == key else None

    def unread(self, planned: Planned) -> KeptPage | None:
        """The page as it was made before, where nothing that was read for it has changed."""
        if not self.standing.has(planned.url, given_to(planned)):
            return None
        return self._alive(planned)

    def _alive(self, planned: Planned) -> KeptPage | None:
        """The page as it was made before, unless the day moved more than its gaps, or it leads nowhere."""
        known = self.pages.get(planned.url)
        if known is None or len(known.inside) % _CHECKSUM or self._has_moved(known):
            return None
        return known if self.left.isdisjoint(array("Q", known.inside)) else None

    def is_of_today(self, known: KeptPage) -> bool:
        """Whether what stands in the gaps of a page is what would be put in them now."""
        if self.before == self.today:
            return True
        gaps = unpacked(known.gaps)
        return all(self.before.get(gap.expression) == self.today[gap.expression] for gap in gaps)

    def _has_moved(self, known: KeptPage) -> bool:
        """Whether more than the gaps of a page depends on a value that is another one now."""
        if known.state.dated and self.before.get("data_date") != self.today["data_date"]:
            return True
        return any(self.today.get(name) != value for name, value in known.read.items())


def page_key(shared: bytes, planned: Planned, page: Page) -> str:
    """A digest of all that the page's HTML and its audit depend on, but for addresses that left."""
    found = hashlib.blake2b(shared, digest_size=15)
    found.update(f"{TEMPLATES[type(page)]}\n{planned.kind}\n{planned.origin}\n{planned.url}\n".encode())
    found.update(encoded(page))
    return found.hexdigest()


def shared_by_pages(
    site: Site, templates: Mapping[str, str], abbreviations: Iterable[Abbreviation], measure: Measure
) -> bytes:
    """A digest of what every page is made with."""
    found = hashlib.blake2b(program_state().encode(), digest_size=16)
    for part in (site, sorted(templates.items()), list(abbreviations), measure.scales, measure.base_url):
        content = encoded(part)
        found.update(f"{len(content)}\n".encode() + content)
    return found.digest()


def known_pages(
    root: Path,
    shared: bytes,
    today: Mapping[str, str],
    addresses: Collection[str],
    now: DigestsNow,
    tell: Tell,
) -> KnownPages:
    """What is kept in the site's folder by this very program. `now`: what the book has now, in digests."""
    kept = read_kept(root, KEPT, _Kept, tell)
    if kept is None:
        return KnownPages(shared, Standing(KeptReads(), now), today)
    before = kept.addresses[: len(kept.addresses) // _CHECKSUM * _CHECKSUM]
    left = frozenset(array("Q", before)) - frozenset(map(_checksum, addresses))
    reads = kept.reads if kept.shared == shared and is_whole(kept.reads) else KeptReads()
    return KnownPages(shared, Standing(reads, now), today, kept.late, kept.pages, left)


def lay_pages_ready(
    root: Path,
    known: KnownPages,
    pages: Mapping[str, KeptPage],
    sources: Mapping[str, Sources],
    addresses: Collection[str],
) -> None:
    """Lay ready what is kept of the pages of this build alone; `sources` of those that were made anew."""
    reads, late = known.standing.with_new(pages, sources), dict(known.today)
    kept = _Kept(program_state(), late, checksums(addresses), known.shared, dict(pages), reads)
    lay_ready(root, KEPT, msgspec.msgpack.encode(kept))


def checksums(addresses: Iterable[str]) -> bytes:
    """Eight bytes that stand for each address: two of one checksum would hide that one has left."""
    return array("Q", sorted(map(_checksum, addresses))).tobytes()


def _checksum(address: str) -> int:
    digest = hashlib.blake2b(address.encode("utf-8", "surrogatepass"), digest_size=_CHECKSUM).digest()
    return int.from_bytes(digest, "little")
