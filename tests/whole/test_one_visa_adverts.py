"""Adverts for holders of one visa are pointed out, in postings and in our own texts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import orjson

from generator.domain.eligibility import Eligibility
from generator.domain.fact import FactLedger
from generator.one_visa_adverts import one_visa_problems
from generator.options import Options
from generator.pipeline import build
from tests.builders import TODAY, a_role, a_site, a_text
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

MANIFEST = "as_of: 2026-03-30\nsources:\n  - name: demo\n    title: Demo list\n"


def notices(tmp_path: Path, description: str, guide: str) -> list[tuple[str, int, str]]:
    posting = {
        "id": "7",
        "source": "demo",
        "title": "Backend Engineer",
        "employer": "Larkspur Systems",
        "url": "https://larkspur.example/jobs/7",
        "description": f"<p>{description}</p>",
    }
    head = ("title: A guide", "description: What a reader has to know before reading a posting closely.")
    folder = a_site(
        tmp_path,
        {
            "data/snapshot.yaml": MANIFEST,
            "data/postings.jsonl": orjson.dumps(posting) + b"\n",
            "content/guides/reading.md": a_text(*head, body=guide),
        },
    )
    (folder / "templates/assets").mkdir(parents=True)
    day = date.fromisoformat(TODAY)
    outcome = build(Options(folder, folder / "build", day, today=day, publish=False))
    found = [each for each in outcome.problems if each.rule == "one-visa-advert"]
    return [(each.path, each.position.line, each.message) for each in found]


def test_a_posting_and_a_text_for_holders_of_one_visa_get_a_notice_each(tmp_path: Path) -> None:
    found = notices(
        tmp_path, "This job is for H-1B holders only.", "One line.\n\nJobs for H-1B holders only."
    )
    assert [(path, line) for path, line, _ in found] == [
        ("content/guides/reading.md", 8),
        ("data/snapshot.yaml", 1),
    ]
    assert "This job is for H-1B holders only." in found[1][2]


def test_openings_facts_and_rows_of_the_table_are_read_too() -> None:
    words = "These jobs are for H-1B holders only."
    fact = {
        "label": "Fee",
        "value": "$100",
        "as_of": "2026-03-02",
        "status": "in force",
        "statement": words,
        "sources": [{"title": "An agency", "url": "https://agency.example/fees"}],
    }
    way = {
        "visa": "h-1b",
        "title": "First",
        "commonly_requires": ["A job.", words],
        "sources": [{"title": "An agency", "url": "https://agency.example/who", "as_of": "2026-03-02"}],
    }
    table = Eligibility.model_validate({"reviewed_on": "2026-03-02", "ways": [way]})
    book = a_book(
        a_catalogue(),
        ledger=FactLedger.model_validate({"facts": {"fee": fact}}),
        roles={"backend-engineer": a_role(intro=words)},
    )
    found = one_visa_problems(replace(book, eligibility=table))
    assert [(each.path, each.message.split(" speaks")[0]) for each in found] == [
        ("roles/backend-engineer.yaml", "The opening"),
        ("content/facts.yaml", "The fact `fee`"),
        ("content/eligibility.yaml", "The way `First` of `h-1b`"),
    ]


def test_an_offer_for_one_visa_gets_none(tmp_path: Path) -> None:
    assert notices(tmp_path, "We sponsor H-1B.", "Jobs with H-1B evidence.") == []
