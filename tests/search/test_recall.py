"""Real postings: every word of a title, an employer, a place and a technology that is in a posting finds it.

The technologies are looked up in the texts anew, in two ways: by the spellings of the list of skills, and by
the shape of names such as `GraphQL`, `EC2`, `C++`, `Node.js` or `AWS`. Those within Japanese words are not
asked: no spaces stand around them.
"""

import re
import threading
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator import matching
from generator.domain.posting import Posting
from generator.importing.boards.ashby import import_ashby
from generator.importing.intake import Target
from generator.insight.catalogue import Catalogue
from generator.matching.reading_postings import full_text
from generator.matching.search_words import ORDINARY
from generator.pages.search_records import job_records
from generator.pages.search_shards import job_shards
from generator.publish.preview import server_of
from generator.publish.search import Bundle, build_search
from tests.importing.builders import done, stored
from tests.render.page_examples import site_assets
from tests.shared_data import needs_shared, shared
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

BOARDS = "data/ats-ashby"
pytestmark = [
    pytest.mark.browser,
    needs_shared(BOARDS),
]
EVERY = 9
"""One of so many boards is asked."""

SHAPED = re.compile(
    r"(?<![\w/.@:’'&\u2010\u2011\u3040-\u9fff-])"
    r"(?:[A-Za-z]+[a-z][A-Z]\w*|[A-Za-z]+(?:\+\+|#)|[A-Za-z]+\d\w*|\d[A-Z]|[A-Za-z]+\.(?:js|io|ai|NET)|[A-Z]{2,6}s?)"
    r"(?![\w@+#&\u3040-\u9fff])",
    re.ASCII,
)
ASKS = """async ({ script, terms }) => {
  const { open, hunt, termsOf, recordOf } = await import(script);
  const { jobs } = await open("/pagefind/");
  const found = {};
  for (const term of terms) {
    for (const words of termsOf(term)) {
      const asked = hunt(jobs, { words, filters: new Map(), sort: "relevance", kinds: [], ahead: 0 });
      const { lists, missing } = await asked.whole();
      const records = missing.length ? [] : await Promise.all(lists.flat().map(recordOf));
      found[term] = records.map(({ key }) => key);
      if (records.length) break;
    }
  }
  return found;
}"""


def words_of(text: str) -> set[str]:
    """Words with a letter or a digit, as somebody types them."""
    return {word for word in re.split(r"[\s/()\[\]|]+", text) if any(sign.isalnum() for sign in word)}


def spellings() -> list[str]:
    """Names of technologies that count wherever they stand, in small letters."""
    lines = files(matching).joinpath("skills.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    others = [name for _, _, *names in rows for name in ", ".join(names).split(", ") if name.islower()]
    return [name.lower() for name, when, *_ in rows if when == "any"] + others


def technologies(text: str, names: list[str]) -> set[str]:
    small = text.lower()
    listed = {
        name
        for name in names
        if name in small and re.search(rf"(?<![\w+#.&/'’-]){re.escape(name)}(?![\w+#&'’-]|\.\w)", small)
    }
    lines = (line for line in text.splitlines() if not line.isupper())
    return listed | {name for line in lines for name in SHAPED.findall(line) if name not in ORDINARY}


def places_of(posting: Mapping[str, Any]) -> set[str]:
    each = (place if isinstance(place, str) else place.get("city", "") for place in posting["places"])
    return {place for place in each if place}


@pytest.fixture(scope="module")
def postings(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("boards")
    done(import_ashby(sorted(shared(BOARDS).glob("*.json.gz"))[::EVERY], Target(folder / "data", "ashby")))
    return stored(folder)


@pytest.fixture(scope="module")
def catalogue(postings: list[dict[str, Any]]) -> Catalogue:
    return a_catalogue(*({**posting, "source": "demo"} for posting in postings))


@pytest.fixture(scope="module")
def address(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("recall")
    shards = job_shards(list(job_records(a_book(catalogue))), (), first=(100, 200), most=400)
    bundles = [Bundle(f"jobs/{each.name}", each.records, {"counts": each.counts()}) for each in shards]
    build_search(bundles, folder / "pagefind", jobs=2)
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">', "utf-8")
    (folder / "assets").mkdir()
    for asset in site_assets().values():
        (folder / asset.url.lstrip("/")).write_bytes(asset.content)
    with server_of(folder, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_every_title_word_employer_place_and_technology_of_a_posting_finds_it(
    postings: list[dict[str, Any]], catalogue: Catalogue, address: str, chrome: Browser
) -> None:
    keys = {advert.posting.id: job.key for job in catalogue.open for advert in job.adverts}
    names = spellings()
    asked = {
        each["id"]: {
            "title": words_of(each["title"]),
            "employer": {each["employer"]},
            "place": places_of(each),
            "technology": technologies(full_text(Posting.model_validate(each)), names),
        }
        for each in postings
    }
    assert len(asked) >= 500
    page = chrome.new_page()
    page.goto(address)
    terms = sorted({term for kinds in asked.values() for words in kinds.values() for term in words})
    found = page.evaluate(ASKS, {"script": site_assets()["shards.js"].url, "terms": terms})
    page.close()
    missed = sorted(
        (kind, term, identifier)
        for identifier, kinds in asked.items()
        for kind, words in kinds.items()
        for term in words
        if keys[identifier] not in found[term]
    )

    assert not missed
