"""The last publication as a build reads it: from a folder, a manifest's file, or the published site itself.

Everything in it is checked as if a stranger had written it. What cannot be read is an error: a build that
took it for a first publication would forget every page that has gone.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import orjson

from generator.domain.last_publication import (
    ClosedRecord,
    EndedRule,
    LastPublication,
    PageRecord,
    PostingRecord,
)
from generator.problems.problem import Checked, Problem
from generator.publish.digests import digest_of
from generator.publish.manifest import FORMAT
from generator.publish.tree import MARKER
from generator.sources.bounded import TooLargeError, read_bounded

KEPT = Path(".cache") / "published" / MARKER
"""Where `publish` keeps the manifest of what it published, in the site's folder."""
NONE = "none"
"""In place of a location: compare with nothing."""
MOST_BYTES = 256 * 1024 * 1024
"""Of a manifest: some 800,000 postings."""
_LONGEST = 2_000
_ADDRESS = re.compile(r"/(?!/)[^\x00-\x1f\x7f\\]*")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Compared:
    """What a build is compared with, and how its summary says so."""

    publication: LastPublication | None
    said: str


class UnreadableError(Exception):
    """A location that gives no manifest: what is wrong, and what to do."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        """`rule`: under which it is told."""
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


def read_previous(
    location: str | None, root: Path, today: date | None = None, addresses: Collection[str] = ()
) -> Checked[Compared]:
    """The last publication.

    `location`: a folder with a `manifest.json`, such a file, the address of the published site, or `none`;
    without one the manifest that `publish` kept in `root`, and without that nothing is known. `today`: the
    day of the pages, and `addresses`: of the site, both where they are known.
    """
    if location == NONE:
        return Checked(Compared(None, "Compared with no earlier publication, as asked: every page is new."))
    shown = KEPT.as_posix() if location is None else _without_password(location)
    try:
        content = _content(location, root, shown)
        if content is None:
            return Checked(Compared(None, "")) if location is None else _nothing_at(location, shown)
        publication = replace(_kept(content, shown), shown=shown)
    except UnreadableError as fault:
        return Checked(Compared(None, ""), (Problem(shown, fault.rule, fault.message, fault.hint),))
    where = publication.site.get("base_url") or shown
    said = f"Compared with the publication of {publication.today} ({where})."
    return Checked(Compared(publication, said), tuple(_doubts(publication, today, addresses)))


def _nothing_at(location: str, shown: str) -> Checked[Compared]:
    """A first publication, unless the address is mistyped: nobody but the owner can tell."""
    from generator.previous_site import addresses_of  # noqa: PLC0415 - as in `_content`

    manifest, home = map(_without_password, addresses_of(location))
    message = (
        f"Neither {manifest} nor {home} exists: the site is taken for new, and nothing is known of pages "
        "that were published elsewhere."
    )
    hint = "mend the address; for a first publication say `--previous none`."
    said = f"Compared with no earlier publication: nothing is published at {shown}."
    return Checked(Compared(None, said), (Problem(shown, "previous-not-found", message, hint),))


def publication_in(content: bytes, shown: str) -> LastPublication:
    """The publication that a manifest tells of.

    Raises `UnreadableError` when it is none of ours, of a later format, or not whole.
    """
    manifest = _manifest(content, shown)
    try:
        return _decoded(manifest, digest_of(content), shown)
    except _NotWellFormedError as fault:
        message = f"`{shown}` is not a manifest as `rolepages build` writes it: {fault}."
        hint = "build and publish the site anew, or name another with --previous."
        raise UnreadableError("previous-unreadable", message, hint) from None


@lru_cache(maxsize=1)
def _kept(content: bytes, shown: str) -> LastPublication:
    """The same, which a preview asks for after each save."""
    return publication_in(content, shown)


def _content(location: str | None, root: Path, shown: str) -> bytes | None:
    """The bytes of the manifest; None where there has been no publication."""
    if location is None:
        kept = root / KEPT
        return _file(kept, KEPT.as_posix()) if kept.exists() else None
    if not location.strip():
        message = "`--previous` is empty."
        hint = (
            "name the published site, a built folder or a manifest.json, or `none`; or leave the option out."
        )
        raise UnreadableError("previous-unreadable", message, hint)
    if location.lower().startswith(("http://", "https://")):
        from generator.previous_site import fetched  # noqa: PLC0415 - a client of HTTP, which few builds need

        return fetched(location, shown)
    path = Path(location)
    return _file(path / MARKER if path.is_dir() else path, shown)


def _file(path: Path, shown: str) -> bytes:
    try:
        return read_bounded(path, MOST_BYTES)
    except TooLargeError:
        raise too_large(shown) from None
    except FileNotFoundError:
        message = f"There is no manifest at `{shown}`."
        hint = "name a built site, its manifest.json or its address; `none` compares with nothing."
        raise UnreadableError("previous-unreadable", message, hint) from None
    except OSError as error:
        message = f"`{shown}` cannot be read: {(error.strerror or str(error)).lower()}."
        raise UnreadableError("previous-unreadable", message, "check the file and its permissions.") from None


def too_large(shown: str) -> UnreadableError:
    """That a manifest is larger than any of ours."""
    message = f"`{shown}` is larger than {MOST_BYTES // 1024 // 1024} MB, as no manifest is."
    return UnreadableError("previous-unreadable", message, "name the manifest.json of the published site.")


def _doubts(
    publication: LastPublication, today: date | None, addresses: Collection[str]
) -> Iterator[Problem]:
    shown, base_url = publication.shown, publication.site.get("base_url", "")
    if not publication.pages:
        message = (
            f"`{shown}` was written by an earlier version, which kept no more than the addresses of files: "
            "every page counts as changed, and a posting that has gone gets no closed page."
        )
        yield Problem(shown, "previous-old", message, "publish once; the build after that knows more.")
    if today and publication.today > today:
        message = f"The last publication is of {publication.today}, later than this build's {today}."
        hint = f"import newer postings, or build with `--today {publication.today}` or later."
        yield Problem(shown, "previous-later", message, hint)
    if addresses and base_url.rstrip("/") not in {each.rstrip("/") for each in addresses}:
        message = (
            f"The last publication is of {base_url or 'an unknown site'}; this site is {max(addresses)}."
        )
        hint = "compare with the manifest of this site, unless it has moved."
        yield Problem(shown, "previous-other-site", message, hint)


def _without_password(location: str) -> str:
    """An address as it can be shown."""
    scheme, joint, rest = location.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{joint}{host.rpartition('@')[2]}{slash}{path}" if joint else location


def _manifest(content: bytes, shown: str) -> Mapping[str, Any]:
    hint = "name the manifest.json of a site that rolepages built."
    try:
        manifest = orjson.loads(content)
    except orjson.JSONDecodeError:
        raise UnreadableError("previous-unreadable", f"`{shown}` is not JSON.", hint) from None
    if not isinstance(manifest, dict) or not str(manifest.get("generator")).startswith("rolepages "):
        raise UnreadableError(
            "previous-unreadable", f"`{shown}` is not of a site that rolepages built.", hint
        )
    kind = manifest.get("format")
    if not isinstance(kind, int) or isinstance(kind, bool) or kind < 1:
        raise UnreadableError("previous-unreadable", f"`{shown}` does not say its format.", hint)
    if kind > FORMAT:
        message = f"`{shown}` has format {kind}; this version reads up to {FORMAT}."
        raise UnreadableError(
            "previous-newer", message, "install the version that published the site, or a later one."
        )
    return manifest


class _NotWellFormedError(Exception):
    """What is wrong in a manifest, after a colon."""


def _decoded(manifest: Mapping[str, Any], digest: str, shown: str) -> LastPublication:
    return LastPublication(
        today=_day(manifest.get("today"), "today"),
        as_of=_day(manifest.get("as_of"), "as_of"),
        files=_table(manifest, "files", _address, _words),
        pages=dict(_pages(manifest)),
        postings=dict(_postings(manifest)),
        employers=_table(manifest, "employers", _words, _words),
        closed=_table(manifest, "closed", _address, _closed),
        gone=_table(manifest, "gone", _address, _day),
        redirects=_table(manifest, "redirects", _address, _words),
        ended=tuple(_ended(each) for each in _rows(manifest, "ended")),
        aliases=_table(manifest, "aliases", _address, _address),
        templates=_table(manifest, "templates", _words, _words),
        site={"base_url": _words(manifest.get("base_url", ""), "base_url")}
        | _table(manifest, "site", _words, _text),
        totals=_table(manifest, "totals", _words, _number),
        generator=_words(manifest["generator"], "generator"),
        digest=digest,
        before=_words(manifest.get("previous", ""), "previous"),
        shown=shown,
    )


Check = Callable[[object, str], T]
"""Turns a value into what it should be, or says where it is not: the second argument."""


def _table(manifest: Mapping[str, Any], key: str, name: Check[str], value: Check[T]) -> dict[str, T]:
    return {name(each, key): value(content, f"{key} of {each}") for each, content in _object(manifest, key)}


def _object(holder: Mapping[str, Any], key: str, place: str = "") -> list[tuple[str, Any]]:
    held = holder.get(key, {})
    if not isinstance(held, dict):
        raise _NotWellFormedError(f"`{place or key}` is no object")
    return list(held.items())


def _pages(manifest: Mapping[str, Any]) -> Iterator[tuple[str, PageRecord]]:
    for kind, by_day in _object(manifest, "pages"):
        for day, pages in _object({kind: by_day}, kind, "pages"):
            lastmod = _day(day, "pages")
            for address, values in _object({day: pages}, day, "pages"):
                yield _address(address, "pages"), _page(_words(kind, "pages"), lastmod, values, address)


def _page(kind: str, lastmod: date, values: object, address: str) -> PageRecord:
    place = f"pages of {address}"
    if not isinstance(values, list) or len(values) not in {5, 6} or values[0] not in (0, 1):
        raise _NotWellFormedError(f"`{_short(place)}` has other values than a page has")
    data, words, facts, frame = (_words(each, place) for each in values[1:5])
    count = _number(values[5], place) if len(values) > 5 else None
    return PageRecord(kind, bool(values[0]), lastmod, data, words, facts, frame, count)


def _postings(manifest: Mapping[str, Any]) -> Iterator[tuple[str, PostingRecord]]:
    for source, employers in _object(manifest, "postings"):
        for employer, postings in _object({source: employers}, source, "postings"):
            for address, values in _object({employer: postings}, employer, "postings"):
                known = _words(source, "postings"), _words(employer, "postings")
                yield _address(address, "postings"), _posting(*known, values, address)


def _posting(source: str, employer: str, values: object, address: str) -> PostingRecord:
    place = f"postings of {address}"
    if not isinstance(values, list) or not 1 <= len(values) <= 4:
        raise _NotWellFormedError(f"`{_short(place)}` has other values than a posting has")
    roles, states, visas = (_list(each, place) for each in (*values[1:], [], [], [])[:3])
    return PostingRecord(_words(values[0], place), employer, roles, states, visas, source)


def _closed(value: object, place: str) -> ClosedRecord:
    if not isinstance(value, dict):
        raise _NotWellFormedError(f"`{_short(place)}` is no object")
    texts = {name: _words(value.get(name, ""), place) for name in _CLOSED_TEXTS}
    lists = {name: _list(value.get(name, []), place) for name in ("roles", "states", "visas")}
    return ClosedRecord(
        since=_day(value.get("since"), place),
        kind=texts["kind"],
        heading=texts["heading"],
        employer=texts["employer"],
        employer_slug=texts["employer_slug"],
        roles=lists["roles"],
        states=lists["states"],
        visas=lists["visas"],
        source=texts["source"],
        listed=value.get("listed") is True,
    )


_CLOSED_TEXTS = ("kind", "heading", "employer", "employer_slug", "source")


def _rows(manifest: Mapping[str, Any], key: str) -> list[object]:
    held = manifest.get(key, [])
    if not isinstance(held, list):
        raise _NotWellFormedError(f"`{key}` is no list")
    return held


def _ended(row: object) -> EndedRule:
    if not isinstance(row, list) or len(row) != 4:
        raise _NotWellFormedError("`ended` has other values than a rule has")
    start, to, since, ended_on = row
    place = "ended"
    return EndedRule(_address(start, place), _words(to, place), _day(since, place), _day(ended_on, place))


def _list(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _NotWellFormedError(f"`{_short(place)}` has no list where one should be")
    return tuple(_words(each, place) for each in value)


def _words(value: object, place: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or _CONTROLS.search(value):
        raise _NotWellFormedError(f"`{_short(place)}` has no text where one should be")
    return value


def _text(value: object, place: str) -> str:
    """A text that may have lines."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _NotWellFormedError(f"`{_short(place)}` has no text where one should be")
    return value


def _address(value: object, place: str) -> str:
    """An address of the site: never outside it, nor in another one."""
    text = value if isinstance(value, str) else ""
    inside = _ADDRESS.fullmatch(text) and len(text) <= _LONGEST and not {".", ".."} & set(text.split("/"))
    if not inside:
        raise _NotWellFormedError(f"`{_short(place)}` has `{_short(text)}`, which is no address of the site")
    return text


def _number(value: object, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _NotWellFormedError(f"`{_short(place)}` has no number where one should be")
    return value


def _day(value: object, place: str) -> date:
    day = _parsed(value) if isinstance(value, str) else None
    if day is None:
        raise _NotWellFormedError(f"`{_short(place)}` has no day such as 2026-03-31")
    return day


@lru_cache(maxsize=1024)
def _parsed(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _short(text: str) -> str:
    """A text for a message, whatever stands in it."""
    plain = _CONTROLS.sub(" ", text)
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
