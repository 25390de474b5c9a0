"""The layers: who may import whom, and that the middle of the program stays pure."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

MAY_IMPORT = {
    "domain": set(),
    "problems": set(),
    "collector": set(),
    "workers": {"collector"},
    "cluster": {"keeping", "publish", "workers"},
    "hosting": {"problems"},
    "options": {"problems", "hosting", "workers"},
    "texts": {"problems"},
    "sources": {"collector", "domain", "problems", "texts"},
    "matching": {"domain", "problems"},
    "evaluation": {"domain", "matching", "evidence", "problems"},
    "evidence": {"domain", "matching"},
    "records": {"collector", "domain", "evidence", "problems"},
    "importing": {"domain", "sources", "matching", "evidence", "records", "problems"},
    "insight": {"domain", "matching", "evidence"},
    "pages": {"domain", "insight", "evidence", "matching", "problems", "texts"},
    "seo": {"domain", "insight", "matching", "pages"},
    "render": {"domain", "hosting", "matching", "pages", "problems", "texts"},
    "audit": {"problems"},
    "publish": {"hosting", "problems"},
    "admin": {"domain"},
    "publishing": {"hosting", "problems", "publish"},
    "external": {"problems", "publishing"},
    "differing": {"domain", "pages", "problems", "render"},
}
"""Packages and modules at the top that are not named here put the others together."""

PURE = (
    "domain", "problems", "texts", "matching", "evidence", "insight", "pages", "seo", "audit", "evaluation",
    "hosting", "differing",
)  # fmt: skip
IMPURE_NAMES = {"open", "print", "input"}
IMPURE_ATTRIBUTES = {
    ("datetime", "now"), ("date", "today"), ("time", "time"), ("os", "environ"), ("os", "getenv"),
    ("sys", "stdout"), ("sys", "stderr"),
}  # fmt: skip
DATA_FILES = {
    "matching/gazetteer.py",
    "matching/skills.py",
    "matching/place_names.py",
    "evidence/areas.py",
    "evidence/brands.py",
}
"""Modules that read tables shipped beside them, once, when they are first used."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_layers(tree: ast.AST) -> set[str]:
    modules = [
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    return {
        parts[1] for module in modules if (parts := module.split("."))[0] == "generator" and len(parts) > 1
    }


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_layer_imports_only_the_layers_below_it(path: Path) -> None:
    layer = layer_of(path)
    if layer in MAY_IMPORT:
        assert imported_layers(ast.parse(path.read_text())) <= MAY_IMPORT[layer] | {layer}


@pytest.mark.parametrize("path", [path for path in MODULES if layer_of(path) in PURE], ids=name_of)
def test_the_middle_knows_no_clock_disk_or_environment(path: Path) -> None:
    if name_of(path) in DATA_FILES:
        return
    used = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            used |= {node.func.id} & IMPURE_NAMES
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used |= {(node.value.id, node.attr)} & IMPURE_ATTRIBUTES
    assert not used


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text()))


def test_third_party_libraries_have_one_home_each() -> None:
    homes = {
        "yaml": {"sources"},
        "jinja2": {"render", "texts", "inputs.py", "workshop.py"},
        "markdown": {"render"},
        "pagefind_bin": {"publish"},
        "typer": {"cli.py", "command_line"},
        "rich": {"command_line"},
        "PIL": {"render"},
        "asyncssh": {"publishing"},
        "boto3": {"publishing"},
        "brotli": {"hosting"},
        "distributed": {"cluster"},
    }
    for path in MODULES:
        tree = ast.parse(path.read_text())
        names = {
            (alias.name if isinstance(node, ast.Import) else str(node.module)).split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        }
        for library, allowed in homes.items():
            if library in names:
                assert path.relative_to(PACKAGE).parts[0] in allowed, f"{library} in {name_of(path)}"
