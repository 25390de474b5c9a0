"""Slips of writing: doubled words, skipped headings, images that are taken out, long titles."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.domain.article import ContentPage, Guide, Reviewed
from generator.problems.problem import Problem
from generator.problems.wording import shown
from generator.sources.articles import ArticleFile
from generator.sources.files import MOST_KEPT
from generator.sources.prose import Prose

LONGEST = {"title": 70, "description": 170}
"""Characters of a page's own title and description; result lists of search engines show about as many."""

_TWICE = re.compile(
    r"(?<![\w'’-])(?P<word>[^\W\d_]{1,40})(?:[ ]|[ ]?\n[ ]{0,12})(?P<again>(?P=word))(?![\w'’-])",
    re.IGNORECASE,
)
_MAY_BE_TWICE = frozenset({"that", "had", "bye", "so", "very"})
_HEADING = re.compile(r"^[ ]{0,3}(?P<signs>#{1,6})[ ]+\S.*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\)|<img\b[^<>]{0,600}>?", re.IGNORECASE)


def slips(texts: Iterable[Prose]) -> Iterator[Problem]:
    """What is slipped in each text."""
    for text in texts:
        yield from _slips(text)


@lru_cache(maxsize=MOST_KEPT)
def _slips(text: Prose) -> tuple[Problem, ...]:
    """What one text alone shows: it is looked through once as long as it stays the same."""
    read = text.read()
    return (*_doubled_words(text, read), *_skipped_headings(text, read), *_images(text, read))


def long_heads(files: Iterable[ArticleFile[Reviewed]]) -> Iterator[Problem]:
    """Titles and descriptions of articles with a page of their own, longer than result lists show."""
    for file in files:
        head = file.article.head
        if isinstance(head, Guide | ContentPage):
            for key, longest in LONGEST.items():
                length = len(getattr(head, key))
                if length > longest:
                    message = f"`{key}` has {length} characters; search engines show about {longest}."
                    hint = "say it shorter, the important words first."
                    at = file.located.best((key,))
                    yield Problem(file.article.path, "long-head", message, hint, at)


def _doubled_words(text: Prose, read: str) -> Iterator[Problem]:
    for found in _TWICE.finditer(read):
        plain = text.body[found.start() : found.end()] == found[0]
        if plain and found["word"].lower() not in _MAY_BE_TWICE:
            at = text.position(found.start("again"), found.end("again"))
            message = f"{shown(found['word'])} stands here twice."
            yield Problem(text.path, "doubled-word", message, "take one of them out.", at)


def _skipped_headings(text: Prose, read: str) -> Iterator[Problem]:
    before = 0
    for found in _HEADING.finditer(read):
        level = len(found["signs"])
        if before and level > before + 1:
            signs = "#" * (before + 1)
            message = (
                f"After a heading `{'#' * before}` comes {shown(found['signs'])}; `{signs}` is left out."
            )
            at = text.position(found.start("signs"), found.end("signs"))
            yield Problem(text.path, "heading-jump", message, f"write `{signs}`.", at)
        before = level


def _images(text: Prose, read: str) -> Iterator[Problem]:
    for found in _IMAGE.finditer(read):
        at = text.position(*found.span())
        message = "Texts have no images: this one is taken out of the page."
        hint = "say in words what it shows, or link to it."
        yield Problem(text.path, "image-in-text", message, hint, at)
