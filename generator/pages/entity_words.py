"""Legal entities in words: their names, and how they were found behind an employer's name."""

from generator.evidence.entity import EntityMatch, How
from generator.pages.heads import shortened
from generator.pages.model.parts import Link
from generator.pages.words import listed_names

_ENTITIES_SHOWN = 5
_NAME_LENGTH = 80
_HOW_SHORT = {
    How.SAME_NAME: "same name",
    How.ALIAS: "by this site's list of names",
    How.BRAND: "by our list of brands",
    How.TRADE_NAME: "trade name in a filing",
}
_HOW = {
    How.SAME_NAME: "Same name: the postings use the legal name, but for the legal form and the spelling.",
    How.ALIAS: "This site's list of names says which legal entities belong to the employer.",
    How.BRAND: "Our list of brands says which legal entities stand behind the name.",
    How.TRADE_NAME: "A filing states this name as the entity's trade name.",
}


def entity_names(match: EntityMatch, shown: int = _ENTITIES_SHOWN) -> str:
    """`LARKSPUR SYSTEMS INC, LARKSPUR LABS LLC and 3 more`."""
    return listed_names([shown_name(entity.name) for entity in match.entities], shown)


def shown_name(name: str) -> str:
    """A legal name at most as long as a line; records hold names of a thousand signs."""
    return shortened(name, _NAME_LENGTH)


def whole_name(name: str) -> str:
    """The whole name where the one shown is shortened, else nothing; for a title beside it."""
    return "" if shown_name(name) == name else name


def short_match(match: EntityMatch) -> str:
    """`LARKSPUR SYSTEMS INC, same name`."""
    how = how_in_short(match)
    return ", ".join(filter(None, (entity_names(match, 1), how)))


def how_in_short(match: EntityMatch) -> str:
    """How the entities were found, in a few words."""
    return _HOW_SHORT[match.how] if match.how else ""


def how_words(match: EntityMatch) -> str:
    """How the entities were found, as a sentence."""
    return _HOW[match.how] if match.how else ""


def match_source(match: EntityMatch) -> Link | None:
    """Where an alias or a brand is known from."""
    if not match.source and not match.source_url:
        return None
    return Link(match.source or match.source_url, match.source_url)


def report_subject(name: str) -> str:
    """Subject of a report that an employer was matched to the wrong entities."""
    return f"Wrong company matched: {name}"
