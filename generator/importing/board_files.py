"""Recorded responses of job boards become the postings of one source: what all board systems share.

Each system has a file in `boards/` that knows how its responses are written; reading files, naming
employers and storing are here.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from generator.domain.posting import Rights, Source, WebAddress
from generator.importing.intake import (
    Draft,
    ImportSummary,
    Intake,
    Target,
    source_name_problems,
    unreadable,
)
from generator.importing.storing import stored_import
from generator.problems.problem import Checked, Position, Problem
from generator.sources import located_yaml
from generator.sources.archive import CutShortError, content_of
from generator.sources.bounded import read_bounded
from generator.sources.files import MOST_BYTES
from generator.sources.posting_lines import Fault
from generator.sources.snapshot import Progress, read_manifest

_SUFFIXES = (".json", ".json.gz", ".json.zst")
_ALL_CAPITALS = {"ai", "hr", "io", "it", "uk", "us", "usa", "vr"}


@dataclass(frozen=True, slots=True)
class Conversion:
    """What one job of a response becomes: a draft, a reason to skip it, or a fault."""

    job: Mapping[str, Any]
    """The job as given."""
    draft: Draft = field(default_factory=dict)
    skipped: str = ""
    fault: Fault | None = None
    left_out: tuple[str, ...] = ()
    """Keys that are not in the draft, each with the reason."""


@dataclass(frozen=True, slots=True)
class Board:
    """A job-board system."""

    name: str
    """Its short name, also the usual name of the source."""
    title: str
    """As shown to visitors."""
    url: str
    """The system's own address."""
    jobs: Callable[[Any], Sequence[Any] | None]
    """The jobs of a response, or None when it is no response of this system."""
    conversion: Callable[[Mapping[str, Any], str], Conversion]
    """One job and its employer's name become a conversion."""


@dataclass(frozen=True, slots=True)
class BoardOptions:
    """What the owner says of employers and of the source; what is None stays as the snapshot has it."""

    employers: Path | None = None
    """A YAML file of display names: `file-name: Name shown`, one line for each board."""
    title: str | None = None
    url: WebAddress | None = None
    licence: str | None = None
    rights: Rights | None = None
    markup: bool | None = None


def import_board(
    board: Board,
    paths: Sequence[Path],
    target: Target,
    options: BoardOptions | None = None,
    progress: Progress | None = None,
) -> Checked[ImportSummary | None]:
    """Replace the postings of the target's source by the jobs of all files.

    A directory stands for the `.json`, `.json.gz` and `.json.zst` files in it. None means that nothing was
    written: the jobs of a broken file would be taken for gone, and their `first_seen` would be lost.
    """
    options = options or BoardOptions()
    problems = list(source_name_problems(target.source))
    names = _employer_names(options.employers)
    found = _files(paths)
    problems.extend((*names.problems, *found.problems))
    if problems:
        return Checked(None, tuple(problems))
    intake = Intake(target.source)
    sizes = [file.stat().st_size for file in found.value]
    for index, file in enumerate(found.value):
        problems.extend(_take_file(intake, board, file, names.value))
        if progress is not None:
            progress(sum(sizes[: index + 1]), sum(sizes))
    if problems:
        return Checked(None, (*problems, *(rejected.problem for rejected in intake.rejects)))
    return stored_import(intake, target, _source_block(board, target, options))


def employer_name(file: Path) -> str:
    """A readable name from a board's file name, which is all a response says of its employer.

    Capitals are trusted as they are; a name in small letters gets capitals at its words.
    """
    stem = file.name
    for suffix in sorted(_SUFFIXES, key=len, reverse=True):
        stem = stem.removesuffix(suffix)
    stem = re.sub(r"[_\s]+|%20", " ", stem).strip()
    if stem != stem.lower():
        return stem
    words = stem.replace("-", " ").split()
    return " ".join(_capitalised(word) for word in words)


def _capitalised(word: str) -> str:
    return word.upper() if word in _ALL_CAPITALS else word[:1].upper() + word[1:]


def _employer_names(path: Path | None) -> Checked[dict[str, str]]:
    """Names an owner gives: file name without its ending, or the tidy name, to the name shown."""
    if path is None:
        return Checked({})
    shown = path.as_posix()
    try:
        located = located_yaml.read(read_bounded(path, MOST_BYTES).decode("utf-8"), shown)
    except UnicodeDecodeError:
        return Checked({}, (unreadable(shown, "it is not UTF-8"),))
    except OSError as error:
        return Checked({}, (unreadable(shown, str(error.strerror or error)),))
    entries = located.value.data if isinstance(located.value.data, dict) else {}
    problems = [*located.problems]
    for key, value in entries.items():
        if not isinstance(value, str):
            message = f"`{key}` has no name."
            hint = "write one line for each board: `file-name: Name shown`."
            position = located.value.key((key,))
            problems.append(Problem(shown, "import-employer", message, hint, position))
    names = {key: value for key, value in entries.items() if isinstance(value, str)}
    return Checked(names, tuple(problems))


def _files(paths: Sequence[Path]) -> Checked[list[Path]]:
    files: set[Path] = set()
    problems = []
    for path in paths:
        if path.is_dir():
            files.update(each for each in path.iterdir() if each.name.endswith(_SUFFIXES))
        elif path.is_file():
            files.add(path)
        else:
            problems.append(unreadable(path.as_posix(), "there is no such file or folder"))
    if not files and not problems:
        shown = ", ".join(path.as_posix() for path in paths)
        problems.append(unreadable(shown, "there is no .json file in it"))
    return Checked(sorted(files, key=lambda file: (file.name, file.as_posix())), tuple(problems))


def _take_file(intake: Intake, board: Board, file: Path, names: Mapping[str, str]) -> Iterator[Problem]:
    path = file.as_posix()
    try:
        response = orjson.loads(content_of(file).removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        reason = error.msg.split(": line ")[0]
        yield unreadable(path, reason, Position(error.lineno, error.colno))
        return
    except (CutShortError, OSError) as error:
        yield unreadable(path, str(error))
        return
    jobs = board.jobs(response)
    if jobs is None:
        yield unreadable(path, f"it is no response of {board.title}")
        return
    tidy = employer_name(file)
    stem = file.name.split(".json")[0]
    employer = names.get(stem) or names.get(tidy) or tidy
    for index, job in enumerate(jobs):
        _take_job(intake, board, job, employer, f"{path}#{index + 1}")


def _take_job(intake: Intake, board: Board, job: Any, employer: str, path: str) -> None:
    intake.read += 1
    raw = orjson.dumps(job)
    if not isinstance(job, dict):
        fault = Fault("import-job", "The job is no object with keys.", "record the board again.")
        intake.reject(fault, path, Position(), raw)
        return
    result = board.conversion(job, employer)
    if result.skipped:
        intake.skipped[result.skipped] += 1
    elif result.fault is not None:
        intake.reject(result.fault, path, Position(), raw)
    else:
        intake.left_out.update(result.left_out)
        intake.take(result.draft, path, Position(), raw)


def _source_block(board: Board, target: Target, options: BoardOptions) -> Source:
    """The manifest's entry: the owner's options, then what the snapshot has, then the usual."""
    known: dict[str, Any] = {"title": board.title, "url": board.url}
    manifest = read_manifest(target.into).value
    for each in manifest.sources if manifest else ():
        if each.name == target.source:
            known = each.model_dump(exclude={"name"})
    given = {
        name: value
        for name in ("title", "url", "licence", "rights", "markup")
        if (value := getattr(options, name)) is not None
    }
    return Source(name=target.source, **{**known, **given})
