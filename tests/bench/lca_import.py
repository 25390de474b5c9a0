"""Measure `rolepages import lca`: seconds, peak memory of all processes, rows a second, and a peer.

    python tests/bench/lca_import.py                      1,000,000 rows of CSV
    python tests/bench/lca_import.py --rows 120000 --xlsx one quarter as OFLC publishes it

The rows are made, not copied: 96 columns as in the layout of FY2020, each row with a case number of its own.
The peer is the standard library's csv module reading the same CSV file and doing nothing with it.
"""

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEEDED = (
    "CASE_NUMBER CASE_STATUS RECEIVED_DATE DECISION_DATE VISA_CLASS JOB_TITLE SOC_CODE SOC_TITLE "
    "FULL_TIME_POSITION TOTAL_WORKER_POSITIONS EMPLOYER_NAME TRADE_NAME_DBA EMPLOYER_STATE NAICS_CODE "
    "SECONDARY_ENTITY WORKSITE_CITY WORKSITE_COUNTY WORKSITE_STATE WAGE_RATE_OF_PAY_FROM WAGE_RATE_OF_PAY_TO "
    "WAGE_UNIT_OF_PAY PREVAILING_WAGE PW_UNIT_OF_PAY PW_WAGE_LEVEL"
).split()
COLUMNS = [*NEEDED, *(f"FURTHER_COLUMN_{number}" for number in range(1, 96 - len(NEEDED) + 1))]
SOCS = [
    ("15-1252.00", "Software Developers"),
    ("15-1132", "Software Developers, Applications"),
    ("15-2051", "Data Scientists"),
    ("13-2051", "Financial and Investment Analysts"),
    ("17-2141", "Mechanical Engineers"),
    ("Nov-21", "Computer and Information Systems Managers"),
]
STATES = ["CA", "TX", "NY", "WA", "NJ", "IL"]
WORDS = (
    "NORTH WIND RIVER STONE BRIGHT HARBOR COPPER MAPLE SUMMIT ORBIT DATA SYSTEMS LABS HEALTH GROUP".split()
)


def rows(number: int) -> Iterator[list[str]]:
    """Invented applications, the same every time."""
    chance = random.Random(7)
    start = date(2022, 10, 1)
    employers = [f"{' '.join(chance.sample(WORDS, 3))} INC" for _ in range(40_000)]
    for each in range(number):
        day = start + timedelta(days=each * 1000 // number)
        soc, title = SOCS[chance.randrange(len(SOCS))]
        pay = 70_000 + chance.randrange(90_000)
        state = STATES[chance.randrange(len(STATES))]
        row = [
            f"I-200-{day:%y%j}-{each:06}",
            ("Certified", "Certified", "Certified - Withdrawn", "Denied")[chance.randrange(4)],
            f"{day.month}/{day.day}/{day.year}",
            f"{day.month}/{day.day}/{day.year}",
            "H-1B",
            f"Engineer {chance.randrange(2000)}",
            soc,
            title,
            "Y",
            "1",
            employers[chance.randrange(len(employers))],
            "",
            state,
            "541511",
            "YN"[each % 2],
            "Springfield",
            "Greene",
            state,
            f"{pay:,}.00" if each % 3 else str(pay),
            "" if each % 4 else "0.00",
            "Year",
            str(pay - 5000),
            "Year",
            ("I", "II", "III", "IV")[each % 4],
        ]
        yield row + [f"filler {each % 97}" if place % 3 else "" for place in range(96 - len(row))]


def write_csv(path: Path, number: int) -> None:
    """A plain CSV file of `number` rows."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(number))


def write_xlsx(path: Path, number: int) -> None:
    """A workbook of one sheet, texts and numbers as texts."""
    import xlsxwriter  # noqa: PLC0415 - only for this measurement

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("LCA_Disclosure")
    sheet.write_row(0, 0, COLUMNS)
    for place, row in enumerate(rows(number), start=1):
        sheet.write_row(place, 0, row)
    book.close()


def peak_of(process: subprocess.Popen[bytes]) -> float:
    """Largest sum of resident memory of the process and its children while it runs, MB."""
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(resident(child) for child in tree(process.pid)))
        time.sleep(0.05)
    return peak


def tree(pid: int) -> list[int]:
    """A process and its descendants."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in tree(int(child)))]


def resident(pid: int) -> float:
    """Resident memory in MB."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0.0


def measured(command: list[str]) -> tuple[float, float]:
    """(seconds, peak MB) of a command, which has to succeed."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peaks: list[float] = []
    watcher = threading.Thread(target=lambda: peaks.append(peak_of(process)))
    watcher.start()
    _, said = process.communicate()
    seconds = time.perf_counter() - started
    watcher.join()
    if process.returncode:
        raise SystemExit(said.decode())
    return seconds, peaks[0]


def processor_seconds() -> float:
    """Seconds of computing by all processes that have ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Run the measurement and print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--xlsx", action="store_true", help="measure a workbook")
    parser.add_argument("--keep", type=Path, help="folder that keeps the made file for the next run")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        file = folder / f"lca-{options.rows}.{'xlsx' if options.xlsx else 'csv'}"
        if not file.exists():
            (write_xlsx if options.xlsx else write_csv)(file, options.rows)
        into = Path(scratch) / "evidence"
        command = [sys.executable, "-m", "generator", "import", "lca", str(file), "--into", str(into)]
        seconds, peak = measured(command)
        result = {
            "file": file.suffix[1:],
            "MB": round(file.stat().st_size / 1e6),
            "rows": options.rows,
            "seconds": round(seconds, 1),
            "CPU s": round(processor_seconds(), 1),
            "peak MB": round(peak),
            "rows/s": round(options.rows / seconds),
        }
        if not options.xlsx:
            script = "import collections, csv, sys; file = open(sys.argv[1], newline='', encoding='utf-8')"
            script += "; collections.deque(csv.reader(file), 0)"
            peer, _ = measured([sys.executable, "-c", script, str(file)])
            result |= {"csv module, reading only, s": round(peer, 1), "ratio": round(seconds / peer, 2)}
    if options.json:
        sys.stdout.write(json.dumps(result) + "\n")
        return
    sys.stdout.write("| " + " | ".join(result) + " |\n")
    sys.stdout.write("| " + " | ".join("---" for _ in result) + " |\n")
    sys.stdout.write(
        "| "
        + " | ".join(f"{value:,}" if isinstance(value, (int, float)) else value for value in result.values())
        + " |\n"
    )


if __name__ == "__main__":
    main()
