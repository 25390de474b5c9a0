"""A small site that builds, for tests that break one thing in it."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from tests.builders import SITE_YAML, a_site, a_text
from tests.program import ROOT

SNAPSHOT = """\
as_of: 2026-03-31
sources:
  - name: demo
    title: Demo board
    rights: full_text
    markup: true
"""
METHOD = "## Counts\n\nWe count.\n\n## Jobs and postings\n\nAlso these.\n\n## Employers\n\nAnd those."
Lines = list[dict[str, Any]]


def a_small_site(folder: Path, postings: Lines | None = None) -> Path:
    """A site with the given postings."""
    site = {"site.yaml": f"{SITE_YAML}data_licence: https://licences.example/by\n"}
    a_site(folder, {**site, **_pages(), **_snapshot(postings)})
    if not (folder / "templates").exists():
        shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def a_line(**changes: Any) -> dict[str, Any]:
    """A posting as it stands in the snapshot, but for the changed keys."""
    return {
        "id": "1",
        "source": "demo",
        "title": "Backend Engineer",
        "employer": "Larkspur Systems",
        "url": "https://larkspur.example/jobs/1",
        **changes,
    }


def lines_of(postings: Lines) -> bytes:
    """The postings as a snapshot's file has them."""
    return b"".join(orjson.dumps(posting) + b"\n" for posting in postings)


def _snapshot(postings: Lines | None) -> Mapping[str, str | bytes]:
    lines = lines_of([a_line()] if postings is None else postings)
    return {"data/snapshot.yaml": SNAPSHOT, "data/postings.jsonl": lines}


def _pages() -> Mapping[str, str]:
    pages = {f"content/pages/{name}.md": _page(name) for name in ("about", "corrections", "data")}
    return {
        **pages,
        "content/pages/method.md": _page("method", METHOD),
        "content/guides/first.md": _page("A first guide"),
    }


def _page(title: str, body: str = "Words.") -> str:
    description = f"What stands on the page {title}, in one sentence that is long enough."
    return a_text(f"title: {title.capitalize()}", f"description: {description}", body=body)
