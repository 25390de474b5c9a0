"""The life of addresses: what was published and is no page any more leads on, is closed, gone or an error."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import orjson

from generator.domain.last_publication import ClosedRecord, LastPublication
from generator.domain.publication import Absence
from generator.domain.redirect import GONE, Redirect
from generator.domain.site_address import PAGE_FILE, one_form
from generator.inputs import Inputs
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.closed import closed_page, lists_of
from generator.pages.departures import Life, Standing, life_of
from generator.pages.general import alias_slugs
from generator.pages.guesses import likely_target
from generator.pages.leads import covering
from generator.pages.moved import moved_page
from generator.pages.plan import Kind, Plan, Planned
from generator.problems.problem import Checked, Problem
from generator.problems.wording import counted
from generator.publication import Published, address_of, links_in, path_of
from generator.sources.redirects import PlacedRedirect, RedirectFile

_OF_DATA = frozenset({Kind.POSTING, Kind.EMPLOYER, Kind.PLACE, Kind.ROLE_VISA, Kind.ROLE_STATE})
"""Kinds of page that come and go with the data."""
_FILE_NAMES = frozenset({PAGE_FILE, *(form("") for form in urls.FILES_BESIDE)})
"""Names of files that belong to a page."""
_OF_EVERY_SITE = re.compile(
    r"/(?:robots\.txt|sitemap(?:-[a-z0-9-]+)?\.xml|manifest\.json|vercel\.json|published(?:-queue)?\.json)"
)
"""Files beside the home page that builds, hosts and publications write."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The plan with pages at old addresses, and what lists say of jobs that left them."""

    plan: Plan
    book: Book


def with_addresses(
    plan: Plan, book: Book, inputs: Inputs, published: Published, *, whole: bool
) -> Checked[Addresses]:
    """Add what stands at old addresses.

    `whole` says that the input has no error: a part that could not be read does not make addresses vanish.
    """
    last, file = inputs.previous, inputs.site.redirects
    standing = _standing(plan, book, published)
    life = life_of(book, standing, last, (entry.redirect for entry in file.entries))
    origin = f"{book.settings.paths.data}/snapshot.yaml"
    pages = (*plan.pages, *_pages_of(life, file.path, origin))
    made = Plan(pages, plan.addresses | {page.url for page in pages}, life)
    left_on: dict[str, date] = {}
    for record in life.closed.values():
        for url in lists_of(record) if record.kind == Kind.POSTING and not record.listed else ():
            left_on[url] = max(record.since, left_on.get(url, record.since))
    problems = tuple(_link_problems(life, inputs, published, book))
    if whole:
        judged = _Judged(plan, book, file, life, standing, last, published.addresses)
        problems = (*problems, *judged.rule_problems(), *judged.vanished_problems())
    return Checked(Addresses(made, replace(book, left_on=left_on)), problems)


def _standing(plan: Plan, book: Book, published: Published) -> Standing:
    expired = [each for each in published.withheld if each.absence is Absence.EXPIRED]
    mirrored: dict[str, list[str]] = {}
    for page in plan.pages:
        if page.kind in {Kind.ROLE_VISA, Kind.ROLE_STATE} and page.which and page.url == page.which.url:
            mirrored.setdefault(urls.role(page.which.role), []).append(page.url)
    return Standing(
        pages=plan.addresses,
        aliases={urls.role(alias): urls.role(role) for alias, role in alias_slugs(book).items()},
        expired=frozenset(url for each in expired for url in each.addresses) - plan.addresses,
        mirrored={role: tuple(lists) for role, lists in mirrored.items()},
    )


def _pages_of(life: Life, rules: str, data: str) -> Iterator[Planned]:
    """Pages at old addresses; where a file was, only a host's rule can lead on."""
    for url, to in life.redirects.items():
        if url.endswith("/"):
            origin = rules if covering(url, life.rules) else data
            yield Planned(url, Kind.REDIRECT, partial(moved_page, url, to), origin)
    for url, record in life.closed.items():
        yield Planned(url, Kind.CLOSED, partial(closed_page, url, record, life.away.get(url, "")), data)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What there is to say of the rules and of what vanished."""

    plan: Plan
    book: Book
    file: RedirectFile
    life: Life
    standing: Standing
    last: LastPublication | None
    withheld: Mapping[str, str]
    """By the address of a page that is kept back, its file and the reason."""

    @property
    def _today(self) -> date:
        return self.book.catalogue.today

    def rule_problems(self) -> Iterator[Problem]:
        """Rules that stand against pages, lead nowhere, or were taken out."""
        kinds = {page.url: page.kind for page in self.plan.pages}
        for entry in self.file.entries:
            rule = entry.redirect
            folder, _, name = rule.start.rpartition("/")
            page = f"{folder}/" if name in _FILE_NAMES else rule.start
            if rule.has_ended(self._today):
                continue
            if _OF_EVERY_SITE.fullmatch(rule.start):
                yield self._of_file(entry)
            elif name == PAGE_FILE:
                yield self._of_page_file(entry, page, is_there=page in kinds)
            elif rule.holds_on(self._today) and page in kinds:
                yield from self._of_page(entry, kinds[page])
            elif rule.holds_on(self._today) and rule.start in self.life.lost:
                yield self._of_lost(entry)
        yield from self._taken_out()

    def _of_page(self, entry: PlacedRedirect, kind: Kind) -> Iterator[Problem]:
        rule, at = entry.redirect, self.file.place(entry, "from")
        if kind is Kind.REDIRECT and self.standing.aliases.get(rule.start) == rule.to:
            return
        hint = f"{self._let_go(rule)} if the page is to stay."
        if kind in _OF_DATA and rule.to != GONE:
            message = f"{rule.start} is a page again, so the rule leads nobody on."
            yield Problem(self.file.path, "redirect-page-back", message, hint, at)
        else:
            message = f"{rule.start} is a page of the site, and a rule leads away from it."
            yield Problem(self.file.path, "redirect-from-page", message, hint, at)

    def _let_go(self, rule: Redirect) -> str:
        """How a rule is undone: only one that was never published may be taken out."""
        if self.last and rule.start not in self.last.redirects:
            return "take the rule out"
        end = f"`ended_on: {max(self._today, rule.since)}`"
        return f"give the rule {end}" if self.last else f"take the rule out, or give it {end} once published,"

    def _of_file(self, entry: PlacedRedirect) -> Problem:
        rule, at = entry.redirect, self.file.place(entry, "from")
        message = f"{rule.start} is a file of every site, and a rule leads away from it."
        hint = f"{self._let_go(rule)} because programs look for that file."
        return Problem(self.file.path, "redirect-from-page", message, hint, at)

    def _of_page_file(self, entry: PlacedRedirect, page: str, *, is_there: bool) -> Problem:
        """A rule from the file of a page, which servers give out at the address of its folder."""
        rule, at = entry.redirect, self.file.place(entry, "from")
        if is_there:
            message = f"{rule.start} is the file of the page {page}, and a rule leads away from it."
            hint = f"{self._let_go(rule)} because that page stands there."
            return Problem(self.file.path, "redirect-from-page", message, hint, at)
        message = f"`from` is `{rule.start}`, which is the file of a page and not its address."
        return Problem(self.file.path, "redirect-address", message, f"write {page}.", at)

    def _of_lost(self, entry: PlacedRedirect) -> Problem:
        rule = entry.redirect
        message = f"{rule.start} leads to {rule.to}, which is no page of the site."
        hint = "write the address of a page, or `gone` when there is none."
        folder, _, name = rule.to.rpartition("/")
        if name == PAGE_FILE and f"{folder}/" in self.standing.pages:
            hint = f"write {folder}/, the address of that page."
        return Problem(self.file.path, "redirect-target", message, hint, self.file.place(entry, "to"))

    def _taken_out(self) -> Iterator[Problem]:
        for start, to in self._removed().items():
            other = next((each for each in self.file.entries if each.redirect.start == start), None)
            if other:
                message = f"The rule from {start} to {to}, which is published, leads elsewhere now."
                hint = f"let it lead there again with `ended_on: {self._today}`, and append the new rule."
                at = self.file.place(other, "to")
                yield Problem(self.file.path, "redirect-taken-out", message, hint, at)
            else:
                message = f"The rule from {start} to {to}, which is published, is not there any more."
                hint = f"{self._append(start, to)}; give it `ended_on` if it is not to hold any more."
                yield Problem(self.file.path, "redirect-taken-out", message, hint)

        yield from self._ended_taken_out()

    def _removed(self) -> dict[str, str]:
        written = {(_page(entry.redirect.start), entry.redirect.to) for entry in self.file.entries}
        published = self.last.redirects if self.last else {}
        return {
            start: to
            for start, to in sorted(published.items())
            if (_page(one_form(start)), one_form(to)) not in written
        }

    def _ended_taken_out(self) -> Iterator[Problem]:
        """Rules that held no more when they were published, and are not there any more."""
        rules = [entry.redirect for entry in self.file.entries]
        written = {(_page(rule.start), rule.to, rule.since) for rule in rules}
        for start, to, since, ended_on in self.last.ended if self.last else ():
            if (_page(one_form(start)), one_form(to), since) not in written:
                message = (
                    f"The rule from {start} to {to} of {since}, which is published and ended on {ended_on}, "
                    "is not there any more."
                )
                hint = f"{self._append(start, to, since, ended_on)}."
                yield Problem(self.file.path, "redirect-taken-out", message, hint)

    def vanished_problems(self) -> Iterator[Problem]:
        """The topmost of the addresses that nothing covers, each once."""
        if self.last is None:
            return
        removed = self._removed()
        lost = [url for url in self.life.vanished if not covering(url, removed)]
        tops: dict[str, int] = {}
        for url in lost:
            top = next((each for each in _above(url) if each in tops), "")
            if top:
                tops[top] += 1
            else:
                tops[url] = 0
        pages = self.last.pages
        folders = Counter(_folder(url) for url in tops if pages[url].kind != Kind.REDIRECT)
        for url, below in tops.items():
            yield self._vanished(url, below, self.last, folders[_folder(url)] <= 1)

    def _vanished(self, url: str, below: int, last: LastPublication, alone: bool) -> Problem:
        more = f", and so were {counted(below, 'address', 'addresses')} below it" if below else ""
        message = f"{url} was published and is no page any more{more}."
        later = next((each for each in self.file.entries if self._begins_later(each, url)), None)
        if later:
            hint = f"its rule begins on {later.redirect.since}, and the pages show {self._today}: correct it."
            at = self.file.place(later, "since")
            return Problem(self.file.path, "vanished-address", message, hint, at)
        waiting = address_of(url, self.withheld)
        if waiting:
            message = f"{message} {self.withheld[waiting]}."
            hint = f"publish it, or {self._append(url, GONE)}."
            return Problem(self.file.path, "vanished-address", message, hint)
        to = self.life.heirs.get(url) or likely_target(url, self.book, self.standing, last, alone=alone)
        words = "" if to != GONE else ", or with the page that says the same in place of `gone`"
        return Problem(self.file.path, "vanished-address", message, f"{self._append(url, to)}{words}.")

    def _begins_later(self, entry: PlacedRedirect, url: str) -> bool:
        rule = entry.redirect
        return rule.since > self._today and bool(covering(url, (rule.start,)))

    def _append(self, start: str, to: str, since: date | None = None, ended_on: date | None = None) -> str:
        """What to write, as YAML has it; the rule begins today unless it is one that was there."""
        days = f"since: {since or self._today}" + (f", ended_on: {ended_on}" if ended_on else "")
        line = f"`  - {{from: {_scalar(start)}, to: {_scalar(to)}, {days}}}`"
        if self.file.files:
            return f"append to {self.file.path} {line}"
        return f"write {self.file.path}, whose first line is `redirects:`, with the line {line}"


def _page(address: str) -> str:
    """The address of the page whose file an address may name."""
    folder, _, name = address.rpartition("/")
    return f"{folder}/" if name == PAGE_FILE else address


def _folder(url: str) -> str:
    return url.rstrip("/").rpartition("/")[0]


def _scalar(text: str) -> str:
    """A text of a flow mapping in YAML; quoted when it has a sign that might mean something there."""
    plain = all(sign.isalnum() or sign in "/-._~%" for sign in text) and text.isascii()
    return text if plain else orjson.dumps(text).decode()


def _above(url: str) -> Iterator[str]:
    """The addresses above an address, the nearest last."""
    parts = url.strip("/").split("/")[:-1]
    for depth in range(1, len(parts) + 1):
        yield f"/{'/'.join(parts[:depth])}/"


def _link_problems(life: Life, inputs: Inputs, published: Published, book: Book) -> Iterator[Problem]:
    """Links of texts to addresses that lead elsewhere, or soon nowhere."""
    if not (life.redirects or life.closed):
        return
    absent = {each.path for each in published.withheld}
    for path, text in sorted(inputs.site.texts.items()):
        if path in absent or not path.endswith((".md", ".yaml")):
            continue
        for target, at in links_in(text):
            address = one_form(path_of(target, book.settings.base_url))
            if address in life.redirects:
                message = f"The link leads to {address}, which has moved to {life.redirects[address]}."
                yield Problem(path, "moved-link", message, "write the new address.", at)
            elif address in life.closed:
                yield Problem(path, "moved-link", *_of_closed(address, life.closed[address], book), at)


def _of_closed(address: str, record: ClosedRecord, book: Book) -> tuple[str, str]:
    last_day = record.since + timedelta(book.settings.closed_days)
    why = "has no page of its own any more" if record.listed else "has left the data"
    message = f"The link leads to {address}, which {why} and is gone from {last_day} on."
    return message, "take the link out, or lead to a list that stays."


def gone_lines(address: str, life: Life) -> list[str]:
    """That an address is told as gone, for `explain`; empty for others."""
    if address not in life.gone:
        return []
    start = covering(address, life.rules)
    why = f"by the rule from {start} in redirects.yaml" if start else "what was there has left"
    return [address, f"  gone: {why}; told as gone (410 where the host can) since {life.gone[address]}"]


def life_lines(address: str, life: Life) -> list[str]:
    """Why a closed page or one that leads on stands at an address, for `explain`."""
    if address in life.closed:
        record = life.closed[address]
        if record.listed:
            return [f"  closed: the posting is still listed, and has no page of its own since {record.since}"]
        return [f"  closed: published as one of the {record.kind}, not in the data since {record.since}"]
    if address in life.redirects:
        start = covering(address, life.rules)
        why = f"the rule from {start} in redirects.yaml" if start else "what was here has another address"
        return [f"  leads on: {why}"]
    return []
