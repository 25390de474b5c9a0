"""Rules of the evidence folder that a build reads."""

from generator.problems.rule import ERROR, NOTICE, WARNING, Rule

STORE_RULES: tuple[Rule, ...] = (
    Rule(
        "evidence-manifest",
        WARNING,
        "Without its description nobody can say which days and sources a count of filings rests on.",
        "data/evidence/lca.parquet without data/evidence/evidence.json",
        "rolepages import lca LCA_Disclosure_Data_FY2026_Q1.xlsx --into data/evidence",
    ),
    Rule(
        "evidence-table",
        WARNING,
        "Half of a table makes counts that are too low and look right.",
        "an lca.parquet whose copying stopped half-way",
        "the whole lca.parquet that evidence.json describes",
    ),
    Rule(
        "evidence-unlisted",
        WARNING,
        "Records that nobody describes have no source, no licence and no dates to print beside a count.",
        "an uscis.parquet that evidence.json does not name",
        "rolepages import uscis FILE... --into data/evidence",
    ),
    Rule(
        "evidence-years-mixed",
        NOTICE,
        "A count over years inside and outside the four that are shown cannot be split between them.",
        "filings of 2020|2024 in counts that are shown for FY2022 to FY2025",
        "counts by single fiscal years, or of the four years alone",
    ),
    Rule(
        "wages-other-year",
        WARNING,
        "Prevailing wages change each July, so another year's would put a posting at the wrong level.",
        "wages of July 2024 to June 2025 for postings of April 2026",
        "wages of July 2025 to June 2026 for postings of April 2026",
    ),
    Rule(
        "wages-without-areas",
        WARNING,
        "Without the counties of each area no posting can be placed in one.",
        "data/evidence/wages.parquet without areas.parquet",
        "both, from one `rolepages import wages`",
    ),
    Rule(
        "evidence-unreadable",
        ERROR,
        "An import that writes a new description loses the days and sources of the tables it does not bring.",
        "rolepages import beside an evidence.json that an editor cut short",
        "rolepages import beside the evidence.json of the import before",
    ),
    Rule(
        "evidence-busy",
        ERROR,
        "Of two imports that describe one folder at once the second would drop the tables of the first.",
        "an import into a folder that another keeps to itself",
        "one import after the other",
    ),
)
