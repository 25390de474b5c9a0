"""`rolepages new` begins a file that passes the check, never writes over one, and says what to do next."""

from pathlib import Path

import pytest
import yaml

from generator.domain.role import Role
from generator.new_texts import scalar, slug_of
from generator.schemas import write_schemas
from tests.builders import TODAY
from tests.program import rolepages
from tests.whole.small import a_small_site

COMMANDS = {
    "roles/sales-engineer.yaml": ("role", "Sales Engineer", "--family", "Sales", "--soc", "41-9031"),
    "content/tips/backend-engineer/ask-who-pays-you-or-them.md": (
        *("tip", "Ask who pays: you or them", "--role", "backend-engineer", "--visa", "h-1b"),
    ),
    "content/faq/shared/what-does-it-cost.md": ("faq", "What does “it” cost?"),
    "content/guides/how-to-read-an-offer.md": ("guide", "How to read an offer", "--visa", "tn"),
    "content/visas/tn.md": ("visa", "tn", "--title", "TN: professionals of Canada and Mexico"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site without a text about TN."""
    made = a_small_site(tmp_path / "site")
    (made / "content/visas/tn.md").unlink()
    return made


def test_every_kind_of_new_file_passes_the_check_also_when_it_is_no_draft(folder: Path) -> None:
    for path, words in COMMANDS.items():
        result = rolepages("new", *words, "--today", TODAY, cwd=folder)
        assert result.returncode == 0, result.stderr
        lines = result.stderr.splitlines()
        assert lines[0].startswith(f"Wrote {path}. Write ")
        assert "`rolepages check`" in lines[1]
        assert len(lines) == 2
    assert rolepages("check", "--today", TODAY, cwd=folder).returncode == 0
    for path in COMMANDS:
        text = (folder / path).read_text("utf-8")
        assert "\n#" in text
        (folder / path).write_text(text.replace("draft: true\n", ""))
    result = rolepages("build", "--today", TODAY, cwd=folder)
    assert result.returncode == 0, result.stderr
    for address in ("roles/sales-engineer", "guides/how-to-read-an-offer", "visas/tn"):
        assert (folder / "build" / address / "index.html").is_file()
    assert f"reviewed_on: {TODAY}" in (folder / "content/visas/tn.md").read_text("utf-8")


def test_a_file_that_is_there_stays_as_it_is(folder: Path) -> None:
    before = (folder / "roles/backend-engineer.yaml").read_bytes()
    result = rolepages("new", "role", "Backend engineer", "--family", "A", "--soc", "15-1252", cwd=folder)
    assert result.returncode == 2
    assert "is there already and stays as it is" in result.stderr
    assert (folder / "roles/backend-engineer.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("tip", "Ask early", "--role", "backend-enginer"), "did you mean `backend-engineer`?"),
        (("faq", "Who pays?", "--visa", "h1b"), "did you mean `h-1b`?"),
        (("faq", "Who pays?", "--visa", "h-1b", "--visa", "all"), "either `all` or names"),
        (("visa", "tm"), "known: `e-3`"),
        (("visa", "h-1b"), "content/visas/h-1b.md stays as it is"),
        (("guide", "???"), "has no letter or digit"),
        (("guide", "Pay {{ pay.median }}"), "work in the text below, not in a title"),
        (("guide", "x" * 501), "has 501 characters; at most 500 fit"),
        (("role", "Backend engineers", "--family", "A", "--soc", "15-1252"), "two roles cannot share one"),
        (("role", "And", "--family", "A", "--soc", "15-1252"), "no word that tells titles of jobs apart"),
        (("role", "Sales Engineer", "--family", "A", "--soc", "419031"), "`419031` is no SOC code"),
        (("role", "Sales Engineer"), "Not given: --family, --soc."),
        (("role",), "Not given: TITLE, --family, --soc."),
        (("tip",), "Not given: TITLE."),
        (("faq",), "Not given: QUESTION."),
        (("guide",), "Not given: TITLE."),
        (("visa",), "Not given: VISA."),
    ],
)
def test_a_wrong_or_missing_word_is_told_and_nothing_is_written(
    folder: Path, words: tuple[str, ...], hint: str
) -> None:
    before = sorted(folder.rglob("*"))
    result = rolepages("new", *words, cwd=folder)
    assert result.returncode == 2
    assert hint in result.stderr
    assert sorted(folder.rglob("*")) == before


def test_a_file_that_makes_an_error_in_another_is_not_kept(folder: Path) -> None:
    title = "# Guides of one title cannot be told apart.\ntitle: Ask, early"
    taken = (folder / "content/guides/first.md").read_text("utf-8").replace("title: A first guide", title)
    (folder / "content/guides/zebra.md").write_text(taken, "utf-8")
    (folder / "content/guides/first.md").unlink()
    result = rolepages("new", "guide", "Ask,  Early", cwd=folder)
    assert "was not written: it would not pass the check." in result.stderr
    assert (result.returncode, "is also the title of" in result.stderr) == (1, True)
    assert not (folder / "content/guides/ask-early.md").exists()


def test_where_a_text_will_stand_is_told(folder: Path) -> None:
    told = {
        ("--role", "backend-engineer"): "at /roles/backend-engineer/.",
        ("--role", "Backend Engineer", "--visa", "TN"): "at /roles/backend-engineer/tn/.",
        ("--visa", "h-1b"): "on the pages of all roles and these visas.",
        ("--visa", "none"): "on the pages of all roles alone.",
        (): "on the pages of all roles and all visas.",
    }
    for number, (words, place) in enumerate(told.items()):
        said = rolepages("new", "tip", f"Ask {number} times", *words, cwd=folder).stderr
        assert said.endswith(f"it stands {place}\n")


def test_a_new_role_names_the_schema_where_the_site_has_it(folder: Path) -> None:
    write_schemas(folder / "docs/schemas")
    rolepages("new", *COMMANDS["roles/sales-engineer.yaml"], "--today", TODAY, cwd=folder)
    text = (folder / "roles/sales-engineer.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../docs/schemas/role.schema.json\n")
    assert Role.model_validate(yaml.safe_load(text)).draft


@pytest.mark.parametrize(
    "text",
    [
        "A: b",
        "yes",
        "2026",
        "“q”",
        'say "no"',
        "a # b",
        "C++ & more",
        "- x",
        "Résumé",
        "[a]",
        "it's",
        "a  b",
        "@x",
    ],
)
def test_any_title_comes_back_from_its_file_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"title: {scalar(text)}")["title"] == text


def test_a_long_title_makes_a_name_that_fits_and_ends_with_a_word() -> None:
    slug = slug_of("Why the employer's word in a posting matters more than every record of the years before")
    assert len(slug) <= 60
    assert slug.endswith(("record", "every", "than", "more"))
    assert slug_of("Was zählt: Größe?") == "was-zahlt-groe"
