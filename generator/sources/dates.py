"""What is too old on a given day: texts whose review is due and facts that have expired."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.domain.article import Reviewed, Scheduled
from generator.domain.fact import Fact
from generator.problems.problem import Position, Problem
from generator.sources.articles import ArticleFile
from generator.sources.eligibility import EligibilityFile
from generator.sources.ledger import LedgerFile
from generator.sources.located_yaml import Located

Places = tuple[tuple[str, Position], ...]


def review_problems(files: Iterable[ArticleFile[Reviewed]], today: date, clock: date) -> Iterator[Problem]:
    """Articles whose review is due, or was dated later than both `today` and the real day."""
    for file in files:
        yield from _review(file.article.head, file.article.path, file.located, today, clock)


def schedule_problems(files: Iterable[ArticleFile[Reviewed]]) -> Iterator[Problem]:
    """Texts that are taken down before they are published."""
    for file in files:
        head = file.article.head
        if not isinstance(head, Scheduled) or head.publish_on is None or head.expires_on is None:
            continue
        if head.expires_on < head.publish_on:
            message = (
                f"This text is published until {head.expires_on}, which is before {head.publish_on}, "
                "the day from which it is published."
            )
            at = file.located.best(("expires_on",))
            hint = "check `publish_on` and `expires_on`."
            yield Problem(file.article.path, "dates-reversed", message, hint, at)


def eligibility_problems(file: EligibilityFile, today: date, clock: date) -> Iterator[Problem]:
    """The table of visas, when its review is due, and days of its sources that have not come."""
    if file.eligibility is None:
        return
    yield from _review(file.eligibility, file.path, file.located, today, clock)
    latest = max(today, clock)
    for number, way in zip(file.numbers, file.eligibility.ways, strict=True):
        for index, source in enumerate(way.sources):
            if source.as_of > latest:
                at = file.located.best(("ways", number, "sources", index, "as_of"))
                yield _later_than(file.path, "as_of", source.as_of, latest, at)


def _review(head: Reviewed, path: str, located: Located, today: date, clock: date) -> Iterator[Problem]:
    at = located.best(("reviewed_on",))
    if head.review_due < today:
        message = f"This text was last reviewed on {head.reviewed_on} and is due every {_period(head)}."
        hint = "check it, then set `reviewed_on` to the day you did."
        yield Problem(path, "review-due", message, hint, at)
    elif head.reviewed_on > max(today, clock):
        yield _later_than(path, "reviewed_on", head.reviewed_on, max(today, clock), at)


def fact_problems(
    file: LedgerFile, cited: Mapping[str, Places], today: date, clock: date
) -> Iterator[Problem]:
    """Facts that have expired, are due for confirmation or have dates in the wrong order."""
    for id_, fact in file.ledger.facts.items():
        if fact.expires and fact.expires < today:
            yield from _expired(file, id_, fact, cited.get(id_, ()))
        elif fact.next and fact.next.effective <= today:
            yield from _replaced(file, id_, fact, cited.get(id_, ()))
        elif fact.review_by and fact.review_by < today:
            message = f"The fact `{id_}` was to be confirmed again by {fact.review_by}."
            hint = "check its sources, then set `as_of` and `review_by` anew."
            at = file.located.best(("facts", id_, "review_by"))
            yield Problem(file.path, "review-due", message, hint, at)
        if fact.effective and fact.expires and fact.expires < fact.effective:
            message = f"The fact `{id_}` expires on {fact.expires}, before it is in force."
            at = file.located.best(("facts", id_, "expires"))
            hint = "check `effective` and `expires`."
            yield Problem(file.path, "dates-reversed", message, hint, at)
        if fact.as_of > max(today, clock):
            at = file.located.best(("facts", id_, "as_of"))
            yield _later_than(file.path, "as_of", fact.as_of, max(today, clock), at)


def _period(head: Reviewed) -> str:
    """`12 months`; of `1 year` the unit alone."""
    return head.review_in.removeprefix("1 ")


def _later_than(path: str, key: str, day: date, today: date, at: Position) -> Problem:
    message = f"`{key}` is {day}, later than today ({today})."
    return Problem(path, "date-in-future", message, "check the year.", at)


def _expired(file: LedgerFile, id_: str, fact: Fact, places: Places) -> Iterator[Problem]:
    """The fact itself, and every place that cites it."""
    message = f"The fact `{id_}` expired on {fact.expires}; {_uses(fact, places)}."
    hint = "look the present value up and set its dates anew, or take the fact and its uses out."
    at = file.located.best(("facts", id_, "expires"))
    yield Problem(file.path, "expired-fact", message, hint, at)
    yield from _cited_too_late(file.path, places, f"The fact `{id_}` expired on {fact.expires}.", at)


def _replaced(file: LedgerFile, id_: str, fact: Fact, places: Places) -> Iterator[Problem]:
    """A fact whose announced value is in force, and every place that still prints the one before."""
    if fact.next is None:
        return
    day = fact.next.effective
    message = f"`{fact.next.value}` is in force since {day}, and the fact `{id_}` still says `{fact.value}`."
    hint = "move the value and its dates to `history`, and what is under `next` to its place."
    at = file.located.best(("facts", id_, "next", "effective"))
    yield Problem(file.path, "expired-fact", message, hint, at)
    yield from _cited_too_late(file.path, places, f"The value of the fact `{id_}` changed on {day}.", at)


def _cited_too_late(path: str, places: Places, message: str, fact_at: Position) -> Iterator[Problem]:
    hint = f"mend the fact at {path}:{fact_at.line}, or take it out of this text."
    for cites, position in places:
        yield Problem(cites, "expired-fact", message, hint, position)


def _uses(fact: Fact, places: Places) -> str:
    said = [f"{path}:{position.line}" for path, position in places]
    if said:
        rest = f" and {len(said) - 5} more" if len(said) > 5 else ""
        return f"it is cited at {', '.join(said[:5])}{rest}"
    return "it is printed on pages" if fact.everywhere or fact.visas else "nothing cites it"
