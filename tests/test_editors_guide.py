"""The first section of the editors' guide, done as it says in a copy of the repository: all its commands run.

Setting up the environment is left out, as in the tests of the README. The demo is cut to some postings.
"""

import gzip
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.matching.claims import ClaimMatcher
from generator.matching.visa_limits import restricted_to_visa
from generator.problems.rules import RULES
from generator.sources.claims import read_claims
from tests.program import ROOT, rolepages
from tests.terminal import at_terminal

GUIDE = (ROOT / "docs/editors.md").read_text("utf-8")
SECTION = "From nothing to a published role in ten minutes"
ROLE = "roles/sales-engineer.yaml"
PAGE = "build/roles/sales-engineer/index.html"
SET_UP = ["make site", ". .venv/bin/activate"]
POSTINGS = 40


def section(heading: str) -> str:
    """What stands under a second-level heading of the guide."""
    return re.split(rf"^## {re.escape(heading)}$", GUIDE, flags=re.M)[1].split("\n## ")[0]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", section(SECTION), re.M | re.S)


def commands() -> list[str]:
    return [line for block in blocks("sh") for line in block.splitlines()]


def files() -> dict[str, str]:
    """Files that the section shows, by the path in the line above them."""
    return dict(re.findall(r"^`([\w/.-]+)`:\n\n```\w+\n(.*?)^```", section(SECTION), re.M | re.S))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo with a few postings, among them those of sales engineers."""
    folder = tmp_path_factory.mktemp("guide")
    for part in ("roles", "content", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy2(ROOT / "site.yaml", folder)
    shutil.copytree(ROOT / "docs/schemas", folder / "docs/schemas")
    (folder / "data").mkdir()
    shutil.copy2(ROOT / "data/snapshot.yaml", folder / "data")
    lines = gzip.decompress((ROOT / "data/postings.jsonl.gz").read_bytes()).splitlines(keepends=True)
    kept = [*lines[:POSTINGS], *(line for line in lines[POSTINGS:] if b"Sales Engineer" in line)]
    (folder / "data/postings.jsonl").write_bytes(b"".join(kept))
    return folder


def words(command: str) -> list[str]:
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', command)][1:]


def text_of_page(site: Path) -> str:
    return (site / PAGE).read_text("utf-8")


def test_the_ten_minutes_of_the_guide(site: Path) -> None:
    left = iter(commands())
    assert [next(left), next(left)] == SET_UP
    the_role_is_begun(next(left), site)
    the_role_is_written(next(left), site)
    the_preview_shows_it(next(left), site)
    the_texts_are_added(left, site)
    it_is_published(left, site)
    assert list(left) == []


def the_role_is_begun(command: str, site: Path) -> None:
    assert command == "rolepages new role"
    (shown,) = (block for block in blocks("text") if block.startswith("Title of the role"))
    asked = [line for line in shown.splitlines() if re.match(r"[^.]*:(?: |$)", line) and "these" not in line]
    answers = [line.rpartition(":")[2].strip() for line in asked]
    session = at_terminal(answers, *words(command), cwd=site)
    assert session.returncode == 0, session.screen
    said = [line.rstrip() for line in session.screen.splitlines()]
    assert said == shown.splitlines()


def the_role_is_written(command: str, site: Path) -> None:
    assert command == "rolepages check"
    text = files()[ROLE]
    (site / ROLE).write_text(text.replace("aliases:", "alias:"), "utf-8")
    slipped = rolepages(*words(command), cwd=site)
    (shown,) = (block for block in blocks("text") if "unknown-key" in block)
    assert slipped.returncode == 1
    assert shown in slipped.stderr
    (site / ROLE).write_text(text, "utf-8")
    mended = rolepages(*words(command), cwd=site)
    assert mended.returncode == 0, mended.stderr
    assert "No errors found" in mended.stderr


def the_preview_shows_it(command: str, site: Path) -> None:
    """The server begins to listen; on a free port, as 8000 may be taken."""
    assert command == "rolepages serve"
    line = [sys.executable, "-m", "generator", *words(command), "--port", "0"]
    server = subprocess.Popen(line, cwd=site, stderr=subprocess.PIPE, text=True)
    alarm = threading.Timer(60, server.kill)
    alarm.start()
    try:
        assert server.stderr is not None
        assert any(line.startswith("Showing ") for line in server.stderr)
    finally:
        alarm.cancel()
        server.terminate()
        server.communicate()


def the_texts_are_added(left: Iterator[str], site: Path) -> None:
    texts = {path: text for path, text in files().items() if path != ROLE}
    for path, text in texts.items():
        begun = rolepages(*words(next(left)), cwd=site)
        assert f"Wrote {path}." in begun.stderr, begun.stderr
        (site / path).write_text(text, "utf-8")


def it_is_published(left: Iterator[str], site: Path) -> None:
    (site / ROLE).write_text(files()[ROLE].replace("draft: true\n", ""), "utf-8")
    for command in ("check", "build"):
        assert next(left) == f"rolepages {command}"
        done = rolepages(command, cwd=site)
        assert done.returncode == 0, done.stderr
    page = text_of_page(site)
    assert "Sales Engineers who compare two offers" in page
    assert "was $215 when we last looked it up" in page
    assert 'id="fact-h1b_registration_fee"' in page
    explained = rolepages(*words(next(left)), cwd=site)
    assert "tip: Ask how much of the pay is certain" in explained.stdout


# The style guide


def rows(heading: str) -> list[list[str]]:
    """The cells of the tables below a third-level heading of the style guide, without their heads."""
    part = re.split(rf"^### {re.escape(heading)}$", section("How to write"), flags=re.M)[1].split("\n### ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ") and "---" not in line][1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("row", rows("No adverts for one visa"), ids=lambda row: row[0])
def test_the_guide_tells_adverts_for_one_visa_as_the_check_does(row: list[str]) -> None:
    good, bad = row
    assert restricted_to_visa(bad)
    assert not restricted_to_visa(good)


@pytest.mark.parametrize("row", rows("The law"), ids=lambda row: row[1])
def test_the_check_finds_the_wrong_claims_of_the_guide_and_passes_the_right_ones(row: list[str]) -> None:
    good, bad = row
    claims = read_claims(ROOT, "content").value
    matcher = ClaimMatcher(claims.claims, claims.denials, claims.words)
    assert list(matcher.found_in(bad))
    assert not list(matcher.found_in(good))


def test_the_guide_names_rules_that_exist() -> None:
    named = re.findall(r"problems\.md#([\w-]+)", GUIDE)
    assert len(named) > 20
    assert set(named) - RULES.keys() == set()
