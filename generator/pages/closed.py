"""Pages of what has left the data: a posting, or a list without a job."""

from collections.abc import Iterator

from generator.domain.last_publication import ClosedRecord
from generator.domain.states import US_STATES, state_slug
from generator.domain.visa import VISA_BY_SLUG
from generator.evidence.ladder import Rung
from generator.insight.catalogue import Jobs
from generator.insight.jobs import Job
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.cards import card_of, shown_title
from generator.pages.departures import EMPLOYER, PLACE, POSTING
from generator.pages.employer_rows import employer_address
from generator.pages.heads import LONGEST_TITLE, head_of, report_link, shortened
from generator.pages.model.closed import ClosedPage
from generator.pages.model.parts import Link
from generator.pages.posting_addresses import host_shown
from generator.pages.role_lists import RoleList, heading_of, jobs_of, open_lists
from generator.pages.words import counted, day_words

_SIMILAR = 3
_LISTS = 6
_LEFT = (
    "It may be filled, withdrawn or advertised elsewhere: the data does not say which, nor on which day the "
    "job closed."
)


def closed_page(url: str, record: ClosedRecord, away: str, book: Book) -> ClosedPage:
    """The page at the address of what was there until the day before `record.since`.

    `away` is where the employer has a posting that is still in the data, and only its page has gone.
    """
    is_posting = record.kind == POSTING
    heading = shown_title(record.heading) if is_posting else record.heading
    at = f" at {shortened(record.employer, 30)}" if is_posting and record.employer else ""
    said = "No page of its own" if away else "No longer listed"
    title = shortened(f"{said}: {heading}", LONGEST_TITLE - len(at)) + at
    since = day_words(record.since)
    described = f"no page of its own here since {since}." if away else f"not in the data since {since}."
    return ClosedPage(
        url=url,
        heading=heading,
        head=head_of(
            book,
            url,
            title,
            f"{heading}{at}: {described} Open jobs like it.",
            indexable=False,
        ),
        breadcrumbs=(*_trail(record, book), Link(shortened(heading, 80), url)),
        report_url=report_link(book, url, f"{said}: {heading}"),
        since=record.since,
        lead=_lead(record),
        what=_listed(book) if record.listed else _LEFT if is_posting else _of_list(url, record, book),
        away=Link(host_shown(away), away) if away else None,
        employer=_employer(record, book) if is_posting else None,
        similar=tuple(card_of(job, book) for job in jobs_like(record, book)),
        lists=_lists(record, book),
    )


def _lead(record: ClosedRecord) -> str:
    if record.listed:
        return "No page of its own here"
    return "No longer in our data" if record.kind == POSTING else "No list of jobs here"


def _listed(book: Book) -> str:
    return (
        f"The posting is in the data of {day_words(book.catalogue.as_of)}, and lists and the search have it. "
        "This site has pages for a part of its postings."
    )


def jobs_like(record: ClosedRecord, book: Book) -> Jobs:
    """Three open jobs: of its role in its state or at its employer, of its role, its employer, its state.

    Jobs that refuse sponsorship are left out. A list that nothing is left of is followed by the newest jobs.
    """
    found: dict[str, Job] = {}
    for job in _candidates(record, book):
        if job.rung is not Rung.REFUSED:
            found.setdefault(job.key, job)
        if len(found) == _SIMILAR:
            break
    return tuple(found.values())


def lists_of(record: ClosedRecord) -> frozenset[str]:
    """Addresses of the lists on which a posting stood."""
    roles = [RoleList(role, **part) for role in record.roles for part in _parts(record)]
    visas = [urls.visa(visa) for visa in record.visas]
    states = [urls.place(state_slug(code)) for code in record.states if code in US_STATES]
    employer = [urls.employer(record.employer_slug)] if record.employer_slug else []
    return frozenset((urls.DATA, *(each.url for each in roles), *visas, *states, *employer))


def _parts(record: ClosedRecord) -> Iterator[dict[str, str]]:
    yield {}
    yield from ({"visa": visa} for visa in record.visas)
    yield from ({"state": code} for code in record.states if code in US_STATES)


def _candidates(record: ClosedRecord, book: Book) -> Iterator[Job]:
    catalogue = book.catalogue
    own = catalogue.by_employer.get(record.employer_slug, ()) if record.kind == POSTING else ()
    for role in record.roles:
        for state in record.states:
            yield from catalogue.by_role_state.get((role, state), ())
        for visa in record.visas if record.kind != POSTING else ():
            yield from catalogue.by_role_visa.get((role, visa), ())
        yield from (job for job in own if any(match.role == role for match in job.roles))
        yield from catalogue.by_role.get(role, ())
    yield from own
    for state in record.states:
        yield from catalogue.by_state.get(state, ())
    if record.kind != POSTING:
        yield from catalogue.in_scope


def _of_list(url: str, record: ClosedRecord, book: Book) -> str:
    """Why the list has no page: no job belongs on it, or fewer than a page needs."""
    number = _jobs_left(url, record, book)
    if number:
        return (
            f"{counted(number, 'open job')} would stand here, fewer than a list needs to have a page of its "
            "own. The search has them all."
        )
    return (
        f"No open job in the data of {day_words(book.catalogue.as_of)} belongs here. When one does again, "
        "the list is back at this address."
    )


def _jobs_left(url: str, record: ClosedRecord, book: Book) -> int:
    if record.kind == EMPLOYER and record.employer_slug:
        return len(book.catalogue.by_employer.get(record.employer_slug, ()))
    if record.kind == PLACE and record.states:
        return len(book.catalogue.by_state.get(record.states[0], ()))
    which = _role_list(record)
    return len(jobs_of(which, book)) if which and which.url == url else 0


def _role_list(record: ClosedRecord) -> RoleList | None:
    """The list of a role that it was, if it was one."""
    if record.kind in {POSTING, EMPLOYER, PLACE} or not record.roles:
        return None
    if record.visas:
        return RoleList(record.roles[0], visa=record.visas[0])
    return RoleList(record.roles[0], state=record.states[0]) if record.states else None


def _employer(record: ClosedRecord, book: Book) -> Link | None:
    if not record.employer:
        return None
    return Link(record.employer, employer_address(record.employer_slug, book))


def _trail(record: ClosedRecord, book: Book) -> tuple[Link, ...]:
    """The way to it from the home page."""
    trail = [Link("Home", urls.HOME)]
    roles = [role for role in record.roles if role in book.roles]
    if record.kind == EMPLOYER:
        trail.append(Link("Employers", urls.EMPLOYERS))
    elif record.kind == PLACE:
        trail.append(Link("Places", urls.PLACES))
    elif roles:
        trail += [Link("Roles", urls.ROLES), Link(book.roles[roles[0]].title, urls.role(roles[0]))]
    return tuple(trail)


def _lists(record: ClosedRecord, book: Book) -> tuple[Link, ...]:
    """The lists on which it stood or that stand above it, and the search."""
    wanted = {RoleList(role) for role in record.roles}
    wanted |= {RoleList(role, state=state) for role in record.roles for state in record.states}
    wanted |= {RoleList(role, visa=visa) for role in record.roles for visa in record.visas}
    found = [Link(heading_of(which, book), which.url) for which in open_lists(book) if which in wanted]
    links = found[:_LISTS]
    for code in record.states[:1] if record.kind != PLACE else ():
        url = urls.place(state_slug(code)) if code in US_STATES else ""
        if book.catalogue.by_state.get(code) and url and url not in book.closed:
            links.append(Link(f"Jobs in {US_STATES[code]}", url))
    for visa in record.visas if record.kind != POSTING else ():
        if visa in book.visa_texts and visa in VISA_BY_SLUG:
            links.append(Link(f"Jobs with {VISA_BY_SLUG[visa].name} evidence", urls.visa(visa)))
    if record.kind == EMPLOYER:
        links.append(Link("All employers", urls.EMPLOYERS))
    if record.kind == PLACE:
        links.append(Link("All places", urls.PLACES))
    return (*links, Link("Search all jobs", urls.SEARCH))
