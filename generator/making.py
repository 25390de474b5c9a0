"""One planned page becomes a file: built, given its structured data and picture, rendered, audited, written.

These functions run in worker processes; what they return is small.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Protocol

from jinja2 import Environment

from generator import workers
from generator.audit.anchors import Parts, all_parts, missing_parts
from generator.audit.document import NOTHING_WITHHELD, Measure, audited, one_for_each_cause
from generator.audit.heads import HeadDigest, doubled_heads, head_digest
from generator.audit.weight import Budgets, Scales, Script, compressed
from generator.insight.jobs import Advert
from generator.keeping.files import Tell
from generator.keeping.pages import KeptPage, KnownPages, checksums, known_pages, page_key, shared_by_pages
from generator.options import Options
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.facets import INDEX
from generator.pages.model.page import Page, Site, SocialImage
from generator.pages.outputs import job_lists, whole_data
from generator.pages.page_changes import page_changes
from generator.pages.plan import Kind, Plan, Planned
from generator.pages.social_cards import SocialCard, social_card
from generator.problems.problem import Problem
from generator.publish.digests import digest_of
from generator.publish.search import AHEAD
from generator.publish.tree import MARKER
from generator.render import social_cards
from generator.render.abbreviations import NONE, Expansions
from generator.render.assets import Asset, assets
from generator.render.environment import template_texts
from generator.render.posting_text import posting_html
from generator.render.render import TEMPLATES, checked_render
from generator.seo.exports import Subject, export_addresses, exported
from generator.seo.page_states import PageState, page_state
from generator.seo.structured_data import with_structured_data
from generator.seo.web_manifest import WEB_MANIFEST, web_manifest
from generator.trials import Trial

_SAMPLED = 12
"""Pages of each kind that are tried when the input has errors."""
_WEIGHED = frozenset({Kind.ROLE, Kind.ROLE_VISA, Kind.ROLE_STATE})
"""Kinds whose HTML has a budget: what people land on. The text of a posting is its employer's."""
_LOGO = "icon-512.png"
"""The picture of the site; search engines take none under 112 pixels."""


class Tree(Protocol):
    """Where finished files go."""

    def write(self, url: str, content: bytes) -> None:
        """Keep the file of an address."""

    def keep(self, url: str, digest: str) -> bool:
        """Whether the file of an address is there already, with this digest."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a worker needs to make any page."""

    book: Book
    plan: Plan
    exports: tuple[Subject, ...]
    """What the files beside the pages are made of."""
    site: Site
    environment: Environment
    assets: Mapping[str, Asset]
    """By name."""
    adverts: Mapping[str, Advert]
    """By the address of their page."""
    measure: Measure
    """What finished pages are held against."""
    expansions: Expansions = NONE
    """The short forms that pages explain."""
    trials: tuple[Trial, ...] = ()
    """Pages that show what is kept back: audited, never written."""
    waiting: Mapping[str, str] = field(default_factory=dict)
    """By file, why what it makes is not on the published site; only a preview shows such pages."""
    tree: Tree | None = None
    """None only checks the pages."""
    known: KnownPages | None = None
    """Pages of builds before; None makes every page anew, and keeps none."""

    def writing_to(self, tree: Tree) -> "Workshop":
        """The same workshop, whose pages are written."""
        return replace(self, tree=tree)

    def shared(self) -> bytes:
        """A digest of what every page is made with."""
        texts = template_texts(self.environment)
        return shared_by_pages(self.site, texts, self.book.abbreviations, self.measure)

    def knowing(self, options: Options, tell: Tell) -> "Workshop":
        """The same workshop, which makes only the pages anew that are not as a build before made them."""
        shared = self.shared()
        if options.fresh:
            return replace(self, known=KnownPages(shared))
        return replace(self, known=known_pages(options.root, shared, self.measure.addresses, tell))


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a chunk of work."""

    files: tuple[tuple[str, str], ...] = ()
    """(address, digest)."""
    indexable: tuple[tuple[str, str], ...] = ()
    """(kind, address) of the pages for search engines."""
    problems: tuple[Problem, ...] = ()
    cards: tuple[SocialCard, ...] = ()
    """What the pages' pictures say, each once."""
    parts: Parts = field(default_factory=Parts)
    """What the pages can be linked to by, and what they link to."""
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """Files by their addresses that are not made of the site's texts or postings."""
    heads: tuple[HeadDigest, ...] = ()
    """What the pages for search engines are called."""
    states: tuple[PageState, ...] = ()
    """What the pages say, in digests."""
    kept: tuple[tuple[str, KeptPage], ...] = ()
    """What the next build need not make again, by address."""

    def and_also(self, other: "Made") -> "Made":
        """Both together."""
        return Made(
            self.files + other.files,
            self.indexable + other.indexable,
            self.problems + other.problems,
            self.cards + other.cards,
            parts=all_parts((self.parts, other.parts)),
            heads=self.heads + other.heads,
            states=self.states + other.states,
            kept=self.kept + other.kept,
        )


def workshop_of(
    book: Book,
    plan: Plan,
    environment: Environment,
    files: Mapping[str, Asset],
    withheld: Mapping[str, str] = NOTHING_WITHHELD,
) -> Workshop:
    """A workshop for the whole site, which writes nothing yet.

    `withheld`: by the address of a page that is kept back, its file and the reason.
    """
    exports: tuple[Subject, ...] = (*job_lists(book), whole_data(book), *page_changes(book))
    files = {**files, **assets({WEB_MANIFEST: _web_manifest(book, files)})}
    fixed = {"/sitemap.xml", "/robots.txt", f"/{MARKER}", *(asset.url for asset in files.values())}
    fixed |= {INDEX + name for name in AHEAD}
    return Workshop(
        book=book,
        plan=plan,
        exports=exports,
        site=_site(book, files),
        environment=environment,
        assets=files,
        adverts={urls.posting(advert.slug): advert for job in book.catalogue.jobs for advert in job.adverts},
        measure=_measure(book, files, plan.addresses | export_addresses(exports) | fixed, withheld),
        expansions=Expansions(book.abbreviations),
    )


def all_pages(workshop: Workshop, options: Options) -> Made:
    """Make every page, and hold them against each other: links to parts of pages, and doubled heads."""
    made = _all(make_pages, workshop, len(workshop.plan.pages), options, "Making pages")
    dead = missing_parts(made.parts.links, made.parts.ids, workshop.measure.base_url)
    return replace(made, problems=(*made.problems, *dead, *doubled_heads(made.heads)))


def trial_problems(workshop: Workshop, published: Parts) -> tuple[Problem, ...]:
    """Faults of the pages that show what is kept back. What waits may link to what waits."""
    made = [make_pages(_trying(trial, workshop), range(1)) for trial in workshop.trials]
    ids = dict(published.ids)
    for url, line in (item for each in made for item in each.parts.ids.items()):
        ids[url] = ids.get(url, "") + line
    links = all_parts(each.parts for each in made).links
    new = {target: linking for target, linking in links.items() if target not in published.links}
    dead = missing_parts(new, ids, workshop.measure.base_url)
    return (*one_for_each_cause(problem for each in made for problem in each.problems), *dead)


def _trying(trial: Trial, workshop: Workshop) -> Workshop:
    """A workshop for the one page, which names itself and may have feeds that it has not without its text."""
    url, measure = trial.planned.url, workshop.measure
    own = {url, urls.atom_changes(url), urls.json_changes(url)}
    return replace(
        workshop,
        book=trial.book,
        plan=Plan((trial.planned,), frozenset({url})),
        measure=replace(measure, addresses=frozenset(measure.addresses) | own, is_withheld=True),
        tree=None,
        known=None,
    )


def all_exports(workshop: Workshop, options: Options) -> Made:
    """Make every feed, download and calendar."""
    return _all(make_exports, workshop, len(workshop.exports), options, "Making feeds and downloads")


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
    cards: dict[SocialCard, None] = {}
    pages: list[Parts] = []
    heads: list[HeadDigest] = []
    states: list[PageState] = []
    kept: list[tuple[str, KeptPage]] = []
    size = 100
    with closing(workers.each_chunk(work, workshop, total, jobs=options.jobs, size=size)) as parts:
        for number, made in enumerate(parts, 1):
            files += made.files
            indexable += made.indexable
            problems += made.problems
            cards |= dict.fromkeys(made.cards)
            pages.append(made.parts)
            heads += made.heads
            states += made.states
            kept += made.kept
            options.progress(step, min(number * size, total), total)
    told = one_for_each_cause(problems)
    return Made(
        tuple(files),
        tuple(indexable),
        told,
        tuple(cards),
        parts=all_parts(pages),
        heads=tuple(heads),
        states=tuple(states),
        kept=tuple(kept),
    )


def make_pages(workshop: Workshop, chunk: range) -> Made:
    """Make the planned pages of the chunk."""
    files: list[tuple[str, str]] = []
    indexable: list[tuple[str, str]] = []
    problems: list[Problem] = []
    cards: dict[SocialCard, None] = {}
    parts: list[Parts] = []
    heads: list[HeadDigest] = []
    states: list[PageState] = []
    kept: list[tuple[str, KeptPage]] = []
    for planned in (workshop.plan.pages[index] for index in chunk):
        page = finished(planned, workshop)
        card = social_card(page, workshop.site)
        made = _made(planned, page, with_image(page, card, workshop.site), workshop)
        problems += made.problems
        if made.page is None:
            continue
        parts.append(made.parts)
        files.append((planned.url, made.page.file))
        states.append(made.page.state)
        if page.head.wanted:
            heads.append(head_digest(planned.url, planned.origin, page.head.title, page.head.description))
        if page.head.indexable:
            indexable.append((planned.kind.value, planned.url))
        if workshop.known and not made.problems:
            kept.append((planned.url, made.page))
        cards[card] = None
    return Made(
        tuple(files),
        tuple(indexable),
        tuple(problems),
        tuple(cards),
        parts=all_parts(parts),
        heads=tuple(heads),
        states=tuple(states),
        kept=tuple(kept),
    )


@dataclass(frozen=True, slots=True)
class _MadePage:
    """One page, with its faults; None where its template has one."""

    page: KeptPage | None
    problems: tuple[Problem, ...] = ()
    parts: Parts = field(default_factory=Parts)


def _made(planned: Planned, page: Page, pictured: Page, workshop: Workshop) -> _MadePage:
    """The page rendered, audited and written, or as it was made before where it is the same."""
    key = page_key(workshop.known.shared, planned, pictured) if workshop.known else ""
    known = workshop.known.like(planned, key) if workshop.known else None
    if known and (workshop.tree is None or workshop.tree.keep(planned.url, known.file)):
        return _MadePage(known, parts=known.parts(planned))
    rendered = checked_render(pictured, workshop.site, workshop.environment, workshop.expansions)
    if rendered.problems:
        return _MadePage(None, rendered.problems)
    found = audited(
        rendered.value,
        planned.url,
        planned.origin,
        workshop.measure,
        weighed=planned.kind in _WEIGHED,
        is_posting=planned.kind is Kind.POSTING,
    )
    state = page_state(planned.url, planned.kind.value, page, workshop.site, rendered.value)
    if workshop.tree:
        workshop.tree.write(planned.url, rendered.value)
    made = KeptPage(
        key=key,
        file=digest_of(rendered.value),
        ids=found.parts.ids[planned.url],
        links=tuple(found.parts.links),
        external=tuple(found.parts.external),
        inside=checksums(found.inside),
        state=replace(state, template=TEMPLATES[type(page)]),
    )
    return _MadePage(made, found.problems, found.parts)


def finished(planned: Planned, workshop: Workshop) -> Page:
    """The page as data, with its structured data."""
    page = planned.build(workshop.book)
    advert = workshop.adverts.get(planned.url)
    logo = workshop.site.assets.get(_LOGO, "")
    return with_structured_data(page, workshop.book, advert, posting_html, logo)


def with_image(page: Page, card: SocialCard, site: Site) -> Page:
    """The page with its picture named; the picture itself is drawn later."""
    url = site.base_url + social_cards.address_of(card)
    image = SocialImage(url, card.words, social_cards.WIDTH, social_cards.HEIGHT)
    return replace(page, head=replace(page.head, image=image))


def make_exports(workshop: Workshop, chunk: range) -> Made:
    """Make the files beside the pages of the chunk of their subjects."""
    files = []
    for subject in (workshop.exports[index] for index in chunk):
        for address, content in exported(subject, workshop.book):
            files.append((address, digest_of(content)))
            if workshop.tree:
                workshop.tree.write(address, content)
    return Made(files=tuple(files))


def _web_manifest(book: Book, files: Mapping[str, Asset]) -> bytes:
    settings = book.settings
    return web_manifest(settings.name, settings.language, {name: asset.url for name, asset in files.items()})


def _measure(
    book: Book, files: Mapping[str, Asset], addresses: frozenset[str], withheld: Mapping[str, str]
) -> Measure:
    budgets = book.settings.budgets
    scripts = {
        asset.url: Script(compressed(asset.content), asset.imports)
        for name, asset in files.items()
        if name.endswith(".js")
    }
    scales = Scales(Budgets(budgets.page, budgets.page_gzip, budgets.scripts_gzip), scripts)
    return Measure(addresses, book.settings.base_url, scales, withheld)


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
        imports={name: asset.imports for name, asset in files.items()},
        roles=len(book.roles),
        jobs=len(catalogue.open),
        postings=catalogue.postings,
        employers=len(catalogue.by_employer),
        eligibility=urls.ELIGIBILITY if book.eligibility else "",
        facts=urls.FACTS if book.ledger.facts else "",
    )
