"""Types in the author's words, and pydantic's errors in an editor's."""

import pytest

from generator.domain.article import Tip
from generator.domain.fact import FactLedger
from generator.domain.model import Model
from generator.domain.settings import Settings
from generator.domain.wage import Pay
from generator.problems.problem import Problem
from generator.sources import located_yaml
from generator.sources.schema import validated
from tests.builders import SITE_YAML


def _check(model: type[Model], text: str) -> tuple[Model | None, tuple[Problem, ...]]:
    read = located_yaml.read(text, "x.yaml")
    checked = validated(model, read.value, "x.yaml")
    return checked.value, (*read.problems, *checked.problems)


def _told(model: type[Model], text: str) -> list[tuple[str, str, str]]:
    return [(problem.rule, problem.message, problem.hint) for problem in _check(model, text)[1]]


def test_words_become_numbers_dates_and_truth() -> None:
    value, problems = _check(Settings, f"{SITE_YAML}per_page: 30\n")
    assert not problems
    assert isinstance(value, Settings)
    assert value.per_page == 30
    tip, _ = _check(Tip, "title: NO\nroles: all\nreviewed_on: 2026-03-01\norder: -5\n")
    assert isinstance(tip, Tip)
    assert (tip.title, tip.reviewed_on.isoformat(), tip.order) == ("NO", "2026-03-01", -5)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("010", "leave the leading zero out: 10."),
        ("1,000", "write it without separators: 1000."),
        ("1_000", "write it without separators: 1000."),
        ("1e3", "write it in digits, such as 25."),
        ("0x10", "write it in digits, such as 25."),
        ("12:30", "write it in digits, such as 25."),
        ("25.0", "write it in digits, such as 25."),
        ("+5", "write it in digits, such as 25."),
        ("٢٥", "write it in digits, such as 25."),
        ("9" * 5000, "write it in digits, such as 25."),
        ("many", "write it in digits, such as 25."),
    ],
)
def test_a_number_has_one_spelling(word: str, hint: str) -> None:
    told = _told(Settings, f"{SITE_YAML}max_rejects: {word}\n")
    assert [(rule, words) for rule, _, words in told] == [("wrong-number", hint)]


@pytest.mark.parametrize(("word", "meant"), [("yes", "true"), ("on", "true"), ("1", "true"), ("No", "false")])
def test_yes_and_no_are_answered_with_true_and_false(word: str, meant: str) -> None:
    fact = "label: a\nvalue: b\nas_of: 2026-01-01\nstatus: settled\nstatement: c\n"
    fact = "".join(f"    {line}\n" for line in fact.splitlines())
    fact += "    sources: [{title: a, url: 'https://a.example'}]\n"
    told = _told(FactLedger, f"facts:\n  a:\n{fact}    everywhere: {word}\n")
    assert told == [
        ("true-or-false", f"`everywhere` is `{word}`, neither true nor false.", f"write {meant}.")
    ]


@pytest.mark.parametrize(
    "word",
    ["86400", "2026-4-1", "04/01/2026", "2026-04-01T00:00:00", "1 April 2026", "2026-02-30", "٢٠٢٦-٠٤-٠١"],
)
def test_a_date_has_one_form(word: str) -> None:
    told = _told(Tip, f"title: a\nroles: all\nreviewed_on: {word}\n")
    assert [rule for rule, _, _ in told] == ["wrong-date"]


def test_contradicting_values_are_told_in_their_own_words() -> None:
    assert _told(Pay, "low: 150000\nhigh: 90000\n") == [
        ("wrong-value", "This: `low` (150000) is above `high` (90000).", "")
    ]
    assert not _check(Pay, "low: 90000.50\nhigh: 150000\n")[1]


def test_one_fault_in_a_choice_is_one_problem() -> None:
    assert _told(Tip, "title: a\nroles: backend\nreviewed_on: 2026-03-01\n") == [
        (
            "unknown-value",
            "`roles` is `backend`, neither a list nor `all` or `none`.",
            "write `all` or `none`, or a list with one entry a line, each after `- `.",
        )
    ]
    told = _told(Tip, "title: a\nroles: [A B, ok, 'C']\nreviewed_on: 2026-03-01\n")
    assert [message[:24] for _, message, _ in told] == [
        "Entry 1 of `roles` is `A",
        "Entry 3 of `roles` is `C",
    ]


def test_a_name_in_another_form_is_shown_in_the_right_one() -> None:
    told = _told(Tip, "title: a\nroles: all\nvisas: [H-1B]\nreviewed_on: 2026-03-01\n")
    assert told == [
        (
            "wrong-form",
            "Entry 1 of `visas` is `H-1B`, which is not in the form needed here.",
            "use small letters, digits and single hyphens: `h-1b`.",
        )
    ]


def test_keys_that_begin_like_types_are_told_each() -> None:
    told = _told(Tip, "title: a\nroles: all\nreviewed_on: 2026-03-01\nstr: a\nstreet: b\nlist[x]: c\n")
    assert [message.split(" ")[0] for _, message, _ in told] == ["`str`", "`street`", "`list[x]`"]


def test_missing_keys_of_one_group_are_one_problem() -> None:
    told = _told(Settings, SITE_YAML.replace("name: Larkspur Jobs\n", "").replace("report_url", "# "))
    assert told == [("missing-key", "`name` and `report_url` are missing.", "add them.")]


def test_a_value_that_was_told_to_be_unreadable_is_not_told_to_be_empty() -> None:
    told = _told(Tip, "title: *a\nroles: all\nreviewed_on: 2026-03-01\n")
    assert [rule for rule, _, _ in told] == ["yaml-alias"]


def test_messages_speak_to_editors() -> None:
    text = "title: [a]\nroles: {}\nvisas:\nreviewed_on: x\nsources: [{ur: 1}, 3]\norder: '1 0'\nx: y\n"
    words = " ".join(" ".join(parts) for parts in _told(Tip, text))
    for jargon in ("pydantic", "Tip", "str", "int", "invalid", "please", "type=", "Input", "NoneType"):
        assert jargon not in words.replace("string", "")
