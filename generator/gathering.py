"""What public records say of the employers and occupations of a snapshot."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.alias_checks import unknown_entities
from generator.domain.posting import Posting
from generator.domain.snapshot import Snapshot
from generator.evidence.aliases import aliases_of
from generator.evidence.brands import shipped_brands
from generator.evidence.entities import EmployerNames, entity_index, matched
from generator.inputs import Inputs
from generator.insight.employers import Employer, employers_of
from generator.insight.scale import Scale
from generator.matching.names import employer_key
from generator.matching.reading import Reading
from generator.options import Options
from generator.problems.problem import Checked
from generator.records.store import Asked, public_records, record_names

EVIDENCE = "evidence"
"""Folder of the public records inside the snapshot's."""


def gathered_records(
    inputs: Inputs, snapshot: Snapshot, readings: Sequence[Reading], options: Options
) -> Checked[Scale]:
    """The scale on which every posting is weighed; without public records only words and sources count."""
    employers = employers_of(snapshot.postings)
    socs = {slug: role.occupation.soc for slug, role in inputs.site.roles.items()}
    folder = options.root / inputs.site.paths.data / EVIDENCE
    shown = f"{inputs.site.paths.data}/{EVIDENCE}"
    names = record_names(folder, shown)
    # Wages and titles of occupations are of use without the records of any employer.
    index = entity_index(names.value or ())
    aliases = aliases_of(inputs.site.employers.aliases, shipped_brands())
    asked = Asked(
        matches=matched(_names_of(employers, snapshot.postings, readings), index, aliases),
        employer_names={employer.slug: employer.name for employer in employers.values()},
        roles=socs,
        as_of=snapshot.manifest.as_of,
    )
    records = public_records(folder, shown, asked)
    aliases_told = unknown_entities(inputs.site.employers, index)
    problems = tuple(dict.fromkeys((*names.problems, *records.problems, *aliases_told)))
    return Checked(Scale(employers, socs, records.value), problems)


def _names_of(
    employers: Mapping[str, Employer], postings: Sequence[Posting], readings: Sequence[Reading]
) -> dict[str, EmployerNames]:
    """What the postings say of each employer, by slug."""
    states: dict[str, set[str]] = defaultdict(set)
    for posting, reading in zip(postings, readings, strict=True):
        places = (place for place in reading.location.places if place.country == "US" and place.state)
        states[employer_key(posting.employer)].update(place.state for place in places)
    return {
        employer.slug: EmployerNames(employer.name, employer.names, employer.website, frozenset(states[key]))
        for key, employer in employers.items()
    }
