"""The columns of every table of an evidence folder. Importers write them, the store reads them.

Money is in US dollars. Texts are trimmed; an empty text is NULL.
"""

from generator.domain.records import Table

COLUMNS: dict[Table, dict[str, str]] = {
    Table.LCA: {
        "case_number": "VARCHAR",
        "status": "VARCHAR",  # a value of CaseStatus
        "visa_class": "VARCHAR",  # h-1b, h-1b1 or e-3; NULL where the layout does not say
        "decided_on": "DATE",
        "fiscal_year": "SMALLINT",  # of the decision: October 2024 is in 2025
        "fiscal_quarter": "TINYINT",  # 1 to 4
        "employer": "VARCHAR",  # as filed
        "trade_name": "VARCHAR",  # doing business as
        "employer_state": "VARCHAR",  # two letters
        "naics": "VARCHAR",
        "job_title": "VARCHAR",
        "soc_filed": "VARCHAR",  # as filed, after mending spreadsheet dates
        "soc": "VARCHAR",  # SOC 2018, 15-1252; NULL where the filed code leads to none or to several
        "workers": "INTEGER",
        "full_time": "BOOLEAN",
        "city": "VARCHAR",  # place of work
        "county": "VARCHAR",
        "state": "VARCHAR",  # two letters
        "secondary": "BOOLEAN",  # placed with another employer; NULL where the layout does not say
        "wage_low": "DOUBLE",  # as filed, for each wage_unit
        "wage_high": "DOUBLE",  # NULL when no upper bound is given
        "wage_unit": "VARCHAR",  # hour, week, two_weeks, month or year
        "wage_year": "DOUBLE",  # wage_low in a year of 2,080 hours; NULL when unit or amount is in doubt
        "prevailing_year": "DOUBLE",  # the prevailing wage, likewise
        "level": "TINYINT",  # prevailing wage level 1 to 4; NULL when none is stated
    },
    Table.LCA_COUNTS: {
        "employer": "VARCHAR",
        "job_title": "VARCHAR",
        "soc_filed": "VARCHAR",
        "soc": "VARCHAR",
        "soc_title": "VARCHAR",
        "filings": "INTEGER",  # certified applications in all of `years` together
        "first_year": "SMALLINT",
        "last_year": "SMALLINT",
        "years": "VARCHAR",  # fiscal years with any, 2022|2024
    },
    Table.USCIS: {
        "fiscal_year": "SMALLINT",
        "employer": "VARCHAR",
        "initial_approvals": "INTEGER",
        "initial_denials": "INTEGER",
        "continuing_approvals": "INTEGER",
        "continuing_denials": "INTEGER",
        "naics": "VARCHAR",
        "tax_id": "VARCHAR",  # last four digits
        "state": "VARCHAR",
        "city": "VARCHAR",
        "zip": "VARCHAR",
    },
    Table.WAGES: {
        "soc": "VARCHAR",  # SOC 2018
        "area": "VARCHAR",
        "level1": "DOUBLE",  # an hour; NULL where none is published
        "level2": "DOUBLE",
        "level3": "DOUBLE",
        "level4": "DOUBLE",
    },
    Table.AREAS: {
        "area": "VARCHAR",
        "name": "VARCHAR",
        "state": "VARCHAR",  # two letters, of the county
        "county": "VARCHAR",  # as published: `Sussex County`
    },
    Table.OCCUPATIONS: {
        "code": "VARCHAR",  # O*NET-SOC, 15-1252.00
        "soc": "VARCHAR",  # SOC 2018
        "title": "VARCHAR",
        "kind": "VARCHAR",  # occupation, alternate or reported
    },
}


def file_name(table: Table) -> str:
    """Name of the table's file in the evidence folder."""
    return f"{table.value}.parquet"
