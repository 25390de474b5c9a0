"""The recipe for GitLab: the script of each job runs in a shell, as GitLab joins its lines."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.builders import ROLE_YAML
from tests.recipes.repositories import ROLE, WRONG, a_repository
from tests.recipes.runner import ROOT, parsed, with_program

RECIPE = ROOT / "docs/examples/ci/gitlab-ci.yml"
SITE = "jobs site"


def _run(job: str, folder: Path, key: str = "script", **variables: str) -> subprocess.CompletedProcess[str]:
    """A job's lines in one shell that stops at the first failure. The program is there already."""
    recipe = parsed(RECIPE)
    lines: list[Any] = recipe["default"][key] if key == "before_script" else recipe[job][key]
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(lines)],
        cwd=folder,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT", "CI"))},
            "CI_PROJECT_DIR": str(folder),
            "GENERATOR": str(ROOT),
            "PATH": variables.get("PATH") or with_program(folder.parent),
            "SITE": SITE,
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return a_repository(tmp_path / "repository")


def test_the_check_writes_a_report_of_code_quality_and_fails(repository: Path) -> None:
    (repository / SITE / ROLE).write_text(ROLE_YAML + WRONG)
    done = _run("check", repository)
    assert done.returncode == 1
    assert "unknown-key" in done.stderr
    report = json.loads((repository / "gl-code-quality-report.json").read_bytes())
    (found,) = (each for each in report if each["check_name"] == "unknown-key")
    assert (found["severity"], found["location"]) == (
        "critical", {"path": f"{SITE}/{ROLE}", "lines": {"begin": 11}},
    )  # fmt: skip
    kept = parsed(RECIPE)["check"]["artifacts"]
    assert (kept["when"], kept["reports"]["codequality"]) == ("always", "gl-code-quality-report.json")


def test_a_merge_request_keeps_what_changes_and_a_preview(repository: Path) -> None:
    done = _run("changes", repository)
    assert done.returncode == 0, done.stderr
    assert {repository / path for path in parsed(RECIPE)["changes"]["artifacts"]["paths"]} == {
        repository / "changes-for-readers.md", repository / "preview",
    }  # fmt: skip
    assert (repository / "changes-for-readers.md").read_text("utf-8").strip()
    assert (repository / "preview/index.html").exists()


def test_gitlab_pages_get_a_built_site(repository: Path) -> None:
    done = _run("pages", repository)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (repository / "public/index.html").exists()
    assert parsed(RECIPE)["pages"]["artifacts"]["paths"] == ["public"]


def test_another_place_gets_the_site_by_publish(repository: Path, tmp_path: Path) -> None:
    done = _run("publish", repository, PUBLISH_TO=str(tmp_path / "served"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "served/index.html").exists()


def test_a_demo_does_not_get_onto_gitlab_pages(tmp_path: Path) -> None:
    done = _run("pages", a_repository(tmp_path / "repository", demo=True))
    assert done.returncode == 1
    assert "[publish-demo]" in done.stdout


def test_without_a_source_the_import_says_so_and_ends_well(repository: Path) -> None:
    done = _run("import", repository)
    assert (done.returncode, done.stdout[:19]) == (0, "Nothing is imported")


def test_one_publication_is_under_way_at_a_time_and_none_is_cut() -> None:
    recipe = parsed(RECIPE)
    held = recipe[".publication"]
    assert (held["resource_group"], held["interruptible"]) == ("publish", False)
    assert all(recipe[job]["extends"] == ".publication" for job in ("pages", "publish"))


def test_the_program_is_installed_from_the_lock_at_one_commit(repository: Path, tmp_path: Path) -> None:
    calls = 'echo "$(basename "$0")" "$@" >> "$CALLS"'
    path = with_program(tmp_path / "fakes", git=calls, python=calls, pip=calls)
    given = {
        "CALLS": str(tmp_path / "calls"),
        "CI_BUILDS_DIR": "/builds",
        "CI_JOB_ID": "7",
        "GENERATOR_URL": "https://git.example/rolepages.git",
        "GENERATOR_REF": "1a2b",
        "PATH": path,
    }
    done = _run("", repository, "before_script", **given)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "calls").read_text("utf-8").splitlines() == [
        "git clone --quiet https://git.example/rolepages.git /builds/rolepages-7",
        "git -C /builds/rolepages-7 checkout --quiet --detach 1a2b",
        "python -m venv /builds/rolepages-7/.venv",
        "pip install --quiet --require-hashes --requirement /builds/rolepages-7/requirements.lock",
        "pip install --quiet --no-deps --no-build-isolation --editable /builds/rolepages-7",
    ]
