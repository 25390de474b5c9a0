"""Why a page exists: what stands on it and what it is made from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from textwrap import wrap
from urllib.parse import urlsplit

from generator.addresses import gone_lines, life_lines
from generator.audit.gate import Verdict
from generator.audit.heads import DESCRIPTION_LENGTH, TITLE_LENGTH
from generator.domain.settings import Settings
from generator.domain.states import US_STATES
from generator.domain.visa import VISAS
from generator.explaining_rules import claim_lines, pattern_lines, place_lines, set_aside_lines
from generator.gating import GATED, gated, verdicts_of
from generator.insight.jobs import Advert
from generator.options import Options
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.model.article import ArticlePage
from generator.pages.model.eligibility import EligibilityPage
from generator.pages.model.facts import FactsPage
from generator.pages.model.general import HomePage, RedirectPage
from generator.pages.model.listing import ListPage
from generator.pages.model.page import Page
from generator.pages.model.parts import FactNote, Source
from generator.pages.model.posting import PostingPage
from generator.pages.model.role import RolePage
from generator.pages.model.visa import VisaPage
from generator.pages.plan import Kind, Planned
from generator.pages.reuse import reuse_lines
from generator.pages.role_lists import RoleList, role_lists
from generator.preparing import prepared
from generator.problems.problem import Checked
from generator.problems.wording import counted
from generator.publication import address_of
from generator.workshop import Workshop

_MOST_SUGGESTED = 3
_RESULT_WIDTH = 85
"""Characters of a line in a search engine's result, near enough."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Lines about what was asked for, or what could have been meant."""

    lines: list[str] | None
    near: tuple[str, ...] = ()
    """Addresses or words like the one asked for; of words, all that are known."""


def explanation_of_page(
    url: str, root: Path, clock: date, today: date | None = None, previous: str | None = None
) -> Checked[Explained]:
    """Lines about the page at `url`, or none when the plan has no such page; the input's problems with it.

    A page that is kept back has a line that says why, and so has an address that was a page. `previous` is
    where the last publication is, as for a build.
    """
    options = Options(root, root / "build", clock, today, publish=False, previous=previous)
    made = prepared(options)
    workshop = made.value
    if workshop is None:
        return Checked(Explained(None), made.problems)
    address = _address(url, workshop.book.settings.base_url)
    planned = next((page for page in workshop.plan.pages if page.url == address), None)
    beside = None
    if planned is None:
        beside = next((each for each in workshop.plan.pages if address in _files_beside(each.url)), None)
        planned = beside
    if planned is None:
        withheld = workshop.measure.withheld
        above = address_of(address, withheld)
        lines = [address, f"  not published: {withheld[above]}"] if above else None
        lines = lines or _without_page(address, workshop.book)
        lines = lines or gone_lines(address, workshop.plan.life) or _too_few_jobs(address, workshop.book)
        return Checked(Explained(lines, near_addresses(address, workshop.plan.addresses)), made.problems)
    verdict = _verdict(planned, workshop, options)
    if verdict and not verdict.is_open:
        workshop = gated(workshop, {planned.kind: (verdict,)})
    lines = [f"{address} is a file that is made from the same as this page:"] if beside else []
    lines += _lines(planned, planned.build(workshop.book), workshop.book.settings)
    lines += life_lines(planned.url, workshop.plan.life)
    which = next((each for each in role_lists(workshop.book) if each.url == planned.url), None)
    lines += reuse_lines(which, workshop.book) if which else []
    lines += _gate_lines(verdict) if verdict else []
    advert = _advert(planned, workshop.book)
    return Checked(Explained(lines + (_reading_lines(advert) if advert else [])), made.problems)


def _verdict(planned: Planned, workshop: Workshop, options: Options) -> Verdict | None:
    """What the publication gate says of a list; None for pages of other kinds."""
    if planned.kind not in GATED:
        return None
    first = re.sub(r"page/\d+/$", "", planned.url)
    verdicts = verdicts_of(workshop, options, (planned.kind,))[planned.kind]
    return next((verdict for verdict in verdicts if verdict.url == first), None)


def _gate_lines(verdict: Verdict) -> list[str]:
    """Each value of a list beside its floor."""
    answer = "open" if verdict.is_open else "closed: kept from search engines, feeds and links"
    lines = [f"  publication gate (`gate` in site.yaml): {answer}"]
    for each in verdict.values:
        lines.append(f"    {'passes' if each.passes else 'FAILS '}  {each.name}: {each.value}; {each.floor}")
    return lines


def near_addresses(address: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known addresses most like one that does not exist, the likest first.

    Only addresses as deep as it, or in the same folder, are compared: a site has tens of thousands.
    """
    pages = [url for url in known if url.endswith("/") and abs(url.count("/") - address.count("/")) <= 1]
    folder = address.strip("/").partition("/")[0]
    beside = [url for url in pages if url.startswith(f"/{folder}/")]
    return tuple(get_close_matches(address, beside or pages, n=_MOST_SUGGESTED, cutoff=0.6))


def _advert(planned: Planned, book: Book) -> Advert | None:
    """The posting whose page it is, if it is a posting's."""
    return _advert_at(planned.url, book) if planned.kind is Kind.POSTING else None


def _advert_at(address: str, book: Book) -> Advert | None:
    adverts = (advert for job in book.catalogue.jobs for advert in job.adverts)
    return next((advert for advert in adverts if urls.posting(advert.slug) == address), None)


def _without_page(address: str, book: Book) -> list[str]:
    """Why a posting of the data has no page; empty for other addresses."""
    advert = _advert_at(address, book)
    if advert is None:
        return []
    pages = book.settings.postings.pages
    why = f"  no page: `postings.pages` in site.yaml is `{pages}`; lists lead to {advert.posting.url}"
    return [address, why, *_reading_lines(advert)]


def _reading_lines(advert: Advert) -> list[str]:
    """What the posting's title and words were read as, with the rules that spoke."""
    claim = advert.claim
    stated = [f"  the words were read as {claim.stance}: {claim.quote}"] if claim.rules else []
    title_and_place = [*pattern_lines(advert.reading), *place_lines(advert.posting)]
    return [*title_and_place, *stated, *claim_lines(claim), *set_aside_lines(advert.posting)]


def _files_beside(url: str) -> tuple[str, ...]:
    """Addresses that files of a page's list, facts and texts have, where it has them."""
    return tuple(form(url) for form in urls.FILES_BESIDE) if url.endswith("/") else ()


def _too_few_jobs(address: str, book: Book) -> list[str] | None:
    """Why a role's list for a visa or a state has no page; None for any other address."""
    floors, catalogue = book.settings.floors, book.catalogue
    roles = [role for role in book.roles if address.startswith(urls.role(role))]
    for role in roles:
        lists = [
            (RoleList(role, visa=visa.slug), catalogue.by_role_visa.get((role, visa.slug), ()), "role_visa")
            for visa in VISAS
            if visa.has_page
        ]
        lists += [
            (RoleList(role, state=state), catalogue.by_role_state.get((role, state), ()), "role_state")
            for state in US_STATES
        ]
        for which, jobs, key in lists:
            if which.url == address:
                wanted = f"`floors.{key}` in site.yaml asks for {max(1, getattr(floors, key)):,}"
                return [address, f"  not built: {counted(len(jobs), 'job')}, and {wanted}"]
    return None


def _address(url: str, base_url: str) -> str:
    path = "/" + re.split("[?#]", url.removeprefix(base_url.rstrip("/")), maxsplit=1)[0].lstrip("/")
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"


def _lines(planned: Planned, page: Page, settings: Settings) -> list[str]:
    lines = [
        f"{planned.url}",
        f"  kind: {planned.kind}",
        f"  comes from: {planned.origin}",
        f"  heading: {page.heading}",
        f"  title: {page.head.title} ({len(page.head.title)} characters, {TITLE_LENGTH.stop - 1} at most)",
        f"  description: {page.head.description} ({len(page.head.description)} characters, "
        f"{DESCRIPTION_LENGTH.stop - 1} at most)",
        f"  canonical: {page.head.canonical}",
        f"  for search engines: {'yes' if page.head.indexable else 'no (noindex)'}",
        *_result_lines(page, settings),
    ]
    if isinstance(page, ListPage):
        lines.append(f"  {page.scope}")
        lines += [f"  {count.value:,} {count.noun}" for count in page.counts]
        lines += [f"    {stance.count:,} {stance.badge.label}" for stance in page.stances]
        lines += _floor_line(planned.kind, page, settings)
    lines += _source_lines(page)
    lines += _fact_lines(page)
    if isinstance(page, RedirectPage):
        lines.append(f"  leads to: {page.target.url}")
    if isinstance(page, RolePage):
        lines += [f"  tip: {tip.title}" for tip in page.tips]
        lines += [f"  question: {entry.title}" for entry in page.faq]
    if isinstance(page, PostingPage):
        lines += [f"  counts under {each.role.text}: {each.reason}" for each in page.roles]
        lines += [f"  {rung.badge.label}: {rung.badge.quote or rung.badge.note}" for rung in page.ladder]
    return lines


def _result_lines(page: Page, settings: Settings) -> list[str]:
    """The page as a search engine's result shows it: site, trail, title, description."""
    host = urlsplit(page.head.canonical).netloc
    steps = [link.text for link in page.breadcrumbs[1:]]
    return [
        "  as a result of a search:",
        f"    {settings.name}",
        f"    {' › '.join([host, *steps])}",
        f"    {page.head.title}",
        *(f"    {line}" for line in wrap(page.head.description, _RESULT_WIDTH)),
    ]


def _source_lines(page: Page) -> list[str]:
    """Where its texts can be checked, each source once."""
    sources: tuple[Source, ...] = ()
    if isinstance(page, ArticlePage | VisaPage | EligibilityPage):
        sources = page.sources
    if isinstance(page, RolePage):
        sources = tuple(source for text in (*page.tips, *page.faq) for source in text.sources)
    return list(dict.fromkeys(f"  source: {source.title} {source.url}" for source in sources))


def _fact_lines(page: Page) -> list[str]:
    """The facts of the law that it prints, and those that its texts cite."""
    printed: tuple[FactNote, ...] = ()
    cited: tuple[FactNote, ...] = ()
    if isinstance(page, RolePage | VisaPage | HomePage):
        printed = page.facts
    if isinstance(page, FactsPage):
        printed = tuple(row.fact for group in page.groups for row in group.rows)
    if isinstance(page, RolePage | VisaPage | ArticlePage | EligibilityPage):
        cited = page.cited
    noted = [*(("prints", fact) for fact in printed), *(("cites", fact) for fact in cited)]
    return [f"  {verb} {fact.id} ({fact.status}, as of {fact.as_of})" for verb, fact in noted]


def _floor_line(kind: Kind, page: ListPage, settings: Settings) -> list[str]:
    """The number of jobs from which such a page is built, where there is one."""
    floors = {
        Kind.ROLE_VISA: ("role_visa", settings.floors.role_visa),
        Kind.ROLE_STATE: ("role_state", settings.floors.role_state),
        Kind.EMPLOYER: ("employer", settings.floors.employer),
    }
    if kind not in floors:
        return []
    name, floor = floors[kind]
    return [f"  floor: {floor:,} (`floors.{name}` in site.yaml); jobs: {page.listing.pager.total:,}"]
