"""A tree that has everything but its search and its manifest, held against the last one and the host.

What the next build need not make again is written down here: the search needs the memory.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from orjson import Fragment

from generator import __version__
from generator.domain.last_publication import LastPublication
from generator.host_making import host_facts, keeps_packed, moves_of, pack, preflight
from generator.keeping.exports import KEPT as EXPORTS
from generator.keeping.exports import lay_exports_ready
from generator.keeping.pages import KEPT as PAGES
from generator.keeping.pages import lay_pages_ready
from generator.made import Made
from generator.options import Options, Outcome
from generator.pages.book import Book
from generator.pages.urls import INDEX
from generator.problems.problem import Problem
from generator.problems.report import has_errors
from generator.publication_state import encoded, publication_of, unmoved_days
from generator.publish.digests import digest_of
from generator.publish.manifest import manifest_bytes
from generator.publish.search import Bundle
from generator.publish.tree import OutputTree
from generator.search_keeping import Search, search_of
from generator.seo.sitemap import robots_txt, sitemap_files
from generator.sudden_changes import sudden_changes
from generator.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Draft:
    """A tree that has everything but its search and its manifest."""

    files: Mapping[str, str]
    """Digests by address."""
    facts: Mapping[str, Any]
    """What the manifest says beside them, encoded: that is a part of the memory that its lists take."""
    search: Search
    packed: bool
    """Whether files stand beside their packed forms."""
    told: tuple[Problem, ...]
    laid: tuple[Path, ...]
    """Files laid ready that are kept for the next build once the tree is published."""


def draft_of(
    tree: OutputTree,
    made: Made,
    workshop: Workshop,
    previous: LastPublication | None,
    options: Options,
    outcome: Outcome,
) -> Draft:
    """Add what stands beside the pages, and hold the tree against the last one and the host."""
    book, host = workshop.book, options.host
    state = publication_of(made, workshop, {}, previous)
    facts = {**_site_facts(book, options), **encoded(state, previous)}
    others = {asset.url: asset.content for asset in workshop.assets.values()}
    others |= {**crawling_files(book, made, state), **made.beside}
    for url, content in others.items():
        tree.write(url, content)
    files = dict(made.files) | {url: digest_of(content) for url, content in others.items()}
    packed = keeps_packed(host, tree.spare.manifest)
    tree.settle(files, packed=packed, aside=INDEX.strip("/"))
    search = search_of(workshop)
    leaving = tuple(sudden_changes(state.pages, previous, book.settings))
    facts |= {"gate_faults": [problem.message for problem in leaving]} if leaving else {}
    facts = {name: Fragment(orjson.dumps(fact)) for name, fact in facts.items()}
    told = (*unmoved_days(state, previous, options), *leaving)
    if host:
        with outcome.timed("host"):
            pack(host, tree, files, options)
            manifest = len(manifest_of(book, files, {}, facts))
            told += _preflight(tree, manifest, search.bundles, workshop, options, outcome)
    laid = () if has_errors(told) else _laid_ready(made, workshop, options)
    return Draft(files, facts, search, packed, told, laid)


def _laid_ready(made: Made, workshop: Workshop, options: Options) -> tuple[Path, ...]:
    """What the next build need not make again, written down before the memory is needed for the search."""
    sources, laid = dict(made.sources), []
    if workshop.known:
        addresses = workshop.measure.addresses
        lay_pages_ready(options.root, workshop.known, dict(made.kept), sources, addresses)
        laid.append(PAGES)
    if workshop.known_exports:
        lay_exports_ready(options.root, workshop.known_exports, dict(made.exports), sources)
        laid.append(EXPORTS)
    return tuple(laid)


def _preflight(
    tree: OutputTree,
    manifest: int,
    bundles: Sequence[Bundle],
    workshop: Workshop,
    options: Options,
    outcome: Outcome,
) -> tuple[Problem, ...]:
    """Hold the packed tree against the host's limits before the search takes its time."""
    if options.host is None:
        return ()
    https = is_encrypted(workshop.book)
    found = preflight(options.host, tree, bundles, moves_of(workshop), https, manifest)
    outcome.preflight = f"For {options.host}: {found.value.summary()}"
    return found.problems


def is_encrypted(book: Book) -> bool:
    """Whether the site is reached by https."""
    return book.settings.base_url.startswith("https:")


def crawling_files(book: Book, made: Made, state: LastPublication) -> dict[str, bytes]:
    """robots.txt and the sitemap; the sitemap of a site kept from search engines is empty."""
    base = book.settings.base_url
    by_kind: dict[str, dict[str, date]] = {}
    for kind, url in made.indexable:
        by_kind.setdefault(kind, {})[url] = state.pages[url].lastmod
    files = {file.url: file.content for file in sitemap_files(base, by_kind)}
    return files | {"/robots.txt": robots_txt(base, bool(made.indexable))}


def _site_facts(book: Book, options: Options) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "base_url": book.settings.base_url.rstrip("/"),
        "demo": book.catalogue.manifest.demo,
    }
    return facts | ({"host": host_facts(options.host)} if options.host else {})


def manifest_of(
    book: Book, files: Mapping[str, str], search: Mapping[str, str], facts: Mapping[str, Any]
) -> bytes:
    """The manifest; `search`: by the folder of an index the digest of what went into it."""
    return manifest_bytes(
        version=__version__,
        as_of=book.catalogue.as_of.isoformat(),
        today=book.catalogue.today.isoformat(),
        files=files,
        search=search,
        facts=facts,
    )
