"""One rich example of every kind of page, all invented, and the plain ones that strain the layout."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.domain.posting import TextFormat
from generator.pages.model.article import (
    ArticlePage,
    DataPage,
    Definition,
    DefinitionGroup,
    GuidesPage,
    MethodPage,
    SourceRow,
)
from generator.pages.model.closed import ClosedPage
from generator.pages.model.eligibility import (
    Choice,
    Condition,
    EligibilityPage,
    Question,
    VisaWays,
    WayRow,
)
from generator.pages.model.employer import EmployerPage, EmployersPage
from generator.pages.model.facts import FactGroup, FactRow, FactsPage
from generator.pages.model.figures import Bar, Chart, DataTable, PayFigures
from generator.pages.model.filings import (
    EmployerFilings,
    FilerRow,
    FilingFigures,
    LevelMix,
    LevelShare,
    OccupationRow,
    OfferedPay,
    Portion,
    RoleFilings,
)
from generator.pages.model.follow import FollowGroup, FollowPage, FollowRow
from generator.pages.model.general import HomePage, NotFoundPage, RedirectPage, SavedPage
from generator.pages.model.listing import Badge, Count, EmployerRow, JobCard, Listing, Pager, StanceCount
from generator.pages.model.page import Head, Page, Site
from generator.pages.model.parts import (
    CountedLink,
    DataDay,
    Download,
    FactNote,
    FactValue,
    Link,
    Markdown,
    PostingText,
    Source,
    TextBlock,
)
from generator.pages.model.place import PlacePage, PlacesPage
from generator.pages.model.posting import (
    Limit,
    MatchNote,
    PostingPage,
    PostingSection,
    Repost,
    RoleReason,
    Rung,
)
from generator.pages.model.records import (
    ApprovalRow,
    EmployerRecords,
    EntityPanel,
    EntityRow,
    RecordSet,
    ReportedTitles,
)
from generator.pages.model.role import RoleFamily, RolePage, RolesPage
from generator.pages.model.search import Facet, FacetValue, SearchPage
from generator.pages.model.visa import VisaPage, VisasPage
from generator.pages.model.wages import AreaLevels, LevelWage, PlaceLevels, WageLevels, WagePanel, WageStep
from generator.render.assets import Asset, assets
from generator.texts.slots import slot

REPOSITORY = Path(__file__).parents[2]
TEMPLATES = REPOSITORY / "templates"
BASE = "https://rolepages.example"
SEEN = date(2026, 3, 24)
DAY = date(2026, 3, 28)
HOME = Link("Home", "/")
REPORT = "mailto:corrections@rolepages.example?subject=Error"
LONG_TITLE = "Principal Staff Backend Engineer (Payments/Ledger/Reconciliation) " * 4 + "x" * 40


def site_assets() -> dict[str, Asset]:
    folder = TEMPLATES / "assets"
    return assets({file.name: file.read_bytes() for file in folder.iterdir()})


def a_site(*, demo: bool = True) -> Site:
    return Site(
        name="Rolepages",
        language="en",
        organisation="Example Press",
        description="Jobs in the USA that say in their own words whether they sponsor a visa.",
        base_url=BASE,
        data_date=DAY,
        today=date(2026, 4, 1),
        demo=demo,
        assets={name: asset.url for name, asset in site_assets().items()},
        imports={name: asset.imports for name, asset in site_assets().items()},
        roles=30,
        jobs=12480,
        postings=14002,
        employers=2310,
        eligibility="/can-i-use-this/",
    )


def a_head(title: str, url: str) -> Head:
    return Head(
        title=f"{title} | Rolepages",
        description=f"{title}: what the postings say about sponsorship, in their own words, with dates.",
        canonical=BASE + url,
        structured_data='{"@context":"https://schema.org","@type":"WebPage","name":"</script><b>"}',
        feeds=(Link("Atom feed", f"{url}feed.xml"), Link("JSON feed", f"{url}feed.json")),
    )


OFFERS = Badge(
    rung="offered",
    tone="yes",
    label="Offers sponsorship",
    quote="We sponsor H-1B and TN visas for this position, including transfers.",
    visas=("H-1B", "TN"),
)
REFUSES = Badge(
    rung="refused",
    tone="no",
    label="Refuses sponsorship",
    quote="We are unable to sponsor or take over sponsorship of an employment visa at this time.",
)
DEPENDS = Badge(
    rung="conditional",
    tone="maybe",
    label="Depends",
    quote="Sponsorship may be considered for exceptional candidates.",
    note="Which visa is not stated.",
)
REPORTED = Badge(
    rung="reported", tone="maybe", label="Reported by the source", note="Northwind Jobs marks it as H-1B."
)
FILED = Badge(
    rung="filings-same",
    tone="maybe",
    label="Employer filed for this occupation",
    note="212 certified LCAs for this occupation, FY2022 to FY2025; LARKSPUR ANALYTICS INC, same name",
)
UNKNOWN = Badge(
    rung="unknown", tone="unknown", label="Not stated", note="The posting says nothing about sponsorship."
)


def a_card(number: int, badge: Badge = UNKNOWN, **changes: object) -> JobCard:
    card = JobCard(
        key=f"job{number}",
        url=f"/jobs/backend-engineer-larkspur-{number}/",
        title="Senior Backend Engineer, Payments",
        employer=Link("Larkspur Analytics", "/employers/larkspur-analytics/"),
        places=("San Francisco, CA", "Austin, TX"),
        more_places=0,
        work_mode="Hybrid",
        employment_type="Full time",
        seniority="Senior",
        pay="$165,000 to $210,000 a year",
        badge=badge,
        posted_on=date(2026, 3, 24),
        last_seen=DataDay(),
        closes_on=None,
        postings=1,
    )
    return replace(card, **changes)


CARDS = (
    a_card(1, OFFERS, records=FILED.note, wage_level="level II to III in San Francisco-Oakland-Fremont, CA"),
    a_card(2, DEPENDS, title="Backend Engineer II", pay="", more_places=7, postings=4),
    a_card(3, REPORTED, title="Développeur·se backend, Zürich → 東京", employer=Link("Ægir & Söhne", "/e/")),
    a_card(4, UNKNOWN, title=LONG_TITLE, places=(), work_mode="", employment_type="", seniority=""),
    a_card(5, FILED, title="Software Engineer", posted_on=None, closes_on=date(2026, 4, 9)),
    a_card(6, REFUSES, title="Backend Engineer, Trust & Safety"),
)


def a_listing(url: str, number: int = 1) -> Listing:
    addresses = {1: url, 2: f"{url}page/2/", 3: f"{url}page/3/", 48: f"{url}page/48/"}
    pager = Pager(
        number=number,
        pages=48,
        first=(number - 1) * 25 + 1,
        last=number * 25,
        total=1187,
        links=((1, addresses[1]), (2, addresses[2]), (3, addresses[3]), (0, ""), (48, addresses[48])),
        previous=addresses[number - 1] if number > 1 else "",
        next=addresses[number + 1],
    )
    return Listing(cards=CARDS, pager=pager, refusing_from=5)


def the_stances(search: str = "/search/?role=backend-engineer") -> tuple[StanceCount, ...]:
    figures = ((OFFERS, 124), (DEPENDS, 31), (REPORTED, 96), (UNKNOWN, 881), (REFUSES, 55))
    return tuple(
        StanceCount(badge=replace(badge, quote=""), count=count, url=f"{search}&stance={badge.rung}")
        for badge, count in figures
    )


THE_COUNTS = (
    Count(1187, "jobs", "/method/#jobs"),
    Count(1342, "postings", "/method/#postings"),
    Count(402, "employers", "/method/#employers"),
)


def links(*pairs: tuple[str, int], under: str = "/roles/") -> tuple[CountedLink, ...]:
    return tuple(CountedLink(text, f"{under}{text.lower().replace(' ', '-')}/", n) for text, n in pairs)


ROLES = links(("Frontend Engineer", 640), ("Full Stack Engineer", 803), ("Data Engineer", 512))
VISAS = (
    CountedLink("H-1B", "/roles/backend-engineer/h-1b/", 151, "with evidence"),
    CountedLink("TN", "/roles/backend-engineer/tn/", 12),
    CountedLink("F-1 STEM OPT", "/roles/backend-engineer/f-1-stem-opt/", 9),
)
USCIS = Source("USCIS, H-1B cap season", "https://www.uscis.gov/h-1b", date(2026, 3, 2))
FACTS = (
    FactNote(
        id="h1b_registration_fee",
        label="H-1B registration fee",
        statement="An employer pays $215 for each person it registers for the H-1B selection.",
        value="$215",
        status="in force",
        as_of=date(2026, 3, 2),
        effective=date(2025, 3, 7),
        expires=None,
        sources=(USCIS,),
    ),
    FactNote(
        id="h1b_weighted_selection",
        label="H-1B selection",
        statement="Registrations are entered one to four times, by the wage level of the offered pay.",
        value="weighted by wage level",
        status="in flux",
        as_of=date(2026, 3, 2),
        effective=date(2026, 2, 27),
        expires=date(2027, 2, 28),
        sources=(USCIS, Source("Federal Register, final rule", "https://www.federalregister.gov/")),
    ),
    FactNote(
        id="h1b_cap",
        label="H-1B cap",
        statement="65,000 a year, and 20,000 more for holders of a US master's degree.",
        value="85,000 a year",
        status="settled",
        as_of=date(2026, 3, 2),
        effective=None,
        expires=None,
        sources=(USCIS,),
    ),
)
STATES = Chart(
    id="states",
    title="Jobs by state",
    description="1,021 of 1,187 jobs name a state; a job in two states counts in both.",
    label_heading="State",
    value_heading="Jobs",
    bars=(
        Bar("California", 412, 1.0, "/roles/backend-engineer/in/california/"),
        Bar("New York", 231, 0.56, "/roles/backend-engineer/in/new-york/"),
        Bar("Washington", 140, 0.34),
        Bar("District of Columbia", 2, 0.005),
    ),
)
MONTHS = Chart(
    id="months",
    title="Jobs by month of posting",
    description="Open jobs by the month they were posted, n = 1,150.",
    label_heading="Month",
    value_heading="Jobs",
    bars=tuple(
        Bar(f"{month} 2026", value, value / 420)
        for month, value in (("Oct", 31), ("Nov", 56), ("Dec", 80), ("Jan", 183), ("Feb", 380), ("Mar", 420))
    ),
)
PAY = PayFigures(
    n=502,
    of=1187,
    unit="US dollars a year",
    low="$138,000",
    median="$167,500",
    high="$198,000",
    chart=Chart(
        id="pay-chart",
        title="Posted pay",
        description="Middle of the posted ranges in US dollars a year, n = 502.",
        label_heading="Pay",
        value_heading="Jobs",
        bars=tuple(
            Bar(f"${low}k to ${low + 25}k", value, value / 150)
            for low, value in ((75, 12), (100, 48), (125, 120), (150, 150), (175, 101), (200, 50), (225, 21))
        ),
    ),
)
EMPLOYERS = (
    EmployerRow(Link("Larkspur Analytics", "/employers/larkspur-analytics/"), 41, 12, 0, 20, 1204, "matched"),
    EmployerRow(
        Link("Hawthorn & Sons National Laboratories of Greater Wyoming", "/e/"),
        1240,
        0,
        9,
        0,
        None,
        "ambiguous",
    ),
    EmployerRow(Link("Ægir Systems", "/employers/aegir-systems/"), 7, 0, 0, 0, None, "not found"),
)
OFLC = Source("Invented filings", "https://www.dol.gov/agencies/eta/foreign-labor/performance")
FIGURES = FilingFigures(
    pay=OfferedPay(812, "$118,000", "$141,500", "$169,000"),
    levels=LevelMix(
        800,
        (
            LevelShare("I", 96, 0.12, 0.0),
            LevelShare("II", 320, 0.4, 0.12),
            LevelShare("III", 240, 0.3, 0.52),
            LevelShare("IV", 144, 0.18, 0.82),
        ),
    ),
    withdrawn=Portion(38, 850),
    placed=Portion(700, 812),
)
HIDDEN = FilingFigures(pay=None, levels=None, withdrawn=None, placed=None)
FILING_NOTES = (
    "Labor condition applications (LCAs) are filed for H-1B, H-1B1 and E-3 alone.",
    "All visa classes are counted together. By visa class: H-1B 4,011, E-3 12, class not named 40.",
)
FILINGS = RoleFilings(
    scope="4,063 certified LCAs for Software Developers (15-1252) by 402 filers: invented, FY2022 to FY2025.",
    notes=FILING_NOTES,
    has_details=True,
    filers=(
        FilerRow(
            Link("Larkspur Analytics", "/employers/larkspur-analytics/"), 12, "/search/?x=1", 1204, FIGURES
        ),
        FilerRow(Link("HAWTHORN NATIONAL LABORATORIES OF GREATER WYOMING LLC", ""), 0, "", 640, FIGURES),
        FilerRow(Link("ÆGIR SYSTEMS INC", ""), 3, "", 9, HIDDEN),
    ),
    filers_total=402,
    total=FIGURES,
    floor=10,
    states=replace(STATES, id="filing-states", title="Certified LCAs by state of work"),
    trend_note="",
    trend=Chart(
        id="filing-trend",
        title="Certified LCAs by fiscal quarter",
        description="Invented filings, by the day of decision. Not in the data: FY2025 Q2.",
        label_heading="Fiscal quarter",
        value_heading="Certified LCAs",
        bars=(
            Bar("FY2024 Q4", 320, 0.8),
            Bar("FY2025 Q1", 400, 1.0),
            Bar("FY2025 Q2", 0, 0.0, missing=True),
            Bar("FY2025 Q3", 0, 0.0),
        ),
    ),
    sources=(OFLC,),
)
LEVELS = WageLevels(
    occupation="Software Developers (15-1252)",
    areas=tuple(
        AreaLevels(
            area,
            jobs,
            jobs // 2,
            tuple(
                LevelWage(level, f"${100 + 20 * step},000", jobs // (step + 2))
                for step, level in enumerate(("I", "II", "III", "IV"))
            ),
        )
        for area, jobs in (("San Jose-Sunnyvale-Santa Clara, CA", 210), ("Austin-Round Rock, TX", 44))
    ),
    more_areas=True,
    chart=Chart(
        id="pay-levels",
        title="Jobs by the level their pay begins at",
        description="502 of 1,187 jobs can be compared.",
        label_heading="Pay",
        value_heading="Jobs",
        bars=(
            Bar("Below level I", 12, 0.02, "/search/?level=below"),
            Bar("Level I", 90, 0.13),
            Bar("Level II", 200, 0.29),
            Bar("Level III", 150, 0.22),
            Bar("Level IV", 50, 0.07),
            Bar("Cannot say", 685, 1.0),
        ),
    ),
    compared="502 of 1,187 jobs can be compared.",
    source=Link("Invented wages, 1 Jul 2025 to 30 Jun 2026", "https://flag.dol.gov/wage-data/"),
)
TITLES = ReportedTitles(
    titles=("Application Developer", "Software Architect"),
    total=40,
    source=Source("Invented titles", "https://www.onetcenter.org/database.html"),
    licence="CC BY 4.0",
)
EMPLOYER_RECORDS = EmployerRecords(
    note="Under LARKSPUR ANALYTICS INC there is no decided petition in the data. This is not a no.",
    entities=EntityPanel(
        how="Same name: the postings use the legal name.",
        entities=(EntityRow("LARKSPUR ANALYTICS INC", 3, 1420, 0), EntityRow("LARKSPUR LABS LLC", 1, 4, 0)),
        more=2,
        source=Source("Larkspur's annual report", "https://larkspur.example/report"),
        correction_url=REPORT,
        has_filings=True,
        has_approvals=True,
    ),
    filings=EmployerFilings(
        scope="Invented filings, FY2022 to FY2025",
        notes=FILING_NOTES,
        has_details=True,
        years=(("FY2022", True), ("FY2023", False), ("FY2024", True), ("FY2025", True)),
        rows=(
            OccupationRow("Software Developers (15-1252)", (400, 0, 404, 400), 1204),
            OccupationRow("Occupation not clear", (), 7),
        ),
        rest=OccupationRow("9 more occupations", (3, 0, 4, 2), 9),
        total_row=OccupationRow("All occupations", (), 1220),
        total=FIGURES,
        floor=10,
        source=OFLC,
    ),
    approvals=(ApprovalRow("FY2023", (12, 1, 40, 0)), ApprovalRow("FY2022", ())),
    approvals_scope="Invented petitions, FY2022 to FY2023",
    approvals_source=Source("Invented petitions", ""),
    cap_exempt="research organisation",
)
RECORD_SETS = (
    RecordSet(
        title="Invented filings",
        url=OFLC.url,
        licence="public domain",
        licence_url="",
        attribution="",
        table="Labor condition applications, one by one",
        days="1 Oct 2024 to 30 Jun 2025",
        missing=("FY2025 Q2",),
        read=48307,
        kept=48210,
        rejected=(("no employer", 90), ("no case number", 7)),
        notes=(("occupation code turned into a date", 412),),
        demo=True,
    ),
    RecordSet(
        title="Invented titles",
        url="",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        attribution="O*NET is a trademark.",
        table="Occupations and job titles reported for them",
        days="1 Aug 2022 to 1 Aug 2022",
        missing=(),
        read=10,
        kept=10,
        rejected=(),
        notes=(),
        demo=False,
    ),
)
PROSE = """An employer signs a **labor condition application** first. See [the method](/method/#counts) and
[the official page](https://www.dol.gov/agencies/eta/foreign-labor).

## What the words say

The fee is SLOT.

1. The employer files.
2. The office decides.

### Who pays

> The employer pays the fee.

| Step | Who | Time |
| --- | --- | --- |
| Registration | employer | March |
| Petition | employer | from April |

- Ask in writing.
- Keep every letter.
""".replace("SLOT", slot(0))
VALUES = ("$215",)
TIPS = (
    TextBlock("ask-early", "Ask before the first interview", Markdown("Ask it **in writing**."), (USCIS,)),
    TextBlock("read-twice", "Read the last paragraph", Markdown("Refusals stand at the *end*.")),
)
FAQ = (
    TextBlock(
        "prevailing-wage",
        "What is the prevailing wage?",
        Markdown("Four levels for an occupation and an area.\n\n- Level I\n- Level IV"),
        (USCIS,),
        date(2026, 2, 1),
    ),
    TextBlock("change-employers", "Can I change employers on H-1B?", Markdown("Yes, with a new petition.")),
)
DOWNLOADS = (
    Download("These jobs as JSON", "/roles/backend-engineer/jobs.json"),
    Download("These jobs as CSV", "/roles/backend-engineer/jobs.csv"),
)


def a_role_page(number: int = 1, *, visa: str = "", state: str = "") -> RolePage:
    url = "/roles/backend-engineer/" + ("h-1b/" if visa else "in/california/" if state else "")
    heading = "Backend Engineer jobs in the USA with visa sponsorship"
    if visa:
        heading = f"{visa} visa Backend Engineer jobs"
    if state:
        heading = f"Backend Engineer jobs in {state} with visa sponsorship"
    return RolePage(
        url=url if number == 1 else f"{url}page/{number}/",
        heading=heading,
        head=a_head(heading, url),
        breadcrumbs=(HOME, Link("Roles", "/roles/"), Link("Backend Engineer", url)),
        report_url=REPORT,
        counts=THE_COUNTS,
        stances=the_stances(),
        listing=a_listing(url, number),
        scope="Open jobs in the USA whose title is a backend engineer's; a job posted twice counts once.",
        elsewhere=(CountedLink("Backend Engineer jobs in Canada", "/search/?country=CA", 31),),
        search_url="/search/?role=backend-engineer",
        feeds=(Link("Atom feed", "/roles/backend-engineer/feed.xml"),),
        changes=() if state else changes_at(url),
        downloads=DOWNLOADS,
        role="Backend Engineer",
        visa=visa,
        state=state,
        aliases=("Backend Software Developer", "Back End Developer"),
        intro=Markdown("Backend engineers build the **services** behind an application."),
        reviewed_on=date(2026, 2, 20),
        facts=FACTS,
        cited=FACTS,
        quick_filters=links(("Remote", 210), ("Entry level", 34), ("Pay stated", 502), under="/search/"),
        pay=None if state else PAY,
        pay_note="Fewer than 10 jobs state their pay, so no figures are shown." if state else "",
        employers=EMPLOYERS,
        employers_total=402,
        states=None if state else STATES,
        months=MONTHS,
        tips=TIPS,
        faq=FAQ,
        visas=VISAS,
        eligibility_url="/can-i-use-this/#role=backend-engineer",
        in_states=links(("California", 412), ("New York", 231)),
        related=ROLES,
        occupation="15-1252 Software Developers",
        occupation_links=(Link("O*NET: Software Developers", "https://www.onetonline.org/link/summary/"),),
        levels=LEVELS,
        level_meaning=None if state else FACTS[1],
        filings=None if state else FILINGS,
        reported_titles=None if state else TITLES,
    )


def a_home_page() -> HomePage:
    return HomePage(
        url="/",
        heading="Which of these jobs could really sponsor you, and how do we know?",
        head=a_head("Jobs with visa sponsorship", "/"),
        families=FAMILIES,
        visas=VISAS,
        counts=THE_COUNTS,
        stances=the_stances("/search/?"),
        newest=CARDS[:3],
        guides=(Link("How to read a job posting", "/guides/read-a-posting/"),),
        facts=FACTS,
        records=(
            Link("Invented filings, FY2022 to FY2025", OFLC.url),
            Link("Invented petitions, FY2023", ""),
        ),
    )


FAMILIES = (
    RoleFamily(
        name="Software", roles=(CountedLink("Backend Engineer", "/roles/b/", 1187, "124 offer"), *ROLES)
    ),
    RoleFamily(name="Data", roles=links(("Data Scientist", 421), ("Data Analyst", 388))),
    RoleFamily(name="Product and design", roles=links(("Product Manager", 320))),
)


def a_visa_page() -> VisaPage:
    heading = "H-1B specialty occupation visa"
    return VisaPage(
        url="/visas/h-1b/",
        heading=heading,
        head=a_head(heading, "/visas/h-1b/"),
        breadcrumbs=(HOME, Link("Visas", "/visas/"), Link("H-1B", "/visas/h-1b/")),
        counts=THE_COUNTS,
        stances=the_stances(),
        listing=a_listing("/visas/h-1b/"),
        scope="Open jobs in the USA with evidence for H-1B.",
        search_url="/search/?visa=h-1b",
        feeds=(Link("Atom feed", "/visas/h-1b/feed.xml"),),
        changes=changes_at("/visas/h-1b/"),
        calendar="/visas/h-1b/dates.ics",
        downloads=DOWNLOADS,
        name="H-1B",
        summary="For work that needs a bachelor's degree in a specific field.",
        employer_step="The employer files a labor condition application and a petition.",
        public_record="Labor condition applications by employer are public.",
        unknowable="Whether this employer would file for this job.",
        evidence=("The records do not name the visa class.", "Of 1,187 jobs on this list, 124 name H-1B."),
        evidence_sets=(Link("LCA disclosure data, FY2025 Q1 to Q3", "https://agency.example/"),),
        evidence_table=DataTable("Certified LCAs", ("Role", "Certified"), (("Backend Engineer", "1,204"),)),
        body=Markdown(PROSE, VALUES),
        reviewed_on=date(2026, 3, 1),
        sources=(USCIS,),
        facts=FACTS[:1],
        cited=FACTS,
        roles=ROLES,
        eligibility_url="/can-i-use-this/#h-1b",
    )


def an_employer_page() -> EmployerPage:
    return EmployerPage(
        url="/employers/larkspur-analytics/",
        heading="Larkspur Analytics: jobs and sponsorship",
        head=a_head("Larkspur Analytics", "/employers/larkspur-analytics/"),
        breadcrumbs=(HOME, Link("Employers", "/employers/")),
        counts=THE_COUNTS[:2],
        stances=the_stances(),
        listing=a_listing("/employers/larkspur-analytics/"),
        scope="Open jobs of Larkspur Analytics.",
        name="Larkspur Analytics",
        names=("Larkspur Analytics, Inc.", "LARKSPUR"),
        website="https://larkspur.example/",
        roles=ROLES,
        states=STATES,
        quotes=(REFUSES, OFFERS, DEPENDS, REPORTED),
        records=EMPLOYER_RECORDS,
    )


def a_place_page() -> PlacePage:
    return PlacePage(
        url="/places/california/",
        heading="Jobs in California with visa sponsorship",
        head=a_head("California", "/places/california/"),
        breadcrumbs=(HOME, Link("Places", "/places/")),
        counts=THE_COUNTS,
        stances=the_stances(),
        listing=a_listing("/places/california/"),
        scope="Open jobs with a place of work in California.",
        state="California",
        roles=ROLES,
        cities=replace(STATES, id="cities", title="Jobs by city"),
        employers=EMPLOYERS,
    )


MATCH = MatchNote(
    "LARKSPUR ANALYTICS INC, LARKSPUR ANALYTICS INTERNATIONAL HOLDINGS LLC and 3 more",
    "Our list of brands says which legal entities stand behind the name.",
    Link("Larkspur annual report", "https://larkspur.example/report"),
    REPORT,
)
RECORD_RUNGS = (
    Rung(
        FILED,
        "A labor condition application (LCA) is an intent to hire.",
        None,
        "LCA disclosure data, October 2024 to June 2025 (FY2025 Q1 to Q3; Q4 is not in the data)",
        source_url="https://agency.example/lca",
        figures=DataTable(
            "Certified LCAs by occupation and its official code",
            ("Occupation", "Certified"),
            (("Software Developers (15-1252)", "200"), ("Data Scientists (15-2051)", "12")),
        ),
        notes=("The records do not name the visa class (H-1B, H-1B1 or E-3).",),
        match=MATCH,
    ),
    Rung(
        replace(FILED, rung="approvals", label="Employer has H-1B approvals", note="7 approved in FY2023"),
        "They say nothing about this job.",
        None,
        "USCIS H-1B Employer Data Hub",
        figures=DataTable(
            "H-1B petitions decided, by federal fiscal year",
            ("Year", "Initial, approved", "Initial, denied", "Continuing, approved", "Continuing, denied"),
            (("FY2023", "3", "0", "4", "1"), ("FY2022", "1,204", "12", "2,101", "33")),
        ),
        match=replace(MATCH, source=None, report_url=""),
        facts=FACTS[1:2],
    ),
)


def _levels(area: str) -> PlaceLevels:
    yearly, hourly = ("$102,000", "$131,500", "$161,000", "$190,400"), ("49.04", "63.22", "77.40", "91.54")
    steps = zip(("I", "II", "III", "IV"), yearly, hourly, (False, True, True, False), strict=True)
    return PlaceLevels(
        area=area,
        answer="level II to III",
        below=False,
        steps=tuple(WageStep(level, year, f"${hour}", reached) for level, year, hour, reached in steps),
    )


WAGES = WagePanel(
    answer="Posted pay: level II to III for Software Developers (15-1252) across 5 areas.",
    occupation="Software Developers (15-1252)",
    notes=("Hourly and yearly wages are compared at 2,080 hours a year (52 weeks of 40 hours).",),
    areas=(_levels("San Francisco-Oakland-Fremont, CA"), _levels("Austin-Round Rock-San Marcos, TX")),
    more_areas=("Boulder, CO", "Madison, WI", "Plano, TX"),
    source=Link("OFLC prevailing wages, 1 Jul 2025 to 30 Jun 2026", "https://agency.example/wages"),
    meaning=FACTS[0],
)

POSTING_HTML = """<h1>About us</h1><p style="color:red">We run <strong>ledgers</strong>.</p><p></p>
<h3>Nice</h3><ul><li><p>Go, Kafka</p></li></ul><table><tr><td>Level</td><td>L5</td></tr></table>
<img src="https://tracker.example/x.png"><a href="https://larkspur.example/">Read more</a>"""


def a_posting_page(*, closed: bool = False) -> PostingPage:
    host = "careers-and-opportunities.larkspur-analytics-international.example"
    card = a_card(
        1,
        OFFERS,
        closes_on=date(2026, 3, 20) if closed else None,
        wage_level="" if closed else "level II to III across 5 areas",
    )
    return PostingPage(
        url=card.url,
        heading=card.title if not closed else LONG_TITLE,
        head=replace(a_head(card.title, card.url), indexable=not closed),
        breadcrumbs=(HOME, Link("Backend Engineer", "/roles/backend-engineer/")),
        report_url=REPORT,
        card=card,
        closed=closed,
        apply_url=f"https://{host}/apply/1",
        apply_host=host,
        places=("San Francisco, CA", "Austin, TX", "Remote"),
        remote_within=("United States", "Canada"),
        ladder=(
            Rung(OFFERS, "The posting's own words offer it. It is no promise.", DataDay(SEEN), "Posting"),
            Rung(REPORTED, "A source's report, without the words.", None, "Northwind Jobs"),
            *RECORD_RUNGS,
        ),
        silent="The words of this posting say neither yes nor no." if closed else "",
        record_note="Unknown: several companies could be meant (LARKSPUR INC, LARKSPUR LLC)."
        if closed
        else "",
        record_report_url=REPORT if closed else "",
        limits=(
            Limit(Link("H-1B", "/visas/h-1b/"), "LCAs by employer.", "Whether this job gets a petition."),
            Limit(Link("TN", "/visas/tn/"), "None.", "Whether an employer has ever used TN."),
        ),
        limits_note="Labor condition applications (LCAs) exist for H-1B, H-1B1 and E-3 alone.",
        wages=None if closed else WAGES,
        wage_note="Cannot say: the posting names no town." if closed else "",
        sections=(
            PostingSection("Description", PostingText(POSTING_HTML, TextFormat.HTML)),
            PostingSection("Requirements", PostingText("Five years of:\n- Go\n- SQL", TextFormat.TEXT)),
        ),
        text_note="The source allows the full text.",
        skills=("Go", "Kafka", "PostgreSQL", "Kubernetes"),
        posted_on=date(2026, 3, 24),
        updated_on=date(2026, 3, 26),
        first_seen=date(2026, 3, 24),
        last_seen=DataDay(),
        source=Link("Northwind Jobs", "https://northwind.example/"),
        source_licence="CC BY 4.0",
        reference="r-1204",
        reposts=(Repost(Link("Senior Backend Engineer", "/jobs/again/"), date(2026, 2, 3)),),
        roles=(RoleReason(Link("Backend Engineer", "/roles/backend-engineer/"), "the title says backend"),),
        similar=CARDS[1:4],
    )


def an_article(url: str = "/guides/read-a-posting/") -> ArticlePage:
    heading = "How to read what a posting says about sponsorship"
    return ArticlePage(
        url=url,
        heading=heading,
        head=a_head(heading, url),
        breadcrumbs=(HOME, Link("Guides", "/guides/")),
        report_url=REPORT,
        body=Markdown(PROSE, VALUES),
        reviewed_on=date(2026, 3, 1),
        sources=(USCIS,),
        cited=FACTS,
    )


def a_data_page() -> DataPage:
    return DataPage(
        url="/data/",
        heading="Data and sources",
        head=a_head("Data and sources", "/data/"),
        breadcrumbs=(HOME,),
        body=Markdown("What the site is made from."),
        reviewed_on=date(2026, 3, 1),
        sources=(),
        cited=(),
        rows=(
            SourceRow("Northwind Jobs", "https://northwind.example/", "CC BY 4.0", "full text", 14002),
            SourceRow("Imported file", "", "not stated", "link only", 12),
        ),
        downloads=DOWNLOADS,
        facts=tuple(Link(f"{fact.label}: {fact.value}", f"/facts/#fact-{fact.id}") for fact in FACTS),
        records=RECORD_SETS,
    )


def a_method_page() -> MethodPage:
    return MethodPage(
        url="/method/",
        heading="How each number is made",
        head=a_head("How each number is made", "/method/"),
        breadcrumbs=(HOME,),
        body=Markdown("Every number has one definition."),
        reviewed_on=date(2026, 3, 1),
        sources=(),
        cited=(),
        groups=(
            DefinitionGroup(
                "Public records",
                (
                    Definition(
                        "number-filings",
                        "Certified filings (LCAs)",
                        "A case number counts once.",
                        (Source("OFLC disclosure data", "https://records.example/"), Source("A list", "")),
                        "1 October 2024 to 30 September 2025",
                        "An LCA is not an approval.",
                    ),
                    Definition(
                        "number-jobs", "Jobs", "Postings united.", dates="March 2026", limits="Not all"
                    ),
                ),
            ),
        ),
    )


def a_follow_page() -> FollowPage:
    return FollowPage(
        url="/follow/",
        heading="Follow new jobs and changes",
        head=a_head("Follow new jobs and changes", "/follow/"),
        breadcrumbs=(HOME,),
        example=f"{BASE}/roles/backend-engineer/feed.atom",
        calendar=f"{BASE}/facts/dates.ics",
        groups=(
            FollowGroup("roles", "By role", "number-roles", tuple(map(a_follow_row, ROLES))),
            FollowGroup(
                "visas",
                "By visa",
                "number-visa-lists",
                tuple(replace(a_follow_row(link), calendar=f"{link.url}dates.ics") for link in VISAS),
            ),
            FollowGroup(
                "states", "By state", "number-places", (FollowRow(CountedLink(LONG_TITLE, "/", 1), ()),)
            ),
        ),
    )


def a_follow_row(page: CountedLink) -> FollowRow:
    return FollowRow(
        page,
        feeds=(Link("Atom feed", f"{page.url}feed.atom"), Link("JSON Feed", f"{page.url}feed.json")),
        changes=changes_at(page.url),
    )


def changes_at(url: str) -> tuple[Link, ...]:
    words = "Changes of facts and texts"
    return (
        Link(f"{words} (Atom)", f"{url}changes.atom"),
        Link(f"{words} (JSON Feed)", f"{url}changes.json"),
    )


def a_search_page() -> SearchPage:
    return SearchPage(
        url="/search/",
        heading="Search jobs",
        head=a_head("Search jobs", "/search/"),
        facets=(Facet("stance", "Sponsorship", (FacetValue("Offers", 124), FacetValue("Not stated", 881))),),
        jobs=12480,
        index="/search/",
        newest=CARDS[:1],
        evidence_order=("Offers", "Not stated"),
    )


QUESTIONS = (
    Question(
        "citizenship",
        "Which citizenship do you hold?",
        "Citizenship",
        (Choice("CA", "Canada"), Choice("MX", "Mexico"), Choice("other", "Another country")),
    ),
    Question(
        "where",
        "Where are you now?",
        "Where you are",
        (Choice("outside", "Outside the US"), Choice("inside", "Inside the US")),
    ),
    Question(
        "degree",
        "What is your highest degree, from any country?",
        "Degree",
        (Choice("none", "No bachelor’s degree"), Choice("bachelor", "Bachelor’s degree")),
    ),
    Question(
        "school",
        "Do you study at a US school, or did you graduate from one?",
        "US school",
        (Choice("studying", "Studying at one"), Choice("neither", "Neither")),
    ),
)
WITH_DEGREE = (
    "degree",
    "Degree",
    "Bachelor’s degree",
    ("bachelor",),
    "it commonly asks for a bachelor’s degree",
)


def a_way(title: str, *narrowed: tuple[str, str, str, tuple[str, ...], str]) -> WayRow:
    """A row that is open to all but for the conditions that are given."""
    by_question = {condition[0]: Condition(*condition) for condition in narrowed}
    return WayRow(
        title=title,
        conditions=tuple(
            by_question.get(each.name, Condition(each.name, each.column, "Any")) for each in QUESTIONS
        ),
        requires=(
            Markdown(
                "A job that needs {{ fact.h1b_cap }}.", {"fact.h1b_cap": "a degree <b>in the field</b>"}
            ),
            Markdown("Question to ask: does the *employer* file for it?"),
        ),
        sources=(Source("Example agency: who it is for", "https://agency.example/who", DAY),),
    )


def an_eligibility_page() -> EligibilityPage:
    citizens = ("citizenship", "Citizenship", "Canada or Mexico", ("CA", "MX"), "it is for citizens of these")
    abroad = ("where", "Where you are", "Outside the US", ("outside",), "it is for people outside")
    students = ("school", "US school", "Studying at one", ("studying",), "it is for people who study")
    student = "A work permission of F-1 students, not a visa of its own."
    return EligibilityPage(
        url="/can-i-use-this/",
        heading="Can I use this?",
        head=a_head("Can I use this?", "/can-i-use-this/"),
        breadcrumbs=(HOME, Link("Visas", "/visas/"), Link("Can I use this?", "/can-i-use-this/")),
        report_url=REPORT,
        questions=QUESTIONS,
        visas=(
            VisaWays(
                "h-1b",
                "H-1B",
                "",
                "/visas/h-1b/",
                ("backend-engineer",),
                (a_way("First H-1B", WITH_DEGREE), a_way("From outside", abroad, WITH_DEGREE)),
            ),
            VisaWays("tn", "TN", "", "/visas/tn/", (), (a_way("Listed professions", citizens, abroad),)),
            VisaWays("f-1-cpt", "F-1 CPT", student, "", (), (a_way("While you study", students),)),
        ),
        roles=(Choice("backend-engineer", "Backend Engineer"), Choice("data-engineer", "Data Engineer")),
        reviewed_on=DAY,
        cited=FACTS,
        sources=(Source("Example agency: all visas", "https://agency.example/visas", DAY),),
        changes=changes_at("/can-i-use-this/"),
    )


def a_facts_page() -> FactsPage:
    plain, selection, cap = FACTS
    past = FactValue("$10", date(2020, 3, 1), date(2025, 3, 6), (USCIS,))
    fee = replace(plain, history=(past,))
    in_flux = replace(
        selection,
        question="Does the rule still hold after the decision of the court?",
        next=FactValue("weighted by wage level and by field", date(2027, 3, 1), sources=(USCIS,)),
    )
    pages = tuple(
        Link(f"{name} jobs with visa sponsorship", "/roles/") for name in ("Backend Engineer", LONG_TITLE)
    )
    return FactsPage(
        url="/facts/",
        heading="Legal facts",
        head=a_head("Legal facts", "/facts/"),
        breadcrumbs=(HOME, Link("Legal facts", "/facts/")),
        report_url=REPORT,
        groups=(
            FactGroup("in flux", "Not confirmed.", (FactRow(in_flux, "editors", pages, 1),)),
            FactGroup("in force", "In force.", (FactRow(fee, "the fee desk", pages, 148),)),
            FactGroup("settled", "In force for long.", (FactRow(cap, "editors", (), 0),)),
        ),
        total=3,
        changes=(Link("Changes of facts and texts (Atom)", "/facts/changes.atom"),),
        calendar="/facts/dates.ics",
    )


def _simple(kind: type[Page], url: str, heading: str, **fields: object) -> Page:
    return kind(url=url, heading=heading, head=a_head(heading, url), breadcrumbs=(HOME,), **fields)


def every_kind() -> dict[str, Page]:
    """Examples by name; each name is the file that the browser tests open."""
    remote = CountedLink("Remote", "/search/?place=remote", 2011)
    unstated = CountedLink("Place not stated", "/search/?place=not-stated", 120)
    initials = tuple(
        Link(letter, f"/employers/{letter.lower()}/") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"
    )
    groups = (
        ("Work visas", "The employer files or signs for these.", VISAS),
        ("Permanent residence", "A green card is not a visa.", VISAS[:1]),
    )
    return {
        "home": a_home_page(),
        "roles": _simple(RolesPage, "/roles/", "Roles", families=FAMILIES),
        "role": a_role_page(),
        "role-2": a_role_page(2),
        "role-visa": a_role_page(visa="H-1B"),
        "role-state": a_role_page(state="California"),
        "visas": _simple(VisasPage, "/visas/", "Visas and work authorization", groups=groups),
        "visa": a_visa_page(),
        "employers": _simple(
            EmployersPage,
            "/employers/l/",
            "Employers: L",
            initials=initials,
            initial="L",
            employers=EMPLOYERS,
            total=2310,
            records="Invented filings, FY2022 to FY2025",
        ),
        "employer": an_employer_page(),
        "places": _simple(
            PlacesPage,
            "/places/",
            "Places",
            states=links(("California", 4120), ("New York", 2310), ("Texas", 980)),
            chart=STATES,
            countries=links(("Canada", 310), ("India", 88)),
            remote=remote,
            not_stated=unstated,
        ),
        "place": a_place_page(),
        "posting": a_posting_page(),
        "posting-closed": a_posting_page(closed=True),
        "guides": _simple(
            GuidesPage,
            "/guides/",
            "Guides",
            guides=((Link("How to read a posting", "/guides/read-a-posting/"), "What the words mean."),),
        ),
        "article": an_article(),
        "data": a_data_page(),
        "method": a_method_page(),
        "search": a_search_page(),
        "eligibility": an_eligibility_page(),
        "facts": a_facts_page(),
        "saved": _simple(SavedPage, "/saved/", "Your saved jobs"),
        "follow": a_follow_page(),
        "not-found": _simple(NotFoundPage, "/404.html", "Page not found", roles=ROLES),
        "closed": _simple(
            ClosedPage,
            "/jobs/backend-engineer-larkspur-a1b2c3d4/",
            "Backend Engineer, Payments <script>alert(1)</script>",
            since=date(2026, 3, 20),
            lead="No longer in our data",
            what="It may be filled or withdrawn: the data does not say which.",
            employer=Link("Larkspur & Sons", "/employers/larkspur-sons/"),
            similar=CARDS[:3],
            lists=(
                Link("Backend Engineer jobs", "/roles/backend-engineer/"),
                Link("Search all jobs", "/search/"),
            ),
        ),
        "redirect": _simple(
            RedirectPage,
            "/roles/backend-software-developer/",
            "Backend Software Developer jobs",
            target=Link("Backend Engineer jobs", "/roles/backend-engineer/"),
        ),
    }
