"""`import ashby`: recorded boards, and what is left out because the board does not show it."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from generator.domain.posting import Rights
from generator.importing.board_files import BoardOptions, employer_name
from generator.importing.boards.ashby import import_ashby
from generator.importing.intake import ImportSummary, Target
from generator.problems.problem import Checked
from generator.sources.snapshot import read_snapshot
from tests.importing.builders import done, rejects, stored
from tests.shared_data import needs_shared, shared

BOARDS = "data/ats-ashby"


def a_job(**keys: Any) -> dict[str, Any]:
    return {
        "id": "j1",
        "title": "Lighthouse Keeper",
        "department": "Towers",
        "employmentType": "FullTime",
        "location": "Callao",
        "secondaryLocations": [],
        "address": None,
        "publishedAt": "2026-02-03T23:30:00.000+00:00",
        "isListed": True,
        "isRemote": None,
        "jobUrl": "https://boards.example/tower/j1",
        "applyUrl": "https://boards.example/tower/j1/application",
        "descriptionHtml": "<p>Keep the light.</p>",
        "descriptionPlain": "Keep the light.",
        "shouldDisplayCompensationOnJobPostings": True,
        "compensation": {"compensationTiers": []},
        **keys,
    }


def address(city: str = "", state: str = "", country: str = "") -> dict[str, Any]:
    parts = {"addressLocality": city, "addressRegion": state, "addressCountry": country}
    return {"postalAddress": {key: value for key, value in parts.items() if value}}


def a_salary(low: float | None, high: float | None, **keys: Any) -> dict[str, Any]:
    return {
        "compensationType": "Salary",
        "interval": "1 YEAR",
        "currencyCode": "USD",
        "minValue": low,
        "maxValue": high,
        **keys,
    }


def tiers(*components: dict[str, Any]) -> dict[str, Any]:
    return {"compensationTiers": [{"components": [component]} for component in components]}


def board_import(
    folder: Path, *jobs: Any, options: BoardOptions | None = None, **files: bytes
) -> Checked[ImportSummary | None]:
    boards = folder / "boards"
    boards.mkdir(exist_ok=True)
    (boards / "tower-lights.json").write_text(json.dumps({"jobs": jobs, "apiVersion": "1"}))
    for name, content in files.items():
        (boards / name.replace("__", ".")).write_bytes(content)
    return import_ashby([boards], Target(folder / "data", "ashby"), options)


def posting_of(folder: Path, **keys: Any) -> dict[str, Any]:
    done(board_import(folder, a_job(**keys)))
    (posting,) = stored(folder)
    return posting


def test_a_job_becomes_a_posting(tmp_path: Path) -> None:
    assert posting_of(tmp_path, address=address("Callao", "Lima", "Peru")) == {
        "id": "j1",
        "source": "ashby",
        "title": "Lighthouse Keeper",
        "employer": "Tower Lights",
        "url": "https://boards.example/tower/j1",
        "places": [{"city": "Callao", "state": "Lima", "country": "Peru"}],
        "employment_type": "full_time",
        "posted_on": "2026-02-03",
        "first_seen": "2026-02-03",
        "last_seen": "2026-02-03",
        "description": "<p>Keep the light.</p>",
        "category": "Towers",
    }
    assert read_snapshot(tmp_path / "data").problems == ()


def test_pay_of_the_summary_is_taken_when_no_tier_has_any(tmp_path: Path) -> None:
    summary = {"compensationTiers": [], "summaryComponents": [a_salary(90_000, 110_000)]}
    assert posting_of(tmp_path, compensation=summary)["pay"] == {
        "low": 90_000,
        "high": 110_000,
        "currency": "USD",
        "unit": "year",
    }


def test_pay_is_taken_only_where_the_board_shows_it(tmp_path: Path) -> None:
    pay = tiers(a_salary(40_000, 50_000))
    assert posting_of(tmp_path, compensation=pay)["pay"] == {
        "low": 40_000,
        "high": 50_000,
        "currency": "USD",
        "unit": "year",
    }
    for shown in (False, None):
        hidden = a_job(compensation=pay, shouldDisplayCompensationOnJobPostings=shown)
        summary = done(board_import(tmp_path, hidden))
        assert "pay" not in stored(tmp_path)[0]
        assert summary.left_out == (("pay: the board does not show it on postings", 1),)


@pytest.mark.parametrize(
    ("components", "pay"),
    [
        ([a_salary(1, 2), a_salary(3, 9)], (1, 9)),
        ([a_salary(5, None)], (5, None)),
        ([a_salary(None, 5)], (None, 5)),
        ([a_salary(0, 5)], (None, 5)),
        ([a_salary(1, 2), a_salary(3, None)], (1, None)),
        ([a_salary(18.5, 21, interval="1 HOUR")], (18.5, 21)),
        ([a_salary(0, 0)], None),
        ([a_salary(None, None)], None),
        ([a_salary(1, 2), a_salary(1, 2, currencyCode="CAD")], None),
        ([a_salary(1, 2), a_salary(1, 2, interval="1 HOUR")], None),
        ([a_salary(1, 2, interval="1 TIME")], None),
        ([a_salary(1, 2, currencyCode=None)], None),
        ([a_salary(1, 2, compensationType="Bonus")], None),
        ([a_salary(1, 2), a_salary(7, 900, compensationType="EquityCashValue")], (1, 2)),
    ],
)
def test_several_ranges_are_one_only_in_one_currency_and_unit(
    tmp_path: Path, components: list[dict[str, Any]], pay: tuple[float | None, float | None] | None
) -> None:
    found = posting_of(tmp_path, compensation=tiers(*components)).get("pay")
    assert (found and (found.get("low"), found.get("high"))) == pay


@pytest.mark.parametrize(
    ("words", "parts", "places"),
    [
        ("Callao", address("Callao", "Lima", "Peru"), [("Callao", "Lima", "Peru")]),
        ("Callao", None, ["Callao"]),
        ("Callao", address(country="Peru"), ["Callao, Peru"]),
        ("Callao, Peru", address(country="Peru"), ["Callao, Peru"]),
        ("Texas", address(state="Texas", country="United States"), [("", "Texas", "United States")]),
        ("Peru", address("Callao", "Lima", "Peru"), [("", "", "Peru")]),
        ("", address("Callao", "", "Peru"), [("Callao", "", "Peru")]),
        ("Remote", address("Callao", "Lima", "Peru"), [("", "", "Peru")]),
        ("Remote", None, ["Remote"]),
        ("Remote - Andes", address("Callao", "Lima", "Peru"), ["Remote - Andes"]),
        ("Callao (Remote)", address("Callao", "Lima", "Peru"), [("Callao", "Lima", "Peru")]),
        (
            "Harbour Office",
            address("Callao, Iquique", "Lima, Tarapaca", "Various"),
            [("Callao", "Lima", "Various"), ("Iquique", "Tarapaca", "Various")],
        ),
        (
            "DC",
            address("Washington, D.C.", "District of Columbia", "USA"),
            [("Washington, D.C.", "District of Columbia", "USA")],
        ),
    ],
)
def test_an_address_counts_where_it_is_complete_and_is_what_the_words_mean(
    tmp_path: Path, words: str, parts: Any, places: list[Any]
) -> None:
    found = posting_of(tmp_path, location=words, address=parts)["places"]
    names = ("city", "state", "country")
    assert [
        each if isinstance(each, str) else tuple(each.get(name, "") for name in names) for each in found
    ] == places


def test_places_of_all_locations_are_united(tmp_path: Path) -> None:
    second = {"location": "Iquique", "address": address("Iquique", "Tarapaca", "Chile")}
    third = {"location": "Callao"}
    places = posting_of(tmp_path, secondaryLocations=[second, third])["places"]
    assert places == ["Callao", {"city": "Iquique", "state": "Tarapaca", "country": "Chile"}]


@pytest.mark.parametrize(
    ("words", "is_remote", "mode"),
    [
        ("Callao", True, "remote"),
        ("Callao", False, None),
        ("Callao", None, None),
        ("Callao (Hybrid)", True, "hybrid"),
        ("Remote - Peru", None, "remote"),
        ("Callao (Onsite)", False, "on_site"),
    ],
)
def test_the_work_mode_is_what_is_stated(
    tmp_path: Path, words: str, is_remote: bool | None, mode: str | None
) -> None:
    assert posting_of(tmp_path, location=words, isRemote=is_remote).get("work_mode") == mode


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("Remote (Peru)", ["Peru"]),
        ("Remote - US", ["US"]),
        ("Texas - Remote", ["Texas"]),
        ("Remote", None),
        ("Peru", None),
        ("Callao - Remote", None),
    ],
)
def test_remote_workers_are_tied_to_an_area_only_by_words(
    tmp_path: Path, words: str, within: list[str] | None
) -> None:
    parts = address("Callao", "Lima", "Peru")
    posting = posting_of(tmp_path, location=words, isRemote=True, address=parts)
    assert posting.get("remote_within") == within


def test_jobs_the_board_does_not_list_are_counted_and_left_out(tmp_path: Path) -> None:
    summary = done(board_import(tmp_path, a_job(), a_job(id="j2", isListed=False)))
    assert (summary.read, summary.kept) == (2, 1)
    assert summary.skipped == (("the board does not list the job", 1),)


def test_every_broken_file_is_placed_and_then_no_job_is_taken_for_gone(tmp_path: Path) -> None:
    done(board_import(tmp_path, a_job(), a_job(id="j2")))
    before = stored(tmp_path)
    checked = board_import(
        tmp_path,
        a_job(),
        broken__json=b'{"jobs": [\n  {"id": }\n]}',
        cut__json__gz=gzip.compress(json.dumps({"jobs": [a_job()] * 500}).encode())[:-20],
        empty__json=b'{"jobs": [], "apiVersion": "1"}',
        other__json=b'{"offers": []}',
    )
    assert checked.value is None
    assert stored(tmp_path) == before
    places = {
        (Path(problem.path).name, problem.rule, problem.position.line, problem.position.column)
        for problem in checked.problems
    }
    assert places == {
        ("broken.json", "import-file", 2, 10),
        ("cut.json.gz", "import-file", 1, 1),
        ("other.json", "import-file", 1, 1),
    }


@pytest.mark.parametrize(
    ("job", "words"),
    [
        ("text", "no object"),
        (a_job(id="j2", title=None), "`title` is missing"),
        (a_job(id="j2", title=5), "`title`"),
        (a_job(id="j2", jobUrl="boards.example", applyUrl=None), "`url`"),
        (a_job(id="j2", secondaryLocations=["Iquique"]), "not written as Ashby"),
        (a_job(), "stands twice"),
    ],
)
def test_a_job_that_is_no_posting_is_kept_as_a_reject(tmp_path: Path, job: Any, words: str) -> None:
    checked = board_import(tmp_path, a_job(), job)
    assert (done(checked).kept, done(checked).rejected) == (1, 1)
    (problem,) = checked.problems
    assert words in problem.message
    assert problem.path.endswith("tower-lights.json#2")
    (kept,) = rejects(tmp_path, "ashby")
    assert json.loads(str(kept["raw"])) == job


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Tower-Lights.json.gz", "Tower-Lights"),
        ("Tower_Lights.json", "Tower Lights"),
        ("tower.json", "Tower"),
        ("tower-ai.json.zst", "Tower AI"),
        ("Tower.ai.json.gz", "Tower.ai"),
        ("tower%20lights.json", "Tower Lights"),
    ],
)
def test_the_employer_is_named_after_its_file(file: str, name: str) -> None:
    assert employer_name(Path(file)) == name


def test_an_owner_can_name_employers(tmp_path: Path) -> None:
    names = tmp_path / "names.yaml"
    names.write_text("tower-lights: The Tower & Lights Company\n")
    done(board_import(tmp_path, a_job(), options=BoardOptions(employers=names)))
    assert stored(tmp_path)[0]["employer"] == "The Tower & Lights Company"


def test_the_source_grants_nothing_unless_told_and_keeps_what_it_was_told(tmp_path: Path) -> None:
    def rights() -> Rights:
        snapshot = read_snapshot(tmp_path / "data").value
        assert snapshot is not None
        return snapshot.manifest.sources[0].rights

    done(board_import(tmp_path, a_job()))
    assert rights() == Rights.LINK_ONLY
    done(board_import(tmp_path, a_job(), options=BoardOptions(rights=Rights.FULL_TEXT)))
    assert rights() == Rights.FULL_TEXT
    done(board_import(tmp_path, a_job()))
    assert rights() == Rights.FULL_TEXT


def test_a_path_without_boards_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        checked = import_ashby([path], Target(tmp_path / "data", "ashby"))
        assert [problem.rule for problem in checked.problems] == ["import-file"]


@needs_shared(BOARDS)
def test_all_recorded_boards_are_imported_and_read_back(tmp_path: Path) -> None:
    """Nine jobs stand on the boards of two employers under the same id."""
    summary = done(import_ashby([shared(BOARDS)], Target(tmp_path / "data", "ashby")))
    assert (summary.read, summary.kept, summary.rejected) == (5821, 5812, 9)
    checked = read_snapshot(tmp_path / "data")
    assert checked.problems == ()
    assert checked.value is not None
    assert len(checked.value.postings) == 5812
