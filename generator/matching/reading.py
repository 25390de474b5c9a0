"""What one posting says, as it was read from its words."""

from dataclasses import dataclass, replace
from typing import Any

from generator.domain.place import Location
from generator.domain.posting import Seniority, WorkMode
from generator.domain.sponsorship import Claim
from generator.matching.roles import RoleMatch
from generator.matching.status_wording import StatusKind


@dataclass(frozen=True, slots=True)
class Reading:
    """What one posting says."""

    roles: tuple[RoleMatch, ...]
    seniority: Seniority
    location: Location
    work_mode: WorkMode | None
    claim: Claim
    skills: tuple[str, ...]
    search_words: tuple[str, ...]
    """Its skills in other spellings, and words of the text that look like names. Not shown."""
    job_key: str
    """Equal for postings of one distinct job."""
    limited_to: str = ""
    """Words that limit the advert to holders of one visa; empty for nearly all."""
    chooses_by: tuple[StatusKind, str] | None = None
    """Words that choose among people by citizenship or visa without naming a law that asks for it."""

    def with_held(self, held: dict[Any, Any]) -> "Reading":
        """The same with the parts that `held` has, and with its own held there: thousands say the same."""
        words = tuple(held.setdefault(word, word) for word in self.search_words)
        patterns = tuple(match.pattern for match in self.roles)  # equal matches may come of different ones
        return replace(
            self,
            roles=held.setdefault((self.roles, patterns), self.roles),
            location=held.setdefault(self.location, self.location),
            claim=held.setdefault(self.claim, self.claim),
            skills=held.setdefault(self.skills, self.skills),
            search_words=held.setdefault(words, words),
        )
