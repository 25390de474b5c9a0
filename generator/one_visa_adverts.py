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
    return (*_in_postings(book), *_in_articles(book), *_in_other_texts(book))


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
        if words and not article.shared:
            line = article.body_line + article.body[: article.body.index(words)].count("\n")
            yield _of_text(article.path, "The text", words, Position(line))


def _in_other_texts(book: Book) -> Iterable[Problem]:
    """Openings of roles, statements of facts and the rows of who can use which visa."""
    paths = book.settings.paths
    texts = (
        *((f"{paths.roles}/{slug}.yaml", "The opening", role.intro) for slug, role in book.roles.items()),
        *(
            (f"{paths.content}/facts.yaml", f"The fact `{name}`", fact.statement)
            for name, fact in book.ledger.facts.items()
        ),
        *(
            (f"{paths.content}/eligibility.yaml", f"The way `{way.title}` of `{way.visa}`", text)
            for way in (book.eligibility.ways if book.eligibility else ())
            for text in way.commonly_requires
        ),
    )
    for path, what, text in texts:
        words = restricted_to_visa(text)
        if words:
            yield _of_text(path, what, words, Position(1))


def _of_text(path: str, what: str, words: str, position: Position) -> Problem:
    message = f"{what} speaks of jobs for holders of one visa: `{_shortened(words)}`."
    hint = "write of jobs with evidence for a visa, not of jobs for its holders."
    return Problem(path, RULE, message, hint, position)


def _shortened(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:117]}..."
