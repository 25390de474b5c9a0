"""What is said where public records show nothing: of a visa, and of an employer.

Unknown and not found are never shown as none filed.
"""

from generator.domain.visa import VisaGroup, VisaKind
from generator.evidence.entity import Certainty, EntityMatch
from generator.evidence.records import EmployerRecord, PublicRecords
from generator.pages.entity_words import entity_names, shown_name
from generator.pages.evidence_words import withdrawn_words
from generator.pages.record_days import set_words
from generator.pages.words import listed_names

NO_FILINGS_DATA = "This site's data holds no public filings, so nothing can be said about them here."
NO_EMPLOYER_RECORD = (
    "No public record by employer exists for {visa}. Only the words of a posting can name it."
)
PERMANENT_RECORDS = (
    "This site's data holds no records of permanent residence. Only the words of a posting count."
)
_CANDIDATES_SHOWN = 5


def no_record_words(visa: VisaKind) -> str:
    """What is said of a visa for which no labor condition application is filed."""
    if visa.group is VisaGroup.PERMANENT:
        return PERMANENT_RECORDS
    return NO_EMPLOYER_RECORD.format(visa=visa.name)


def record_note(record: EmployerRecord | None, records: PublicRecords, name: str) -> str:
    """What a page says of an employer without a record to show; empty where records say it themselves.

    Unknown and not found are never shown as none filed: the name in the postings may not be the legal one.
    """
    sets = _searched(records)
    if not sets:
        return NO_FILINGS_DATA
    if record is None or record.match.certainty is Certainty.NOT_FOUND:
        return f"No record under the name {shown_name(name)} in {' or in '.join(sets)}. This is not a no."
    if record.match.certainty is Certainty.AMBIGUOUS:
        return _ambiguous(record.match)
    return _nothing_under(record, records)


def _nothing_under(record: EmployerRecord, records: PublicRecords) -> str:
    """The sets that hold nothing of a matched employer."""
    empty = []
    if records.counted and not any(each.certified for each in record.filings):
        empty.append(f"no certified LCA in {set_words(records.counted, records.counted_span)}")
    if records.petitions and not record.approvals:
        empty.append(f"no decided petition in {set_words(records.petitions)}")
    if not empty:
        return ""
    names = entity_names(record.match)
    note = f"Under {names} there is {' and '.join(empty)}. This is not a no."
    others = withdrawn_words([record.total], records) if record.total else ""
    certified = record.total is not None and record.total.certified
    return f"{note} {others}" if others and not certified else note


def _searched(records: PublicRecords) -> list[str]:
    sets = []
    if records.counted:
        sets.append(set_words(records.counted, records.counted_span))
    if records.petitions:
        sets.append(set_words(records.petitions))
    return sets


def _ambiguous(match: EntityMatch) -> str:
    """Which companies could be meant; it can be one alone, that is not certain to be the employer."""
    names = list(dict.fromkeys(shown_name(candidate.entity.name) for candidate in match.candidates))
    if len(names) == 1:
        return f"Unknown: it is not certain that {names[0]} is meant. Nothing of it is counted here."
    listed = f" ({listed_names(names, _CANDIDATES_SHOWN)})" if names else ""
    return f"Unknown: several companies could be meant{listed}. None is counted here."
