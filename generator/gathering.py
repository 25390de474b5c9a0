"""What public records say of the employers and occupations of a snapshot."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.alias_checks import unknown_entities
from generator.domain.posting import Posting
from generator.domain.snapshot import Snapshot
from generator.evidence.aliases import aliases_of
from generator.evidence.brands import shipped_brands
from generator.evidence.entities import EmployerNames, entity_index, matched
from generator.evidence.records import PublicRecords
from generator.inputs import Inputs
from generator.insight.employers import Employer, employers_of
from generator.insight.scale import Scale
from generator.matching.names import employer_key
from generator.matching.reading import Reading
from generator.options import Options
from generator.problems.problem import Checked
from generator.sources.employers import AliasFile

EVIDENCE = "evidence"
"""Folder of the public records inside the snapshot's."""


@dataclass(frozen=True, slots=True)
class Advertisers:
    """The employers of a snapshot."""

    employers: Mapping[str, Employer]
    """By their key."""
    names: Mapping[str, EmployerNames]
    """By slug: what the postings say of each employer."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What the public records are asked about. Equal questions have equal answers."""

    advertisers: Advertisers
    roles: Mapping[str, tuple[str, ...]]
    """The SOC codes of each role."""
    aliases: AliasFile
    as_of: date


def advertisers_of(snapshot: Snapshot, readings: Sequence[Reading]) -> Advertisers:
    """The employers, with the states that their postings name."""
    employers = employers_of(snapshot.postings)
    return Advertisers(employers, _names_of(employers, snapshot.postings, readings))


def asking_of(inputs: Inputs, snapshot: Snapshot, advertisers: Advertisers) -> Asking:
    """The site's questions to the public records."""
    socs = {slug: role.occupation.soc for slug, role in inputs.site.roles.items()}
    return Asking(advertisers, socs, inputs.site.employers, snapshot.manifest.as_of)


def gathered_records(asking: Asking, inputs: Inputs, options: Options) -> Checked[Scale]:
    """The scale on which every posting is weighed; without public records only words and sources count."""
    folder = options.root / inputs.site.paths.data / EVIDENCE
    shown = f"{inputs.site.paths.data}/{EVIDENCE}"
    if not folder.exists():
        return Checked(Scale(asking.advertisers.employers, asking.roles, PublicRecords()))
    # The database takes long to import.
    from generator.records.store import Asked, public_records, record_names  # noqa: PLC0415

    names = record_names(folder, shown)
    # Wages and titles of occupations are of use without the records of any employer.
    index = entity_index(names.value or ())
    employers = asking.advertisers.employers
    asked = Asked(
        matches=matched(
            asking.advertisers.names, index, aliases_of(asking.aliases.aliases, shipped_brands())
        ),
        employer_names={employer.slug: employer.name for employer in employers.values()},
        roles=asking.roles,
        as_of=asking.as_of,
    )
    records = public_records(folder, shown, asked)
    aliases_told = unknown_entities(asking.aliases, index)
    problems = tuple(dict.fromkeys((*names.problems, *records.problems, *aliases_told)))
    return Checked(Scale(employers, asking.roles, records.value), problems)


def records_state(inputs: Inputs, options: Options) -> tuple[object, ...]:
    """The files of the public records by name, size and time: they are large, and written whole."""
    folder = options.root / inputs.site.paths.data / EVIDENCE
    tables = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple((path, path.stat().st_size, path.stat().st_mtime_ns) for path in tables)


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
