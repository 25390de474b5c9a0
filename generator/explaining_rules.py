"""Why a posting reads as it does: the matcher's rules that spoke, each with its examples."""

from collections.abc import Iterable

from generator.domain.place import PlaceEntry, Remote, place_text
from generator.domain.posting import Posting
from generator.domain.sponsorship import Claim
from generator.matching.places import places_of
from generator.matching.reading import Reading
from generator.matching.reading_postings import full_text
from generator.matching.sponsorship_rules import RULE_OF
from generator.matching.statements import set_aside_in

_MOST_SET_ASIDE = 10
"""Sentences; a text has seldom more, and they only show what was read."""
_LONGEST_EXAMPLE = 90
"""Characters of an example that is shown beside others."""


def matcher_rule_lines(name: str) -> list[str] | None:
    """The matcher's rule of that name with its examples, or None."""
    rule = RULE_OF.get(name)
    if rule is None:
        return None
    return [
        f"{rule.name} (what postings say about sponsorship: {_stance(name)})",
        "  holds for:",
        *(f"    {line}" for line in rule.example.splitlines()),
        "  leaves alone:",
        *(f"    {line}" for line in rule.other.splitlines()),
    ]


def pattern_lines(reading: Reading) -> list[str]:
    """The pattern of each role's file that met the title."""
    return [f"  the title met `{match.pattern}` of {match.role}: {match.reason}" for match in reading.roles]


def place_lines(posting: Posting) -> list[str]:
    """What each place of the posting was read as, and what its words say of remote work."""
    return [_place_line(entry) for entry in posting.places]


def _place_line(entry: PlaceEntry | str) -> str:
    location = places_of((entry,))
    parts = (entry,) if isinstance(entry, str) else (entry.city, entry.state, entry.country)
    written = ", ".join(part for part in parts if part)
    read = "; ".join(place_text(place) for place in location.places) or "no place"
    remote = "" if location.remote == Remote.UNSTATED else f" (remote work: {location.remote})"
    return f"  the place “{written}” was read as {read}{remote}"


def claim_lines(claim: Claim) -> list[str]:
    """The rules that made a claim, the deciding one first."""
    return [f"    by {_with_examples(name)}" for name in claim.rules]


def set_aside_lines(posting: Posting) -> list[str]:
    """Clauses with words of sponsorship that state nothing about it, and the rules that say so."""
    found = set_aside_in(full_text(posting))
    lines = [f"  says nothing: {_in_short(each.clause)} (by {', '.join(each.rules)})" for each in found]
    return list(dict.fromkeys(lines))[:_MOST_SET_ASIDE]


def matcher_rule_names() -> Iterable[str]:
    """The names of all rules about sponsorship."""
    return RULE_OF


def _with_examples(name: str) -> str:
    rule = RULE_OF[name]
    return f"{name} ({_stance(name)}), like “{_in_short(rule.example)}”, unlike “{_in_short(rule.other)}”"


def _stance(name: str) -> str:
    stance = RULE_OF[name].stance
    return stance.value if stance else "as the answer says"


def _in_short(text: str) -> str:
    words = " / ".join(text.splitlines())
    return words if len(words) <= _LONGEST_EXAMPLE else f"{words[:_LONGEST_EXAMPLE].rsplit(' ', 1)[0]} ..."
