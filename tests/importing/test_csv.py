"""`import csv`: the mapping, its filters and conversions, and what becomes of rows that do not fit."""

import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.domain.posting import Posting
from generator.importing.csv_file import import_csv
from generator.importing.csv_rows import rows_of
from generator.importing.intake import Target
from generator.importing.mapping import posting_keys, read_mapping
from generator.sources.json_lines import lines_of
from generator.sources.snapshot import read_snapshot
from tests.importing.builders import HEADER, MAPPING, a_row, csv_import, done, rejects, stored
from tests.shared_data import needs_shared, shared

REPOSITORY = Path(__file__).parents[2]
SPECTRUM = "data/hostile/csv-spectrum.tar.gz"
JOB_LIST = "data/postings-jobright/postings-2025-07_2026-03.csv.gz"


def test_a_column_alone_fills_a_key(tmp_path: Path) -> None:
    summary = done(csv_import(tmp_path, a_row("7", "Miller")))
    (posting,) = stored(tmp_path)
    assert (posting["id"], posting["title"], posting["source"]) == ("7", "Miller", "list")
    assert (summary.read, summary.kept, summary.new) == (1, 1, 1)


def test_what_an_import_writes_reads_back_without_a_problem(tmp_path: Path) -> None:
    done(csv_import(tmp_path, a_row("1") + "\n" + a_row("2", '"Cook, ""head"""')))
    checked = read_snapshot(tmp_path / "data")
    assert checked.problems == ()
    assert checked.value is not None
    assert [posting.title for posting in checked.value.postings] == ["Baker", 'Cook, "head"']
    assert checked.value.manifest.sources[0].title == "Invented list"


KEYS = (
    MAPPING
    + """\
  places: {column: Where, split: ";"}
  employment_type: {column: Hours, values: {Full time: full_time}, default: part_time}
  description: {columns: [Duties, Needs], join: " / "}
  description_format: {constant: text}
  pay.low: From
  pay.high: To
  pay.currency: {constant: EUR}
  posted_on: {column: Posted, formats: ["%d.%m.%Y", "%Y-%m-%d"]}
  remote_within: {constant: [Peru, Chile]}
  sponsorship: {column: Visa, values: {y: {stance: offered, visas: [TN]}, n: {stance: refused}}}
  sections.benefits: Perks
"""
)

WIDE = HEADER + ",Where,Hours,Duties,Needs,From,To,Posted,Visa,Perks"


def test_every_kind_of_rule_is_applied(tmp_path: Path) -> None:
    extra = ',"Lima; Cusco, Peru;",full TIME,Knead,,"41,500",52000.50,03.02.2026,Y,Bread'
    done(csv_import(tmp_path, a_row(extra=extra), KEYS, header=WIDE))
    (posting,) = stored(tmp_path)
    assert posting["places"] == ["Lima", "Cusco, Peru"]
    assert posting["employment_type"] == "full_time"
    assert posting["description"] == "Knead"
    assert posting["pay"] == {"low": 41500, "high": 52000.5, "currency": "EUR"}
    assert posting["posted_on"] == "2026-02-03"
    assert posting["remote_within"] == ["Peru", "Chile"]
    assert posting["sponsorship"] == {"stance": "offered", "visas": ["TN"]}
    assert posting["sections"] == {"benefits": "Bread"}


def test_empty_cells_leave_their_keys_out_and_a_currency_alone_is_no_pay(tmp_path: Path) -> None:
    done(csv_import(tmp_path, a_row(extra=",,,,,,,,,"), KEYS, header=WIDE))
    (posting,) = stored(tmp_path)
    assert not {"places", "pay", "posted_on", "sponsorship", "description"} & posting.keys()
    assert posting["employment_type"] == "part_time"


def test_places_in_parts_become_one_place(tmp_path: Path) -> None:
    mapping = MAPPING + "  places.city: Town\n  places.country: {constant: PE}\n"
    done(csv_import(tmp_path, a_row(extra=",Lima"), mapping, header=HEADER + ",Town"))
    assert stored(tmp_path)[0]["places"] == [{"city": "Lima", "country": "PE"}]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (",,,,,100k,,,,", "`pay.low`: `100k` is no number"),
        (',,,,,"1,00",,,,', "`1,00` is no number"),
        (",,,,,,,31/12/26,,", "`31/12/26` is no date"),
        (",,,,,,,30.02.2026,,", "`30.02.2026` is no date"),
        (",,Half time,,,,,,,", "no value for `Half time`"),
        (",,,,,9,2,,,", "above"),
    ],
)
def test_a_cell_that_does_not_fit_rejects_its_row_with_line_and_reason(
    tmp_path: Path, cells: str, words: str
) -> None:
    checked = csv_import(
        tmp_path, f"{a_row('1', extra=',' * 9)}\n{a_row('2', extra=cells)}", KEYS, header=WIDE
    )
    assert done(checked).rejected == 1
    (problem,) = checked.problems
    assert words in problem.message
    assert (problem.position.line, problem.path) == (3, (tmp_path / "jobs.csv").as_posix())
    (kept,) = rejects(tmp_path)
    assert kept["raw"] == a_row("2", extra=cells)
    assert kept["reason"] == problem.message


def test_unknown_words_are_left_out_or_kept_when_the_mapping_says_so(tmp_path: Path) -> None:
    rule = "  category: {column: Kind, values: {a: Apples}, unknown: %s}\n"
    rows = "\n".join(a_row(kind, extra=f",{kind}") for kind in "ab")
    header = HEADER + ",Kind"
    done(csv_import(tmp_path, rows, MAPPING + rule % "leave_out", header=header))
    assert [posting.get("category") for posting in stored(tmp_path)] == ["Apples", None]
    done(csv_import(tmp_path, rows, MAPPING + rule % "keep", header=header))
    assert [posting.get("category") for posting in stored(tmp_path)] == ["Apples", "b"]


def test_filters_leave_rows_out_and_count_them_by_reason(tmp_path: Path) -> None:
    filters = """\
only_if:
  - {column: Seen, on_or_after: 2026-03-01}
skip_if:
  - {column: State, equals: [closed, gone]}
keys:
"""
    rows = "\n".join(
        a_row(str(number), extra=f",{cells}")
        for number, cells in enumerate(
            ["2026-02-28,open", "2026-03-01,open", "2026-03-02,CLOSED", ",open", "soon,open"]
        )
    )
    mapping = MAPPING.replace("keys:\n", filters)
    checked = csv_import(tmp_path, rows, mapping, header=HEADER + ",Seen,State")
    summary = done(checked)
    assert [posting["id"] for posting in stored(tmp_path)] == ["1"]
    assert dict(summary.skipped) == {
        "not so: `Seen` is on or after 2026-03-01": 2,
        "`State` is closed or gone": 1,
    }
    assert "`soon` is no date" in checked.problems[0].message
    assert summary.read == summary.kept + summary.rejected + sum(dict(summary.skipped).values())


@pytest.mark.parametrize(
    ("change", "rule", "line"),
    [
        (("  title: Job", "  tittle: Job"), "mapping-key", 6),
        (("  title: Job", "  titel: Job\n  title: Job"), "mapping-key", 6),
        (("  title: Job", "  source: Job\n  title: Job"), "mapping-key", 6),
        (("  title: Job", "  title: Jobb"), "mapping-column", 6),
        (("  title: Job", "  title: Job\n  soc: Twice"), "mapping-column", 7),
        (("  title: Job", "  title: {constant: Job, column: Job}"), "wrong-value", 6),
        (("  title: Job", "  title: Job\n  work_mode: {constant: home}"), "mapping-value", 7),
        (
            ("  title: Job", "  title: Job\n  pay.unit: {column: Job, values: {h: hours}}"),
            "mapping-value",
            7,
        ),
        (
            ("  title: Job", "  title: Job\n  sponsorship: {constant: {stanse: offered}}"),
            "mapping-value",
            7,
        ),
        (("as_of: 2026-03-31", "as_of: March"), None, 3),
        (("source:", "sauce:"), "unknown-key", 1),
    ],
)
def test_a_mistake_in_the_mapping_is_a_problem_at_its_line_and_nothing_is_written(
    tmp_path: Path, change: tuple[str, str], rule: str | None, line: int
) -> None:
    header = HEADER + ",Twice,Twice"
    checked = csv_import(tmp_path, a_row(extra=",,"), MAPPING.replace(*change), header=header)
    assert checked.value is None
    found = {(problem.rule, problem.position.line) for problem in checked.problems}
    assert any((rule or name, line) == (name, at) for name, at in found), checked.problems
    assert not (tmp_path / "data").exists()


def test_every_key_of_a_posting_but_its_source_can_be_mapped() -> None:
    fields = set(Posting.model_fields) - {"source"}
    assert fields <= posting_keys().keys()
    assert {"pay.low", "sections.about", "sponsorship.quote", "places.state"} <= posting_keys().keys()
    kinds = {key: kind for key, kind in posting_keys().items() if kind != "text"}
    assert kinds == {
        **dict.fromkeys(("posted_on", "updated_on", "closes_on", "first_seen", "last_seen"), "date"),
        **dict.fromkeys(("pay.low", "pay.high"), "number"),
        **dict.fromkeys(("places", "remote_within", "sponsorship.visas"), "list"),
        **dict.fromkeys(("pay", "sections", "sponsorship"), "group"),
    }


def test_rows_that_cannot_be_taken_apart_are_kept_byte_by_byte(tmp_path: Path) -> None:
    broken = [
        b"2,Caf\xe9,Crumb,https://crumb.example/2",
        b"3,Baker,Crumb",
        b"4,Baker,Crumb,https://crumb.example/4,more",
        b'5,"Bak"er,Crumb,https://crumb.example/5',
        b'6,"two\nlines \xff",Crumb,https://crumb.example/6',
        b'7,"open,Crumb,https://crumb.example/7',
    ]
    checked = csv_import(tmp_path, b"\n".join([a_row("1").encode(), *broken]))
    assert [posting["id"] for posting in stored(tmp_path)] == ["1"]
    kept = rejects(tmp_path)
    raw = [str(entry["raw"]).encode("utf-8", "surrogateescape") for entry in kept]
    assert raw == broken
    assert [entry["line"] for entry in kept] == [3, 4, 5, 6, 7, 9]
    assert {problem.rule for problem in checked.problems} == {"import-row"}


def test_a_doubled_id_keeps_the_first_row(tmp_path: Path) -> None:
    checked = csv_import(tmp_path, a_row("1", "First") + "\n" + a_row("1", "Second"))
    assert [posting["title"] for posting in stored(tmp_path)] == ["First"]
    assert (checked.problems[0].rule, checked.problems[0].position.line) == ("posting-doubled", 3)


@pytest.mark.parametrize("delimiter", ["tab", '"\\t"', ";", "|"])
def test_other_delimiters_are_named_in_the_mapping(tmp_path: Path, delimiter: str) -> None:
    character = "\t" if "t" in delimiter else delimiter
    mapping = MAPPING + f"delimiter: {delimiter}\n".replace(": |", ': "|"')
    rows, header = (text.replace(",", character) for text in (a_row(), HEADER))
    assert done(csv_import(tmp_path, rows, mapping, header=header)).kept == 1


def test_packed_files_byte_order_marks_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    content = f"\ufeff{HEADER}\r\n{a_row()}\r\n\r\n{a_row('2')}".encode()
    (tmp_path / "jobs.csv.gz").write_bytes(gzip.compress(content))
    (tmp_path / "map.yaml").write_text(MAPPING)
    target = Target(tmp_path / "data", "list")
    summary = done(import_csv(tmp_path / "jobs.csv.gz", tmp_path / "map.yaml", target))
    assert (summary.kept, summary.rejected) == (2, 0)


def test_a_packed_file_cut_short_is_not_imported_in_part(tmp_path: Path) -> None:
    content = "\n".join([HEADER, *(a_row(str(number)) for number in range(5000))]).encode()
    (tmp_path / "jobs.csv.gz").write_bytes(gzip.compress(content)[:-2000])
    (tmp_path / "map.yaml").write_text(MAPPING)
    target = Target(tmp_path / "data", "list")
    checked = import_csv(tmp_path / "jobs.csv.gz", tmp_path / "map.yaml", target)
    assert (checked.value, checked.problems[0].rule) == (None, "import-file")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("missing", ["jobs.csv", "map.yaml"])
def test_a_missing_file_is_a_problem(tmp_path: Path, missing: str) -> None:
    csv_import(tmp_path, a_row())
    (tmp_path / missing).unlink()
    target = Target(tmp_path / "data", "list")
    checked = import_csv(tmp_path / "jobs.csv", tmp_path / "map.yaml", target)
    assert [problem.rule for problem in checked.problems] == ["import-file"]


def test_a_table_without_rows_does_not_delete_what_is_there(tmp_path: Path) -> None:
    done(csv_import(tmp_path, a_row()))
    before = (tmp_path / "data/postings.jsonl.gz").read_bytes()
    checked = csv_import(tmp_path, "")
    assert [problem.rule for problem in checked.problems] == ["import-nothing"]
    assert (tmp_path / "data/postings.jsonl.gz").read_bytes() == before


def test_a_name_that_cannot_be_a_source_is_a_problem(tmp_path: Path) -> None:
    checked = csv_import(tmp_path, a_row(), source="Job List")
    assert [problem.rule for problem in checked.problems] == ["import-source-name"]


def test_the_day_of_the_data_is_the_newest_in_it_when_nobody_says(tmp_path: Path) -> None:
    mapping = MAPPING.replace("as_of: 2026-03-31\n", "")
    checked = csv_import(tmp_path, a_row(), mapping)
    assert [problem.rule for problem in checked.problems] == ["import-as-of"]
    mapping += "  last_seen: Seen\n"
    rows = a_row("1", extra=",2026-01-05") + "\n" + a_row("2", extra=",2026-02-01")
    summary = done(csv_import(tmp_path, rows, mapping, header=HEADER + ",Seen"))
    assert summary.as_of.isoformat() == "2026-02-01"


def spectrum() -> Iterator[tuple[str, bytes, list[dict[str, str]]]]:
    if not shared(SPECTRUM).exists():
        return
    with tarfile.open(shared(SPECTRUM)) as archive:
        files = {Path(member.name): member for member in archive.getmembers() if member.isfile()}
        for path in sorted(path for path in files if path.suffix == ".csv"):
            expected = path.parents[1] / "json" / path.with_suffix(".json").name
            table, answer = (archive.extractfile(files[each]) for each in (path, expected))
            assert table is not None
            assert answer is not None
            rows = json.loads(answer.read())
            yield path.stem, table.read(), rows if isinstance(rows, list) else [rows]


@needs_shared(SPECTRUM)
def test_the_tables_of_csv_spectrum_are_read_as_they_should() -> None:
    cases = list(spectrum())
    assert len(cases) == 12
    for name, content, expected in cases:
        header, *rows = rows_of(lines_of([content]), ",")
        read = [dict(zip(header.cells, row.cells, strict=True)) for row in rows]
        assert [_comparable(row) for row in read] == [_comparable(row) for row in expected], name


def _comparable(row: dict[str, str]) -> dict[str, str]:
    """Two expected answers differ from their tables: in carriage returns, and in one number."""
    return {key: value.replace("\r\n", "\n") for key, value in row.items() if key != "Contact Phone Number"}


def test_the_mapping_in_the_documentation_is_one() -> None:
    text = (REPOSITORY / "docs/importing.md").read_text(encoding="utf-8")
    (mapping,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    checked = read_mapping(mapping, "docs/importing.md")
    assert checked.problems == ()
    assert checked.value is not None


@needs_shared(JOB_LIST)
def test_the_example_mapping_fits_a_real_list(tmp_path: Path) -> None:
    mapping = REPOSITORY / "docs/examples/h1b-list.yaml"
    checked = import_csv(shared(JOB_LIST), mapping, Target(tmp_path / "data", "h1b-list"))
    summary = done(checked)
    assert (summary.read, summary.kept, summary.rejected) == (92_615, 15_166, 0)
