"""File names that become addresses, and names that are the same to a reader."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath

from generator.problems.problem import Problem
from generator.problems.wording import shown
from generator.sources.files import MOST_KEPT, SourceFile

LONGEST_KEY = 60
"""Longest file name without its ending; role and visa slugs have the same limit."""

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@lru_cache(maxsize=MOST_KEPT)
def key_of(path: str) -> str:
    """The file's name without folder and ending."""
    return PurePosixPath(path).stem


def name_problem(path: str) -> Problem | None:
    """The problem of a file whose name cannot be part of an address."""
    key = key_of(path)
    if len(key) <= LONGEST_KEY and _KEY.fullmatch(key):
        return None
    message = f"The file's name, {shown(key)}, cannot be part of an address."
    if _KEY.fullmatch(key):
        message = f"The file's name has {len(key)} characters; at most {LONGEST_KEY} fit."
    usable = _usable(key)
    hint = f"rename it {shown(usable)}." if usable else "use small letters, digits and single hyphens."
    return Problem(path, "file-name", message, hint)


def doubled_names(files: Iterable[SourceFile]) -> list[Problem]:
    """A problem for every file whose key another file, in another folder, has already."""
    known: dict[str, str] = {}
    problems = []
    for file in files:
        first = known.setdefault(key_of(file.path), file.path)
        if first != file.path:
            message = f"`{first}` has the same name, and with it the same address."
            problems.append(Problem(file.path, "doubled-name", message, "rename one of them."))
    return problems


@lru_cache(maxsize=MOST_KEPT)
def folded(name: str) -> str:
    """One form for names that readers take for the same: letter case, blanks, hyphens and accents aside."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[\s_/\u2010-\u2014-]+", " ", bare).strip()


def _usable(key: str) -> str:
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_KEY].strip("-")
