"""Everything an editor writes, read in one go: settings, roles, articles and facts."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator.domain.abbreviation import Abbreviation
from generator.domain.article import Article, ContentPage, Entry, Faq, Guide, Reviewed, Tip, VisaText
from generator.domain.eligibility import Eligibility
from generator.domain.fact import FactLedger
from generator.domain.role import Role
from generator.domain.settings import Paths, Settings
from generator.problems.problem import Checked, Problem, in_order
from generator.sources import citations, dates, references
from generator.sources.abbreviations import ABBREVIATIONS_FILE, AbbreviationFile, read_abbreviations
from generator.sources.articles import KINDS, ArticleFile, ArticleFiles, read_articles
from generator.sources.claims import CLAIMS_FILE, ClaimFile, read_claims
from generator.sources.eligibility import ELIGIBILITY_FILE, EligibilityFile, read_eligibility
from generator.sources.employers import EMPLOYERS_FILE, AliasFile, read_employers
from generator.sources.files import SourceFile, missing_folder, strangers
from generator.sources.ledger import LEDGER_FILE, LedgerFile, read_ledger
from generator.sources.naked_figures import naked_figures
from generator.sources.prose import (
    Prose,
    prose_of,
    prose_of_facts,
    prose_of_heads,
    prose_of_role,
    prose_of_ways,
)
from generator.sources.redirects import REDIRECTS_FILE, RedirectFile, read_redirects
from generator.sources.reuse import reused
from generator.sources.roles import PatternFaults, RoleFile, RoleFiles, read_roles
from generator.sources.settings import SettingsFile, read_settings
from generator.sources.style import long_heads, slips
from generator.sources.unlisted import unlisted
from generator.sources.yaml_slips import yaml_slips

E = TypeVar("E", bound=Entry)
H = TypeVar("H", bound=Reviewed)


@dataclass(frozen=True, slots=True)
class SiteInput:
    """What editors wrote, as far as it can be used. Broken parts are left out; their problems are told."""

    settings: Settings | None
    """None when site.yaml cannot be used."""
    paths: Paths
    """Where the folders are; usable also without settings."""
    lost: frozenset[str]
    """Folders of `paths` that do not exist and were told at their line of site.yaml."""
    role_files: Mapping[str, RoleFile]
    """By slug, with the places of their parts."""
    tips: tuple[Article[Tip], ...]
    faqs: tuple[Article[Faq], ...]
    guides: tuple[Article[Guide], ...]
    visa_texts: Mapping[str, Article[VisaText]]
    """By the visa's slug."""
    pages: Mapping[str, Article[ContentPage]]
    """By slug."""
    ledger: FactLedger
    employers: AliasFile
    """The editors' legal names of employers, with the places of the entries."""
    eligibility: Eligibility | None
    """The table of who can use which visa; None when the site has none."""
    abbreviations: tuple[Abbreviation, ...]
    """Short forms, each once, that pages explain."""
    claims: ClaimFile
    """Claims that are known to be wrong, with their places."""
    redirects: RedirectFile
    """Where old addresses lead, with the places of the rules."""
    prose: tuple[Prose, ...]
    """Every text for readers, as it stands in the files."""
    texts: Mapping[str, str]
    """Text of every file that was read, by path: for the lines shown with problems."""
    digests: Mapping[str, str]
    """SHA-256 of every file that was read, by path."""

    @property
    def roles(self) -> dict[str, Role]:
        """The roles by slug, in the order of their slugs."""
        return {slug: file.role for slug, file in self.role_files.items()}


@dataclass(frozen=True, slots=True)
class _Reading:
    """All files of the site."""

    settings: SettingsFile
    roles: RoleFiles
    tips: ArticleFiles[Tip]
    faqs: ArticleFiles[Faq]
    guides: ArticleFiles[Guide]
    visa_texts: ArticleFiles[VisaText]
    pages: ArticleFiles[ContentPage]
    ledger: LedgerFile
    employers: AliasFile
    eligibility: EligibilityFile
    abbreviations: AbbreviationFile
    claims: ClaimFile
    redirects: RedirectFile
    has_content: bool

    @property
    def kinds(self) -> tuple[ArticleFiles[Reviewed], ...]:
        return (self.tips, self.faqs, self.guides, self.visa_texts, self.pages)

    @property
    def article_files(self) -> tuple[ArticleFile[Reviewed], ...]:
        return tuple(file for kind in self.kinds for file in kind.read)

    @property
    def files(self) -> tuple[SourceFile, ...]:
        articles = tuple(file for kind in self.kinds for file in kind.files)
        lists = (
            self.ledger,
            self.employers,
            self.eligibility,
            self.abbreviations,
            self.claims,
            self.redirects,
        )
        listed = tuple(file for each in lists for file in each.files)
        return (*self.settings.files, *self.roles.files, *articles, *listed)


def read_site(
    root: Path,
    today: date,
    *,
    clock: date | None = None,
    pattern_faults: PatternFaults = lambda _: (),
    reserved: Collection[str] = (),
) -> Checked[SiteInput]:
    """The site in the folder `root` as it is on the day `today`.

    `clock` is the real day when `today` is an earlier one; `pattern_faults` finds title patterns that
    cannot be used; `reserved` are first parts of addresses that pages of the site itself cannot have.
    """
    reading = _read(root, pattern_faults)
    prose = _prose(reading.value)
    told = [*reading.problems, *_cross_checks(reading.value, prose, today, clock or today, reserved)]
    unprintable = {problem.path for problem in told if problem.rule in citations.VARIABLE_RULES}
    unprintable |= _citing_lost_facts(reading.value)
    return Checked(_site_input(reading.value, prose, unprintable), in_order(told))


def _read(root: Path, pattern_faults: PatternFaults) -> Checked[_Reading]:
    settings = read_settings(root)
    paths = settings.value.paths
    roles = read_roles(root, paths.roles, pattern_faults)
    tips = read_articles(root, paths.content, "tips", Tip)
    faqs = read_articles(root, paths.content, "faq", Faq)
    guides = read_articles(root, paths.content, "guides", Guide)
    visa_texts = read_articles(root, paths.content, "visas", VisaText)
    pages = read_articles(root, paths.content, "pages", ContentPage)
    ledger = read_ledger(root, paths.content)
    employers = read_employers(root, paths.content)
    eligibility = read_eligibility(root, paths.content)
    abbreviations = read_abbreviations(root, paths.content)
    claims = read_claims(root, paths.content)
    redirects = read_redirects(root, paths.content)
    texts = (tips, faqs, guides, visa_texts, pages)
    lists = (ledger, employers, eligibility, abbreviations, claims, redirects)
    problems = [problem for step in (settings, roles, *texts, *lists) for problem in step.problems]
    problems += [
        *_content_folder(root, paths.content),
        *_emptied(*(file for each in lists for file in each.value.files)),
    ]
    problems = [problem for problem in problems if problem.path not in settings.value.lost]
    reading = _Reading(
        settings.value,
        roles.value,
        tips.value,
        faqs.value,
        guides.value,
        visa_texts.value,
        pages.value,
        ledger.value,
        employers.value,
        eligibility.value,
        abbreviations.value,
        claims.value,
        redirects.value,
        has_content=(root / paths.content).is_dir(),
    )
    return Checked(reading, tuple(problems))


def _content_folder(root: Path, content: str) -> tuple[Problem, ...]:
    gone = missing_folder(root, content)
    lists = (LEDGER_FILE, EMPLOYERS_FILE, ELIGIBILITY_FILE, ABBREVIATIONS_FILE, CLAIMS_FILE, REDIRECTS_FILE)
    known = [*KINDS, *lists]
    return (gone,) if gone else strangers(root, content, known)


def _emptied(*files: SourceFile) -> list[Problem]:
    """Lists that hold nothing at all: whoever wants none deletes the file."""
    message, hint = "The file is empty.", "delete it, or bring back what stood there."
    return [Problem(file.path, "empty-file", message, hint) for file in files if not file.text.strip()]


def _cross_checks(
    reading: _Reading, prose: tuple[Prose, ...], today: date, clock: date, reserved: Collection[str]
) -> Iterator[Problem]:
    """What can only be seen with everything at hand."""
    known = references.named(reading.roles)
    content = reading.settings.paths.content
    ledger = reading.ledger
    yield from references.role_references(reading.roles)
    for kind, name in ((reading.tips, "tips"), (reading.faqs, "faq")):
        shared = reused(kind, f"{content}/{name}")
        files = (*kind.read, *(each.file for each in shared.value))
        yield from shared.problems
        yield from references.entry_references(files, known)
        yield from references.doubled_entries(files)
        for each in shared.value:
            yield from citations.reuse_problems(each, ledger, reading.roles.by_slug)
    yield from references.guide_references(reading.guides.read)
    yield from references.fact_references(ledger.ledger, ledger.located, ledger.path)
    if reading.has_content:
        yield from references.visa_text_references(reading.visa_texts, f"{content}/visas")
    yield from references.page_references(reading.pages.articles, reserved)
    yield from dates.review_problems(reading.article_files, today, clock)
    yield from dates.schedule_problems(reading.article_files)
    yield from dates.eligibility_problems(reading.eligibility, today, clock)
    yield from _variables(reading, today, clock)
    yield from yaml_slips(reading.files)
    yield from _unlisted(reading)
    yield from naked_figures(prose, ledger.ledger)
    yield from slips(prose)
    yield from long_heads(reading.article_files)


def _texts_with_variables(reading: _Reading) -> list[citations.Text]:
    sources = {file.path: file.text for file in reading.roles.files}
    ledger, slugs = reading.ledger, reading.roles.by_slug
    texts = [citations.text_of(file.article, ledger, slugs) for file in reading.article_files]
    texts += [citations.loose_text(body, ledger) for kind in reading.kinds for body in kind.loose]
    roles = reading.roles.by_slug.values()
    texts += [citations.intro_of(file, sources[file.path], ledger) for file in roles]
    return [*texts, *citations.requirements_of(reading.eligibility, ledger)]


def _citing_lost_facts(reading: _Reading) -> set[str]:
    """Paths of texts that cite a fact whose own problem is told: nothing can be printed in its place."""
    if not (reading.ledger.unreadable or reading.ledger.broken):
        return set()
    cited = citations.citations(_texts_with_variables(reading))
    lost = cited.keys() - reading.ledger.ledger.facts.keys()
    return {path for id_ in lost for path, _ in cited[id_]}


def _variables(reading: _Reading, today: date, clock: date) -> Iterator[Problem]:
    roles = reading.roles.by_slug.values()
    texts = _texts_with_variables(reading)
    for text in texts:
        yield from citations.variable_problems(text)
    for file in roles:
        yield from citations.stray_marks(file.path, file.located, frozenset({("intro",)}))
    yield from citations.article_head_marks(reading.article_files)
    for using in (*reading.tips.using, *reading.faqs.using):
        yield from citations.stray_marks(using.path, using.located)
    yield from citations.stray_marks(reading.ledger.path, reading.ledger.located)
    yield from citations.stray_marks(reading.employers.path, reading.employers.located)
    yield from citations.stray_marks(reading.abbreviations.path, reading.abbreviations.located)
    table = reading.eligibility
    yield from citations.stray_marks(table.path, table.located, frozenset(table.texts))
    yield from citations.stray_marks("site.yaml", reading.settings.located)
    yield from dates.fact_problems(reading.ledger, citations.citations(texts), today, clock)


def _unlisted(reading: _Reading) -> Iterator[Problem]:
    """Short forms of all texts that the site's list does not have."""
    texts = [prose_of(file.article) for file in reading.article_files]
    yield from unlisted([*texts, *_prose_of_lists(reading)], reading.abbreviations)


def _prose(reading: _Reading) -> tuple[Prose, ...]:
    """Every text for readers."""
    bodies = [prose_of(file.article) for file in reading.article_files]
    heads = [text for kind in reading.kinds for text in prose_of_heads(kind)]
    return (*bodies, *heads, *_prose_of_lists(reading))


def _prose_of_lists(reading: _Reading) -> Iterator[Prose]:
    """Texts of YAML files: openings of roles, facts, and what the ways to visas require."""
    sources = {file.path: file.text for file in reading.roles.files}
    for file in reading.roles.by_slug.values():
        yield prose_of_role(file, sources[file.path])
    yield from prose_of_facts(reading.ledger)
    yield from prose_of_ways(reading.eligibility)


def _shared(files: ArticleFiles[E], folder: str) -> tuple[Article[E], ...]:
    """Articles whose text is another file's."""
    return tuple(each.file.article for each in reused(files, folder).value)


def _site_input(reading: _Reading, prose: tuple[Prose, ...], unprintable: Collection[str]) -> SiteInput:
    """`unprintable` are paths of texts that cite what has no value; no page is made of them."""

    content = reading.settings.paths.content

    def printable(articles: tuple[Article[H], ...]) -> tuple[Article[H], ...]:
        return tuple(
            article
            for article in articles
            if article.path not in unprintable and article.shared not in unprintable
        )

    return SiteInput(
        settings=reading.settings.settings,
        paths=reading.settings.paths,
        lost=reading.settings.lost,
        role_files={
            slug: file for slug, file in reading.roles.by_slug.items() if file.path not in unprintable
        },
        tips=printable((*reading.tips.articles, *_shared(reading.tips, f"{content}/tips"))),
        faqs=printable((*reading.faqs.articles, *_shared(reading.faqs, f"{content}/faq"))),
        guides=printable(reading.guides.articles),
        visa_texts={article.key: article for article in printable(reading.visa_texts.articles)},
        pages={article.key: article for article in printable(reading.pages.articles)},
        ledger=reading.ledger.ledger,
        employers=reading.employers,
        eligibility=None if reading.eligibility.path in unprintable else reading.eligibility.eligibility,
        abbreviations=reading.abbreviations.abbreviations,
        claims=reading.claims,
        redirects=reading.redirects,
        prose=prose,
        texts={file.path: file.text for file in reading.files},
        digests={file.path: file.digest for file in reading.files},
    )
