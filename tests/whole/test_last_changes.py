"""`lastmod` moves when what a page says changes, and never else: digests held against the built pages."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.domain.last_publication import LastPublication, PageRecord
from generator.previous import publication_in
from generator.publish.tree import file_of
from generator.seo.page_states import says_the_same
from tests.program import rolepages
from tests.whole.demo import copy_of_input

TODAY, TOMORROW = "2026-11-16", "2026-11-17"
POSTINGS = 160
TIP = "content/tips/shared/keep-a-copy.md"


@dataclass(frozen=True)
class Built:
    """A built site with what it says of itself."""

    folder: Path
    state: LastPublication

    @property
    def pages(self) -> dict[str, PageRecord]:
        return dict(self.state.pages)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo with some of its postings, none of which closes on a day."""
    folder = copy_of_input(tmp_path_factory.mktemp("changes") / "site")
    lines = gzip.decompress((folder / "data/postings.jsonl.gz").read_bytes()).splitlines()[:POSTINGS]
    write_postings(folder, [without_end(orjson.loads(line)) for line in lines])
    return folder


def without_end(posting: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in posting.items() if key != "closes_on"}


def postings_of(folder: Path) -> list[dict[str, object]]:
    lines = gzip.decompress((folder / "data/postings.jsonl.gz").read_bytes()).splitlines()
    return [orjson.loads(line) for line in lines]


def write_postings(folder: Path, postings: list[dict[str, object]]) -> None:
    lines = b"".join(orjson.dumps(posting) + b"\n" for posting in postings)
    (folder / "data/postings.jsonl.gz").write_bytes(gzip.compress(lines, mtime=0))


def built(folder: Path, name: str, *arguments: str, today: str = TODAY, **environment: str) -> Built:
    output = folder.parent / name
    told = rolepages(
        "build", "--output", str(output), "--today", today, *arguments, cwd=folder, **environment
    )
    assert told.returncode == 0, told.stderr
    return Built(output, publication_in((output / "manifest.json").read_bytes(), name))


@pytest.fixture(scope="module")
def before(folder: Path) -> Built:
    return built(folder, "before")


def edited(folder: Path, path: str, old: str, new: str) -> Callable[[], object]:
    """Replace text in a file; returns what puts the file back."""
    file = folder / path
    kept = file.read_bytes()
    assert old in kept.decode(), f"{old!r} is not in {path}"
    file.write_bytes(kept.decode().replace(old, new, 1).encode())
    return lambda: file.write_bytes(kept)


def changed(now: Built, before: Built) -> set[str]:
    """Addresses whose content is not what it was, by their digests; new ones are among them."""
    return {
        url
        for url, page in now.pages.items()
        if not (url in before.pages and says_the_same(page, before.pages[url]))
    }


def moved(now: Built) -> set[str]:
    return {url for url, page in now.pages.items() if page.lastmod.isoformat() == now.state.today.isoformat()}


# What a page says, as its file has it

_SEEN = re.compile(r"(· last seen|Last seen) \d{1,2} [A-Z][a-z]{2} \d{4}")


def said(built: Built, url: str) -> tuple[str, tuple[str, ...], str]:
    """The text and links of the main content and the structured data, without what only tells the day."""
    html = LexborHTMLParser((built.folder / file_of(url)).read_bytes().decode())
    data = html.css_first('script[type="application/ld+json"]')
    main = html.css_first("main") or html.body
    assert main is not None
    for selector in (".tab.new", ".printed", "script", "style", ".sponsorship .note time"):
        for node in main.css(selector):
            node.decompose()
    links = tuple(str(link.attributes.get("href")) for link in main.css("a"))
    text = " ".join(main.text(separator=" ").split())
    text = _SEEN.sub("", text)
    return text, links, data.text() if data else ""


def really_changed(now: Built, before: Built) -> set[str]:
    """The same from the files themselves."""
    return {
        url
        for url in now.pages
        if url not in before.pages
        or (now.pages[url].kind, now.pages[url].indexable)
        != (before.pages[url].kind, before.pages[url].indexable)
        or said(now, url) != said(before, url)
    }


def other_title(folder: Path) -> Callable[[], object]:
    postings = postings_of(folder)
    postings[3] = postings[3] | {"title": f"{postings[3]['title']} for boats"}
    return with_postings(folder, postings)


def other_pay(folder: Path) -> Callable[[], object]:
    postings = postings_of(folder)
    pay = {"low": 123_456, "high": 143_210, "currency": "USD", "unit": "year"}
    postings[7] = postings[7] | {"pay": pay}
    return with_postings(folder, postings)


def other_text(folder: Path) -> Callable[[], object]:
    """A word more in the text of some postings, which no card shows."""
    postings = postings_of(folder)
    for number in (3, 7, 20, 40):
        postings[number] = postings[number] | {"description": f"{postings[number]['description']}\n\nBoats."}
    return with_postings(folder, postings)


def one_less(folder: Path) -> Callable[[], object]:
    return with_postings(folder, postings_of(folder)[:-1])


def seen_later(folder: Path) -> Callable[[], object]:
    return with_postings(folder, [each | {"last_seen": TODAY} for each in postings_of(folder)])


def with_postings(folder: Path, postings: list[dict[str, object]]) -> Callable[[], object]:
    kept = (folder / "data/postings.jsonl.gz").read_bytes()
    write_postings(folder, postings)
    return lambda: (folder / "data/postings.jsonl.gz").write_bytes(kept)


def text_of(path: str, old: str, new: str) -> Callable[[Path], Callable[[], object]]:
    return lambda folder: edited(folder, path, old, new)


GUIDE = "content/guides/change-employers-on-h-1b.md"
CHANGES: dict[str, Callable[[Path], Callable[[], object]]] = {
    "a tip": text_of(TIP, "\n---\n", "\n---\nA boat is a good place to read. "),
    "a tip's next review": text_of(TIP, "review_in: 12 months", "review_in: 11 months"),
    "a tip's review": text_of(TIP, "reviewed_on: 2026-11-22", "reviewed_on: 2026-02-02"),
    "a fact": text_of("content/facts.yaml", "value: 65,000 a year", "value: 64,999 a year"),
    "a guide's title": text_of(GUIDE, "Changing employers on H-1B", "Changing your employer on H-1B"),
    "a guide's description": text_of(GUIDE, "What has to be true", "What must be true"),
    "a role's title": text_of("roles/backend-engineer.yaml", "title: Backend Engineer", "title: Backender"),
    "the site's description": text_of("site.yaml", "description: ", "description: Boats and "),
    "a posting's title": other_title,
    "a posting's pay": other_pay,
    "postings' texts": other_text,
    "a posting gone": one_less,
    "postings seen later": seen_later,
    "the footer": text_of(
        "templates/base.html", "Nothing here is legal advice.", "None of it is legal advice."
    ),
    "a style sheet": text_of("templates/assets/site.css", ":root {", ":root { --boat: 1px;"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_digests_differ_exactly_where_the_built_pages_do(what: str, folder: Path, before: Built) -> None:
    put_back = CHANGES[what](folder)
    try:
        now = built(folder, "now")
    finally:
        put_back()
    assert changed(now, before) == really_changed(now, before)
    if what in {"the footer", "a style sheet", "postings seen later", "a tip's next review"}:
        assert changed(now, before) == set()
    else:
        assert changed(now, before)


def test_a_new_day_of_the_data_alone_moves_no_day(folder: Path, before: Built) -> None:
    put_back = edited(folder, "data/snapshot.yaml", "as_of: 2026-11-15", f"as_of: {TOMORROW}")
    try:
        now = built(folder, "now", "--previous", str(before.folder), today=TOMORROW)
    finally:
        put_back()
    assert now.state.as_of != before.state.as_of
    assert moved(now) == set()


def test_a_changed_tip_moves_exactly_the_pages_that_show_it(folder: Path, before: Built) -> None:
    sentence = "A boat is a good place to read."
    put_back = edited(folder, TIP, "\n---\n", f"\n---\n{sentence} ")
    try:
        now = built(folder, "now", "--previous", str(before.folder), today=TOMORROW)
    finally:
        put_back()
    shows = {url for url in now.pages if sentence in said(now, url)[0]}
    assert len(shows) > 10
    assert moved(now) == shows
    for url in shows:
        page, old = now.pages[url], before.pages[url]
        assert (page.data, page.facts) == (old.data, old.facts)
        assert page.words != old.words


def test_a_changed_fact_moves_facts_and_no_words(folder: Path, before: Built) -> None:
    put_back = edited(folder, "content/facts.yaml", "value: 65,000 a year", "value: 64,999 a year")
    try:
        now = built(folder, "now", "--previous", str(before.folder), today=TOMORROW)
    finally:
        put_back()
    shows = {url for url in now.pages if "64,999 a year" in said(now, url)[0]}
    assert shows
    assert moved(now) == shows
    for url in shows:
        page, old = now.pages[url], before.pages[url]
        assert (page.data, page.words) == (old.data, old.words), url
        assert page.facts != old.facts


def test_a_changed_posting_moves_its_page_its_lists_and_what_links_to_it(folder: Path, before: Built) -> None:
    title = str(postings_of(folder)[3]["title"])
    put_back = other_title(folder)
    try:
        now = built(folder, "now", "--previous", str(before.folder), today=TOMORROW)
    finally:
        put_back()
    shows = {url for url in now.pages if f"{title} for boats" in said(now, url)[0]}
    assert {now.pages[url].kind for url in shows} >= {"postings", "employers"}
    assert shows <= moved(now) == really_changed(now, before)


def test_the_digests_do_not_depend_on_workers_or_hashes(folder: Path, before: Built) -> None:
    other = built(folder, "other", "--jobs", "1", PYTHONHASHSEED="77", TZ="Asia/Tokyo")
    assert (other.folder / "manifest.json").read_bytes() == (before.folder / "manifest.json").read_bytes()


def test_the_same_build_upon_the_same_publication_has_the_same_bytes(folder: Path, before: Built) -> None:
    manifests = {
        (
            built(folder, "twice", "--previous", str(before.folder), today=TOMORROW).folder / "manifest.json"
        ).read_bytes()
        for _ in range(2)
    }
    assert len(manifests) == 1
