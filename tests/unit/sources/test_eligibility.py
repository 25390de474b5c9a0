"""`content/eligibility.yaml` read with places, and held against visas, countries, facts and days."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.domain.eligibility import Degree, Where
from generator.domain.visa import VISAS
from generator.problems.problem import Checked, Problem
from generator.sources.eligibility import EligibilityFile, read_eligibility
from generator.sources.site import read_site
from tests.builders import ELIGIBILITY_YAML, FACTS_YAML, TODAY, WAY_YAML
from tests.conftest import Site

ROOT = Path(__file__).parents[3]
FILE = "content/eligibility.yaml"
TABLE = ELIGIBILITY_YAML + WAY_YAML


def read(folder: Path, text: str) -> Checked[EligibilityFile]:
    (folder / "content").mkdir()
    (folder / FILE).write_text(text, encoding="utf-8")
    return read_eligibility(folder, "content")


@pytest.fixture
def problems(site: Site) -> Callable[[str], list[Problem]]:
    """What the check of a small site with the given table says of it."""

    def of(text: str, facts: str = FACTS_YAML) -> list[Problem]:
        folder = site({FILE: text, "content/facts.yaml": facts})
        return list(read_site(folder, date.fromisoformat(TODAY)).problems)

    return of


def told(found: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.position.line, problem.position.column) for problem in found]


def test_a_site_without_the_file_has_no_table(site: Site) -> None:
    checked = read_site(site(), date.fromisoformat(TODAY))
    assert (checked.value.eligibility, checked.problems) == (None, ())


def test_what_a_way_does_not_say_is_open_to_any(tmp_path: Path) -> None:
    table = read(tmp_path, TABLE).value.eligibility
    assert table is not None
    (way,) = table.ways
    assert (way.citizenship, way.where) == (("CA", "MX"), (Where.OUTSIDE,))
    assert (way.degree, way.us_school) == ("any", "any")


def test_a_broken_way_does_not_hide_the_others(tmp_path: Path) -> None:
    broken = WAY_YAML.replace("where: [outside]", "where: [abroad]")
    degree = WAY_YAML.replace("where: [outside]", "degree: [bachelor]").replace("From outside", "Other")
    checked = read(tmp_path, ELIGIBILITY_YAML + broken + degree)
    table = checked.value.eligibility
    assert table is not None
    assert [way.degree for way in table.ways] == [(Degree.BACHELOR,)]
    assert checked.value.numbers == (1,)
    assert [problem.rule for problem in checked.problems] == ["unknown-value"]


def test_a_table_without_the_day_of_its_review_is_told_with_its_broken_ways(tmp_path: Path) -> None:
    text = TABLE.replace("reviewed_on: 2026-03-01\n", "").replace("visa: tn", "visa: tm")
    checked = read(tmp_path, text)
    assert checked.value.eligibility is None
    assert {problem.rule for problem in checked.problems} == {"missing-key", "unknown-visa"}


def test_an_unknown_visa_is_told_with_the_nearest(problems: Callable[[str], list[Problem]]) -> None:
    (problem,) = problems(TABLE.replace("visa: tn", "visa: h1b"))
    assert told([problem]) == [("unknown-visa", 3, 11)]
    assert "`h-1b`" in problem.hint


def test_a_code_of_no_country_is_told_at_its_place(problems: Callable[[str], list[Problem]]) -> None:
    assert told(problems(TABLE.replace("[CA, MX]", "[CA, XX]"))) == [("unknown-value", 5, 23)]


def test_a_source_without_its_day_is_told(problems: Callable[[str], list[Problem]]) -> None:
    assert [rule for rule, *_ in told(problems(TABLE.replace("        as_of: 2026-03-01\n", "")))] == [
        "missing-key"
    ]


def test_a_requirement_cites_facts_and_an_unknown_one_is_told_at_its_place(
    problems: Callable[[str], list[Problem]],
) -> None:
    good = TABLE.replace("A job in a listed profession.", "The fee is {{ fact.registration_fee }}.")
    assert problems(good) == []
    assert told(problems(good.replace("_fee }}", "_fees }}"))) == [("undefined-variable", 8, 23)]


def test_a_requirement_of_several_lines_has_its_slips_on_their_lines(
    problems: Callable[[str], list[Problem]],
) -> None:
    text = TABLE.replace("- A job", "- >-\n        One line.\n        And {{ role.title }} in a job")
    assert told(problems(text)) == [("undefined-variable", 10, 16)]


def test_a_variable_elsewhere_in_the_table_is_told(problems: Callable[[str], list[Problem]]) -> None:
    text = TABLE.replace("title: From outside", 'title: "From {{ site.name }}"')
    assert told(problems(text)) == [("variable-not-here", 4, 12)]


def test_an_expired_fact_names_the_requirement_that_cites_it(
    problems: Callable[..., list[Problem]],
) -> None:
    text = TABLE.replace("A job in a listed profession.", "The fee is {{ fact.registration_fee }}.")
    use, fact = problems(text, f"{FACTS_YAML}    expires: 2026-03-31\n")
    assert (use.path, use.rule, use.position.line) == (FILE, "expired-fact", 8)
    assert (fact.rule, f"{FILE}:8" in fact.message) == ("expired-fact", True)


def test_a_table_that_nobody_has_reviewed_for_long_is_due(problems: Callable[[str], list[Problem]]) -> None:
    text = TABLE.replace("reviewed_on: 2026-03-01", "reviewed_on: 2025-01-01\nreview_in: 12 months")
    assert told(problems(text)) == [("review-due", 1, 14)]


def test_a_source_read_on_a_day_that_has_not_come_is_told(problems: Callable[[str], list[Problem]]) -> None:
    assert told(problems(TABLE.replace("as_of: 2026-03-01", "as_of: 2062-03-01"))) == [
        ("date-in-future", 12, 16)
    ]


def test_other_shapes_of_the_file_are_problems(tmp_path: Path) -> None:
    for place, text in enumerate(("ways: tn\n", "- visa: tn\n", "way: []\n", "a: b: c\n", "")):
        folder = tmp_path / str(place)
        folder.mkdir()
        checked = read(folder, text)
        assert checked.problems
        assert checked.value.eligibility is None


def test_the_shipped_table_gives_no_verdict_and_no_odds() -> None:
    table = read_eligibility(ROOT, "content").value.eligibility
    assert table is not None
    texts = [text for way in table.ways for text in (way.title, *way.commonly_requires)]
    verdict = re.compile(r"you (can|cannot|may)\b|eligib|qualif|chance|odds|guarant|probab|likely|%", re.I)
    assert [text for text in texts if verdict.search(text)] == []


def test_the_shipped_table_has_a_way_to_every_visa_with_a_page() -> None:
    table = read_eligibility(ROOT, "content").value.eligibility
    assert table is not None
    assert {visa.slug for visa in VISAS if visa.has_page} <= {way.visa for way in table.ways}
