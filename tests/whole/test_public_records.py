"""Public records that are absent, bad, partial or hostile: the site is built, nothing becomes a zero."""

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from generator.importing.disclosures.staging import LONGEST_CELL
from generator.records.folder import MANIFEST
from tests.importing.lca_builders import CASE, table
from tests.importing.registers import written
from tests.program import ROOT, rolepages
from tests.whole.evidence_sites import (
    EVIDENCE,
    IMPORTS,
    a_site_with_records,
    all_texts,
    built,
    copied,
    files_of,
    filings,
    imported,
    page_of,
)
from tests.whole.small import a_line, a_small_site

NO_DATA = "This site's data holds no public filings"
NO_LEVELS = "no prevailing wages"
FALSE_ZERO = re.compile(r"\b0 (certified|LCA|of 0|H-1B petition|filer)|\bof 0\b")
"""What no page may say of records that it does not have."""
CRUMB = "jobs/*crumb*"
BOTH_WRITERS = ("lca", "uscis")
"""An import of each of the two ways in which tables are made."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with every table, which no test changes."""
    return a_site_with_records(tmp_path_factory.mktemp("records") / "site")


@pytest.fixture
def site(original: Path, tmp_path: Path) -> Path:
    """A copy of the small site, to be spoiled."""
    return copied(original, tmp_path / "site")


# ---- One number, one definition


def test_the_figures_counted_by_hand_stand_on_every_page_and_in_the_download(site: Path) -> None:
    """12 certified (2, 6, 3 and 1 by level), 3 withdrawn later, 100,000 to 210,000 in steps of 10,000."""
    build, said = built(site)
    assert "warning" not in said
    line = "12 certified LCAs for this occupation"
    row = "1 12 $155,000 n = 12 I 17%, II 50%, III 25%, IV 8%; n = 12 20% of 15"
    for pattern in (CRUMB, "roles/backend-engineer", "roles/backend-engineer/h-1b", "employers/crumb-and-co"):
        assert line in page_of(build, pattern), pattern
    for pattern in ("roles/backend-engineer", "roles/backend-engineer/h-1b"):
        page = page_of(build, pattern)
        assert f"Crumb & Co {row}" in page
        assert "12 certified LCAs for Software Developers (15-1252) by 1 filer" in page
        assert "Lower quarter $127,500 Median $155,000 Upper quarter $182,500" in page
        assert "4 certified and later withdrawn and 2 denied" in page
    employer = page_of(build, "employers/crumb-and-co")
    assert (
        "Software Developers (15-1252) 12 12 Data Scientists (15-2051) 2 2 All occupations 14 14" in employer
    )
    assert "Withdrawn later 18% of 17 certified at first" in employer
    assert "FY2025 3 1 20 2" in employer
    posting = page_of(build, CRUMB)
    assert "3 certified and later withdrawn and 1 denied" in posting
    assert "23 H-1B petitions approved in FY2025: 3 initial, 20 continuing" in posting
    assert "level I to III in Austin, TX" in posting
    assert "I $83,200 $40.00 here II $104,000 $50.00 here III $125,320 $60.25 here IV $145,600" in posting
    assert "21 21 nothing" in page_of(build, "data")
    filed = {
        job["employer"]: job["filings"] for job in json.loads((build / "data/jobs.json").read_bytes())["jobs"]
    }
    assert filed["Crumb & Co"]["count"] == 12
    assert filed["Quiet Mill"] is None
    assert filed["Larkspur Systems"] is None


def test_an_employer_all_of_whose_filings_were_withdrawn_or_denied_has_none_certified(site: Path) -> None:
    build, _ = built(site)
    for pattern in ("jobs/*quiet*", "employers/quiet-mill"):
        page = page_of(build, pattern)
        assert (
            "Under QUIET MILL LLC there is no certified LCA in OFLC LCA disclosure data, 1 Apr 2025" in page
        )
        assert "1 certified and later withdrawn and 1 denied" in page
        assert "Employer filed" not in page.split("Similar jobs")[0]
        assert "never" not in page


# ---- Nothing there


def test_without_a_folder_of_records_every_page_says_that_there_are_none(site: Path) -> None:
    shutil.rmtree(site / EVIDENCE)
    build, said = built(site)
    assert "warning" not in said
    for pattern in (CRUMB, "roles/backend-engineer", "employers/crumb-and-co", "visas/h-1b"):
        assert NO_DATA in page_of(build, pattern), pattern
    assert NO_LEVELS in page_of(build, CRUMB)
    assert not FALSE_ZERO.search(all_texts(build))


def test_filings_that_hold_nothing_for_a_roles_occupations_say_so(site: Path) -> None:
    others = [{**row, "SOC_CODE": "15-2051", "SOC_TITLE": "Data Scientists"} for row in filings()]
    written(site / "in/lca.csv", *table(others).splitlines())
    assert imported(site, "lca", "in/lca.csv").returncode == 0
    build, _ = built(site)
    page = page_of(build, "roles/backend-engineer")
    assert (
        "No certified LCA for Software Developers (15-1252) in OFLC LCA disclosure data, 1 Apr 2025" in page
    )
    assert not FALSE_ZERO.search(page)
    assert "14 certified LCAs for other occupations" in page_of(build, CRUMB)


# ---- Tables that cannot be used


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _another_table(path: Path) -> None:
    shutil.copyfile(path.with_name("uscis.parquet"), path)


def _other_count(path: Path) -> None:
    manifest = path.with_name(MANIFEST)
    described = orjson.loads(manifest.read_bytes())
    described["sets"][0]["kept"] += 1
    manifest.write_bytes(orjson.dumps(described))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_cut, "cannot be read to its end"),
        (lambda path: path.write_bytes(b""), "cannot be read to its end"),
        (lambda path: path.write_text("CASE_NUMBER,CASE_STATUS\n"), "cannot be read to its end"),
        (_another_table, "lacks the columns `case_number`"),
        (_other_count, "has 21 rows, and its description says 22"),
    ],
    ids=["cut", "empty", "text", "another table", "other count"],
)
def test_filings_that_cannot_be_used_are_no_data_and_the_other_tables_stay(
    site: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    spoil(site / EVIDENCE / "lca.parquet")
    build, said = built(site)
    (line,) = (each for each in said.splitlines() if each.startswith(f"{EVIDENCE}/lca.parquet"))
    assert "warning  evidence-table" in line
    assert reason in said
    assert f"rolepages import lca FILE... --into {EVIDENCE}" in said
    assert NO_DATA in page_of(build, "roles/backend-engineer")
    texts = all_texts(build)
    assert "certified LCAs for" not in texts
    assert not FALSE_ZERO.search(texts)
    posting = page_of(build, CRUMB)
    assert "23 H-1B petitions approved in FY2025" in posting
    assert "level I to III in Austin, TX" in posting


def test_all_tables_broken_in_different_ways_are_all_told_at_once(site: Path) -> None:
    evidence = site / EVIDENCE
    _cut(evidence / "lca.parquet")
    (evidence / "uscis.parquet").write_bytes(b"")
    (evidence / "wages.parquet").write_text("soc,area\n")
    shutil.copyfile(evidence / "occupations.parquet", evidence / "areas.parquet")
    (evidence / "occupations.parquet").unlink()
    build, said = built(site)
    for name in ("areas", "lca", "occupations", "uscis", "wages"):
        assert len(re.findall(rf"^{EVIDENCE}/{name}\.parquet.*evidence-table", said, re.MULTILINE)) == 1, said
    assert NO_DATA in page_of(build, CRUMB)
    assert NO_LEVELS in page_of(build, CRUMB)
    assert not FALSE_ZERO.search(all_texts(build))


def _with(**changes: object) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(orjson.dumps({**orjson.loads(path.read_bytes()), **changes}))

    return spoil


BROKEN = pytest.mark.parametrize(
    ("spoil", "reason", "way_out"),
    [
        (_cut, "it is no JSON", "put the file back as it was, or delete it"),
        (lambda path: path.write_bytes(b"[]"), "it is no JSON object", "put the file back as it was"),
        (
            _with(format=2),
            "`format` is not one that this version",
            "use the version of rolepages that wrote it",
        ),
        (_with(sest=[]), "`sest`: Extra inputs are not permitted", "put the file back as it was"),
    ],
    ids=["cut", "a list", "newer format", "unknown key"],
)


@BROKEN
def test_a_description_that_cannot_be_read_leaves_the_site_without_records(
    site: Path, spoil: Callable[[Path], None], reason: str, way_out: str
) -> None:
    spoil(site / EVIDENCE / MANIFEST)
    build, said = built(site)
    assert f"{EVIDENCE}/{MANIFEST}" in said
    assert "warning  evidence-manifest" in said
    assert reason in said
    assert way_out in said
    assert NO_DATA in page_of(build, CRUMB)
    assert not FALSE_ZERO.search(all_texts(build))


@BROKEN
def test_an_import_beside_a_description_that_cannot_be_read_is_refused(
    site: Path, spoil: Callable[[Path], None], reason: str, way_out: str
) -> None:
    """The days and sources of the other tables stand nowhere else."""
    spoil(site / EVIDENCE / MANIFEST)
    before = files_of(site / EVIDENCE)
    for kind in BOTH_WRITERS:
        done = imported(site, kind, *IMPORTS[kind])
        assert done.returncode == 1, done.stderr
        assert "error  evidence-unreadable" in done.stderr
        assert reason in done.stderr
        assert way_out in done.stderr
        assert "Nothing was written." in done.stderr
    assert files_of(site / EVIDENCE) == before


def test_without_a_description_an_import_describes_its_own_table_and_the_build_names_the_others(
    site: Path,
) -> None:
    (site / EVIDENCE / MANIFEST).unlink()
    assert imported(site, "lca", *IMPORTS["lca"]).returncode == 0
    build, said = built(site)
    for name in ("areas", "occupations", "uscis", "wages"):
        assert re.search(rf"^{EVIDENCE}/{name}\.parquet.*warning  evidence-unlisted", said, re.MULTILINE), (
            said
        )
    assert "12 certified LCAs for this occupation" in page_of(build, CRUMB)


# ---- Wages


def test_wages_of_another_year_are_told_and_give_no_level(site: Path) -> None:
    assert imported(site, "wages", *IMPORTS["wages"][:2], "--year", "2024").returncode == 0
    build, said = built(site)
    assert re.search(rf"^{EVIDENCE}/wages\.parquet.*warning  wages-other-year", said, re.MULTILINE), said
    assert "2024-07-01 to 2025-06-30, and the postings of 2026-03-31" in said
    assert f"rolepages import wages FILE... --into {EVIDENCE}" in said
    _has_no_levels(build)


def test_wages_without_areas_are_told_and_give_no_level(site: Path) -> None:
    shutil.rmtree(site / EVIDENCE)
    assert imported(site, "wages", "in/wages.xlsx", "--year", "2025").returncode == 0
    build, said = built(site)
    assert re.search(rf"^{EVIDENCE}/areas\.parquet.*warning  wages-without-areas", said, re.MULTILINE), said
    _has_no_levels(build)


def test_areas_without_wages_give_no_level(site: Path) -> None:
    shutil.rmtree(site / EVIDENCE)
    assert imported(site, "wages", "in/Geography.csv", "--year", "2025").returncode == 0
    build, said = built(site)
    assert "warning" not in said
    _has_no_levels(build)


def _has_no_levels(build: Path) -> None:
    assert NO_LEVELS in page_of(build, CRUMB)
    assert "holds no prevailing wages for these days" in page_of(build, "roles/backend-engineer")
    assert "level I" not in all_texts(build)
    jobs = json.loads((build / "data/jobs.json").read_bytes())["jobs"]
    assert [job["wage_level"] for job in jobs] == [None] * len(jobs)


# ---- Imports


@pytest.mark.parametrize(
    ("kind", "file", "old", "new", "rest"),
    [
        ("lca", "in/lca.csv", "CASE_STATUS", "CASE_RESULT", ()),
        ("uscis", "in/uscis.csv", "Initial Approvals", "First Approvals", ()),
        ("wages", "in/Geography.csv", "CountyTownName", "Town", ("--year", "2025")),
        ("occupations", "in/Occupation_Data.txt", "O*NET-SOC Code", "Occupation", ("--version", "30.0")),
    ],
)
def test_a_renamed_column_names_what_was_looked_for_and_found_and_the_tables_stay(
    site: Path, kind: str, file: str, old: str, new: str, rest: tuple[str, ...]
) -> None:
    before = files_of(site / EVIDENCE)
    path = site / file
    path.write_text(path.read_text().replace(old, new))
    done = imported(site, kind, file, *rest)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert old.casefold() in done.stderr.casefold()
    assert new in done.stderr
    assert "Nothing was written." in done.stderr
    assert files_of(site / EVIDENCE) == before


def test_the_same_import_again_writes_the_same_bytes(site: Path) -> None:
    before = files_of(site / EVIDENCE)
    for kind, arguments in IMPORTS.items():
        assert imported(site, kind, *arguments).returncode == 0
    assert files_of(site / EVIDENCE) == before


def test_the_rows_read_are_those_kept_rejected_and_united(site: Path) -> None:
    rows = [*filings(), {"EMPLOYER_NAME": ""}]
    first = {**filings()[0], "CASE_NUMBER": "I-200-24300-000001"}
    written(site / "in/lca.csv", *table([*rows, first]).splitlines())
    done = imported(site, "lca", "in/lca.csv")
    assert "lca: read 23 rows, kept 21." in done.stderr
    assert "rejected 1: the employer is blank" in done.stderr
    assert "noted 1: repeated rows of one application, united" in done.stderr


def test_a_killed_import_leaves_the_tables_and_the_next_one_clears_up(site: Path) -> None:
    before = files_of(site / EVIDENCE)
    big = table([{"CASE_NUMBER": "", **row} for row in filings()]).splitlines()
    with (site / "in/big.csv").open("w") as file:
        file.write(f"{big[0]}\n")
        for number in range(6_000):
            file.writelines(f"I-200-{number}-{index}{line}\n" for index, line in enumerate(big[1:]))
    command = [sys.executable, "-m", "generator", "import", "lca", "in/big.csv", "--into", EVIDENCE]
    running = subprocess.Popen(command, cwd=site, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)
    staged = _wait_for(lambda: [path for path in (site / EVIDENCE).rglob("lca.txt") if path.stat().st_size])
    running.kill()
    assert running.wait(10) == -signal.SIGKILL
    left = {path.relative_to(site / EVIDENCE).as_posix() for path in staged}
    after = files_of(site / EVIDENCE)
    assert {name: content for name, content in after.items() if name not in left} == before
    assert imported(site, "lca", "in/lca.csv").returncode == 0
    assert files_of(site / EVIDENCE) == before
    assert [path.name for path in (site / EVIDENCE).iterdir() if path.is_dir()] == []


def _wait_for(found: Callable[[], list[Path]]) -> list[Path]:
    for _ in range(1_000):
        with_content = found()
        if with_content:
            return with_content
        time.sleep(0.01)
    raise AssertionError("the import staged nothing in time")


def test_imports_at_once_into_one_folder_lose_nothing_of_each_other(site: Path) -> None:
    shutil.rmtree(site / EVIDENCE)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "generator", "import", kind, *IMPORTS[kind], "--into", EVIDENCE],
            cwd=site,
            env={"PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        )
        for kind in BOTH_WRITERS
    ]
    assert [each.wait(60) for each in running] == [0] * len(running)
    described = orjson.loads((site / EVIDENCE / MANIFEST).read_bytes())
    assert [each["table"] for each in described["sets"]] == list(BOTH_WRITERS)
    assert sorted(files_of(site / EVIDENCE)) == [MANIFEST, "lca.parquet", "uscis.parquet"]


# ---- Aliases of employers

ALIAS = """\
  - brand: Larkspur Systems
    legal_names: [{name}]
    source: {{title: Imprint, url: https://larkspur.example/imprint}}
    added_on: 2026-01-05
"""


def _aliases(*entries: str) -> str:
    return "".join(["employers:\n", *entries])


def test_an_alias_leads_to_the_filings_of_its_entity(site: Path) -> None:
    (site / "content/employers.yaml").write_text(_aliases(ALIAS.format(name="Crumb & Co")))
    build, said = built(site)
    assert "warning" not in said
    page = page_of(build, "jobs/*larkspur*")
    assert "12 certified LCAs for this occupation" in page
    assert "This site's list of names says which legal entities belong to the employer." in page


@pytest.mark.parametrize(
    ("text", "place", "rule", "said"),
    [
        (_aliases(ALIAS.format(name="Crum & Co")), "3:19", "unknown-entity", "did you mean `CRUMB & CO`?"),
        (
            _aliases(ALIAS.format(name="Crumb & Co"), ALIAS.format(name="Quiet Mill LLC")),
            "6:12",
            "aliases-disagree",
            "has other legal names on line 2, so neither entry is used",
        ),
        (
            _aliases(ALIAS.format(name="Quiet Mill LLC"), ALIAS.format(name="Quiet Mill LLC")),
            "6:12",
            "doubled-alias",
            "take one of the two entries out",
        ),
    ],
    ids=["unknown", "disagree", "doubled"],
)
def test_a_doubtful_alias_is_a_warning_with_its_place_and_counts_for_nothing(
    site: Path, text: str, place: str, rule: str, said: str
) -> None:
    (site / "content/employers.yaml").write_text(text)
    build, report = built(site)
    assert f"content/employers.yaml:{place}  warning  {rule}" in report
    assert said in report
    assert "certified LCAs for" not in page_of(build, "jobs/*larkspur*").split("Similar jobs")[0]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (re.sub(r"    source.*\n", "", _aliases(ALIAS.format(name="Crumb & Co"))), "2:5", "source"),
        (_aliases(ALIAS.format(name="Crumb & Co")).replace("2026-01-05", "2026-13-05"), "5:15", "date"),
        ("employers: [\n", "1:12", "A value is missing here"),
    ],
    ids=["no source", "no day", "no YAML"],
)
def test_an_alias_file_that_cannot_be_read_stops_the_build_at_its_place(
    site: Path, text: str, place: str, said: str
) -> None:
    (site / "content/employers.yaml").write_text(text)
    result = rolepages("build", "--today", "2026-04-01", cwd=site)
    assert result.returncode == 1, result.stderr
    assert f"content/employers.yaml:{place}  error" in result.stderr
    assert said in result.stderr
    assert "Nothing was published" in result.stderr


# ---- Hostile text

SCRIPT = "<script>alert(1)</script>"
ODD = f"ODD \u202eEVIL\u202c \"Q' {SCRIPT} LLC"
LONG = f"LONG {'VERYLONG' * 700} LLC"
TEXTS = (".html", ".json", ".csv", ".xml", ".txt")
BROKEN_LINE = "BROKEN\nLINE\0\x1b[31m LLC"


def test_hostile_names_in_records_are_escaped_bounded_and_never_an_address(tmp_path: Path) -> None:
    names = (ODD, LONG, BROKEN_LINE)
    rows = [
        {"EMPLOYER_NAME": name, "TRADE_NAME_DBA": "Odd Bakery", "JOB_TITLE": SCRIPT, "WORKSITE_CITY": SCRIPT}
        for name in names
        for _ in range(4)
    ]
    site = a_small_site(tmp_path / "site", [a_line(id="1", employer="Odd Bakery"), a_line(id="2")])
    header = list(CASE)
    cells = [list((CASE | {"CASE_NUMBER": f"I-200-1-{n}"} | row).values()) for n, row in enumerate(rows)]
    (site / "in").mkdir()
    (site / "in/lca.csv").write_text(_csv([header, *cells]))
    assert imported(site, "lca", "in/lca.csv").returncode == 0
    build, _ = built(site)
    files = files_of(build)
    for path, content in files.items():
        assert b"<script>alert" not in content or path.endswith((".json", ".csv")), path
        assert b"\x1b" not in content or not path.endswith(TEXTS), path
    page = page_of(build, "roles/backend-engineer")
    assert "12 certified LCAs" in page
    assert f"\"Q' {SCRIPT} LLC" in page
    assert not re.search(rf"[A-Z]{{{LONGEST_CELL + 1}}}", all_texts(build))
    assert "BROKEN LINE" in page
    assert not re.search("[\u202a-\u202e]", all_texts(build))
    assert not [path for path in files if "script" in path and path.startswith(("employers/", "jobs/"))]
    assert not [path for path in files if "verylong" in path]


def _csv(rows: list[list[str]]) -> str:
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
