"""From when to when a text stands on the site, and why it does not on a given day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Absence(StrEnum):
    """Why a text is not on the site."""

    DRAFT = "draft"
    NOT_YET = "not yet"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The days on which something is published. A draft is published on none."""

    draft: bool = False
    publish_on: date | None = None
    """The first day; without it, any day before `expires_on`."""
    expires_on: date | None = None
    """The last day; without it, for good."""

    def absence(self, day: date) -> Absence | None:
        """Why it is not on the site on `day`; None when it is."""
        if self.draft:
            return Absence.DRAFT
        if self.publish_on and day < self.publish_on:
            return Absence.NOT_YET
        if self.expires_on and day > self.expires_on:
            return Absence.EXPIRED
        return None

    def reason(self, day: date) -> str:
        """What keeps it from the site on `day`, to follow its name; empty when nothing does."""
        match self.absence(day):
            case Absence.DRAFT:
                return "is a draft"
            case Absence.NOT_YET:
                return f"is published from {self.publish_on} on"
            case Absence.EXPIRED:
                return f"was published until {self.expires_on}"
        return ""

    def meets(self, other: "Schedule") -> bool:
        """Whether both are published on one day. A draft meets nothing: it may be the next version."""
        if self.draft or other.draft:
            return False
        return _begins_in_time(self, other) and _begins_in_time(other, self)


def _begins_in_time(later: Schedule, other: Schedule) -> bool:
    """Whether `later` begins before the other has ended."""
    return not (later.publish_on and other.expires_on) or later.publish_on <= other.expires_on
