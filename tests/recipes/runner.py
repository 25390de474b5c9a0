"""A machine of GitHub in small: the steps of an action or a job run in bash, with its variables."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests import shell
from tests.program import ROOT
from tests.recipes.expressions import filled, holds

ACTION = ROOT / ".github/actions/rolepages/action.yml"
_BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")
"""How GitHub runs a step with `shell: bash`."""


def parsed(path: Path) -> Any:
    """A YAML file; the key `on` of a workflow is read as True, as YAML 1.1 has it."""
    return yaml.safe_load(path.read_text("utf-8"))


def with_program(folder: Path, **programs: str) -> str:
    """A PATH that begins with a folder of programs: this `rolepages`, and shell scripts by name."""
    bin_folder = folder / "bin"
    bin_folder.mkdir(exist_ok=True, parents=True)
    for name, script in {"rolepages": shell.command(), **programs}.items():
        (bin_folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (bin_folder / name).chmod(0o755)
    return f"{bin_folder}:{os.environ['PATH']}"


@dataclass
class Step:
    """How a step ended."""

    name: str
    code: int
    out: str


@dataclass
class Runner:
    """A machine of GitHub with a checked-out workspace."""

    workspace: Path
    temp: Path
    github: Mapping[str, Any] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables beside those of GitHub; PATH among them."""
    steps: list[Step] = field(default_factory=list)
    outputs: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.temp.mkdir(parents=True)
        for name in ("summary", "output", "path"):
            self._file(name).touch()

    @property
    def summary(self) -> str:
        """What stands in the job's summary."""
        return self._file("summary").read_text("utf-8")

    def out(self, name: str) -> str:
        """What a step printed."""
        return next(step.out for step in self.steps if step.name == name)

    def run_action(self, **inputs: str) -> int:
        """Run our action with the inputs (`_` for `-`); the code of the step that failed, or 0."""
        action = parsed(ACTION)
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert given.keys() <= action["inputs"].keys()
        contexts = {"github": self.github}
        defaults = {name: filled(one["default"], contexts) for name, one in action["inputs"].items()}
        return self.run_steps(action["runs"]["steps"], {**contexts, "inputs": {**defaults, **given}})

    def run_steps(self, steps: list[Mapping[str, Any]], contexts: Mapping[str, Any]) -> int:
        """Run the steps until one fails. Steps that use another action are noted and not run."""
        for step in steps:
            known = {**contexts, "steps": {key: {"outputs": found} for key, found in self.outputs.items()}}
            if not holds(step.get("if", "'yes'"), known):
                continue
            name = step.get("name", step.get("uses", ""))
            if "uses" in step:
                using = {key: filled(str(value), known) for key, value in step.get("with", {}).items()}
                self.steps.append(Step(name, 0, repr(using)))
                continue
            given = {key: filled(str(value), known) for key, value in step.get("env", {}).items()}
            assert "${{" not in step["run"], "values reach a script through its environment alone"
            self.steps.append(self._run(name, step["run"], given))
            self.outputs[step.get("id", name)] = self._taken_outputs()
            if self.steps[-1].code:
                return self.steps[-1].code
        return 0

    def _run(self, name: str, script: str, given: Mapping[str, str]) -> Step:
        done = subprocess.run(
            [*_BASH, script],
            cwd=self.workspace,
            env={
                **{key: value for key, value in os.environ.items() if not key.startswith("GIT")},
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(ACTION.parent),
                "GITHUB_WORKSPACE": str(self.workspace),
                "GITHUB_SHA": str(self.github.get("sha", "")),
                "GITHUB_EVENT_NAME": str(self.github.get("event_name", "")),
                "GITHUB_OUTPUT": str(self._file("output")),
                "GITHUB_PATH": str(self._file("path")),
                "GITHUB_STEP_SUMMARY": str(self._file("summary")),
                "RUNNER_TEMP": str(self.temp),
                **self.environment,
                **given,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        return Step(name, done.returncode, done.stdout)

    def _file(self, name: str) -> Path:
        return self.temp / f"github-{name}"

    def _taken_outputs(self) -> dict[str, str]:
        lines = self._file("output").read_text("utf-8").splitlines()
        self._file("output").write_text("")
        return dict(line.split("=", 1) for line in lines)
