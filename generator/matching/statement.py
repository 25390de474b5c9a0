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
    changed_by: str = ""
    """The rule of the context that changed what the clause says by itself."""
    about_this_job: bool = False
    """The words limit the statement to the advertised job."""

    @property
    def rules(self) -> tuple[str, ...]:
        """Names of the rules that made it, the deciding one first."""
        return (self.changed_by, self.rule) if self.changed_by else (self.rule,)
