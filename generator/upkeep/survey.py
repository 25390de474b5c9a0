"""A site as its editors see it: everything written, what of it is published, and on which pages it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.domain.article import Article, Entry, Reviewed
from generator.domain.publication import Schedule
from generator.gating import Verdicts, verdicts_of
from generator.inputs import read_inputs
from generator.options import Options
from generator.pages import urls
from generator.pages.articles import facts_to_know
from generator.pages.book import Book
from generator.pages.departures import Life
from generator.pages.role_lists import RoleList, role_lists
from generator.pages.role_texts import entries_of, texts_of
from generator.pages.visas import visa_slugs
from generator.preparing import prepared_from
from generator.problems.problem import Checked
from generator.publication import Published, published_on
from generator.sources.eligibility import ELIGIBILITY_FILE
from generator.sources.site import SiteInput
from generator.texts.filling import cited
from generator.texts.language import FACT

ALWAYS = Schedule()


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an editor, of whatever kind."""

    kind: str
    """tip, question, guide, visa, page, table or role."""
    path: str
    title: str
    owner: str
    words: int
    """Words of its body, in which a variable counts as one."""
    url: str = ""
    """The address of its own page; a tip and a question have none."""
    review_due: date | None = None
    schedule: Schedule = ALWAYS
    shared: str = ""
    """The file whose text it uses; empty when the text is its own."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A site on one day."""

    whole: SiteInput
    """What is written, also what is kept back."""
    published: Published
    book: Book
    """What the pages are made from."""
    today: date
    """The day by which reviews and expiries are judged."""
    verdicts: Verdicts = field(default_factory=dict)
    """What the publication gate says of each list; empty when nobody asked."""
    life: Life = field(default_factory=Life)
    """What became of addresses that were published before."""

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text that is written, by path."""
        return tuple(sorted(_texts(self.whole), key=lambda text: text.path))

    @property
    def withheld(self) -> frozenset[str]:
        """Paths of the texts that are not published on the pages' day."""
        return frozenset(each.path for each in self.published.withheld)


def survey_of(options: Options, *, through_gate: bool = False) -> Checked[Survey | None]:
    """The site of the options, None where it cannot be read; with all problems of its input.

    `through_gate` measures every list for the publication gate, which takes some seconds.
    """
    inputs = read_inputs(options)
    workshop = prepared_from(inputs, options)
    if workshop.value is None:
        return Checked(None, workshop.problems)
    book, whole = workshop.value.book, inputs.value.site
    published = published_on(book.catalogue.today, whole)
    verdicts = verdicts_of(workshop.value, options) if through_gate else {}
    day = options.today or options.clock
    life = workshop.value.plan.life
    return Checked(Survey(whole, published, book, day, verdicts, life), workshop.problems)


def pages_by_text(book: Book) -> Counter[str]:
    """By the path of a tip or an answer, the number of lists on whose page it stands.

    A shared text also stands where other files use it.
    """
    lists = (which for which in role_lists(book) if not which.state)
    articles = [entry.article for which in lists for entry in entries_of(which, book)]
    shared = (article.shared for article in articles if article.shared)
    return Counter(article.path for article in articles) + Counter(shared)


def pages_by_fact(book: Book) -> Counter[str]:
    """By the id of a fact, the number of pages whose texts cite it or that print it by its own keys.

    The pages that print every fact there is are not counted.
    """
    return Counter(id_ for ids in _facts_of_pages(book) for id_ in ids)


def cited_ids(bodies: Iterable[str]) -> frozenset[str]:
    """Ids of the facts that the bodies cite."""
    names = (name for body in bodies for name in cited(body))
    return frozenset(name.removeprefix(FACT) for name in names if name.startswith(FACT))


def bodies_of(site: SiteInput) -> Iterator[tuple[str, str]]:
    """Every text that may cite facts, with its path."""
    for article in _articles(site):
        yield article.path, article.body
    for file in site.role_files.values():
        yield file.path, file.role.intro
    for text in site.eligibility.texts if site.eligibility else ():
        yield f"{site.paths.content}/{ELIGIBILITY_FILE}", text


def _facts_of_pages(book: Book) -> Iterator[frozenset[str]]:
    for which in role_lists(book):
        yield _facts_of_list(which, book)
    for slug in visa_slugs(book):
        known = {fact.id for fact in facts_to_know(book, slug)}
        yield cited_ids([book.visa_texts[slug].body]) | known
    for article in (*book.guides, *book.pages.values()):
        yield cited_ids([article.body])
    if book.eligibility:
        yield cited_ids(book.eligibility.texts)


def _facts_of_list(which: RoleList, book: Book) -> frozenset[str]:
    texts = texts_of(which, book)
    return frozenset(fact.id for fact in (*texts.facts, *texts.cited))


def _articles(site: SiteInput) -> Iterator[Article[Reviewed]]:
    yield from site.tips
    yield from site.faqs
    yield from site.guides
    yield from site.visa_texts.values()
    yield from site.pages.values()


def _texts(site: SiteInput) -> Iterator[Text]:
    for tip in site.tips:
        yield _entry("tip", tip, tip.head.title)
    for faq in site.faqs:
        yield _entry("question", faq, faq.head.question)
    for guide in site.guides:
        yield _article("guide", guide, guide.head.title, urls.guide(guide.key), guide.head.schedule)
    for visa in site.visa_texts.values():
        yield _article("visa", visa, visa.head.title, urls.visa(visa.key), ALWAYS)
    for page in site.pages.values():
        yield _article("page", page, page.head.title, urls.content_page(page.key), page.head.schedule)
    for slug, file in site.role_files.items():
        role = file.role
        words = len(role.intro.split())
        yield Text("role", file.path, role.title, role.owner, words, urls.role(slug), schedule=role.schedule)
    table = site.eligibility
    if table:
        yield Text(
            kind="table",
            path=f"{site.paths.content}/{ELIGIBILITY_FILE}",
            title=urls.ELIGIBILITY_TITLE,
            owner=table.owner,
            words=sum(len(text.split()) for text in table.texts),
            url=urls.ELIGIBILITY,
            review_due=table.review_due,
        )


def _entry(kind: str, article: Article[Entry], title: str) -> Text:
    return _article(kind, article, title, "", article.head.schedule)


def _article(kind: str, article: Article[Reviewed], title: str, url: str, schedule: Schedule) -> Text:
    head = article.head
    return Text(
        kind=kind,
        path=article.path,
        title=title,
        owner=head.owner,
        words=len(article.body.split()),
        url=url,
        review_due=head.review_due,
        schedule=schedule,
        shared=article.shared,
    )
