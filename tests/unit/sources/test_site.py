"""A whole site read at once: one cause gives one problem, and all causes are told."""

import os
import sys
from datetime import date
from pathlib import Path
from random import Random

import pytest

from generator.matching.roles import pattern_problems
from generator.problems.problem import Problem
from generator.problems.report import as_text
from generator.sources.site import SiteInput, read_site
from tests.builders import FACTS_YAML, ROLE_YAML, SITE_YAML, TODAY, a_text
from tests.conftest import Site

ROLE = "roles/backend-engineer.yaml"
TIP = "content/tips/ask.md"


def _read(folder: Path, **options: object) -> tuple[SiteInput, tuple[Problem, ...]]:
    checked = read_site(folder, date.fromisoformat(TODAY), **options)  # type: ignore[arg-type]
    return checked.value, checked.problems


def _spots(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    return [(each.rule, each.path, each.position.line, each.position.column) for each in problems]


def test_a_valid_site_is_read_without_a_problem(site: Site) -> None:
    tip = a_text(
        "title: Ask early",
        "roles: [backend-engineer]",
        "visas: [tn]",
        body="As a {{ role.title }} on {{ visa.name }}.",
    )
    value, problems = _read(site({"content/tips/ask.md": tip, "content/guides/.keep": ""}))
    assert problems == ()
    assert value.settings is not None
    assert list(value.roles) == ["backend-engineer"]
    assert [(tip.key, tip.body_line, tip.body) for tip in value.tips] == [
        ("ask", 7, "As a {{ role.title }} on {{ visa.name }}.\n")
    ]
    assert value.visa_texts["tn"].head.title == "TN"
    assert value.ledger.facts["registration_fee"].value == "$215"
    assert value.texts["content/tips/ask.md"] == tip
    assert value.digests.keys() == value.texts.keys()


def test_a_broken_role_is_not_an_unknown_role(site: Site) -> None:
    tip = a_text("title: Ask", "roles: [api-engineer, gone-engineer, binary-engineer]")
    folder = site(
        {
            "roles/api-engineer.yaml": ROLE_YAML.replace("title: B", "titel: B", 1),
            "roles/binary-engineer.yaml": b"\xff",
            "roles/backend-engineer.yaml": f"{ROLE_YAML}related: [api-engineer]\n",
            "content/tips/ask.md": tip,
        }
    )
    assert _spots(_read(folder)[1]) == [
        ("unknown-role", "content/tips/ask.md", 3, 23),
        ("missing-key", "roles/api-engineer.yaml", 1, 1),
        ("unknown-key", "roles/api-engineer.yaml", 1, 1),
        ("not-utf-8", "roles/binary-engineer.yaml", 1, 1),
    ]


def test_a_broken_fact_is_not_an_unknown_fact_and_hides_no_other(site: Site) -> None:
    other = (
        FACTS_YAML.split("\n", 1)[1]
        .replace("registration_fee", "other_fee")
        .replace("status: in force", "status: firm")
    )
    tip = a_text(
        "title: Ask", "roles: all", body="{{ fact.other_fee }} {{ fact.registration_fee }} {{ fact.third }}"
    )
    value, problems = _read(site({"content/facts.yaml": FACTS_YAML + other, "content/tips/ask.md": tip}))
    assert [problem.rule for problem in problems] == ["unknown-value", "undefined-variable"]
    assert list(value.ledger.facts) == ["registration_fee"]


@pytest.mark.parametrize(
    "text",
    ["- a\n", "facts: 3\n", "facts: [a]\n", "hello\n", "facts:\n  a:\n", "facts: {a: 3}\n", "fact: {}\n"],
)
def test_a_ledger_of_another_shape_is_one_problem(site: Site, text: str) -> None:
    tip = a_text("title: Ask", "roles: all", body="{{ fact.a }}" if "a" in text else "x")
    problems = _read(
        site({"content/facts.yaml": text, "content/tips/ask.md": tip if "fact:" not in text else None})
    )[1]
    assert [problem.path for problem in problems] == ["content/facts.yaml"]


def test_an_unreadable_ledger_makes_no_fact_unknown(site: Site) -> None:
    tip = a_text("title: Ask", "roles: all", body="{{ fact.anything }}")
    problems = _read(site({"content/facts.yaml": "a: b: c", "content/tips/ask.md": tip}))[1]
    assert [problem.rule for problem in problems] == ["yaml-syntax"]


def test_a_site_without_facts_has_none_to_cite(site: Site) -> None:
    tip = a_text("title: Ask", "roles: all", body="{{ fact.anything }}")
    problems = _read(site({"content/facts.yaml": None, "content/tips/ask.md": tip}))[1]
    assert [problem.rule for problem in problems] == ["undefined-variable"]


def test_wrong_settings_do_not_hide_where_the_folders_are(site: Site) -> None:
    folder = site(
        {
            "site.yaml": f"{SITE_YAML}perpage: 5\npaths:\n  roles: jobs\n",
            "roles/backend-engineer.yaml": None,
            "jobs/backend-engineer.yaml": ROLE_YAML,
        }
    )
    value, problems = _read(folder)
    assert [problem.rule for problem in problems] == ["unknown-key"]
    assert value.settings is None
    assert list(value.roles) == ["backend-engineer"]


def test_a_folder_without_anything_tells_what_is_missing(tmp_path: Path) -> None:
    assert _spots(_read(tmp_path)[1]) == [
        ("missing-folder", "content", 1, 1),
        ("missing-folder", "roles", 1, 1),
        ("missing-file", "site.yaml", 1, 1),
    ]


def test_variables_in_an_intro_are_checked_at_their_place(site: Site) -> None:
    role = ROLE_YAML.replace(
        "intro: Work", "intro: >-\n  As a {{ role.title }}\n\n  or {{ role.titel }}, work"
    )
    inline = (
        ROLE_YAML.replace("Backend", "API")
        .replace("backend", "api")
        .replace("Work on", "Of {{ visa.name }} on")
    )
    problems = _read(site({"roles/backend-engineer.yaml": role, "roles/api-engineer.yaml": inline}))[1]
    assert _spots(problems) == [
        ("undefined-variable", "roles/api-engineer.yaml", 10, 14),
        ("undefined-variable", "roles/backend-engineer.yaml", 13, 9),
    ]


def test_variables_of_an_article_with_a_broken_head_are_checked_too(site: Site) -> None:
    tip = a_text("titel: Ask", "roles: all", body="{{ visa.name }} {{ role.titel }}")
    problems = _read(site({"content/tips/ask.md": tip}))[1]
    assert sorted(problem.rule for problem in problems) == [
        "missing-key",
        "undefined-variable",
        "unknown-key",
    ]


@pytest.mark.parametrize("visas", ["all", "none"])
def test_a_text_on_pages_without_a_visa_cannot_name_one(site: Site, visas: str) -> None:
    tip = a_text("title: Ask", "roles: all", f"visas: {visas}", body="{{ visa.name }}")
    assert [each.rule for each in _read(site({"content/tips/ask.md": tip}))[1]] == ["undefined-variable"]


def test_a_guide_stands_on_no_page_of_a_role(site: Site) -> None:
    guide = a_text(
        "title: Wages",
        "description: What the four wage levels are, and where they come from.",
        body="{{ role.title }}, {{ site.name }}",
    )
    problems = _read(site({"content/guides/wages.md": guide}))[1]
    assert [problem.message for problem in problems] == [
        "`role.title` has no value here: this text stands on no page of a role."
    ]


@pytest.mark.parametrize(
    ("first", "second", "doubled"),
    [
        (("roles: all",), ("roles: all",), True),
        (("roles: all",), ("roles: [backend-engineer]",), False),
        (("roles: all", "visas: all"), ("roles: all", "visas: [tn]"), False),
        (("roles: all", "visas: [tn, h-1b]"), ("roles: all", "visas: [h-1b]"), True),
        (("roles: all", "visas: [tn]"), ("roles: all", "visas: [h-1b]"), False),
        (("roles: [backend-engineer]", "visas: all"), ("roles: [backend-engineer]", "visas: none"), True),
        (("roles: [backend-engineer]",), ("roles: [api-engineer]",), False),
    ],
)
def test_entries_of_one_name_conflict_only_on_a_common_page(
    site: Site, first: tuple[str, ...], second: tuple[str, ...], doubled: bool
) -> None:
    api = ROLE_YAML.replace("Backend", "API").replace("backend", "api")
    folder = site(
        {
            "roles/api-engineer.yaml": api,
            "content/tips/a/ask.md": a_text("title: Ask", *first),
            "content/tips/b/ask.md": a_text("title: Ask", *second),
        }
    )
    assert [each.rule for each in _read(folder)[1]] == ["doubled-entry"] * doubled


@pytest.mark.parametrize(
    ("aliases", "told"),
    [
        ("[Backend Developer, backend  developer]", ["doubled-role-name"]),
        ("[Back End Engineer, BACKEND ENGINEER]", ["doubled-role-name"]),
        ("[C Developer, C++ Developer, C# Developer]", []),
        ("[API Engineer]", ["doubled-role-name"]),
    ],
)
def test_a_name_belongs_to_one_role_once(site: Site, aliases: str, told: list[str]) -> None:
    api = ROLE_YAML.replace("Backend", "Platform").replace("backend", "api")
    folder = site(
        {"roles/api-engineer.yaml": api, "roles/backend-engineer.yaml": f"{ROLE_YAML}aliases: {aliases}\n"}
    )
    assert [each.rule for each in _read(folder)[1]] == told


def test_patterns_are_judged_by_the_matcher(site: Site) -> None:
    role = ROLE_YAML.replace("- backend engineer", "- backend\n    - (frontend")
    problems = _read(site({"roles/backend-engineer.yaml": role}), pattern_faults=pattern_problems)[1]
    assert _spots(problems) == [("title-pattern", "roles/backend-engineer.yaml", 10, 7)]


def test_roles_that_a_role_names_exist(site: Site) -> None:
    role = ROLE_YAML.replace("  include:", "  over: [api]\n  include:")
    assert [each.rule for each in _read(site({"roles/backend-engineer.yaml": role}))[1]] == ["unknown-role"]


def test_an_expired_fact_is_an_error_where_it_stands_and_at_every_place_that_cites_it(site: Site) -> None:
    tips = {
        f"content/tips/t{number}.md": a_text(
            f"title: T{number}", "roles: all", body="x\n{{ fact.registration_fee }}"
        )
        for number in range(7)
    }
    problems = _read(site({"content/facts.yaml": f"{FACTS_YAML}    expires: 2026-03-01\n", **tips}))[1]
    (fact, *uses) = (each for each in problems if each.rule == "expired-fact")
    assert [(each.path, each.position.line, each.position.column) for each in uses] == [
        (f"content/tips/t{number}.md", 7, 4) for number in range(7)
    ]
    assert fact.message.endswith(
        "it is cited at content/tips/t0.md:7, content/tips/t1.md:7, content/tips/t2.md:7, "
        "content/tips/t3.md:7, content/tips/t4.md:7 and 2 more."
    )


def test_problems_are_the_same_whatever_the_order_of_files_on_disk(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site({f"content/tips/t{number}.md": a_text("titel: x", "roles: all") for number in range(9)})
    first = _read(folder)
    listed = os.scandir
    monkeypatch.setattr(
        os, "scandir", lambda place: sorted(listed(place), key=lambda entry: entry.name, reverse=True)
    )
    assert _read(folder) == first


def test_windows_files_are_read_like_others(site: Site) -> None:
    tip = "\ufeff" + a_text("title: Ask", "roles: all", body="{{ nope }}").replace("\n", "\r\n")
    assert _spots(
        _read(site({"content/tips/ask.md": tip, "site.yaml": SITE_YAML.replace("\n", "\r\n")}))[1]
    ) == [("undefined-variable", "content/tips/ask.md", 6, 4)]


def test_a_file_without_a_last_line_end_is_complete(site: Site) -> None:
    value, problems = _read(site({"roles/backend-engineer.yaml": ROLE_YAML.rstrip("\n")}))
    assert not problems
    assert value.roles["backend-engineer"].intro == "Work on what users do not see."


def test_reading_never_uses_more_stack_than_it_has(site: Site) -> None:
    deep = "a:" + " [" * (sys.getrecursionlimit() * 3)
    assert [each.rule for each in _read(site({"content/facts.yaml": deep}))[1]] == ["nested-too-deeply"]


@pytest.mark.parametrize("seed", range(12))
def test_no_damage_to_a_file_makes_reading_raise(site: Site, seed: int) -> None:
    random = Random(seed)
    tip = a_text("title: Ask", "roles: [backend-engineer]", body="As a {{ role.title }}.")
    for path, text in {
        "site.yaml": SITE_YAML,
        ROLE: ROLE_YAML,
        "content/facts.yaml": FACTS_YAML,
        TIP: tip,
    }.items():
        for _ in range(4):
            folder = site({path: _damaged(text.encode(), random)})
            value, problems = _read(folder, pattern_faults=pattern_problems)
            assert bool(as_text(problems, value.texts)) == bool(problems)
        site({path: text})


def _damaged(raw: bytes, random: Random) -> bytes:
    at, size = random.randrange(len(raw)), random.randrange(8)
    piece = random.choice(
        [
            b"",
            b"\t",
            b": ",
            b"{{",
            b"\n- ",
            b"'",
            b"[",
            b"\xff",
            b"\0",
            b"*a ",
            b"&",
            b"\n---\n",
            b"\r",
            b"}",
            b"? ",
        ]
    )
    return raw[:at] + piece + raw[at + size :]
