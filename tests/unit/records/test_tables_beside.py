"""Names, titles and prevailing wages of the store, and that threads do not change them."""

import random
from pathlib import Path

import pytest

from generator.domain.records import Table
from generator.evidence.entity_index import RecordName
from generator.evidence.records import PrevailingWage
from generator.records import connection
from generator.records.store import public_records, record_names
from tests.unit.records.folders import Row, a_count, a_petition, a_wage, an_application, write_folder
from tests.unit.records.questions import SHOWN, a_match, asked, records_of


def names_of(folder: Path) -> tuple[RecordName, ...]:
    checked = record_names(folder, SHOWN)
    assert checked.problems == ()
    assert checked.value is not None
    return checked.value


def an_area(area: str, county: str, state: str = "TX", name: str = "Bread Basin, TX") -> Row:
    return {"area": area, "name": name, "state": state, "county": county}


def test_every_spelling_has_its_filings_approvals_trade_names_and_states(tmp_path: Path) -> None:
    rows = {
        Table.LCA: [
            an_application(trade_name="Wind Bakery", employer_state="TX"),
            an_application(trade_name="Bakery Wind", employer_state="OR", fiscal_year=2019),
            an_application(status="denied"),
            an_application(employer="North Wind, Inc.", status="withdrawn"),
        ],
        Table.USCIS: [a_petition(2023, 1, 50, 2, 50, state="WA"), a_petition(2022, 4, 0, 0, 0)],
    }
    assert names_of(write_folder(tmp_path, rows)) == (
        RecordName("NORTH WIND INC", 2, 7, ("Bakery Wind", "Wind Bakery"), ("OR", "TX", "WA")),
        RecordName("North Wind, Inc.", 0, 0),
    )


def test_filings_of_a_name_are_those_of_the_set_that_counts(tmp_path: Path) -> None:
    rows = {
        Table.LCA: [an_application(), an_application(employer="SOUTH SEA LLC")],
        Table.LCA_COUNTS: [a_count(5, "2019"), a_count(9, "2025"), a_count(1, employer=None)],
    }
    found = names_of(write_folder(tmp_path, rows))
    assert [(name.name, name.filings) for name in found] == [("NORTH WIND INC", 14), ("SOUTH SEA LLC", 0)]


def test_wages_are_those_of_the_roles_occupations(tmp_path: Path) -> None:
    rows = {
        Table.WAGES: [a_wage(), a_wage("15-1252", "200", None, None, None, None), a_wage("11-1011")],
        Table.AREAS: [an_area("100", "Oven County"), an_area("200", "Loaf Parish", "LA", "Loaf, LA")],
    }
    wages = records_of(write_folder(tmp_path, rows)).wages
    assert wages is not None
    assert wages.wages == {
        ("15-1252", "100"): PrevailingWage("15-1252", "100", (20.0, 30.0, 40.0, 50.0)),
        ("15-1252", "200"): PrevailingWage("15-1252", "200", (None, None, None, None)),
    }
    assert wages.area_names == {"100": "Bread Basin, TX", "200": "Loaf, LA"}
    assert wages.counties == {("TX", "oven"): "100", ("LA", "loaf"): "200"}


def test_a_county_in_two_areas_leads_to_none(tmp_path: Path) -> None:
    rows = {
        Table.WAGES: [a_wage()],
        Table.AREAS: [
            an_area("100", "Oven County"),
            an_area("200", "Oven County"),
            an_area("200", "Loaf County"),
        ],
    }
    wages = records_of(write_folder(tmp_path, rows)).wages
    assert wages is not None
    assert wages.counties == {("TX", "loaf"): "200"}


def an_occupation(code: str, title: str, kind: str) -> Row:
    return {"code": code, "soc": code[:7], "title": title, "kind": kind}


def test_titles_of_occupations_are_those_of_onet_and_else_the_ones_filed_most(tmp_path: Path) -> None:
    def filed(filings: int, soc: str, soc_filed: str, title: str) -> Row:
        return a_count(filings, soc=soc, soc_filed=soc_filed, soc_title=title)

    rows = {
        Table.LCA_COUNTS: [
            filed(5, "15-1252", "15-1252.00", "Dough Developers"),
            filed(2, "11-1011", "11-1011", "Bosses"),
            filed(4, "11-1011", "11-1011", "Chiefs"),
            filed(9, "11-1011", "11-9999", "Managers, All Other"),
        ],
        Table.OCCUPATIONS: [
            an_occupation("15-1252.00", "Bakers", "occupation"),
            an_occupation("15-1252.01", "Apple Bakers", "occupation"),
            an_occupation("15-1252.00", "Dough Wizard", "reported"),
        ],
    }
    assert records_of(write_folder(tmp_path, rows)).soc_titles == {"11-1011": "Chiefs", "15-1252": "Bakers"}


def test_reported_titles_are_sorted_and_at_most_thirty(tmp_path: Path) -> None:
    titles = [f"Baker {number:02}" for number in range(40)]
    rows = [an_occupation("15-1252.00", title, "reported") for title in reversed(titles)]
    rows += [
        an_occupation("15-1252.01", "Baker 00", "reported"),
        an_occupation("15-1252.00", "A", "alternate"),
    ]
    rows += [an_occupation("11-1011.00", "Chief", "reported")]
    records = records_of(write_folder(tmp_path, {Table.OCCUPATIONS: rows}))
    assert records.reported_titles == {"15-1252": tuple(titles[:30])}


def test_figures_are_the_same_for_any_number_of_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    rows = [
        an_application(
            employer=f"CO {chance.randrange(40)}",
            soc=chance.choice(["15-1252", "11-1011", None]),
            status=chance.choice(["certified", "certified", "denied"]),
            state=chance.choice(["TX", "OR", None]),
            wage_year=chance.choice([None, chance.random() * 1e5]),
            level=chance.choice([1, 2, 3, 4, None]),
        )
        for _ in range(400)
    ]
    folder = write_folder(tmp_path, {Table.LCA: rows})
    question = asked({f"co-{number}": a_match(f"CO {number}") for number in range(30)})
    found = []
    for threads in (1, 2, 7):
        monkeypatch.setattr(connection, "THREADS", threads)
        found.append((repr(public_records(folder, SHOWN, question).value), repr(names_of(folder))))
    assert found[0] == found[1] == found[2]


def test_occupations_of_an_employer_add_up_to_its_total(tmp_path: Path) -> None:
    chance = random.Random(11)
    rows = [
        an_application(
            employer=f"CO {chance.randrange(5)}",
            soc=chance.choice(["15-1252", "11-1011", "27-1024", None]),
            status=chance.choice(["certified", "certified_withdrawn", "denied", "withdrawn"]),
            state=chance.choice(["TX", "OR"]),
            level=chance.choice([1, 2, 3, 4, None]),
            fiscal_year=chance.choice([2023, 2024, 2025]),
            secondary=chance.choice([True, False, None]),
        )
        for _ in range(300)
    ]
    folder = write_folder(tmp_path, {Table.LCA: rows})
    question = asked({f"co-{number}": a_match(f"CO {number}") for number in range(5)})
    for record in records_of(folder, question).by_employer.values():
        assert record.total is not None
        for figure in ("certified", "details", "withdrawn", "denied", "secondary", "secondary_of"):
            assert sum(getattr(each, figure) for each in record.filings) == getattr(record.total, figure)
        levels = zip(*(each.levels for each in record.filings), strict=True)
        assert tuple(map(sum, levels)) == record.total.levels
        assert sum(number for _, number in record.total.states) == record.total.details
