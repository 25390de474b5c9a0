"""Rules of files of labor condition applications (LCAs)."""

from generator.problems.rule import ERROR, NOTICE, WARNING, Rule

LCA_RULES: tuple[Rule, ...] = (
    Rule(
        "lca-file",
        ERROR,
        "A file that cannot be read to its end would be imported in part and its counts would be too low.",
        "a .gz archive cut short, or an old .xls file",
        "the whole archive, or the table saved as .xlsx or CSV",
    ),
    Rule(
        "lca-columns",
        ERROR,
        "A column taken for another, or none, would make counts of nothing.",
        "CASE_NO,OUTCOME,DECISION_DATE,EMPLOYER_NAME,JOB_TITLE,SOC_CODE",
        "CASE_NUMBER,CASE_STATUS,DECISION_DATE,EMPLOYER_NAME,JOB_TITLE,SOC_CODE",
    ),
    Rule(
        "lca-column-absent",
        NOTICE,
        "Pages say `not stated` where a layout does not tell; a column renamed by hand looks the same.",
        "WAGE_FROM in place of WAGE_RATE_OF_PAY_FROM",
        "WAGE_RATE_OF_PAY_FROM",
    ),
    Rule(
        "lca-rows",
        WARNING,
        "Rows that cannot be used are missing from every count.",
        "a row without an employer",
        "the row with its employer, or without that row",
    ),
    Rule(
        "lca-nothing",
        ERROR,
        "An import that keeps no row would empty the table.",
        "a file whose rows all lack a decision date",
        "a file of decided applications",
    ),
    Rule(
        "lca-doubled",
        ERROR,
        "The same applications from two files of counts would be counted twice.",
        "rolepages import lca counts-2022-2024.csv counts-2024-2025.csv --into data/evidence",
        "rolepages import lca counts-2022-2025.csv --into data/evidence",
    ),
    Rule(
        "lca-excerpt",
        WARNING,
        "An occupation that a file leaves out would look as if nobody filed for it.",
        "48,000 applications of 13 occupations, taken from a disclosure file",
        "rolepages import lca data-roles.csv --covers 15-2051,15-2041 --into data/evidence",
    ),
    Rule(
        "lca-covers",
        ERROR,
        "What an excerpt is said to hold decides for which occupations pages have no data.",
        "--covers 15-2051 with a file that also holds 15-1252",
        "--covers 15-1252,15-2051",
    ),
    Rule(
        "lca-target",
        ERROR,
        "A table that is written in part would be counted as if it were whole; the one before stays.",
        "a full disk",
        "enough room for the tables once more",
    ),
)
