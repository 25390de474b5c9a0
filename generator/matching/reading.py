"""Everything one posting says, read from its words: the costly step, done once for each posting."""

from dataclasses import dataclass, replace
from typing import Any

from generator.domain.place import Location, Remote
from generator.domain.posting import Posting, Seniority, WorkMode
from generator.domain.sponsorship import Claim
from generator.matching.duplicates import job_key
from generator.matching.places import places_of
from generator.matching.posting_text import plain_text
from generator.matching.roles import RoleMatch, RoleMatcher, roles_of
from generator.matching.search_words import search_words
from generator.matching.seniority import seniority_of
from generator.matching.skills import skills_of
from generator.matching.sponsorship import claim_of
from generator.matching.status_wording import StatusKind, first_status_wording
from generator.matching.visa_limits import restricted_to_visa


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


def reading_of(posting: Posting, matcher: RoleMatcher) -> Reading:
    """Read one posting. Pure: the same posting gives the same reading."""
    text = full_text(posting)
    location = places_of(posting.places)
    skills = skills_of(posting.title, text)
    return Reading(
        roles=roles_of(posting.title, matcher),
        seniority=_seniority(posting),
        location=location,
        work_mode=posting.work_mode or _work_mode(location.remote),
        claim=claim_of(text, location.places),
        skills=skills.names,
        search_words=(*skills.spelled, *search_words(text)),
        job_key=job_key(posting, text),
        limited_to=restricted_to_visa(posting.title) or restricted_to_visa(text),
        chooses_by=first_status_wording(f"{posting.title}\n\n{text}"),
    )


def full_text(posting: Posting) -> str:
    """The description and all sections as plain text."""
    sections = posting.sections
    parts = [posting.description, *(sections.model_dump().values() if sections else ())]
    return "\n\n".join(plain_text(part, posting.description_format) for part in parts if part)


def _seniority(posting: Posting) -> Seniority:
    stated = seniority_of(posting.title)
    return posting.seniority or stated if stated is Seniority.UNSTATED else stated


def _work_mode(remote: str) -> WorkMode | None:
    modes = {Remote.YES: WorkMode.REMOTE, Remote.HYBRID: WorkMode.HYBRID, Remote.NO: WorkMode.ON_SITE}
    return modes.get(remote)
