"""`content/<kind>/**/*.md`: the articles, each with a head of keys and a body of Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar, cast

from generator.domain.article import (
    Article,
    ContentPage,
    Faq,
    FaqReuse,
    Guide,
    Reuse,
    Reviewed,
    Tip,
    TipReuse,
    VisaText,
)
from generator.problems.problem import Checked, Position, Problem
from generator.sources import front_matter
from generator.sources.files import MOST_KEPT, SourceFile, read_folder
from generator.sources.front_matter import Document
from generator.sources.located_yaml import Located, control_character
from generator.sources.names import doubled_names, key_of, name_problem
from generator.sources.schema import validated

H = TypeVar("H", bound=Reviewed)
H_co = TypeVar("H_co", bound=Reviewed, covariant=True)

KINDS: Mapping[str, type[Reviewed]] = {
    "tips": Tip,
    "faq": Faq,
    "guides": Guide,
    "visas": VisaText,
    "pages": ContentPage,
}
"""Folders under `content/` and what their files begin with."""

LAYERED = frozenset({"tips", "faq"})
"""Kinds in which several files may have one name: the most specific stands on a page."""


REUSES: Mapping[type[Reviewed], type[Reuse]] = {Tip: TipReuse, Faq: FaqReuse}
"""What a file begins with that has another file's text."""


@dataclass(frozen=True, slots=True)
class ArticleFile(Generic[H_co]):
    """An article with the places of the parts of its head."""

    article: Article[H_co]
    located: Located


@dataclass(frozen=True, slots=True)
class LooseBody:
    """The body of an article whose head could not be used: its variables can still be checked."""

    path: str
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class UsingFile:
    """A file that names the text of another, with the places of the parts of its head."""

    path: str
    head: Reuse
    located: Located


@dataclass(frozen=True, slots=True)
class ArticleFiles(Generic[H_co]):
    """All articles of one kind, sorted by path."""

    read: tuple[ArticleFile[H_co], ...]
    broken: frozenset[str]
    """Keys of files that could not be used; their problems are told."""
    files: tuple[SourceFile, ...]
    loose: tuple[LooseBody, ...] = ()
    using: tuple[UsingFile, ...] = ()

    @property
    def articles(self) -> tuple[Article[H_co], ...]:
        """The articles alone."""
        return tuple(file.article for file in self.read)


def read_articles(root: Path, content: str, kind: str, model: type[H]) -> Checked[ArticleFiles[H]]:
    """The articles in `<content>/<kind>`, whose heads are of `model`. A broken one is left out."""
    files = read_folder(root, f"{content}/{kind}", ".md")
    read = [cast(Checked[_Read[H]], _article_file(file, model)) for file in files.value]
    usable = tuple(checked.value for checked in read if isinstance(checked.value, ArticleFile))
    loose = tuple(checked.value for checked in read if isinstance(checked.value, LooseBody))
    using = tuple(checked.value for checked in read if isinstance(checked.value, UsingFile))
    problems = [*files.problems, *(problem for checked in read for problem in checked.problems)]
    if kind not in LAYERED:
        problems += doubled_names(files.value)
    names = {key_of(file.path) for file in files.value} | {key_of(each.path) for each in files.problems}
    broken = frozenset(names - {file.article.key for file in usable} - {key_of(each.path) for each in using})
    return Checked(ArticleFiles(usable, broken, files.value, loose, using), tuple(problems))


_Read: TypeAlias = ArticleFile[H] | UsingFile | LooseBody | None
"""What may come of a file."""


@lru_cache(maxsize=MOST_KEPT)
def _article_file(file: SourceFile, model: type[Reviewed]) -> Checked[_Read[Reviewed]]:
    document = front_matter.read(file.text, file.path)
    if document.value is None:
        return Checked(None, document.problems)
    if model in REUSES and isinstance(document.value.head.data, dict) and "use" in document.value.head.data:
        return _using_file(file.path, document.value, REUSES[model], document.problems)
    head = validated(model, document.value.head, file.path)
    problems = [*document.problems, *head.problems, *_faults(file.path, document.value)]
    found = document.value
    if head.value is None or document.problems:
        return Checked(LooseBody(file.path, found.body, found.body_line), tuple(problems))
    article = Article(file.path, key_of(file.path), head.value, found.body, found.body_line)
    return Checked(ArticleFile(article, found.head), tuple(problems))


def _using_file(
    path: str, document: Document, model: type[Reuse], known: tuple[Problem, ...]
) -> Checked[_Read[Reviewed]]:
    head = validated(model, document.head, path)
    problems = [*known, *head.problems, *(name for name in [name_problem(path)] if name)]
    if document.body.strip():
        above = document.body[: len(document.body) - len(document.body.lstrip())].count("\n")
        message = "This text would not be printed: the shared text that `use` names stands in its place."
        hint = "take the text out, or take `use` out to have a text of its own."
        problems.append(Problem(path, "text-beside-use", message, hint, Position(document.body_line + above)))
    if head.value is None or known:
        return Checked(None, tuple(problems))
    return Checked(UsingFile(path, head.value, document.head), tuple(problems))


def _faults(path: str, document: Document) -> list[Problem]:
    faults = [name for name in [name_problem(path)] if name]
    if not document.body.strip():
        hint = "write the text below the second `---`."
        at = Position(document.body_line)
        faults.append(Problem(path, "empty-body", "No text follows the front matter.", hint, at))
    unseen = control_character(document.body, path, document.body_line)
    return [*faults, unseen] if unseen else faults
