"""Makes a tree that is only a search over very many jobs: the page, its scripts and the indexes.

    python tests/bench/search_site.py OUT --n 50000 [--site DIR] [--today DAY]

The jobs are those of a site, the demo's unless another is named, again and again under other keys, addresses
and employers. A whole site of that size takes minutes; the search alone is enough to measure the search.
"""

import argparse
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from generator.options import Options
from generator.pages.book import Book
from generator.pages.facets import search_page
from generator.pages.model.parts import Link
from generator.pages.model.search import Facet, SearchPage
from generator.pages.search_records import SearchRecord, job_records, last_seen_days, page_records
from generator.pages.search_shards import job_shards
from generator.preparing import prepared
from generator.publish.search import Bundle, build_search
from generator.render.render import render_page
from generator.workshop import Workshop

ROOT = Path(__file__).parents[2]
DEMO_DAY = date(2026, 4, 1)


def main() -> None:
    """Make the tree."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--n", type=int, default=50_000, help="jobs")
    parser.add_argument(
        "--site", type=Path, default=ROOT, help="folder of the site whose jobs are multiplied"
    )
    parser.add_argument("--today", type=date.fromisoformat, help="day to build for")
    options = parser.parse_args()
    if options.out.exists():
        sys.exit(f"{options.out} is there already")
    run = Options(root=options.site, output=options.out, clock=options.today or DEMO_DAY, today=options.today)
    workshop = prepared(run).value
    if workshop is None:
        sys.exit(f"{options.site} has errors: rolepages check tells them")
    records = multiplied(list(job_records(workshop.book)), options.n)
    index(records, workshop.book, options.out)
    publish(records, workshop, options.out)


def multiplied(records: Sequence[SearchRecord], number: int) -> list[SearchRecord]:
    """`number` records, each of another job."""
    return [copy_of(records[place % len(records)], place // len(records)) for place in range(number)]


def copy_of(record: SearchRecord, copy: int) -> SearchRecord:
    """The same job under another key, address and employer; jobs of one day lie in another order."""
    if not copy:
        return record
    url, _, facts = record.url.partition("#")
    shown = dict(parse_qsl(facts))
    shown["key"] += f"-{copy}"
    shown["employer"] = f"{shown.get('employer', '')} {copy}"
    day, spread = record.sort["newest"][:7], zlib.crc32(shown["key"].encode()) % 100_000
    shown["newest"] = f"{day}{spread:05}"
    return replace(
        record,
        url=f"{url.rstrip('/')}-{copy}/#{urlencode(shown)}",
        content=f"{record.content} copy{copy}",
        sort={**record.sort, "newest": shown["newest"]},
    )


def index(records: Sequence[SearchRecord], book: Book, out: Path) -> None:
    """The indexes of the jobs and of the pages about words."""
    roles = sorted(book.roles.values(), key=lambda role: (role.family, role.title))
    shards = job_shards(records, [role.title for role in roles])
    seen = last_seen_days(book)
    bundles = [
        Bundle(f"jobs/{each.name}", each.records, {"counts": each.counts(), "seen": seen}) for each in shards
    ]
    pages = Bundle("pages", list(page_records(book)))
    jobs = len(os.sched_getaffinity(0))
    build_search([*bundles, pages], out / "pagefind", jobs=jobs)


def publish(records: Sequence[SearchRecord], workshop: Workshop, out: Path) -> None:
    """The page with the multiplied numbers, and the scripts and styles."""
    page = search_page(workshop.book)
    page = replace(
        page, jobs=len(records), facets=tuple(counted(page, records)), newest=tuple(newest(page, records))
    )
    files = {asset.url: asset.content for asset in workshop.assets.values()}
    files["/search/index.html"] = render_page(page, workshop.site, workshop.environment)
    for url, content in files.items():
        file = out / url.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def counted(page: SearchPage, records: Sequence[SearchRecord]) -> Iterator[Facet]:
    """The facets with the numbers of all records."""
    for facet in page.facets:
        number = Counter(value for record in records for value in record.filters[facet.name])
        yield replace(
            facet, values=tuple(replace(value, count=number[value.label]) for value in facet.values)
        )


def newest(page: SearchPage, records: Sequence[SearchRecord]) -> Iterator[object]:
    """Cards of the newest records, with the facts by which the search knows them again."""
    latest = sorted(records, key=lambda record: (record.sort["newest"], record.url), reverse=True)
    for card, record in zip(page.newest, latest, strict=False):
        url, _, facts = record.url.partition("#")
        shown = dict(parse_qsl(facts))
        employer = Link(shown.get("employer", ""), shown.get("employer_url", ""))
        yield replace(card, key=shown["key"], url=url, title=record.meta["title"], employer=employer)


if __name__ == "__main__":
    main()
