"""What a search finds beyond titles and known technologies, and the form words have in the index."""

import pytest

from generator.matching.search_words import MOST_WORDS, indexed_form, search_words


def test_names_no_table_knows_are_found_by_their_form() -> None:
    text = "We run Temporal and Dagger with tRPC, OAuth2, Deck.gl, GPT-4, X3D+ and QNX/RTOS."
    assert {"Temporal", "Dagger", "tRPC", "OAuth2", "Deck.gl", "GPT-4", "X3D+", "QNX/RTOS"} <= set(
        search_words(text)
    )


def test_addresses_headings_and_ordinary_words_are_left_out() -> None:
    text = "WHAT YOU DO ALL DAY\nWrite to jobs@x3.example or https://x3.example/a1. The US team. We are EEO."
    assert search_words(text) == ()


def test_a_list_of_names_is_cut() -> None:
    assert len(search_words(" ".join(f"X{number}Y" for number in range(400)))) == MOST_WORDS


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Go", "Go."),
        ("Senior Go Developer (R)", "Senior Go. Developer R."),
        ("C++ and C#", "C++ and C#"),
        ("C/C++", "C/C++ C. C++"),
        ("UI/UX", "UI/UX UI. UX."),
        ("H-1B, TN", "H-1B TN."),
        ("ASP.NET", "ASP.NET .NET"),
        ("We use Kafka. Then Node.js!", "We. use Kafka Then Node.js"),
        ("Front End, full stack", "Front-End full-stack"),
        ("Łódź", "Łódź Lodz"),
        ("", ""),
    ],
)
def test_words_are_brought_to_the_form_of_the_index(text: str, form: str) -> None:
    assert indexed_form(text) == form
