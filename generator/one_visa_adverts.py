"""Adverts and texts of our own that are limited to holders of one visa: pointed out to the editor.

An advert may not prefer one kind of visa holder (8 U.S.C. 1324b, which the Department of Justice enforces).
"""

from collections.abc import Iterable

from generator.domain.article import Article, Reviewed
from generator.matching.visa_limits import restricted_to_visa
from generator.pages.book import Book
from generator.problems.problem import Position, Problem

RULE = "one-visa-advert"


def one_visa_problems(book: Book) -> tuple[Problem, ...]:
    """A notice for each such posting and each such text."""
    return (*_in_postings(book), *_in_articles(book))


def _in_postings(book: Book) -> Iterable[Problem]:
    adverts = (advert for job in book.catalogue.jobs for advert in job.adverts)
    for advert in adverts:
        if advert.reading.limited_to:
            posting = advert.posting
            yield Problem(
                f"{book.settings.paths.data}/snapshot.yaml",
                RULE,
                f"The posting `{posting.id}` of `{posting.source}` limits itself to holders of one visa: "
                f"`{_shortened(advert.reading.limited_to)}`.",
                "ask the source to correct it, or leave the posting out.",
            )


def _in_articles(book: Book) -> Iterable[Problem]:
    articles: tuple[Article[Reviewed], ...] = (
        *book.tips,
        *book.faqs,
        *book.guides,
        *book.visa_texts.values(),
        *book.pages.values(),
    )
    for article in articles:
        words = restricted_to_visa(article.body)
        if words:
            line = article.body_line + article.body[: article.body.index(words)].count("\n")
            message = f"The text speaks of jobs for holders of one visa: `{_shortened(words)}`."
            hint = "write of jobs with evidence for a visa, not of jobs for its holders."
            yield Problem(article.path, RULE, message, hint, Position(line))


def _shortened(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:117]}..."
