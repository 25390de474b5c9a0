"""The demo site, built once for all tests of a run, whatever the number of test workers."""

import gzip
import json
import re
import shutil
import time
from collections.abc import Set
from functools import cache
from pathlib import Path

import yaml

from tests.program import ROOT, rolepages

PARTS = ("site.yaml", "roles", "content", "templates", "data")
POSTINGS = "data/postings.jsonl.gz"
_ROLE_LINK = re.compile(r"\]\(/roles/([^/)]+)/")


@cache
def closed_lists() -> frozenset[str]:
    """Addresses of the demo's lists that the publication gate keeps from feeds and links."""
    findings = json.loads(rolepages("status", "--json").stdout)["findings"]
    return frozenset(each["subject"] for each in findings if each["kind"] == "closed")


def has_feeds(folder: Path, site: Path) -> bool:
    """Whether the list in the folder of the built demo is open."""
    return f"/{folder.relative_to(site).as_posix()}/" not in closed_lists()


def copy_of_input(folder: Path) -> Path:
    """The shipped input in a folder of its own, to be changed."""
    folder.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / part)
    return folder


def part_of_input(folder: Path, postings: int) -> Path:
    """A part of the shipped input in a folder of its own, to be changed."""
    return cut(copy_of_input(folder), postings)


def cut(folder: Path, postings: int) -> Path:
    """Leave the roles that have texts of their own, and the first postings.

    What is left has every kind of page, and builds in a fraction of the time.
    """
    some_postings(folder, postings)
    paths = {path.stem: path for path in (folder / "roles").iterdir()}
    kept = {name: path for name, path in paths.items() if (folder / "content/tips" / name).exists()}
    for path in paths.values():
        path.unlink() if path.stem not in kept else _name_only(path, kept.keys())
    for text in (folder / "content").rglob("*.md"):
        if not kept.keys() >= set(_ROLE_LINK.findall(text.read_text())):
            text.unlink()
    return folder


def some_postings(folder: Path, number: int) -> None:
    """Keep the first postings alone, so that a build takes a second."""
    path = folder / POSTINGS
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)[:number]
    path.write_bytes(gzip.compress(b"".join(lines), mtime=0))


def _name_only(path: Path, roles: Set[str]) -> None:
    """Take the names of other roles out of a role's file."""
    role = yaml.safe_load(path.read_text())
    for part, key in ((role, "related"), (role["titles"], "over"), (role["titles"], "over_nearby")):
        if key in part:
            part[key] = [name for name in part[key] if name in roles]
    path.write_text(yaml.safe_dump(role, sort_keys=False))


def built_once(shared: Path) -> Path:
    """The built demo site below `shared`; the first that asks builds it, others wait."""
    shared.mkdir(parents=True, exist_ok=True)
    done, output = shared / "demo.done", shared / "demo"
    try:
        (shared / "demo.lock").mkdir()
    except FileExistsError:
        for _ in range(1200):
            if done.exists():
                return output
            time.sleep(0.1)
        raise AssertionError("the demo site was not built in time") from None
    result = rolepages("build", "--output", str(output))
    assert result.returncode == 0, result.stderr
    done.touch()
    return output
