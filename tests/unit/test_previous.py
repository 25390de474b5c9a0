"""The last publication is read from a folder, a file or the site itself, and never guessed at."""

import gzip
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import orjson
import pytest

from generator import previous, previous_site
from generator.domain.last_publication import EndedRule
from generator.previous import KEPT, NONE, read_previous

PAGE = [1, "data", "words", "", "frame", 3]
MANIFEST: Mapping[str, Any] = {
    "format": 2,
    "generator": "rolepages 1.0",
    "as_of": "2026-03-30",
    "today": "2026-03-31",
    "base_url": "https://jobs.example",
    "employers": {"larkspur": "Larkspur Systems"},
    "postings": {"demo": {"larkspur": {"/jobs/a/": ["Engineer", ["backend"], [], ["h-1b"]]}}},
    "closed": {"/jobs/b/": {"since": "2026-03-20", "kind": "postings", "heading": "Nurse"}},
    "gone": {"/jobs/c/": "2026-03-21"},
    "redirects": {"/old/": "gone"},
    "ended": [["/older/", "/roles/x/", "2026-01-02", "2026-02-03"]],
    "aliases": {"/roles/y/": "/roles/x/"},
    "templates": {"base.html": "1"},
    "pages": {
        "postings": {"2026-03-12": {"/jobs/a/": PAGE[:5]}},
        "roles": {"2026-03-31": {"/roles/x/": PAGE}},
    },
    "files": {"/": "1", "/assets/a logo.png": "2"},
}

BYTES = orjson.dumps(MANIFEST)


def written(folder: Path, manifest: object = MANIFEST) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    content = manifest if isinstance(manifest, bytes) else orjson.dumps(manifest)
    (folder / "manifest.json").write_bytes(content)
    return folder


def rules_of(location: str, root: Path, today: date | None = None) -> list[str]:
    return [problem.rule for problem in read_previous(location, root, today).problems]


def test_a_folder_and_its_manifest_say_the_same(tmp_path: Path) -> None:
    folder = written(tmp_path / "built")
    found = read_previous(str(folder), tmp_path).value
    publication = found.publication
    assert publication is not None
    assert publication.pages["/jobs/a/"].lastmod == date(2026, 3, 12)
    assert (publication.pages["/roles/x/"].count, publication.pages["/jobs/a/"].count) == (3, None)
    posting = publication.postings["/jobs/a/"]
    assert (posting.title, posting.employer, posting.source, posting.roles, posting.visas) == (
        "Engineer", "larkspur", "demo", ("backend",), ("h-1b",),
    )  # fmt: skip
    assert publication.closed["/jobs/b/"].since == date(2026, 3, 20)
    assert publication.gone == {"/jobs/c/": date(2026, 3, 21)}
    assert publication.ended == (EndedRule("/older/", "/roles/x/", date(2026, 1, 2), date(2026, 2, 3)),)
    assert publication.aliases == {"/roles/y/": "/roles/x/"}
    assert found.said == "Compared with the publication of 2026-03-31 (https://jobs.example)."
    by_file = read_previous(str(folder / "manifest.json"), tmp_path).value.publication
    assert by_file is not None
    assert (by_file.pages, by_file.digest) == (publication.pages, publication.digest)


def test_without_a_word_the_kept_manifest_is_read_and_none_leaves_it(tmp_path: Path) -> None:
    assert read_previous(None, tmp_path).value.publication is None
    assert read_previous(None, tmp_path).value.said == ""
    written((tmp_path / KEPT).parent)
    assert read_previous(None, tmp_path).value.publication is not None
    assert read_previous(NONE, tmp_path).value.publication is None
    assert "no earlier publication" in read_previous(NONE, tmp_path).value.said


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<html>", b"[]", b"null", b"{}", b'{"generator":"other 1","format":2}', b"\xff\xfe",
        b"[" * 9000, b'{"generator":"rolepages 1","format":"2"}',
        b'{"generator":"rolepages 1","format":true}',
    ],
)  # fmt: skip
def test_what_is_no_manifest_is_an_error(content: bytes, tmp_path: Path) -> None:
    assert rules_of(str(written(tmp_path / "built", content)), tmp_path) == ["previous-unreadable"]


def test_a_place_without_a_manifest_is_an_error(tmp_path: Path) -> None:
    assert rules_of("nowhere", tmp_path) == ["previous-unreadable"]
    assert rules_of(" ", tmp_path) == ["previous-unreadable"]
    assert rules_of(str(tmp_path), tmp_path) == ["previous-unreadable"]


@pytest.mark.parametrize(
    "changes",
    [
        {"today": None}, {"today": "2026-02-30"}, {"today": "20260331"}, {"as_of": 3},
        {"pages": []}, {"pages": {"roles": []}}, {"pages": {"roles": {"soon": {}}}},
        {"pages": {"roles": {"2026-03-31": {"/x/": [2, "", "", "", ""]}}}},
        {"pages": {"roles": {"2026-03-31": {"/x/": [[], "", "", "", ""]}}}},
        {"pages": {"roles": {"2026-03-31": {"/x/": [1, "", "", ""]}}}},
        {"pages": {"roles": {"2026-03-31": {"/x/": [1, "", "", "", "", -1]}}}},
        {"pages": {"roles": {"2026-03-31": {"/x/": [1, "", "", "", "", True]}}}},
        {"pages": {"roles": {"2026-03-31": {"/../x/": PAGE}}}},
        {"pages": {"roles": {"2026-03-31": {"//evil.example/": PAGE}}}},
        {"pages": {"roles": {"2026-03-31": {"https://evil.example/": PAGE}}}},
        {"pages": {"roles": {"2026-03-31": {"/a\nb/": PAGE}}}},
        {"pages": {"roles": {"2026-03-31": {f"/{'a' * 3_000}/": PAGE}}}},
        {"postings": {"demo": {"e": {"/jobs/a/": []}}}},
        {"postings": {"demo": {"e": {"/jobs/a/": ["x", "y"]}}}},
        {"postings": {"demo": {"e": {"/jobs/a/": [{}, []]}}}},
        {"closed": {"/x/": {"kind": "roles"}}}, {"closed": {"/x/": []}}, {"gone": {"/x/": 1}},
        {"files": {"x": "1"}}, {"files": {"/\\x": "1"}}, {"employers": {"a": None}},
        {"totals": {"jobs": "9"}},
    ],
)  # fmt: skip
def test_a_manifest_with_a_wrong_value_is_an_error(changes: Mapping[str, Any], tmp_path: Path) -> None:
    folder = written(tmp_path / "built", {**MANIFEST, **changes})
    assert rules_of(str(folder), tmp_path) == ["previous-unreadable"]


def test_a_later_format_is_an_error_and_the_first_one_knows_no_pages(tmp_path: Path) -> None:
    assert rules_of(str(written(tmp_path / "new", {**MANIFEST, "format": 9})), tmp_path) == ["previous-newer"]
    known = {key: MANIFEST[key] for key in ("generator", "as_of", "today", "base_url", "files")}
    old = read_previous(str(written(tmp_path / "old", {**known, "format": 1})), tmp_path)
    assert [problem.rule for problem in old.problems] == ["previous-old"]
    assert old.value.publication is not None
    assert old.value.publication.files == MANIFEST["files"]


def test_a_later_day_and_another_site_are_told(tmp_path: Path) -> None:
    folder = str(written(tmp_path / "built"))
    assert rules_of(folder, tmp_path, date(2026, 3, 30)) == ["previous-later"]
    assert rules_of(folder, tmp_path, date(2026, 3, 31)) == []
    told = read_previous(folder, tmp_path, None, ["https://other.example/"]).problems
    assert [problem.rule for problem in told] == ["previous-other-site"]
    assert not read_previous(folder, tmp_path, None, ["https://p.example", "https://jobs.example/"]).problems


def test_a_manifest_larger_than_any_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previous, "MOST_BYTES", 100)
    assert rules_of(str(written(tmp_path / "built")), tmp_path) == ["previous-unreadable"]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/full"])
def test_a_device_is_no_manifest_and_is_not_read(device: str, tmp_path: Path) -> None:
    told = read_previous(device, tmp_path).problems
    assert [problem.rule for problem in told] == ["previous-unreadable"]
    assert "neither a file nor a pipe" in told[0].message


def test_a_pipe_is_read_to_its_end_and_no_further_than_any_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previous, "MOST_BYTES", len(BYTES))
    for content, problems in ((BYTES, []), (BYTES + b" ", ["previous-unreadable"])):
        pipe = tmp_path / f"pipe-{len(content)}"
        os.mkfifo(pipe)
        writer = Thread(target=pipe.write_bytes, args=(content,))
        writer.start()
        assert rules_of(str(pipe), tmp_path) == problems
        writer.join()


# From the site itself

Answer = tuple[int, Mapping[str, str], bytes]


@contextmanager
def a_server(answers: Mapping[str, Answer] | Callable[[str], Answer]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = answers(self.path) if callable(answers) else answers.get(self.path, (404, {}, b"none"))
            self.send_response(found[0])
            for name, value in ({"Content-Length": str(len(found[2]))} | dict(found[1])).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(found[2])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


HOME: Answer = (200, {}, b"<p>Home.")


def test_the_published_site_is_asked_for_its_manifest(tmp_path: Path) -> None:
    with a_server({"/manifest.json": (200, {}, BYTES)}) as site:
        for address in (
            site,
            site.replace("http", "HTTP"),
            f"{site}/",
            f"{site}/manifest.json",
            f"{site}/?x=1#y",
        ):
            found = read_previous(address, tmp_path)
            assert found.problems == ()
            assert found.value.publication is not None
            assert set(found.value.publication.pages) == {"/jobs/a/", "/roles/x/"}


def test_a_packed_manifest_is_unpacked(tmp_path: Path) -> None:
    packed = (200, {"Content-Encoding": "gzip"}, gzip.compress(BYTES))
    with a_server({"/jobs/manifest.json": packed}) as site:
        assert read_previous(f"{site}/jobs/", tmp_path).value.publication is not None


@pytest.mark.parametrize("status", [404, 410])
def test_a_site_that_has_neither_manifest_nor_home_is_new_with_a_warning(status: int, tmp_path: Path) -> None:
    with a_server(lambda _: (status, {}, b"nothing")) as site:
        found = read_previous(f"{site}/jbos".replace("//", "//me:secret@"), tmp_path)
    assert found.value.publication is None
    assert [problem.rule for problem in found.problems] == ["previous-not-found"]
    message = found.problems[0].message
    assert f"Neither {site}/jbos/manifest.json nor {site}/jbos/ exists" in message
    assert "--previous none" in found.problems[0].hint
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"/": HOME}, "previous-unreadable"),
        ({"/manifest.json": (200, {}, b"<p>Home.")}, "previous-unreadable"),
        ({"/manifest.json": (500, {}, b"")}, "previous-unreached"),
        ({"/manifest.json": (403, {}, b"")}, "previous-unreached"),
        ({"/": (503, {}, b"")}, "previous-unreached"),
        (
            {"/manifest.json": (302, {"Location": "https://evil.example/manifest.json"}, b"")},
            "previous-unreached",
        ),
        ({"/manifest.json": (302, {"Location": "file:///etc/passwd"}, b"")}, "previous-unreached"),
        ({"/manifest.json": (302, {"Location": "/manifest.json"}, b"")}, "previous-unreached"),
        ({"/manifest.json": (302, {"Location": "http://[x/"}, b"")}, "previous-unreached"),
        ({"/manifest.json": (302, {}, b"")}, "previous-unreached"),
        ({"/manifest.json": (200, {"Content-Encoding": "gzip"}, b"not packed")}, "previous-unreached"),
        ({"/manifest.json": (200, {"Content-Length": "9000"}, b"cut")}, "previous-unreached"),
    ],
)
def test_an_answer_that_tells_nothing_is_an_error(
    answers: Mapping[str, Answer], rule: str, tmp_path: Path
) -> None:
    with a_server(answers) as site:
        told = read_previous(site, tmp_path)
    assert [problem.rule for problem in told.problems] == [rule]
    assert told.value.publication is None


def test_a_redirect_on_the_same_host_is_followed(tmp_path: Path) -> None:
    answers: dict[str, Answer] = {
        "/manifest.json": (301, {"Location": "/jobs/manifest.json"}, b""),
        "/jobs/manifest.json": (200, {}, BYTES),
    }
    with a_server(answers) as site:
        assert read_previous(site, tmp_path).value.publication is not None


def test_an_answer_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previous_site, "MOST_BYTES", 1_000)
    packed = (200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 5_000_000))
    for answer in (packed, (200, {}, b" " * 50_000)):
        with a_server({"/manifest.json": answer}) as site:
            assert rules_of(site, tmp_path) == ["previous-unreadable"]


def test_a_host_that_is_not_there_is_no_first_publication(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for address in (f"http://127.0.0.1:{port}", "http://", "http://[", "https://nothing.invalid"):
        assert rules_of(address, tmp_path) == ["previous-unreached"]


def test_a_password_in_the_address_is_not_shown(tmp_path: Path) -> None:
    with a_server(lambda _: (500, {}, b"")) as site:
        told = read_previous(site.replace("//", "//me:secret@"), tmp_path).problems
    assert "secret" not in repr(told)
