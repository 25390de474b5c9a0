"""The page of one posting: its facts, its evidence, its text, and where it belongs."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from generator.domain.place import place_text
from generator.domain.posting import Posting, Rights, Source, TextFormat
from generator.domain.web_host import host_of
from generator.evidence.ladder import Rung
from generator.insight.jobs import Advert, Job, unrecognised_places
from generator.matching.posting_text import plain_text, sections_of
from generator.pages import urls
from generator.pages.book import Book, said_by_book
from generator.pages.cards import card_of, shown_title
from generator.pages.data_days import is_past, seen_day
from generator.pages.employer_rows import employer_address
from generator.pages.evidence_words import LIMITS, SILENT
from generator.pages.heads import LONGEST_TITLE, head_of, report_link, shortened
from generator.pages.ladders import Subject, limits_of, records_note, rungs_of
from generator.pages.model.page import Head
from generator.pages.model.parts import Link, PostingText
from generator.pages.model.posting import PostingPage, PostingSection, Repost, RoleReason
from generator.pages.posted_levels import job_socs, wage_panel
from generator.pages.posting_addresses import address_of, has_page, host_away, host_shown, page_of
from generator.pages.record_days import FISCAL_YEAR
from generator.pages.words import RUNG_LABELS, counted, day_words, named_visas

_SPEAKING = frozenset({Rung.REFUSED, Rung.OFFERED, Rung.CONDITIONAL, Rung.REPORTED, Rung.UNKNOWN})
"""Rungs that are about the posting itself."""
_SIMILAR = 4
_CANDIDATES = 60
_REPOSTS_SHOWN = 20
_SUMMARY_LENGTH = 600
_EMPLOYER_LENGTH = 30
_APART_LENGTH = 26
_DAY_LENGTH = 13
"""Characters of a title that its parts may have."""
_SECTION_HEADINGS = {
    "about": "About the employer",
    "responsibilities": "Responsibilities",
    "requirements": "Requirements",
    "preferred": "Preferred qualifications",
    "benefits": "Benefits",
}


def posting_page(job: Job, advert: Advert, book: Book, apart: str = "") -> PostingPage:
    """The page of one posting of a job; `apart` is what tells its title from that of another page."""
    posting = advert.posting
    source = source_of(posting, book)
    url = urls.posting(advert.slug)
    title = shown_title(posting.title)
    closed = is_past(posting.closes_on, book)
    lead = advert is job.adverts[0]
    sections, note = _text(posting, source, host_of(book.settings.base_url))
    shown = job if lead else _own_job(job, advert)
    employer = book.catalogue.employers[job.employer]
    subject = Subject(advert, source, employer, url, job_socs(shown, book))
    record_note, record_report_url = records_note(subject, book)
    wages, wage_note = wage_panel(shown, book)
    return PostingPage(
        url=url,
        heading=title,
        head=_head(advert, url, apart, lead and not closed, book),
        breadcrumbs=_breadcrumbs(job, url, title, book),
        report_url=report_link(book, url, f"Posting expired or inaccurate: {title}"),
        card=card_of(shown, book),
        closed=closed,
        apply_url=posting.url,
        apply_host=host_shown(posting.url),
        places=_places(advert),
        remote_within=posting.remote_within,
        ladder=rungs_of(advert.ladder, subject, book),
        silent="" if advert.ladder[0].rung in _SPEAKING else SILENT,
        record_note=record_note,
        record_report_url=record_report_url,
        limits=limits_of(_named(advert), book),
        limits_note=f"{LIMITS} {FISCAL_YEAR}" if book.records.sets else LIMITS,
        wages=wages,
        wage_note=wage_note,
        sections=sections,
        text_note=note,
        skills=advert.reading.skills,
        posted_on=posting.posted_on,
        updated_on=posting.updated_on,
        first_seen=posting.first_seen,
        last_seen=seen_day(advert),
        source=Link(source.title, source.url or ""),
        source_licence=source.licence,
        reference=posting.id,
        reposts=_reposts(job, advert, book),
        roles=_roles(job, book),
        similar=tuple(card_of(other, book) for other in similar_jobs(job, book)),
    )


def _head(advert: Advert, url: str, apart: str, indexable: bool, book: Book) -> Head:
    label = RUNG_LABELS[advert.ladder[0].rung]
    return head_of(
        book,
        url,
        title_of(advert, apart),
        f"{title_of(advert, apart)}: {label[:1].lower()}{label[1:]}. What the posting says, pay, places and "
        "dates, with the source.",
        indexable=indexable,
    )


def title_of(advert: Advert, apart: str = "") -> str:
    """`Backend Engineer at Larkspur Systems, Austin, TX`: job and employer cut so that all of it fits."""
    end = f", {shortened(apart, _APART_LENGTH)}" if apart else ""
    employer = shortened(" ".join(advert.posting.employer.split()), _EMPLOYER_LENGTH)
    end = f" at {employer}{end}"
    return shortened(" ".join(shown_title(advert.posting.title).split()), LONGEST_TITLE - len(end)) + end


def words_apart(book: Book) -> dict[str, str]:
    """By the last part of an address, what tells the page's title from those of others; most need nothing.

    The place comes first, then the day; what is equal in both is told by the end of its address.
    """
    leads = [job.lead for job in book.catalogue.jobs if has_page(job.lead, book)]
    apart: dict[str, str] = {}
    titles = {advert.slug: title_of(advert).casefold() for advert in leads}
    for more in (_place_apart, _day_apart, _id_apart):
        for advert in _alike(leads, titles):
            slug = advert.slug
            apart[slug] = more(advert, apart.get(slug, ""))
            titles[slug] = title_of(advert, apart[slug]).casefold()
    return apart


def _alike(adverts: list[Advert], titles: Mapping[str, str]) -> list[Advert]:
    """The adverts whose titles, by slug and without letter case, another one has too."""
    numbers = Counter(titles.values())
    return [advert for advert in adverts if numbers[titles[advert.slug]] > 1]


def _place_apart(advert: Advert, _: str) -> str:
    return next(iter(_places(advert)), "")


def _day_apart(advert: Advert, before: str) -> str:
    seen = _seen_first(advert)
    place = shortened(before, _APART_LENGTH - _DAY_LENGTH)
    return ", ".join(part for part in (place, day_words(seen) if seen else "") if part)


def _id_apart(advert: Advert, _: str) -> str:
    return advert.slug.rpartition("-")[2]


def source_of(posting: Posting, book: Book) -> Source:
    """The manifest's source of a posting."""
    return next(each for each in book.catalogue.manifest.sources if each.name == posting.source)


def similar_jobs(job: Job, book: Book) -> tuple[Job, ...]:
    """Open jobs of the same role by other employers, those in the same states first.

    They stand near the job in its role's list. The one before it is asked first, so that every job may be
    named by some other; then those that follow, then those further up, where each day's new jobs come in.
    """
    return jobs_similar_to(book, job.lead.slug)


@said_by_book
def jobs_similar_to(book: Book, slug: str) -> tuple[Job, ...]:
    """The same of the job that a posting belongs to; `slug` is the last part of the posting's address."""
    job, _ = book.catalogue.adverts[slug]
    if not job.roles:
        return ()
    role = job.roles[0].role
    jobs = book.catalogue.by_role.get(role, ())
    place = book.catalogue.place_in_role.get((role, job.key), -1)
    above = jobs[max(0, place - _CANDIDATES) : max(0, place)][::-1]
    around = (*above[:1], *jobs[place + 1 : place + 1 + _CANDIDATES], *above[1:])
    known = {job.employer}
    near: list[Job] = []
    far: list[Job] = []
    for each in around:
        if each.employer not in known:
            known.add(each.employer)
            (far if each.states.isdisjoint(job.states) else near).append(each)
            if len(near) == _SIMILAR:
                break
    return (*near, *far)[:_SIMILAR]


def _own_job(job: Job, advert: Advert) -> Job:
    """A re-post as a job: what this posting alone says."""
    return Job(
        key=job.key,
        adverts=(advert,),
        places=advert.reading.location.places,
        raw_places=unrecognised_places(advert),
        work_mode=advert.reading.work_mode,
        seniority=job.seniority,
        roles=job.roles,
        ladder=advert.ladder,
        visas=job.visas,
        employer=job.employer,
        closed=job.closed,
        newest_on=job.newest_on,
    )


def _text(posting: Posting, source: Source, own_host: str) -> tuple[tuple[PostingSection, ...], str]:
    """What of the text may be shown, and why it is not more."""
    if source.rights is Rights.LINK_ONLY:
        return (), f"{source.title} allows no text of its postings here."
    sections = _sections(posting, own_host)
    if not sections:
        return (), "The source gives no text for this posting."
    if source.rights is Rights.SUMMARY:
        text = shortened(_summary(posting), _SUMMARY_LENGTH)
        summary = PostingSection("Summary", PostingText(text, TextFormat.TEXT))
        return (summary,), f"{source.title} allows a summary: the beginning of the text."
    return sections, ""


def _sections(posting: Posting, own_host: str = "") -> tuple[PostingSection, ...]:
    parts = [
        PostingSection(part.heading, PostingText(part.text, part.format, own_host))
        for part in sections_of(posting.description, posting.description_format)
    ]
    given = posting.sections.model_dump() if posting.sections else {}
    parts += [
        PostingSection(heading, PostingText(given[key], posting.description_format, own_host))
        for key, heading in _SECTION_HEADINGS.items()
        if given.get(key)
    ]
    return tuple(parts)


def _summary(posting: Posting) -> str:
    text = posting.description or next((part.text.text for part in _sections(posting)), "")
    return " ".join(plain_text(text, posting.description_format).split())


def _places(advert: Advert) -> tuple[str, ...]:
    recognised = (place_text(place) for place in advert.reading.location.places)
    return tuple(dict.fromkeys([*recognised, *unrecognised_places(advert)]))


def _named(advert: Advert) -> frozenset[str]:
    """Names of the visas and statuses that the posting's evidence is about."""
    return frozenset(
        name for evidence in advert.ladder for name in (*named_visas(evidence), *evidence.accepts)
    )


def _reposts(job: Job, advert: Advert, book: Book) -> tuple[Repost, ...]:
    """The postings that follow this one, round the end; of hundreds the next few, so that all are linked."""
    if len(job.adverts) == 1:
        return ()
    place = next(place for place, each in enumerate(job.adverts) if each is advert)
    others = (*job.adverts[place + 1 :], *job.adverts[:place])
    shown = [_repost(other, book) for other in others[:_REPOSTS_SHOWN]]
    rest = others[_REPOSTS_SHOWN:]
    if rest:
        more, page = counted(len(rest), "more posting"), page_of(rest[0], book)
        shown.append(Repost(Link(f"{more}, from here on" if page else more, page)))
    return tuple(shown)


def _repost(advert: Advert, book: Book) -> Repost:
    link = Link(_repost_text(advert), address_of(advert, book))
    return Repost(link, _seen_first(advert), host_away(advert, book))


def _seen_first(advert: Advert) -> date | None:
    return advert.posting.posted_on or advert.posting.first_seen


def _repost_text(advert: Advert) -> str:
    places = _places(advert)
    return f"Posting in {places[0]}" if places else "Posting without a place"


def _roles(job: Job, book: Book) -> tuple[RoleReason, ...]:
    return tuple(
        RoleReason(Link(book.roles[match.role].title, urls.role(match.role)), match.reason)
        for match in job.roles
    )


def _breadcrumbs(job: Job, url: str, title: str, book: Book) -> tuple[Link, ...]:
    trail = [Link("Home", urls.HOME)]
    if job.roles:
        slug = job.roles[0].role
        trail += [Link("Roles", urls.ROLES), Link(book.roles[slug].title, urls.role(slug))]
    elif address := employer_address(job.employer, book):
        name = book.catalogue.employers[job.employer].name
        trail += [Link("Employers", urls.EMPLOYERS), Link(name, address)]
    return (*trail, Link(shortened(title, 80), url))
