"""`rolepages check --external` on a small site whose links lead to a server of this machine."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import SITE_YAML, a_text
from tests.external.answering import Answering, Said, answering
from tests.program import ROOT, rolepages
from tests.whole.small import a_line, a_small_site

GUIDE = "content/guides/first.md"
KEYS = ("title: A first guide", "description: What stands on the page, in one sentence that is long enough.")


@pytest.fixture
def server() -> Iterator[Answering]:
    answers = {"/alive": Said(), "/old": Said(301, {"Location": "/alive"}), "/closed": Said(403)}
    with answering(answers) as running:
        yield running


def a_site_with(folder: Path, server: Answering, body: str) -> Path:
    """The small site, with a guide whose links lead to the server; `HERE` stands for it."""
    at = server.at("", "127.0.0.1")
    site = a_small_site(folder, [a_line(url=f"{at}/apply")])
    (site / "site.yaml").write_text(f"{SITE_YAML}data_licence: {at}/alive\n")
    (site / "content/facts.yaml").write_text("facts: {}\n")
    (site / GUIDE).write_text(a_text(*KEYS, body=body.replace("HERE", at)))
    return site


def check(site: Path, *arguments: str) -> tuple[int, str, str]:
    ended = rolepages("check", "--site", str(site), "--external", *arguments, ROLEPAGES_ASK_PRIVATE="1")
    return ended.returncode, ended.stdout, ended.stderr


def test_dead_links_are_told_at_their_places_and_stop_nothing(tmp_path: Path, server: Answering) -> None:
    body = "A [dead one](HERE/gone#x), [moved](HERE/old#part) and [closed](HERE/closed).\n\n`HERE/in-code`\n"
    site = a_site_with(tmp_path, server, body)
    code, said, told = check(site, "--format", "json")
    problems = [each for each in json.loads(said)["problems"] if "127.0.0.1" in each["message"]]
    text = (site / GUIDE).read_text()
    line = text[: text.index("A [dead")].count("\n") + 1
    assert code == 0, told
    assert [(each["rule"], each["severity"]) for each in problems] == [
        ("external-dead", "warning"),
        ("external-moved", "notice"),
        ("external-unknown", "notice"),
    ]
    assert {(each["path"], each["line"]) for each in problems} == {(GUIDE, line)}
    assert problems[0]["column"] == 14
    assert f"write `{server.at('/alive', '127.0.0.1')}#part`" in problems[1]["hint"]
    assert not {"HEAD /in-code", "HEAD /apply"} & set(server.asked)


def test_what_is_alive_is_not_asked_again(tmp_path: Path, server: Answering) -> None:
    site = a_site_with(tmp_path, server, "An [alive](HERE/alive) one and a [dead](HERE/gone) one.")
    _, _, told = check(site)
    # The third is the generator's own: the profile of the role's occupation, which tests do not ask.
    assert "3 external addresses: 3 asked, 0 known from .cache/links.json; 1 alive, 0 moved, " in told
    assert "1 address of postings" in told
    assert server.asked == ["HEAD /alive", "HEAD /gone", "GET /gone"]
    check(site)
    assert server.asked[3:] == ["HEAD /gone", "GET /gone"]
    check(site, "--fresh")
    assert server.asked[5:] == ["HEAD /alive", "HEAD /gone", "GET /gone"]


def test_a_damaged_cache_is_told_in_a_line_and_replaced(tmp_path: Path, server: Answering) -> None:
    site = a_site_with(tmp_path, server, "An [alive](HERE/alive) one.")
    (site / ".cache").mkdir(exist_ok=True)
    (site / ".cache/links.json").write_text('{"format": 1, "links": {"x": []}}')
    code, _, told = check(site)
    assert code == 0
    assert "links.json is damaged and not used" in told
    assert "damaged" not in check(site)[2]


def test_strict_ends_with_a_code_and_the_report_is_written(tmp_path: Path, server: Answering) -> None:
    site = a_site_with(tmp_path, server, "A [dead](HERE/gone) one.")
    code, _, _ = check(site, "--strict", "--report", str(tmp_path / "out/links.json"), "--external-postings")
    links = json.loads((tmp_path / "out/links.json").read_text())["links"]
    assert code == 1
    assert [(each["path"], each["state"]) for each in links if "127.0.0.1" in each["address"]] == [
        (GUIDE, "dead"),
        ("data/postings.jsonl", "dead"),
        ("site.yaml", "alive"),
    ]


def test_links_of_templates_and_lists_are_asked(tmp_path: Path, server: Answering) -> None:
    site = a_site_with(tmp_path, server, "No link.")
    at = server.at("", "127.0.0.1")
    base = site / "templates/base.html"
    base.write_text(base.read_text().replace("</body>", f'<a href="{at}/imprint">Imprint</a>\n</body>'))
    (site / "content/employers.yaml").write_text(
        "employers:\n  - name: Larkspur\n    legal_name: Larkspur Systems Inc.\n"
        f"    source: {{title: Register, url: {at}/register}}\n"
    )
    _, said, _ = check(site, "--format", "json")
    told = {
        (each["path"], each["rule"])
        for each in json.loads(said)["problems"]
        if "127.0.0.1" in each["message"]
    }
    assert told == {("templates/base.html", "external-dead"), ("content/employers.yaml", "external-dead")}


def test_a_server_that_leads_to_a_name_that_no_program_can_read_stops_nothing(
    tmp_path: Path, server: Answering
) -> None:
    server.answers = {**server.answers, "/evil": Said(301, {"Location": "https://xn--/"})}
    site = a_site_with(tmp_path, server, "An [evil](HERE/evil) and a [good](HERE/alive) link.\n")
    code, _, told = check(site)
    assert code == 0, told
    assert "Traceback" not in told
    assert "Nothing was written" not in told
    assert "/evil" in told


def test_links_are_asked_though_the_site_has_errors(tmp_path: Path, server: Answering) -> None:
    site = a_site_with(tmp_path, server, "A [dead](HERE/gone) one and [another](/nowhere/).")
    code, _, told = check(site)
    assert code == 1
    assert "external-dead" in told
    assert "broken-link" in told


def test_options_of_external_links_need_the_links(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path)
    a_small_site(tmp_path)
    ended = rolepages("check", "--site", str(tmp_path), "--fresh")
    assert ended.returncode == 2
    assert "give --external with it" in ended.stderr


def test_an_interrupted_run_keeps_what_was_answered(tmp_path: Path, server: Answering) -> None:
    links = " ".join(f"[{number}](HERE/alive?{number})" for number in range(30))
    site = a_site_with(tmp_path, server, links)
    command = [sys.executable, "-m", "generator", "check", "--site", str(site), "--external"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ROLEPAGES_ASK_PRIVATE": "1"}
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while len(server.asked) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    kept = json.loads((site / ".cache/links.json").read_text())["links"]
    assert running.returncode == 130
    assert "the answers so far are kept" in told
    assert 2 <= sum("127.0.0.1" in address for address in kept) < 30
