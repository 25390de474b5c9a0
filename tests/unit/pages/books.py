"""A book for pages made from a catalogue."""

from typing import Any

from generator.domain.fact import FactLedger
from generator.domain.settings import Settings
from generator.insight.catalogue import Catalogue
from generator.pages.book import Book
from tests.builders import a_role


def a_book(catalogue: Catalogue, **others: Any) -> Book:
    """A site with one role and no articles, but for the given parts."""
    settings = Settings.model_validate(
        {
            "name": "Larkspur Jobs",
            "base_url": "https://jobs.example",
            "description": "Jobs whose employers say that they sponsor a visa.",
            "organisation": {"name": "Larkspur Press"},
            "report_url": "mailto:editors@jobs.example",
        }
    )
    parts: dict[str, Any] = {
        "settings": settings,
        "roles": {"backend-engineer": a_role()},
        "tips": (),
        "faqs": (),
        "guides": (),
        "visa_texts": {},
        "pages": {},
        "ledger": FactLedger(facts={}),
        "catalogue": catalogue,
    }
    return Book(**(parts | others))
