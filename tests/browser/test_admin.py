"""Editing in the browser: what editors save at `/admin/` is a commit that changes what they changed."""

import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from generator.publish.preview import server_of
from tests.admin import as_repository, decap_server, free_port, git, installed
from tests.program import ROOT, rolepages
from tests.whole.small import SNAPSHOT, a_line, lines_of

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 900}
TODAY = "2026-11-23"
TIP = "content/tips/shared/keep-a-copy.md"
ROLE = "roles/data-engineer.yaml"
FACTS = "content/facts.yaml"
MORE = " Keep {{ fact.h1b_cap }} & *it*."
COLLECTIONS = [
    "Roles", "Tips", "Tips used again", "Questions", "Questions used again", "Guides", "Visas", "Pages",
    "Lists and settings",
]  # fmt: skip


class Desk:
    """An editor's desk: a browser at `/admin/`, and the repository behind it."""

    def __init__(self, page: Page, address: str, site: Path) -> None:
        self.page = page
        self.address = address
        self.site = site
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        context = page.context
        context.set_default_timeout(40_000)
        context.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))
        context.on("console", self._heard)
        context.on("weberror", lambda error: self._failed(str(error.error)))

    def _failed(self, error: str) -> None:
        """Decap ends a promise with nothing where a form is not complete."""
        if error != "undefined":
            self.complaints.append(error)

    def _heard(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def opens(self, part: str) -> None:
        """A form, from the page's beginning: the editor is still signed in."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/admin/#/collections/{part}")

    def publishes(self) -> str:
        """Save what is written; what git shows of the commit."""
        before = git(self.site, "rev-parse", "HEAD")
        self.page.get_by_role("button", name="Publish", exact=True).click()
        self.page.get_by_text("Publish now", exact=True).click()
        self.page.get_by_text("Entry saved").wait_for()
        assert git(self.site, "rev-parse", "HEAD^") == before
        return git(self.site, "show", "--format=", "--unified=0", "HEAD")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The texts of the demo with one posting, in a repository, built with editing switched on."""
    folder = tmp_path_factory.mktemp("edited") / "site"
    for part in ("roles", "content", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "data").mkdir()
    (folder / "data/snapshot.yaml").write_text(SNAPSHOT, "utf-8")
    (folder / "data/postings.jsonl").write_bytes(lines_of([a_line()]))
    (folder / ".gitignore").write_text("/build/\n/.cache/\n", "utf-8")
    cms = f"\ncms:\n  backend: local\n  server: http://localhost:{free_port()}\n"
    (folder / "site.yaml").write_text((ROOT / "site.yaml").read_text("utf-8") + cms, "utf-8")
    (folder / ".cache").mkdir()
    (folder / ".cache/admin").symlink_to(installed())
    as_repository(folder)
    done = rolepages("build", "--today", TODAY, "--jobs", "1", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def config(site: Path) -> dict[str, Any]:
    """What the build wrote for the CMS."""
    found: dict[str, Any] = json.loads((site / "build/admin/config.json").read_bytes())
    return found


@pytest.fixture
def desk(chrome: Browser, site: Path, config: dict[str, Any]) -> Iterator[Desk]:
    """An editor who has signed in; what their browser complains of fails the test."""
    port = int(config["backend"]["proxy_url"].split(":")[2].split("/")[0])
    context = chrome.new_context(viewport=DESK, timezone_id="UTC")
    with decap_server(site, port), server_of(site / "build", "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        desk = Desk(context.new_page(), f"http://127.0.0.1:{server.server_address[1]}", site)
        desk.page.goto(f"{desk.address}/admin/")
        desk.page.get_by_role("button", name="Login").click()
        desk.page.get_by_role("heading", name="Roles").wait_for()
        yield desk
        context.close()
        server.shutdown()
    assert desk.complaints == []
    assert desk.hosts == {desk.address.split("/")[2], f"localhost:{port}"}


def test_what_editors_save_is_a_commit_of_what_they_changed_and_passes_the_check(desk: Desk) -> None:
    page = desk.page
    expect(page.locator("aside a")).to_have_text(COLLECTIONS)

    page.get_by_role("link", name="Tips", exact=True).click()
    old = "Keep a copy of the posting on the day you apply"
    page.get_by_role("link", name=old).click()
    page.get_by_label("Title", exact=True).first.fill('Keep: a "copy" of the posting')
    changed = desk.publishes()
    assert f"--- a/{TIP}" in changed
    assert lines_changed(changed) == [f"-title: {old}", "+title: 'Keep: a \"copy\" of the posting'"]

    desk.opens("tips/entries/shared/keep-a-copy")
    page.locator("[data-slate-editor]").click()
    page.keyboard.type(MORE)
    before, after = lines_changed(desk.publishes())
    assert after.replace(MORE, "")[1:] == before[1:]
    assert MORE in after

    desk.opens("roles/entries/data-engineer")
    page.get_by_label("Family", exact=True).fill("Data work")
    page.get_by_label("Aliases").fill("Data Platform Engineer\nETL Developer, Cloud\n")
    changed = desk.publishes()
    assert f"--- a/{ROLE}" in changed
    assert "+family: Data work" in lines_changed(changed)
    assert "+  - ETL Developer, Cloud" in lines_changed(changed)
    assert (desk.site / ROLE).read_text("utf-8").startswith("# yaml-language-server: $schema=")

    desk.opens("lists/entries/facts")
    fact = page.get_by_text("h1b_registration_fee - ").locator("xpath=..")
    fact.get_by_role("button").first.click()
    page.get_by_label("Owner").filter(visible=True).fill("Ada")
    changed = desk.publishes()
    assert f"--- a/{FACTS}" in changed
    assert lines_changed(changed) == ["+    owner: Ada"]

    checked = rolepages("check", "--today", TODAY, cwd=desk.site)
    assert checked.returncode == 0, checked.stderr


def test_a_new_tip_is_asked_for_what_the_check_asks_and_then_passes_it(desk: Desk) -> None:
    page = desk.page
    desk.opens("tips/new")
    page.get_by_label("File", exact=True).fill("Ask Early")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("Publish now", exact=True).click()
    for told in ("Ask Early is not right. It needs small letters", "Title is required", "Roles is required"):
        page.get_by_text(told).wait_for()
    page.get_by_label("File", exact=True).fill("ask-early")
    page.get_by_label("Title", exact=True).fill("Ask early")
    page.get_by_text("Only these:").first.click()
    page.get_by_label("Data Engineer").check()
    page.locator("[data-slate-editor]").click()
    page.keyboard.type("Ask *before* the first talk. The fee is {{ fact.h1b_registration_fee }}.")
    desk.publishes()
    today = page.evaluate("new Date().toISOString().slice(0, 10)")
    assert (desk.site / "content/tips/shared/ask-early.md").read_text("utf-8") == (
        f"---\ntitle: Ask early\nroles:\n  - data-engineer\nreviewed_on: {today}\n---\n\n"
        "Ask *before* the first talk. The fee is {{ fact.h1b_registration_fee }}.\n"
    )
    checked = rolepages("check", "--today", max(today, TODAY), cwd=desk.site)
    assert checked.returncode == 0, checked.stderr


def test_every_file_that_nobody_changed_in_its_form_stays_as_it_is(
    desk: Desk, config: dict[str, Any]
) -> None:
    texts = [
        (collection["name"], path.read_text("utf-8"))
        for collection in config["collections"]
        for path in files_of(desk.site, collection)
        if is_of(collection, path.read_text("utf-8"))
    ]
    assert len(texts) > 150
    assert desk.page.evaluate(ROUND, texts) == []


ROUND = """async (texts) => {
  const { formatOf } = await import("/admin/formats.js");
  const config = await (await fetch("/admin/config.json")).json();
  const formats = new Map(config.collections.map((each) => [each.name, formatOf(each)]));
  const copy = (form) => JSON.parse(JSON.stringify(form));
  const again = (name, text) => formats.get(name).toFile(copy(formats.get(name).fromFile(text)));
  return texts.filter(([name, text]) => again(name, text) !== text);
}"""


def test_the_form_keeps_what_only_the_file_knows(desk: Desk) -> None:
    """Comments, keys that the form does not have, line ends and the mark at a file's beginning."""
    written = desk.page.evaluate(CHANGED, ["tips", ODD_TIP, {"title": "New: title", "visas": ["tn"]}])
    assert written == ODD_TIP.replace("Old title", '"New: title"').replace(
        "titel: kept\r\n", "titel: kept\r\nvisas:\r\n  - tn\r\n"
    )


def test_two_facts_of_one_name_are_not_saved_as_one(desk: Desk) -> None:
    fact = {"_key": "fee", "label": "Fee", "value": "$1"}
    with pytest.raises(Error, match="Two entries under Facts have the name fee"):
        desk.page.evaluate(CHANGED, ["lists", "facts: {}\n", {"facts": [fact, fact]}])


ODD_TIP = (
    "\ufeff---\r\n# Written by hand\r\ntitle: Old title # of two words\r\nroles: all\r\ntitel: kept\r\n"
    "reviewed_on: 2026-01-01\r\n---\r\n\r\nOne line.\r\nAnother.\r\n"
)

CHANGED = """async ([name, text, changes]) => {
  const { formatOf } = await import("/admin/formats.js");
  const config = await (await fetch("/admin/config.json")).json();
  const format = formatOf(config.collections.find((each) => each.name === name));
  return format.toFile({ ...format.fromFile(text), ...changes });
}"""


def lines_changed(diff: str) -> list[str]:
    """The lines of a diff that were taken away or added."""
    return [line for line in diff.split("\n") if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]


def files_of(site: Path, collection: dict[str, Any]) -> list[Path]:
    if "files" in collection:
        return [site / each["file"] for each in collection["files"]]
    return sorted((site / collection["folder"]).rglob(f"*.{collection['extension']}"))


def is_of(collection: dict[str, Any], text: str) -> bool:
    kind = collection.get("filter", {}).get("value")
    return kind is None or kind == ("reuse" if text.startswith("---\nuse:") else "text")
