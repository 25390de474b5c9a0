"""The variables of all texts held against what they may cite, and the places where each fact is cited."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.domain.article import Article, Entry, FactLedger, Reviewed
from generator.problems.problem import Position, Problem
from generator.problems.wording import did_you_mean, shown
from generator.sources.articles import ArticleFile, LooseBody
from generator.sources.eligibility import EligibilityFile
from generator.sources.ledger import LedgerFile
from generator.sources.located_yaml import Located, Path
from generator.sources.roles import RoleFile
from generator.sources.variables import FACT, ROLE, SITE, VISA, Mark, marks_in

_NOTHING = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Text:
    """A text that may hold variables."""

    path: str
    marks: tuple[Mark, ...]
    allowed: frozenset[str]
    """Variables that have a value on every page the text stands on, facts aside."""


def text_of(article: Article[Reviewed]) -> Text:
    """An article's body."""
    marks = tuple(marks_in(article.body, article.body_line))
    return Text(article.path, marks, SITE | _of_entry(article.head))


def loose_text(loose: LooseBody) -> Text:
    """A body without a usable head: every variable is taken as allowed, only slips are found."""
    return Text(loose.path, tuple(marks_in(loose.body, loose.body_line)), SITE | ROLE | VISA)


def intro_of(file: RoleFile, text: str) -> Text:
    """A role's opening paragraph, found in the `text` of its file."""
    return _value_of(file.path, file.located, ("intro",), text, SITE | ROLE)


def requirements_of(file: EligibilityFile) -> Iterator[Text]:
    """Every text of the table of visas that may hold variables."""
    for source in file.files:
        for at in file.texts:
            yield _value_of(file.path, file.located, at, source.text, SITE)


def _value_of(path: str, located: Located, at: Path, text: str, allowed: frozenset[str]) -> Text:
    """One value of a YAML file whose whole text is `text`."""
    body, start = located.written(at, text)
    return Text(path, tuple(marks_in(body, start.line, start.column)), allowed)


def _of_entry(head: Reviewed) -> frozenset[str]:
    if not isinstance(head, Entry):
        return _NOTHING
    # With `visas: all` a text stands on the role's main page too, where no visa has a name.
    return ROLE if isinstance(head.visas, str) else ROLE | VISA


def variable_problems(text: Text, ledger: LedgerFile) -> Iterator[Problem]:
    """Every mark of the text that stands for nothing."""
    for mark in text.marks:
        if not mark.text.startswith("{{") or mark.text == "{{":
            yield _syntax(text.path, mark)
        elif not _is_known(mark.name, text.allowed, ledger):
            yield _undefined(text, mark, ledger)


def stray_marks(path: str, located: Located, but: frozenset[Path] = frozenset()) -> Iterator[Problem]:
    """Variables in values of YAML, where nothing replaces them."""
    for at, value in located.texts():
        mark = next(iter(marks_in(value)), None)
        if mark and at not in but:
            name = next((step for step in reversed(at) if isinstance(step, str)), "this value")
            message = f"{shown(mark.text)} stands in `{name}`, where variables are not replaced."
            hint = "write the words out; variables work in the body of an article and in a role's `intro`."
            yield Problem(path, "variable-not-here", message, hint, located.best(at))


def citations(texts: Iterable[Text]) -> Mapping[str, tuple[tuple[str, Position], ...]]:
    """By the fact's id, the paths and positions that cite it."""
    places: dict[str, list[tuple[str, Position]]] = {}
    for text in texts:
        for mark in text.marks:
            if mark.name.startswith(FACT):
                places.setdefault(mark.name.removeprefix(FACT), []).append((text.path, mark.position))
    return {id_: tuple(found) for id_, found in sorted(places.items())}


def article_head_marks(files: Iterable[ArticleFile[Reviewed]]) -> Iterator[Problem]:
    """Variables in the front matter of articles."""
    for file in files:
        yield from stray_marks(file.article.path, file.located)


def _is_known(name: str, allowed: frozenset[str], ledger: LedgerFile) -> bool:
    if not name.startswith(FACT):
        return name in allowed
    id_ = name.removeprefix(FACT)
    return ledger.unreadable or id_ in ledger.ledger.facts or id_ in ledger.broken


def _syntax(path: str, mark: Mark) -> Problem:
    message = f"{shown(mark.text)} begins code, which articles cannot hold."
    hint = "take it out; only `{{ name }}` with the name of a variable is replaced."
    if mark.text == "{{":
        message = "`{{` is not closed on its line, or holds more than a name."
        hint = "write `{{ name }}` with the name of a variable."
    return Problem(path, "variable-syntax", message, hint, mark.position)


def _undefined(text: Text, mark: Mark, ledger: LedgerFile) -> Problem:
    known = text.allowed | _fact_names(ledger.ledger)
    message = f"{shown(mark.text)} is not a variable of this text."
    hint = did_you_mean(mark.name or mark.text.strip("{} "), known) or f"known: {_some(text.allowed)}."
    if mark.name in VISA:
        message = f"{shown(mark.text)} has no value on some of the pages this text stands on."
        hint = "name the visas under `visas`, or write the words out."
    elif mark.name in ROLE:
        message = f"{shown(mark.text)} has no value here: this text stands on no page of a role."
        hint = "write the words out."
    return Problem(text.path, "undefined-variable", message, hint, mark.position)


def _fact_names(ledger: FactLedger) -> frozenset[str]:
    return frozenset(f"{FACT}{id_}" for id_ in ledger.facts)


def _some(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in [*sorted(names), f"{FACT}..."])
