"""A site over several days: what was published leads on, is closed, gone or an error, and never just away."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders import ROLE_YAML, SITE_YAML
from tests.hosting.nginx_server import served
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site, lines_of

SETTINGS = """\
per_page: 5
closed_days: 3
gone_days: 5
floors:
  role_state: 1
gate:
  role_state: 1
  place: 1
"""
Job = dict[str, Any]


def a_job(number: int, **changes: Any) -> Job:
    return a_line(
        id=f"n{number}",
        employer=f"Employer {number}",
        description="We sponsor H-1B visas.",
        description_format="text",
        places=["Austin, TX"],
        posted_on="2026-03-01",
        **changes,
    )


JOBS = [*(a_job(number) for number in range(6)), a_job(9) | {"places": ["Reno, NV"], "employer": "Pell"}]


def a_site_of(folder: Path, jobs: list[Job]) -> Path:
    a_small_site(folder, jobs)
    (folder / "site.yaml").write_text(SITE_YAML + SETTINGS)
    return folder


def built(folder: Path, day: str, previous: str = "none", out: str = "build", *more: str) -> Path:
    """The site as of a day, compared with another output of the folder."""
    result = run(folder, day, previous, out, *more)
    assert result.returncode == 0, result.stderr
    return folder / out


def run(folder: Path, day: str, previous: str, out: str = "build", *more: str) -> Any:
    arguments = ("--today", day, "--previous", previous, "--output", out, "--host", "nginx", *more)
    return rolepages("build", *arguments, cwd=folder)


def now_posts(folder: Path, jobs: list[Job]) -> None:
    (folder / "data/postings.jsonl").write_bytes(lines_of(jobs))


def manifest(tree: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tree / "manifest.json").read_bytes())
    return found


def page(tree: Path, url: str) -> str:
    return (tree / url.strip("/") / "index.html").read_text("utf-8")


def answers(tree: Path) -> dict[str, str]:
    """What nginx answers for addresses of its own rules: the address that follows, or 410."""
    text = (tree / ".host/nginx.conf").read_text()
    rules = re.findall(r'location = "([^"]+/)" { return (?:301 "([^"]+)"|(410));', text)
    return {old: new or gone for old, new, gone in rules}


def address_of(tree: Path, words: str) -> str:
    return next(url for url in manifest(tree)["files"] if url.startswith("/jobs/") and words in url)


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All jobs, five of them gone, the same again, after `closed_days`, all back, and after `gone_days`."""
    folder = a_site_of(tmp_path_factory.mktemp("days"), JOBS)
    built(folder, "2026-04-01", "none", "d1")
    retitled = {**JOBS[0], "title": "Senior Backend Engineer"}
    now_posts(folder, [retitled, JOBS[1]])
    built(folder, "2026-04-02", "d1", "d2")
    built(folder, "2026-04-02", "d2", "d2-again")
    built(folder, "2026-04-05", "d2", "d5")
    now_posts(folder, [retitled, *JOBS[1:]])
    built(folder, "2026-04-06", "d5", "d6")
    now_posts(folder, [retitled, JOBS[1]])
    built(folder, "2026-04-30", "d5", "d30")
    return folder


def test_a_posting_that_left_has_a_closed_page_at_its_address(days: Path) -> None:
    url = address_of(days / "d1", "pell")
    text = page(days / "d2", url)
    assert "No longer in our data since" in text
    assert '<meta name="robots" content="noindex">' in text
    assert "ld+json" not in text
    assert "We sponsor H-1B visas.</" not in text.partition('id="similar"')[0]
    assert text.count('class="job"') == 2
    assert "Apply on" not in text


def test_a_closed_page_is_told_to_nobody_and_counted_nowhere(days: Path) -> None:
    tree, url = days / "d2", address_of(days / "d1", "pell")
    linking = [
        path
        for path in tree.rglob("*")
        if path.suffix in {".html", ".xml", ".atom", ".json", ".csv"} and path.name != "manifest.json"
        if f'{url}"' in path.read_text("utf-8") or f"{url}<" in path.read_text("utf-8")
    ]
    assert {path.relative_to(tree).as_posix() for path in linking} == {f"{url.strip('/')}/index.html"}
    assert "2 open jobs" in page(tree, "/")
    assert len(json.loads((tree / "data/jobs.json").read_bytes())["jobs"]) == 2


def test_lists_without_a_job_are_closed_too_and_lead_to_the_list_above(days: Path) -> None:
    for url, above in (
        ("/places/nevada/", "/places/"),
        ("/employers/pell/", "/employers/"),
        ("/roles/backend-engineer/in/nevada/", "/roles/backend-engineer/"),
        ("/employers/by/p/", "/employers/"),
    ):
        text = page(days / "d2", url)
        assert "No list of jobs here since" in text
        assert f'href="{above}"' in text.partition("<main")[2]
        assert text.count('class="job"') == 2


def test_a_list_that_shrinks_leads_on_from_its_further_pages(days: Path) -> None:
    assert answers(days / "d2")["/roles/backend-engineer/page/2/"] == "/roles/backend-engineer/"
    assert 'content="0; url=/roles/backend-engineer/"' in page(days / "d2", "/roles/backend-engineer/page/2/")


def test_a_new_title_leads_on_from_the_old_address_on_all_later_days(days: Path) -> None:
    old, new = address_of(days / "d1", "employer-0"), address_of(days / "d2", "senior-")
    assert [answers(days / day)[old] for day in ("d2", "d2-again", "d5", "d6", "d30")] == [new] * 5


def test_the_same_day_again_has_the_same_bytes(days: Path) -> None:
    first, again = manifest(days / "d2"), manifest(days / "d2-again")
    assert first["closed"]
    assert {key for key in first if first[key] != again[key]} <= {"previous", "search"}


def test_after_its_days_a_closed_page_is_gone_and_later_forgotten(days: Path) -> None:
    url = address_of(days / "d1", "pell")
    assert answers(days / "d5")[url] == "410"
    assert not (days / "d5" / url.strip("/")).exists()
    assert manifest(days / "d5")["gone"][url] == "2026-04-05"
    assert url not in answers(days / "d30")
    assert manifest(days / "d30")["gone"] == {}


def test_nginx_answers_as_the_rules_say(days: Path, tmp_path: Path) -> None:
    old, new = address_of(days / "d1", "employer-0"), address_of(days / "d2", "senior-")
    with served(days / "d5", tmp_path) as server:
        moved = server.get(old)
        assert (moved.status, moved.headers["location"]) == (301, new)
        gone = server.get(address_of(days / "d1", "pell"))
        assert gone.status == 410
        assert b"This page is not here" in gone.body


def test_a_posting_that_comes_back_is_a_page_like_any_other(days: Path) -> None:
    url = address_of(days / "d1", "pell")
    assert "Apply on" in page(days / "d6", url)
    assert url not in answers(days / "d6")
    assert url not in manifest(days / "d6")["closed"] | manifest(days / "d6")["gone"]


def test_the_feed_of_a_list_says_that_a_job_left_it(days: Path) -> None:
    def updated(day: str) -> str:
        feed = (days / day / "roles/backend-engineer/feed.atom").read_text()
        return feed.partition("<updated>")[2][:10]

    assert updated("d1") == "2026-03-01"
    assert updated("d2") == "2026-03-31", "never after the day of the data"
    assert "pell" not in (days / "d2/roles/backend-engineer/feed.atom").read_text().lower()


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    """A site whose role was renamed after its publication."""
    folder = a_site_of(tmp_path, JOBS)
    built(folder, "2026-04-01", "none", "d1")
    (folder / "roles/backend-engineer.yaml").unlink()
    text = ROLE_YAML.replace("title: Backend", "title: Server").replace("plural: Backend", "plural: Server")
    (folder / "roles/server-engineer.yaml").write_text(text)
    return folder


def test_a_renamed_role_stops_the_build_with_the_lines_that_mend_it(renamed: Path) -> None:
    result = run(renamed, "2026-04-02", "d1")
    assert result.returncode == 1
    assert "/roles/backend-engineer/ was published and is no page any more, and so were" in result.stderr
    lines = re.findall(r"`(  - \{from: [^`]+\})`", result.stderr)
    (renamed / "content/redirects.yaml").write_text("\n".join(["redirects:", *lines, ""]))
    tree = built(renamed, "2026-04-02", "d1")
    rules = answers(tree)
    assert rules["/roles/backend-engineer/"] == "/roles/server-engineer/"
    assert rules["/roles/backend-engineer/h-1b/"] == "/roles/server-engineer/h-1b/"
    assert rules["/roles/backend-engineer/page/2/"] == "/roles/server-engineer/"
    config = (tree / ".host/nginx.conf").read_text()
    assert '"/roles/backend-engineer/feed.atom" { return 301 "/roles/server-engineer/feed.atom"; }' in config
    assert manifest(tree)["redirects"]["/roles/backend-engineer/"] == "/roles/server-engineer/"


def test_the_old_title_as_an_alias_is_enough(renamed: Path) -> None:
    path = renamed / "roles/server-engineer.yaml"
    path.write_text(f"{path.read_text()}aliases: [Backend Engineer, Backend Engineers]\n")
    rules = answers(built(renamed, "2026-04-02", "d1"))
    assert rules["/roles/backend-engineer/in/texas/"] == "/roles/server-engineer/in/texas/"


def test_without_a_publication_nothing_has_vanished(renamed: Path) -> None:
    built(renamed, "2026-04-02")


def test_a_published_rule_stays(renamed: Path) -> None:
    file = renamed / "content/redirects.yaml"
    rules = [
        "  - {from: /roles/backend-engineer/, to: /roles/server-engineer/, since: 2026-04-01}",
        "  - {from: /roles/backend-engineers/, to: /roles/server-engineer/, since: 2026-04-01}",
    ]
    file.write_text("\n".join(["redirects:", *rules, ""]))
    built(renamed, "2026-04-02", "d1", "d2")
    file.write_text("\n".join(["redirects:", rules[0].replace("server-engineer/", ""), ""]))
    told = run(renamed, "2026-04-03", "d2").stderr
    assert told.count("redirect-taken-out") == 2
    assert "vanished-address" not in told
    file.write_text("\n".join(["redirects:", *(rule[:-1] + ", ended_on: 2026-04-03}" for rule in rules), ""]))
    assert "/roles/backend-engineer/" not in answers(built(renamed, "2026-04-03", "d2", "d3"))


def test_a_rule_that_begins_later_is_named_where_its_address_vanished(renamed: Path) -> None:
    file = renamed / "content/redirects.yaml"
    file.write_text("redirects:\n  - {from: /roles/, to: gone, since: 2026-05-01}\n")
    told = run(renamed, "2026-04-02", "d1").stderr
    assert "content/redirects.yaml:2:38  error  vanished-address" in told
    assert "its rule begins on 2026-05-01" in told


def test_rules_against_pages_and_to_nowhere_are_told_at_their_places(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    (folder / "content/redirects.yaml").write_text(
        "redirects:\n"
        "  - {from: /roles/backend-engineer/, to: /roles/, since: 2026-04-01}\n"
        "  - {from: /employers/pell/, to: /employers/, since: 2026-04-01}\n"
        "  - {from: /old/, to: /nowhere/, since: 2026-04-01}\n"
        "  - {from: /roles/backend-engineers/, to: /roles/backend-engineer/, since: 2026-04-01}\n"
        "  - {from: /roles/backend-engineer/feed.atom, to: gone, since: 2026-04-01}\n"
    )
    told = run(folder, "2026-04-02", "none").stderr
    places = re.findall(r"redirects.yaml:(\d+):\d+  (\w+)  ([\w-]+)", told)
    assert sorted(places) == [
        ("2", "error", "redirect-from-page"),
        ("3", "warning", "redirect-page-back"),
        ("4", "error", "redirect-target"),
        ("6", "error", "redirect-from-page"),
    ]


def test_files_of_every_site_and_of_pages_cannot_lead_away(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    (folder / "content/redirects.yaml").write_text(
        "redirects:\n"
        "  - {from: /robots.txt, to: gone, since: 2026-04-01}\n"
        "  - {from: /sitemap.xml, to: /roles/, since: 2027-04-01}\n"
        "  - {from: /sitemap-roles.xml, to: /roles/, since: 2026-04-01}\n"
        "  - {from: /manifest%2Ejson, to: /roles/, since: 2026-04-01}\n"
        "  - {from: /index.html, to: /roles/, since: 2026-04-01}\n"
        "  - {from: /old/index.html, to: /roles/, since: 2026-04-01}\n"
        "  - {from: /older/, to: /roles/index.html, since: 2026-04-01}\n"
        "  - {from: /sitemap-2019.xml, to: gone, since: 2026-04-01, ended_on: 2026-04-02}\n"
    )
    told = run(folder, "2026-04-02", "none").stderr
    assert re.findall(r"redirects.yaml:(\d+):\d+  error  ([\w-]+)", told) == [
        *((line, "redirect-from-page") for line in "23456"),
        ("7", "redirect-address"),
        ("8", "redirect-target"),
    ]
    assert "/index.html is the file of the page /" in told
    assert "hint: write /old/." in told
    assert "hint: write /roles/, the address of that page." in told


def test_a_rule_that_was_never_published_may_be_taken_out(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    built(folder, "2026-04-01", "none", "d1")
    rule = "redirects:\n  - {from: /employers/, to: /roles/, since: 2026-04-01}\n"
    (folder / "content/redirects.yaml").write_text(rule)
    assert "hint: take the rule out if the page is to stay." in run(folder, "2026-04-02", "d1").stderr


def test_a_published_rule_in_another_spelling_is_the_same_rule(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    file = folder / "content/redirects.yaml"
    file.write_text("redirects:\n  - {from: /caf%C3%A9/, to: /roles/, since: 2026-04-01}\n")
    built(folder, "2026-04-01", "none", "d1")
    file.write_text("redirects:\n  - {from: /café/, to: /roles/, since: 2026-04-01}\n", encoding="utf-8")
    built(folder, "2026-04-02", "d1", "d2")
    file.unlink()
    assert '{from: "/café/", to: /roles/, since: 2026-04-03}' in run(folder, "2026-04-03", "d2").stderr


def test_a_rule_that_ended_stays_too(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    file = folder / "content/redirects.yaml"
    rule = "{from: /old/, to: /roles/, since: 2026-03-01, ended_on: 2026-03-15}"
    file.write_text(f"redirects:\n  - {rule}\n")
    built(folder, "2026-04-01", "none", "d1")
    built(folder, "2026-04-02", "d1", "d2")
    file.write_text("redirects: []\n")
    told = run(folder, "2026-04-03", "d2").stderr
    assert told.count("redirect-taken-out") == 1
    assert f"`  - {rule}`" in told


def test_empty_files_that_hold_redirects_for_s3_are_no_changes_for_readers(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    rule = "redirects:\n  - {from: /old.csv, to: /roles/, since: 2026-03-01}\n"
    (folder / "content/redirects.yaml").write_text(rule)
    tree = built(folder, "2026-04-01", "none", "d1", "--host", "s3")
    assert (tree / "old.csv").read_bytes() == b""
    told = rolepages("diff", "--today", "2026-04-01", "--previous", "d1", cwd=folder).stdout
    assert "Nothing changes for readers." in told


def test_the_hint_for_a_removed_alias_is_the_role_it_led_to(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    role = folder / "roles/backend-engineer.yaml"
    text = role.read_text()
    other = ROLE_YAML.replace("Backend", "Frontend").replace("backend engineer", "frontend engineer")
    (folder / "roles/frontend-engineer.yaml").write_text(other)
    role.write_text(f"{text}aliases: [Frontend and API Engineer]\n")
    built(folder, "2026-04-01", "none", "d1")
    role.write_text(text)
    told = run(folder, "2026-04-02", "d1").stderr
    assert "{from: /roles/frontend-and-api-engineer/, to: /roles/backend-engineer/, since:" in told


def test_an_employer_under_another_name_needs_a_rule(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    built(folder, "2026-04-01", "none", "d1")
    now_posts(folder, [*JOBS[:-1], {**JOBS[-1], "employer": "Pell Labs"}])
    told = run(folder, "2026-04-02", "d1").stderr
    assert "{from: /employers/pell/, to: /employers/pell-labs/, since: 2026-04-02}" in told
    assert told.count("vanished-address") == 1, "its posting leads on by itself"


def test_a_rule_takes_a_posting_away_for_good(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    url = address_of(built(folder, "2026-04-01", "none", "d1"), "pell")
    now_posts(folder, JOBS[:-1])
    built(folder, "2026-04-02", "d1", "d2")
    rule = f"redirects:\n  - {{from: {url}, to: gone, since: 2026-04-03}}\n"
    (folder / "content/redirects.yaml").write_text(rule)
    tree = built(folder, "2026-04-03", "d2", "d3")
    assert answers(tree)[url] == "410"
    assert url not in manifest(tree)["closed"]
    now_posts(folder, JOBS)
    assert "redirect-from-page" in run(folder, "2026-04-04", "d3").stderr


def test_a_link_to_an_old_address_is_a_warning_that_names_the_new_one(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    rule = "redirects:\n  - {from: /jobs-at-home/, to: /search/, since: 2026-04-01}\n"
    (folder / "content/redirects.yaml").write_text(rule)
    guide = folder / "content/guides/first.md"
    guide.write_text(f"{guide.read_text()}\nSee [jobs](/jobs-at-home/).\n")
    result = run(folder, "2026-04-02", "none")
    assert result.returncode == 0, result.stderr
    assert "warning  moved-link" in result.stderr
    assert "/jobs-at-home/, which has moved to /search/" in result.stderr


def test_a_file_that_cannot_be_read_makes_no_address_vanish(renamed: Path) -> None:
    (renamed / "roles/server-engineer.yaml").write_text("title: [")
    told = run(renamed, "2026-04-02", "d1").stderr
    assert "yaml-syntax" in told
    assert "vanished" not in told


def test_titles_of_a_hostile_publication_are_text(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    tree = built(folder, "2026-04-01", "none", "d1")
    path = tree / "manifest.json"
    url = address_of(tree, "pell")
    text = path.read_text().replace('"Pell"', '"<script>alert(2)</script>"')
    path.write_text(text.replace(f'"{url}":["Backend Engineer"', f'"{url}":["<script>alert(1)</script>"'))
    assert "alert(1)" in path.read_text()
    now_posts(folder, JOBS[:-1])
    made = page(built(folder, "2026-04-02", "d1", "d2"), url)
    assert "&lt;script&gt;alert(1)" in made
    assert "&lt;script&gt;alert(2)" in made
    assert "<script>alert" not in made


def test_the_file_at_the_root_of_the_site_is_sent_to_its_place(tmp_path: Path) -> None:
    folder = a_site_of(tmp_path, JOBS)
    (folder / "redirects.yaml").write_text("redirects: []\n")
    told = rolepages("check", "--today", "2026-04-02", cwd=folder).stderr
    assert "redirects.yaml:1:1  warning  unused-file" in told
    assert "move it to content/redirects.yaml" in told


def test_explain_says_what_became_of_an_address(days: Path) -> None:
    """The site's files are those of the last day; the publication is the one asked for."""

    def explained(url: str, day: str, previous: str) -> str:
        said: str = rolepages("explain", url, "--today", day, "--previous", previous, cwd=days).stdout
        return said

    url, old = address_of(days / "d1", "pell"), address_of(days / "d1", "employer-0")
    closed = explained(url, "2026-04-02", "d1")
    assert "kind: closed" in closed
    assert "closed: published as one of the postings, not in the data since 2026-04-02" in closed
    assert "told as gone (410 where the host can) since 2026-04-05" in explained(url, "2026-04-05", "d2")
    led = explained(old, "2026-04-02", "d1")
    assert f"leads to: {address_of(days / 'd2', 'senior-')}" in led
    assert "leads on: what was here has another address" in led


def test_status_counts_what_became_of_old_addresses(days: Path) -> None:
    kept = days / ".cache/published/manifest.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes((days / "d1/manifest.json").read_bytes())
    said = rolepages("status", "--json", "--today", "2026-04-02", cwd=days).stdout
    words = rolepages("status", "--today", "2026-04-02", cwd=days).stdout
    kept.unlink()
    found = json.loads(said)["addresses"]
    assert found["closed"] == len(manifest(days / "d2")["closed"])
    assert (found["gone"], found["rules"]) == (0, 0)
    assert f"Old addresses: {found['closed']} closed, 0 gone" in words
