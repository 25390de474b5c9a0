"""What any page is made with: the book, the plan, the templates, and what finished pages are held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from jinja2 import Environment

from generator.audit.document import NOTHING_WITHHELD, Measure
from generator.audit.weight import Budgets, Scales, Script, compressed
from generator.keeping.encoding import Digests
from generator.keeping.exports import KnownExports, known_exports
from generator.keeping.files import Tell
from generator.keeping.pages import KnownPages, known_pages, shared_by_pages
from generator.keeping.reads import DigestsNow, KeptReads, Standing, Watch, watch_of
from generator.keeping.search import KnownSearch, known_search
from generator.options import Options
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.model.page import Site
from generator.pages.outputs import job_lists, whole_data
from generator.pages.page_changes import page_changes
from generator.pages.plan import Plan
from generator.pages.social_cards import site_card
from generator.pages.urls import INDEX
from generator.publish.search import AHEAD
from generator.publish.tree import MARKER
from generator.render.abbreviations import NONE, Expansions
from generator.render.assets import Asset, assets
from generator.render.environment import template_texts
from generator.render.late import day_values, steady
from generator.render.social_cards import image_of
from generator.seo.exports import Subject, export_addresses
from generator.seo.web_manifest import WEB_MANIFEST, web_manifest
from generator.trials import Trial


class Tree(Protocol):
    """Where finished files go."""

    def write(self, url: str, content: bytes) -> None:
        """Keep the file of an address."""

    def keep(self, url: str, digest: str) -> bool:
        """Whether the file of an address is there already, with this digest."""

    def known_content(self, url: str, digest: str) -> bytes | None:
        """The content with this digest that the address had in an earlier tree."""


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
    known_exports: KnownExports | None = None
    """The same of the files beside the pages."""
    known_search: KnownSearch | None = None
    """The same of the search's indexes."""
    watch: Watch | None = None
    """Notes what is read of the book for what is kept."""
    digests: Digests = field(default_factory=Digests, compare=False)
    """Of what pages are made from."""

    @property
    def seen(self) -> Book:
        """The book as whoever makes something looks at it."""
        return self.watch.book if self.watch else self.book

    def showing(self, book: Book) -> "Workshop":
        """The same workshop for a book that differs in nothing but what it leads to and tells of."""
        exports = _subjects(book)
        addresses = _addresses(self.plan, exports, self.assets)
        return replace(self, book=book, exports=exports, measure=replace(self.measure, addresses=addresses))

    def writing_to(self, tree: Tree) -> "Workshop":
        """The same workshop, whose pages are written."""
        return replace(self, tree=tree)

    def shared(self) -> bytes:
        """A digest of what every page is made with."""
        texts = template_texts(self.environment)
        return shared_by_pages(steady(self.site), texts, self.book.abbreviations, self.measure)

    def knowing(self, options: Options, tell: Tell) -> "Workshop":
        """The same workshop, which makes only the pages anew that are not as a build before made them."""
        shared, today = self.shared(), day_values(self.site)
        now = DigestsNow(self.book, self.digests)
        if options.fresh:
            known = KnownPages(shared, Standing(KeptReads(), now), today)
        else:
            known = known_pages(options.root, shared, today, self.measure.addresses, now, tell)
        exports = known_exports(options.root, self.exports, now, self.digests, tell, fresh=options.fresh)
        search = known_search(options.root, now, tell, fresh=options.fresh)
        return replace(
            self, known=known, known_exports=exports, known_search=search, watch=watch_of(self.book)
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
    exports = _subjects(book)
    files = {**files, **assets({WEB_MANIFEST: _web_manifest(book, files)})}
    return Workshop(
        book=book,
        plan=plan,
        exports=exports,
        site=_site(book, files),
        environment=environment,
        assets=files,
        measure=_measure(book, files, _addresses(plan, exports, files), withheld),
        expansions=Expansions(book.abbreviations),
    )


def _subjects(book: Book) -> tuple[Subject, ...]:
    return (*job_lists(book), whole_data(book), *page_changes(book))


def _addresses(plan: Plan, exports: Iterable[Subject], files: Mapping[str, Asset]) -> frozenset[str]:
    """All addresses of the site."""
    fixed = {"/sitemap.xml", "/robots.txt", f"/{MARKER}", *(asset.url for asset in files.values())}
    return plan.addresses | export_addresses(exports) | fixed | {INDEX + name for name in AHEAD}


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
    site = Site(
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
    return replace(site, image=image_of(site_card(site), site.base_url))
