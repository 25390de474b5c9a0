"""What pages came to, kept from build to build: a page of the same data is not rendered and audited again.

A finished page is a function of its data and of what all pages share. Both stand in its key, so nothing has
to know which page depends on what.
"""

import hashlib
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from pydantic import BaseModel

from generator.audit.anchors import Linking, Parts
from generator.audit.document import Measure
from generator.domain.abbreviation import Abbreviation
from generator.keeping.files import Tell, read_kept, write_kept
from generator.keeping.program import program_state
from generator.pages.model.page import Page, Site
from generator.pages.plan import Planned
from generator.render.late import Gap
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
    gaps: tuple[Gap, ...] = ()
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
    pages: dict[str, KeptPage]


@dataclass(frozen=True, slots=True)
class KnownPages:
    """Pages of builds before by address, and what the keys of all pages share."""

    shared: bytes
    today: Mapping[str, str] = field(default_factory=dict)
    """The values of the day."""
    before: Mapping[str, str] = field(default_factory=dict)
    """Those with which the pages are filled."""
    pages: Mapping[str, KeptPage] = field(default_factory=dict)
    left: frozenset[int] = frozenset()
    """Checksums of addresses that the site had and has no more; a page that leads there is made anew."""

    def like(self, planned: Planned, key: str) -> KeptPage | None:
        """The page as it was made before, where it would be the same."""
        known = self.pages.get(planned.url)
        if known is None or known.key != key or self._has_moved(known):
            return None
        if len(known.inside) % _CHECKSUM or not self.left.isdisjoint(array("Q", known.inside)):
            return None
        return known

    def are_of_today(self, gaps: Iterable[Gap]) -> bool:
        """Whether what stands in the gaps is what would be put in them now."""
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
    found.update(_ENCODER.encode(page))
    return found.hexdigest()


def shared_by_pages(
    site: Site, templates: Mapping[str, str], abbreviations: Iterable[Abbreviation], measure: Measure
) -> bytes:
    """A digest of what every page is made with."""
    found = hashlib.blake2b(program_state().encode(), digest_size=16)
    for part in (site, sorted(templates.items()), list(abbreviations), measure.scales, measure.base_url):
        encoded = _ENCODER.encode(part)
        found.update(f"{len(encoded)}\n".encode() + encoded)
    return found.digest()


def known_pages(
    root: Path, shared: bytes, today: Mapping[str, str], addresses: Collection[str], tell: Tell
) -> KnownPages:
    """What is kept in the site's folder by this very program."""
    kept = read_kept(root, KEPT, _Kept, tell)
    if kept is None:
        return KnownPages(shared, today)
    before = kept.addresses[: len(kept.addresses) // _CHECKSUM * _CHECKSUM]
    left = frozenset(array("Q", before)) - frozenset(map(_checksum, addresses))
    return KnownPages(shared, today, kept.late, kept.pages, left)


def keep_pages(
    root: Path, pages: Mapping[str, KeptPage], today: Mapping[str, str], addresses: Collection[str]
) -> None:
    """Keep the pages of this build alone."""
    kept = _Kept(program_state(), dict(today), checksums(addresses), dict(pages))
    write_kept(root, KEPT, msgspec.msgpack.encode(kept))


def checksums(addresses: Iterable[str]) -> bytes:
    """Eight bytes that stand for each address: two of one checksum would hide that one has left."""
    return array("Q", sorted(map(_checksum, addresses))).tobytes()


def _checksum(address: str) -> int:
    digest = hashlib.blake2b(address.encode("utf-8", "surrogatepass"), digest_size=_CHECKSUM).digest()
    return int.from_bytes(digest, "little")


def _plain(value: object) -> object:
    """A value of a page in types that can be encoded; raises `TypeError` for what cannot be compared."""
    if isinstance(value, BaseModel):
        return [type(value).__name__, dict(value)]
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"a page holds a {type(value).__name__}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain, order="deterministic")
