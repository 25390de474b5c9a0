"""A command imports what it needs when it is run: nobody waits for the rest of the program."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.command_line.commands import COMMANDS, imported
from tests.program import ROOT
from tests.whole.small import a_line, a_small_site

SLOW = {"duckdb", "icalendar", "jinja2", "openpyxl", "PIL", "yaml"}
"""Libraries that take long to import."""
LIST = """
import os, sys
from generator.cli import main
os._exit = sys.exit
try:
    main()
finally:
    print(*(name for name in sys.modules), sep="\\n", file=sys.stderr)
"""


def modules_after(*arguments: str, **environment: str) -> set[str]:
    """The modules that a new process has imported when the program ends, by their whole names."""
    ended = subprocess.run(
        [sys.executable, "-c", LIST, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "generator.cli" in ended.stderr
    return set(ended.stderr.splitlines())


def command_modules(modules: set[str]) -> set[str]:
    return {f"generator.command_line.{command.module}" for command in COMMANDS.values()} & modules


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["chekc"]])
def test_what_runs_no_command_imports_none(arguments: list[str]) -> None:
    modules = modules_after(*arguments)
    assert SLOW & modules == command_modules(modules) == set()


def test_a_rule_is_explained_without_the_site() -> None:
    assert SLOW & modules_after("explain", "unknown-key") == set()


def test_a_command_imports_no_other() -> None:
    modules = modules_after("check", "--help")
    assert command_modules(modules) == {"generator.command_line.building"}
    assert "openpyxl" not in modules


def test_a_file_is_begun_without_what_only_builds_need() -> None:
    assert {"duckdb", "icalendar", "PIL", "generator.pipeline"} & modules_after("new", "--help") == set()


def test_a_build_with_nothing_changed_imports_none_of_the_steps(tmp_path: Path) -> None:
    site = a_small_site(tmp_path / "site", [a_line()])
    build = ("build", "--site", str(site), "--today", "2026-04-01")
    assert "generator.pipeline" in modules_after(*build)
    assert ({"generator.pipeline"} | SLOW) & modules_after(*build) == set()


def test_a_build_after_an_edit_imports_nothing_that_only_other_sites_need(tmp_path: Path) -> None:
    site = a_small_site(tmp_path / "site", [a_line()])
    build = ("build", "--site", str(site), "--today", "2026-04-01")
    assert "generator.matching.skills" in modules_after(*build)
    with (site / "site.yaml").open("a") as file:
        file.write("# An edit.\n")
    modules = modules_after(*build)
    assert "generator.pipeline" in modules
    assert {"duckdb", "icalendar", "generator.admin.page", "generator.matching.skills"} & modules == set()


def test_completion_of_a_name_imports_no_command() -> None:
    words = {"COMP_WORDS": "rolepages ch", "COMP_CWORD": "1", "_ROLEPAGES_COMPLETE": "complete_bash"}
    assert command_modules(modules_after(**words)) == set()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rolepages ch", ["check"]),
        ("rolepages new gu", ["guide"]),
        ("rolepages check --fo", ["--format"]),
        ("rolepages import lc", ["lca"]),
    ],
)
def test_names_and_options_are_completed(words: str, found: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from generator.cli import app; app(prog_name='rolepages')"],
        cwd=ROOT,
        env={
            **os.environ,
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
            "_ROLEPAGES_COMPLETE": "complete_bash",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.split() == found


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_with_the_first_words_of_its_help(name: str) -> None:
    command: Any = imported(name)
    assert command.name == name
    assert " ".join(command.help.split("\n\n")[0].split()) == COMMANDS[name].help
