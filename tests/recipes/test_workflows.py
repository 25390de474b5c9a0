"""The workflows: well-formed, pinned, of few rights, and each of their own steps run."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.differing.markdown import MARKER
from tests.program import ROOT
from tests.recipes.expressions import holds, value_of
from tests.recipes.runner import ACTION, Runner, parsed, with_program

EXAMPLES = ROOT / "docs/examples/ci"
SITE = ROOT / ".github/workflows/site.yml"
WORKFLOWS = sorted([*SITE.parent.glob("*.yml"), EXAMPLES / "github-actions.yml"])
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-actions": [ACTION],
    "vendor.gitlab-ci": [EXAMPLES / "gitlab-ci.yml"],
}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_recipe_is_what_its_schema_allows(schema: str) -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    done = subprocess.run([*checker, *SCHEMAS[schema]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_workflow_has_a_weakness_that_zizmor_knows() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--offline", "--no-progress", "--format=plain", ACTION, *WORKFLOWS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _uses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["uses"]] if isinstance(value.get("uses"), str) else [])
        for inner in value.values():
            yield from _uses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _uses(inner)


def test_only_githubs_own_actions_are_used_each_pinned_to_a_commit_with_its_version() -> None:
    for path in (ACTION, *SITE.parent.glob("*.yml")):
        for used in _uses(parsed(path)):
            if not used.startswith("$/"):
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", used), f"{path.name}: {used}"
                assert re.search(rf"{used} # v\d", path.read_text("utf-8")), f"{path.name}: {used}"


def test_one_action_has_one_commit_everywhere() -> None:
    used = {each for path in (ACTION, *SITE.parent.glob("*.yml")) for each in _uses(parsed(path))}
    names = [each.partition("@")[0] for each in used]
    assert sorted(names) == sorted(set(names))


def test_the_example_calls_the_workflow_with_the_rights_that_its_jobs_ask_for() -> None:
    (job,) = parsed(EXAMPLES / "github-actions.yml")["jobs"].values()
    assert job["uses"].partition("@")[0].endswith(SITE.relative_to(ROOT).as_posix())
    asked: dict[str, str] = {}
    for each in parsed(SITE)["jobs"].values():
        asked |= each["permissions"]
    assert job["permissions"] == asked
    assert parsed(EXAMPLES / "github-actions.yml")[True].keys() == {
        key for key in parsed(SITE)[True] if key != "workflow_call"
    }


def test_what_runs_the_code_of_a_pull_request_may_only_read() -> None:
    jobs = parsed(SITE)["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read"}
    for name in ("comment", "deploy"):
        assert "build" in jobs[name]["needs"]
        assert not any("checkout" in used or used.startswith("$/") for used in _uses(jobs[name]))
    assert "secrets." not in SITE.read_text("utf-8")


def _github(name: str, **more: Any) -> dict[str, Any]:
    repository = {"default_branch": "main"}
    return {
        "event_name": name,
        "ref": "refs/heads/main",
        "ref_name": "main",
        "repository": "larkspur/jobs",
        "event": {"repository": repository},
        **more,
    }


def _from(repository: str) -> dict[str, Any]:
    head = {"head": {"repo": {"full_name": repository}}, "number": 12}
    return _github("pull_request", event={"repository": {"default_branch": "main"}, "pull_request": head})


@pytest.mark.parametrize(
    ("github", "commented"),
    [(_from("larkspur/jobs"), True), (_from("stranger/jobs"), False), (_github("push"), False)],
)
def test_only_pull_requests_of_the_repository_itself_are_commented(
    github: dict[str, Any], commented: bool
) -> None:
    assert holds(parsed(SITE)["jobs"]["comment"]["if"], {"github": github}) is commented


@pytest.mark.parametrize(
    ("github", "publishable", "url", "deployed"),
    [
        (_github("push"), "true", "https://jobs.example", True),
        (_github("schedule"), "true", "https://jobs.example", True),
        (_github("push"), "false", "https://jobs.example", False),
        (_github("push"), "true", "", False),
        (_github("workflow_dispatch", ref_name="change"), "true", "https://jobs.example", False),
        (_from("larkspur/jobs"), "true", "https://jobs.example", False),
    ],
)
def test_only_the_main_branch_with_an_address_and_no_demo_is_deployed(
    github: dict[str, Any], publishable: str, url: str, deployed: bool
) -> None:
    contexts = {
        "github": github,
        "needs": {"build": {"outputs": {"publishable": publishable}}},
        "vars": {"SITE_URL": url},
    }
    assert holds(parsed(SITE)["jobs"]["deploy"]["if"], contexts) is deployed


def test_two_runs_that_publish_are_never_under_way_at_once() -> None:
    group = parsed(SITE)["concurrency"]

    def group_of(github: dict[str, Any]) -> str:
        expression = group["group"].removeprefix("site-${{").removesuffix("}}")
        return str(value_of(expression, {"github": github}))

    assert group_of(_github("push")) == group_of(_github("schedule", ref_name="x")) == "publish"
    assert group_of(_from("larkspur/jobs")) != "publish"
    cancels = group["cancel-in-progress"].strip("${ }")
    assert not holds(cancels, {"github": _github("schedule")})


@pytest.mark.parametrize(
    ("before", "written"),
    [
        ("", "--method POST repos/larkspur/jobs/issues/12/comments"),
        ("34\n56\n", "--method PATCH repos/larkspur/jobs/issues/comments/34"),
    ],
)
def test_the_comment_is_written_once_and_then_changed(tmp_path: Path, before: str, written: str) -> None:
    (tmp_path / "ids").write_text(before)
    gh = f'case "$*" in *--paginate*) cat "{tmp_path}/ids" ;; *) echo "$@" ;; esac'
    runner = Runner(
        tmp_path,
        tmp_path / "runner",
        github={**_from("larkspur/jobs"), "token": "not-a-token"},
        environment={"PATH": with_program(tmp_path, gh=gh)},
    )
    assert runner.run_steps(parsed(SITE)["jobs"]["comment"]["steps"], {"github": runner.github}) == 0
    assert runner.steps[-1].out == f"api --silent {written} --field body=@changes/changes.md\n"


def test_the_comment_is_found_by_the_line_that_the_program_writes() -> None:
    script = parsed(SITE)["jobs"]["comment"]["steps"][-1]["run"]
    assert f'startswith("{MARKER}")' in script
