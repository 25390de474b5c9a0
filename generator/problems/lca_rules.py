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
        "lca-target",
        ERROR,
        "A table that is written in part would be counted as if it were whole; the one before stays.",
        "a full disk",
        "enough room for the tables once more",
    ),
)
