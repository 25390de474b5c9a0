"""Adverts for holders of one visa are pointed out, in postings and in our own texts."""

from datetime import date
from pathlib import Path

import orjson
import pytest
import yaml

from generator.one_visa_adverts import one_visa_problems
from generator.options import Options
from generator.pipeline import build
from generator.problems.problem import Position
from generator.sources.prose import Prose
from tests.builders import TODAY, a_site, a_text
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

CORPUS = yaml.safe_load(
    (Path(__file__).parents[1] / "corpus/status_wording.yaml").read_text(encoding="utf-8")
)
MANIFEST = "as_of: 2026-03-30\nsources:\n  - name: demo\n    title: Demo list\n"


def notices(
    tmp_path: Path, description: str, guide: str, rule: str = "one-visa-advert"
) -> list[tuple[str, int, str]]:
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
    found = [each for each in outcome.problems if each.rule == rule]
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
    texts = [Prose(path, words, Position(3, 8)) for path in ("roles/a.yaml", "content/facts.yaml")]
    found = one_visa_problems(a_book(a_catalogue()), texts)
    assert [(each.path, each.position) for each in found] == [
        ("roles/a.yaml", Position(3, 8, len(words))),
        ("content/facts.yaml", Position(3, 8, len(words))),
    ]


def test_every_sentence_of_a_text_is_told_at_its_place() -> None:
    body = "Good jobs.\n\nWe list H-1B only jobs. US citizens preferred. No OPT.\n"
    found = one_visa_problems(a_book(a_catalogue()), [Prose("content/tips/a.md", body, Position(6))])
    assert [(each.rule, each.position) for each in found] == [
        ("one-visa-advert", Position(8, 1, 23)),
        ("status-preference", Position(8, 25, 21)),
        ("status-preference", Position(8, 48, 6)),
    ]


@pytest.mark.parametrize("sentence", CORPUS["preference"])
def test_a_text_that_chooses_by_status_is_told(sentence: str) -> None:
    assert one_visa_problems(a_book(a_catalogue()), [Prose("content/tips/a.md", sentence, Position())])


@pytest.mark.parametrize("sentence", [*CORPUS["lawful"], *CORPUS["prose"]])
def test_lawful_questions_and_advice_about_limits_are_not_told(sentence: str) -> None:
    texts = [Prose("content/tips/a.md", sentence, Position())]
    assert one_visa_problems(a_book(a_catalogue()), texts) == ()


def test_a_posting_that_wants_citizens_is_told_with_what_may_be_asked(tmp_path: Path) -> None:
    (found,) = notices(tmp_path, "US citizens only. We build tools.", "A line.", "status-preference")
    assert (
        found[2] == "The posting `7` of `demo` limits a job to citizens or prefers them: `US citizens only`."
    )


@pytest.mark.parametrize(
    "description",
    [
        "US citizens only. The work falls under ITAR.",
        "Must be a US citizen. An active clearance is needed.",
        "Are you legally authorized to work in the US? Will you need sponsorship?",
    ],
)
def test_a_posting_that_names_the_ground_or_asks_what_it_may_is_not_told(
    tmp_path: Path, description: str
) -> None:
    assert notices(tmp_path, description, "A line.", "status-preference") == []


def test_an_offer_for_one_visa_gets_none(tmp_path: Path) -> None:
    assert notices(tmp_path, "We sponsor H-1B.", "Jobs with H-1B evidence.") == []
