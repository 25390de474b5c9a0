"""Definitions of figures from public records: filings, petitions, legal entities, rows."""

from collections.abc import Iterator

from generator.domain.records import Table
from generator.domain.visa import VISAS
from generator.evidence.entity import How
from generator.pages.definition_ground import Ground, set_days, sources
from generator.pages.definition_ids import (
    APPROVALS,
    CAP_EXEMPT,
    ENTITIES,
    FILERS,
    FILING_CLASSES,
    FILING_STATES,
    FILING_TIMES,
    FILINGS,
    JOB_TITLES,
    RECORD_ROWS,
    STAFFING,
    WITHDRAWN,
)
from generator.pages.model.article import Definition

_HOWS = {
    How.SAME_NAME: "the name in the postings is the legal name but for spelling and legal form",
    How.ALIAS: "the list of names that the editors of this site keep names the company",
    How.BRAND: "the list of brands that the generator ships, each with a public source, names the company",
    How.TRADE_NAME: "a filing gives the name in the postings as the company's trade name",
}


def record_definitions(ground: Ground) -> Iterator[Definition]:
    """In the order in which a reader meets them: whose filings, how many, of what kind; then petitions."""
    yield from _whose(ground)
    yield from _filings(ground)
    yield from _of_single_filings(ground)
    yield from _others(ground)


def _whose(ground: Ground) -> Iterator[Definition]:
    records = ground.book.records
    yield Definition(
        ENTITIES,
        "Which company a filing belongs to",
        "Records carry legal names. A company is matched when one of these holds, and the page says which: "
        + "; ".join(f"{how.value}: {_HOWS[how]}" for how in How)
        + ". When several unrelated companies could be meant, the match is unknown and nothing is shown as "
        "the employer's. “Spellings” is the number of ways in which the records write one legal name; the "
        "applications and approvals beside it are those of all years of the data, under all its spellings.",
        sources(records.counted, records.petitions),
        ground.counted_days,
        limits="A company may file under a name that nobody has listed; then its filings are missing here. "
        "“No record found” is not a no.",
    )


def _filings(ground: Ground) -> Iterator[Definition]:
    counted = ground.book.records.counted
    detailed = ground.book.records.detailed
    yield Definition(
        FILINGS,
        "Certified filings (LCAs)",
        "Labor condition applications with the status certified, of the matched companies, counted by "
        "occupation, by the Standard Occupational Classification (SOC) of 2018; an older code counts under "
        "the one that kept its title. Counted are the last four fiscal quarters of the data, or the last "
        "four fiscal years where the data has no quarters. "
        "Applications are counted, not workers. A case number counts once. When two files hold the same "
        "filings, one of them is used for all pages; they are never added up.",
        sources(counted),
        ground.counted_days,
        "An LCA is an intent to hire, not an approval and not an offer. One person may be behind several, "
        "and LCAs exist only for H-1B, H-1B1 and E-3; for other visas no public record by employer exists.",
    )
    yield Definition(
        FILING_CLASSES,
        "Filings by visa class",
        "Certified applications by the class on the form: "
        f"{', '.join(visa.name for visa in VISAS if visa.lca_based)}. Where the records name no class, the "
        "page says so; such an application counts for H-1B, the class of nearly all of them.",
        sources(counted),
        ground.counted_days,
        "A file of counts names no class at all.",
    )
    yield Definition(
        FILING_TIMES,
        "Filings by year and quarter",
        "Certified applications by the federal fiscal year or quarter of the decision, of all the data. A "
        "time that the data do not hold is marked, not drawn as zero. Where most rows of the data count "
        "several years together, they cannot be split: then there are no columns and no chart by time, and "
        "the page says so.",
        sources(counted, detailed),
        set_days(counted),
        "Decisions follow the filing by about a week; hiring follows later, or never.",
    )
    yield Definition(
        FILERS,
        "Who files for this occupation",
        "Employers by certified applications in the occupation codes of the role. Names on this site stand "
        "for their matched companies; others stand under their legal name. “Open jobs here” are the "
        "employer's open jobs of this role, whatever their postings say.",
        sources(counted),
        ground.counted_days,
        "Job titles of one occupation differ. A large count may be for another kind of work in the same "
        "code.",
    )


def _of_single_filings(ground: Ground) -> Iterator[Definition]:
    detailed = ground.book.records.detailed
    days = ground.detailed_days
    yield Definition(
        FILING_STATES,
        "Filings by state of work",
        "Certified applications by the state of the first place of work on the form.",
        sources(detailed),
        days,
        "An application that names no state is in none. Further places of work are not counted.",
    )
    yield Definition(
        WITHDRAWN,
        "Withdrawn and denied filings",
        "The withdrawn share: applications that were certified and withdrawn later, as a share of these and "
        "the certified ones together. Applications that were denied are named beside it. Neither is ever "
        "counted as certified.",
        sources(detailed),
        days,
        "A withdrawal has many reasons, such as a person who chose another job. Some files leave denied "
        "applications out.",
    )
    yield Definition(
        STAFFING,
        "Placed with clients",
        "Printed when half or more of an employer's certified applications name another company as the place "
        f"of work, of at least {ground.floor} whose form asks for it.",
        sources(detailed),
        days,
        "Older forms did not ask, and some files leave the answer out.",
    )


def _others(ground: Ground) -> Iterator[Definition]:
    records = ground.book.records
    titles = ground.records(Table.OCCUPATIONS)
    yield Definition(
        APPROVALS,
        "Approved petitions",
        "H-1B petitions decided by USCIS for the matched companies, by fiscal year, the approved ones and "
        "the denied ones. Initial ones are mostly new workers; continuing ones are extensions, changes and "
        "transfers.",
        sources(records.petitions),
        set_days(records.petitions),
        "A year may still be incomplete when it is published.",
    )
    yield Definition(
        CAP_EXEMPT,
        "May be outside the yearly H-1B limit",
        "The employer's name is that of a university or college, of a nonprofit that may belong to one, or "
        "of a research organisation.",
        dates=ground.snapshot,
        limits="The law looks at facts that no name tells, so we write “may be”.",
    )
    yield Definition(
        JOB_TITLES,
        "Job titles that workers report",
        "Titles that workers of the role's first occupation code gave in a survey, the first by alphabet; "
        "how many more there are is counted up to the titles that the data hold.",
        sources(titles),
        set_days(titles),
        "They name the occupation, not the jobs listed here.",
    )
    yield Definition(
        RECORD_ROWS,
        "Rows of public records",
        "For every set: the rows read, the rows kept, and by reason those left out, mended or united. Sets "
        "overlap and are never added up.",
        sources(*records.sets),
        "the days of each set, on the data page",
        "A row is as its agency published it; slips in it that look right stay.",
    )
