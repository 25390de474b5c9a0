"""What public records say of a posting's employer, as rungs of the ladder."""

from generator.evidence.cap_exempt import cap_exempt_kind
from generator.evidence.ladder import Evidence, Rung
from generator.evidence.records import EmployerRecord, Filings, PublicRecords


def past_of(
    records: PublicRecords, employer: str, names: tuple[str, ...], socs: tuple[str, ...]
) -> tuple[Evidence, ...]:
    """Rungs for postings of one employer (its slug and the names it goes by) in some occupations (SOC 2018).

    Only a sure match of the employer to legal entities gives a rung of filings or approvals.
    """
    record = records.by_employer.get(employer)
    found = [*_filings(record, socs), *_approvals(record)] if record else []
    return (*found, *_cap_exempt(names))


def _filings(record: EmployerRecord, socs: tuple[str, ...]) -> list[Evidence]:
    same = record.filings_for(socs)
    others = tuple(each for each in record.filings if each.soc not in socs and each.certified)
    rungs = []
    if same:
        rungs.append(_rung(Rung.FILINGS_SAME, same, record))
    if others:
        rungs.append(_rung(Rung.FILINGS_OTHER, others, record))
    return rungs


def _rung(rung: Rung, filings: tuple[Filings, ...], record: EmployerRecord) -> Evidence:
    count = sum(each.certified for each in filings)
    return Evidence(rung, filings=filings, count=count, match=record.match)


def _approvals(record: EmployerRecord) -> list[Evidence]:
    decided = [each for each in record.approvals if each.initial_approvals or each.continuing_approvals]
    if not decided:
        return []
    latest = decided[-1]
    count = latest.initial_approvals + latest.continuing_approvals
    return [Evidence(Rung.APPROVALS, count=count, approvals=record.approvals, match=record.match)]


def _cap_exempt(names: tuple[str, ...]) -> list[Evidence]:
    kind = next((kind for name in names if (kind := cap_exempt_kind(name))), None)
    return [Evidence(Rung.CAP_EXEMPT, kind=kind)] if kind else []
