"""The page of one posting: its facts, its evidence, its text, and where it belongs."""

from datetime import date
from urllib.parse import urlsplit

from generator.domain.place import place_text
from generator.domain.posting import Posting, Rights, Source, TextFormat
from generator.domain.visa import VISAS
from generator.evidence.ladder import Evidence
from generator.insight.jobs import Advert, Job, is_closed, unrecognised_places
from generator.matching.posting_text import plain_text, sections_of
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.cards import card_of, employer_url, shown_title
from generator.pages.heads import absolute, head_of, shortened
from generator.pages.page import (
    JobCard,
    Link,
    PostingPage,
    PostingSection,
    PostingText,
    RoleReason,
    Rung,
)
from generator.pages.words import RUNG_LABELS, RUNG_MEANINGS, badge_of, counted, named_visas

_SIMILAR = 4
_CANDIDATES = 60
_REPOSTS_SHOWN = 20
_SUMMARY_LENGTH = 600
_SECTION_HEADINGS = {
    "about": "About the employer",
    "responsibilities": "Responsibilities",
    "requirements": "Requirements",
    "preferred": "Preferred qualifications",
    "benefits": "Benefits",
}


def posting_page(job: Job, advert: Advert, book: Book) -> PostingPage:
    """The page of one posting of a job."""
    posting = advert.posting
    source = source_of(posting, book)
    url = urls.posting(advert.slug)
    title = shown_title(posting.title)
    closed = is_closed(posting, book.catalogue.today)
    lead = advert is job.adverts[0]
    sections, note = _text(posting, source)
    return PostingPage(
        url=url,
        heading=title,
        head=head_of(
            book,
            url,
            f"{shortened(title, 60)} at {posting.employer}",
            f"{title} at {posting.employer}: {RUNG_LABELS[advert.ladder[0].rung].lower()}. What the posting "
            "says, pay, places and dates, with the source.",
            indexable=lead and not closed,
        ),
        breadcrumbs=_breadcrumbs(job, url, title, book),
        report_url=urls.report(
            book.settings.report_url, absolute(book, url), f"Posting expired or inaccurate: {title}"
        ),
        card=card_of(job, book) if lead else _own_card(job, advert, book),
        closed=closed,
        apply_url=posting.url,
        apply_host=urlsplit(posting.url).hostname or posting.url,
        places=_places(advert),
        remote_within=posting.remote_within,
        ladder=tuple(_rung(evidence, posting, source) for evidence in advert.ladder),
        visa_notes=_visa_notes(advert, book),
        sections=sections,
        text_note=note,
        skills=advert.reading.skills,
        posted_on=posting.posted_on,
        updated_on=posting.updated_on,
        first_seen=posting.first_seen,
        last_seen=posting.last_seen,
        source=Link(source.title, source.url or ""),
        source_licence=source.licence,
        reposts=_reposts(job, advert),
        roles=_roles(job, book),
        similar=tuple(card_of(other, book) for other in similar_jobs(job, book)),
    )


def source_of(posting: Posting, book: Book) -> Source:
    """The manifest's source of a posting."""
    return next(each for each in book.catalogue.manifest.sources if each.name == posting.source)


def similar_jobs(job: Job, book: Book) -> tuple[Job, ...]:
    """Open jobs of the same role by other employers, those in the same states first.

    Candidates follow the job in its role's list, round the end, so that every job is named by some other.
    """
    if not job.roles:
        return ()
    role = job.roles[0].role
    jobs = book.catalogue.by_role.get(role, ())
    start = book.catalogue.place_in_role.get((role, job.key), -1) + 1
    around = (*jobs[start : start + _CANDIDATES], *jobs[:_CANDIDATES])
    others: dict[str, Job] = {}
    for each in around:
        if each.employer != job.employer:
            others.setdefault(each.employer, each)
    near = sorted(others.values(), key=lambda each: not each.states & job.states)
    return tuple(near[:_SIMILAR])


def _own_card(job: Job, advert: Advert, book: Book) -> JobCard:
    """The card of a re-post: what this posting says, under its own address."""
    own = Job(
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
    return card_of(own, book)


def _text(posting: Posting, source: Source) -> tuple[tuple[PostingSection, ...], str]:
    """What of the text may be shown, and why it is not more."""
    if source.rights is Rights.LINK_ONLY:
        return (), f"{source.title} allows no text of its postings here."
    sections = _sections(posting)
    if not sections:
        return (), "The source gives no text for this posting."
    if source.rights is Rights.SUMMARY:
        text = shortened(_summary(posting), _SUMMARY_LENGTH)
        summary = PostingSection("Summary", PostingText(text, TextFormat.TEXT))
        return (summary,), f"{source.title} allows a summary: the beginning of the text."
    return sections, ""


def _sections(posting: Posting) -> tuple[PostingSection, ...]:
    parts = [
        PostingSection(part.heading, PostingText(part.text, part.format))
        for part in sections_of(posting.description, posting.description_format)
    ]
    given = posting.sections.model_dump() if posting.sections else {}
    parts += [
        PostingSection(heading, PostingText(given[key], posting.description_format))
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


def _rung(evidence: Evidence, posting: Posting, source: Source) -> Rung:
    badge = badge_of(evidence)
    from_source = evidence.reported or not evidence.quote
    day = posting.last_seen or posting.updated_on or posting.posted_on
    said_by = source.title if from_source else f"{posting.employer}, in this posting from {source.title}"
    return Rung(badge, RUNG_MEANINGS[evidence.rung], day, said_by)


def _visa_notes(advert: Advert, book: Book) -> tuple[Link, ...]:
    named = {name for evidence in advert.ladder for name in (*named_visas(evidence), *evidence.accepts)}
    return tuple(
        Link(visa.name, urls.visa(visa.slug))
        for visa in VISAS
        if visa.name in named and visa.has_page and visa.slug in book.visa_texts
    )


def _reposts(job: Job, advert: Advert) -> tuple[tuple[Link, date | None], ...]:
    """The postings that follow this one, round the end; of hundreds the next few, so that all are linked."""
    if len(job.adverts) == 1:
        return ()
    place = next(place for place, each in enumerate(job.adverts) if each is advert)
    others = (*job.adverts[place + 1 :], *job.adverts[:place])
    shown = [
        (Link(_repost_text(other), urls.posting(other.slug)), _seen_first(other))
        for other in others[:_REPOSTS_SHOWN]
    ]
    rest = others[_REPOSTS_SHOWN:]
    if rest:
        shown.append(
            (Link(f"{counted(len(rest), 'more posting')}, from here on", urls.posting(rest[0].slug)), None)
        )
    return tuple(shown)


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
    elif employer_url(job, book):
        trail += [
            Link("Employers", urls.EMPLOYERS),
            Link(book.catalogue.employers[job.employer].name, employer_url(job, book)),
        ]
    return (*trail, Link(shortened(title, 80), url))
