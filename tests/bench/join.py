"""Measure the join of postings with public records: names, matching and all figures.

    python tests/bench/join.py                    1,000,000 applications, 600,000 counts, 100,000 postings
    python tests/bench/join.py --applications 100000 --counts 60000 --postings 10000 --json

The records and postings are invented and the same each time. `store` is what a build does: the names of the
records, the match of each employer, all figures. `loops` is the yardstick: the filings of the same employers
and occupations by Python loops over the same rows; its result has to be equal. Each part runs in a process of
its own, best of three. Prints a table in Markdown, or JSON with --json.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from generator.domain.records import EvidenceManifest, Table  # noqa: E402
from generator.evidence.aliases import Aliases  # noqa: E402
from generator.evidence.entities import EmployerNames, entity_index, matched  # noqa: E402
from generator.evidence.entity import EntityMatch  # noqa: E402
from generator.evidence.records import PublicRecords  # noqa: E402
from generator.matching.names import slug_of  # noqa: E402
from generator.records.store import Asked, public_records, record_names  # noqa: E402
from tests.unit.records.folders import a_set, write_manifest  # noqa: E402

RUNS = 3
ENTITIES = 40_000
SOCS = ("15-1252", "15-2051", "15-1211", "15-1232", "17-2112", "13-1111", "11-3021", "27-1024", "29-1141")
ROLES = {
    "developer": SOCS[:1],
    "data-scientist": SOCS[1:2],
    "analyst": SOCS[2:4],
    "engineer": SOCS[4:5],
    "manager": SOCS[5:7],
}
SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu wa xe yi zo bru cla dre fli gro".split()
FORMS = (" INC", " LLC", " CORP")
SPELLINGS = ("{}", "{}.", " {}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--applications", type=int, default=1_000_000)
    parser.add_argument("--counts", type=int, default=600_000)
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=("store", "loops"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        print(json.dumps(PARTS[options.part](options.folder, options.postings)))
        return
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), options.applications, options.counts)
        results = {part: best(part, Path(folder), options) for part in PARTS}
    same = results["store"].pop("figures") == results["loops"].pop("figures")
    results["rows"] = {name: getattr(options, name) for name in ("applications", "counts", "postings")}
    results["ratio"] = round(results["loops"]["seconds"] / results["store"]["public_records"], 1)
    results["equal"] = same
    print(json.dumps(results, indent=2) if options.json else table(results))
    if not same:
        sys.exit("the loops count otherwise")


def best(part: str, folder: Path, options: argparse.Namespace) -> dict:
    """The fastest of the runs."""
    command = [sys.executable, __file__, "--part", part, "--folder", str(folder)]
    command += ["--postings", str(options.postings)]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(options.runs)
    ]
    return min(runs, key=lambda run: run["seconds"])


def entity_name(number: int) -> str:
    """An invented name of two words; every number has its own."""
    base = len(SYLLABLES)
    digits = [number // base**place % base for place in range(4)]
    first, second = digits[:2], digits[2:]
    return " ".join("".join(SYLLABLES[digit] for digit in word).upper() for word in (first, second))


def generate(folder: Path, applications: int, counts: int) -> None:
    """Write the evidence folder. A few entities file much, most little, each under up to three spellings."""
    names = [
        spelling.format(entity_name(number) + FORMS[number % 3])
        for number in range(ENTITIES)
        for spelling in SPELLINGS
    ]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE names AS SELECT unnest(?::VARCHAR[]) AS name", [names])
        connection.execute("CREATE TABLE socs AS SELECT unnest(?::VARCHAR[]) AS soc", [list(SOCS)])
        connection.execute(DRAWN)
        for table, query, rows in ((Table.LCA, LCA, applications), (Table.LCA_COUNTS, COUNTS, counts)):
            path = folder / f"{table.value}.parquet"
            connection.execute(f"COPY ({query.format(rows=rows)}) TO '{path}' (FORMAT parquet)")
    sets = (a_set(Table.LCA, applications), a_set(Table.LCA_COUNTS, counts))
    write_manifest(folder, EvidenceManifest(sets=sets))


DRAWN = "CREATE MACRO drawn(i, salt, n) AS CAST(hash(i, salt) % n AS BIGINT)"
"""A number below n that looks random and is the same each time."""

NAME = f"""
    (SELECT list(name ORDER BY rowid) FROM names)[
        1 + 3 * CAST(floor(power(drawn(i, 1, 1000000) / 1000000.0, 4) * {ENTITIES}) AS BIGINT)
        + drawn(i, 2, 3)
    ]
"""
SOC = f"(SELECT list(soc ORDER BY rowid) FROM socs)[1 + drawn(i, 3, {len(SOCS)})]"

LCA = f"""
    SELECT
        'I-' || i AS case_number,
        CASE WHEN drawn(i, 4, 100) < 90 THEN 'certified'
            WHEN drawn(i, 4, 100) < 97 THEN 'certified_withdrawn' ELSE 'denied' END AS status,
        'h-1b' AS visa_class,
        DATE '2024-10-01' + drawn(i, 5, 365)::INTEGER AS decided_on,
        2025::SMALLINT AS fiscal_year,
        (1 + drawn(i, 5, 365) // 92)::TINYINT AS fiscal_quarter,
        {NAME} AS employer,
        NULL::VARCHAR AS trade_name,
        ['CA', 'TX', 'NY', 'WA'][1 + drawn(i, 6, 4)] AS employer_state,
        '541511' AS naics,
        'SOFTWARE DEVELOPER' AS job_title,
        {SOC} AS soc_filed,
        {SOC} AS soc,
        1::INTEGER AS workers,
        drawn(i, 7, 50) > 0 AS full_time,
        'Springfield' AS city,
        'Oven County' AS county,
        ['CA', 'TX', 'NY', 'WA', 'IL'][1 + drawn(i, 8, 5)] AS state,
        drawn(i, 9, 10) = 0 AS secondary,
        (60000 + drawn(i, 10, 150000))::DOUBLE AS wage_low,
        NULL::DOUBLE AS wage_high,
        'year' AS wage_unit,
        (60000 + drawn(i, 10, 150000))::DOUBLE AS wage_year,
        80000::DOUBLE AS prevailing_year,
        (1 + drawn(i, 11, 4))::TINYINT AS level
    FROM range({{rows}}) AS r(i)
"""
COUNTS = f"""
    SELECT
        {NAME} AS employer,
        'TITLE ' || drawn(i, 12, 50) AS job_title,
        {SOC} AS soc_filed,
        {SOC} AS soc,
        'Occupation' AS soc_title,
        (1 + drawn(i, 13, 5))::INTEGER AS filings,
        2022::SMALLINT AS first_year,
        2024::SMALLINT AS last_year,
        '2022|2024' AS years
    FROM range({{rows}}) AS r(i)
"""


def employers_of(postings: int) -> list[str]:
    """The employer of every posting: ten postings for each employer, one employer in six without records."""
    number = max(1, postings // 10)
    known = [entity_name(index * 3 % ENTITIES).title() for index in range(number * 5 // 6)]
    unknown = [f"{entity_name(ENTITIES + index)} Bakery".title() for index in range(number - len(known))]
    names = [*known, *unknown]
    return [names[index % number] for index in range(postings)]


def matches_of(
    folder: Path, postings: int
) -> tuple[dict[str, float], dict[str, EntityMatch], dict[str, str]]:
    """Seconds of each step, the matches and the employers' names."""
    start = time.perf_counter()
    names = record_names(folder, "evidence").value
    read = time.perf_counter()
    employers = {slug_of(name): name for name in employers_of(postings)}
    asked = {slug: EmployerNames(name) for slug, name in employers.items()}
    matches = dict(matched(asked, entity_index(names), Aliases()))
    seconds = {"record_names": read - start, "matching": time.perf_counter() - read}
    return seconds, matches, employers


def by_store(folder: Path, postings: int) -> dict:
    """What a build does."""
    start = time.perf_counter()
    seconds, matches, employers = matches_of(folder, postings)
    begun = time.perf_counter()
    records = public_records(folder, "evidence", Asked(matches, employers, ROLES, date(2026, 4, 1))).value
    seconds["public_records"] = time.perf_counter() - begun
    joined = [records.by_employer[slug_of(name)] for name in employers_of(postings)]
    seconds["seconds"] = time.perf_counter() - start
    return {
        **{name: round(value, 2) for name, value in seconds.items()},
        "peak_mb": peak_mb(),
        "employers": len(employers),
        "matched": sum(bool(match.entities) for match in matches.values()),
        "spellings": sum(len(each.spellings) for match in matches.values() for each in match.entities),
        "postings_matched": sum(bool(record.match.entities) for record in joined),
        "figures": figures_of_store(records),
    }


def figures_of_store(records: PublicRecords) -> str:
    """Certified applications, details, levels and median pay of every employer and occupation."""
    found = {
        f"{slug} {each.soc}": [
            each.certified,
            each.details,
            each.withdrawn,
            list(each.levels),
            each.secondary,
            each.pay.median if each.pay else None,
        ]
        for slug, record in records.by_employer.items()
        for each in record.filings
    }
    roles = {role: [each.total.certified, each.filers_total] for role, each in records.by_role.items()}
    return json.dumps([found, roles], sort_keys=True)


def by_loops(folder: Path, postings: int) -> dict:
    """The same figures by loops; reading names and matching are not in the time."""
    _, matches, _ = matches_of(folder, postings)
    start = time.perf_counter()
    slugs: dict[str, list[str]] = defaultdict(list)
    for slug, match in matches.items():
        for spelling in (spelling for entity in match.entities for spelling in entity.spellings):
            slugs[spelling].append(slug)
    certified, roles = counted_by_loops(folder, slugs)
    details = detailed_by_loops(folder, slugs)
    figures = {
        " ".join(key): [certified[key], *details.get(key, [0, 0, [0, 0, 0, 0], 0, None])]
        for key in certified.keys() | details.keys()
    }
    return {
        "seconds": round(time.perf_counter() - start, 2),
        "peak_mb": peak_mb(),
        "figures": json.dumps([figures, roles], sort_keys=True),
    }


def counted_by_loops(folder: Path, slugs: dict[str, list[str]]) -> tuple[Counter, dict[str, list[int]]]:
    """Certified applications by employer and occupation; those of each role and the number of its filers."""
    certified: Counter[tuple[str, str]] = Counter()
    filers: dict[str, set[str]] = {role: set() for role in ROLES}
    totals: Counter[str] = Counter()
    roles_of = {soc: role for role, socs in ROLES.items() for soc in socs}
    for employer, soc, filings in rows(folder, "lca_counts", "employer, soc, filings"):
        for slug in slugs.get(employer, ()):
            certified[slug, soc] += filings
        role = roles_of.get(soc)
        if role:
            totals[role] += filings
            plain = " ".join(employer.lower().replace(".", "").replace(",", "").split())
            filers[role].add(slugs[employer][0] if employer in slugs else f"name {plain}")
    return certified, {role: [totals[role], len(found)] for role, found in filers.items()}


def detailed_by_loops(folder: Path, slugs: dict[str, list[str]]) -> dict[tuple[str, str], list]:
    """Figures of single applications by employer and occupation."""
    found: dict[tuple[str, str], list] = {}
    pays: dict[tuple[str, str], list[float]] = defaultdict(list)
    wanted = "employer, soc, status, level, secondary, CASE WHEN full_time THEN wage_year END"
    for employer, soc, status, level, secondary, pay in rows(folder, "lca", wanted):
        for slug in slugs.get(employer, ()):
            figures = found.setdefault((slug, soc), [0, 0, [0, 0, 0, 0], 0])
            if status == "certified":
                figures[0] += 1
                figures[2][level - 1] += 1
                figures[3] += secondary
                if pay is not None:
                    pays[slug, soc].append(pay)
            elif status == "certified_withdrawn":
                figures[1] += 1
    return {key: [*figures, median(pays.get(key, []))] for key, figures in found.items()}


def rows(folder: Path, table: str, columns: str) -> Iterator[tuple]:
    """Rows of a table, fetched in groups."""
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT {columns} FROM read_parquet('{folder}/{table}.parquet')")
        while group := found.fetchmany(50_000):
            yield from group


def median(values: list[float]) -> float | None:
    """The middle value, or half-way between the two."""
    if not values:
        return None
    values.sort()
    half = len(values) // 2
    return values[half] if len(values) % 2 else values[half - 1] + (values[half] - values[half - 1]) / 2


def peak_mb() -> int:
    """Largest memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


PARTS: dict[str, Callable[[Path, int], dict]] = {"store": by_store, "loops": by_loops}


def table(results: dict) -> str:
    """The results as Markdown."""
    store, loops = results["store"], results["loops"]
    lines = [
        ["step", "seconds", "peak MB"],
        ["---"] * 3,
        ["names of the records", f"{store['record_names']:.2f}", ""],
        [f"matching {store['employers']:,} employers", f"{store['matching']:.2f}", ""],
        [f"figures of {store['spellings']:,} spellings", f"{store['public_records']:.2f}", ""],
        [
            f"all, joined with {results['rows']['postings']:,} postings",
            f"{store['seconds']:.2f}",
            str(store["peak_mb"]),
        ],
        ["the figures by loops in Python", f"{loops['seconds']:.2f}", str(loops["peak_mb"])],
    ]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    said = f"loops / figures: {results['ratio']}; results equal: {results['equal']}"
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + f"\n\n{said}; {machine}"


if __name__ == "__main__":
    main()
