"""Every page that prints a value of the ledger lists the fact with its day and its sources.

The demo is built with values that stand nowhere else, so that a value on a page has come from the ledger:
through a tip, an answer, an opening, a shared text, a visa's text, a guide, the table of who can use which
visa, or the page itself.
"""

import gzip
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.domain.fact import FactLedger
from generator.options import Options
from generator.pages.words import day_words
from generator.pipeline import build
from generator.problems.report import as_text
from tests.program import ROOT

POSTINGS = 60
LISTS = ("facts", "data")
"""Pages that name facts without using them: the ledger itself, and the list of links to it."""
MARKS = {
    "money": "${0:,}",
    "count": "{0:,}",
    "percent": "{1}.37%",
    "period": "{0:,} days",
    "date": "4 June {2}",
    "text": "qzx{0}qzx",
}


def marked(ledger: dict[str, dict[str, object]]) -> dict[str, str]:
    """A value of its own for each fact, of the kind that its texts rely on."""
    return {
        id_: MARKS[str(fact.get("kind", "text"))].format(781_003 + 17 * at, 40 + at, 2101 + at)
        for at, (id_, fact) in enumerate(ledger.items())
    }


@pytest.fixture(scope="module")
def ledger() -> dict[str, dict[str, object]]:
    facts: dict[str, dict[str, object]] = yaml.safe_load((ROOT / "content/facts.yaml").read_text("utf-8"))[
        "facts"
    ]
    return facts


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, ledger: dict[str, dict[str, object]]) -> Path:
    folder = tmp_path_factory.mktemp("marked")
    for part in ("roles", "content", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy2(ROOT / "site.yaml", folder)
    shutil.copytree(ROOT / "data/evidence", folder / "data/evidence")
    shutil.copy2(ROOT / "data/snapshot.yaml", folder / "data")
    lines = gzip.decompress((ROOT / "data/postings.jsonl.gz").read_bytes()).splitlines(keepends=True)
    (folder / "data/postings.jsonl").write_bytes(b"".join(lines[:POSTINGS]))
    values = marked(ledger)
    facts = {id_: {**fact, "value": values[id_]} for id_, fact in ledger.items()}
    FactLedger.model_validate({"facts": facts})
    text = yaml.safe_dump({"facts": facts}, allow_unicode=True, sort_keys=False)
    (folder / "content/facts.yaml").write_text(text, "utf-8")
    outcome = build(Options(folder, folder / "build", date(2026, 11, 23), jobs=1))
    assert outcome.published, as_text(outcome.problems, outcome.texts)
    return folder / "build"


def test_every_page_lists_the_facts_whose_values_it_prints(
    site: Path, ledger: dict[str, dict[str, object]]
) -> None:
    values, seen, pages = marked(ledger), dict[str, int](), 0
    for path in sorted(site.rglob("index.html")):
        page = path.parent.relative_to(site).as_posix()
        document = LexborHTMLParser(path.read_bytes())
        main = document.css_first("main")
        words = " ".join(main.text(separator=" ").split()) if main else ""
        printed = {id_ for id_, value in values.items() if re.search(rf"(?<!\w){re.escape(value)}", words)}
        pages += bool(printed)
        for id_ in printed:
            seen[id_] = seen.get(id_, 0) + 1
            entry = document.css_first(f"#fact-{id_}")
            assert entry is not None, (page, id_)
            if page in LISTS:
                continue
            told = " ".join(entry.text(separator=" ").split())
            assert f"Confirmed {day_words(date.fromisoformat(str(ledger[id_]['as_of'])))}" in told, (
                page,
                id_,
            )
            links = {str(link.attributes.get("href")) for link in entry.css("a")}
            sources = [source["url"] for source in ledger[id_]["sources"]]  # type: ignore[attr-defined]
            assert sources[0] in links, (page, id_)
            assert set(sources) <= links or f"/facts/#fact-{id_}" in links, (page, id_)
    assert set(seen) == set(values)
    assert pages > 50


def test_the_page_of_facts_tells_the_past_of_each_and_what_is_announced(
    site: Path, ledger: dict[str, dict[str, object]]
) -> None:
    document = LexborHTMLParser((site / "facts/index.html").read_bytes())
    told = 0
    for id_, fact in ledger.items():
        entry = document.css_first(f"#fact-{id_}")
        words = " ".join(entry.text(separator=" ").split())
        links = {str(link.attributes.get("href")) for link in entry.css("a")}
        for past in fact.get("history", ()):  # type: ignore[attr-defined]
            told += 1
            assert f"{past['value']}" in words, id_
            assert f"until {day_words(date.fromisoformat(str(past['until'])))}" in words, id_
            assert {source["url"] for source in past.get("sources", ())} <= links, id_
    assert told > 2


def test_the_data_page_leads_to_every_fact(site: Path, ledger: dict[str, dict[str, object]]) -> None:
    document = LexborHTMLParser((site / "data/index.html").read_bytes())
    for id_ in ledger:
        assert document.css_first(f"#fact-{id_}") is not None
        assert document.css_first(f'a[href="/facts/#fact-{id_}"]') is not None
