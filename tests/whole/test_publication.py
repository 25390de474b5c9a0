"""What is kept back is checked and not published, and nothing on the site leads to it."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.builders import ROLE_YAML, a_text
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site

Result = CompletedProcess[str]
DESCRIPTION = "description: What stands on this page, in one sentence that is long enough."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with data of 31 March 2026."""
    other = a_line(id="2", title="Data Engineer", url="https://larkspur.example/jobs/2")
    return a_small_site(tmp_path / "site", [a_line(), other])


def write(folder: Path, path: str, *keys: str, body: str = "Read what the posting says.") -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(a_text(*keys, body=body), "utf-8")


def guide(folder: Path, name: str, *keys: str, body: str = "A text.") -> None:
    write(folder, f"content/guides/{name}.md", f"title: {name.title()}", DESCRIPTION, *keys, body=body)


def ran(folder: Path, command: str, *arguments: str) -> Result:
    result = rolepages(command, *arguments, cwd=folder)
    assert "Traceback" not in result.stderr
    return result


def published(folder: Path, *arguments: str) -> Path:
    result = ran(folder, "build", "--jobs", "1", *arguments)
    assert result.returncode == 0, result.stderr
    return folder / "build"


def problems(folder: Path, *arguments: str) -> list[dict[str, str]]:
    result = ran(folder, "check", "--jobs", "1", "--format", "json", *arguments)
    return list(json.loads(result.stdout)["problems"])


def everything_in(build: Path) -> str:
    texts = (path for path in build.rglob("*") if path.suffix in {".html", ".atom", ".json", ".xml"})
    return "\n".join(path.read_text("utf-8") for path in texts)


def test_a_guide_that_is_kept_back_is_nowhere_on_the_site(folder: Path) -> None:
    guide(folder, "larches", "draft: true")
    guide(folder, "rowans", "publish_on: 2026-04-01")
    guide(folder, "alders", "expires_on: 2026-03-30")
    said = ran(folder, "build", "--jobs", "1").stderr
    assert "Not published on 2026-03-31: 1 draft, 1 not due yet, 1 expired" in said
    text = everything_in(folder / "build").lower()
    assert "/guides/first/" in text
    assert not {name for name in ("larches", "rowans", "alders") if name in text}


def test_today_decides_what_is_published_and_the_data_does_without_it(folder: Path) -> None:
    guide(folder, "rowans", "publish_on: 2026-04-01", "expires_on: 2026-04-02")
    page = "guides/rowans/index.html"
    assert not (published(folder) / page).exists()
    assert (published(folder, "--today", "2026-04-01") / page).exists()
    assert (published(folder, "--today", "2026-04-02") / page).exists()
    assert not (published(folder, "--today", "2026-04-03") / page).exists()


def test_a_draft_does_not_hide_the_shared_text_of_its_name(folder: Path) -> None:
    write(folder, "content/tips/shared/pay.md", "title: The shared advice", "roles: all")
    own = ("title: The advice of its own", "roles: [backend-engineer]")
    write(folder, "content/tips/own/pay.md", *own, "draft: true")
    page = published(folder) / "roles/backend-engineer/index.html"
    assert "The shared advice" in page.read_text("utf-8")
    assert "The advice of its own" not in page.read_text("utf-8")
    write(folder, "content/tips/own/pay.md", *own)
    published(folder)
    assert "The shared advice" not in page.read_text("utf-8")


def test_a_role_that_is_a_draft_has_no_page_and_counts_nothing(folder: Path) -> None:
    role = ROLE_YAML.replace("Backend", "Data").replace("backend", "data")
    (folder / "roles/data-engineer.yaml").write_text(f"{role}draft: true\n", "utf-8")
    build = published(folder)
    assert not (build / "roles/data-engineer").exists()
    assert not (build / "roles/data-engineers").exists()
    assert "Data Engineers" not in everything_in(build)
    (folder / "roles/data-engineer.yaml").write_text(f"{role}publish_on: 2026-03-31\n", "utf-8")
    assert (published(folder) / "roles/data-engineer/index.html").exists()


def test_a_link_to_what_is_kept_back_is_an_error_at_its_place_with_the_reason_and_the_day(
    folder: Path,
) -> None:
    guide(folder, "rowans", "publish_on: 2026-05-01")
    guide(
        folder,
        "larches",
        body="Read [this](/guides/rowans/#pay),\nand [that](https://jobs.example/guides/rowans).",
    )
    found = [each for each in problems(folder) if each["rule"] == "unpublished-link"]
    assert [(each["path"], each["line"], each["column"]) for each in found] == [
        ("content/guides/larches.md", 6, 13),
        ("content/guides/larches.md", 7, 12),
    ]
    assert "`content/guides/rowans.md` is published from 2026-05-01 on" in found[0]["message"]
    later = problems(folder, "--today", "2026-05-01")
    assert "unpublished-link" not in {each["rule"] for each in later}


def test_what_waits_may_link_to_what_waits(folder: Path) -> None:
    guide(folder, "rowans", "draft: true")
    guide(folder, "larches", "draft: true", body="Read [this](/guides/rowans/).")
    assert problems(folder) == []


def test_a_page_that_templates_link_to_says_why_it_is_missed(folder: Path) -> None:
    text = (folder / "content/pages/about.md").read_text("utf-8")
    (folder / "content/pages/about.md").write_text(text.replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    (found,) = [each for each in problems(folder) if each["rule"] == "broken-link"]
    assert "not published: `content/pages/about.md` is a draft" in found["message"]


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("content/guides/rowans.md", ("title: Rowans", DESCRIPTION)),
        ("content/tips/rowans.md", ("title: Rowans", "roles: all")),
        ("content/faq/rowans.md", ("question: Rowans?", "roles: all", "visas: all")),
        ("content/pages/rowans.md", ("title: Rowans", DESCRIPTION)),
    ],
)
def test_the_page_of_a_draft_is_audited_like_any_other(
    folder: Path, path: str, keys: tuple[str, ...]
) -> None:
    write(folder, path, *keys, "draft: true", body="Read [this](/nowhere/).")
    (found,) = problems(folder)
    assert (found["rule"], found["path"]) == ("broken-link", path)
    assert "`/nowhere/` leads to no page" in found["message"]


def test_the_page_of_a_role_that_is_a_draft_is_audited_too(folder: Path) -> None:
    role = ROLE_YAML.replace("Backend", "Data").replace("backend", "data")
    role = role.replace("intro: Work", "intro: See [this](/nowhere/) and work")
    (folder / "roles/data-engineer.yaml").write_text(f"{role}draft: true\n", "utf-8")
    (found,) = problems(folder)
    assert (found["rule"], found["path"]) == ("broken-link", "roles/data-engineer.yaml")


def test_a_page_that_is_gone_is_told_with_its_address(folder: Path) -> None:
    guide(folder, "alders", "expires_on: 2026-03-30")
    (found,) = problems(folder)
    assert (found["rule"], found["severity"]) == ("page-gone", "notice")
    assert "/guides/alders/ was published until 2026-03-30" in found["message"]


def test_what_was_to_be_published_and_is_not_is_told(folder: Path) -> None:
    guide(folder, "larches", "draft: true", "publish_on: 2026-03-01")
    guide(folder, "rowans", "publish_on: 2026-04-01")
    told = {each["path"]: each["message"] for each in problems(folder) if each["rule"] == "publication-due"}
    assert "still a draft" in told["content/guides/larches.md"]
    assert "the pages show 2026-03-31, the day of the data" in told["content/guides/rowans.md"]


def test_explain_says_why_a_page_is_not_there_and_on_which_day_it_will_be(folder: Path) -> None:
    guide(folder, "rowans", "publish_on: 2026-05-01")
    said = ran(folder, "explain", "/guides/rowans/")
    assert "not published: `content/guides/rowans.md` is published from 2026-05-01 on" in said.stdout
    assert "heading: Rowans" in ran(folder, "explain", "/guides/rowans/", "--today", "2026-05-01").stdout


def test_a_text_that_ends_takes_those_that_use_it_along_and_says_so(folder: Path) -> None:
    keys = ("title: The season", "roles: none", "expires_on: 2026-04-01")
    write(folder, "content/tips/shared/season.md", *keys)
    using = "---\nuse: shared/season\nroles: [backend-engineer]\n---\n"
    (folder / "content/tips/season-here.md").write_text(using, "utf-8")
    page = folder / "build/roles/backend-engineer/index.html"
    published(folder, "--today", "2026-04-01")
    assert "The season" in page.read_text("utf-8")
    assert problems(folder, "--today", "2026-04-01") == []
    (found,) = problems(folder, "--today", "2026-04-02")
    place = (found["path"], found["line"])
    assert (found["rule"], place) == ("use-of-expired", ("content/tips/season-here.md", 2))
    published(folder, "--today", "2026-04-02")
    assert "The season" not in page.read_text("utf-8")
