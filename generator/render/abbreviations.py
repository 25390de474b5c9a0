"""What a short form stands for, said where a page first uses it: `LCAs (labor condition applications)`.

One pass over a finished page, so that the words of templates, articles, facts and figures count alike. Only
our own running text is added to. Headings, links and buttons stay short: what stands nowhere else is told in
a line at the end of the page. Quotations, names and other people's texts stay as they are.
What stands in a folded `<details>` is not seen by everybody: the first use outside it is explained too.

The pages come from our templates and two sanitisers, so every tag is closed and no text holds a bare `<`.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import escape

from generator.domain.abbreviation import Abbreviation

_NEVER = "nav|q|label|legend|select|textarea|datalist|script|style|svg|template|noscript|code|kbd|pre|cite"
"""Elements that hold other people's words, and what is not read with the page."""
_NAMES = (
    "as-written|badge|hidden|initials|job-facts|job-place|job-title|job-who|level|level-strip|matched"
    "|posting-text|printed|sources|tags|visas"
)
"""First classes of elements with names and other people's words; `as-written` has no other meaning."""
_TAGS = (
    rf'(?:(?P<names>a|dd|div|h\d|li|p|section|span|td|ul) class="(?:{_NAMES})[" ]'
    rf"|(?P<never>{_NEVER})(?=[\s>])|(?P<fold>/?details)(?=[\s>]))"
)
_SHORT_ELEMENTS = ("th", "a", "summary", "h1", "h2", "h3", "h4", "button")
"""Elements whose text stays short; none of them holds another of its kind."""
_NAMED = ('scope="row"', 'href="http', 'href="mailto', 'href="/employers/', 'href="/jobs/')
_SHORT_TAGS = tuple((f"<{name}", f"</{name}>") for name in _SHORT_ELEMENTS)
_LINE = '<p class="note">Short forms on this page: {}.</p>\n'
_IN_FOLD, _OPENLY = 1, 2
_JOINED = frozenset("-_/*@#+")
"""Signs that make the letters behind them part of a longer name: `USDOL/ETA`."""
_GOES_ON = re.compile(r"[\w/*@#]|-\w|(?:['’]|&#39;)[A-Za-z]")
"""What makes the letters before it part of a longer name or word: `DS-2019`, `the LCA's text`."""
_CAPITALISED = re.compile(r" ([A-Z][\w.&’'-]*)")
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,}[\w.&’'-]*(?= $)")
_CAPITAL_BEFORE = re.compile(r"(?<=[a-z,;] )[A-Z][\w.&’'-]*(?= $)")
"""A word within a sentence: the first one has a capital in any case."""
_SENTENCE_GOES_ON = re.compile(r" [a-z]")
_PLAIN = frozenset({"US", "USA", "TN"})
"""Capitals that are no part of a company's name."""
_NEARBY = 60
"""Characters looked back for a name."""
_LONGEST_ELEMENT = 1000
"""Characters looked back for a short element's beginning; the longest addresses are those of searches."""
_NESTING = frozenset({"div", "section", "span", "ul"})
"""Elements that may hold another of their kind."""


@dataclass(frozen=True, slots=True)
class _Entry:
    abbreviation: Abbreviation
    letters: str
    """The short form as HTML, without the sign for a number."""
    numbered: bool
    parts: tuple[str, ...] = ()
    """Other listed short forms that this one is made of."""

    def words(self, *, several: bool, number: str) -> str:
        """What the short form stands for, as HTML."""
        told = self.abbreviation
        long = (told.plural or f"{told.long}s") if several else told.long
        plain = f", {told.plain}" if told.plain else ""
        return str(escape(f"{long.replace('#', number)}{plain}"))


@dataclass(frozen=True, slots=True)
class _Use:
    """A short form in a text."""

    entry: _Entry
    start: int
    end: int
    several: bool = False
    number: str = ""


@dataclass(slots=True)
class _Page:
    """How far a page has been read."""

    html: str
    names: Sequence[str]
    """Names that hold a short form, as HTML."""
    listed: Collection[str]
    """The letters of all short forms."""
    told: dict[str, int] = field(default_factory=dict)
    """Where a short form was explained, by its letters: nothing, `_IN_FOLD` or `_OPENLY`."""
    chosen: list[_Use] = field(default_factory=list)
    """Uses that are explained where they stand."""
    others: dict[str, _Use] = field(default_factory=dict)
    """First uses where nothing can be added, by their letters."""
    folds: int = 0
    """How many closed `<details>` are around the place."""

    def tell(self, entry: _Entry) -> None:
        """The reader knows the short form from here on, and those that it is made of."""
        where = _IN_FOLD if self.folds else _OPENLY
        for letters in (entry.letters, *entry.parts):
            self.told[letters] = max(self.told.get(letters, 0), where)

    def knows(self, entry: _Entry) -> bool:
        """Whether a reader at this place has been told, of the whole or of all its parts."""
        enough = _IN_FOLD if self.folds else _OPENLY
        return self.told.get(entry.letters, 0) >= enough or (
            bool(entry.parts) and all(self.told.get(part, 0) >= enough for part in entry.parts)
        )


class Expansions:
    """The editors' list, ready to be held against pages."""

    def __init__(self, abbreviations: Iterable[Abbreviation] = ()) -> None:
        self._entries = _entries(tuple(abbreviations))
        longest_first = sorted(self._entries, key=lambda letters: (-len(letters), letters))
        self._letters = re.compile("|".join(re.escape(letters) for letters in longest_first))
        self._by_start: dict[str, tuple[str, ...]] = {
            letters[:2]: tuple(each for each in longest_first if each.startswith(letters[:2]))
            for letters in self._entries
        }
        firsts, seconds = (
            re.escape("".join(sorted(set(signs)))) for signs in zip("AA", *self._by_start, strict=False)
        )
        # One class of first signs before everything else lets the search run to them at once.
        self._pattern = re.compile(rf"[<{firsts}](?:(?<=<){_TAGS}|(?<!\w.)[{seconds}])")

    def in_page(self, html: str, names: Iterable[str] = ()) -> str:
        """The page, with each listed short form of its own words explained at its first use.

        `names` are names of employers on the page; a short form within one of them is left alone.
        """
        parts: list[str] = []
        at = 0
        for place, words in self.insertions(html, names):
            parts += html[at:place], words
            at = place
        return "".join((*parts, html[at:]))

    def insertions(self, html: str, names: Iterable[str] = ()) -> list[tuple[int, str]]:
        """What is put into the page, and behind how many of its characters, in order."""
        start, end = html.find("<main"), html.rfind("</main>")
        if start < 0 or not self._entries:
            return []
        own = [name for name in map(str, map(escape, names)) if self._letters.search(name)]
        page = _Page(html, own, self._entries)
        self._read(page, start, end)
        others = [use for letters, use in page.others.items() if letters not in page.told]
        return [*map(_explained, page.chosen), *_last_line(others, end)]

    def _read(self, page: _Page, start: int, end: int) -> None:
        """Walk through the text in reading order."""
        html, told, search, by_start = page.html, page.told, self._pattern.search, self._by_start
        while found := search(html, start, end):
            at, start = found.span()
            kind = found.lastgroup
            if kind is None:
                for letters in by_start.get(html[at:start], ()):
                    if html.startswith(letters, at):
                        if told.get(letters) != _OPENLY:
                            start = _explain(page, self._entries[letters], at)
                        break
            elif kind == "fold":
                page.folds += -1 if found["fold"].startswith("/") else int(html[start : start + 5] != " open")
            else:
                start = _close_of(html, found[kind], start)


def _explain(page: _Page, entry: _Entry, start: int) -> int:
    """Explain a use if it is the first in running text; where to read on."""
    html = page.html
    opened = html.rfind("<", 0, start)
    if opened > html.rfind(">", opened, start):
        return html.find(">", start)
    use = None if page.knows(entry) else _use_at(page, entry, start)
    if use is None:
        return start + len(entry.letters)
    if _is_told_there(html, use):
        page.tell(entry)
    elif (
        (around := _short_element(html, start)) or _is_open(html, start, "(", ")") or _is_in_title(page, use)
    ):
        if _is_ours(around):
            page.others.setdefault(entry.letters, use)
    else:
        page.chosen.append(use)
        page.tell(entry)
    return use.end


def _entries(abbreviations: Sequence[Abbreviation]) -> dict[str, _Entry]:
    """By their letters as HTML."""
    letters = {each.short: str(escape(each.short.removesuffix("#"))) for each in abbreviations}
    return {
        letters[each.short]: _Entry(
            each,
            letters[each.short],
            each.short.endswith("#"),
            tuple(letters[part] for part in each.short.split(" ") if part in letters and part != each.short),
        )
        for each in abbreviations
    }


def _close_of(html: str, tag: str, start: int) -> int:
    """Where the element ends whose opening tag was read up to `start`."""
    closing = f"</{tag}>"
    close = html.find(closing, start)
    if tag in _NESTING:
        inner = html.count(f"<{tag}", start, close)
        while inner and close >= 0:
            after = close + len(closing)
            close = html.find(closing, after)
            inner += html.count(f"<{tag}", after, close) - 1
    return close + len(closing) if close >= 0 else len(html)


def _short_element(html: str, start: int) -> str:
    """The opening tag of the link, heading or button around a place of the page; or nothing."""
    first = max(0, start - _LONGEST_ELEMENT)
    for opening, closing in _SHORT_TAGS:
        opened = html.rfind(opening, first, start)
        while opened >= 0 and html[opened + len(opening)] not in " >":
            opened = html.rfind(opening, first, opened)
        if opened >= 0 and html.find(closing, opened, start) < 0:
            return html[opened : html.find(">", opened) + 1]
    return ""


def _is_ours(tag: str) -> bool:
    """Whether an element has words of ours: heads of rows and links that lead to `_NAMED` have names."""
    return not any(mark in tag for mark in _NAMED)


def _use_at(page: _Page, entry: _Entry, start: int) -> _Use | None:
    """The short form at a place, if it stands there as a word of its own and not within a name."""
    html, end, number = page.html, start + len(entry.letters), ""
    if entry.numbered:
        while html[end].isdecimal():
            end += 1
        number = html[start + len(entry.letters) : end]
    several = not entry.numbered and html[end] == "s"
    end += several
    if html[start - 1].isalnum() or html[start - 1] in _JOINED or _GOES_ON.match(html, end):
        return None
    use = _Use(entry, start, end, several, number)
    if entry.numbered and not number and not _is_told_there(html, use):
        return None
    return None if _is_name(page, use) or _is_open(html, start, "“", "”") else use


def _is_name(page: _Page, use: _Use) -> bool:
    """Whether the letters stand in a name: `PERM Labs`, `SOC LLC`, `at Larkspur SOC`."""
    html = page.html
    if any(html.find(name, max(0, use.start - len(name)), use.end + len(name)) >= 0 for name in page.names):
        return True
    after = _CAPITALISED.match(html, use.end)
    if after and not _is_short_form(after[1], page.listed):
        return True
    if _word_before(_CAPITALS_BEFORE, page, use):
        return True
    return _word_before(_CAPITAL_BEFORE, page, use) and not _SENTENCE_GOES_ON.match(html, use.end)


def _is_in_title(page: _Page, use: _Use) -> bool:
    """Whether the letters may stand in the title of something: `in Invented LCA disclosure data`."""
    return _word_before(_CAPITAL_BEFORE, page, use)


def _word_before(kind: re.Pattern[str], page: _Page, use: _Use) -> bool:
    found = kind.search(page.html[max(0, use.start - _NEARBY) : use.start])
    return found is not None and not _is_short_form(found[0], page.listed)


def _is_short_form(word: str, listed: Collection[str]) -> bool:
    """`H-1B`, `OPT` or `US`, as against `Labs` and `LLC`."""
    return any(sign.isdecimal() for sign in word) or word.rstrip(".") in listed or word in _PLAIN


def _is_open(html: str, start: int, opening: str, closing: str) -> bool:
    """Whether a bracket or a quotation is open at a place of a text."""
    text = html[html.rfind(">", 0, start) + 1 : start]
    return text.rfind(opening) > text.rfind(closing)


def _is_told_there(html: str, use: _Use) -> bool:
    """Whether the text says itself what the letters stand for: `optional practical training (OPT)`."""
    if html[use.start - 1] == "(" and html[use.end] == ")":
        return True
    words = use.entry.words(several=use.several, number=use.number)
    return " ".join(html[use.end : use.end + 2 * len(words)].split()).lower().startswith(f"({words.lower()}")


def _explained(use: _Use) -> tuple[int, str]:
    words = use.entry.words(several=use.several, number=use.number)
    return use.end, f" ({words})"


def _last_line(others: Sequence[_Use], end: int) -> list[tuple[int, str]]:
    """The line about what is explained nowhere else, at the end of the main part."""
    told = [f"{_one(use)} ({use.entry.words(several=False, number=use.number)})" for use in others]
    return [(end, _LINE.format("; ".join(told)))] if told else []


def _one(use: _Use) -> str:
    return f"{use.entry.letters}{use.number}"


NONE = Expansions()
"""For a site without the list."""
