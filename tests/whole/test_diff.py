"""`rolepages diff` tells exactly what a build with the same input changes, and why."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import FACTS_YAML, ROLE_YAML, a_text
from tests.program import rolepages
from tests.whole.small import Lines, a_line, a_small_site, lines_of

OWN_TIP = ("title: An own advice", "roles: [backend-engineer]")
PAGES = {"changed", "closed", "redirected", "reopened"}
Edit = Callable[[Path], None]
Case = tuple[Edit, set[str]]


def postings() -> Lines:
    """Jobs of two employers."""
    return [
        a_line(places=[{"state": "CA", "country": "US"}], description="<p>We build.</p>"),
        a_line(id="2", employer="Stillwater", url="https://s.example/2"),
        a_line(id="3", title="Florist", url="https://larkspur.example/jobs/3"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site and, beside it, what was published of it."""
    folder = tmp_path_factory.mktemp("diff")
    site = a_small_site(folder / "site", postings())
    tip = a_text(*OWN_TIP, body="Ask who files. It costs {{ fact.registration_fee }}.")
    (site / "content/tips").mkdir()
    (site / "content/tips/own.md").write_text(tip, "utf-8")
    ran("build", site, "--output", "../published")
    return folder


def ran(command: str, site: Path, *arguments: str) -> str:
    result = rolepages(command, "--jobs", "1", *arguments, cwd=site)
    assert result.returncode == 0, result.stderr
    return result.stdout


def told(site: Path, *arguments: str) -> Any:
    return json.loads(ran("diff", site, "--previous", "../published", "--format", "json", *arguments))


def written(site: Path, path: str, text: str) -> None:
    (site / path).write_text(text, "utf-8")


def replaced(site: Path, path: str, old: str, new: str) -> None:
    text = (site / path).read_text("utf-8")
    assert old in text
    written(site, path, text.replace(old, new))


def with_postings(lines: Lines) -> Edit:
    return lambda site: (site / "data/postings.jsonl").write_bytes(lines_of(lines)) and None


def edited(number: int, **changes: Any) -> Edit:
    lines = postings()
    lines[number] = {**lines[number], **changes}
    return with_postings(lines)


def renamed_role(site: Path) -> None:
    (site / "roles/backend-engineer.yaml").rename(site / "roles/server-engineer.yaml")
    replaced(site, "content/tips/own.md", "backend-engineer", "server-engineer")
    rule = "{from: /roles/backend-engineer/, to: /roles/server-engineer/, since: 2026-03-31}"
    written(site, "content/redirects.yaml", f"redirects:\n  - {rule}\n")


CASES: dict[str, Case] = {
    "posting edited": (edited(0, description="<p>We mend.</p>"), {"data"}),
    "posting without a role edited": (edited(2, description="<p>Roses.</p>"), {"data"}),
    "posting removed": (with_postings(postings()[:2]), {"data", "day"}),
    "last posting of an employer removed": (with_postings([*postings()[:1], postings()[2]]), {"data", "day"}),
    "posting added": (
        with_postings([*postings(), a_line(id="4", url="https://larkspur.example/jobs/4")]),
        {"data", "day"},
    ),
    "employer added": (
        with_postings([*postings(), a_line(id="4", employer="Bracken", url="https://b.example/4")]),
        {"data", "day"},
    ),
    "tip edited": (
        lambda site: replaced(site, "content/tips/own.md", "Ask who files.", "Ask them who files."),
        {"words"},
    ),
    "guide edited": (
        lambda site: replaced(site, "content/guides/first.md", "Words.", "More words."),
        {"words"},
    ),
    "fact edited": (lambda site: replaced(site, "content/facts.yaml", "$215", "$220"), {"facts"}),
    "fact added": (
        lambda site: written(
            site, "content/facts.yaml", FACTS_YAML + FACTS_YAML[6:].replace("registration_fee", "other_fee")
        ),
        {"facts", "data"},
    ),
    "template edited": (
        lambda site: replaced(site, "templates/pages/posting.html", "{% endblock %}\n", "!{% endblock %}\n"),
        {"template"},
    ),
    "base template edited": (
        lambda site: replaced(site, "templates/base.html", "</body>", "<!-- end --></body>"),
        {"template"},
    ),
    "style sheet edited": (
        lambda site: written(site, "templates/assets/site.css", "body { color: red }"),
        {"asset"},
    ),
    "role renamed with a rule": (renamed_role, {"data"}),
    "role added": (
        lambda site: written(
            site, "roles/florist.yaml", re.sub("(?i)backend engineer", "florist", ROLE_YAML)
        ),
        {"data"},
    ),
    "site renamed": (
        lambda site: replaced(site, "site.yaml", "Larkspur Jobs", "Bracken Jobs"),
        {"site", "asset", "data"},
    ),
    "data a day younger": (
        lambda site: replaced(site, "data/snapshot.yaml", "2026-03-31", "2026-04-01"),
        {"day"},
    ),
    "nothing": (lambda site: None, set()),
}  # fmt: skip


def pages_of(tree: Path) -> dict[str, bytes]:
    """The pages of a built site by address."""
    found = {}
    for path in tree.rglob("*.html"):
        address = f"/{path.relative_to(tree).as_posix()}"
        found[address.removesuffix("index.html")] = path.read_bytes()
    return found


def files_of(tree: Path) -> dict[str, bytes]:
    """The files beside the pages, without the search and the manifest."""
    paths = (path for path in tree.rglob("*") if path.is_file() and path.suffix != ".html")
    found = {f"/{path.relative_to(tree).as_posix()}": path.read_bytes() for path in paths}
    return {
        address: content
        for address, content in found.items()
        if not address.startswith("/pagefind/") and address != "/manifest.json"
    }


def differing(before: dict[str, bytes], now: dict[str, bytes]) -> dict[str, set[str]]:
    return {
        "new": now.keys() - before.keys(),
        "gone": before.keys() - now.keys(),
        "changed": {address for address in before.keys() & now.keys() if before[address] != now[address]},
    }


@pytest.mark.parametrize("name", CASES)
def test_what_is_told_is_what_a_build_changes(name: str, published: Path, tmp_path: Path) -> None:
    edit, causes = CASES[name]
    site = shutil.copytree(published / "site", tmp_path / "site")
    (tmp_path / "published").symlink_to(published / "published")
    edit(site)
    report = told(site)
    ran("build", site, "--previous", "../published", "--output", "../built")
    by_change: dict[str, set[str]] = {}
    for page in report["pages"]:
        by_change.setdefault("changed" if page["change"] in PAGES else page["change"], set()).add(
            page["address"]
        )
    found = differing(pages_of(published / "published"), pages_of(tmp_path / "built"))
    assert {change: by_change.get(change, set()) for change in found} == found
    files: dict[str, set[str]] = {"new": set(), "gone": set(), "changed": set()}
    for file in report["files"]:
        files[file["change"]].add(file["address"])
    assert files == differing(files_of(published / "published"), files_of(tmp_path / "built"))
    assert {cause for page in report["pages"] for cause in page["causes"]} == causes
    assert report["changes"] is any(found.values())


def causes_of(report: Any) -> dict[str, list[str]]:
    return {page["address"]: page["causes"] for page in report["pages"]}


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    """A copy of the site beside what was published of it."""
    (tmp_path / "published").symlink_to(published / "published")
    return shutil.copytree(published / "site", tmp_path / "site")


def test_the_words_of_a_tip_change_the_pages_on_which_it_stands(site: Path) -> None:
    replaced(site, "content/tips/own.md", "Ask who files.", "Ask them who files.")
    assert causes_of(told(site)) == {"/roles/backend-engineer/": ["words"]}


def test_a_fact_changes_the_pages_that_print_it(site: Path) -> None:
    replaced(site, "content/facts.yaml", "$215", "$220")
    causes = causes_of(told(site))
    assert causes["/roles/backend-engineer/"] == causes["/facts/"] == ["facts"]


def test_the_words_of_one_posting_change_its_page_and_none_of_another(site: Path) -> None:
    edited(2, description="<p>Roses.</p>")(site)
    causes = causes_of(told(site))
    assert [address for address in causes if address.startswith("/jobs/")] == [
        address for address in causes if address.startswith("/jobs/florist-")
    ]
    assert set(map(tuple, causes.values())) == {("data",)}


def test_a_template_is_named_and_changes_the_pages_made_with_it(site: Path) -> None:
    replaced(site, "templates/pages/posting.html", "{% endblock %}\n", "!{% endblock %}\n")
    report = told(site)
    assert report["everywhere"]["templates"] == ["pages/posting.html"]
    causes = causes_of(report)
    assert {address.split("/")[1] for address in causes} == {"jobs"}
    assert set(map(tuple, causes.values())) == {("template",)}


def test_a_style_sheet_is_named_and_changes_every_page(site: Path) -> None:
    written(site, "templates/assets/site.css", "body { color: red }")
    report = told(site)
    assert report["everywhere"]["assets"] == ["site.css"]
    assert report["causes"]["asset"] == len(report["pages"]) == report["totals"]["pages"]["now"]


def test_two_edits_have_both_causes_where_they_meet(site: Path) -> None:
    replaced(site, "content/tips/own.md", "Ask who files.", "Ask them who files.")
    written(site, "templates/assets/site.css", "body { color: red }")
    causes = causes_of(told(site))
    assert causes["/roles/backend-engineer/"] == ["words", "asset"]
    assert causes["/about/"] == ["asset"]


def test_a_renamed_role_leads_on(site: Path) -> None:
    renamed_role(site)
    found = {page["address"]: page for page in told(site)["pages"]}
    old = found["/roles/backend-engineer/"]
    assert (old["change"], old["leads_to"]) == ("redirected", "/roles/server-engineer/")
    assert found["/roles/server-engineer/"]["change"] == "new"


def test_a_role_renamed_without_a_rule_is_an_error(site: Path) -> None:
    renamed_role(site)
    (site / "content/redirects.yaml").unlink()
    result = rolepages("diff", "--jobs", "1", "--previous", "../published", "--format", "json", cwd=site)
    assert (result.returncode, result.stdout) == (1, "")
    assert "vanished-address" in result.stderr


def test_a_posting_that_left_closes_and_later_is_gone(site: Path) -> None:
    with_postings(postings()[:2])(site)
    (closed,) = [page for page in told(site)["pages"] if page["change"] == "closed"]
    assert (closed["kind"], closed["heading"]) == ("postings", "Florist")
    ran("build", site, "--previous", "../published", "--output", "../next")
    later = ("--previous", "../next", "--today", "2026-06-01", "--format", "json")
    (gone,) = [page for page in json.loads(ran("diff", site, *later))["pages"] if page["change"] == "gone"]
    assert (gone["address"], gone["fate"]) == (closed["address"], "gone")


def test_counts_that_moved_are_told_with_the_totals(site: Path) -> None:
    with_postings(
        [*postings(), a_line(id="4", url="https://larkspur.example/jobs/4", title="Backend Engineer II")]
    )(site)
    report = told(site)
    counts = {move["address"]: (move["before"], move["now"]) for move in report["counts"]}
    assert counts["/roles/backend-engineer/"] == (2, 3)
    assert report["totals"]["postings"] == {"before": 3, "now": 4}


def test_a_floor_that_a_list_does_not_reach_is_told(site: Path) -> None:
    settings = (site / "site.yaml").read_text("utf-8")
    written(site, "site.yaml", f"{settings}gate:\n  employer: 50\n")
    flips = {flip["address"]: flip for flip in told(site)["gate"]}
    assert set(flips) == {"/employers/larkspur-systems/", "/employers/stillwater/"}
    assert not any(flip["indexable"] for flip in flips.values())
    assert flips["/employers/stillwater/"]["values"] == ["open jobs: 1 (at least 50)"]


def test_a_first_publication_is_new_and_no_error(site: Path) -> None:
    result = rolepages("diff", "--jobs", "1", cwd=site)
    assert result.returncode == 0
    assert result.stdout.startswith("No previous publication is known, so everything is new: ")


def test_what_is_published_is_said_in_two_lines(site: Path) -> None:
    lines = ran("diff", site, "--previous", "../published", "--exit-code").splitlines()
    assert lines[-1] == "Nothing changes for readers."


def test_the_exit_code_says_whether_anything_changes(site: Path) -> None:
    replaced(site, "content/tips/own.md", "Ask who files.", "Ask them who files.")
    arguments = ("diff", "--jobs", "1", "--previous", "../published")
    assert rolepages(*arguments, cwd=site).returncode == 0
    assert rolepages(*arguments, "--exit-code", cwd=site).returncode == 1


def test_nothing_is_written(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    replaced(site, "content/tips/own.md", "Ask who files.", "Ask them who files.")
    told(site)
    after = {path for path in site.rglob("*") if path.is_file()}
    assert after == before.keys()


def test_what_runs_out_is_told_as_far_ahead_as_asked(site: Path) -> None:
    replaced(site, "content/facts.yaml", "    status:", "    expires: 2026-04-20\n    status:")
    arguments = ("--today", "2026-04-01", "--days")
    (due,) = told(site, *arguments, "19")["due"]
    assert (due["day"], due["subject"]) == ("2026-04-20", "content/facts.yaml#registration_fee")
    assert told(site, *arguments, "18")["due"] == []


def test_the_comment_for_a_pull_request_begins_with_its_mark(site: Path) -> None:
    replaced(site, "content/tips/own.md", "Ask who files.", "Ask them who files.")
    text = ran("diff", site, "--previous", "../published", "--format", "markdown")
    assert text.startswith("<!-- rolepages diff -->\n")
    assert "<code>/roles/backend-engineer/</code>" in text


def test_a_comment_is_written_also_for_a_site_with_errors(site: Path) -> None:
    replaced(site, "content/tips/own.md", "registration_fee", "no_fee")
    arguments = ("diff", "--jobs", "1", "--previous", "../published", "--format", "markdown")
    result = rolepages(*arguments, cwd=site)
    assert result.returncode == 1
    assert result.stdout.startswith("<!-- rolepages diff -->\n")
    assert "content/tips/own.md" in result.stdout
