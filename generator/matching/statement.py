"""One statement about sponsorship found in a text."""

from dataclasses import dataclass

from generator.domain.sponsorship import Stance


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause says, and which rule found it."""

    stance: Stance
    rule: str
    start: int
    end: int
    """The sentence's place in the text."""
    line: int
    words: str
    """The sentence in plain typography."""
    clause: str = ""
    """The part of it that the rule decided."""
    country: str = ""
    flags: tuple[str, ...] = ()
    about_this_job: bool = False
    """The words limit the statement to the advertised job."""
