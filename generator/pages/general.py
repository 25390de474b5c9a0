"""Home, guides, pages of the site itself, data, not found, and the addresses of aliases."""

from collections import Counter

from generator.domain.article import Article, ContentPage, Guide
from generator.evidence.ladder import Rung
from generator.insight.jobs import newest_first
from generator.matching.names import slug_of
from generator.pages import urls
from generator.pages.articles import (
    cited_facts,
    fact_note,
    facts_to_know,
    markdown_of,
    sources_of,
    values_for,
)
from generator.pages.book import Book
from generator.pages.cards import card_of
from generator.pages.definitions import definition_groups
from generator.pages.heads import absolute, head_of
from generator.pages.lists import counts_of, downloads_of, stances_of
from generator.pages.page import (
    ArticlePage,
    DataPage,
    GuidesPage,
    HomePage,
    Link,
    MethodPage,
    NotFoundPage,
    RedirectPage,
    SourceRow,
)
from generator.pages.record_sets import evidence_links, record_sets
from generator.pages.roles import families_of, role_link, scope_facet
from generator.pages.visas import visa_links

_NEWEST_SHOWN = 6
_RIGHTS = {
    "full_text": "full text",
    "summary": "a summary of the text",
    "link_only": "no text, only the link",
}


def home_page(book: Book) -> HomePage:
    """`/`."""
    jobs = book.catalogue.in_scope
    newest = sorted((job for job in jobs if job.rung is not Rung.REFUSED), key=newest_first)
    return HomePage(
        url=urls.HOME,
        heading="Which of these jobs could really sponsor a visa?",
        head=head_of(
            book,
            urls.HOME,
            f"{book.settings.name}: jobs with visa sponsorship, and the words that prove it",
            book.settings.description,
        ),
        report_url=urls.report(book.settings.report_url, absolute(book, urls.HOME), book.settings.name),
        families=families_of(book),
        visas=visa_links(book),
        counts=counts_of(jobs),
        stances=stances_of(jobs, scope_facet(book)),
        newest=tuple(card_of(job, book) for job in newest[:_NEWEST_SHOWN]),
        guides=tuple(Link(guide.head.title, urls.guide(guide.key)) for guide in _guides(book)),
        facts=facts_to_know(book),
        records=evidence_links(book.records),
    )


def guides_page(book: Book) -> GuidesPage:
    """`/guides/`."""
    return GuidesPage(
        url=urls.GUIDES,
        heading="Guides",
        head=head_of(
            book,
            urls.GUIDES,
            "Guides to jobs with visa sponsorship",
            "How to read a posting for sponsorship, how to change employers, what public records tell.",
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Guides", urls.GUIDES)),
        guides=tuple(
            (Link(guide.head.title, urls.guide(guide.key)), guide.head.description) for guide in _guides(book)
        ),
    )


def guide_page(article: Article[Guide], book: Book) -> ArticlePage:
    """`/guides/<slug>/`."""
    url = urls.guide(article.key)
    trail = (Link("Home", urls.HOME), Link("Guides", urls.GUIDES), Link(article.head.title, url))
    return _article_page(article, url, trail, book)


def content_page(slug: str, book: Book) -> ArticlePage:
    """`/method/`, `/about/` ...; `/data/` has its sources and downloads too."""
    article = book.pages[slug]
    url = urls.content_page(slug)
    page = _article_page(article, url, (Link("Home", urls.HOME), Link(article.head.title, url)), book)
    if url == urls.METHOD:
        return _method_page(page, book)
    return _data_page(page, book) if url == urls.DATA else page


def not_found_page(book: Book) -> NotFoundPage:
    """`/404.html`."""
    links = (role_link(slug, book) for slug in book.roles)
    return NotFoundPage(
        url=urls.NOT_FOUND,
        heading="This page is not here",
        head=head_of(
            book,
            urls.NOT_FOUND,
            "Page not found",
            "There is no page at this address. Find jobs by role, by visa or with the search.",
            indexable=False,
        ),
        roles=tuple(sorted(links, key=lambda link: (-link.count, link.text))[:12]),
    )


def alias_slugs(book: Book) -> dict[str, str]:
    """Slug of each alias address -> slug of its role. The first in order keeps a doubled one."""
    found: dict[str, str] = {}
    for slug, role in sorted(book.roles.items()):
        for alias in (*role.aliases, role.plural):
            alias_slug = slug_of(alias)
            if alias_slug and alias_slug not in book.roles:
                found.setdefault(alias_slug, slug)
    return found


def redirect_page(alias_slug: str, role: str, book: Book) -> RedirectPage:
    """The address of an alias: it leads to the role's one page, and is not indexed."""
    target = Link(f"{book.roles[role].title} jobs with visa sponsorship", urls.role(role))
    url = urls.role(alias_slug)
    head = head_of(book, target.url, target.text, f"This page is now at {target.url}.", indexable=False)
    return RedirectPage(url=url, heading=target.text, head=head, target=target)


def _guides(book: Book) -> list[Article[Guide]]:
    return sorted(book.guides, key=lambda guide: (guide.head.order, guide.key))


def _article_page(
    article: Article[Guide] | Article[ContentPage], url: str, trail: tuple[Link, ...], book: Book
) -> ArticlePage:
    head = article.head
    return ArticlePage(
        url=url,
        heading=head.title,
        head=head_of(book, url, head.title, head.description),
        breadcrumbs=trail,
        report_url=urls.report(book.settings.report_url, absolute(book, url), head.title),
        body=markdown_of(article.body, values_for(book)),
        reviewed_on=head.reviewed_on,
        sources=sources_of(head.sources),
        cited=cited_facts(book, article.body),
    )


def _method_page(page: ArticlePage, book: Book) -> MethodPage:
    return MethodPage(
        url=page.url,
        heading=page.heading,
        head=page.head,
        breadcrumbs=page.breadcrumbs,
        report_url=page.report_url,
        body=page.body,
        reviewed_on=page.reviewed_on,
        sources=page.sources,
        cited=page.cited,
        groups=definition_groups(book),
    )


def _data_page(page: ArticlePage, book: Book) -> DataPage:
    postings = Counter(advert.posting.source for job in book.catalogue.jobs for advert in job.adverts)
    return DataPage(
        url=page.url,
        heading=page.heading,
        head=page.head,
        breadcrumbs=page.breadcrumbs,
        report_url=page.report_url,
        body=page.body,
        reviewed_on=page.reviewed_on,
        sources=page.sources,
        cited=page.cited,
        rows=tuple(
            SourceRow(each.title, each.url or "", each.licence, _RIGHTS[each.rights], postings[each.name])
            for each in sorted(book.catalogue.manifest.sources, key=lambda each: each.name)
        ),
        downloads=downloads_of(urls.DATA),
        facts=tuple(fact_note(id_, fact) for id_, fact in sorted(book.ledger.facts.items())),
        records=record_sets(book.records),
    )
