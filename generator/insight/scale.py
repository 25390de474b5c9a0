"""The evidence ladder for every posting of a site: words, source and public records weighed together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.domain.posting import Posting
from generator.evidence.areas import TERRITORIES
from generator.evidence.ladder import Evidence, ladder_of
from generator.evidence.past import past_of
from generator.evidence.records import PublicRecords
from generator.insight.employers import Employer
from generator.matching.names import employer_key
from generator.matching.reading import Reading

Socs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """What a ladder is made with. What records say of an employer and its occupations is looked up once."""

    employers: Mapping[str, Employer]
    """By the key of the name."""
    socs: Mapping[str, Socs] = field(default_factory=dict)
    """SOC 2018 codes by the role's slug."""
    records: PublicRecords = field(default_factory=PublicRecords)
    _known: dict[tuple[str, Socs], tuple[Evidence, ...]] = field(default_factory=dict, compare=False)

    def ladder(self, posting: Posting, reading: Reading) -> tuple[Evidence, ...]:
        """The rungs of one posting, strongest first."""
        if is_abroad(reading):
            return ladder_of(posting, reading.claim)
        employer = self.employers[employer_key(posting.employer)]
        past = self._past(employer, occupations_of(posting, reading, self.socs))
        return ladder_of(posting, reading.claim, past)

    def _past(self, employer: Employer, socs: Socs) -> tuple[Evidence, ...]:
        key = (employer.slug, socs)
        if key not in self._known:
            self._known[key] = past_of(self.records, employer.slug, (employer.name, *employer.names), socs)
        return self._known[key]


def is_abroad(reading: Reading) -> bool:
    """Whether every place of work is outside the United States: public records say nothing of such a job."""
    places = reading.location.places
    return bool(places) and all(place.country not in {"US", *TERRITORIES} for place in places)


def occupations_of(posting: Posting, reading: Reading, socs: Mapping[str, Socs]) -> Socs:
    """SOC 2018 codes of a posting: the source's own hint first, then those of its roles, each once."""
    hinted = (posting.soc[:7],) if posting.soc else ()
    of_roles = (soc for match in reading.roles for soc in socs.get(match.role, ()))
    return tuple(dict.fromkeys((*hinted, *of_roles)))
