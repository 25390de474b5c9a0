"""Home, guides, pages of the site itself, data, saved jobs, not found, and the addresses of aliases."""

from collections import Counter
from datetime import date
from typing import TypedDict

from generator.domain.article import Article, ContentPage, Guide
from generator.evidence.ladder import Rung
from generator.insight.jobs import newest_first
from generator.matching.names import slug_of
from generator.pages import urls
from generator.pages.articles import (
    cited_facts,
    facts_to_know,
    markdown_of,
    sources_of,
)
from generator.pages.book import Book
from generator.pages.cards import card_of
from generator.pages.definitions import definition_groups
from generator.pages.heads import head_of, report_link
from generator.pages.list_pages import scope_facet
from generator.pages.lists import changes_of, counts_of, downloads_of, feeds_of, most_first, stances_of
from generator.pages.model.article import ArticlePage, DataPage, GuidesPage, MethodPage, SourceRow
from generator.pages.model.general import HomePage, NotFoundPage, RedirectPage, SavedPage
from generator.pages.model.page import Head
from generator.pages.model.parts import FactNote, Link, Markdown, Source
from generator.pages.record_sets import evidence_links, record_sets
from generator.pages.role_links import families_of, role_link
from generator.pages.text_values import values_for
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
            feeds=feeds_of(urls.DATA),
        ),
        report_url=report_link(book, urls.HOME, book.settings.name),
        families=families_of(book),
        visas=visa_links(book),
        counts=counts_of(jobs),
        stances=stances_of(jobs, scope_facet(book)),
        newest=tuple(card_of(job, book) for job in newest[:_NEWEST_SHOWN]),
        guides=tuple(Link(guide.head.title, urls.guide(guide.key)) for guide in _guides(book)),
        facts=facts_to_know(book, ""),
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
    return ArticlePage(**_article_parts(article, url, trail, book, changes=True))


def content_page(slug: str, book: Book) -> ArticlePage:
    """`/about/` ...; `/method/` has its definitions too, and `/data/` its sources and downloads."""
    article = book.pages[slug]
    url = urls.content_page(slug)
    trail = (Link("Home", urls.HOME), Link(article.head.title, url))
    parts = _article_parts(article, url, trail, book, changes=url == urls.DATA)
    if url == urls.METHOD:
        return MethodPage(**parts, groups=definition_groups(book))
    return _data_page(parts, book) if url == urls.DATA else ArticlePage(**parts)


def saved_page(book: Book) -> SavedPage:
    """`/saved/`."""
    return SavedPage(
        url=urls.SAVED,
        heading="Your saved jobs",
        head=head_of(
            book,
            urls.SAVED,
            "Your saved jobs",
            "The jobs you saved, applied for or hid, with your notes. They are kept in your browser alone.",
            indexable=False,
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Saved jobs", urls.SAVED)),
    )


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
        roles=most_first(links)[:12],
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


class _ArticleParts(TypedDict):
    """Values of the fields of an `ArticlePage`."""

    url: str
    heading: str
    head: Head
    breadcrumbs: tuple[Link, ...]
    report_url: str
    body: Markdown
    reviewed_on: date
    sources: tuple[Source, ...]
    cited: tuple[FactNote, ...]
    changes: tuple[Link, ...]


def _article_parts(
    article: Article[Guide] | Article[ContentPage],
    url: str,
    trail: tuple[Link, ...],
    book: Book,
    *,
    changes: bool,
) -> _ArticleParts:
    """The parts of an article; `changes`: whether changes of its facts and text are a feed."""
    head = article.head
    followed = changes_of(url) if changes else ()
    jobs = feeds_of(url) if url == urls.DATA else ()
    return _ArticleParts(
        url=url,
        heading=head.title,
        head=head_of(book, url, head.title, head.description, feeds=(*jobs, *followed)),
        breadcrumbs=trail,
        report_url=report_link(book, url, head.title),
        body=markdown_of(article.body, values_for(book)),
        reviewed_on=head.reviewed_on,
        sources=sources_of(head.sources),
        cited=cited_facts(book, article.body),
        changes=followed,
    )


def _data_page(parts: _ArticleParts, book: Book) -> DataPage:
    postings = Counter(advert.posting.source for job in book.catalogue.jobs for advert in job.adverts)
    return DataPage(
        **parts,
        rows=tuple(
            SourceRow(each.title, each.url or "", each.licence, _RIGHTS[each.rights], postings[each.name])
            for each in sorted(book.catalogue.manifest.sources, key=lambda each: each.name)
        ),
        downloads=downloads_of(urls.DATA),
        licence=book.settings.data_licence or "",
        facts=tuple(
            Link(f"{fact.label}: {fact.value}", urls.fact(id_))
            for id_, fact in sorted(book.ledger.facts.items())
        ),
        feeds=feeds_of(urls.DATA),
        records=record_sets(book.records),
    )
