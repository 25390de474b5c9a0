"""The pages that the preview lists as changed are exactly those whose bytes a build would change."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.kept import Forgetting
from generator.options import Options
from generator.preparing import prepared
from generator.serving.edition import Edition
from generator.serving.preview import Preview
from tests.builders import ROLE_YAML, TODAY, a_text
from tests.whole.small import a_line, a_small_site, lines_of

DATA_ROLE = ROLE_YAML.replace("Backend Engineer", "Data Engineer").replace("backend eng", "data eng")
SHORT = "abbreviations:\n  - short: LCA\n    long: labor condition application\n"
POSTINGS = [
    a_line(id="1", description="We sponsor H-1B visas."),
    a_line(id="2", title="Data Engineer", employer="Rowan Data", url="https://rowan.example/2"),
]

Edit = Callable[[Path], None]


def replaced(file: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new), "utf-8")

    return edit


def written(file: str, content: str | bytes) -> Edit:
    def edit(folder: Path) -> None:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())

    return edit


EDITS = {
    "a tip of one role": replaced("content/tips/one.md", "One tip.", "One better tip."),
    "a tip of all roles": replaced("content/tips/all.md", "A tip for all.", "A tip for everybody."),
    "where a tip stands": replaced("content/tips/one.md", "[backend-engineer]", "[data-engineer]"),
    "an answer": replaced("content/faq/fee.md", "It costs", "One pays"),
    "a fact": replaced("content/facts.yaml", "Registration fee", "Fee for registering"),
    "the opening of a role": replaced("roles/data-engineer.yaml", "Work on what", "Build what"),
    "the title of a role": replaced("roles/data-engineer.yaml", "title: Data E", "title: Data Platform E"),
    "the patterns of a role": replaced("roles/data-engineer.yaml", "- data eng", "- rowan eng"),
    "a guide": replaced("content/guides/first.md", "Words about", "More words about"),
    "the title of a guide": replaced("content/guides/first.md", "A first guide", "The first guide"),
    "a new guide": written(
        "content/guides/second.md",
        a_text("title: Another", "description: What stands on this page, in one sentence that is long."),
    ),
    "a visa's text": replaced("content/visas/tn.md", "TN", "TN (NAFTA)"),
    "a page of the site": replaced("content/pages/about.md", "Words.", "More words."),
    "the site's name": replaced("site.yaml", "name: Larkspur Jobs", "name: Rowan Jobs"),
    "a setting": replaced("site.yaml", "mailto:editors@", "mailto:others@"),
    "which postings have a page": replaced(
        "site.yaml", "report_url:", "postings: {pages: link_only}\nreport_url:"
    ),
    "a template of one kind": replaced("templates/pages/guides.html", "<h1>", '<h1 id="top-heading">'),
    "a template of all": replaced("templates/base.html", "No tracking", "No tracking at all"),
    "the design": written("templates/assets/site.css", "body { color: black }"),
    "a posting": written("data/postings.jsonl", lines_of([POSTINGS[0], {**POSTINGS[1], "title": "Chef"}])),
    "a short form": replaced("content/abbreviations.yaml", "labor condition", "labour condition"),
}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = a_small_site(tmp_path_factory.mktemp("original"), POSTINGS)
    written("roles/data-engineer.yaml", DATA_ROLE)(folder)
    written("content/tips/one.md", a_text("title: One", "roles: [backend-engineer]", body="One tip."))(folder)
    written("content/tips/all.md", a_text("title: All", "roles: all", body="A tip for all."))(folder)
    answer = a_text("question: What is the fee?", "roles: all", body="It costs {{ fact.registration_fee }}.")
    written("content/faq/fee.md", answer)(folder)
    written("content/abbreviations.yaml", SHORT)(folder)
    replaced("content/guides/first.md", "Words.", "Words about the LCA.")(folder)
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy at the same relative path for every test, so that its templates are compiled once."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(original, "site"))


def options_of(folder: Path) -> Options:
    day = date.fromisoformat(TODAY)
    return Options(root=folder, output=folder / "build", clock=day, publish=False, drafts=True)


def pages_made_anew(folder: Path) -> dict[str, str]:
    """The digest of every page of the site, from nothing."""
    workshop = prepared(options_of(folder)).value
    assert workshop
    edition = Edition(workshop)
    return {url: edition.look_at(url).digest for url in edition.addresses}


def looked_through(preview: Preview) -> Preview:
    while preview.look_on():
        pass
    return preview


@pytest.mark.parametrize("name", EDITS)
def test_the_pages_listed_are_those_that_differ(name: str, folder: Path) -> None:
    preview = Preview(options_of(folder), lambda _: None)
    preview.refresh()
    looked_through(preview)
    before = pages_made_anew(folder)
    EDITS[name](folder)
    preview.refresh(["it"])
    state = looked_through(preview).state
    after = pages_made_anew(folder)
    assert not [problem for problem in state.problems if problem.rule != "role-unmatched"]
    assert before != after
    assert sorted(state.changed) == sorted(url for url, digest in after.items() if before.get(url) != digest)
    assert sorted(state.gone) == sorted(before.keys() - after.keys())


def test_pages_are_found_to_differ_also_when_none_was_looked_at_before(folder: Path) -> None:
    preview = Preview(options_of(folder), lambda _: None)
    preview.refresh()
    EDITS["an answer"](folder)
    preview.refresh(["it"])
    assert sorted(looked_through(preview).state.changed) == [
        "/roles/backend-engineer/",
        "/roles/data-engineer/",
    ]


def test_what_waits_when_the_next_edit_comes_is_still_compared(folder: Path) -> None:
    preview = Preview(options_of(folder), lambda _: None)
    preview.refresh()
    EDITS["an answer"](folder)
    preview.refresh(["it"])
    EDITS["a guide"](folder)
    preview.refresh(["it"])
    changed = looked_through(preview).state.changed
    assert {"/roles/backend-engineer/", "/roles/data-engineer/", "/guides/first/"} <= set(changed)


def test_steps_whose_sources_stay_the_same_come_to_the_same_as_made_anew(folder: Path) -> None:
    preview = Preview(options_of(folder), lambda _: None)
    preview.refresh()
    for edit in EDITS.values():
        edit(folder)
        preview.refresh(["it"])
    edition = looked_through(preview).state.edition
    assert edition
    assert {url: edition.look_at(url).digest for url in edition.addresses} == pages_made_anew(folder)


def test_without_keeping_every_step_is_made_anew() -> None:
    made = [Forgetting().result("step", ("same",), object) for _ in range(2)]
    assert made[0] is not made[1]
