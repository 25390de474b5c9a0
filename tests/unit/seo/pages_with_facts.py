"""A page with facts and texts, for tests of what is published beside it."""

from datetime import date
from typing import Any

from generator.pages.model.parts import FactDays, FactNote, Source
from generator.pages.page_changes import PageChanges, ReviewedText

AGENCY = Source("An agency; fees, and more", "https://agency.example/fees?a=1&b=2")


def a_fact(**changes: Any) -> FactNote:
    """A fee, but for the changed parts."""
    parts: dict[str, Any] = {
        "id": "form_fee",
        "label": "Fee for a form",
        "statement": "The form costs $100.",
        "value": "$100",
        "status": "in force",
        "as_of": date(2026, 3, 2),
        "effective": None,
        "expires": None,
        "sources": (AGENCY,),
    }
    return FactNote(**(parts | changes))


WINDOW = FactDays("filing_2027", "Filing for 2027; first season", date(2026, 3, 4), date(2026, 3, 19))


def a_text(**changes: Any) -> ReviewedText:
    """A tip, but for the changed parts."""
    parts: dict[str, Any] = {
        "path": "content/tips/ask.md",
        "title": "Ask early",
        "url": "/roles/backend-engineer/#tip-ask",
        "reviewed_on": date(2026, 3, 1),
        "sources": (),
        "body": "Ask before the second interview.",
    }
    return ReviewedText(**(parts | changes))


def a_page(*facts: FactNote, texts: tuple[ReviewedText, ...] = ()) -> PageChanges:
    """A page that prints the facts and texts."""
    return PageChanges("/roles/backend-engineer/", "Backend Engineer jobs", facts, texts, has_calendar=True)
