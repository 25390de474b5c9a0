"""Every number of the site defined once: its rule, its source, its date and what it cannot tell.

The method page prints these definitions, and the captions of figures link to them by their ids. Limits,
factors and labels are taken from the code that computes with them, so that the page cannot say something
else.
"""

from generator.pages.book import Book
from generator.pages.defined_answers import answer_definitions
from generator.pages.defined_lists import list_definitions
from generator.pages.defined_pay import pay_definitions
from generator.pages.defined_records import record_definitions
from generator.pages.definition_ground import Ground
from generator.pages.model.article import DefinitionGroup


def definition_groups(book: Book) -> tuple[DefinitionGroup, ...]:
    """All definitions under their headings."""
    ground = Ground(book)
    return (
        DefinitionGroup("Jobs, employers and lists", tuple(list_definitions(ground))),
        DefinitionGroup("What the words say", tuple(answer_definitions(ground))),
        DefinitionGroup("Public records", tuple(record_definitions(ground))),
        DefinitionGroup("Pay and wage levels", tuple(pay_definitions(ground))),
    )
