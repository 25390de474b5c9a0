"""Whatever somebody answers to `rolepages new`: it is refused with a reason, or the file passes the check."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator import new_answers
from generator.claim_checks import claim_problems
from generator.matching.roles import pattern_problems
from generator.new_files import known_names
from generator.new_texts import NewFile, new_faq, new_guide, new_role, new_tip, plural_of, slug_of
from generator.pages import urls
from generator.problems.problem import Problem
from generator.problems.report import as_text, has_errors
from generator.sources.site import read_site
from tests.program import ROOT

DAY = date(2026, 11, 23)
USABLE = (
    "no", "1.5", "null", "true", "2026-01-01", "0x1F", "1e3", "yes", "on", "Off", "y",
    'Say "no"', "it's", "A: b", "a # b", "x: y # z", "- x", "? x", ": x", "a:", "*a", "&a b", "!tag", "%x",
    "@x", "`x`",
    "{a: b}", "[a]", "a|b", "(a|b) c", "^ designer $", "a?", "automat*", "... x", "Sales ... Engineer",
    "--family", "-x", "../x", "../../etc/passwd", "/etc/passwd", "a\\b", "C++", "C# & more", "R&D",
    "Ph.D. Fellow",
    "🎉 party planner", "Ingénieur Logiciel", "Σύστημα 3", "½ time", "Über", "a—b", "Nurse’s aide",
    "x" * 300, "word " * 59 + "#", "<script>alert(1)</script>", "a\tb", "a\u2028b", "Senior II Remote",
)  # fmt: skip
REFUSED = (
    "", " ", "~", "|", ">", "?", "—", "=", "<<", "数据工程师", "a\x7fb", "a\x1bb", "\ufeffx", "\ud800x",
    "\u202eabc", "{{ role.plural }}", "{% x %}", "x" * 501, "and",
)  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What editors wrote of the demo."""
    folder = tmp_path_factory.mktemp("new") / "site"
    folder.mkdir()
    for name in ("roles", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy2(ROOT / "site.yaml", folder)
    for name in ("data", "templates"):
        (folder / name).mkdir()
    return folder


def _files(title: str, number: int) -> Iterator[NewFile]:
    """A file of every kind with this title, at pages that change from title to title."""
    roles = ((), ("data-engineer",), ("data-engineer", "qa-engineer"))[number % 3]
    visas = (("all",), ("none",), ("h-1b", "tn"))[number // 3 % 3]
    yield new_role("roles", title, plural_of(title), title, ("41-9031", "11-2021"), title)
    yield new_tip("content", title, roles, visas, DAY)
    yield new_faq("content", title, roles, visas, DAY)
    yield new_guide("content", title, () if visas in {("all",), ("none",)} else visas, DAY)


def _errors(folder: Path, paths: set[str]) -> list[Problem]:
    read = read_site(folder, DAY, pattern_faults=pattern_problems, reserved=urls.RESERVED)
    found = (*read.problems, *claim_problems(read.value.claims, read.value.prose))
    told = (
        each for each in found if each.path in paths or any(f"`{path}`" in each.message for path in paths)
    )
    return [problem for problem in told if has_errors((problem,))]


def test_every_title_that_is_taken_makes_files_that_pass_the_check(demo: Path) -> None:
    known, written = known_names(demo), {}
    by_name: dict[str, str] = {}
    for number, text in enumerate(USABLE):
        title = new_answers.role_title(known.roles, known.role_names, text)
        title = f"{title} {number}" if slug_of(title) in by_name else title
        by_name[slug_of(title)] = title
        for file in _files(title, number):
            written[file.path] = title
            (demo / file.path).parent.mkdir(parents=True, exist_ok=True)
            (demo / file.path).write_text(file.text, "utf-8")
    assert len(written) == 4 * len(USABLE)
    assert as_text(_errors(demo, set(written)), {}) == ""
    for path, title in written.items():
        text = (demo / path).read_text("utf-8")
        head = yaml.safe_load(text if path.endswith(".yaml") else text.split("---\n")[1])
        assert title in {head.get("title"), head.get("question")}, path
        (demo / path).write_text(text.replace("draft: true\n", ""), "utf-8")
    assert as_text(_errors(demo, set(written)), {}) == ""


@pytest.mark.parametrize("text", REFUSED)
def test_a_title_that_no_file_can_hold_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z`].*\.$"):
        new_answers.role_title({}, {}, text)


def test_names_are_known_by_slug_and_by_title() -> None:
    known = ("backend-engineer", "qa-engineer", "h-1b")
    assert new_answers.roles(known, "QA Engineer, backend-engineer,qa-engineer") == (
        "qa-engineer",
        "backend-engineer",
    )
    assert new_answers.roles(known, "qa-engineer backend-engineer") == ("qa-engineer", "backend-engineer")
    assert new_answers.visas(known, "H-1B") == ("h-1b",)
    assert (new_answers.roles(known, "All"), new_answers.visas(known, "none")) == ((), ("none",))


@pytest.mark.parametrize(
    ("title", "plural"),
    [
        ("Attorney", "Attorneys"),
        ("Technical Secretary", "Technical Secretaries"),
        ("Sales Coach", "Sales Coaches"),
        ("Data Analyst", "Data Analysts"),
    ],
)
def test_a_plural_is_proposed(title: str, plural: str) -> None:
    assert plural_of(title) == plural
