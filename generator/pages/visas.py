"""Pages of visas: work visas, student work authorization and permanent residence kept apart."""

from generator.domain.article import VisaText
from generator.domain.visa import VISA_BY_SLUG, VISAS, VisaGroup, VisaKind
from generator.insight.catalogue import Jobs
from generator.pages import urls
from generator.pages.articles import cited_facts, facts_to_know, markdown_of, sources_of
from generator.pages.book import Book, once_for_each_book
from generator.pages.fact_days import calendar_of
from generator.pages.heads import eligibility_link, head_of
from generator.pages.list_pages import ListSubject, list_parts, scope_facet
from generator.pages.lists import most_first
from generator.pages.model.parts import CountedLink, Link
from generator.pages.model.visa import VisaPage, VisasPage
from generator.pages.role_lists import address_of, jobs_of, role_lists
from generator.pages.text_values import values_for
from generator.pages.visa_evidence import evidence_sets, filings_by_role, visa_evidence, visa_scope
from generator.pages.words import counted, visa_phrase

_GROUPS = {
    VisaGroup.WORK: (
        "Work visas",
        "The employer files a petition, an application or a letter for you.",
    ),
    VisaGroup.STUDENT: (
        "Work authorization of F-1 students",
        "Not a visa of the employer's: it comes through your school and USCIS, for a limited time.",
    ),
    VisaGroup.PERMANENT: (
        "Permanent residence",
        "Not a visa for a job: the employer starts a long process of its own, often years after hiring.",
    ),
}


@once_for_each_book
def visa_slugs(book: Book) -> tuple[str, ...]:
    """Visas with a page: those with a text, in the order of `VISAS`."""
    return tuple(visa.slug for visa in VISAS if visa.has_page and visa.slug in book.visa_texts)


def visa_links(book: Book) -> tuple[CountedLink, ...]:
    """All visas with the number of their jobs."""
    return tuple(
        CountedLink(visa_phrase(slug), urls.visa(slug), len(jobs_for_visa(slug, book)))
        for slug in visa_slugs(book)
    )


def jobs_for_visa(slug: str, book: Book) -> Jobs:
    """Jobs with evidence for a visa."""
    return book.catalogue.by_visa.get(slug, ())


def visas_page(book: Book) -> VisasPage:
    """All visas in their groups."""
    links = {link.url: link for link in visa_links(book)}
    groups = tuple(
        (
            heading,
            explanation,
            tuple(links[urls.visa(slug)] for slug in visa_slugs(book) if VISA_BY_SLUG[slug].group is group),
        )
        for group, (heading, explanation) in _GROUPS.items()
    )
    return VisasPage(
        url=urls.VISAS,
        heading="Visas and work authorization",
        head=head_of(
            book,
            urls.VISAS,
            "US work visas: who can use them and which jobs name them",
            "Who can use each US work visa, what the employer has to do, what public records exist, and the "
            "open jobs with evidence for it.",
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Visas", urls.VISAS)),
        groups=tuple(group for group in groups if group[2]),
    )


def visa_page(slug: str, number: int, book: Book) -> VisaPage:
    """Page `number` of a visa's list; the first has its text."""
    visa, article = VISA_BY_SLUG[slug], book.visa_texts[slug]
    text = article.head
    jobs = jobs_for_visa(slug, book)
    facts, cited = facts_to_know(book, slug), cited_facts(book, article.body)
    return VisaPage(
        **list_parts(_subject(visa, text, jobs, book), jobs, number, book),
        name=visa.name,
        summary=text.summary,
        employer_step=text.employer_step,
        public_record=text.public_record,
        unknowable=text.unknowable,
        evidence=visa_evidence(visa, jobs, book) if number == 1 else (),
        evidence_sets=evidence_sets(visa, book) if number == 1 else (),
        evidence_table=filings_by_role(visa, book) if number == 1 else None,
        body=markdown_of(article.body, values_for(book, visa=visa)),
        reviewed_on=text.reviewed_on,
        sources=sources_of(text.sources),
        facts=facts,
        cited=cited,
        roles=_role_links(slug, book) if number == 1 else (),
        eligibility_url=eligibility_link(book, visa=slug),
        calendar=calendar_of(urls.visa(slug), (*facts, *cited)),
    )


def _subject(visa: VisaKind, text: VisaText, jobs: Jobs, book: Book) -> ListSubject:
    phrase, url = visa_phrase(visa.slug), urls.visa(visa.slug)
    return ListSubject(
        url=url,
        heading=text.title,
        title=f"{phrase}: who can use it and {counted(len(jobs), 'job')} with evidence for it",
        further=f"Jobs with {visa.name} evidence",
        description=text.summary,
        scope=visa_scope(visa, book),
        trail=(Link("Visas", urls.VISAS), Link(phrase, url)),
        facets={"visa": [visa.name], **scope_facet(book)},
        changes=True,
    )


def _role_links(slug: str, book: Book) -> tuple[CountedLink, ...]:
    lists = [each for each in role_lists(book) if each.visa == slug]
    return most_first(
        CountedLink(book.roles[each.role].title, address_of(each, book), len(jobs_of(each, book)))
        for each in lists
    )
