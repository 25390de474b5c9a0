"""Everything one posting says, read from its words: the costly step, done once for each posting.

Its patterns take a tenth of a second to compile, so only what reads a posting imports this module.
"""

from generator.domain.place import Remote
from generator.domain.posting import Posting, Seniority, WorkMode
from generator.matching.duplicates import job_key
from generator.matching.places import places_of
from generator.matching.posting_text import plain_text
from generator.matching.reading import Reading
from generator.matching.roles import RoleMatcher, roles_of
from generator.matching.search_words import search_words
from generator.matching.seniority import seniority_of
from generator.matching.skills import skills_of
from generator.matching.sponsorship import claim_of
from generator.matching.status_wording import first_status_wording
from generator.matching.visa_limits import restricted_to_visa


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
