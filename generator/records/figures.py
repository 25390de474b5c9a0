"""Applications counted by employer, occupation, role and filer.

Every figure is one aggregation over one of three temporary tables:

- `counted` (employer, soc, visa, certified): certified applications of the counting set in its span.
- `yearly` (employer, soc, year, certified): certified applications of the counting set in all its data; the
  year is NULL where a row covers several.
- `detailed`: the single applications of their span, one row each.

What the figures of single applications are:

- **Offered pay**: the lower bound of the offer in a year of 2,080 hours, of certified full-time applications
  whose amount and unit are not in doubt; quartiles are interpolated between the two nearest offers.
- **Levels**: certified applications by the prevailing wage level they state; others are in none.
- **Secondary**: certified applications that place the worker with another employer, of those that tell.
- **States**: certified applications by place of work; those that name no state are in none.

An occupation that is not clear stands under an empty code. Counts are whole numbers and quantiles come from
sorted values, so that neither depends on the order in which threads finish.
"""

from dataclasses import dataclass
from string import Template
from typing import Any

import duckdb

from generator.evidence.records import Filings, PaySpread
from generator.records.spans import Basis, Counted

Key = tuple[str, str]
"""What a figure is of: employer and occupation, or role and filer; the second part is empty for all."""
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """How rows `r` come together: what they are joined with and the two columns of their key."""

    joined: str
    first: str
    second: str


EMPLOYER_OCCUPATIONS = Scope("JOIN matched AS m ON m.employer = r.employer", "m.slug", "r.soc")
EMPLOYERS = Scope("JOIN matched AS m ON m.employer = r.employer", "m.slug", "''")
ROLES = Scope("JOIN role_socs AS o ON o.soc = r.soc", "o.role", "''")
FILERS = Scope(
    "JOIN role_socs AS o ON o.soc = r.soc"
    " JOIN filers AS f ON f.employer = r.employer"
    " JOIN largest AS t ON t.role = o.role AND t.filer = f.filer",
    "o.role",
    "f.filer",
)


@dataclass(frozen=True, slots=True)
class Details:
    """Figures of the single applications."""

    certified: int
    withdrawn: int
    denied: int
    levels: tuple[int, int, int, int]
    secondary: int
    secondary_of: int
    pay: PaySpread | None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one scope by key."""

    classes: dict[Key, tuple[tuple[str, int], ...]]
    years: dict[Key, tuple[tuple[int, int], ...]]
    details: dict[Key, Details]
    states: dict[Key, tuple[tuple[str, int], ...]]

    def keys_met(self) -> list[Key]:
        """Keys with any application, in order."""
        return sorted(self.classes.keys() | self.years.keys() | self.details.keys())

    def filings(self, key: Key, soc: str, title: str) -> Filings:
        """The figures of one key; zeros and empty ones where there are no applications."""
        classes = self.classes.get(key, ())
        certified = sum(number for _, number in classes)
        years = self.years.get(key, ())
        details = self.details.get(key)
        if details is None:
            return Filings(soc, title, certified, years, classes)
        return Filings(
            soc=soc,
            title=title,
            certified=certified,
            years=years,
            classes=classes,
            details=details.certified,
            withdrawn=details.withdrawn,
            denied=details.denied,
            levels=details.levels,
            pay=details.pay,
            secondary=details.secondary,
            secondary_of=details.secondary_of,
            states=self.states.get(key, ()),
        )


def prepare(connection: duckdb.DuckDBPyConnection, basis: Basis) -> None:
    """Make `counted`, `yearly`, `quarterly` and `detailed` of the loaded tables."""
    for statement in _TABLES:
        connection.execute(statement)
    if basis.counting is not None:
        for statement in _FROM_SINGLE if basis.counting.is_single else _FROM_COUNTS:
            connection.execute(statement, _bounds(basis.counting) if "$first" in statement else None)
    if basis.single is not None:
        connection.execute(_DETAILED, _bounds(basis.single))
        connection.execute(_QUARTERLY)


def _bounds(counted: Counted) -> dict[str, int]:
    return {"first": counted.first, "last": counted.last}


_TABLES = (
    "CREATE TEMP TABLE counted (employer VARCHAR, soc VARCHAR, visa VARCHAR, certified BIGINT)",
    "CREATE TEMP TABLE yearly (employer VARCHAR, soc VARCHAR, year INTEGER, certified BIGINT)",
    "CREATE TEMP TABLE quarterly (soc VARCHAR, quarter INTEGER, certified BIGINT)",
    "CREATE TEMP TABLE detailed (employer VARCHAR, soc VARCHAR, status VARCHAR, level TINYINT,"
    " state VARCHAR, secondary BOOLEAN, pay DOUBLE)",
)

_FROM_SINGLE = (
    """
    INSERT INTO counted
    SELECT employer, coalesce(soc, ''), coalesce(visa_class, ''), count(*)
    FROM applications
    WHERE status = 'certified' AND quarter BETWEEN $first AND $last
    GROUP BY ALL
    """,
    """
    INSERT INTO yearly
    SELECT employer, coalesce(soc, ''), fiscal_year, count(*)
    FROM applications
    WHERE status = 'certified' AND fiscal_year IS NOT NULL
    GROUP BY ALL
    """,
)

_FROM_COUNTS = (
    """
    INSERT INTO counted
    SELECT employer, coalesce(soc, ''), '', sum(filings)
    FROM lca_counts
    WHERE first_year >= $first AND last_year <= $last
    GROUP BY ALL
    """,
    """
    INSERT INTO yearly
    SELECT
        employer,
        coalesce(soc, ''),
        CASE WHEN first_year = last_year THEN first_year END AS year,
        sum(filings)
    FROM lca_counts
    GROUP BY ALL
    """,
)

_DETAILED = """
    INSERT INTO detailed
    SELECT
        employer,
        coalesce(soc, ''),
        status,
        level,
        state,
        secondary,
        CASE WHEN full_time THEN wage_year END
    FROM applications
    WHERE quarter BETWEEN $first AND $last
"""

_QUARTERLY = """
    INSERT INTO quarterly
    SELECT coalesce(soc, ''), quarter, count(*) FILTER (status = 'certified')
    FROM applications
    WHERE quarter IS NOT NULL
    GROUP BY ALL
"""

_CLASSES = Template("""
    SELECT $first, $second, r.visa, sum(r.certified)
    FROM counted AS r $joined
    GROUP BY ALL
    ORDER BY ALL
""")

_YEARS = Template("""
    SELECT $first, $second, r.year, sum(r.certified)
    FROM yearly AS r $joined
    GROUP BY ALL
    ORDER BY ALL
""")

_DETAILS = Template("""
    SELECT
        $first,
        $second,
        count(*) FILTER (r.status = 'certified'),
        count(*) FILTER (r.status = 'certified_withdrawn'),
        count(*) FILTER (r.status = 'denied'),
        count(*) FILTER (r.status = 'certified' AND r.level = 1),
        count(*) FILTER (r.status = 'certified' AND r.level = 2),
        count(*) FILTER (r.status = 'certified' AND r.level = 3),
        count(*) FILTER (r.status = 'certified' AND r.level = 4),
        count(*) FILTER (r.status = 'certified' AND r.secondary),
        count(*) FILTER (r.status = 'certified' AND r.secondary IS NOT NULL),
        count(r.pay) FILTER (r.status = 'certified'),
        quantile_cont(r.pay, [0.25, 0.5, 0.75]) FILTER (r.status = 'certified')
    FROM detailed AS r $joined
    GROUP BY ALL
    ORDER BY 1, 2
""")

_STATES = Template("""
    SELECT $first, $second, r.state, count(*) AS certified
    FROM detailed AS r $joined
    WHERE r.status = 'certified' AND r.state IS NOT NULL
    GROUP BY ALL
    ORDER BY 1, 2, certified DESC, r.state
""")


def figures_of(connection: duckdb.DuckDBPyConnection, scope: Scope) -> Figures:
    """All figures of a scope, from the tables of `prepare` and those the scope joins."""
    return Figures(
        classes=_pairs(_rows(connection, _CLASSES, scope)),
        years=_years(_rows(connection, _YEARS, scope)),
        details={(row[0], row[1]): _details(row[2:]) for row in _rows(connection, _DETAILS, scope)},
        states=_pairs(_rows(connection, _STATES, scope)),
    )


def _rows(connection: duckdb.DuckDBPyConnection, query: Template, scope: Scope) -> list[Row]:
    text = query.substitute(joined=scope.joined, first=scope.first, second=scope.second)
    return connection.execute(text).fetchall()


def _pairs(rows: list[Row]) -> dict[Key, tuple[tuple[str, int], ...]]:
    """Rows of (key, key, name, number) by key, in their order."""
    gathered: dict[Key, list[tuple[str, int]]] = {}
    for first, second, name, number in rows:
        gathered.setdefault((first, second), []).append((name, int(number)))
    return {key: tuple(pairs) for key, pairs in gathered.items()}


def _years(rows: list[Row]) -> dict[Key, tuple[tuple[int, int], ...]]:
    """Certified applications by year; nothing for a key with a row that covers several years."""
    gathered: dict[Key, list[tuple[int, int]]] = {}
    unclear: set[Key] = set()
    for first, second, year, number in rows:
        key = (first, second)
        found = gathered.setdefault(key, [])
        if year is None:
            unclear.add(key)
        else:
            found.append((int(year), int(number)))
    return {key: () if key in unclear else tuple(years) for key, years in gathered.items()}


def _details(row: Row) -> Details:
    certified, withdrawn, denied, one, two, three, four, secondary, secondary_of, n, quantiles = row
    return Details(
        certified=certified,
        withdrawn=withdrawn,
        denied=denied,
        levels=(one, two, three, four),
        secondary=secondary,
        secondary_of=secondary_of,
        pay=PaySpread(n, *quantiles) if n else None,
    )
