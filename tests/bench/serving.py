"""Measure how long `rolepages serve` takes from a saved file to the browser, the page and the search.

    python tests/bench/serving.py                                      the demo
    python tests/bench/serving.py --site my-site --today 2026-04-01    a site of your own

A browser that shows the changed page listens. A row is the middle of the rounds, in milliseconds since the
file was saved: until the browser is told, until it has the new page, and until the search has the change.
The site is copied, so nothing of it is changed.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from tests.bench.copying import copy_of_site  # noqa: E402
from tests.serving import Served, served  # noqa: E402

Edit = tuple[str, str, Callable[[int], None]]
"""What is changed, the page that shows it, and the change itself."""


def main() -> None:
    """Print the table."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        site = copy_of_site(options.site, Path(folder, "site"))
        arguments = ("--today", options.today) if options.today else ()
        began = time.perf_counter()
        with served(site, *arguments) as preview:
            print(f"ready after {time.perf_counter() - began:.1f} s", file=sys.stderr)
            preview.gets("/pagefind/shards.json")
            print(f"search ready after {time.perf_counter() - began:.1f} s", file=sys.stderr)
            if options.looked_through:
                preview.news("/", lambda news: news["done"] == news["total"], patience=3600)
                print(f"all pages looked at after {time.perf_counter() - began:.1f} s", file=sys.stderr)
            print("| saved | told ms | page ms | page and search ms |\n| --- | --- | --- | --- |")
            for name, page, edit in _edits(site):
                print(f"| {name} | {_row(preview, page, edit, options.rounds)} |", flush=True)


def _options() -> Any:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--site", type=Path, default=ROOT)
    parser.add_argument("--today")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--looked-through", action="store_true", help="wait until every page was looked at in the background"
    )
    return parser.parse_args()


def _edits(site: Path) -> Iterator[Edit]:
    guide = sorted((site / "content/guides").glob("*.md"))[0]
    role = sorted((site / "roles").glob("*.yaml"))[0]
    tip = next(path for path in sorted((site / "content/tips").rglob("*.md")) if role.stem in path.parts)
    address, roles = f"/guides/{guide.stem}/", f"/roles/{role.stem}/"
    yield "the text of a guide", address, lambda number: _added(guide, f"\nLine {number} is new.\n")
    yield "the title of a guide", address, _changed(guide, "title: ")
    yield "a tip", roles, lambda number: _added(tip, f"\nLine {number} is new.\n")
    yield "the opening of a role", roles, _changed(role, "intro: >-\n  ")
    yield "the label of a fact", roles, _changed(site / "content/facts.yaml", "label: ")
    yield "a template of all pages", address, _changed(site / "templates/base.html", '<p class="bar fine">')
    yield (
        "the style sheet",
        address,
        lambda number: _added(site / "templates/assets/site.css", f"\n.line-{number} {{ color: red }}\n"),
    )
    yield "the pattern of a role", roles, _changed(role, "  include:\n", "    - quokka keeper {}\n")


def _changed(file: Path, before: str, addition: str = "New{} ") -> Callable[[int], None]:
    """Every round puts other words behind `before`."""

    def change(number: int) -> None:
        text = file.read_text("utf-8")
        if before not in text:
            raise SystemExit(f"{file} has no {before!r}")
        file.write_text(text.replace(before, before + addition.format(number), 1), "utf-8")

    return change


def _added(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def _row(preview: Served, page: str, edit: Callable[[int], None], rounds: int) -> str:
    found = [_round(preview, page, edit, number) for number in range(rounds)]
    return " | ".join(f"{1000 * statistics.median(each):.0f}" for each in zip(*found, strict=True))


def _round(
    preview: Served, page: str, edit: Callable[[int], None], number: int
) -> tuple[float, float, float]:
    """Seconds until the browser is told, has the page, and has the search."""
    listening = preview.listens(page)
    readings = next(listening)["readings"]
    saved = time.perf_counter()
    edit(number)
    next(news for news in listening if news["readings"] > readings)
    told = time.perf_counter()
    preview.gets(page)
    shown = time.perf_counter()
    preview.gets("/pagefind/shards.json")
    found = time.perf_counter()
    listening.close()
    return told - saved, shown - saved, found - saved


if __name__ == "__main__":
    main()
