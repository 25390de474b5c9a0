"""The elements of a finished page, found in one walk and looked through by every check.

A search through a parsed page costs as much as the walk, however little it finds.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

Attributes = Mapping[str, str | None]
"""Of one element, by name in small letters; None for one without a value."""
Element = tuple[str, Attributes, LexborNode]
"""Tag, attributes, and the node with what is below it: a plain tuple, as pages have thousands."""
HREFS = ("href", "xlink:href")
"""Names of the attribute that leads on; the second is SVG's own."""


class Elements:
    """The elements of one page, in the order of the page."""

    __slots__ = ("_by_attribute", "_by_tag", "document")

    def __init__(self, document: LexborHTMLParser) -> None:
        """Walk through the document, which stays as it is."""
        self.document = document
        by_tag: dict[str, list[Element]] = defaultdict(list)
        by_attribute: dict[str, list[Element]] = defaultdict(list)
        for node in document.css("*"):
            tag, attributes = node.tag or "", node.attributes
            element = (tag, attributes, node)
            by_tag[tag].append(element)
            for name in attributes:
                by_attribute[name].append(element)
        self._by_tag: Mapping[str, Sequence[Element]] = by_tag
        self._by_attribute: Mapping[str, Sequence[Element]] = by_attribute

    def tagged(self, tag: str) -> Sequence[Element]:
        """Those with the tag."""
        return self._by_tag.get(tag, ())

    def first(self, *tags: str) -> LexborNode | None:
        """The first with the first of the tags that the page has."""
        return next((self._by_tag[tag][0][2] for tag in tags if tag in self._by_tag), None)

    def having(self, name: str) -> Sequence[Element]:
        """Those with the attribute."""
        return self._by_attribute.get(name, ())

    def values(self, name: str) -> list[str | None]:
        """What the attribute holds, of every element that has it."""
        return [attributes[name] for _, attributes, _ in self.having(name)]

    def attributes(self) -> Collection[str]:
        """The names of all attributes on the page."""
        return self._by_attribute.keys()


def is_word(value: str | None, word: str) -> bool:
    """Whether an attribute holds the word, in letters of any case, as HTML compares its own words."""
    return value is not None and value.lower() == word
