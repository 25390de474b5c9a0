"""The indexes of the search, as Pagefind is to build them: one or more of jobs, and one of pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.kept import Same
from generator.pages.book import Book
from generator.pages.search_records import job_records, last_seen_days, page_records
from generator.pages.search_shards import job_shards
from generator.pages.urls import INDEX
from generator.publish.manifest import previous_manifest
from generator.publish.search import Bundle, Indexed
from generator.publish.tree import OutputTree


def job_bundles(book: Book) -> tuple[Bundle, ...]:
    """The open jobs."""
    roles = sorted(book.roles.values(), key=lambda role: (role.family, role.title))
    shards = job_shards(list(job_records(book)), [role.title for role in roles])
    seen = last_seen_days(book)
    return tuple(
        Bundle(f"jobs/{shard.name}", shard.records, {"counts": shard.counts(), "seen": seen})
        for shard in shards
    )


def sources_of_jobs(book: Book) -> tuple[object, ...]:
    """What the indexes of jobs are made from: of a role, only its names and its occupation."""
    roles = {
        slug: (role.title, role.aliases, role.family, role.occupation) for slug, role in book.roles.items()
    }
    return (Same(book.catalogue), Same(book.records), book.settings, roles)


def page_bundle(book: Book) -> Bundle:
    """The pages that readers look for."""
    return Bundle("pages", list(page_records(book)))


def bundles_before(tree: OutputTree, *, packed: bool) -> list[Indexed]:
    """The indexes of the tree that is staged anew, and then those of the published one.

    None of the staged one where somebody changed a file, or its packed files are not those that are wanted.
    """
    before: list[Indexed] = []
    if packed or not tree.spare.is_packed:
        for name, digest in _digests(tree.spare.manifest).items():
            if tree.spare.has(tree.aside / name):
                before.append(Indexed(tree.aside / name, digest, is_spare=True))
    published = published_indexes(tree.output)
    return before + [indexed for indexed in published if tree.published.has(indexed.folder)]


def published_indexes(output: Path) -> list[Indexed]:
    """The indexes in a published tree."""
    digests = _digests(previous_manifest(output))
    return [Indexed(output / INDEX.strip("/") / name, digest) for name, digest in digests.items()]


def _digests(manifest: Mapping[str, Any]) -> dict[str, str]:
    """By name, the digests of what the indexes of a tree were built from."""
    known = manifest.get("search")
    if not isinstance(known, dict):
        return {}
    return {folder.removeprefix(INDEX).strip("/"): digest for folder, digest in known.items()}
