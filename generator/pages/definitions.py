"""Every number of the site defined once: its rule, its source, its date and what it cannot tell.

The method page prints these definitions and other pages link to them by their ids. Limits, factors and
labels are taken from the code that computes with them, so that the page cannot say something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.domain.records import DataSet, Table
from generator.domain.visa import VISAS
from generator.domain.wage import HOURS_A_YEAR, WageLevel
from generator.evidence.entity import How
from generator.evidence.ladder import RUNGS
from generator.matching.sponsorship_rules import RULE_OF
from generator.pages.book import Book
from generator.pages.page import Definition, DefinitionGroup, Source
from generator.pages.words import RUNG_LABELS, counted, day_words

JOBS = "number-jobs"
EMPLOYERS = "number-employers"
STANCE = "number-words"
LADDER = "number-evidence"
FILINGS = "number-filings"
ENTITIES = "number-legal-entities"
APPROVALS = "number-approvals"
CAP_EXEMPT = "number-cap-exempt"
WAGE_LEVELS = "number-wage-levels"
OFFERED_PAY = "number-offered-pay"
STAFFING = "number-staffing"
LEVEL_MIX = "number-level-mix"
WITHDRAWN = "number-withdrawn"
VISA_LISTS = "number-visa-lists"
PAY = "number-pay"
PLACES = "number-places"
MONTHS = "number-months"
STATISTICS = "number-statistics"
FILERS = "number-filers"

_NO_DATA = "This build holds no such data, and its pages say so. That is not zero."
_HOWS = {
    How.SAME_NAME: "the name in the postings is the legal name but for spelling and legal form",
    How.ALIAS: "the list of names that the editors of this site keep names the company",
    How.BRAND: "the list of brands that the generator ships, each with a public source, names the company",
    How.TRADE_NAME: "a filing gives the name in the postings as the company's trade name",
}


@dataclass(frozen=True, slots=True)
class _Ground:
    """What definitions are filled with."""

    book: Book

    @property
    def snapshot(self) -> str:
        """The day of the postings in words."""
        return f"the postings of {day_words(self.book.catalogue.as_of)}"

    @property
    def floor(self) -> int:
        """Values from which a statistic is printed."""
        return self.book.settings.floors.statistics

    def records(self, table: Table) -> DataSet | None:
        """The set of one table, if this build has it."""
        return next((each for each in self.book.records.sets if each.table is table), None)

    def dates(self, records: DataSet | None) -> str:
        """The days a set covers, with what is missing in between."""
        if records is None:
            return _NO_DATA
        days = f"{day_words(records.first)} to {day_words(records.last)}"
        return f"{days}; not in the data: {', '.join(records.missing)}" if records.missing else days


def definition_groups(book: Book) -> tuple[DefinitionGroup, ...]:
    """All definitions under their headings."""
    ground = _Ground(book)
    return (
        DefinitionGroup("Jobs, employers and lists", tuple(_lists(ground))),
        DefinitionGroup("What the words say", tuple(_words(ground))),
        DefinitionGroup("Public records", tuple(_records(ground))),
        DefinitionGroup("Pay and wage levels", tuple(_pay(ground))),
    )


def _lists(ground: _Ground) -> Iterator[Definition]:
    settings = ground.book.settings
    floors = settings.floors
    yield Definition(
        JOBS,
        "Jobs and postings",
        "A posting is one advert in one source; a job is what it advertises. Postings with the same "
        "employer, "
        "title, kind of employment and text are one job with all their places; postings without a text are "
        "united only within one source. A job is open until the closing day of its last posting has passed. "
        f"Lists of roles, visas and states hold the open jobs in {', '.join(settings.countries)} or with no "
        "country stated; jobs that refuse sponsorship come last.",
        dates=ground.snapshot,
        limits="We see the postings of our sources, not the market. A source may keep a filled job or drop "
        "an open one.",
    )
    yield Definition(
        EMPLOYERS,
        "Employers",
        "Names that differ only in letter case, accents and punctuation are one employer. Companies are not "
        f"merged because their names look alike. An employer has a page from {max(1, floors.employer)} open "
        f"{'job' if floors.employer < 2 else 'jobs'} on.",
        dates=ground.snapshot,
        limits="Two companies of one name are one employer here.",
    )
    yield Definition(
        VISA_LISTS,
        "Jobs listed for a visa",
        "A job is listed for a visa when its words or its source name the visa. For "
        f"{', '.join(visa.name for visa in VISAS if visa.lca_based)} it is also listed when its employer has "
        "certified applications for the job's occupation; an application whose visa class the records do not "
        "name counts for H-1B. A job whose words refuse sponsorship is listed only for what they welcome.",
        dates=ground.snapshot,
        limits="A listing is evidence, not an offer. No advert may be for the holders of one visa alone.",
    )
    yield Definition(
        PLACES,
        "Places",
        "A place is read as city, state and country. A job in several places counts once in each of them and "
        f"once in the total. A role has a page for a state from {max(1, floors.role_state)} jobs on.",
        dates=ground.snapshot,
        limits="A place that our rules do not know is kept as the posting's text.",
    )
    yield Definition(
        MONTHS,
        "Open postings by month",
        "Open postings by the month in which they were published, or first seen where no date is published.",
        dates=ground.snapshot,
        limits="Older months are lower because their postings have closed. This is no trend of hiring.",
    )
    yield Definition(
        STATISTICS,
        "When a statistic is printed",
        f"Medians, shares and charts say how many values they rest on (n). Below {ground.floor} values they "
        "are not printed.",
        dates="everywhere",
        limits="A small n makes a rough figure.",
    )


def _words(ground: _Ground) -> Iterator[Definition]:
    yield Definition(
        STANCE,
        "What a posting says about sponsorship",
        f"{counted(len(RULE_OF), 'rule')} written by people read each clause of a posting that speaks of "
        "visas, "
        "sponsorship, work authorization or citizenship, and the deciding words are quoted. Nothing else "
        "makes "
        "a stance: no score, no model, no history. A refusal comes before an offer in the same text.",
        dates=ground.snapshot,
        limits="Rules can misread new wording. A statement about another country does not count for the "
        "United States. “Must be authorized to work” alone is no refusal.",
    )
    yield Definition(
        LADDER,
        "The order of the evidence",
        "The strongest line that holds is shown first, and a refusal before all: "
        + "; ".join(f"{place}. {RUNG_LABELS[rung]}" for place, rung in enumerate(RUNGS, 1))
        + ". “Not stated” is unknown. It is never counted as a no or as a yes.",
        dates=ground.snapshot,
        limits="Words show what a posting says, records what an employer did. Neither decides about you.",
    )


def _records(ground: _Ground) -> Iterator[Definition]:
    records = ground.book.records
    counted_set, detailed = records.counted, records.detailed
    yield Definition(
        ENTITIES,
        "Which company a filing belongs to",
        "Records carry legal names. A company is matched when one of these holds, and the page says which: "
        + "; ".join(f"{how.value}: {_HOWS[how]}" for how in How)
        + ". When several unrelated companies could be meant, the match is unknown and nothing is shown as "
        "the employer's.",
        dates=ground.dates(counted_set),
        limits="A company may file under a name that nobody has listed; then its filings are missing here. "
        "“No record found” is not a no.",
    )
    yield Definition(
        FILINGS,
        "Certified filings (LCAs)",
        "Labor condition applications with the status certified, of the matched companies, counted by "
        "occupation (SOC 2018; an older code counts under the one that kept its title). Counted are the last "
        "four fiscal quarters of the data, or the last four fiscal years where the data has no quarters. "
        "Applications are counted, not workers. A case number counts once. When two files hold the same "
        "filings, one of them is used for all pages; they are never added up.",
        _sources(counted_set),
        ground.dates(counted_set),
        "An LCA is an intent to hire, not an approval and not an offer. One person may be behind several, "
        "and "
        "LCAs exist only for H-1B, H-1B1 and E-3; for other visas no public record by employer exists.",
    )
    yield Definition(
        WITHDRAWN,
        "Withdrawn share",
        "Applications that were certified and withdrawn later, as a share of these and the certified ones "
        "together.",
        _sources(detailed),
        ground.dates(detailed),
        "A withdrawal has many reasons, such as a person who chose another job.",
    )
    yield Definition(
        STAFFING,
        "Placed with clients",
        "Printed when half or more of an employer's certified applications name another company as the place "
        f"of work, of at least {ground.floor} whose form asks for it.",
        _sources(detailed),
        ground.dates(detailed),
        "Older forms did not ask.",
    )
    yield Definition(
        FILERS,
        "Who files for this occupation",
        "Employers by certified applications in the occupation codes of the role. Names on this site stand "
        "for their matched companies; others stand under their legal name.",
        _sources(counted_set),
        ground.dates(counted_set),
        "Job titles of one occupation differ. A large count may be for another kind of work in the same "
        "code.",
    )
    yield Definition(
        APPROVALS,
        "Approved petitions",
        "H-1B petitions decided by USCIS for the matched companies, by fiscal year. Initial ones are mostly "
        "new workers; continuing ones are extensions, changes and transfers.",
        _sources(records.petitions),
        ground.dates(records.petitions),
        "A year may still be incomplete when it is published.",
    )
    yield Definition(
        CAP_EXEMPT,
        "May be outside the yearly H-1B limit",
        "The employer's name is that of a university or college, of a nonprofit that may belong to one, or "
        "of "
        "a research organisation.",
        dates=ground.snapshot,
        limits="The law looks at facts that no name tells, so we write “may be”.",
    )


def _pay(ground: _Ground) -> Iterator[Definition]:
    detailed = ground.book.records.detailed
    wages = ground.records(Table.WAGES) if ground.book.records.wages else None
    yield Definition(
        PAY,
        "Posted pay",
        "Pay as the employer published it. The middle of each range stands for a job in medians and charts. "
        "Currencies and units are never mixed in one figure, and nothing is estimated.",
        dates=ground.snapshot,
        limits="Jobs without stated pay are not in these figures.",
    )
    yield Definition(
        WAGE_LEVELS,
        "Wage levels",
        f"Posted pay is compared with the four prevailing wage levels ({WageLevel.ONE.value} to "
        f"{WageLevel.FOUR.value}) of the role's first occupation code in the area of the place of work: "
        "city, "
        f"then county, then area. A year is {HOURS_A_YEAR:,} hours. Pay is at a level when it reaches the "
        "level's wage; a range gives a span; several areas give the span over them. Without a known place, "
        "dollars or a published wage we write “cannot say”.",
        _sources(wages),
        ground.dates(wages),
        "The level of a petition rests on the offered wage and the whole job, not on an advert. It is no "
        "probability.",
    )
    yield Definition(
        OFFERED_PAY,
        "Offered pay in filings",
        f"Median and quarters of the lower bound of the offered wage in certified full-time applications, a "
        f"year of {HOURS_A_YEAR:,} hours.",
        _sources(detailed),
        ground.dates(detailed),
        "The wage on the form is the least that was offered; bonuses and shares are not in it. Amounts whose "
        "unit is in doubt are left out.",
    )
    yield Definition(
        LEVEL_MIX,
        "Level mix",
        "Certified applications by the prevailing wage level stated on the form.",
        _sources(detailed),
        ground.dates(detailed),
        "Forms with another wage source state no level and are not in the mix. This level is not the level "
        "of "
        "the weighted selection, which goes by the offered wage.",
    )


def _sources(records: DataSet | None) -> tuple[Source, ...]:
    return (Source(records.title, records.url or ""),) if records else ()
