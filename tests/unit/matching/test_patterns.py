"""The language of title patterns: what each sign means, and what is said of a broken pattern."""

import time

import pytest

from generator.matching.patterns import PatternError, compile_pattern
from generator.matching.title_spelling import words_of


def meets(pattern: str, title: str, **options: bool) -> bool:
    phrase = f" {' '.join(words_of(title))} "
    return compile_pattern(pattern, **options).regex.search(phrase) is not None


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("data engineer", "Cloud Data Engineer"),
        ("back-end engineer", "BACKEND ENGINEERS"),
        ("engineer|developer", "Web Developer"),
        ("(big data|etl) engineer", "Big Data Engineer"),
        ("web application? developer", "Web Developer"),
        ("web application? developer", "Web Application Developer"),
        ("secur*", "Securities"),
        ("*ware engineer", "Middleware Engineer"),
        ("* engineer", "Payments Engineer"),
        ("data ... engineer", "Data Platform Quality Engineer"),
        ("^ designer $", "Designer"),
        ("@engineer", "Programmer"),
        ("data engineer", "Data Scientist / Engineer"),
        ("data engineer", "Data & Cloud Engineer"),
        ("data engineer", "Data and Cloud Engineer"),
    ],
)
def test_each_sign_of_the_language_meets_what_it_stands_for(pattern: str, title: str) -> None:
    assert meets(pattern, title)


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("data engineer", "Database Engineer"),
        ("data engineer", "Data Platform Engineer"),
        ("(big data|etl) engineer", "Data Engineer"),
        ("data ... engineer", "Data Analyst supporting Engineer"),
        ("^ designer $", "Floral Designer"),
        ("engineer*ing", "Engineer"),
    ],
)
def test_a_pattern_meets_nothing_else(pattern: str, title: str) -> None:
    assert not meets(pattern, title)


def test_a_whole_pattern_covers_the_phrase_from_start_to_end() -> None:
    assert meets("backend", "Backend", whole=True)
    assert not meets("backend", "Backend Payments", whole=True)


def test_a_strict_pattern_lets_nothing_joined_by_a_slash_between() -> None:
    assert not meets("network manager", "Network Architect / Manager", strict=True)


def test_a_roles_own_list_may_hold_several_words() -> None:
    pattern = compile_pattern("@cloud engineer", lists={"cloud": ("azure", "Google Cloud")})
    assert pattern.regex.search(" google cloud engineer ")
    assert not pattern.regex.search(" google engineer ")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(back end", "never closed"),
        ("back end) engineer", "before `)`"),
        ("engineer|", "missing at the end"),
        ("|engineer", "before `|`"),
        ("data ((big) engineer)", "inside another"),
        ("(a | ) engineer", "empty"),
        ("data $ engineer", "`$` stands inside"),
        ("@enginer", "`@enginer` is not a list of words"),
        ("data? engineer?", "no word is certain"),
        ("a ... b ... c ... d", "more than twice"),
        ("", "no word is certain"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern: str, words: str) -> None:
    with pytest.raises(PatternError, match=words.replace("$", r"\$").replace("|", r"\|").replace(")", r"\)")):
        compile_pattern(pattern)


@pytest.mark.parametrize("word", ["data", "data /", "a", "data platform /"])
def test_the_longest_title_is_searched_in_no_time(word: str) -> None:
    phrase = f" {' '.join([word] * 300)[:500]} "
    pattern = compile_pattern("data ... platform? ... *x* engineer|developer")
    started = time.perf_counter()
    pattern.regex.search(phrase)
    assert time.perf_counter() - started < 1.0
