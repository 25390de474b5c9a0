"""The snapshot reader: what is a posting, what is a reject, and what puts the whole snapshot in doubt."""

import gzip
import json
import os
import tarfile
import tracemalloc
from pathlib import Path

import pytest
import zstandard

from generator.domain.posting import Posting
from generator.domain.snapshot import Reject, Snapshot
from generator.problems.problem import Checked, Problem
from generator.sources.json_lines import lines_of
from generator.sources.posting_lines import Fault, posting_of
from generator.sources.rejects import rejects_file
from generator.sources.snapshot import read_manifest, read_snapshot
from tests.shared_data import needs_shared, shared

JSON_SUITE = "data/hostile/json-test-suite.tar.gz"

MANIFEST = """\
as_of: 2026-03-31
sources:
  - name: board
    title: Invented board
"""


def a_line(**keys: object) -> bytes:
    given = {
        "id": "1",
        "source": "board",
        "title": "Baker of Maps",
        "employer": "Marrow & Quill",
        "url": "https://marrow.example/jobs/1",
        **keys,
    }
    kept = {key: value for key, value in given.items() if value is not ...}
    return json.dumps(kept, ensure_ascii=False).encode()


def snapshot_of(
    tmp_path: Path,
    *lines: bytes,
    name: str = "postings.jsonl",
    manifest: str | None = MANIFEST,
    **options: int | str,
) -> Checked[Snapshot | None]:
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    if manifest is not None:
        (folder / "snapshot.yaml").write_text(manifest, encoding="utf-8")
    (folder / name).write_bytes(b"".join(line + b"\n" for line in lines))
    return read_snapshot(folder, **options)  # type: ignore[arg-type]


def read(checked: Checked[Snapshot | None]) -> Snapshot:
    assert checked.value is not None
    return checked.value


def only_reject(tmp_path: Path, line: bytes, **options: int) -> Reject:
    checked = snapshot_of(tmp_path, a_line(id="good"), line, **options)
    assert [posting.id for posting in read(checked).postings] == ["good"]
    (reject,) = read(checked).rejects
    (problem,) = checked.problems
    assert (problem.path, problem.position.line) == ("data/postings.jsonl", 2)
    assert (problem.rule, problem.message, problem.hint) == (
        reject.rule,
        reject.message,
        reject.hint,
    )
    return reject


def rules(checked: Checked[Snapshot | None]) -> list[str]:
    return [problem.rule for problem in checked.problems]


def only_problem(checked: Checked[Snapshot | None]) -> Problem:
    (problem,) = checked.problems
    return problem


def test_postings_are_sorted_by_source_and_id_whatever_the_order_of_the_lines(
    tmp_path: Path,
) -> None:
    lines = [a_line(id=name) for name in ("c", "a", "b")]
    forwards = read(snapshot_of(tmp_path, *lines))
    backwards = read(snapshot_of(tmp_path, *reversed(lines)))
    assert [posting.id for posting in forwards.postings] == ["a", "b", "c"]
    assert forwards == backwards
    assert forwards.lines_read == 3


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085", "\x0b", "\x1c"])
def test_unicode_line_ends_inside_a_text_do_not_end_the_line(tmp_path: Path, separator: str) -> None:
    line = a_line(description=f"one{separator}two")
    if separator < " ":
        line = json.dumps(json.loads(line)).encode()
    (posting,) = read(snapshot_of(tmp_path, line)).postings
    assert posting.description == f"one{separator}two"


def test_lines_may_end_in_carriage_return_and_newline_and_blank_lines_do_not_count(
    tmp_path: Path,
) -> None:
    snapshot = read(snapshot_of(tmp_path, a_line(id="a") + b"\r", b"", b" \r", a_line(id="b")))
    assert [posting.id for posting in snapshot.postings] == ["a", "b"]
    assert (snapshot.lines_read, snapshot.rejects) == (2, ())


def test_a_byte_order_mark_at_the_beginning_is_no_content(tmp_path: Path) -> None:
    assert len(read(snapshot_of(tmp_path, b"\xef\xbb\xbf" + a_line())).postings) == 1


@pytest.mark.parametrize("title", [".", "x" * 300, "日本語", "🏅"])
def test_short_long_and_foreign_titles_are_postings(tmp_path: Path, title: str) -> None:
    (posting,) = read(snapshot_of(tmp_path, a_line(title=title))).postings
    assert posting.title == title


@pytest.mark.parametrize(
    ("line", "rule", "words"),
    [
        (b'{"id": "1", ', "posting-not-json", "unexpected end"),
        (b'{"id": NaN}', "posting-not-json", "not readable as JSON"),
        (a_line(pay={"low": float("inf")}), "posting-not-json", "not readable as JSON"),
        (b'["id"]', "posting-not-json", "no object"),
        (b'"text"', "posting-not-json", "no object"),
        (b"[" * 100_000, "posting-not-json", "depth"),
        (a_line(title="Caf\u00e9").replace(b"\xc3\xa9", b"\xe9"), "posting-not-utf8", "0xE9"),
        (a_line(tittle="x"), "posting-unknown-key", "`tittle`"),
        (a_line(employer=...), "posting-missing-key", "`employer`"),
        (a_line(title=True), "posting-wrong-type", "`title` is `true`"),
        (a_line(title=None), "posting-wrong-value", "`title`"),
        (a_line(pay={"low": "100000"}), "posting-wrong-type", "`low` is `100000`"),
        (a_line(pay={"low": True}), "posting-wrong-type", "`low` is `true`"),
        (a_line(pay={"low": 9, "high": 2}), "posting-wrong-value", "above"),
        (a_line(pay={"low": 9, "unit": "fortnight"}), "posting-wrong-value", "fortnight"),
        (a_line(posted_on="2026-02-30"), "posting-wrong-value", "2026-02-30"),
        (a_line(posted_on="1700006400"), "posting-wrong-value", "1700006400"),
        (a_line(posted_on=1700006400), "posting-wrong-type", "1700006400"),
        (a_line(posted_on="2026-01-01T00:00:00"), "posting-wrong-value", "`posted_on`"),
        (a_line(posted_on="2026-03-02", closes_on="2026-03-01"), "posting-wrong-value", "before"),
        (a_line(first_seen="2026-03-02", last_seen="2026-03-01"), "posting-wrong-value", "before"),
        (a_line(source="bord"), "posting-unknown-source", "`bord`"),
        (a_line(id="good", title="Another"), "posting-doubled", "line 1"),
        (a_line(title=" \u00a0\t"), "posting-wrong-value", "`title`"),
        (a_line(title="\u200b\ufeff\u2060"), "posting-wrong-value", "no visible character"),
        (a_line(employer="\u3164\u2800"), "posting-wrong-value", "no visible character"),
        (a_line(title="\x00\x1b"), "posting-wrong-value", "no visible character"),
        (a_line(url="javascript:alert(1)"), "posting-wrong-value", "`url`"),
        (a_line(url="ftp://marrow.example"), "posting-wrong-value", "`url`"),
        (a_line(url="https://[marrow"), "posting-wrong-value", "`url`"),
        (a_line(url="https:///jobs"), "posting-wrong-value", "`url`"),
        (a_line(url="https://a.example:99999/"), "posting-wrong-value", "no web address"),
        (a_line(url="https://a.example\\@b.example/"), "posting-wrong-value", "has a backslash"),
        (a_line(url="https://a.example/jobs\\1"), "posting-wrong-value", "has a backslash"),
        (a_line(url="https://a.example@b.example/"), "posting-wrong-value", "a name before its host"),
        (a_line(employer_url="https://a:b@c.example/"), "posting-wrong-value", "a name before its host"),
        (a_line(employer_url="https://a.example/\u200b"), "posting-wrong-value", "`employer_url`"),
        (a_line(places=[7]), "posting-wrong-type", "Entry 1 of `places`"),
        (a_line(places=[{"town": "Ulm"}]), "posting-unknown-key", "`town`"),
        (a_line()[:-1] + b', "title": "Twice"}', "posting-wrong-value", "`title` stands twice"),
        (a_line()[:-1] + b', "title" \t: "Twice"}', "posting-wrong-value", "`title` stands twice"),
        (a_line()[:-1] + rb', "t\u0069tle": "Twice"}', "posting-wrong-value", "`title` stands twice"),
        (a_line(pay={"low": 5})[:-2] + b', "low" : 6}}', "posting-wrong-value", "`low` stands"),
    ],
)
def test_a_broken_line_is_a_reject_with_its_reason_and_the_rest_goes_on(
    tmp_path: Path, line: bytes, rule: str, words: str
) -> None:
    reject = only_reject(tmp_path, line)
    assert reject.rule == rule
    assert words in reject.message


@pytest.mark.parametrize("key", ["url", "employer_url"])
@pytest.mark.parametrize("address", ["https://jobs.example/1", "http://JOBS.example.:8080/1"])
def test_a_posting_that_leads_to_the_site_itself_is_a_reject_at_its_address(
    tmp_path: Path, key: str, address: str
) -> None:
    line = a_line(**{key: address})
    snapshot = read(snapshot_of(tmp_path, line, a_line(id="2"), base_url="https://jobs.example:443/"))
    assert [posting.id for posting in snapshot.postings] == ["2"]
    (reject,) = snapshot.rejects
    assert (reject.rule, reject.line) == ("posting-url-own-site", 1)
    assert f"`{key}` is `{address}`" in reject.message
    assert line.decode()[reject.column - 1 :].startswith(f'"{address}')


def test_a_snapshot_is_read_anew_for_a_site_at_another_host(tmp_path: Path) -> None:
    line = a_line(url="https://jobs.example/1")
    for host, rejects in (("jobs.example", 1), ("other.example", 0), ("jobs.example", 1)):
        checked = snapshot_of(tmp_path, line, a_line(id="2"), base_url=f"https://{host}")
        assert len(read(checked).rejects) == rejects


def test_postings_that_state_the_same_keys_hold_them_once() -> None:
    lines = (a_line(id="1"), a_line(id="2"), a_line(id="3", category="Boats"))
    one, other, more = (each for each in map(posting_of, lines) if isinstance(each, Posting))
    assert one.model_fields_set is other.model_fields_set
    assert more.model_fields_set == one.model_fields_set | {"category"}


def test_postings_hold_equal_places_and_days_once(tmp_path: Path) -> None:
    place = {"city": "Ghent", "country": "BE"}
    lines = [
        a_line(id=str(number), places=[place, "Remote"], posted_on=f"2026-03-0{day}", last_seen="2026-03-02")
        for number, day in enumerate((1, 2))
    ]
    one, other = read(snapshot_of(tmp_path, *lines)).postings
    assert one.places is other.places
    assert one.last_seen is other.last_seen is other.posted_on
    assert one.model_dump(mode="json")["posted_on"] == "2026-03-01"


def test_keys_inside_a_text_are_not_counted_as_keys(tmp_path: Path) -> None:
    text = 'He said "id": twice, "id": and C:\\"'
    (posting,) = read(snapshot_of(tmp_path, a_line(description=text))).postings
    assert posting.description == text


def test_the_hint_names_the_nearest_key_and_the_nearest_source(tmp_path: Path) -> None:
    assert "`title`" in only_reject(tmp_path, a_line(tittle="x")).hint
    assert "`board`" in only_reject(tmp_path, a_line(source="bord")).hint


def test_the_column_of_broken_json_counts_characters(tmp_path: Path) -> None:
    assert only_reject(tmp_path, '{"é": 1,}'.encode()).column == 8
    assert only_reject(tmp_path, b'{"\xc3\xa9": "\xff"}').column == 8


@pytest.mark.parametrize(
    ("change", "marked"),
    [
        ({"tittle": "x"}, '"tittle"'),
        ({"pay": {"unit": "year", "low": "ten"}}, '"ten"'),
        ({"places": ["Lima", {"city": "Lima"}, {"town": "Lima"}]}, '"town"'),
        ({"places": ['["', 7]}, "7"),
        ({"remote_within": [], "posted_on": "2026-13-01"}, '"2026-13-01"'),
        ({"posted_on": "1700006400"}, '"1700006400"'),
        ({"title": "\u200b", "employer": 'a "b" \\'}, '"\u200b"'),
        ({"employer_url": "https://[x"}, '"https://[x"'),
    ],
)
def test_a_fault_points_at_the_key_or_value_it_is_about(
    tmp_path: Path, change: dict[str, object], marked: str
) -> None:
    line = a_line(**change)
    column = only_reject(tmp_path, line).column
    assert line.decode()[column - 1 :].startswith(marked)


def test_every_fault_of_a_line_is_named_in_its_one_reject(tmp_path: Path) -> None:
    reject = only_reject(tmp_path, a_line(title=5, colour="red", pay={"low": "1"}))
    assert all(word in reject.message for word in ("`title`", "`colour`", "`low`"))


def test_of_two_postings_with_one_id_the_first_stays(tmp_path: Path) -> None:
    checked = snapshot_of(tmp_path, a_line(title="First"), a_line(title="Second"))
    assert [posting.title for posting in read(checked).postings] == ["First"]


def test_one_id_in_two_sources_is_two_postings(tmp_path: Path) -> None:
    manifest = MANIFEST + "  - name: other\n    title: Another board\n"
    checked = snapshot_of(tmp_path, a_line(), a_line(source="other"), manifest=manifest)
    assert len(read(checked).postings) == 2
    assert checked.problems == ()


def test_a_line_above_the_limit_is_a_reject_and_is_not_held(tmp_path: Path) -> None:
    long = a_line(id="long", description="x" * 20_000_000)
    snapshot_of(tmp_path, a_line(id="good"), long, a_line(id="after"))
    del long
    tracemalloc.start()
    checked = read_snapshot(tmp_path / "data")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [posting.id for posting in read(checked).postings] == ["after", "good"]
    assert "20.0 MB long, longer than 5 MB" in only_problem(checked).message
    assert peak < 16_000_000


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_lines_are_the_same_in_whatever_pieces_the_file_arrives(size: int) -> None:
    content = b"ab\n\ncdefghij\nklmnopqrstuvwxyz\nend"
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    lines = list(lines_of(chunks, longest=10))
    assert [(line.number, line.offset, line.length, line.is_whole) for line in lines] == [
        (1, 0, 2, True),
        (2, 3, 0, True),
        (3, 4, 8, True),
        (4, 13, 16, False),
        (5, 30, 3, True),
    ]
    assert [line.text for line in lines] == [b"ab", b"", b"cdefghij", b"klmnopqrst", b"end"]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_packed_snapshot_reads_like_a_plain_one(tmp_path: Path, suffix: str) -> None:
    plain = b"".join(a_line(id=str(number)) + b"\n" for number in range(50))
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "snapshot.yaml").write_text(MANIFEST)
    (folder / f"postings.jsonl{suffix}").write_bytes(packed(plain, suffix))
    checked = read_snapshot(folder)
    assert len(read(checked).postings) == 50
    assert checked.problems == ()


def packed(content: bytes, suffix: str) -> bytes:
    """Two members, as appending writers make them."""
    half = len(content) // 2
    compress = gzip.compress if suffix == ".gz" else zstandard.ZstdCompressor().compress
    return compress(content[:half]) + compress(content[half:])


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("damage", ["short", "garbage", "not an archive"])
def test_a_damaged_archive_is_an_error_and_says_how_far_it_was_readable(
    tmp_path: Path, suffix: str, damage: str
) -> None:
    lines = [a_line(id=str(number), description=f"{number * 7919}" * 9) for number in range(9000)]
    whole = packed(b"\n".join(lines), suffix)
    content = {
        "short": whole[: len(whole) * 3 // 4],
        "garbage": whole + b"garbage" * 9,
        "not an archive": lines[0],
    }[damage]
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "snapshot.yaml").write_text(MANIFEST)
    (folder / f"postings.jsonl{suffix}").write_bytes(content)
    checked = read_snapshot(folder)
    problem = only_problem(checked)
    assert problem.rule == "snapshot-cut-short"
    assert "readable up to line" in problem.message
    if damage != "not an archive":
        assert len(read(checked).postings) > 4000


def test_a_missing_folder_is_a_problem_with_a_way_out(tmp_path: Path) -> None:
    checked = read_snapshot(tmp_path / "data")
    assert checked.value is None
    assert only_problem(checked).rule == "snapshot-missing"
    assert "rolepages import" in only_problem(checked).hint


def test_a_missing_manifest_still_lets_the_postings_be_checked(tmp_path: Path) -> None:
    checked = snapshot_of(tmp_path, a_line(titel="x"), manifest=None)
    assert checked.value is None
    assert rules(checked) == ["snapshot-missing", "snapshot-empty", "posting-unknown-key"]


def test_a_manifest_with_faults_names_line_and_column(tmp_path: Path) -> None:
    checked = snapshot_of(tmp_path, a_line(), manifest=MANIFEST.replace("title:", "titel:"))
    assert checked.value is None
    places = {(p.rule, p.position.line, p.position.column) for p in checked.problems}
    assert ("unknown-key", 4, 5) in places


def test_a_source_that_stands_twice_in_the_manifest_is_a_problem(tmp_path: Path) -> None:
    manifest = MANIFEST + "  - name: board\n    title: Again\n"
    checked = snapshot_of(tmp_path, a_line(), manifest=manifest)
    assert (only_problem(checked).rule, only_problem(checked).position.line) == (
        "doubled-source",
        5,
    )


def test_a_manifest_that_is_not_utf8_is_a_problem_on_its_line(tmp_path: Path) -> None:
    (tmp_path / "snapshot.yaml").write_bytes(b"as_of: 2026-03-31\nsources: \xff\n")
    (problem,) = read_manifest(tmp_path).problems
    assert problem.position.line == 2


def test_missing_and_several_postings_files_are_problems(tmp_path: Path) -> None:
    checked = snapshot_of(tmp_path, a_line())
    (tmp_path / "data/postings.jsonl.gz").write_bytes(gzip.compress(a_line()))
    checked = read_snapshot(tmp_path / "data")
    assert (checked.value, rules(checked)) == (None, ["postings-file"])
    for file in (tmp_path / "data").glob("postings*"):
        file.unlink()
    checked = read_snapshot(tmp_path / "data")
    assert (checked.value, rules(checked)) == (None, ["postings-file"])


@pytest.mark.parametrize("lines", [(), (b"",), (b"\xef\xbb\xbf",)])
def test_an_empty_snapshot_is_an_error(tmp_path: Path, lines: tuple[bytes, ...]) -> None:
    assert rules(snapshot_of(tmp_path, *lines)) == ["snapshot-empty"]


def test_more_rejects_than_allowed_are_one_error_beside_the_warnings(tmp_path: Path) -> None:
    lines = [a_line(id="good"), b"{", b"["]
    assert rules(snapshot_of(tmp_path, *lines, max_rejects=2)) == ["posting-not-json"] * 2
    assert rules(snapshot_of(tmp_path, *lines, max_rejects=1)) == [
        "posting-not-json",
        "posting-not-json",
        "too-many-rejects",
    ]


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_the_rejects_file_gives_back_the_rejected_lines_byte_by_byte(tmp_path: Path, suffix: str) -> None:
    broken = [
        b'{"id": "\xff\xfe\xed\xb3\xbf", "title": "\\ud83d"',
        "{'title': 'Zo\u00eb \U0001f3c5 \u2028'}\r".encode(),
        a_line(id="long", description="é" * 3_000_000),
        b"\xf0\x9f\x8f",
    ]
    lines = [a_line(id="a"), broken[0], broken[1], a_line(id="b"), *broken[2:]]
    content = b"\n".join(lines)
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "snapshot.yaml").write_text(MANIFEST)
    file = folder / f"postings.jsonl{suffix}"
    file.write_bytes(packed(content, suffix) if suffix else content)
    snapshot = read(read_snapshot(folder))
    written = b"".join(rejects_file(file, snapshot.rejects)).decode("ascii").split("\n")
    entries = [json.loads(line) for line in written if line]
    assert [entry["raw"].encode("utf-8", "surrogateescape") for entry in entries] == broken
    assert [entry["line"] for entry in entries] == [2, 3, 5, 6]
    assert all(entry["reason"] and entry["rule"] for entry in entries)


def test_progress_reaches_the_size_of_the_file(tmp_path: Path) -> None:
    snapshot_of(tmp_path, a_line())
    seen: list[tuple[int, int]] = []
    read_snapshot(tmp_path / "data", progress=lambda done, total: seen.append((done, total)))
    size = (tmp_path / "data/postings.jsonl").stat().st_size
    assert seen[-1] == (size, size)


@needs_shared(JSON_SUITE)
def test_no_file_of_the_json_test_suite_is_taken_for_a_posting_or_stops_the_reader() -> None:
    with tarfile.open(shared(JSON_SUITE)) as archive:
        files = [member for member in archive.getmembers() if member.name.endswith(".json")]
        assert len(files) == 318
        for member in files:
            content = archive.extractfile(member)
            assert content is not None
            fault = posting_of(content.read())
            assert isinstance(fault, Fault)
            if Path(member.name).name.startswith("n_"):
                assert fault.rule in {"posting-not-json", "posting-not-utf8"}, member.name


def test_a_file_with_the_same_size_and_time_and_other_bytes_is_read_again(tmp_path: Path) -> None:
    snapshot_of(tmp_path, a_line(title="Baker of Maps"))
    postings = tmp_path / "data/postings.jsonl"
    before = postings.stat()
    postings.write_bytes(a_line(title="Maker of Bats") + b"\n")
    os.utime(postings, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert postings.stat().st_size == before.st_size
    (posting,) = read(read_snapshot(tmp_path / "data")).postings
    assert posting.title == "Maker of Bats"


def test_a_file_with_the_same_bytes_is_not_read_again(tmp_path: Path) -> None:
    first = read(snapshot_of(tmp_path, a_line()))
    again = read(snapshot_of(tmp_path, a_line(), manifest=MANIFEST.replace("2026-03-31", "2026-03-30")))
    assert again.postings is first.postings
    assert again.manifest.as_of != first.manifest.as_of


def test_the_same_bytes_are_judged_anew_when_their_source_is_renamed(tmp_path: Path) -> None:
    assert read(snapshot_of(tmp_path, a_line())).rejects == ()
    again = snapshot_of(tmp_path, a_line(), manifest=MANIFEST.replace("board", "other"))
    assert [reject.rule for reject in read(again).rejects] == ["posting-unknown-source"]


def test_a_file_that_is_written_to_meanwhile_is_read_once_more(tmp_path: Path) -> None:
    snapshot_of(tmp_path, a_line())
    postings = tmp_path / "data/postings.jsonl"
    postings.write_bytes(a_line(title="Old Title") + b"\n")
    pending = [a_line(title="New Title") + b"\n"]

    def write(*_: int) -> None:
        if pending:
            postings.write_bytes(pending.pop())

    (posting,) = read(read_snapshot(tmp_path / "data", progress=write)).postings
    assert posting.title == "New Title"


def test_a_file_that_never_rests_is_no_snapshot(tmp_path: Path) -> None:
    snapshot_of(tmp_path, a_line())
    postings = tmp_path / "data/postings.jsonl"
    numbers = iter(range(10, 100))
    postings.write_bytes(a_line(id=f"{next(numbers)}") + b"\n")
    checked = read_snapshot(
        tmp_path / "data",
        progress=lambda *_: void(postings.write_bytes(a_line(id=f"{next(numbers)}") + b"\n")),
    )
    (problem,) = checked.problems
    assert (problem.rule, problem.message) == ("postings-file", "The file changed while it was read.")


def void(_: object) -> None:
    pass
