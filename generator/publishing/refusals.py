"""What must not be published: a demo, old data, a tree that is not whole, a gate that has failed."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator.problems.problem import Problem
from generator.problems.wording import counted
from generator.publish.manifest import previous_manifest
from generator.publish.tree import file_of
from generator.publishing.transfer import local_files

_ASSET = re.compile(r"""(?:href|src)="(/assets/[^"?#]+)""")
_SHOWN = 3


def refusals(
    folder: Path, shown: str, clock: date, max_age: int, *, despite_gate: bool = False
) -> Iterator[Problem]:
    """Why the built tree in `folder` is not published.

    `max_age`: days that its data may be old; `despite_gate`: whether the gate's faults are known and wanted.
    """
    manifest = previous_manifest(folder)
    if not manifest:
        message = f"{shown} is not a built site: it has no manifest.json that this version can read."
        yield Problem(shown, "publish-not-a-site", message, "build the site first: `rolepages build`.")
        return
    if manifest.get("demo") is not False:
        message = "The site shows a demo's invented data." if manifest.get("demo") else _TOO_OLD_A_BUILD
        yield Problem(shown, "publish-demo", message, "import real postings, and build the site anew.")
    yield from _old(manifest, shown, clock, max_age)
    if not despite_gate:
        yield from _gate(manifest, shown)
    yield from _damage(folder, manifest, shown)


_TOO_OLD_A_BUILD = "The site was built by a version that does not say whether its data is a demo."


def _gate(manifest: Mapping[str, Any], shown: str) -> Iterator[Problem]:
    hint = "see `rolepages diff` for what would go; `--despite-gate` publishes where that is meant."
    for fault in manifest.get("gate_faults") or ():
        yield Problem(shown, "publish-gate", str(fault), hint)


def _old(manifest: Mapping[str, Any], shown: str, clock: date, max_age: int) -> Iterator[Problem]:
    try:
        age = (clock - date.fromisoformat(str(manifest.get("as_of")))).days
    except ValueError:
        yield Problem(
            shown, "publish-not-a-site", "manifest.json does not say how old the data is.", "build anew."
        )
        return
    if age > max_age:
        message = f"The data is of {manifest['as_of']}, {counted(age, 'day')} ago; {max_age} are allowed."
        hint = "import newer postings and build, or allow more with --max-age."
        yield Problem(shown, "publish-old", message, hint)


def _damage(folder: Path, manifest: Mapping[str, Any], shown: str) -> Iterator[Problem]:
    found = local_files(folder)
    named = {file_of(address): digest for address, digest in (manifest.get("files") or {}).items()}
    missing = sorted(named.keys() - found.keys())
    changed = sorted(path for path in named.keys() & found.keys() if named[path] != found[path])
    missing += sorted(_missing_assets(folder, found) - set(missing))
    missing += [f"{place}" for place in _missing_indexes(found, manifest)]
    for paths, words in ((missing, "missing"), (changed, "not as it was built")):
        if paths:
            names = ", ".join(f"`{path}`" for path in paths[:_SHOWN])
            more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
            message = f"Of the built site something is {words}: {names}{more}."
            yield Problem(shown, "publish-damaged", message, "build the site anew.")


def _missing_indexes(found: Mapping[str, str], manifest: Mapping[str, Any]) -> list[str]:
    """Parts of the search without their first file."""
    folders = sorted(manifest.get("search") or ())
    return [name for each in folders if (name := f"{each.lstrip('/')}pagefind-entry.json") not in found]


def _missing_assets(folder: Path, found: Mapping[str, str]) -> set[str]:
    """Assets that a page uses and that are not there."""
    used: set[str] = set()
    for path in found:
        if path.endswith(".html"):
            used.update(_ASSET.findall((folder / path).read_text("utf-8", "replace")))
    return {address.lstrip("/") for address in used} - found.keys()
