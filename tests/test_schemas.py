"""The schemas that text editors use are those of the program, and every shipped file fits its own."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.command_line.commands import COMMANDS
from generator.schemas import (
    FOLDER,
    FRONT_MATTER,
    KINDS,
    YAML_FILES,
    file_name,
    modeline,
    schema_bytes,
    schema_of,
)
from tests.json_schema import faults
from tests.program import ROOT, rolepages


class Core(yaml.SafeLoader):
    """YAML 1.2 with its core types, as text editors read it: no dates, and `no` is a text."""


Core.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("null", r"null|~|", "n~\0"),
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{form})$"), list(first))


def told(kind: str, text: str) -> list[str]:
    schema = schema_of(kind)
    return list(faults(yaml.load(text, Loader=Core), schema, schema))  # noqa: S506 - a loader of plain values


def yaml_files() -> list[tuple[str, Path]]:
    return [(kind, path) for kind, (_, glob) in YAML_FILES.items() for path in sorted(ROOT.glob(glob))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_the_repository_is_current(kind: str) -> None:
    """After a change of a model: `python docs/reference.py`."""
    assert (ROOT / FOLDER / file_name(kind)).read_bytes() == schema_bytes(kind)


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == {file_name(kind) for kind in KINDS}


@pytest.mark.parametrize(("kind", "path"), yaml_files(), ids=lambda value: getattr(value, "name", value))
def test_a_shipped_file_fits_its_schema_and_names_it(kind: str, path: Path) -> None:
    text = path.read_text("utf-8")
    assert told(kind, text) == []
    line = text.split("\n", 1)[0]
    assert line == modeline(kind, path.relative_to(ROOT).as_posix())
    assert (path.parent / line.partition("$schema=")[2]).resolve() == ROOT / FOLDER / file_name(kind)


def test_every_yaml_file_of_an_editor_has_a_schema() -> None:
    known = {path for _, path in yaml_files()}
    patterns = ("[!.]*.yaml", "roles/**/*.yaml", "content/**/*.yaml", "data/*.yaml")
    assert {path for pattern in patterns for path in ROOT.glob(pattern)} == known


@pytest.mark.parametrize("folder", ["tips", "faq", "guides", "visas", "pages"])
def test_the_keys_of_every_article_fit_a_schema(folder: str) -> None:
    kinds = [kind for kind, (_, glob) in FRONT_MATTER.items() if glob.startswith(f"content/{folder}/")]
    for path in sorted((ROOT / "content" / folder).rglob("*.md")):
        head = path.read_text("utf-8").split("\n---\n", 1)[0].removeprefix("---\n")
        kind = next(kind for kind in kinds if kind.endswith("reuse") == head.startswith("use:"))
        assert told(kind, head) == [], path


@pytest.mark.parametrize("kind", [*YAML_FILES, *FRONT_MATTER])
def test_every_key_of_a_schema_says_what_it_means(kind: str) -> None:
    schema = schema_of(kind)
    parts = {f"#/$defs/{name}": part for name, part in schema.get("$defs", {}).items()}
    silent = [
        name
        for name, part in _keys(schema)
        if not (part.get("description") or parts.get(part.get("$ref", ""), {}).get("description"))
    ]
    assert silent == []


def _keys(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        properties = part.get("properties")
        if isinstance(properties, dict):
            yield from properties.items()
        for inner in part.values():
            yield from _keys(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _keys(inner)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("titel: A", ".titel"),
        ("related: backend-engineer", "not of type array"),
        ("related: [Backend Engineer]", "has not the form"),
        ("draft: sometimes", "not of type boolean"),
        ("publish_on: 1 April", "no date"),
        ("title: ''", "beyond minLength"),
    ],
)
def test_a_schema_marks_a_mistake(wrong: str, words: str) -> None:
    text = (ROOT / "roles/qa-engineer.yaml").read_text("utf-8")
    key = wrong.partition(":")[0]
    kept = re.sub(rf"^{key}:.*\n", "", text, flags=re.M)
    (fault,) = told("role", f"{kept}\n{wrong}\n")
    assert words in fault


def test_a_text_that_looks_like_a_number_fits_as_it_does_for_the_check() -> None:
    text = (ROOT / "roles/qa-engineer.yaml").read_text("utf-8")
    assert told("role", re.sub(r"^family:.*$", "family: 2026", text, flags=re.M)) == []


def test_all_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    result = rolepages("schema", "--all", str(tmp_path / "made"))
    assert result.returncode == 0, result.stderr
    made = {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()}
    assert made == {file_name(kind): schema_bytes(kind) for kind in KINDS}


def test_one_schema_is_printed_and_an_unknown_kind_is_guessed() -> None:
    assert json.loads(rolepages("schema", "role").stdout) == schema_of("role")
    assert "did you mean `role`?" in rolepages("schema", "rol").stderr
    assert rolepages("schema").returncode == 2


def test_the_settings_for_the_text_editor_map_every_schema_to_its_files() -> None:
    mapped = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert mapped == {f"./{FOLDER}/{file_name(kind)}": glob for kind, (_, glob) in YAML_FILES.items()}


def test_the_extensions_that_are_recommended_are_named() -> None:
    named = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in named


def test_the_task_of_the_text_editor_reads_every_line_of_the_report(tmp_path: Path) -> None:
    task = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]
    assert task["command"] == ".venv/bin/rolepages check --format lines"
    pattern = task["problemMatcher"]["pattern"]
    result = rolepages("check", "--format", "lines", cwd=tmp_path)
    found = [re.search(pattern["regexp"], line) for line in result.stdout.splitlines()]
    assert all(found)
    read = {(each[pattern["file"]], each[pattern["line"]], each[pattern["code"]]) for each in found if each}
    assert ("site.yaml", "1", "missing-file") in read


def test_the_hook_before_a_commit_runs_the_check() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, command = hook["entry"].split()
    assert (program, hook["language"], hook["pass_filenames"]) == ("rolepages", "python", False)
    assert command in COMMANDS
    for path in (
        "site.yaml",
        "roles/a.yaml",
        "content/tips/a.md",
        "data/snapshot.yaml",
        "templates/base.html",
    ):
        assert re.search(hook["files"], path)
