"""One planned page becomes a file: built, given its structured data, rendered, audited, written.

These functions run in worker processes; what they return is small.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace

from jinja2 import Environment

from generator import workers
from generator.audit.document import one_for_each_cause, page_problems
from generator.insight.jobs import Advert
from generator.options import Options
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.outputs import JobList, job_lists, whole_data
from generator.pages.page import Page, Site
from generator.pages.plan import Plan, Planned
from generator.problems.problem import Problem
from generator.publish.manifest import digest_of
from generator.publish.tree import MARKER, OutputTree
from generator.render.assets import Asset
from generator.render.posting_text import posting_html
from generator.render.render import checked_render
from generator.seo import exports
from generator.seo.structured_data import with_structured_data

_SAMPLED = 12
"""Pages of each kind that are tried when the input has errors."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a worker needs to make any page."""

    book: Book
    plan: Plan
    lists: tuple[JobList, ...]
    site: Site
    environment: Environment
    assets: Mapping[str, Asset]
    """By name."""
    adverts: Mapping[str, Advert]
    """By the address of their page."""
    addresses: frozenset[str]
    """Every address of the site, files included."""
    tree: OutputTree | None = None
    """None only checks the pages."""

    def writing_to(self, tree: OutputTree) -> "Workshop":
        """The same workshop, whose pages are written."""
        return replace(self, tree=tree)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a chunk of work."""

    files: tuple[tuple[str, str], ...] = ()
    """(address, digest)."""
    indexable: tuple[tuple[str, str], ...] = ()
    """(kind, address) of the pages for search engines."""
    problems: tuple[Problem, ...] = ()

    def and_also(self, other: "Made") -> "Made":
        """Both together."""
        return Made(
            self.files + other.files,
            self.indexable + other.indexable,
            self.problems + other.problems,
        )


def workshop_of(book: Book, plan: Plan, environment: Environment, files: Mapping[str, Asset]) -> Workshop:
    """A workshop for the whole site, which writes nothing yet."""
    lists = (*job_lists(book), whole_data(book))
    fixed = {"/sitemap.xml", "/robots.txt", f"/{MARKER}", *(asset.url for asset in files.values())}
    return Workshop(
        book=book,
        plan=plan,
        lists=lists,
        site=_site(book, files),
        environment=environment,
        assets=files,
        adverts={urls.posting(advert.slug): advert for job in book.catalogue.jobs for advert in job.adverts},
        addresses=plan.addresses | export_addresses(lists) | fixed,
    )


def all_pages(workshop: Workshop, options: Options) -> Made:
    """Make every page."""
    return _all(make_pages, workshop, len(workshop.plan.pages), options, "Making pages")


def all_exports(workshop: Workshop, options: Options) -> Made:
    """Make every feed and download."""
    return _all(make_exports, workshop, len(workshop.lists), options, "Making feeds and downloads")


def sample_problems(workshop: Workshop) -> tuple[Problem, ...]:
    """Faults of templates that only rendering shows, from some pages of each kind; links are not judged."""
    made = (make_pages(workshop, range(index, index + 1)) for index in _sample(workshop.plan))
    found = (problem for each in made for problem in each.problems if problem.rule.startswith("template-"))
    return one_for_each_cause(found)


def _sample(plan: Plan) -> list[int]:
    """The first pages of each kind and the last: indexes come first in a kind, what they list behind."""
    by_kind: dict[str, list[int]] = {}
    for index, planned in enumerate(plan.pages):
        by_kind.setdefault(planned.kind, []).append(index)
    return sorted({index for all_of in by_kind.values() for index in (*all_of[:_SAMPLED], all_of[-1])})


def _all(
    work: Callable[[Workshop, range], Made], workshop: Workshop, total: int, options: Options, step: str
) -> Made:
    files: list[tuple[str, str]] = []
    indexable: list[tuple[str, str]] = []
    problems: list[Problem] = []
    size = 100
    with closing(workers.each_chunk(work, workshop, total, jobs=options.jobs, size=size)) as parts:
        for number, made in enumerate(parts, 1):
            files += made.files
            indexable += made.indexable
            problems += made.problems
            options.progress(step, min(number * size, total), total)
    return Made(tuple(files), tuple(indexable), one_for_each_cause(problems))


def make_pages(workshop: Workshop, chunk: range) -> Made:
    """Make the planned pages of the chunk."""
    files: list[tuple[str, str]] = []
    indexable: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for planned in (workshop.plan.pages[index] for index in chunk):
        page = finished(planned, workshop)
        rendered = checked_render(page, workshop.site, workshop.environment)
        problems += rendered.problems
        if rendered.problems:
            continue
        problems += page_problems(rendered.value, planned.url, planned.origin, workshop.addresses)
        files.append((planned.url, digest_of(rendered.value)))
        if page.head.indexable:
            indexable.append((planned.kind.value, planned.url))
        if workshop.tree:
            workshop.tree.write(planned.url, rendered.value)
    return Made(tuple(files), tuple(indexable), tuple(problems))


def finished(planned: Planned, workshop: Workshop) -> Page:
    """The page as data, with its structured data."""
    page = planned.build(workshop.book)
    advert = workshop.adverts.get(planned.url)
    return with_structured_data(page, workshop.book, advert, posting_html)


_EXPORTS: Mapping[Callable[[str], str], Callable[[JobList, Book], bytes]] = {
    urls.json_download: exports.json_download,
    urls.csv_download: exports.csv_download,
    urls.atom_feed: exports.atom_feed,
    urls.json_feed: exports.json_feed,
}


def make_exports(workshop: Workshop, chunk: range) -> Made:
    """Make the feeds and downloads of the lists of the chunk."""
    files = []
    for listed in (workshop.lists[index] for index in chunk):
        for address, export in _EXPORTS.items():
            content = export(listed, workshop.book)
            files.append((address(listed.url), digest_of(content)))
            if workshop.tree:
                workshop.tree.write(address(listed.url), content)
    return Made(files=tuple(files))


def export_addresses(lists: tuple[JobList, ...]) -> frozenset[str]:
    """Addresses of all feeds and downloads."""
    return frozenset(address(listed.url) for listed in lists for address in _EXPORTS)


def _site(book: Book, files: Mapping[str, Asset]) -> Site:
    settings, catalogue = book.settings, book.catalogue
    return Site(
        name=settings.name,
        language=settings.language,
        organisation=settings.organisation.name,
        description=settings.description,
        base_url=settings.base_url.rstrip("/"),
        data_date=catalogue.as_of,
        today=catalogue.today,
        demo=catalogue.manifest.demo,
        assets={name: asset.url for name, asset in files.items()},
        roles=len(book.roles),
        jobs=len(catalogue.open),
        postings=catalogue.postings,
        employers=len(catalogue.by_employer),
    )
