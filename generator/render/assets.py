"""Style sheets, scripts and icons, small and under addresses that change when their bytes do.

Comments and blanks of scripts and style sheets are left out. A script that imports another by `./name.js`
gets the other's published address, so that its own address changes too when the imported script does.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.problems.problem import Position, Problem

FOLDER = "/assets/"

_IMPORT = re.compile(rb"""(?P<before>\b(?:from|import)\s*\(?\s*["'])\./(?P<name>[\w.-]+\.js)(?=["'])""")
_KINDS = {"css": "text/css", "js": "application/javascript"}
_MOST_MINIFIED = 256
"""Files whose short form is kept: all of a site, and some from before edits."""
_PLACE = re.compile(r" on line (?P<line>\d+) and column (?P<column>\d+)")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file to publish."""

    url: str
    """`/assets/site.1a2b3c4d.css`: it can be cached for ever."""
    content: bytes
    imports: tuple[str, ...] = ()
    """Addresses of the scripts it needs, directly or through others, each before those that need it."""


def assets(files: Mapping[str, bytes]) -> dict[str, Asset]:
    """The files of `templates/assets/`, by their names in that folder, sorted.

    An import that leads nowhere or back to its own script stays as it is written;
    `import_problems` tells of it.
    """

    @cache
    def published(name: str, importing: frozenset[str] = frozenset()) -> Asset:
        within = importing | {name}
        usable = [other for other in _imported(files[name]) if other in files and other not in within]
        needed = {other: published(other, within) for other in usable}
        short = _shortened(name, files[name])
        content = _with_addresses(short, {other: asset.url for other, asset in needed.items()})
        all_needed = (url for asset in needed.values() for url in (*asset.imports, asset.url))
        return Asset(_address(name, content), content, tuple(dict.fromkeys(all_needed)))

    return {name: published(name) for name in sorted(files)}


def asset_problems(files: Mapping[str, bytes], folder: str) -> tuple[Problem, ...]:
    """Scripts with a fault, imports of scripts that are not there, and circles of imports.

    `folder` is where the files stand.
    """
    scripts = [name for name in sorted(files) if name.endswith(".js")]
    faults = (problem for name in scripts for problem in _syntax_problems(name, files[name], folder))
    return (*faults, *(problem for name in scripts for problem in _import_problems(name, files, folder)))


def _syntax_problems(name: str, content: bytes, folder: str) -> Iterator[Problem]:
    try:
        _minified(name, content)
    except ValueError as error:
        told = _PLACE.search(str(error))
        reason = str(error).splitlines()[0] if told is None else str(error)[: told.start()]
        place = Position(line=int(told["line"]), column=int(told["column"])) if told else Position()
        message, hint = f"The script cannot be read: {reason}.", "mend it there; browsers stop at it too."
        yield Problem(f"{folder}/{name}", "script-syntax", message, hint, position=place)


def _import_problems(name: str, files: Mapping[str, bytes], folder: str) -> Iterator[Problem]:
    for match in _IMPORT.finditer(files[name]):
        other = match["name"].decode()
        if other not in files:
            message, hint = f"The script imports `{other}`, which is not there.", f"add {folder}/{other}."
        elif _reaches(other, name, files):
            message = f"The scripts {name} and {other} import each other."
            hint = "move what both need into a third script."
        else:
            continue
        line = files[name].count(b"\n", 0, match.start("name")) + 1
        yield Problem(f"{folder}/{name}", "script-import", message, hint, position=Position(line=line))


def _reaches(start: str, goal: str, files: Mapping[str, bytes]) -> bool:
    seen, ahead = set[str](), [start]
    while ahead:
        name = ahead.pop()
        if name == goal:
            return True
        if name not in seen and name in files:
            seen.add(name)
            ahead += _imported(files[name])
    return False


def _shortened(name: str, content: bytes) -> bytes:
    """The file without what only its writers need; as it is where it cannot be read."""
    try:
        return _minified(name, content)
    except ValueError:
        return content


@lru_cache(maxsize=_MOST_MINIFIED)
def _minified(name: str, content: bytes) -> bytes:
    """The file without blanks and comments. Raises `ValueError` where it is not UTF-8 or has a fault."""
    import minify  # noqa: PLC0415 - it starts threads, and a process with threads is not safely forked

    kind = _KINDS.get(name.rpartition(".")[2])
    return minify.string(kind, content.decode()).encode() if kind else content


@lru_cache(maxsize=_MOST_MINIFIED)
def _imported(content: bytes) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match["name"].decode() for match in _IMPORT.finditer(content)))


def _with_addresses(content: bytes, addresses: Mapping[str, str]) -> bytes:
    def addressed(match: re.Match[bytes]) -> bytes:
        url = addresses.get(match["name"].decode())
        return match[0] if url is None else match["before"] + url.encode()

    return _IMPORT.sub(addressed, content)


def _address(name: str, content: bytes) -> str:
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:8]
    return f"{FOLDER}{stem}.{digest}.{suffix}" if dot else f"{FOLDER}{suffix}.{digest}"
