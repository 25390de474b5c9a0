"""A text with the values of one page: its Markdown with slots, and what stands in them."""

from functools import lru_cache

from generator.texts.marks import MarkKind, has_marks, marks_of
from generator.texts.parsing import VALUES, parsed, template_of
from generator.texts.slots import without_slots
from generator.texts.tree import names_of
from generator.texts.values import Values


def filled_text(text: str, values: Values) -> tuple[str, tuple[str, ...]]:
    """The text's Markdown and the values of its slots. Only for texts that were examined without faults.

    A value is asked for when the text comes to it.
    """
    body = without_slots(text)
    if not has_marks(body):
        return body, ()
    printed: list[str] = []
    return template_of(_without_tag_lines(body)).render({**values, VALUES: printed}), tuple(printed)


@lru_cache(maxsize=4096)
def _without_tag_lines(text: str) -> str:
    """The text whose lines that hold one tag alone leave no empty line behind, which Markdown would read."""
    pieces, at = [], 0
    for mark in marks_of(text):
        first = text.rfind("\n", 0, mark.start) + 1
        last = text.find("\n", mark.start)
        if mark.kind is MarkKind.TAG and last >= 0 and text[first:last].strip() == mark.text and first >= at:
            pieces += [text[at:first], mark.text]
            at = last + 1
    return "".join([*pieces, text[at:]])


@lru_cache(maxsize=4096)
def cited(text: str) -> frozenset[str]:
    """Names of the variables in a text that was examined without faults."""
    return frozenset(names_of(parsed(text))) if has_marks(text) else frozenset()
