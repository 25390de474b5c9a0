"""`lastmod` moves when what a page says changes, and never else: digests held against the built pages."""

import gzip
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import orjson
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.domain.last_publication import LastPublication, PageRecord
from generator.previous import publication_in
from generator.publish.tree import file_of
from generator.seo.page_states import says_the_same
from tests.program import rolepages
from tests.whole.demo import POSTINGS, part_of_input

TODAY, TOMORROW = "2026-11-16", "2026-11-17"
TIP = "content/tips/shared/keep-a-copy.md"


Said = tuple[str, tuple[str, ...], str]
Edit = Callable[[Path], Callable[[], object]]
"""Changes a site's folder; what it returns puts the files back."""


@dataclass(frozen=True, repr=False)
class Built:
    """What a built site says of itself, and what its pages say to readers."""

    manifest: bytes
    state: LastPublication
    said: Mapping[str, Said]

    @property
    def pages(self) -> Mapping[str, PageRecord]:
        return self.state.pages


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the demo, none of whose postings closes on a day."""
    folder = part_of_input(tmp_path_factory.mktemp("changes") / "site", 60)
    write_postings(folder, [without_end(posting) for posting in postings_of(folder)])
    return folder


def without_end(posting: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in posting.items() if key != "closes_on"}


def postings_of(folder: Path) -> list[dict[str, object]]:
    return [orjson.loads(line) for line in gzip.decompress((folder / POSTINGS).read_bytes()).splitlines()]


def write_postings(folder: Path, postings: list[dict[str, object]]) -> None:
    lines = b"".join(orjson.dumps(posting) + b"\n" for posting in postings)
    (folder / POSTINGS).write_bytes(gzip.compress(lines, mtime=0))


def built(folder: Path, name: str, *arguments: str, today: str = TODAY, **environment: str) -> Built:
    output = folder.parent / name
    told = rolepages(
        "build", "--output", str(output), "--today", today, *arguments, cwd=folder, **environment
    )
    assert told.returncode == 0, told.stderr
    manifest = (output / "manifest.json").read_bytes()
    state = publication_in(manifest, name)
    return Built(manifest, state, {url: said(output / file_of(url)) for url in state.pages})


@pytest.fixture(scope="module")
def before(folder: Path) -> Built:
    return built(folder, "before")


def changed_site(folder: Path, edits: Iterable[Edit], name: str = "now") -> Built:
    """The site of the next day, built with the edits upon the one before."""
    with ExitStack() as after:
        for edit in edits:
            after.callback(edit(folder))
        return built(folder, name, "--previous", str(folder.parent / "before"), today=TOMORROW)


@pytest.fixture(scope="module")
def after(folder: Path, before: Built) -> Callable[[str], Built]:
    """The site after one of the changes; it is built once for all tests."""
    return cache(lambda what: changed_site(folder, CHANGES[what]))


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


def said(page: Path) -> Said:
    """The text and links of the main content and the structured data, without what only tells the day."""
    html = LexborHTMLParser(page.read_bytes().decode())
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
        or now.said[url] != before.said[url]
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
    kept = (folder / POSTINGS).read_bytes()
    write_postings(folder, postings)
    return lambda: (folder / POSTINGS).write_bytes(kept)


def text_of(path: str, old: str, new: str) -> Edit:
    return lambda folder: edited(folder, path, old, new)


GUIDE = "content/guides/change-employers-on-h-1b.md"
SENTENCE = "A boat is a good place to read."
UNSAID = "what no page says"
CHANGES: dict[str, tuple[Edit, ...]] = {
    "a tip": (text_of(TIP, "\n---\n", f"\n---\n{SENTENCE} "),),
    "a tip's review": (text_of(TIP, "reviewed_on: 2026-11-22", "reviewed_on: 2026-02-02"),),
    "a fact": (text_of("content/facts.yaml", "value: 65,000 a year", "value: 64,999 a year"),),
    "a guide's title": (text_of(GUIDE, "Changing employers on H-1B", "Changing your employer on H-1B"),),
    "a guide's description": (text_of(GUIDE, "What has to be true", "What must be true"),),
    "a role's title": (
        text_of("roles/backend-engineer.yaml", "title: Backend Engineer", "title: Backender"),
    ),
    "the site's description": (text_of("site.yaml", "description: ", "description: Boats and "),),
    "a posting's title": (other_title,),
    "a posting's pay": (other_pay,),
    "postings' texts": (other_text,),
    "a posting gone": (one_less,),
    UNSAID: (
        seen_later,
        text_of(TIP, "review_in: 12 months", "review_in: 11 months"),
        text_of("templates/base.html", "Nothing here is legal advice.", "None of it is legal advice."),
        text_of("templates/assets/site.css", ":root {", ":root { --boat: 1px;"),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_digests_differ_exactly_where_the_built_pages_do(
    what: str, before: Built, after: Callable[[str], Built]
) -> None:
    now = after(what)
    assert changed(now, before) == really_changed(now, before)
    assert bool(changed(now, before)) == (what != UNSAID)


def test_a_new_day_of_the_data_alone_moves_no_day(folder: Path, before: Built) -> None:
    day = text_of("data/snapshot.yaml", "as_of: 2026-11-15", f"as_of: {TOMORROW}")
    now = changed_site(folder, [day])
    assert now.state.as_of != before.state.as_of
    assert moved(now) == set()


def test_a_changed_tip_moves_exactly_the_pages_that_show_it(
    before: Built, after: Callable[[str], Built]
) -> None:
    now = after("a tip")
    shows = {url for url in now.pages if SENTENCE in now.said[url][0]}
    assert len(shows) > 10
    assert moved(now) == shows
    for url in shows:
        page, old = now.pages[url], before.pages[url]
        assert (page.data, page.facts) == (old.data, old.facts)
        assert page.words != old.words


def test_a_changed_fact_moves_facts_and_no_words(before: Built, after: Callable[[str], Built]) -> None:
    now = after("a fact")
    shows = {url for url in now.pages if "64,999 a year" in now.said[url][0]}
    assert shows
    assert moved(now) == shows
    for url in shows:
        page, old = now.pages[url], before.pages[url]
        assert (page.data, page.words) == (old.data, old.words), url
        assert page.facts != old.facts


def test_a_changed_posting_moves_its_page_its_lists_and_what_links_to_it(
    folder: Path, before: Built, after: Callable[[str], Built]
) -> None:
    title = str(postings_of(folder)[3]["title"])
    now = after("a posting's title")
    shows = {url for url in now.pages if f"{title} for boats" in now.said[url][0]}
    assert {now.pages[url].kind for url in shows} >= {"postings", "employers"}
    assert shows <= moved(now) == really_changed(now, before)


def test_the_digests_do_not_depend_on_workers_or_hashes(folder: Path, before: Built) -> None:
    other = built(folder, "other", "--jobs", "1", PYTHONHASHSEED="77", TZ="Asia/Tokyo")
    assert other.manifest == before.manifest


def test_the_same_build_upon_the_same_publication_has_the_same_bytes(
    folder: Path, after: Callable[[str], Built]
) -> None:
    assert changed_site(folder, CHANGES["a tip"], "again").manifest == after("a tip").manifest
