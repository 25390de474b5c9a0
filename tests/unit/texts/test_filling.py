"""Texts with the values of a page."""

import pytest

from generator.texts.filling import cited, filled_text
from generator.texts.slots import filled
from generator.texts.values import Group

NAMES = ("Aldermere & Sons", "Bluepike", "Copperfen")


def top(most: int) -> tuple[str, ...]:
    return NAMES[:most]


def printed(text: str, **values: object) -> str:
    groups = {"a": Group({"top": top, **values}.__getitem__)}
    body, found = filled_text(text, groups)
    return filled(body, found.__getitem__)


def test_numbers_have_their_commas_and_lists_read_as_a_sentence() -> None:
    assert printed("{{ a.jobs }} at {{ a.top(3) }}", jobs=1204) == (
        "1,204 at Aldermere & Sons, Bluepike and Copperfen"
    )
    assert printed("{{ a.top(1) }}; {{ a.top(3)|join(' or ') }}") == (
        "Aldermere & Sons; Aldermere & Sons or Bluepike or Copperfen"
    )


@pytest.mark.parametrize(
    ("text", "lower"),
    [("Backend Engineers", "backend engineers"), (".NET and QA Engineer, C#", ".NET and QA engineer, C#")],
)
def test_small_letters_spare_words_that_are_spelt_with_capitals(text: str, lower: str) -> None:
    assert printed("{{ a.x|lower }}", x=text) == lower


def test_a_line_with_a_tag_alone_leaves_no_empty_line() -> None:
    text = "Ask:\n\n{% for one in a.top(2) %}\n- {{ one }}\n{% endfor %}\n\nThen go."
    assert printed(text) == "Ask:\n\n- Aldermere & Sons\n- Bluepike\n\nThen go."


def test_a_tag_at_the_end_of_a_line_keeps_the_line() -> None:
    assert printed("A{% if a.yes %} b{% endif %}\nc", yes=True) == "A b\nc"


def test_what_is_raw_stays_as_it_is() -> None:
    assert printed("{% raw %}{{ a.x }}\n{% if %}\n{% endraw %}") == "{{ a.x }}\n{% if %}\n"


def test_a_value_that_no_text_prints_is_not_made() -> None:
    def never(name: str) -> object:
        raise AssertionError(name)

    assert filled_text("{% if a.yes %}{{ b.x }}{% endif %}x", {
        "a": Group({"yes": False}.__getitem__), "b": Group(never)
    }) == ("x", ())  # fmt: skip


def test_every_name_is_a_variable_s_and_none_an_attribute_s() -> None:
    names = ("items", "keys", "get", "values", "_Group__value_of")
    for name in names[:4]:
        assert printed(f"{{{{ a.{name} }}}}", **{name: "x"}) == "x"


def test_the_names_that_a_text_cites_are_known_without_its_page() -> None:
    assert cited("{% if a.b %}{{ fact.fee|money }}{% endif %}") >= {"a.b", "fact.fee"}
    assert cited("plain") == frozenset()
