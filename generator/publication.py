"""Which texts and roles stand on the site on a day, and what the others leave behind them.

The day is the one that the pages show, never the clock's: the same input makes the same pages.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from generator.domain.article import Article, Scheduled
from generator.domain.publication import Absence, Schedule
from generator.matching.names import slug_of
from generator.pages import urls
from generator.problems.problem import Position, Problem
from generator.problems.wording import counted
from generator.sources.site import SiteInput

S = TypeVar("S", bound=Scheduled)

_LINK = re.compile(
    r"\]\(\s{0,9}<?(?P<inline>[^\s()<>\"']+)|^[ ]{0,3}\[[^\]\n]{1,99}\]:[ ]{0,9}<?(?P<reference>\S+?)>?$"
    r"|href=[\"'](?P<html>[^\"'\n]+)",
    re.MULTILINE,
)
"""A link in Markdown: in its place, named below the text, or as HTML."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A text or a role that is not on the site on a day."""

    path: str
    """Its file."""
    schedule: Schedule
    absence: Absence
    reason: str
    """What keeps it back, to follow its name."""
    addresses: tuple[str, ...] = ()
    """Addresses of its own that are not there with it; those below them are not there either."""

    @property
    def said(self) -> str:
        """Its name, and what keeps it back."""
        return f"`{self.path}` {self.reason}"


@dataclass(frozen=True, slots=True)
class Published:
    """The site as it is published on a day, and what is kept back."""

    site: SiteInput
    withheld: tuple[Withheld, ...]

    @property
    def addresses(self) -> Mapping[str, str]:
        """By the address of a page that is not published, its file and what keeps it back."""
        return {url: each.said for each in self.withheld for url in each.addresses}

    def summary(self, day: date) -> str:
        """What is kept back, in a line; empty when nothing is."""
        words = {Absence.DRAFT: ("draft", "drafts"), Absence.NOT_YET: ("not due yet",) * 2}
        words[Absence.EXPIRED] = ("expired",) * 2
        numbers = {kind: sum(each.absence is kind for each in self.withheld) for kind in Absence}
        said = [counted(number, *words[kind]) for kind, number in numbers.items() if number]
        return f"Not published on {day}: {', '.join(said)}" if said else ""


def published_on(day: date, site: SiteInput) -> Published:
    """The site without what is kept back on `day`.

    A text that is kept back stands nowhere and hides nothing: a shared text stands in its place.
    """
    withheld = tuple(_withheld(site, day))
    absent = {each.path for each in withheld}

    def standing(articles: Iterable[Article[S]]) -> tuple[Article[S], ...]:
        return tuple(article for article in articles if article.path not in absent)

    pages = standing(site.pages.values())
    kept = replace(
        site,
        role_files={slug: file for slug, file in site.role_files.items() if file.path not in absent},
        tips=standing(site.tips),
        faqs=standing(site.faqs),
        guides=standing(site.guides),
        pages={article.key: article for article in pages},
    )
    return Published(kept, withheld)


def with_what_waits(whole: SiteInput, published: Published) -> SiteInput:
    """The site as it would be with all that is kept back and not expired, each text marked in its title."""
    marks = {
        each.path: f"Not published ({each.absence.value}): "
        for each in published.withheld
        if each.absence is not Absence.EXPIRED
    }
    expired = {each.path for each in published.withheld} - marks.keys()

    def marked(articles: Iterable[Article[S]], key: str) -> tuple[Article[S], ...]:
        return tuple(
            replace(article, head=_marked(article.head, key, marks.get(article.path, "")))
            for article in articles
            if article.path not in expired
        )

    pages = marked(whole.pages.values(), "title")
    return replace(
        whole,
        role_files={slug: file for slug, file in whole.role_files.items() if file.path not in expired},
        tips=marked(whole.tips, "title"),
        faqs=marked(whole.faqs, "question"),
        guides=marked(whole.guides, "title"),
        pages={article.key: article for article in pages},
    )


def _marked(head: S, key: str, mark: str) -> S:
    return head.model_copy(update={key: mark + getattr(head, key)}) if mark else head


def publication_problems(whole: SiteInput, published: Published, day: date, clock: date) -> Iterator[Problem]:
    """Links to what is not published, pages that are gone, and texts whose day has come without them.

    `clock` is the day by which the editors' work is judged.
    """
    absent = {each.path for each in published.withheld}
    for path, text in sorted(whole.texts.items()):
        if path not in absent:
            yield from _dead_links(path, text, published)
    using = {article.path: article.shared for article in (*whole.tips, *whole.faqs) if article.shared}
    for each in published.withheld:
        yield from _gone(each)
        yield from _used_and_gone(each, using.get(each.path, ""), whole.texts)
        yield from _waiting(each, day, clock)


def address_of(path: str, addresses: Mapping[str, str]) -> str:
    """The address among `addresses` that `path` is, or lies below; empty when there is none."""
    if path in addresses:
        return path
    return next((url for url in addresses if path.startswith(url)), "")


def links_to(address: str, texts: Mapping[str, str], base_url: str = "") -> tuple[str, ...]:
    """The files with a link to the address."""
    return tuple(
        path
        for path, text in sorted(texts.items())
        if any(path_of(target, base_url) == address for target, _ in links_in(text))
    )


def _withheld(site: SiteInput, day: date) -> Iterator[Withheld]:
    for file in site.role_files.values():
        names = (file.slug, *(slug_of(name) for name in (*file.role.aliases, file.role.plural)))
        own = tuple(urls.role(name) for name in names if name)
        yield from _if_absent(file.path, file.role.schedule, day, own)
    for article in (*site.tips, *site.faqs):
        yield from _if_absent(article.path, article.head.schedule, day)
    for guide in site.guides:
        yield from _if_absent(guide.path, guide.head.schedule, day, (urls.guide(guide.key),))
    for page in site.pages.values():
        yield from _if_absent(page.path, page.head.schedule, day, (urls.content_page(page.key),))


def _if_absent(
    path: str, schedule: Schedule, day: date, addresses: tuple[str, ...] = ()
) -> Iterator[Withheld]:
    absence = schedule.absence(day)
    if absence:
        yield Withheld(path, schedule, absence, schedule.reason(day), addresses)


def _dead_links(path: str, text: str, published: Published) -> Iterator[Problem]:
    settings, addresses = published.site.settings, published.addresses
    if not addresses:
        return
    for target, at in links_in(text):
        address = address_of(path_of(target, settings.base_url if settings else ""), addresses)
        if address:
            message = f"The link leads to {address}, and {addresses[address]}."
            hint = "take the link out, or keep this text back until the page is published."
            yield Problem(path, "unpublished-link", message, hint, at)


def links_in(text: str) -> Iterator[tuple[str, Position]]:
    """Every link of a text that is written as Markdown, with the place of its address."""
    for found in _LINK.finditer(text):
        name = found.lastgroup or ""
        start = found.start(name)
        line = text.count("\n", 0, start)
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        yield found[name], Position(line + 1, column, len(found[name]))


def path_of(target: str, base_url: str) -> str:
    """The path of an address inside the site, with a `/` at its end; empty for others."""
    inside = target.removeprefix(base_url.rstrip("/")) if base_url else target
    path = re.split(r"[?#]", inside, maxsplit=1)[0]
    if not path.startswith("/") or path.startswith("//"):
        return ""
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"


def _gone(each: Withheld) -> Iterator[Problem]:
    if each.absence is Absence.EXPIRED:
        for url in each.addresses[:1]:
            message = f"The page {url} {each.reason}; its address leads nowhere now."
            hint = "tell who links to it, and delete the file when nobody looks for the page any more."
            yield Problem(each.path, "page-gone", message, hint)


def _used_and_gone(each: Withheld, shared: str, texts: Mapping[str, str]) -> Iterator[Problem]:
    """A file whose text is another's that has ended."""
    if shared and each.absence is Absence.EXPIRED:
        lines = enumerate(texts[each.path].split("\n"), 1)
        line = next((number for number, text in lines if text.startswith("use")), 1)
        message = f"The text of this file is `{shared}`, which {each.reason}; it stands on no page now."
        hint = "use another text, or delete the file."
        yield Problem(each.path, "use-of-expired", message, hint, Position(line))


def _waiting(each: Withheld, day: date, clock: date) -> Iterator[Problem]:
    """What was to be published by now: still a draft, or later than the data."""
    begins = each.schedule.publish_on
    if begins is None or begins > clock:
        return
    if each.absence is Absence.DRAFT:
        hint = "take `draft` out when the text is ready, or give `publish_on` a later day."
        message = f"This was to be published on {begins} and is still a draft."
        yield Problem(each.path, "publication-due", message, hint)
    elif each.absence is Absence.NOT_YET:
        message = f"This is to be published from {begins} on, and the pages show {day}, the day of the data."
        hint = f"build with `--today {clock}`, or import newer postings."
        yield Problem(each.path, "publication-due", message, hint)
