"""The variables of all texts held against what they may cite, and the places where each fact is cited."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from generator.domain.article import Article, Entry, Reviewed
from generator.problems.problem import Position, Problem
from generator.problems.wording import counted, shown
from generator.sources.articles import ArticleFile, LooseBody
from generator.sources.eligibility import EligibilityFile
from generator.sources.files import MOST_KEPT
from generator.sources.ledger import LedgerFile
from generator.sources.located_yaml import Located, Path
from generator.sources.reuse import Reused
from generator.sources.roles import RoleFile
from generator.texts.checking import Examined, examined
from generator.texts.language import FACT, FACT_KINDS, ROLE, SITE, VISA, Kind, Scope
from generator.texts.marks import has_marks, marks_of

_HEAD = re.compile(r"[|>][^\n]*\n|[\"']|")
"""What begins a text in YAML: the sign of a block, or a quotation mark."""

VARIABLE_RULES = frozenset({
    "undefined-variable", "unknown-filter", "variable-kind", "variable-not-asked", "variable-syntax",
})  # fmt: skip
"""No page is made of a text with any of these problems."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that may hold variables."""

    path: str
    body: str
    found: Examined
    place: Callable[[int, int], Position]
    """The place in the file of so many characters from such a one of the body."""


def scope_of(file: LedgerFile, *groups: Mapping[str, Kind], without_visa: str = "other pages") -> Scope:
    """The variables of a text, with all facts."""
    facts = {f"{FACT}{id_}": Kind.ANY for id_ in file.broken}
    facts |= {f"{FACT}{id_}": FACT_KINDS[fact.kind] for id_, fact in file.ledger.facts.items()}
    names = {name: kind for group in (*groups, facts) for name, kind in group.items()}
    return Scope(names, file.unreadable, without_visa)


def text_of(article: Article[Reviewed], ledger: LedgerFile, roles: Collection[str]) -> Text:
    """An article's body; `roles` are all roles of the site."""
    scope = partial(_scope_of_head, article.head, ledger, roles)
    return _body(article.path, article.body, article.body_line, scope)


def loose_text(loose: LooseBody, ledger: LedgerFile) -> Text:
    """A body without a usable head: every variable is taken as allowed, only slips are found."""
    return _body(loose.path, loose.body, loose.body_line, partial(scope_of, ledger, SITE, ROLE, VISA))


def intro_of(file: RoleFile, text: str, ledger: LedgerFile) -> Text:
    """A role's opening paragraph, found in the `text` of its file."""
    return _value_of(file.path, file.located, ("intro",), text, partial(scope_of, ledger, SITE, ROLE))


def requirements_of(file: EligibilityFile, ledger: LedgerFile) -> Iterator[Text]:
    """Every text of the table of visas that may hold variables."""
    for source in file.files:
        for at in file.texts:
            yield _value_of(file.path, file.located, at, source.text, partial(scope_of, ledger, SITE))


def _body(path: str, body: str, first_line: int, scope: Callable[[], Scope]) -> Text:
    def place(start: int, length: int) -> Position:
        line_start = body.rfind("\n", 0, start) + 1
        return Position(first_line + body.count("\n", 0, start), start - line_start + 1, length)

    return Text(path, body, _examined(body, scope), place)


def _value_of(path: str, located: Located, at: Path, text: str, scope: Callable[[], Scope]) -> Text:
    """One value of a YAML file whose whole text is `text`."""
    value = located.text(at)

    def place(start: int, length: int) -> Position:
        written, first = located.written(at, text)
        found = written_at(value, start, written)
        if found is None:
            return located.best(at)
        line = written.count("\n", 0, found)
        column = found - (written.rfind("\n", 0, found) + 1) + 1
        return Position(first.line + line, column + (first.column - 1 if line == 0 else 0), length)

    return Text(path, value, _examined(value, scope), place)


def _examined(text: str, scope: Callable[[], Scope]) -> Examined:
    """What is found in the text; most texts have no variables, and ask for none."""
    if not has_marks(text):
        return Examined()
    made = scope()
    return _kept(text, frozenset(made.names.items()), made.open_facts, made.without_visa)


@lru_cache(maxsize=MOST_KEPT)
def _kept(text: str, names: frozenset[tuple[str, Kind]], open_facts: bool, without_visa: str) -> Examined:
    return examined(text, Scope(dict(names), open_facts, without_visa))


def written_at(value: str, start: int, written: str) -> int | None:
    """Where character `start` of a YAML text stands in it as `written`; None where escapes hide it.

    Both hold the same letters, and line breaks and blanks may differ.
    """
    at = _HEAD.match(written).end()  # type: ignore[union-attr] # it matches the empty text
    quoted = written.startswith("'")
    for sign in value[:start]:
        if sign.isspace():
            continue
        at = _next_letter(written, at)
        if not written.startswith(sign, at):
            return None
        at += 2 if quoted and sign == "'" else 1
    at = _next_letter(written, at)
    return at if written.startswith(value[start : start + 1], at) else None


def _next_letter(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _scope_of_head(head: Reviewed, ledger: LedgerFile, roles: Collection[str]) -> Scope:
    if not isinstance(head, Entry):
        return scope_of(ledger, SITE)
    if isinstance(head.visas, str):
        # With `visas: all` a text stands on the role's main page too, where no visa has a name.
        return scope_of(ledger, SITE, ROLE, without_visa=_main_pages(head, roles))
    return scope_of(ledger, SITE, ROLE, VISA)


def _main_pages(head: Entry, roles: Collection[str]) -> str:
    """The main pages of roles on which an entry stands, the first by name and the others by number."""
    names = sorted(roles if isinstance(head.roles, str) else head.roles)
    if not names:
        return "the main pages of roles, which are about no visa"
    more = f" and on {counted(len(names) - 1, 'further page')}" if len(names) > 1 else ""
    return f"the main page of `{names[0]}`{more}, which is about no visa"


def variable_problems(text: Text) -> Iterator[Problem]:
    """Everything between braces that the text cannot print, each once for all pages it stands on."""
    for fault in text.found.faults:
        at = text.place(fault.start, fault.length)
        yield Problem(text.path, fault.rule, fault.message, fault.hint, at)


def reuse_problems(each: Reused[Entry], ledger: LedgerFile, roles: Collection[str]) -> Iterator[Problem]:
    """Variables of a shared text that have no value on the pages of a file that uses it."""
    article, base = each.file.article, each.base.article
    own = {fault.start for fault in text_of(base, ledger, roles).found.faults}
    text = text_of(replace(article, body_line=base.body_line), ledger, roles)
    for fault in text.found.faults:
        if fault.start not in own:
            line = text.place(fault.start, fault.length).line
            message = f"{fault.message} It stands at {base.path}:{line}."
            yield Problem(article.path, fault.rule, message, fault.hint, each.file.located.value(("use",)))


def stray_marks(path: str, located: Located, but: frozenset[Path] = frozenset()) -> Iterator[Problem]:
    """Variables in values of YAML, where nothing replaces them."""
    for at, value in located.texts:
        if not has_marks(value):
            continue
        mark = next(marks_of(value, raw=False), None)
        if mark and at not in but:
            name = next((step for step in reversed(at) if isinstance(step, str)), "this value")
            message = f"{shown(mark.text)} stands in `{name}`, where variables are not replaced."
            hint = "write the words out; variables work in the body of an article and in a role's `intro`."
            yield Problem(path, "variable-not-here", message, hint, located.best(at))


def citations(texts: Iterable[Text]) -> Mapping[str, tuple[tuple[str, Position], ...]]:
    """By the fact's id, the paths and positions that cite it."""
    places: dict[str, list[tuple[str, Position]]] = {}
    for text in texts:
        for use in text.found.uses:
            if use.name.startswith(FACT):
                at = text.place(use.start, use.length)
                places.setdefault(use.name.removeprefix(FACT), []).append((text.path, at))
    return {id_: tuple(found) for id_, found in sorted(places.items())}


def article_head_marks(files: Iterable[ArticleFile[Reviewed]]) -> Iterator[Problem]:
    """Variables in the front matter of articles."""
    for file in files:
        yield from stray_marks(file.article.path, file.located)
