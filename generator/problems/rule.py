"""What a rule is."""

from dataclasses import dataclass

from generator.problems.problem import Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with the input."""

    name: str
    """Kebab-case; says the fault."""
    severity: Severity
    why: str
    """One sentence: what would go wrong if nobody minded."""
    wrong: str
    """An example of the fault."""
    right: str
    """The same, mended."""
