"""What is told of a difference between two publications, and in which words, whatever the form. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.differing.report import (
    Cause,
    Change,
    CountMove,
    DiffReport,
    Fate,
    FileChange,
    FileKind,
    GateFlip,
    Moved,
    PageChange,
)
from generator.pages.plan import Kind
from generator.problems.wording import counted

_NAMED = 5
"""Templates, assets and values that are named beside a cause."""
_FILE_KINDS = {kind: place for place, kind in enumerate(FileKind)}
_KINDS = frozenset(kind.value for kind in Kind)
_OWN = frozenset({Cause.DATA, Cause.WORDS, Cause.FACTS})
"""Causes that lie in what a page itself says."""
_VERBS: Mapping[Change, tuple[str, str]] = {
    Change.GONE: ("is gone", "are gone"),
    Change.CLOSED: ("closes", "close"),
    Change.REDIRECTED: ("leads to another", "lead to others"),
    Change.REOPENED: ("is open again", "are open again"),
    Change.NEW: ("is new", "are new"),
    Change.CHANGED: ("changes", "change"),
}
_HEADINGS: Mapping[Change, str] = {
    Change.GONE: "Gone",
    Change.CLOSED: "Closed",
    Change.REDIRECTED: "Leading to another page",
    Change.REOPENED: "Open again",
    Change.NEW: "New",
}
_MEANINGS: Mapping[Cause, str] = {
    Cause.DATA: "what postings, public records or settings say on them",
    Cause.WORDS: "texts of editors",
    Cause.FACTS: "legal facts",
    Cause.TEMPLATE: "templates",
    Cause.SITE: "what every page shows of site.yaml",
    Cause.ASSET: "style sheets, scripts or pictures",
    Cause.DAY: "only the day or the counts that every page shows",
    Cause.OTHER: "nothing that the last publication keeps a trace of",
}
_FATES: Mapping[Fate | None, str] = {
    Fate.GONE: "told as gone for good: 410, or 404 where the host has no other",
    Fate.NOT_FOUND: "not found: 404",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is told, as a table."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    own: frozenset[str] = frozenset()
    """Columns that hold our own words alone; what stands in the others was written by somebody else."""
    note: str = ""


def headlines(report: DiffReport) -> tuple[str, ...]:
    """The answer in a few lines."""
    moved = [
        _total(name, each, report.previous is not None)
        for name, each in report.totals.items()
        if report.previous is None or each.before not in {None, each.now}
    ]
    told = f"{', '.join(moved)}."
    return (_summary(report), *([told[0].upper() + told[1:]] if moved else []), *_days(report))


def _total(name: str, total: Moved, compared: bool) -> str:
    if not compared:
        return counted(total.now, name.removesuffix("s"))
    return f"{name} {_moved(total.before, total.now)}"


def against(report: DiffReport) -> str:
    """With what the site is compared; empty where there is nothing."""
    if report.previous is None:
        return ""
    return f"Against the publication of {report.previous_today} with data of {report.previous_as_of}"


def sections_of(report: DiffReport) -> Iterator[Section]:
    """Everything there is to tell, what matters most first; nothing is told of what does not change."""
    by_change: dict[Change, list[PageChange]] = {change: [] for change in Change}
    for page in report.pages:
        by_change[page.change].append(page)
    changed = by_change.pop(Change.CHANGED)
    content = sorted((page for page in changed if _OWN & {*page.causes}), key=_is_data_alone)
    around = [page for page in changed if not _OWN & {*page.causes}]
    found = (
        _why(report),
        *(_fates(change, pages) for change, pages in by_change.items()),
        _gate(report.gate),
        _changed("Pages whose own content changes", content),
        _counts(report.counts),
        _changed("Pages changed only around their own content", around),
        _files(report.files),
        _due(report),
    )
    yield from (section for section in found if section.rows)


def _summary(report: DiffReport) -> str:
    if report.previous is None:
        return f"No previous publication is known, so everything is new: {_pages(report, Change.NEW)}."
    if not report.changes:
        return "Nothing changes for readers."
    changes = [
        f"{report.numbers[change]:,} {_VERBS[change][report.numbers[change] != 1]}"
        for change in reversed(Change)
        if report.numbers[change]
    ]
    files = counted(len(report.files), "file")
    beside = f"{files} {'changes' if len(report.files) == 1 else 'change'}"
    if not changes:
        return f"No page changes; beside the pages {beside}."
    return f"Of the pages, {_enumerated(changes)}" + (f"; beside them {beside}." if report.files else ".")


def _pages(report: DiffReport, change: Change) -> str:
    return counted(report.numbers[change], "page")


def _enumerated(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _days(report: DiffReport) -> Iterator[str]:
    for name, before, now in (
        ("data", report.previous_as_of, report.as_of),
        ("pages", report.previous_today, report.today),
    ):
        if before and before != now:
            yield f"The day of the {name} moves from {before} to {now}."


def _why(report: DiffReport) -> Section:
    everywhere = report.everywhere
    named = {
        Cause.TEMPLATE: everywhere.templates,
        Cause.ASSET: everywhere.assets,
        Cause.SITE: everywhere.site,
        Cause.OTHER: (f"made by {everywhere.program}",) if everywhere.program else (),
    }
    rows = tuple(
        (cause.value, f"{report.causes[cause]:,}", _MEANINGS[cause], _named(named.get(cause, ())))
        for cause in Cause
        if report.causes[cause]
    )
    heading = f"Changed pages, by cause: {report.numbers[Change.CHANGED]:,}"
    several = sum(report.causes.values()) > report.numbers[Change.CHANGED]
    note = "A page with several causes is counted for each." if several else ""
    return Section(heading, ("cause", "pages", "", "which"), rows, frozenset({"cause", "pages", ""}), note)


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _fates(change: Change, pages: Sequence[PageChange]) -> Section:
    rows = tuple((page.address, page.heading, _fate(page), page.leads_to) for page in pages)
    kinds = Counter(page.kind if page.kind in _KINDS else "other" for page in pages)
    by_kind = ", ".join(f"{kind} {number:,}" for kind, number in kinds.items()) if len(kinds) > 1 else ""
    heading = f"{_HEADINGS[change]}: {len(pages):,}"
    note = f"By kind: {by_kind}." if by_kind else ""
    return Section(heading, ("page", "what", "then", "where"), rows, frozenset({"then"}), note)


def _fate(page: PageChange) -> str:
    if page.leads_to:
        return "leads to"
    if page.change is Change.CLOSED:
        return "a closed page that search engines are kept from"
    return _FATES.get(page.fate, "") if page.change is Change.GONE else ""


def _changed(heading: str, pages: Sequence[PageChange]) -> Section:
    rows = tuple((page.address, ", ".join(page.causes), _jobs(page)) for page in pages)
    own = frozenset({"cause", "jobs"})
    return Section(f"{heading}: {len(pages):,}", ("page", "cause", "jobs"), rows, own)


def _is_data_alone(page: PageChange) -> bool:
    """Whether nobody's words are among the causes: what editors did comes first, for they ask."""
    return not {Cause.WORDS, Cause.FACTS} & {*page.causes}


def _jobs(page: PageChange) -> str:
    is_same = page.count_before == page.count
    return "" if is_same or page.count is None else _moved(page.count_before, page.count)


def _moved(before: int | None, now: int) -> str:
    return f"{now:,}" if before is None else f"{before:,} → {now:,}"


def _counts(moves: Sequence[CountMove]) -> Section:
    rows = tuple((move.address, f"{move.before:,} → {move.now:,}", _signed(move)) for move in moves)
    own = frozenset({"jobs", "by"})
    return Section(f"Lists with more or fewer jobs: {len(moves):,}", ("page", "jobs", "by"), rows, own)


def _signed(move: CountMove) -> str:
    return f"{move.now - move.before:+,}".replace("-", "−")


def _gate(flips: Sequence[GateFlip]) -> Section:
    rows = tuple((flip.address, _heard(flip), "; ".join(flip.values)) for flip in flips)
    heading = f"Search engines begin or cease to hear of: {len(flips):,}"
    note = "`rolepages explain URL` prints every value of the publication gate."
    return Section(heading, ("page", "now", "because"), rows, frozenset({"now"}), note)


def _heard(flip: GateFlip) -> str:
    return "told to search engines" if flip.indexable else "kept from search engines"


def _files(files: Sequence[FileChange]) -> Section:
    ordered = sorted(files, key=lambda file: (_FILE_KINDS[file.kind], file.address))
    rows = tuple((file.address, file.change.value, file.kind.value) for file in ordered)
    kinds = Counter(file.kind.value for file in ordered)
    note = f"By kind: {', '.join(f'{kind} {number:,}' for kind, number in kinds.items())}."
    own = frozenset({"change", "kind"})
    return Section(f"Files beside the pages: {len(files):,}", ("file", "change", "kind"), rows, own, note)


def _due(report: DiffReport) -> Section:
    rows = tuple((str(each.day), each.title, each.message, each.owner, each.subject) for each in report.due)
    heading = f"Due in the next {counted(report.due_days, 'day')}: {len(rows):,}"
    return Section(heading, ("day", "what", "due", "owner", "where"), rows, frozenset({"day", "due"}))
