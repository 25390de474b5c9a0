"""The input tree: what is read, what is passed over and what is told."""

import os
from pathlib import Path

import pytest

from generator.sources import files
from generator.sources.files import read_file, read_folder, strangers


def _write(root: Path, path: str, raw: bytes = b"text\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(raw)


def _told(root: Path, suffix: str = ".md") -> list[tuple[str, str, int, int]]:
    checked = read_folder(root, "tips", suffix)
    return [(each.rule, each.path, each.position.line, each.position.column) for each in checked.problems]


def test_files_come_sorted_by_path_with_their_digest(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "A.md"):
        _write(tmp_path, f"tips/{name}", name.encode())
    found = read_folder(tmp_path, "tips", ".md").value
    assert [file.path for file in found] == ["tips/A.md", "tips/a/z.md", "tips/b.md"]
    assert len({file.digest for file in found}) == 3


def test_windows_line_ends_and_old_ones_become_one(tmp_path: Path) -> None:
    _write(tmp_path, "tips/a.md", b"a\r\nb\rc")
    assert read_folder(tmp_path, "tips", ".md").value[0].text == "a\nb\nc"


def test_backups_hidden_files_and_readmes_are_passed_over(tmp_path: Path) -> None:
    for name in (".a.md", "a.md~", ".a.md.swp", "#a.md#", "README.md", ".git/x.md", "a.md.bak"):
        _write(tmp_path, f"tips/{name}")
    checked = read_folder(tmp_path, "tips", ".md")
    assert (checked.value, checked.problems) == ((), ())


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_folder(tmp_path, "tips", ".md").value == ()


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [(b"\xff", 1, 1), ("ä\r\nöé".encode() + b"\xe9 x", 2, 3), (b"a\xc3", 1, 2), (b"\xed\xa0\x80", 1, 1)],
)
def test_the_first_byte_that_is_no_utf_8_is_pointed_at(
    tmp_path: Path, raw: bytes, line: int, column: int
) -> None:
    _write(tmp_path, "tips/a.md", raw)
    assert _told(tmp_path) == [("not-utf-8", "tips/a.md", line, column)]


def test_utf_16_is_recognised(tmp_path: Path) -> None:
    _write(tmp_path, "tips/a.md", "title".encode("utf-16"))
    assert read_folder(tmp_path, "tips", ".md").problems[0].message == "The file is written in UTF-16."


def test_a_null_character_is_pointed_at(tmp_path: Path) -> None:
    _write(tmp_path, "tips/a.md", b"a\r\nb\0c")
    assert _told(tmp_path) == [("control-character", "tips/a.md", 2, 2)]


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "tips/a.md", b"x" * (files.MOST_BYTES + 1))
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    assert _told(tmp_path) == [("too-large-file", "tips/a.md", 1, 1)]


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    _write(tmp_path, "tips/a.md")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert (
        read_folder(tmp_path, "tips", ".md").problems[0].message
        == "The file cannot be read: permission denied."
    )


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "tips").mkdir()
    os.mkfifo(tmp_path / "tips/a.md")
    assert _told(tmp_path) == [("unreadable-file", "tips/a.md", 1, 1)]


def test_links_inside_the_site_are_followed_and_circles_are_told(tmp_path: Path) -> None:
    _write(tmp_path, "shared/a.md")
    (tmp_path / "tips").mkdir()
    (tmp_path / "tips/shared").symlink_to(tmp_path / "shared")
    (tmp_path / "shared/back").symlink_to(tmp_path / "shared")
    (tmp_path / "tips/self.md").symlink_to("self.md")
    assert [file.path for file in read_folder(tmp_path, "tips", ".md").value] == ["tips/shared/a.md"]
    assert {rule for rule, *_ in _told(tmp_path)} == {"link-loop", "unreadable-file"}


def test_links_that_leave_the_site_are_not_followed(tmp_path: Path) -> None:
    _write(tmp_path, "outside/secret.md")
    root = tmp_path / "site"
    (root / "tips").mkdir(parents=True)
    (root / "tips/a.md").symlink_to(tmp_path / "outside/secret.md")
    (root / "tips/b").symlink_to(tmp_path / "outside")
    assert read_folder(root, "tips", ".md").value == ()
    assert _told(root) == [("link-outside", "tips/b", 1, 1), ("link-outside", "tips/a.md", 1, 1)]


def test_a_file_with_another_ending_is_told(tmp_path: Path) -> None:
    _write(tmp_path, "tips/a.markdown")
    assert _told(tmp_path) == [("unused-file", "tips/a.markdown", 1, 1)]


def test_names_that_are_one_on_other_machines_are_told(tmp_path: Path) -> None:
    _write(tmp_path, "tips/Ä.md")
    _write(tmp_path, "tips/a\u0308.md")
    assert [rule for rule, *_ in _told(tmp_path)] == ["case-only-names"]


def test_a_name_that_is_no_utf_8_is_told_in_printable_words(tmp_path: Path) -> None:
    (tmp_path / "tips").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/tips/a\xff.md")).write_bytes(b"x")
    assert _told(tmp_path) == [("unreadable-file", "tips/a\\xff.md", 1, 1)]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert [problem.rule for problem in read_file(tmp_path, "site.yaml").problems] == ["missing-file"]


def test_a_misspelt_folder_is_told_with_the_right_name(tmp_path: Path) -> None:
    _write(tmp_path, "content/tip/a.md")
    found = strangers(tmp_path, "content", ["tips", "faq"])
    assert [(each.path, each.hint) for each in found] == [("content/tip", "did you mean `tips`?")]


def test_a_folder_with_the_name_of_a_file_and_a_file_with_that_of_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "roles/backend-engineer.yaml").mkdir(parents=True)
    (tmp_path / "tips").write_text("no folder")
    told = [*read_folder(tmp_path, "roles", ".yaml").problems, *read_folder(tmp_path, "tips", ".md").problems]
    assert [(each.path, each.rule) for each in told] == [
        ("roles/backend-engineer.yaml", "unreadable-file"),
        ("tips", "unreadable-file"),
    ]


def test_a_link_to_a_folder_above_is_told_at_the_link(tmp_path: Path) -> None:
    (tmp_path / "content/guides").mkdir(parents=True)
    (tmp_path / "content/guides/again").symlink_to("..")
    (problem,) = read_folder(tmp_path, "content/guides", ".md").problems
    assert (problem.path, problem.rule) == ("content/guides/again", "link-loop")
