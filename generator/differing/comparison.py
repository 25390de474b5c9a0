"""What changes for readers between the last publication and the site as it would be published now. Pure.

A page is changed exactly when its bytes are. Why it is follows from the digests of its parts, from the
templates it is made with and from what every page shows; a cause is told only where something says so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.differing.files import NO_FILES, assets_of, is_page, kind_of_file
from generator.differing.report import (
    Cause,
    Change,
    CountMove,
    DiffReport,
    Due,
    Everywhere,
    Fate,
    FileChange,
    GateFlip,
    Moved,
    PageChange,
)
from generator.domain.last_publication import LastPublication, PageRecord
from generator.pages.plan import Kind
from generator.render.references import References

_CONTENT = ((Cause.DATA, "data"), (Cause.WORDS, "words"), (Cause.FACTS, "facts"))
_FURTHER = re.compile(r"page/\d+/$")
_KINDS = {kind.value: place for place, kind in enumerate(Kind)}
_GONE = "gone"
"""What redirects.yaml writes in place of an address for a page that is gone."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site as it would be published now."""

    state: LastPublication
    """What its manifest would say."""
    template_of: Mapping[str, str] = field(default_factory=dict)
    """The template of each page, by address."""
    references: Mapping[str, References] = field(default_factory=dict)
    """What each template uses."""
    leads_to: Mapping[str, str] = field(default_factory=dict)
    """By the address of a redirect, where it leads."""
    gate: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the first page of a list that the publication gate closes, the values under their floors."""


def compared(before: LastPublication | None, now: Site, due: Iterable[Due], due_days: int) -> DiffReport:
    """What changes; without a last publication everything is new."""
    known = before or LastPublication(today=now.state.today, as_of=now.state.as_of)
    everywhere = _everywhere(known, now.state) if before else Everywhere()
    pages = sorted(_page_changes(known, now, everywhere), key=_place)
    pages = pages if everywhere.program else _by_marks(pages)
    files = tuple(_file_changes(known, now.state))
    numbers = Counter(page.change for page in pages)
    causes = Counter(cause for page in pages for cause in page.causes)
    return DiffReport(
        previous=before.shown if before else None,
        previous_today=before.today if before else None,
        previous_as_of=before.as_of if before else None,
        today=now.state.today,
        as_of=now.state.as_of,
        changes=bool(pages or files),
        totals=_totals(before, now.state),
        everywhere=everywhere,
        numbers={change: numbers[change] for change in Change},
        causes={cause: causes[cause] for cause in Cause},
        pages=tuple(pages),
        counts=tuple(sorted(_count_moves(known, now.state), key=_largest_first)),
        gate=tuple(sorted(_gate_flips(known, now), key=lambda flip: (_rank(flip.kind), flip.address))),
        files=files,
        due_days=due_days,
        due=tuple(sorted(due, key=lambda each: (each.day, each.subject))),
    )


def _totals(before: LastPublication | None, now: LastPublication) -> dict[str, Moved]:
    pages = Moved(before=len(_pages(before)) if before else None, now=len(now.pages))
    then = before.totals if before else {}
    return {"pages": pages} | {
        name: Moved(before=then.get(name), now=number) for name, number in now.totals.items()
    }


def _everywhere(before: LastPublication, now: LastPublication) -> Everywhere:
    """What changed of the things that many pages share; nothing where the last publication is silent."""
    is_other = before.generator and now.generator and before.generator != now.generator
    return Everywhere(
        templates=_differing(before.templates, now.templates) if before.templates else (),
        assets=_differing(assets_of(before.files), assets_of(now.files)),
        site=_differing(before.site, now.site) if before.site else (),
        program=before.generator if is_other else "",
    )


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    names = before.keys() | now.keys()
    return tuple(sorted(name for name in names if before.get(name) != now.get(name)))


def _pages(publication: LastPublication) -> Mapping[str, PageRecord | None]:
    """The pages by address; a publication of an older program has them among its files alone."""
    return publication.pages or dict.fromkeys(filter(is_page, publication.files))


def _page_changes(before: LastPublication, now: Site, everywhere: Everywhere) -> Iterator[PageChange]:
    then, after = _pages(before), now.state.pages
    for address in then.keys() - after.keys():
        yield _without_page(address, then[address], before, now)
    for address, record in after.items():
        if address not in then:
            yield _with_page(address, record, None, _arrival(address, before), now)
        elif before.files.get(address) != now.state.files.get(address):
            old = then[address]
            change = _change(address, old, record, before, now.state)
            is_same = change is Change.CHANGED
            causes = _causes(address, old, record, everywhere, before, now) if is_same else ()
            yield _with_page(address, record, old, change, now, causes)


def _by_marks(pages: list[PageChange]) -> list[PageChange]:
    """The changes, with those of no other cause put down to the data where data changed.

    Cards carry the key of their job, a digest of its texts by which a browser knows it again. Readers do not
    see it, so no digest of a page keeps it, and a changed text shows on a card in nothing else.
    """
    if not any(Cause.DATA in page.causes for page in pages):
        return pages
    return [
        page.model_copy(update={"causes": (Cause.DATA,)}) if page.causes == (Cause.OTHER,) else page
        for page in pages
    ]


def _without_page(address: str, old: PageRecord | None, before: LastPublication, now: Site) -> PageChange:
    target = now.state.redirects.get(address, "") or now.leads_to.get(address, "")
    is_gone = address in now.state.gone or target == _GONE
    redirects = bool(target) and not is_gone
    closed = before.closed.get(address)
    return PageChange(
        address=address,
        kind=closed.kind if closed else old.kind if old else "",
        change=Change.REDIRECTED if redirects else Change.GONE,
        fate=Fate.REDIRECT if redirects else Fate.GONE if is_gone else Fate.NOT_FOUND,
        leads_to=target if redirects else "",
        heading=closed.heading if closed else "",
        count_before=old.count if old else None,
    )


def _with_page(
    address: str,
    record: PageRecord,
    old: PageRecord | None,
    change: Change,
    now: Site,
    causes: tuple[Cause, ...] = (),
) -> PageChange:
    closed = now.state.closed.get(address)
    return PageChange(
        address=address,
        kind=closed.kind if closed else record.kind,
        change=change,
        causes=causes,
        leads_to=now.leads_to.get(address, "") if record.kind == Kind.REDIRECT else "",
        heading=closed.heading if closed else "",
        count_before=old.count if old else None,
        count=record.count,
    )


def _arrival(address: str, before: LastPublication) -> Change:
    return Change.REOPENED if address in before.gone else Change.NEW


def _change(
    address: str, old: PageRecord | None, record: PageRecord, before: LastPublication, now: LastPublication
) -> Change:
    """What becomes of an address that has a page in both publications, and not the same bytes."""
    was_closed, is_closed = address in before.closed, address in now.closed
    if is_closed and not was_closed:
        return Change.CLOSED
    was_redirect = old is not None and old.kind == Kind.REDIRECT
    if record.kind == Kind.REDIRECT and not was_redirect:
        return Change.REDIRECTED
    if (was_closed and not is_closed) or (was_redirect and record.kind != Kind.REDIRECT):
        return Change.REOPENED
    return Change.CHANGED


def _causes(
    address: str,
    old: PageRecord | None,
    record: PageRecord,
    everywhere: Everywhere,
    before: LastPublication,
    now: Site,
) -> tuple[Cause, ...]:
    """Why a page is not what it was, in the order of the causes."""
    if old is None:
        return (Cause.OTHER,)
    found = [cause for cause, name in _CONTENT if getattr(old, name) != getattr(record, name)]
    uses = now.references.get(now.template_of.get(address, ""))
    if old.frame == record.frame:
        return (*found, Cause.ASSET) if everywhere.assets else (*found, Cause.OTHER)
    if _meets(everywhere.templates, uses.templates if uses else None):
        found.append(Cause.TEMPLATE)
    if everywhere.site:
        found.append(Cause.SITE)
    explained = bool(found)
    if uses and _meets(everywhere.assets, uses.assets):
        found.append(Cause.ASSET)
    if not explained:
        found.append(Cause.DAY if _day_moved(before, now.state) else Cause.OTHER)
    return tuple(found)


def _meets(changed: Iterable[str], used: frozenset[str] | None) -> bool:
    """Whether any of what changed is used; where nobody knows what is used, all of it may be."""
    return any(used is None or name in used for name in changed)


def _day_moved(before: LastPublication, now: LastPublication) -> bool:
    """Whether the day or the counts that every page shows are not what they were."""
    days = (before.today, before.as_of) != (now.today, now.as_of)
    return days or bool(before.totals and before.totals != now.totals)


def _count_moves(before: LastPublication, now: LastPublication) -> Iterator[CountMove]:
    for address, record in now.pages.items():
        old = before.pages.get(address)
        if old is None or old.count is None or record.count is None or _FURTHER.search(address):
            continue
        if old.count != record.count:
            yield CountMove(address=address, kind=record.kind, before=old.count, now=record.count)


def _gate_flips(before: LastPublication, now: Site) -> Iterator[GateFlip]:
    """Pages with a change of the flag; a page that closes or leads on is told as such."""
    for address, record in now.state.pages.items():
        old = before.pages.get(address)
        if old is None or old.indexable == record.indexable or old.kind != record.kind:
            continue
        if address in before.closed or address in now.state.closed:
            continue
        values = () if record.indexable else now.gate.get(_FURTHER.sub("", address), ())
        yield GateFlip(address=address, kind=record.kind, indexable=record.indexable, values=values)


def _file_changes(before: LastPublication, now: LastPublication) -> Iterator[FileChange]:
    """Files that are no pages, by address."""
    pages = _pages(before).keys() | now.pages.keys()
    for address in sorted((before.files.keys() | now.files.keys()) - pages):
        if before.files.get(address) == now.files.get(address) or NO_FILES.match(address):
            continue
        change = _file_change(address in before.files, address in now.files)
        yield FileChange(address=address, kind=kind_of_file(address), change=change)


def _file_change(was: bool, is_there: bool) -> Literal[Change.NEW, Change.CHANGED, Change.GONE]:
    if not is_there:
        return Change.GONE
    return Change.CHANGED if was else Change.NEW


def _place(page: PageChange) -> tuple[int, int, str]:
    return _CHANGES[page.change], _rank(page.kind), page.address


_CHANGES = {change: place for place, change in enumerate(Change)}


def _rank(kind: str) -> int:
    return _KINDS.get(kind, len(_KINDS))


def _largest_first(move: CountMove) -> tuple[int, int, str]:
    return -abs(move.now - move.before), _rank(move.kind), move.address
