"""Bad input gets a place and a way out, never a traceback; all of it is checked, nothing is published."""

import gzip
import json
import os
import re
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import orjson
import pytest
import zstandard

from tests.builders import ROLE_YAML, SITE_YAML, a_text
from tests.program import rolepages
from tests.whole.small import SNAPSHOT, a_line, a_small_site, lines_of
from tests.whole.test_publishing import tree_of

Result = CompletedProcess[str]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small published site."""
    folder = a_small_site(tmp_path / "site")
    assert build(folder).returncode == 0
    return folder


def build(folder: Path, *arguments: str) -> Result:
    return rolepages("build", "--today", "2026-04-01", *arguments, cwd=folder)


def refused(folder: Path, *places: str) -> str:
    """What the report says of an input that is not published, with a problem at each of the places."""
    before = tree_of(folder / "build") if (folder / "build").exists() else None
    result = build(folder)
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert "Nothing was published" in result.stderr
    for place in places:
        assert re.search(rf"^{re.escape(place)}[ :]", result.stderr, re.MULTILINE), result.stderr
    after = tree_of(folder / "build") if (folder / "build").exists() else None
    assert after == before
    return result.stderr


def accepted(folder: Path, *arguments: str) -> Path:
    result = build(folder, *arguments)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    return folder / "build"


def test_two_faults_in_different_files_are_both_told_and_the_old_site_stays(built: Path) -> None:
    (built / "roles/backend-engineer.yaml").write_text(f"{ROLE_YAML}intrro: a slip\n")
    (built / "data/postings.jsonl").unlink()
    text = refused(built, "roles/backend-engineer.yaml:11:1", "data/postings.jsonl:1:1")
    assert "did you mean `intro`?" in text
    assert "rolepages import" in text


def test_a_missing_snapshot_is_told_beside_faults_of_site_yaml(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "data/snapshot.yaml").unlink()
    (folder / "site.yaml").write_text(f"{SITE_YAML}per_pge: 10\n")
    assert "did you mean `per_page`?" in refused(folder, "data/snapshot.yaml:1:1", "site.yaml:7:1")


def test_an_empty_snapshot_is_an_error(tmp_path: Path) -> None:
    assert "a site without jobs is not published" in refused(
        a_small_site(tmp_path, []), "data/postings.jsonl:1:1"
    )


def test_a_snapshot_whose_postings_are_all_closed_is_an_error(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path, [a_line(closes_on="2026-03-30")])
    assert "is closed on 2026-04-01" in refused(folder, "data/snapshot.yaml:1:1")


def test_a_site_without_roles_is_an_error(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "roles/backend-engineer.yaml").unlink()
    (folder / "roles").rmdir()
    assert "There is no folder `roles`." in refused(folder, "roles:1:1")


def test_a_role_that_nobody_matches_is_a_warning(tmp_path: Path) -> None:
    result = build(a_small_site(tmp_path, [a_line(title="Night Nurse")]))
    assert result.returncode == 0
    assert "roles/backend-engineer.yaml:1:1  warning  role-unmatched" in result.stderr


def test_two_roles_with_one_title_or_alias_are_an_error(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "roles/server.yaml").write_text(ROLE_YAML)
    assert "Backend Engineer" in refused(folder, "roles/server.yaml:1:8")
    other = ROLE_YAML.replace("Backend Engineer", "Server Engineer").replace("backend e", "server e")
    (folder / "roles/server.yaml").write_text(f"{other}aliases: [Backend engineer]\n")
    assert "alias" in refused(folder, "roles/server.yaml:11:11").lower()


def test_an_unknown_role_and_an_undefined_variable_are_both_told(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    tip = a_text("title: Ask early", "roles: [nobody]", body="See {{ nope.x }}.")
    (folder / "content/tips").mkdir()
    (folder / "content/tips/ask.md").write_text(tip)
    text = refused(folder, "content/tips/ask.md:3:9", "content/tips/ask.md:6:8")
    assert "unknown-role" in text
    assert "undefined-variable" in text


def test_an_undefined_variable_of_a_guide_is_one_problem_and_not_the_templates(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    body = "See {{ role.ttle }}."
    head = "title: A guide to see", "summary: Forty characters of what the guide is about."
    (folder / "content/guides").mkdir(parents=True, exist_ok=True)
    (folder / "content/guides/see.md").write_text(a_text(*head, body=body))
    assert "templates/" not in refused(folder, "content/guides/see.md")


def test_a_page_with_a_reserved_name_is_an_error(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "content/pages/jobs.md").write_text((folder / "content/pages/about.md").read_text())
    assert "reserved-address" in refused(folder, "content/pages/jobs.md")


TEMPLATE_FAULTS = {
    "{% for x in %}": "template-error",
    "{{ page.headding }}": "template-undefined",
    "{{ nothing }}": "template-undefined",
    "{{ 1 / 0 }}": "template-error",
    "{% include 'parts/none.html' %}": "template-error",
}


@pytest.mark.parametrize("fault", TEMPLATE_FAULTS)
def test_a_faulty_template_is_told_once_at_its_line_beside_other_faults(tmp_path: Path, fault: str) -> None:
    folder = a_small_site(tmp_path)
    template = folder / "templates/pages/visa.html"
    text = template.read_text()
    block = text.index("{% block sections %}") + len("{% block sections %}")
    template.write_text(f"{text[:block]}\n{fault}{text[block:]}")
    line = text[:block].count("\n") + 2
    alone = refused(folder, f"templates/pages/visa.html:{line}:1")
    assert alone.count("templates/pages/visa.html:") == 1
    assert TEMPLATE_FAULTS[fault] in alone
    (folder / "roles/backend-engineer.yaml").write_text(f"{ROLE_YAML}intrro: a slip\n")
    both = refused(folder, f"templates/pages/visa.html:{line}:1", "roles/backend-engineer.yaml:11:1")
    assert both.count("templates/pages/visa.html:") == 1


def test_a_missing_template_or_folder_of_templates_is_one_problem(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "templates/pages/role.html").unlink()
    assert "`pages/role.html` is needed" in refused(folder, "templates/pages/role.html:1:1")
    (folder / "templates").rename(folder / "elsewhere")
    assert "1 error" in refused(folder, "templates:1:1")


def test_a_link_that_every_page_has_and_no_page_is_at_is_told_once(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "content/pages/about.md").unlink()
    text = refused(folder)
    assert text.count("broken-link") == 1
    assert re.search(r"The same on \d\d further pages", text)


def test_hundreds_of_postings_with_one_title_and_employer_each_have_a_page(tmp_path: Path) -> None:
    postings = [a_line(id=str(i), description=f"Text {i % 3}.") for i in range(450)]
    site = accepted(a_small_site(tmp_path, postings), "--jobs", "2")
    pages = list(site.glob("jobs/*/index.html"))
    assert len(pages) == 450
    assert max(path.stat().st_size for path in pages) < 60_000
    linked = {link for path in pages for link in re.findall(r'href="(/jobs/[^"]+)"', path.read_text())}
    assert {f"/jobs/{path.parent.name}/" for path in pages} <= linked


TITLES = (
    ".", "x" * 300, "🚀🔥", "مهندس برمجيات", "後端工程師", "?!…", "=cmd()", "\u202eevil\u202c", "a\u2028b",
    "{{ 7*7 }}", "../../etc/passwd", "a\tb", "%2e%2e%2f", "CON", "İstanbul ẞ", "é\u0301" * 90,
)  # fmt: skip


def test_odd_titles_have_pages_with_headings_and_short_addresses(tmp_path: Path) -> None:
    site = accepted(a_small_site(tmp_path, [a_line(id=str(i), title=text) for i, text in enumerate(TITLES)]))
    pages = list(site.glob("jobs/*/index.html"))
    assert len(pages) == len(TITLES)
    for path in pages:
        assert re.fullmatch(r"[a-z0-9-]{8,120}", path.parent.name)
        assert re.search(r"<h1[^>]*>[^<]*[^\s<]", path.read_text())
    assert not [path for path in pages if "49" in path.parent.name]


EMPLOYERS = (
    "ACME", "acme", "Acmé", "!!!", "???", "by", "By Inc", "🚀", "0x", "page", "H&M", "日本", "=1+1",
    "a" * 300, "-", "a/b", "..",
)  # fmt: skip


def test_odd_employers_have_pages_and_spellings_of_one_are_united(tmp_path: Path) -> None:
    postings = [a_line(id=str(i), employer=name) for i, name in enumerate(EMPLOYERS)]
    site = accepted(a_small_site(tmp_path, postings))
    pages = [path for path in site.glob("employers/*/index.html") if path.parent.name != "by"]
    headings = [re.findall(r"<h1[^>]*>([^<]*)", path.read_text())[0] for path in pages]
    assert len(pages) == len(EMPLOYERS) - 3, headings  # three spellings of ACME; `by` is looked at below
    assert (site / "employers/by/index.html").is_file()
    assert (site / "employers/by/b/index.html").is_file()


ODD_VALUES: tuple[dict[str, Any], ...] = (
    {"posted_on": "0001-01-01"},
    {"posted_on": "0999-02-02"},
    {"posted_on": "9999-12-31"},
    {"updated_on": "9999-12-31"},
    {"closes_on": "9999-12-31"},
    {"last_seen": "0001-01-01"},
    {"pay": {"low": 1e12, "high": 1e12}},
    {"pay": {"low": 1e12, "unit": "hour"}},
    {"pay": {"low": 0.01}},
    {"pay": {"low": 0.01, "high": 1e12, "unit": "week"}},
    {"pay": {"high": 2, "currency": "ZZZ", "unit": "day"}},
    {"places": ["", " ", "?"]},
    {"places": [{}]},
)


def test_values_at_the_ends_of_their_ranges_are_published(tmp_path: Path) -> None:
    postings = [
        a_line(id=f"{i}-{n}", title=f"Backend Engineer {i} {n}", **changes)
        for i, changes in enumerate(ODD_VALUES)
        for n in range(12)
    ]
    site = accepted(a_small_site(tmp_path, postings))
    assert len(list(site.glob("jobs/*/index.html"))) == len(postings)


def test_a_posting_that_leads_to_the_site_itself_is_left_out_and_told_at_its_line(tmp_path: Path) -> None:
    own = "https://jobs.example/nowhere/"
    text = f'<p>Words <a href="{own}">of a stranger</a></p>'
    postings = [a_line(url=own), a_line(id="2", employer_url=own), a_line(id="3", description=text)]
    folder = a_small_site(tmp_path, postings)
    result = rolepages("build", "--today", "2026-04-01", cwd=folder)
    assert result.returncode == 0, result.stderr
    for line in (1, 2):
        assert f"data/postings.jsonl:{line}:" in result.stderr
    assert result.stderr.count("posting-url-own-site") == 2
    (page,) = (folder / "build").glob("jobs/*/index.html")
    assert "Words of a stranger" in page.read_text()
    assert (folder / ".cache/rejects.jsonl").read_text().count(own) == 4


def test_a_snapshot_of_a_day_to_come_is_a_warning(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "data/snapshot.yaml").write_text(SNAPSHOT.replace("2026-03-31", "2962-03-31"))
    result = build(folder)
    assert result.returncode == 0
    assert "data/snapshot.yaml:1:8  warning  date-in-future" in result.stderr


BAD_LINES = {
    "not-json": b"{'id': 1}",
    "not-utf8": lines_of([a_line(id="2", title="Caf@")]).strip().replace(b"@", b"\xe9"),
    "nan": lines_of([a_line(id="2", pay={"low": 1})]).strip().replace(b'"low":1', b'"low":NaN'),
    "too-much": lines_of([a_line(id="2", pay={"low": 1e308})]).strip(),
    "too-little": lines_of([a_line(id="2", pay={"low": 5e-324})]).strip(),
    "unknown-key": lines_of([a_line(id="2", titel="x")]).strip(),
    "doubled": lines_of([a_line()]).strip(),
    "source": lines_of([a_line(id="2", source="other")]).strip(),
    "reversed": lines_of([a_line(id="2", posted_on="2026-03-02", closes_on="2026-03-01")]).strip(),
}


def test_bad_lines_are_told_and_kept_apart_while_the_others_are_published(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "data/postings.jsonl").write_bytes(
        lines_of([a_line()]) + b"\n".join(BAD_LINES.values()) + b"\n" + lines_of([a_line(id="9")])
    )
    result = build(folder)
    assert result.returncode == 0, result.stderr
    assert len(list((folder / "build/jobs").glob("*/index.html"))) == 2
    kept = [json.loads(line) for line in (folder / ".cache/rejects.jsonl").read_bytes().splitlines()]
    assert len(kept) == len(BAD_LINES)
    assert all(f"data/postings.jsonl:{line}:" in result.stderr for line in range(2, 2 + len(BAD_LINES)))
    (folder / "site.yaml").write_text(f"{SITE_YAML}max_rejects: 8\n")
    assert "too-many-rejects" in refused(folder)


def test_a_line_of_twenty_megabytes_is_set_aside(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    with (folder / "data/postings.jsonl").open("ab") as file:
        file.write(lines_of([a_line(id="2", description="x" * 20_000_000)]))
    result = build(folder)
    assert result.returncode == 0
    assert "data/postings.jsonl:2:1  warning  posting-line-too-long" in result.stderr


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_an_archive_that_is_cut_short_is_an_error(tmp_path: Path, suffix: str) -> None:
    whole = lines_of([a_line(id=str(i), description=os.urandom(300).hex()) for i in range(200)])
    packed = gzip.compress(whole) if suffix == "gz" else zstandard.compress(whole)
    folder = a_small_site(tmp_path)
    (folder / "data/postings.jsonl").unlink()
    (folder / f"data/postings.jsonl.{suffix}").write_bytes(packed[: len(packed) * 2 // 3])
    text = refused(folder, f"data/postings.jsonl.{suffix}")
    assert "snapshot-cut-short" in text
    assert "role-unmatched" not in text


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("path", ["site.yaml", "roles/backend-engineer.yaml", "data/postings.jsonl"])
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path, path: str) -> None:
    folder = a_small_site(tmp_path)
    (folder / path).chmod(0)
    refused(folder, path)


def test_outputs_that_are_not_a_folder_of_their_own_are_left_alone(built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(built / "build")
    (tmp_path / "webapp").mkdir()
    (tmp_path / "webapp/manifest.json").write_text('{"name": "a web app"}')
    before = tree_of(tmp_path)
    for output in (".", "..", "/", "data", "site.yaml", "../file", "../link", "../webapp", "/dev/null"):
        result = build(built, "--output", output)
        assert result.returncode == 1, output
        assert "output-not-ours" in result.stderr, output
        assert tree_of(tmp_path) == before


def test_files_that_somebody_laid_into_the_published_folder_are_never_lost(built: Path) -> None:
    (built / "build/CNAME").write_text("jobs.example")
    text = refused(built, "build")
    assert "`CNAME`" in text


def test_an_output_that_cannot_be_made_is_an_error(built: Path) -> None:
    result = build(built, "--output", "site.yaml/build")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


BAD_ADDRESSES = (
    "jobs.example", "ftp://jobs.example", "https://", "https://jobs.example/path", "javascript:alert(1)",
    "https://jobs.example/?a", "https://a:b@jobs.example", "https://jobs.example:x", "",
)  # fmt: skip


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_an_address_that_no_site_can_have_is_a_wrong_command_line(tmp_path: Path, address: str) -> None:
    result = build(tmp_path, "--base-url", address)
    assert result.returncode == 2
    assert "--base-url" in result.stderr


def test_an_address_with_a_path_in_site_yaml_is_an_error(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path)
    (folder / "site.yaml").write_text(SITE_YAML.replace("https://jobs.example", "https://a.example/jobs"))
    assert "has a path" in refused(folder, "site.yaml:2:11")


def test_an_address_with_a_port_and_a_slash_at_its_end_is_used_without_the_slash(built: Path) -> None:
    site = accepted(built, "--base-url", "https://jobs.example:8443/")
    assert (
        'rel="canonical" href="https://jobs.example:8443/roles/"' in (site / "roles/index.html").read_text()
    )


@pytest.mark.parametrize("arguments", [("--jobs", "0"), ("--jobs", "many"), ("--today", "soon")])
def test_a_wrong_option_is_a_wrong_command_line(tmp_path: Path, arguments: tuple[str, str]) -> None:
    assert rolepages("build", *arguments, cwd=tmp_path).returncode == 2


def test_a_day_before_all_postings_and_more_processes_than_work_are_fine(tmp_path: Path) -> None:
    folder = a_small_site(tmp_path, [a_line(posted_on="2026-03-01", closes_on="2026-03-31")])
    accepted(folder, "--today", "1999-01-01", "--jobs", "9")


def test_problems_as_json_and_as_annotations_name_the_same_places(built: Path) -> None:
    (built / "roles/backend-engineer.yaml").write_text(f"{ROLE_YAML}intrro: a slip\n")
    as_json = build(built, "--format", "json")
    assert as_json.returncode == 1
    (problem,) = orjson.loads(as_json.stdout)["problems"]
    assert (problem["path"], problem["line"], problem["rule"]) == (
        "roles/backend-engineer.yaml", 11, "unknown-key",
    )  # fmt: skip
    annotation = build(built, "--format", "github").stdout
    assert annotation.startswith("::error ")
    assert "file=roles/backend-engineer.yaml,line=11" in annotation


def test_annotations_name_files_from_where_the_program_runs(built: Path) -> None:
    (built / "roles/backend-engineer.yaml").write_text(f"{ROLE_YAML}intrro: a slip\n")
    result = rolepages("check", "--site", built.name, "--format", "github", cwd=built.parent)
    assert f"file={built.name}/roles/backend-engineer.yaml,line=11" in result.stdout


def test_a_page_of_a_broken_input_is_not_explained_and_the_exit_code_says_so(built: Path) -> None:
    (built / "data/snapshot.yaml").unlink()
    result = rolepages("explain", "/roles/", cwd=built)
    assert (result.returncode, result.stdout) == (1, "")
    assert "rolepages check" in result.stderr
