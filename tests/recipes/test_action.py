"""The composite action: every step runs in bash as on GitHub, on a pull request of a small repository."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import ROLE_YAML
from tests.recipes.repositories import ROLE, TODAY, WRONG, a_repository, break_roles, commit, git
from tests.recipes.runner import ROOT, Runner, with_program

SITE = "jobs site"
Machine = Callable[..., Runner]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine that has checked out what GitHub checks out: a pull request merged into its base."""

    def of(repository: Path, *, base: str = "", merge: bool = False, **programs: str) -> Runner:
        event = {"pull_request": {"base": {"sha": base}}} if base else {}
        return Runner(
            repository,
            tmp_path / "runner",
            github={"event": event, "sha": git(repository, "rev-parse", "HEAD") if merge else ""},
            environment={"PATH": with_program(tmp_path, **programs)},
        )

    return of


def _annotated(log: str, level: str = "error") -> list[tuple[str, str]]:
    return re.findall(rf"^::{level} file=([^,]*),line=(\d+),", log, re.M)


def _a_pull_request(folder: Path) -> tuple[Path, str]:
    """A wrong line in one role, on a branch of a site that has fourteen wrong roles already; its base."""
    repository = a_repository(folder)
    break_roles(repository / SITE, 14)
    base = commit(repository, "Wrong before")
    git(repository, "switch", "--quiet", "--create", "change")
    (repository / SITE / ROLE).write_text(ROLE_YAML + WRONG)
    commit(repository, "A slip")
    return repository, base


def test_annotations_of_a_pull_request_begin_with_its_own_lines_and_the_summary_has_all(
    tmp_path: Path, machine: Machine
) -> None:
    repository, base = _a_pull_request(tmp_path / "repository")
    runner = machine(repository, base=base)
    assert runner.run_action(site=SITE, install="false", today=TODAY) == 1
    said = _annotated(runner.out("Check"))
    assert said[0] == (f"{SITE}/{ROLE}", "11")
    assert len(said) == 10
    assert runner.out("Check").count("\n- ") == 5
    assert "15 errors" in runner.summary
    assert "### On changed lines (1)" in runner.summary
    assert len(set(re.findall(r"roles/[\w-]+\.yaml:11", runner.summary))) == 15
    assert runner.steps[-1].name == "Check"
    assert not (repository / "build").exists()


def test_a_merge_as_github_makes_it_is_compared_with_its_first_parent(
    tmp_path: Path, machine: Machine
) -> None:
    repository, base = _a_pull_request(tmp_path / "repository")
    git(repository, "switch", "--quiet", "--detach", "main")
    (repository / SITE / "roles/clerk-03.yaml").write_text(ROLE_YAML.replace("Backend", "Third") + WRONG)
    commit(repository, "The base moves on, wrong as well")
    git(repository, "merge", "--quiet", "--no-ff", "--message=merged", "change")
    git(repository, "switch", "--quiet", "--create", "merged")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=2", "--branch=merged", f"file://{repository}", str(clone))
    runner = machine(clone, base=base, merge=True)
    assert runner.run_action(site=SITE, install="false", today=TODAY, commands="check") == 1
    changed = (runner.temp / "rolepages/changed.diff").read_text("utf-8")
    assert re.findall(r"^\+\+\+ b/(.+?)\t?$", changed, re.M) == [f"{SITE}/{ROLE}"]


def test_without_the_base_in_the_clone_the_check_runs_and_says_so(tmp_path: Path, machine: Machine) -> None:
    repository = a_repository(tmp_path / "repository")
    runner = machine(repository, base="1" * 40)
    assert runner.run_action(site=SITE, install="false", today=TODAY, commands="check") == 0
    assert "fetch-depth: 2" in runner.out("Find the lines that the pull request changes")


def test_a_sound_pull_request_is_compared_built_and_kept(tmp_path: Path, machine: Machine) -> None:
    repository = a_repository(tmp_path / "repository")
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "switch", "--quiet", "--create", "change")
    (repository / SITE / ROLE).write_text(ROLE_YAML.replace("do not see", "never see"))
    commit(repository, "Other words")
    runner = machine(repository, base=base)
    done = runner.run_action(
        site=SITE,
        install="false",
        today=TODAY,
        host="github-pages",
        base_url="https://other.example",
        previous="none",
        preview="preview",
        commands="build\ncheck  publishable\ndiff",
    )
    assert done == 0, runner.steps[-1].out
    assert (repository / "build/.nojekyll").exists()
    assert "https://other.example/" in (repository / "build/sitemap.xml").read_text("utf-8")
    assert runner.outputs["publishable"] == {"publishable": "true"}
    assert "'name': 'preview', 'path': 'build'" in runner.out("Keep the preview")
    changes = Path(runner.outputs["diff"]["changes"]).read_text("utf-8")
    assert changes.strip()
    assert changes in runner.summary


def test_a_demo_is_built_and_a_notice_says_that_it_is_not_published(tmp_path: Path, machine: Machine) -> None:
    runner = machine(a_repository(tmp_path / "repository", demo=True))
    assert runner.run_action(site=SITE, install="false", today=TODAY, commands="build publishable") == 0
    assert runner.outputs["publishable"] == {"publishable": "false"}
    assert "::notice title=Not published::This is a demo" in runner.out("Ask whether it may be published")
    assert "**Not published:**" in runner.summary


def test_what_must_not_be_published_fails_the_step(tmp_path: Path, machine: Machine) -> None:
    repository = a_repository(tmp_path / "repository")
    manifest = repository / SITE / "data/snapshot.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace(TODAY, "2026-03-01"))
    runner = machine(repository)
    assert runner.run_action(site=SITE, install="false", today="", commands="build publishable") == 1
    assert "title=publish-old::" in runner.out("Ask whether it may be published")


def test_what_a_build_prints_is_no_command_to_github(tmp_path: Path, machine: Machine) -> None:
    repository = a_repository(tmp_path / "repository")
    (repository / SITE / ROLE).write_text(f"{ROLE_YAML}'::error::forged ##[error]forged': 1\n")
    runner = machine(repository)
    assert runner.run_action(site=SITE, install="false", today=TODAY, commands="build") == 1
    log = runner.out("Build")
    (token,) = re.findall(r"^::stop-commands::(\S+)$", log, re.M)
    assert log.index("::stop-commands::") < log.index("forged") < log.index(f"\n::{token}::")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"commands": "check deploy"}, "unknown word"),
        ({"commands": "check $(touch${IFS}made)"}, "unknown word"),
        ({"site": "$(touch made)", "commands": "check"}, "made"),
        ({"site": SITE, "commands": "check", "base_url": "https://x.example/ --output=/"}, "Invalid value"),
    ],
)
def test_no_input_becomes_a_command_or_an_option(
    tmp_path: Path, machine: Machine, inputs: dict[str, str], said: str
) -> None:
    repository = a_repository(tmp_path / "repository")
    runner = machine(repository)
    assert runner.run_action(install="false", today=TODAY, **inputs) != 0
    assert said in runner.steps[-1].out
    assert not (repository / "made").exists()


def test_the_program_is_installed_from_the_lock_with_its_digests(tmp_path: Path, machine: Machine) -> None:
    python = """
case "$3" in
  *venv) mkdir -p "$3/bin"; printf '#!/bin/sh\\necho "$@" >> "%s/pip.log"\\n' "$RUNNER_TEMP" > "$3/bin/pip"
         chmod +x "$3/bin/pip" ;;
esac"""
    runner = machine(a_repository(tmp_path / "repository"), python=python)
    assert runner.run_action(commands="", today=TODAY) == 0
    first, second = (runner.temp / "pip.log").read_text("utf-8").splitlines()
    assert "--require-hashes --requirement" in first
    assert Path(first.split()[-1]).resolve() == ROOT / "requirements.lock"
    assert "--no-deps --no-build-isolation --editable" in second
    assert Path(second.split()[-1]).resolve() == ROOT
    assert (runner.temp / "github-path").read_text("utf-8") == f"{runner.temp}/rolepages/venv/bin\n"


def test_new_postings_are_imported_before_the_check(tmp_path: Path, machine: Machine) -> None:
    repository = a_repository(tmp_path / "repository")
    (repository / SITE / "map.yaml").write_text(
        "source: {title: A list}\n"
        "keys: {id: Ref, title: Job, employer: Firm, url: Link}\n"
        f"as_of: {TODAY}\n"
    )
    (tmp_path / "new.csv").write_text(
        "Ref,Job,Firm,Link\n7,Backend Engineer,Thistle Works,https://thistle.example/7\n"
    )
    runner = machine(repository)
    runner.environment = {
        **runner.environment,
        "IMPORT_URL": str(tmp_path / "new.csv"),
        "IMPORT_MAPPING": "map.yaml",
        "IMPORT_SOURCE": "list",
    }
    assert runner.run_action(site=SITE, install="false", today=TODAY, commands="check import") == 0, (
        runner.steps
    )
    names = [step.name for step in runner.steps]
    assert names.index("Import new postings") < names.index("Check")
    assert "list" in (repository / SITE / "data/snapshot.yaml").read_text("utf-8")


def test_the_answers_of_publish_are_read_by_their_rules_name(tmp_path: Path, machine: Machine) -> None:
    """The step looks for a line of the program's JSON."""
    runner = machine(a_repository(tmp_path / "repository", demo=True))
    runner.run_action(site=SITE, install="false", today=TODAY, commands="build publishable")
    answer = json.loads((runner.temp / "rolepages/refusals.json").read_bytes())
    assert [each["rule"] for each in answer["problems"]] == ["publish-demo"]
