"""The forms of the check for GitHub and GitLab, as a continuous integration runs it."""

import json
from pathlib import Path

import pytest

from tests.builders import ROLE_YAML
from tests.external.answering import answering
from tests.program import rolepages
from tests.whole.small import a_small_site

ROLE = "roles/backend-engineer.yaml"
DIFF = f"--- a/deep/site/{ROLE}\n+++ b/deep/site/{ROLE}\n@@ -11,0 +12 @@\n+secnd: a slip\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with two slips in one role, in a folder of a repository."""
    (tmp_path / ".git").mkdir()
    folder = a_small_site(tmp_path / "deep/site")
    (folder / ROLE).write_text(f"{ROLE_YAML}intrro: a slip\nsecnd: a slip\n")
    return folder


@pytest.mark.parametrize("cwd", [".", "deep", "deep/site", "deep/site/roles"])
def test_paths_are_seen_from_the_root_of_the_repository_wherever_the_program_runs(
    site: Path, tmp_path: Path, cwd: str
) -> None:
    for place in (str(site), "." if cwd == "deep/site" else str(site)):
        ran = rolepages("check", "--site", place, "--format", "github", cwd=tmp_path / cwd)
        assert f"file=deep/site/{ROLE},line=11," in ran.stdout
    ran = rolepages("check", "--site", str(site), "--format", "gitlab", cwd=tmp_path / cwd)
    assert {each["location"]["path"] for each in json.loads(ran.stdout)} == {f"deep/site/{ROLE}"}


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_without_git_the_root_is_the_one_that_the_host_names(
    site: Path, tmp_path: Path, variable: str
) -> None:
    (tmp_path / ".git").rmdir()
    named = {variable: str(tmp_path), "GITHUB_STEP_SUMMARY": ""}
    ran = rolepages("check", "--format", "github", cwd=site, **named)
    assert f"file=deep/site/{ROLE},line=11," in ran.stdout


def test_what_a_diff_touches_comes_first_and_the_summary_says_where(site: Path, tmp_path: Path) -> None:
    (tmp_path / "changed.diff").write_text(DIFF)
    arguments = ("check", "--format", "github", "--changed-lines", str(tmp_path / "changed.diff"))
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n")
    ran = rolepages(*arguments, cwd=site, GITHUB_STEP_SUMMARY=str(summary))
    assert [line.partition(",col=")[0] for line in ran.stdout.splitlines()] == [
        f"::error file=deep/site/{ROLE},line={line},endLine={line}" for line in (12, 11)
    ]
    said = summary.read_text("utf-8")
    assert said.startswith("Before.\n## rolepages: 2 errors in 1 file")
    assert "### On changed lines (1)" in said


def test_a_summary_that_cannot_take_more_is_told_and_the_annotations_are_printed(
    site: Path, tmp_path: Path
) -> None:
    full = tmp_path / "full.md"
    full.write_bytes(b"x" * 1024 * 1024)
    for place, said in ((full, "has no room"), (tmp_path, "cannot be written")):
        ran = rolepages("check", "--format", "github", cwd=site, GITHUB_STEP_SUMMARY=str(place))
        assert said in ran.stderr
        assert (ran.returncode, ran.stdout.count("::error ")) == (1, 2)
    assert full.stat().st_size == 1024 * 1024


@pytest.mark.parametrize(
    ("name", "text", "form", "said"),
    [
        ("missing.diff", None, "github", "cannot be read"),
        ("words.diff", "No diff at all.\n", "github", "is no unified diff"),
        ("cut.diff", DIFF.rpartition("+")[0], "github", "ends within a hunk"),
        ("right.diff", DIFF, "text", "--format github"),
    ],
)
def test_a_diff_that_cannot_be_used_is_a_wrong_command_line(
    site: Path, name: str, text: str | None, form: str, said: str
) -> None:
    if text is not None:
        (site / name).write_text(text)
    ran = rolepages("check", "--changed-lines", name, "--format", form, cwd=site)
    assert ran.returncode == 2
    assert said in " ".join(ran.stderr.replace("│", " ").split())


@pytest.mark.parametrize("form", ["text", "json", "lines", "github", "gitlab"])
def test_a_mistyped_address_of_the_last_publication_is_told_in_every_form(site: Path, form: str) -> None:
    (site / ROLE).write_text(ROLE_YAML)
    with answering({}) as server:
        ran = rolepages("check", "--format", form, "--previous", server.at("/jbos", "127.0.0.1"), cwd=site)
        assert server.asked == ["GET /jbos/manifest.json", "GET /jbos/"]
    said = " ".join((ran.stderr if form == "text" else ran.stdout).split())
    assert ran.returncode == 0
    for words in ("/jbos/manifest.json nor", "/jbos/ exists", "--previous none"):
        assert words in said or words.replace(":", "%3A") in said


def test_gitlab_gets_its_report_and_the_reader_of_the_log_the_text(site: Path) -> None:
    ran = rolepages("check", "--format", "gitlab", cwd=site)
    assert [each["severity"] for each in json.loads(ran.stdout)] == ["critical", "critical"]
    assert "2 errors in 1 file." in ran.stderr
    assert ran.returncode == 1
