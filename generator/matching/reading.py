"""What one posting says, as it was read from its words."""

from dataclasses import dataclass

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
