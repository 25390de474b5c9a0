"""Rules of the other public records: USCIS decisions, prevailing wages, areas and occupations."""

from generator.problems.rule import ERROR, WARNING, Rule

RECORD_RULES: tuple[Rule, ...] = (
    Rule(
        "record-file",
        ERROR,
        "A file that cannot be read to its end would be imported in part, and its counts would be too low.",
        "an archive cut short",
        "the whole archive",
    ),
    Rule(
        "record-kind",
        ERROR,
        "A file of another kind has nothing for the table, or would be taken for what it is not.",
        "rolepages import occupations Job_Zones.txt --into data/evidence",
        "rolepages import occupations Occupation_Data.txt --into data/evidence",
    ),
    Rule(
        "record-columns",
        ERROR,
        "A column that is missing, renamed or there twice would leave its values out or mix them up.",
        "Fiscal Year, Company, Initial Approvals, ...",
        "Fiscal Year, Employer, Initial Approvals, ...",
    ),
    Rule(
        "record-row",
        WARNING,
        "Rows that cannot be used are left out of every figure, so their number and reason are said.",
        "2024,NORTH WIND LLC,-3,0,0,0",
        "2024,NORTH WIND LLC,3,0,0,0",
    ),
    Rule(
        "record-doubled",
        ERROR,
        "The same records from two files would be counted twice.",
        "rolepages import uscis hub-2024.csv hub-2024-again.csv --into data/evidence",
        "rolepages import uscis hub-2023.csv hub-2024.csv --into data/evidence",
    ),
    Rule(
        "record-period",
        ERROR,
        "Records without their days would be shown as if they were of today.",
        "rolepages import wages ALC_Export.csv --into data/evidence",
        "rolepages import wages ALC_Export.csv --year 2025 --into data/evidence",
    ),
    Rule(
        "record-nothing",
        ERROR,
        "An import that keeps no row would empty the table.",
        "a file of which every row is rejected",
        "a file with rows to keep",
    ),
    Rule(
        "record-target",
        ERROR,
        "A table that is written in part would be counted as if it were whole; the one before stays.",
        "a full disk",
        "room for the tables once more",
    ),
)
