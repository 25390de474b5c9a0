"""How a cell of a disclosure file becomes a value, as functions of the database.

All take a text and give NULL where the text has no such value.
"""

from typing import Final

import duckdb

from generator.domain.states import US_STATES

_INVISIBLE: Final = (
    r"[\x{0}-\x{8}\x{b}\x{c}\x{e}-\x{1f}\x{7f}-\x{9f}\x{ad}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2064}"
    r"\x{fff9}-\x{fffb}\x{feff}]"
)
"""Control characters, and those that hide or turn around text."""
_BLANKS: Final = r"[\s\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"

_DAY_FORMS: Final = (
    "%Y-%m-%d", "%m/%d/%y", "%m/%d/%Y", "%Y/%m/%d", "%d-%b-%y", "%d-%b-%Y", "%m-%d-%Y", "%Y%m%d", "%B %d, %Y",
)  # fmt: skip
"""American order; the two-digit year first, because four digits do not fit it."""

FIRST_DAY, LAST_DAY = "2000-01-01", "2099-12-31"
"""Days outside are slips: the oldest disclosure file is of 2001."""

_AMOUNT_LIMIT: Final = 100_000_000
"""US dollars. No wage; a number like this is a slip or a number of something else."""

_YEARS_IN: Final = {"hour": 2080, "week": 52, "two_weeks": 26, "month": 12, "year": 1}
"""Units of pay in a year of 2,080 hours."""

_HIGHEST: Final = {"hour": 1_000, "week": 10_000, "two_weeks": 20_000, "month": 40_000}
"""US dollars for each unit. More is a yearly amount beside a wrong unit, as disclosure files have them."""

_LOWEST_YEAR: Final = 1_000
"""US dollars. A year's pay below is an hourly amount beside a wrong unit."""

_UNITS: Final = {
    "year": "YEAR YEARLY YR YRS YEARS ANNUAL ANNUALLY ANNUM PERYEAR PERANNUM PA Y A",
    "hour": "HOUR HOURLY HR HRS HOURS PERHOUR H",
    "week": "WEEK WEEKLY WK WKS PERWEEK W",
    "two_weeks": "BIWEEKLY BIWEEK BIWK TWOWEEKS EVERYTWOWEEKS FORTNIGHT FORTNIGHTLY BW",
    "month": "MONTH MONTHLY MTH MON MO MONTHS PERMONTH M",
}
_STATUSES: Final = {
    "certified": "CERTIFIED CERTIFIEDEXPIRED",
    "certified_withdrawn": "CERTIFIEDWITHDRAWN CERTIFIEDWITHDRAWAL WITHDRAWNAFTERCERTIFICATION",
    "withdrawn": "WITHDRAWN WITHDRAWAL",
    "denied": "DENIED DENIAL",
}
"""`Certified - Expired` is a certification whose time is over: it was certified and not withdrawn."""
_TERRITORIES: Final = {
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "Virgin Islands",
}
"""Places of work outside the states where applications are filed."""
_YES, _NO = "Y YES T TRUE 1", "N NO F FALSE 0"


def define_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the functions of this module known to the connection."""
    for signature, body in _functions().items():
        connection.execute(f"CREATE OR REPLACE MACRO {signature} AS ({body})")


def _functions() -> dict[str, str]:
    forms = ", ".join(f"'{form}'" for form in _DAY_FORMS)
    return {
        "tidy(x)": f"""CASE
            WHEN NOT regexp_matches(x,
                '{_INVISIBLE}|{_BLANKS}{{2}}|^{_BLANKS}|{_BLANKS}$|[^\\x{{20}}-\\x{{7e}}]')
            THEN x
            ELSE nullif(trim(regexp_replace(
                regexp_replace(x, '{_INVISIBLE}', '', 'g'), '{_BLANKS}+', ' ', 'g')), '') END""",
        "letters(x)": "nullif(regexp_replace(upper(x), '[^A-Z0-9]', '', 'g'), '')",
        "day_text(x)": "regexp_replace(trim(x), '[T ]+\\d{1,2}:\\d{2}.*$', '')",
        "any_day(x)": f"""CASE WHEN regexp_full_match(x, '[3-6]\\d{{4}}(\\.\\d+)?')
            THEN DATE '1899-12-30' + CAST(trunc(TRY_CAST(x AS DOUBLE)) AS INTEGER)
            ELSE CAST(try_strptime(x, [{forms}]) AS DATE) END""",
        "day_of(x)": f"""CASE WHEN any_day(day_text(x)) BETWEEN DATE '{FIRST_DAY}' AND DATE '{LAST_DAY}'
            THEN any_day(day_text(x)) END""",
        "case_day(x)": """CASE WHEN regexp_matches(x, '^[A-Z]-\\d{3}-\\d{5}-')
            AND CAST(x[9:11] AS INTEGER) BETWEEN 1 AND 366
            THEN make_date(2000 + CAST(x[7:8] AS INTEGER), 1, 1) + CAST(x[9:11] AS INTEGER) - 1 END""",
        "status_of(x)": _word_case("letters(x)", _STATUSES),
        "unit_of(x)": _word_case("letters(x)", _UNITS),
        "truth_of(x)": f"""CASE WHEN letters(x) IN ({_texts(_YES)}) THEN true
            WHEN letters(x) IN ({_texts(_NO)}) THEN false END""",
        # Files up to FY2011 have one letter: A for Australia, C for Chile, S for Singapore, R for all others.
        "visa_of(x)": """CASE WHEN letters(x) LIKE 'H1B1%' OR letters(x) IN ('C', 'S') THEN 'h-1b1'
            WHEN letters(x) LIKE 'H1B%' OR letters(x) = 'R' THEN 'h-1b'
            WHEN letters(x) LIKE 'E3%' OR letters(x) = 'A' THEN 'e-3' END""",
        # A case number since FY2009 begins with its form: in the files that say both they never differ.
        "case_visa(x)": """CASE WHEN x LIKE 'I-200-%' THEN 'h-1b' WHEN x LIKE 'I-203-%' THEN 'e-3'
            WHEN x LIKE 'I-201-%' OR x LIKE 'I-202-%' THEN 'h-1b1' END""",
        "other_programme(x, visa)": """coalesce(regexp_matches(x, '^(JO-)?[ACGHP]-\\d{3,5}-'), false)
            OR coalesce(regexp_matches(letters(visa), '^(H2[AB]|CW1|PERM|GREENCARD)'), false)""",
        "level_of(x)": """CASE regexp_replace(letters(x), '^(WAGE)?LEVEL', '')
            WHEN 'I' THEN 1 WHEN '1' THEN 1 WHEN 'II' THEN 2 WHEN '2' THEN 2
            WHEN 'III' THEN 3 WHEN '3' THEN 3 WHEN 'IV' THEN 4 WHEN '4' THEN 4 END""",
        "is_blank(x)": "coalesce(letters(x), 'NA') IN ('NA', 'NONE', 'NULL', 'NAN', 'NOTAPPLICABLE')",
        "number_text(x)": "regexp_replace(lower(x), '[$\\s]|usd', '', 'g')",
        "any_amount(x)": """CASE
            WHEN regexp_full_match(x, '\\d+(\\.\\d*)?|\\.\\d+') THEN TRY_CAST(x AS DOUBLE)
            WHEN regexp_full_match(x, '\\d{1,3}(,\\d{3})+(\\.\\d*)?')
            THEN TRY_CAST(replace(x, ',', '') AS DOUBLE)
            WHEN regexp_full_match(x, '\\d(\\.\\d+)?e\\+?\\d{1,2}') THEN TRY_CAST(x AS DOUBLE) END""",
        "amount_of(x)": f"""CASE WHEN any_amount(number_text(x)) BETWEEN 0 AND {_AMOUNT_LIMIT}
            THEN any_amount(number_text(x)) END""",
        "low_text(x)": "trim(regexp_extract(x, '^(.*?[^\\se])\\s*(?:-|–|—|\\bto\\b).*$', 1))",
        "high_text(x)": "trim(regexp_extract(x, '^.*?[^\\se]\\s*(?:-|–|—|\\bto\\b)(.*)$', 1))",
        "is_range(x)": "regexp_matches(x, '[^\\se]\\s*(-|–|—|\\bto\\b)')",
        "doubted(amount, unit)": f"""CASE {
            " ".join(f"WHEN unit = '{unit}' THEN amount > {highest}" for unit, highest in _HIGHEST.items())
        }
            WHEN unit = 'year' THEN amount < {_LOWEST_YEAR} END""",
        "yearly(amount, unit)": f"""CASE WHEN doubted(amount, unit) THEN NULL {
            " ".join(
                f"WHEN unit = '{unit}' THEN round(amount * {times}, 2)" for unit, times in _YEARS_IN.items()
            )
        } END""",
        "naics_of(x)": "nullif(regexp_extract(x, '^\\s*(\\d{2,6})(\\.0+)?\\s*$', 1), '')",
        "count_of(x)": """CASE WHEN regexp_full_match(trim(x), '\\d{1,3}(,\\d{3})*(\\.0+)?|\\d{1,7}(\\.0+)?')
            THEN CAST(TRY_CAST(replace(trim(x), ',', '') AS DOUBLE) AS INTEGER) END""",
        "state_of(x)": _state_case(),
        "fiscal_year_of(d)": "CAST(year(d) + CASE WHEN month(d) >= 10 THEN 1 ELSE 0 END AS SMALLINT)",
        "fiscal_quarter_of(d)": "CAST((month(d) + 2) % 12 // 3 + 1 AS TINYINT)",
    }


def _word_case(value: str, words: dict[str, str]) -> str:
    branches = " ".join(f"WHEN {value} IN ({_texts(listed)}) THEN '{name}'" for name, listed in words.items())
    return f"CASE {branches} END"


def _state_case() -> str:
    """Codes stay; names of states become codes; anything else is no state of the USA."""
    states = US_STATES | _TERRITORIES
    names = {"".join(filter(str.isalpha, name)).upper(): code for code, name in states.items()}
    codes = ", ".join(f"'{code}'" for code in states)
    table = ", ".join(f"'{name}': '{code}'" for name, code in names.items())
    return f"CASE WHEN letters(x) IN ({codes}) THEN letters(x) ELSE MAP {{{table}}}[letters(x)] END"


def _texts(words: str) -> str:
    return ", ".join(f"'{word}'" for word in words.split())
