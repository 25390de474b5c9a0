"""The indexes of the search, as Pagefind is to build them: one or more of jobs, and one of pages."""

from pathlib import Path

from generator.kept import Same
from generator.pages.book import Book
from generator.pages.facets import INDEX
from generator.pages.search_records import job_records, page_records
from generator.pages.search_shards import job_shards
from generator.publish.manifest import previous_manifest
from generator.publish.search import Bundle


def bundles_of(book: Book) -> tuple[Bundle, ...]:
    """All of them; the first has what the others share."""
    return (*job_bundles(book), page_bundle(book))


def job_bundles(book: Book) -> tuple[Bundle, ...]:
    """The open jobs."""
    roles = sorted(book.roles.values(), key=lambda role: (role.family, role.title))
    shards = job_shards(list(job_records(book)), [role.title for role in roles])
    return tuple(Bundle(f"jobs/{shard.name}", shard.records, {"counts": shard.counts()}) for shard in shards)


def sources_of_jobs(book: Book) -> tuple[object, ...]:
    """What the indexes of jobs are made from: of a role, only its names and its occupation."""
    roles = {
        slug: (role.title, role.aliases, role.family, role.occupation) for slug, role in book.roles.items()
    }
    return (Same(book.catalogue), Same(book.records), book.settings, roles)


def page_bundle(book: Book) -> Bundle:
    """The pages that readers look for."""
    return Bundle("pages", list(page_records(book)))


def published_bundles(output: Path) -> dict[str, str]:
    """By name, the digests of what the indexes in a published tree were built from."""
    known = previous_manifest(output).get("search")
    if not isinstance(known, dict):
        return {}
    return {folder.removeprefix(INDEX).strip("/"): digest for folder, digest in known.items()}
