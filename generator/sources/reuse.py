"""Shared texts: files whose text is another's, and the articles that this makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from generator.domain.article import Entry
from generator.problems.problem import Checked, Problem
from generator.problems.wording import did_you_mean, listed, shown
from generator.sources.articles import ArticleFile, ArticleFiles, UsingFile
from generator.sources.names import key_of

E = TypeVar("E", bound=Entry)
E_co = TypeVar("E_co", bound=Entry, covariant=True)

_OWN = ("roles", "visas", "order", "title", "question")
"""Keys that a file may say otherwise than the text that it uses; `visas` is always its own."""


@dataclass(frozen=True, slots=True)
class Reused(Generic[E_co]):
    """A shared text on the pages of another file."""

    file: ArticleFile[E_co]
    """The article that this makes, with the places of the head of the file that uses the text."""
    base: ArticleFile[E_co]
    """The file that holds the text."""


def reused(files: ArticleFiles[E], folder: str) -> Checked[tuple[Reused[E], ...]]:
    """An article for every file of the `folder` that uses a shared text which can be found."""
    by_name = _by_name([file.article.path for file in files.read], folder)
    using = _by_name([each.path for each in files.using], folder)
    bases = {file.article.path: file for file in files.read}
    made, problems = [], []
    for each in files.using:
        name = each.head.use
        paths = by_name.get(name, ())
        if len(paths) != 1:
            told = _not_one(each, paths, using.get(name, ()), by_name)
            problems += [told] if name not in files.broken else []
            continue
        base = bases[paths[0]]
        if base.article.head.draft and not each.head.draft:
            problems.append(_of_draft(each, paths[0]))
        made.append(Reused(_article(each, base), base))
    return Checked(tuple(made), tuple(problems))


def _by_name(paths: Sequence[str], folder: str) -> Mapping[str, Sequence[str]]:
    """Paths of files by what `use` may call them: their name, or their path below the folder."""
    found: dict[str, list[str]] = {}
    for path in paths:
        below = path.removeprefix(f"{folder}/").removesuffix(".md")
        for name in dict.fromkeys((key_of(path), below)):
            found.setdefault(name, []).append(path)
    return found


def _article(each: UsingFile, base: ArticleFile[E]) -> ArticleFile[E]:
    head = base.article.head
    own = {key: getattr(each.head, key, None) for key in _OWN}
    changes = {key: value for key, value in own.items() if value is not None}
    merged = head.model_copy(update={**changes, "draft": head.draft or each.head.draft})
    made = replace(base.article, path=each.path, key=key_of(each.path), head=merged, shared=base.article.path)
    return ArticleFile(made, each.located)


def _not_one(
    each: UsingFile, paths: Sequence[str], using: Sequence[str], known: Mapping[str, Sequence[str]]
) -> Problem:
    """Why a name is not that of one text."""
    at, name = each.located.value(("use",)), each.head.use
    if paths:
        message = f"{shown(name)} is the name of {len(paths)} texts: {listed(paths)}."
        hint = "write its path below the folder, such as `shared/prevailing-wage`."
        return Problem(each.path, "unknown-shared-text", message, hint, at)
    if using:
        itself = each.path in using
        message = f"{shown(name)} {'is this file itself' if itself else 'uses another text and has none'}."
        hint = "name the file that holds the text."
        return Problem(each.path, "use-of-use", message, hint, at)
    message = f"There is no shared text {shown(name)}."
    return Problem(each.path, "unknown-shared-text", message, did_you_mean(name, known), at)


def _of_draft(each: UsingFile, path: str) -> Problem:
    message = f"`{path}` is a draft, so this text is not published either."
    hint = "publish the shared text, or write `draft: true` here too."
    return Problem(each.path, "use-of-draft", message, hint, each.located.value(("use",)))
