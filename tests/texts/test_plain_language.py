"""Our texts are short sentences of common words, for people who read English as a second language."""

import re
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.pages.model.parts import Markdown
from generator.render.markdown import article_html
from tests.texts.reading import grade, sentences

REPOSITORY = Path(__file__).parents[2]
ARTICLES = sorted((REPOSITORY / "content").rglob("*.md"))
TEMPLATES = sorted((REPOSITORY / "templates").rglob("*.html"))
LEDGER = yaml.safe_load((REPOSITORY / "content/facts.yaml").read_text("utf-8"))["facts"]
FACTS = {f"fact.{name}": str(fact["value"]) for name, fact in LEDGER.items()}

HIGHEST_GRADE = 11.0
"""A text about occupations has long words that nobody can shorten; half of ours are under grade 7."""
USUAL_GRADE = 8.0
LONGEST_SENTENCE = 30  # words
_VARIABLE = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_CODE = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def running_text(html: str) -> list[str]:
    """The sentences of paragraphs and list items; text that holds others counts once, as theirs."""
    blocks = LexborHTMLParser(html).css("p, li, dd")
    innermost = (block for block in blocks if block.css_first("p, li, dd", default=None) in {None, block})
    return [part for block in innermost for part in sentences(" ".join(block.text().split()))]


def article_sentences(path: Path) -> list[str]:
    body = path.read_text("utf-8").split("---\n", 2)[2]
    return running_text(article_html(Markdown(_VARIABLE.sub(lambda name: FACTS.get(name[1], "12"), body))))


def too_long(parts: list[str]) -> list[str]:
    return [part for part in parts if len(part.split()) > LONGEST_SENTENCE]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_an_article_reads_easily(path: Path) -> None:
    parts = article_sentences(path)
    assert too_long(parts) == []
    assert grade(parts) <= HIGHEST_GRADE


def test_half_of_the_articles_read_very_easily() -> None:
    grades = sorted(grade(article_sentences(path)) for path in ARTICLES)
    assert grades[len(grades) // 2] <= USUAL_GRADE


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_the_fixed_words_of_a_template_stand_in_short_sentences(path: Path) -> None:
    words = _VALUE.sub("12", _CODE.sub("", path.read_text("utf-8")))
    assert too_long(running_text(words)) == []


@pytest.mark.parametrize("name", sorted(LEDGER))
def test_a_fact_is_told_in_short_sentences(name: str) -> None:
    assert too_long(sentences(" ".join(LEDGER[name]["statement"].split()))) == []


def test_the_grade_grows_with_words_and_sentences() -> None:
    easy = grade(["The cat sat.", "The dog ran."])
    assert easy < grade(["The cat sat and the dog ran and the bird sang and flew."])
    assert easy < grade(["Notwithstanding considerations predominate.", "Determinations supersede."])


def test_a_sentence_ends_at_its_sign_and_not_within_a_number() -> None:
    assert sentences('It costs $1,234.50 a year. "Why?" Ask 3 people.') == [
        "It costs $1,234.50 a year.",
        '"Why?"',
        "Ask 3 people.",
    ]
