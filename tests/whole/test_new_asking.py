"""`rolepages new` at a terminal: it asks, shows its defaults, and asks again with the reason."""

from pathlib import Path

import pytest

from tests.builders import TODAY
from tests.program import rolepages
from tests.terminal import CTRL_C, CTRL_D, at_terminal
from tests.whole.small import a_small_site

WAY = ("--today", TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site without a text about TN."""
    made = a_small_site(tmp_path / "site")
    (made / "content/visas/tn.md").unlink()
    return made


@pytest.mark.parametrize(
    ("kind", "answers", "path"),
    [
        ("role", ["Sales Engineer", "", "Sales", "41-9031", ""], "roles/sales-engineer.yaml"),
        (
            "role",
            ["Technical Secretary", "", "Office", "43-6014, 43-6011", "Secretaries"],
            "roles/technical-secretary.yaml",
        ),
        ("tip", ["", "", "Ask: who pays?"], "content/tips/shared/ask-who-pays.md"),
        ("tip", ["Backend Engineer", "h-1b, TN", "Ask"], "content/tips/backend-engineer/ask.md"),
        ("faq", ["all", "none", 'What does "it" cost?'], "content/faq/shared/what-does-it-cost.md"),
        ("faq", ["backend-engineer", "", "# no"], "content/faq/backend-engineer/no.md"),
        ("guide", ["How to read 🎉 an offer", "all"], "content/guides/how-to-read-an-offer.md"),
        ("guide", ["No", ""], "content/guides/no.md"),
        ("visa", ["tn", ""], "content/visas/tn.md"),
    ],
)
def test_every_kind_is_asked_for_and_what_is_written_passes_the_check(
    folder: Path, kind: str, answers: list[str], path: str
) -> None:
    session = at_terminal(answers, "new", kind, *WAY, cwd=folder)
    assert session.returncode == 0, session.screen
    assert session.screen.count(": ") >= len(answers)
    assert f"Wrote {path}. Write " in session.screen
    assert "`rolepages check`" in session.screen
    text = (folder / path).read_text("utf-8")
    (folder / path).write_text(text.replace("draft: true\n", ""), "utf-8")
    checked = rolepages("check", *WAY, cwd=folder)
    assert checked.returncode == 0, checked.stderr


def test_a_wrong_answer_is_asked_again_with_the_reason(folder: Path) -> None:
    wrong = {
        "": "it cannot be empty",
        "../x{{ y }}": "work in the text below",
        "backend engineer": "roles/backend-engineer.yaml is there already",
        "Backend Engineers": "is a name of roles/backend-engineer.yaml already",
        "数据工程师": "write it with Latin letters",
    }
    answers = [*wrong, "Sales Engineer", "", "", "Sales", "41", "41-9031", ""]
    session = at_terminal(answers, "new", "role", *WAY, cwd=folder)
    assert session.returncode == 0, session.screen
    assert [reason for reason in wrong.values() if reason not in session.screen] == []
    assert session.screen.count("Title of the role") == len(wrong) + 1
    assert session.screen.count("Heading in the list of roles: ") == 2
    assert session.screen.count("these headings: Software.") == 1
    assert "`41` is no SOC code" in session.screen


def test_defaults_are_shown(folder: Path) -> None:
    screen = at_terminal(["Sales Coach", "", "A", "15-1252", CTRL_C], "new", "role", cwd=folder).screen
    assert "Its plural [Sales Coaches]: " in screen
    assert "Official title of 15-1252 [Software Developers]: " in screen
    screen = at_terminal(["", "", CTRL_C], "new", "tip", cwd=folder).screen
    assert "On the pages of which roles [all]: " in screen
    assert "For which visas (none: on the role's main page alone) [all]: " in screen


def test_what_stands_behind_the_command_is_not_asked(folder: Path) -> None:
    words = ("new", "role", "Sales Engineer", "--family", "Sales", "--soc", "41-9031", "--plural", "S")
    session = at_terminal([""], *words, *WAY, cwd=folder)
    assert session.returncode == 0
    assert session.screen.startswith("Official title of 41-9031 [S]: ")


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("role", []),
        ("role", ["Sales Engineer", "", "Sales", "41-9031"]),
        ("tip", ["backend-engineer", "h-1b"]),
        ("faq", [""]),
        ("guide", ["An offer"]),
        ("visa", ["tn"]),
    ],
)
def test_who_stops_finds_nothing_written(folder: Path, kind: str, answers: list[str], key: str) -> None:
    before = sorted(folder.rglob("*"))
    session = at_terminal([*answers, key], "new", kind, cwd=folder)
    assert session.returncode == 130
    assert "Nothing was written." in session.screen
    assert "Traceback" not in session.screen
    assert sorted(folder.rglob("*")) == before


def test_a_site_whose_visas_are_all_told_has_nothing_to_ask(tmp_path: Path) -> None:
    session = at_terminal([], "new", "visa", cwd=a_small_site(tmp_path))
    assert (session.returncode, session.screen) == (
        2,
        "Every visa that the generator knows has a text already.\n",
    )
