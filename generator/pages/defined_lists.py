"""Definitions of what lists, filters and pages count."""

from collections.abc import Iterator

from generator.domain.countries import country_name
from generator.domain.visa import VISAS
from generator.insight.job_days import NEW_DAYS
from generator.pages.definition_ground import Ground
from generator.pages.definition_ids import (
    AGE,
    EMPLOYERS,
    FILTERS,
    JOBS,
    MONTHS,
    PLACES,
    ROLES,
    SEARCH_ORDER,
    STATISTICS,
    VISA_LISTS,
)
from generator.pages.model.article import Definition
from generator.pages.search_shards import FIRST_LEAST, FIRST_MOST


def list_definitions(ground: Ground) -> Iterator[Definition]:
    """Jobs, employers, roles, visas, places, months, filters, days, and when a statistic is printed."""
    settings = ground.book.settings
    floors = settings.floors
    yield Definition(
        JOBS,
        "Jobs and postings",
        "A posting is one advert in one source; a job is what it advertises. Postings with the same "
        "employer, title, kind of employment and text are one job with all their places; postings without a "
        "text are united only within one source. A job is open until the closing day of its last posting has "
        "passed. Lists of roles, visas and states hold the open jobs in "
        f"{' or '.join(country_name(code) for code in settings.countries)}, or with no country stated; jobs "
        "that refuse sponsorship come last. The number above a list, its rows over all pages, its feed's "
        "total, its downloads and the search with the same filters are one count.",
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
        ROLES,
        "Jobs of a role",
        "A job belongs to a role when its title fits the role's patterns; its page names the words that did. "
        "A title can fit several roles, so the roles do not add up. “Offer sponsorship in their words” "
        "counts offers, also those on conditions.",
        dates=ground.snapshot,
        limits="A title may promise other work than the text. Titles of no role stand under other jobs.",
    )
    yield Definition(
        VISA_LISTS,
        "Jobs listed for a visa",
        "A job is listed for a visa when its words or its source name the visa. For "
        f"{', '.join(visa.name for visa in VISAS if visa.lca_based)} it is also listed when its employer has "
        "certified applications for the job's occupation; an application whose visa class the records do not "
        "name counts for H-1B. A job whose words refuse sponsorship is listed only for what they welcome. A "
        "visa's page says how many jobs are there by words, and how many by applications alone.",
        dates=ground.snapshot,
        limits="A listing is evidence, not an offer. No advert may be for the holders of one visa alone.",
    )
    yield Definition(
        PLACES,
        "Places",
        "A place is read as city, state and country. A job in several places counts once in each of them and "
        "once in the total. Jobs that are remote, abroad or without a stated place are counted beside the "
        f"states. A role has a page for a state from {max(1, floors.role_state)} jobs on.",
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
        FILTERS,
        "Numbers beside filters",
        "How many open jobs have the value. What is not stated is a value too, and is counted. Where a job "
        "has one value, the values add up to all jobs; a job with several roles, visas, states or countries "
        "counts in each.",
        dates=ground.snapshot,
        limits="The search holds the jobs of all countries; the lists hold those of the site's own.",
    )
    yield Definition(
        SEARCH_ORDER,
        "Order of the search",
        "Best match, newer first: the jobs that have all the words, those first in which they weigh most. A "
        "word weighs more in a title, and when few jobs have it. In a search of more than "
        f"{FIRST_MOST:,} jobs the newest, {FIRST_LEAST:,} to {FIRST_MOST:,} of them, stand above all others. "
        "Newest: by the day posted, "
        "or first seen where no day is given. Posted pay: by the upper end of the range in US dollars; "
        "hours, weeks and months are made years, and other pay comes last. Evidence: by its kind, offers "
        "first and refusals last; within a kind the newest first.",
        dates=ground.snapshot,
        limits="An order is no score: it does not say which job is likely to sponsor you.",
    )
    yield Definition(
        AGE,
        "Days and age",
        "Posted is the day that the source gives; first and last seen are the days on which the job was in "
        "our data. A job is new when all its postings were posted and first seen at most "
        f"{NEW_DAYS} days before the date of the data, and for as many days after. The age of the data is "
        "the number of days from its date to your own device's date.",
        dates=ground.snapshot,
        limits="A posting that was seen may have closed the day after.",
    )
    yield Definition(
        STATISTICS,
        "When a statistic is printed",
        "Medians, quarters, shares and level charts say how many values they rest on (n). Below "
        f"{ground.floor} values they are not printed, and the page says so. A count is not a statistic: "
        "jobs, applications and petitions are counted one by one and printed however few they are.",
        dates="every page",
        limits="A small n makes a rough figure.",
    )
