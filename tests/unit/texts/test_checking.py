"""Texts held against the language: every slip at its word, all at once, and nothing told of what is right."""

import time

import pytest

from generator.texts.checking import examined
from generator.texts.language import ROLE, SITE, Kind, Scope

FACTS = {"fact.fee": Kind.MONEY, "fact.limit": Kind.COUNT}
SCOPE = Scope({**SITE, **ROLE, **FACTS}, without_visa="some pages")


def told(text: str) -> list[tuple[str, str]]:
    """Each fault's rule and the words it underlines."""
    return [(fault.rule, text[fault.start :][: fault.length]) for fault in examined(text, SCOPE).faults]


def hint_of(text: str) -> str:
    (fault,) = examined(text, SCOPE).faults
    return fault.hint


@pytest.mark.parametrize(
    "text",
    [
        "No braces at all.",
        "{a} $100 { % } {#anchor} }}",
        "{{ role.title }}, {{role.plural|lower}} and {{ site.name }} on {{ snapshot.date | date }}",
        "{{ fact.fee|money }} {{ fact.limit|number }} {{ count.jobs|number }}",
        "{% if pay.known %}{{ pay.median }} {{ pay.unit }}{% else %}Few jobs state pay.{% endif %}",
        "{% if not pay.known %}Few state pay.{% else %}{{ pay.low }}{% endif %}",
        "{% if not pay.known or count.jobs < 20 %}Few.{% else %}{{ pay.high }}{% endif %}",
        "{% if pay.known and count.jobs > 20 %}{{ pay.jobs }}{% elif employers.known %}x{% endif %}",
        "{% if employers.known %}{{ employers.top(3)|join('; ') }}{% endif %}",
        "{% if employers.known %}{% for a in employers.top(20) %}\n- {{ a|lower }}{% endfor %}{% endif %}",
        "`{% raw %}${{ secrets.KEY }} {% if {% endraw %}`",
        '{{ "}}" }}',
    ],
)
def test_what_the_language_has_is_no_problem(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A {{ role.titel }}", [("undefined-variable", "role.titel")]),
        ("A {{ role.titel|lower }}", [("undefined-variable", "role.titel")]),
        ("{% if pay.knwn %}x{% endif %}", [("undefined-variable", "pay.knwn")]),
        ("{{ employers.tops(3) }}", [("undefined-variable", "employers.tops")]),
        ("{{ fact.h1b-fee }}", [("undefined-variable", "fact.h1b-fee")]),
        ("{{ visa.name }} {{ role }}", [("undefined-variable", "visa.name"), ("undefined-variable", "role")]),
        ("{{ role.__class__ }}", [("undefined-variable", "role.__class__")]),
        ("{{ range(9) }}", [("undefined-variable", "range")]),
        ("{{ role.title|lowr }} {{ fact }}", [("unknown-filter", "lowr"), ("undefined-variable", "fact")]),
    ],
)  # fmt: skip
def test_an_unknown_name_is_underlined_wherever_it_stands(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ fact.fee|date }}", "date"),
        ("{{ role.title|join }}", "join"),
        ("{{ role.title|lower(3) }}", "lower"),
        ("{{ fact.fee() }}", "fact.fee"),
        ("{{ pay.known }}", "pay.known"),
        ("{% if count.jobs %}x{% endif %}", "count.jobs"),
        ("{% if count.jobs > fact.limit %}x{% endif %}", "fact.limit"),
        ("{% if employers.known %}{{ employers.top }}{% endif %}", "employers.top"),
        ("{% if employers.known %}{{ employers.top(0) }}{% endif %}", "0"),
        ("{% if employers.known %}{{ employers.top(21) }}{% endif %}", "21"),
        ("{% if employers.known %}{{ employers.top('a') }}{% endif %}", "'a'"),
        ("{% if employers.known %}{{ employers.top(3)|lower }}{% endif %}", "lower"),
        ("{% for one in role.title %}x{% endfor %}", "role.title"),
    ],
)
def test_a_value_of_another_kind_is_underlined(text: str, found: str) -> None:
    assert told(text) == [("variable-kind", found)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ pay.median }}",
        "{% if employers.known %}{{ pay.median }}{% endif %}",
        "{% if pay.known %}x{% else %}{{ pay.median }}{% endif %}",
        "{% if pay.known or count.jobs > 3 %}{{ pay.median }}{% endif %}",
        "{% if not pay.known %}{{ pay.median }}{% endif %}",
        "{% if pay.known %}x{% endif %}{{ pay.median }}",
    ],
)
def test_a_figure_that_pages_may_lack_is_asked_for_first(text: str) -> None:
    assert told(text) == [("variable-not-asked", "pay.median")]
    assert hint_of(text) == "put the sentence between `{% if pay.known %}` and `{% endif %}`."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ role.title", "{{"),
        ("{{ role.title\n}}", "{{"),
        ("{{ role.title } {{ site.name }}", "{{"),
        ("{{ }}", "{{ }}"),
        ("{{ role title }}", "t"),
        ("{{ role.title|join(“, ”) }}", "“"),
        ("{{ 1 + 1 }}", "1"),
        ("{{ role['title'] }}", "r"),
        ("{{ fact.2026_fee }}", "fact.2026_fee"),
        ("{# a note #}", "{#"),
        ("{% set x = 1 %}", "set"),
        ("{% include 'x' %}", "include"),
        ("{% fi pay.known %}", "fi"),
        ("{% if pay.known %}", "{% if pay.known %}"),
        ("{% if pay.known %}{% endfor %}{% endif %}", "{% endfor %}"),
        ("{% endif %}", "{% endif %}"),
        ("{% if pay.known %}{% else %}{% else %}{% endif %}", "{% else %}"),
        ("{% if pay.known %}{% endif pay %}", " "),
        ("{% if %}{% endif %}", "if"),
        ("{% raw %} {{", "{% raw %}"),
    ],
)
def test_what_cannot_be_read_is_underlined(text: str, found: str) -> None:
    assert ("variable-syntax", found) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "{% if employers.known %}{% for a in employers.top(2) %}{% for b in employers.top(2) %}{{ b }}"
        "{% endfor %}{% endfor %}{% endif %}",
        "{% if employers.known %}{% for a, b in employers.top(2) %}x{% endfor %}{% endif %}",
        "{% if employers.known %}{% for a in employers.top(2) recursive %}x{% endfor %}{% endif %}",
        "{% if employers.known %}{% for role in employers.top(2) %}x{% endfor %}{% endif %}",
    ],
)
def test_loops_are_simple_and_not_nested_so_that_their_output_is_bounded(text: str) -> None:
    assert "variable-syntax" in [rule for rule, _ in told(text)]


def test_all_slips_of_a_text_are_told_at_once() -> None:
    text = "{{ role.titel }} {{ a b }} {{ pay.median|lowr }} {% if pay.knwn %} {{ site.nam }} {{"
    assert told(text) == [
        ("undefined-variable", "role.titel"),
        ("variable-syntax", "b"),
        ("unknown-filter", "lowr"),
        ("variable-syntax", "{% if pay.knwn %}"),
        ("undefined-variable", "pay.knwn"),
        ("undefined-variable", "site.nam"),
        ("variable-syntax", "{{"),
    ]


def test_the_nearest_name_is_offered() -> None:
    assert hint_of("{{ role.titel }}") == "did you mean `role.title`?"
    assert hint_of("{{ role.title|lowr }}") == "did you mean `lower`?"
    assert "`role.plural` or `role.title`" in hint_of("{{ role }}")


def test_the_variables_of_a_text_are_found_where_they_stand() -> None:
    text = "{{ fact.fee|money }}\n{% if pay.known %}{{ fact.limit }}{% endif %}"
    uses = [(use.name, text[use.start :][: use.length]) for use in examined(text, SCOPE).uses]
    assert uses == [(name, name) for name in ("fact.fee", "pay.known", "fact.limit")]


def test_any_fact_may_be_cited_while_the_ledger_cannot_be_read() -> None:
    scope = Scope(SITE, open_facts=True)
    assert examined("{{ fact.anything|money }}", scope).faults == ()


def test_a_file_full_of_braces_is_read_in_linear_time() -> None:
    started = time.process_time()
    for body in ("{{" * 50_000, "{{ a" * 50_000, "{#" * 50_000, "{{ " + "a" * 500_000, "{{ '" * 50_000):
        examined(body, SCOPE)
    assert time.process_time() - started < 10
