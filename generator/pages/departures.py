"""What becomes of addresses that were published and have no page any more.

A posting that left the data, and a list whose last job has gone, keep a closed page for some days and are
told as gone for some more. Everything else that vanishes was somebody's doing, and needs a rule of
redirects.yaml.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from generator.domain.last_publication import ClosedRecord, EndedRule, LastPublication, PostingRecord
from generator.domain.redirect import GONE, Redirect
from generator.domain.site_address import LONGEST, address_fault, one_form
from generator.domain.states import US_STATES, state_slug
from generator.domain.visa import VISA_BY_SLUG
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.leads import Leads, covering, ended_by, ended_rules, first_page, rules_on
from generator.pages.posting_ids import beginning_of, by_id, name_of, same_posting
from generator.pages.role_lists import RoleList, heading_of

_JOBS = urls.posting("").rstrip("/") + "/"
_BY_INITIAL = urls.employers_by_initial("").rstrip("/") + "/"
POSTING, EMPLOYER, PLACE = "postings", "employers", "places"
ROLE_VISA, ROLE_STATE, REDIRECT, CLOSED = "role-visas", "role-states", "redirects", "closed"
"""Kinds of page, as a publication names them."""
_OWN = re.compile(r"/(?:[a-z0-9][a-z0-9-]{0,199}/)+")
"""The form of addresses of pages. A manifest with others is not ours, and nothing is written there.

Rules may be about others, from before the site was made by this program.
"""
_STATES = {state_slug(code): code for code in US_STATES}


@dataclass(frozen=True, slots=True)
class Life:
    """Addresses beside those of the pages, on a day."""

    redirects: Mapping[str, str] = field(default_factory=dict)
    """By an old address, the page it leads to."""
    closed: Mapping[str, ClosedRecord] = field(default_factory=dict)
    """Addresses with a closed page."""
    gone: Mapping[str, date] = field(default_factory=dict)
    """Addresses told as gone, with the first day of that."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """The rules in force, as they are written."""
    ended: tuple[EndedRule, ...] = ()
    """The rules that hold no more, in order."""
    lost: tuple[str, ...] = ()
    """Rules that lead nowhere, by their old addresses."""
    vanished: tuple[str, ...] = ()
    """Addresses for which nothing says what became of them."""
    away: Mapping[str, str] = field(default_factory=dict)
    """By the closed address of a posting that is still in the data, where the employer has it."""
    heirs: Mapping[str, str] = field(default_factory=dict)
    """By the vanished address of an employer, that of the one employer who has all its postings now."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on the site before old addresses are looked at."""

    pages: Collection[str]
    """Addresses of all pages, those of aliases too."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """By the address of an alias, its role's."""
    expired: Collection[str] = ()
    """Addresses of texts and roles whose last day has passed."""
    mirrored: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By a role's address, those of its lists for a visa or a state."""


def life_of(
    book: Book, standing: Standing, last: LastPublication | None, redirects: Iterable[Redirect]
) -> Life:
    """What becomes of every address that was published, and of every address that has a rule."""
    rules = tuple(redirects)
    return _Judging(book, standing, last or _nothing(book), rules).life()


def _nothing(book: Book) -> LastPublication:
    return LastPublication(book.catalogue.today, book.catalogue.as_of)


class _Judging:
    """One look at all addresses; what becomes of one can decide what becomes of those below it."""

    def __init__(
        self, book: Book, standing: Standing, last: LastPublication, redirects: tuple[Redirect, ...]
    ) -> None:
        self.book = book
        self.standing = standing
        self.last = last
        self.today = book.catalogue.today
        self.redirects = redirects
        self.rules = rules_on(self.today, redirects)
        self.ended = ended_by(self.today, redirects)
        self.closed: dict[str, ClosedRecord] = {}
        self.away: dict[str, str] = {}
        self.gone: dict[str, date] = {}
        self.led: dict[str, str] = {}
        self.vanished: list[str] = []

    def life(self) -> Life:
        """Closed pages first: rules may lead to them."""
        missing = self._missing()
        ruled = [url for url in missing if covering(url, self.rules)]
        # What others lead to comes before them: a list before its pages, a posting before its old titles.
        for url in sorted(set(missing) - set(ruled), key=lambda url: (self._kind(url) == REDIRECT, url)):
            self._judge(url)
        known = {*self.standing.pages, *self.closed, *self.led}
        leads = Leads(self.rules, known)
        lost = tuple(self._ruled(leads, ruled))
        redirects = {url: self._last_target(to) for url, to in sorted(self.led.items())}
        return Life(
            redirects=redirects,
            closed=dict(sorted(self.closed.items())),
            gone=dict(sorted(self.gone.items())),
            rules=dict(sorted(self.rules.items())),
            ended=ended_rules(self.today, self.redirects),
            lost=lost,
            vanished=tuple(sorted(self.vanished)),
            away=self.away,
            heirs=dict(self._heirs()),
        )

    def _heirs(self) -> Iterator[tuple[str, str]]:
        for url in sorted(self.vanished):
            found = self._moved.get(name_of(url), {}) if self._kind(url) == EMPLOYER else {}
            if len(found) == 1:
                yield url, urls.employer(next(iter(found)))

    def _missing(self) -> list[str]:
        known = {*self.last.pages, *self.last.closed, *self.last.gone}
        return sorted(url for url in known if url not in self.standing.pages and self._may_be_ours(url))

    def _may_be_ours(self, url: str) -> bool:
        """Whether it has the form of our addresses, or is an address that a rule stands for."""
        if _OWN.fullmatch(url) and len(url) < LONGEST:
            return True
        is_whole = url.endswith("/") and one_form(url) == url and not address_fault(url)[0]
        return is_whole and bool(covering(url, self.rules))

    def _kind(self, url: str) -> str:
        record = self.last.pages.get(url)
        return record.kind if record else ""

    def _judge(self, url: str) -> None:
        """Find what becomes of one address without a page and without a rule."""
        new = self._of_same_posting(url)
        if new:
            self.led[url] = new
        elif url in self.last.gone:
            self._stay_gone(url, self.last.gone[url])
        elif record := self._without_page(url):
            self._age(url, record)
            self._lead_away(url)
        elif url in self.last.closed:
            self._age(url, self._as_left(self.last.closed[url]))
        elif covering(url, self.standing.expired):
            self._stay_gone(url, self.today)
        elif self._follows(url):
            return
        elif self._is_unknown(url):
            self._stay_gone(url, self.today)
        elif record := self._emptied(url):
            self._age(url, record)
        elif not (self._kind(url) == REDIRECT and covering(url, self.ended)):
            self.vanished.append(url)

    def _is_unknown(self, url: str) -> bool:
        """Whether data took the page away, and nothing is known of it that a closed page could show."""
        kind = self._kind(url)
        if kind == POSTING:
            return url not in self.last.postings
        return kind == CLOSED or (
            kind == REDIRECT and url.startswith(_JOBS) and not covering(url, self.ended)
        )

    def _age(self, url: str, record: ClosedRecord) -> None:
        """A closed page for its days, then gone."""
        since = min(record.since, self.today)
        days = self.book.settings.closed_days
        if (self.today - since).days < days and not self._is_withdrawn(record):
            self.closed[url] = replace(record, since=since)
        else:
            self._stay_gone(url, min(since + timedelta(days), self.today))

    def _stay_gone(self, url: str, since: date) -> None:
        """Told as gone for its days, then forgotten."""
        first = min(since, self.today)
        if (self.today - first).days < self.book.settings.gone_days:
            self.gone[url] = first

    def _is_withdrawn(self, record: ClosedRecord) -> bool:
        """Whether the posting's source is no longer one of the data: its words may not be shown any more."""
        sources = {source.name for source in self.book.catalogue.manifest.sources}
        return bool(record.source) and record.source not in sources

    def _of_same_posting(self, url: str) -> str:
        """The page that a posting has now under another title or employer; empty when it has none."""
        now = self._posting_now(url)
        return now if now in self.standing.pages else ""

    def _posting_now(self, url: str) -> str:
        """The address of the posting today, at which a page need not stand; empty when it has left."""
        return same_posting(url, self._by_id) if url.startswith(_JOBS) else ""

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[str, ...]]:
        """Addresses of postings, those of today, by the beginning of their ids."""
        return by_id(self._listed_now)

    @cached_property
    def _listed_now(self) -> Mapping[str, tuple[str, str]]:
        """The employer of each posting of today and where the employer has it, by address."""
        return {
            urls.posting(advert.slug): (job.employer, advert.posting.url)
            for job in self.book.catalogue.jobs
            for advert in job.adverts
        }

    def _without_page(self, url: str) -> ClosedRecord | None:
        """What stood at the address of a posting that is still in the data and has no page any more."""
        if not self._posting_now(url):
            return None
        if url in self.last.closed:
            return replace(self.last.closed[url], listed=True)
        return replace(self._posting(url), listed=True) if url in self.last.postings else None

    def _lead_away(self, url: str) -> None:
        if url in self.closed:
            self.away[url] = self._listed_now[self._posting_now(url)][1]

    def _as_left(self, record: ClosedRecord) -> ClosedRecord:
        """A closed posting; one that was still in the data last time left it today."""
        return replace(record, listed=False, since=self.today) if record.listed else record

    def _follows(self, url: str) -> bool:
        """Whether the address goes where another one went: a list, a posting of an older title, a role."""
        above = first_page(url)
        if above != url:
            return self._goes_with(url, above)
        if url.startswith(_JOBS) and self._kind(url) != POSTING:
            old = [each for each in self._left_postings.get(beginning_of(url), ()) if each != url]
            return any(self._goes_with(url, each) for each in old)
        alias = covering(url, self.standing.aliases)
        if alias:
            role = self.standing.aliases[alias]
            deeper = role + url[len(alias) :]
            self.led[url] = deeper if deeper in self.standing.pages else role
        return bool(alias)

    def _goes_with(self, url: str, other: str) -> bool:
        if other in self.standing.pages or other in self.closed:
            self.led[url] = other
        elif other in self.led:
            self.led[url] = self.led[other]
        elif other in self.gone:
            self.gone[url] = self.gone[other]
        else:  # what is forgotten is forgotten with all that led to it
            return other in self.last.gone or other in self.last.closed
        return True

    @cached_property
    def _left_postings(self) -> Mapping[str, tuple[str, ...]]:
        """Addresses of postings that were there, by the beginning of their ids."""
        return by_id((*self.last.postings, *self.last.closed, *self.last.gone))

    def _emptied(self, url: str) -> ClosedRecord | None:
        """What the page was, when data alone took it away."""
        kind, parts = self._kind(url), url.strip("/").split("/")
        if kind == POSTING:
            return self._posting(url)
        if kind == EMPLOYER and url.startswith(_BY_INITIAL):
            return self._list(kind, f"Employers: {parts[-1].upper()}")
        if kind == EMPLOYER and len(parts) == 2:
            return self._employer(parts[1])
        if kind == PLACE and len(parts) == 2 and parts[1] in _STATES:
            code = _STATES[parts[1]]
            return self._list(kind, f"Jobs in {US_STATES[code]} with visa sponsorship", states=(code,))
        if kind in {ROLE_VISA, ROLE_STATE} and len(parts) > 2 and parts[1] in self.book.roles:
            return self._role_list(kind, parts)
        return None

    def _list(
        self, kind: str, heading: str, roles: tuple[str, ...] = (), states: tuple[str, ...] = ()
    ) -> ClosedRecord:
        return ClosedRecord(self.today, kind, heading, roles=roles, states=states)

    def _role_list(self, kind: str, parts: list[str]) -> ClosedRecord | None:
        role = parts[1]
        if kind == ROLE_STATE and len(parts) == 4 and parts[3] in _STATES:
            which = RoleList(role, state=_STATES[parts[3]])
        elif kind == ROLE_VISA and len(parts) == 3 and parts[2] in VISA_BY_SLUG:
            which = RoleList(role, visa=parts[2])
        else:
            return None
        states = (which.state,) if which.state else ()
        record = self._list(kind, heading_of(which, self.book), (role,), states)
        return replace(record, visas=(which.visa,) if which.visa else ())

    def _posting(self, url: str) -> ClosedRecord:
        """A posting that left the data."""
        was = self.last.postings[url]
        return ClosedRecord(
            self.today,
            POSTING,
            was.title,
            self.last.employers.get(was.employer, ""),
            was.employer,
            was.roles,
            was.states,
            was.visas,
            was.source,
        )

    def _employer(self, slug: str) -> ClosedRecord | None:
        """An employer without open jobs; None for one whose postings are another employer's now."""
        if slug not in self.book.catalogue.by_employer and self._moved.get(slug):
            return None
        name = self.last.employers.get(slug, slug)
        postings = self._postings_of.get(slug, ())
        return ClosedRecord(
            self.today,
            EMPLOYER,
            f"{name} jobs and visa sponsorship",
            name,
            slug,
            _most_frequent(role for each in postings for role in each.roles),
            _most_frequent(state for each in postings for state in each.states),
        )

    @cached_property
    def _postings_of(self) -> Mapping[str, list[PostingRecord]]:
        """The postings of last time by their employers."""
        found: dict[str, list[PostingRecord]] = {}
        for was in self.last.postings.values():
            found.setdefault(was.employer, []).append(was)
        return found

    @cached_property
    def _moved(self) -> Mapping[str, Mapping[str, None]]:
        """By an employer's slug, the other employers that have postings now which were its own."""
        found: dict[str, dict[str, None]] = {}
        for url, was in self.last.postings.items():
            now, _ = self._listed_now.get(url) or self._listed_now.get(self._posting_now(url), ("", ""))
            if now and now != was.employer:
                found.setdefault(was.employer, {})[now] = None
        return found

    def _ruled(self, leads: Leads, missing: Iterable[str]) -> Iterable[str]:
        """Say where the rules lead; those that lead nowhere are given back."""
        for start in sorted(self.rules):
            if start in self.standing.pages:
                continue
            target = self._lead(leads, start)
            if not target:
                yield start
            # Without a publication nothing is known of what lay below; then all lists are taken to have been.
            lists = self.standing.mirrored.get(target, ()) if not self.last.pages else ()
            for below in lists if start.endswith("/") else ():
                old = start + below.removeprefix(target)
                if old not in self.standing.pages and covering(old, self.rules) == start:
                    self._lead(leads, old)
        for url in missing:
            self._lead(leads, url)

    def _lead(self, leads: Leads, url: str) -> str:
        """Where an address that a rule covers leads."""
        target = leads.target(url)
        if target == GONE and url in self.rules:
            self.gone[url] = min(self.last.gone.get(url, self.today), self.today)
        elif target == GONE or (not target and self._ended_target(url)):
            self._stay_gone(url, self.last.gone.get(url, self.today))
            return GONE
        elif target:
            self.led[url] = target
        return target

    def _ended_target(self, url: str) -> bool:
        """Whether the address led somewhere at the last publication, and the data took that away since."""
        start = covering(url, self.rules)
        to = self.rules.get(start, "")
        return to in self.gone or self.last.redirects.get(start) == to != ""

    def _last_target(self, to: str) -> str:
        """The page behind the address of an alias, or of another old address."""
        to = self.led.get(to, to)
        return self.standing.aliases.get(to, to)


def _most_frequent(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value, _ in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))
