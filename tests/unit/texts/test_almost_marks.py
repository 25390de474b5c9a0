"""Braces that are almost a variable are told; braces of other languages are left alone."""

import pytest

from generator.texts.checking import examined
from generator.texts.language import ROLE, SITE, Kind, Scope

SCOPE = Scope({**SITE, **ROLE, "fact.fee": Kind.MONEY})


@pytest.mark.parametrize(
    ("text", "start", "written"),
    [
        ("At { site.name }} too.", 3, "{{ site.name }}"),
        ("At {{ site.name } too.", 3, "{{ name }}"),
        ("At { site.name } too.", 3, "{{ site.name }}"),
        ("At {site.name} too.", 3, "{{ site.name }}"),
        ("At site.name }} too.", 3, "{{ site.name }}"),
        ("At { { site.name } } too.", 3, "{{ site.name }}"),
        ("It is {fact.fee}}.", 6, "{{ fact.fee }}"),
        ("The { rol.titel }} works.", 4, "{{ rol.titel }}"),
        ("{ % if pay.known %} a", 0, "{% if pay.known %}"),
        ("% if pay.known %} a", 0, "{% if pay.known %}"),
    ],
)
def test_a_variable_with_a_brace_missing_is_told_at_its_place(text: str, start: int, written: str) -> None:
    fault = examined(text, SCOPE).faults[0]
    assert (fault.start, fault.rule) == (start, "variable-syntax")
    assert f"`{written}`" in fault.hint


def test_a_brace_too_many_is_told() -> None:
    (fault,) = examined("At {{ site.name }}} too.", SCOPE).faults
    assert (fault.start, fault.length) == (18, 1)


@pytest.mark.parametrize(
    "text",
    [
        '`{"a": {"b": 1}}`',
        "`{a: {b: 1}}`",
        "`a { width: 100%}`",
        "`${site.name}`",
        "{a} or {b}, and {url}",
        "{'name': {{ site.name }}}",
        "{% raw %}{ site.name }}{% endraw %}",
        "The role.title of {it}.",
    ],
)
def test_braces_that_mean_something_else_are_left_alone(text: str) -> None:
    assert examined(text, SCOPE).faults == ()
