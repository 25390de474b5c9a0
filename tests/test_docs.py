"""The documentation is complete, its links lead somewhere, and what it shows is true."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from generator.cli import whole_program
from generator.domain.article import ContentPage, Faq, FaqReuse, Guide, Tip, TipReuse, VisaText
from generator.domain.eligibility import Eligibility
from generator.domain.fact import FactLedger
from generator.domain.posting import Manifest, Posting
from generator.domain.role import Role
from generator.domain.settings import Settings
from generator.hosting.hosts import LIMITS
from generator.hosting.policy import security_headers
from generator.importing.mapping import Mapping
from generator.matching.roles import compile_roles, pattern_problems, roles_of
from generator.problems.report import as_text, severity_of
from generator.problems.rules import RULES
from generator.sources.site import read_site
from generator.texts.language import ROLE, SITE, VISA
from tests.builders import a_role
from tests.test_architecture import MAY_IMPORT

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
MADE = ("commands.md", "formats.md", "problems.md")
WORKFLOWS = sorted(
    [
        *(ROOT / ".github").glob("*/*.yml"),
        *(ROOT / ".github").glob("*/*/*.yml"),
        *(DOCS / "examples/ci").iterdir(),
    ]
)
MODELS: dict[str, type[BaseModel]] = {
    "site.yaml": Settings,
    "roles/NAME.yaml": Role,
    "content/tips/**/NAME.md": Tip,
    "content/tips/**/NAME.md with use": TipReuse,
    "content/faq/**/NAME.md": Faq,
    "content/faq/**/NAME.md with use": FaqReuse,
    "content/guides/NAME.md": Guide,
    "content/visas/NAME.md": VisaText,
    "content/pages/NAME.md": ContentPage,
    "content/facts.yaml": FactLedger,
    "content/eligibility.yaml": Eligibility,
    "data/snapshot.yaml": Manifest,
    "data/postings.jsonl": Posting,
    "The mapping of a CSV import": Mapping,
}


def text_of(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def section(name: str, heading: str) -> str:
    """What stands under a second-level heading."""
    parts = re.split(r"^## ", text_of(name), flags=re.M)
    return next(part for part in parts if part.split("\n", 1)[0] == heading)


def path_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, *languages: str) -> list[str]:
    """The fenced blocks of the languages; an empty one is a block that names none."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    return [text for language, text in found if language in languages]


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name."""

    def below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        yield name, command
        for word, inner in getattr(command, "commands", {}).items():
            yield from below(f"{name} {word}", inner)

    return below("rolepages", whole_program())


def options(command: Any) -> set[str]:
    named = {each for param in command.params for each in (*param.opts, *param.secondary_opts)}
    return {each for each in named if each.startswith("--")} | {"--help"}


# The pages that follow from the program


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reference")
    subprocess.run([sys.executable, DOCS / "reference.py", folder], cwd=ROOT, check=True)
    return folder


@pytest.mark.parametrize("name", MADE)
def test_a_reference_page_is_what_the_program_says_now(made: Path, name: str) -> None:
    """After a wanted change run `python docs/reference.py` and read what changed."""
    assert text_of(name) == (made / name).read_text("utf-8")


def test_every_command_is_documented_with_its_words_and_options() -> None:
    for name, command in commands():
        said = section("commands.md", name)
        assert " ".join((command.help or "").split()) in said
        for param in command.params:
            assert param.help, f"{name} {param.name} has no help"
            assert param.help in said
        assert {each for each in options(command) - {"--help"} if f"`{each}" not in said} == set()


@pytest.mark.parametrize("heading", MODELS)
def test_every_key_of_a_file_is_documented(heading: str) -> None:
    listed = set(re.findall(r"^\| `([^`]+)`", section("formats.md", heading), re.M))
    names = {key.rpartition(".")[2] for key in listed}
    schema = MODELS[heading].model_json_schema()
    models = [schema, *schema.get("$defs", {}).values()]
    assert {key for model in models for key in model.get("properties", {})} - names == set()


def test_every_key_and_column_of_a_download_is_documented_and_no_other(demo_site: Path) -> None:
    said = section("formats.md", "jobs.json and jobs.csv")
    documented = set(re.findall(r"^\| `([^`]+)`", said, re.M))
    listed = json.loads((demo_site / "data/jobs.json").read_bytes())
    keys = {*listed, *(key for job in listed["jobs"] for key in job)}
    for group in ("filings", "wage_level"):
        keys |= {f"{group}.{key}" for job in listed["jobs"] for key in job[group] or ()}
    assert documented == keys
    columns = re.findall(r"^\| `[^`]+` \| `([^`]+)` \|", said, re.M)
    assert columns == (demo_site / "data/jobs.csv").read_text("utf-8").splitlines()[0].split(",")


def test_every_rule_is_documented_with_both_examples() -> None:
    for rule in RULES.values():
        said = section("problems.md", rule.name)
        assert rule.why in said
        assert f"```text\n{rule.wrong}\n```" in said
        assert f"```text\n{rule.right}\n```" in said


# Links


def anchors(page: Path) -> set[str]:
    """Ids that GitHub gives the headings of a page."""
    headings = re.findall(
        r"^#+ (.+)$", re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S), re.M
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Files and anchors of the page's links within the repository."""
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", page.read_text("utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            path, _, anchor = target.partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


@pytest.mark.parametrize("page", PAGES, ids=path_of)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    for target, anchor in links(page):
        assert target.exists(), f"{path_of(page)} links to {target}"
        assert not anchor or anchor in anchors(target), f"{path_of(page)} links to {target.name}#{anchor}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [target for target, _ in links(page) if target.suffix == ".md" and target in PAGES]
    assert set(PAGES) - reached == set()


# Commands that are shown


def shown_commands() -> list[tuple[str, str]]:
    lines = [
        (page, line) for page in PAGES for block in blocks(page, "sh", "") for line in block.splitlines()
    ]
    lines += [(page, line) for page in WORKFLOWS for line in page.read_text("utf-8").splitlines()]
    return [(path_of(page), line.strip()) for page, line in lines]


def test_every_command_that_is_shown_exists_with_its_options() -> None:
    known, seen = dict(commands()), 0
    for page, line in shown_commands():
        found = re.search(r"(?:^|\.venv/bin/)(rolepages .*)", line)
        if not found:
            continue
        words = shlex.split(found[1])
        name = max((each for each in known if words[: len(each.split())] == each.split()), key=len)
        given = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert given <= options(known[name]), f"{page}: {line}"
        seen += 1
    assert seen > 20


def test_every_make_target_that_is_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for page in PAGES:
        shown = re.findall(r"(?:^|`)make ([a-z]+)(?:`|$)", page.read_text("utf-8"), re.M)
        assert set(shown) <= targets, path_of(page)


def test_every_script_that_is_shown_exists() -> None:
    scripts = [
        script
        for page in PAGES
        for script in re.findall(r"python ((?:docs|data|tests)/[\w/]+\.py)", page.read_text("utf-8"))
    ]
    assert scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


# Examples of the editors' guide


def example_files() -> dict[str, str]:
    """Files that the guide shows, by the path in the line above them."""
    found = re.findall(r"^`([\w/.-]+)`:\n\n```\w+\n(.*?)^```", text_of("editors.md"), re.M | re.S)
    return dict(found)


def test_the_files_that_the_editors_guide_shows_have_no_errors(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "roles", tmp_path / "roles")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for name in ("data", "templates"):
        (tmp_path / name).mkdir()
    shutil.copy2(ROOT / "site.yaml", tmp_path)
    files = example_files()
    assert len(files) == 5
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    (facts,) = (block for block in blocks(DOCS / "editors.md", "yaml") if block.startswith("facts:\n"))
    with (tmp_path / "content/facts.yaml").open("a", encoding="utf-8") as ledger:
        ledger.write(facts.removeprefix("facts:\n"))
    read = read_site(tmp_path, date(2026, 4, 1), clock=date(2026, 11, 22), pattern_faults=pattern_problems)
    errors = [problem for problem in read.problems if severity_of(problem) == "error"]
    assert as_text(errors, read.value.texts) == ""
    assert "sales-engineer" in read.value.roles
    assert "example_form_fee" in read.value.ledger.facts


def pattern_rows() -> list[list[str]]:
    table = section("editors.md", "Say which titles belong to it").split("| --- | --- | --- | --- |\n")[1]
    rows = table.split("\n\n")[0].replace("\\|", "\0").splitlines()
    return [[cell.strip().replace("\0", "|") for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("row", pattern_rows(), ids=lambda row: row[0])
def test_a_pattern_of_the_editors_guide_meets_what_it_says(row: list[str]) -> None:
    pattern, _, meets, misses = row
    matcher = compile_roles({"a": a_role(titles={"include": (pattern.strip("`"),)})})
    assert roles_of(meets, matcher)
    assert not roles_of(misses, matcher)


def test_the_lists_of_words_of_the_editors_guide_can_be_read() -> None:
    (shown,) = (block for block in blocks(DOCS / "editors.md", "yaml") if block.startswith("titles:\n"))
    assert pattern_problems(a_role(**yaml.safe_load(shown))) == ()


def test_the_report_of_the_editors_guide_is_what_the_check_prints() -> None:
    printed = (ROOT / "tests/rules/expected/unknown-key.txt").read_text("utf-8")
    assert printed in blocks(DOCS / "editors.md", "text")


def test_the_editors_guide_names_every_variable() -> None:
    rows = [line for line in section("editors.md", "Variables").splitlines() if line.startswith("| `")]
    named = set(re.findall(r"`\{\{ ([\w.]+)(?:\(\d+\))? \}\}`", "\n".join(rows)))
    assert named == {*SITE, *ROLE, *VISA, "fact.ID"}


# What other pages say


def test_the_policy_to_deploy_is_the_one_of_the_pages() -> None:
    for name, value in security_headers(https=False).items():
        assert f"  {name}: {value}\n" in text_of("deploying.md")


def test_the_limits_of_hosts_are_those_that_builds_are_held_against() -> None:
    rows = {
        row.split("|")[1].strip(" `"): row
        for row in section("deploying.md", "Hosts").splitlines()
        if "|" in row
    }
    for host, limits in LIMITS.items():
        for limit in (limits.files, limits.files_paid, limits.redirects, limits.folder_entries):
            assert limit is None or f"{limit:,}" in rows[host]


def test_the_architecture_page_has_the_layers_of_the_test() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \|([^|]*)\|$", section("architecture.md", "The layers"), re.M)
    assert {layer: set(re.findall(r"`(\w+)`", allowed)) for layer, allowed in rows} == MAY_IMPORT


def test_the_tests_that_the_architecture_page_names_exist() -> None:
    named = re.findall(r"`(tests/[\w/.]+)`", text_of("architecture.md"))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_pythons_of_the_workflow_are_those_of_the_package() -> None:
    wanted = re.search(
        r'requires-python = ">=3\.(\d+),<3\.(\d+)"', (ROOT / "pyproject.toml").read_text("utf-8")
    )
    assert wanted
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    tested = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert tested == [f"3.{minor}" for minor in range(int(wanted[1]), int(wanted[2]))]


def test_the_changelog_begins_with_what_is_not_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.M)[0] == "Unreleased"
    assert set(re.findall(r"^### (.+)$", text, re.M)) <= {
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    }


def test_large_sites_are_reckoned_from_rows_of_the_benchmarks() -> None:
    reckoned = text_of("large-sites.md")
    rows = re.findall(r"^\| (10,000|50,000) \| ours \| (.+) \|$", text_of("benchmarks.md"), flags=re.M)
    assert rows
    shown = []
    for postings, row in rows:
        seconds, _, _, processor, peak, pages, files, size, search = row.split(" | ")
        shown.append(
            f"| {postings} | {seconds} | {processor} | {peak} | {pages} | {files} | {size} | {search} |"
        )
    assert {row.split(" | ")[0] for row in shown if row in reckoned} == {"| 10,000", "| 50,000"}
