"""What a page says, as three digests: what the data, the editors and the law say on it.

They are taken from the page as data, before it is rendered: a style sheet, a template or a count in the
footer moves none of them. Left out is what only tells which day it is: the day of the data wherever the
program prints it, the day a posting was last seen, and the marks of new jobs.
"""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, get_args
from urllib.parse import quote

import orjson

from generator.pages.model.article import ArticlePage, DataPage, Definition, GuidesPage, MethodPage
from generator.pages.model.eligibility import EligibilityPage, VisaWays
from generator.pages.model.facts import FactGroup, FactRow, FactsPage
from generator.pages.model.general import HomePage
from generator.pages.model.listing import JobCard, ListPage
from generator.pages.model.page import Page, Site
from generator.pages.model.parts import FactNote, Markdown, TextBlock
from generator.pages.model.posting import PostingPage, Rung
from generator.pages.model.role import RolePage
from generator.pages.model.visa import VisaPage, VisasPage
from generator.pages.model.wages import WagePanel
from generator.pages.words import day_words

_BYTES = 6
"""Of a digest: two states of one address are compared, never one page with all others."""
_ASSET = re.compile(rb"(/assets/[^\s\"'<>?#]+)\.[0-9a-f]{8}(?=\.)")
_DAY = re.compile(rb"\d [A-Z][a-z]{2} \d{4}")
"""A day in words, as pages print it."""
_REVIEWED = re.compile(r'"lastReviewed":"[\d-]+",?')


@dataclass(frozen=True, slots=True)
class ContentDigests:
    """What the main content, the structured data and the links of a page come to."""

    data: str
    """What postings, public records and settings say, and what is computed from them."""
    words: str
    """What editors wrote; empty where they wrote nothing."""
    facts: str
    """The legal facts; empty where there are none."""
    dated: bool = field(default=False, compare=False)
    """Whether a day stands in them, which may be the day of the data or not."""


class _Part(Enum):
    """To which digest a field goes."""

    DATA = "data"
    DATED = "dated"
    """To the data, without the day of the data."""
    WORDS = "words"
    FACTS = "facts"
    NONE = "none"


_PARTS: Mapping[type, Mapping[str, _Part]] = {
    # The main content repeats what matters of a head: its feeds and neighbours. Its markup is taken apart.
    Page: {"head": _Part.NONE, "report_url": _Part.NONE},
    ListPage: {"report_url": _Part.DATA},
    # A job's key is a digest of its texts, which its card does not show.
    JobCard: {"key": _Part.NONE, "last_seen": _Part.NONE, "new_until": _Part.NONE},
    PostingPage: {"report_url": _Part.DATA, "last_seen": _Part.NONE, "wage_note": _Part.DATED},
    Rung: {"day": _Part.NONE},  # when the posting was last seen, or a day that the page has elsewhere
    WagePanel: {"answer": _Part.DATED},
    RolePage: {"reviewed_on": _Part.WORDS},
    VisaPage: dict.fromkeys(
        (
            "heading", "report_url", "summary", "employer_step", "public_record", "unknowable",
            "reviewed_on", "sources",
        ),
        _Part.WORDS,
    ),
    ArticlePage: dict.fromkeys(("heading", "breadcrumbs", "reviewed_on", "sources"), _Part.WORDS),
    DataPage: {"facts": _Part.FACTS},
    GuidesPage: {"guides": _Part.WORDS},
    HomePage: {"guides": _Part.WORDS},
    Definition: {"dates": _Part.DATED},
    EligibilityPage: dict.fromkeys(("questions", "reviewed_on", "sources"), _Part.WORDS),
    VisaWays: {"ways": _Part.WORDS},
    FactsPage: {"total": _Part.FACTS},
    FactGroup: {"status": _Part.FACTS, "meaning": _Part.FACTS},
    FactRow: {"owner": _Part.FACTS},
}  # fmt: skip
"""Fields whose part does not follow from their type, by the class that has them or passes them on."""
_BY_TYPE = ((FactNote, _Part.FACTS), (TextBlock, _Part.WORDS), (Markdown, _Part.WORDS))
_ON_FURTHER_PAGES = frozenset({"reviewed_on", "names", "quick_filters"})
"""What the further pages of a list show of what its kind adds to every list."""
_SITE_ON: Mapping[type[Page], tuple[str, ...]] = {
    HomePage: ("description", "eligibility"),
    VisasPage: ("eligibility",),
    MethodPage: ("facts",),
    DataPage: ("facts",),
}
"""What else of the site the main content of a kind of page shows."""


def content_digests(page: Page, site: Site) -> ContentDigests:
    """The digests of a finished page, with its structured data in its head.

    A value that a text prints counts as data, unless it is a fact's. The site's own address is left out, so
    that a preview elsewhere compares equal.
    """
    found = _Found()
    main = _dumped(page, found.part_of)
    _add_markup(page, site, found)
    words = _dumped(found.words, found.written)
    facts = _dumped(found.facts, found.law)
    day = day_words(site.data_date)
    told = {*found.fact_values, day}
    also = [value for value in found.printed if value not in told]
    also += [getattr(site, name) for name in _SITE_ON.get(type(page), ())]
    with_days = _dumped([found.dated, found.printed], _whole)
    dated = _without_day(_dumped(found.dated, _whole), day)
    data = b"\n".join((main, _dumped([found.data, also], _whole), dated))
    return ContentDigests(
        data=_digest(_without_base(data, site.base_url)),
        words=_digest(_without_base(words, site.base_url)) if found.words else "",
        facts=_digest(facts) if found.facts else "",
        dated=isinstance(page, DataPage) or _DAY.search(with_days) is not None,
    )


def frame_digest(html: bytes) -> str:
    """The digest of a page's file but for the digests in the names of assets."""
    return _digest(_ASSET.sub(rb"\1", html))


class _Found:
    """What one walk over a page gathers beside its data."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.data: list[object] = []
        self.dated: list[object] = []
        self.words: list[object] = []
        self.facts: list[object] = []
        self.printed: list[str] = []
        """What texts print in their slots."""
        self.fact_values: list[str] = []

    def part_of(self, value: Any) -> object:
        """Those fields of an object that are data; the others are put aside."""
        shape = _SHAPES.get(type(value)) or _shape_of(value)
        if shape.is_mixed:
            self._put_aside(value, shape)
        return shape.data(value) if shape.data else None

    def _put_aside(self, value: Any, shape: "_Shape") -> None:
        for kept, fields_of in (
            (self.dated, shape.dated),
            (self.words, shape.words),
            (self.facts, shape.facts),
        ):
            if fields_of:
                kept.append(fields_of(value))

    def written(self, value: object) -> object:
        """A part of what editors wrote; the values that it prints are put aside."""
        if isinstance(value, Markdown):
            self.printed += value.values
            return value.body
        return _whole(value)

    def law(self, value: object) -> object:
        """A part of the facts."""
        if isinstance(value, FactNote):
            self.fact_values.append(value.value)
        return _whole(value)


_Getter = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the fields of a class are read, by part; None where it has no such field."""

    data: _Getter | None
    dated: _Getter | None
    words: _Getter | None
    facts: _Getter | None

    @property
    def is_mixed(self) -> bool:
        """Whether it has more than data."""
        return bool(self.dated or self.words or self.facts)


_SHAPES: dict[type, _Shape] = {}
"""Of classes whose objects all show the same fields, each worked out once."""


def _shape_of(value: Any) -> _Shape:
    """The shape of an object; a further page of a list shows fewer fields than the first."""
    if isinstance(value, ListPage):
        return _shape(type(value), is_further=_is_further(value))
    return _SHAPES.setdefault(type(value), _shape(type(value), is_further=False))


def _shape(kind: Any, *, is_further: bool) -> _Shape:
    shown = [field for field in fields(kind) if not is_further or field.name in _further_fields()]
    overrides = {name: part for base in reversed(kind.__mro__) for name, part in _PARTS.get(base, {}).items()}
    parts: dict[_Part, list[str]] = {part: [] for part in _Part}
    for each in shown:
        parts[overrides.get(each.name) or _part_by_type(each.type)].append(each.name)
    return _Shape(*(_getter(parts[part]) for part in (_Part.DATA, _Part.DATED, _Part.WORDS, _Part.FACTS)))


@cache
def _further_fields() -> frozenset[str]:
    return frozenset(field.name for field in fields(ListPage)) | _ON_FURTHER_PAGES


def _part_by_type(kind: object) -> _Part:
    """The part of a field that is, or may hold, a text or a fact."""
    for named, part in _BY_TYPE:
        if kind is named or named in get_args(kind):
            return part
    return _Part.DATA


def _getter(names: list[str]) -> _Getter | None:
    return attrgetter(*names) if names else None


def _whole(value: Any) -> object:
    """All fields of an object."""
    getter = _GETTERS.get(type(value))
    if getter is None:
        getter = _GETTERS[type(value)] = attrgetter(*(field.name for field in fields(value)))
    return getter(value)


_GETTERS: dict[type, _Getter] = {}
"""Of all fields of a class."""


def _is_further(value: object) -> bool:
    return isinstance(value, ListPage) and value.listing.pager.number > 1


def _add_markup(page: Page, site: Site, found: _Found) -> None:
    """Put the structured data aside: it repeats an article's own words, and on other pages the data."""
    markup = page.head.structured_data
    if isinstance(page, DataPage):
        found.data.append(markup.replace(site.data_date.isoformat(), ""))
    elif isinstance(page, ArticlePage) or (isinstance(page, VisaPage) and not _is_further(page)):
        found.words.append(markup)
    elif isinstance(page, RolePage):
        found.data.append(_REVIEWED.sub("", markup))  # the day itself is among the words
    else:
        found.data.append(markup)


def _dumped(value: object, default: Callable[[Any], object]) -> bytes:
    return orjson.dumps(value, default, orjson.OPT_PASSTHROUGH_DATACLASS)


def _without_day(content: bytes, day: str) -> bytes:
    """The text without the day of the data: `1 Apr 2026`, but not the end of `21 Apr 2026`."""
    return re.sub(rb"(?<!\d)" + day.encode(), b"", content)


def _without_base(content: bytes, base_url: str) -> bytes:
    """The text without the site's address, also as it stands in an address."""
    for spelling in _spellings(base_url):
        content = content.replace(spelling, b"")
    return content


@lru_cache(maxsize=4)
def _spellings(base_url: str) -> tuple[bytes, ...]:
    spellings = dict.fromkeys((base_url, quote(base_url), quote(base_url, safe="")))
    return tuple(each.encode() for each in spellings)


def _digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.blake2b(content, digest_size=_BYTES).digest()).decode()
