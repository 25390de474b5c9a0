"""A diff is read for the lines that it makes new."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from generator.problems.changed_lines import ChangedLines, DiffError, Nearness, changed_lines

_DIFF = """\
diff --git a/roles/a.yaml b/roles/a.yaml
index 1111111..2222222 100644
--- a/roles/a.yaml
+++ b/roles/a.yaml
@@ -2 +2,2 @@ title: A
-old
+++ b/roles/other.yaml
+new
@@ -9,2 +10,0 @@
-gone
-gone
@@ -20,3 +19,3 @@
 same
-old
+new
 same
"""


def _read(text: str) -> ChangedLines:
    return changed_lines(BytesIO(text.encode()))


def test_only_new_lines_are_touched_and_their_words_are_no_heads() -> None:
    assert _read(_DIFF).files == {"roles/a.yaml": (range(2, 4), range(20, 21))}


def test_a_line_is_nearer_than_its_file_and_its_file_than_another() -> None:
    changed = _read(_DIFF)
    near = [changed.nearness(*place) for place in (("roles/a.yaml", 3), ("roles/a.yaml", 4), ("x", 3))]
    assert near == [Nearness.CHANGED_LINE, Nearness.CHANGED_FILE, Nearness.ELSEWHERE]


def test_lines_that_end_as_on_windows_are_read() -> None:
    assert _read(_DIFF.replace("\n", "\r\n")) == _read(_DIFF)


@pytest.mark.parametrize("text", ["", "\n", "diff --git a/x b/x\nBinary files a/x and b/x differ\n"])
def test_a_diff_may_have_no_lines(text: str) -> None:
    assert set(_read(text).files.values()) <= {()}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nothing to see here.\n", "is no unified diff"),
        ("@@ -1 +1 @@\n-a\n+b\n", "has a hunk without a file in line 1"),
        ("--- a/x\n+++ /dev/null\n@@ -1 +1 @@\n-a\n+b\n", "adds a line to no file in line 5"),
        ("--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n-a\n", "ends within a hunk"),
        ("--- a/x\n+++ b/x\n@@ -1 +1 @@\nwhat\n", "is not a diff any more in line 4"),
        ("--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n+b\n", "has more lines in a hunk than its head says, in line 4"),
        ("diff --cc x\n--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n", "has a merge of several commits in line 1"),
        ("diff --combined x\nBinary files differ\n", "has a merge of several commits in line 1"),
        ("--- a/x\n+++ b/x\n@@@@ -1 -1 -1 +1 @@@@\n", "has a merge of several commits in line 3"),
        (f"--- a/x\n+++ b/x\n@@ -1 +1,{'9' * 6000} @@\n", "has a hunk of lines that no file has in line 3"),
        ("--- a/x\n+++ b/x\n@@ -1 +99999999999 @@\n-a\n+b\n", "has a hunk of lines that no file has"),
        (" roles/x | 2 +-\n 1 file changed\n", "is no unified diff"),
        ("roles/x.yaml\n", "is no unified diff"),
        ("+++\ntitle = 'x'\n+++\n+++ words\n", "is no unified diff"),
        ("\x1b[1mdiff --git a/x b/x\x1b[m\n", "has colours"),
        ("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n", "ends within a hunk"),
    ],
)
def test_what_is_no_diff_is_told(text: str, said: str) -> None:
    with pytest.raises(DiffError, match=said):
        _read(text)


def test_a_diff_that_a_shell_has_put_into_other_characters_is_told_or_read() -> None:
    with pytest.raises(DiffError, match="is written in UTF-16"):
        changed_lines(BytesIO(_DIFF.encode("utf-16")))
    assert changed_lines(BytesIO(_DIFF.encode("utf-8-sig"))) == _read(_DIFF)


_HUNK = "@@ -1 +1 @@\n-a\n+b\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"--- x.md.orig\t2020-01-01\n+++ x.md\t2020-01-01\n{_HUNK}", "x.md"),
        (f"--- old/roles/a.md\t2020\n+++ new/roles/a.md\t2020\n{_HUNK}", "roles/a.md"),
        (f"--- roles/a.md\n+++ roles/a.md\n{_HUNK}", "roles/a.md"),
        ("--- /dev/null\n+++ b/roles/a.md\n@@ -0,0 +1 @@\n+b\n", "roles/a.md"),
        (f"Index: x.md\n=====\n--- x.md\t(revision 1)\n+++ x.md\t(working copy)\n{_HUNK}", "x.md"),
        (f"diff --git old/b/x.md newer/b/x.md\n--- old/b/x.md\n+++ newer/b/x.md\n{_HUNK}", "b/x.md"),
        (f"diff --git a/x y.md b/x y.md\n--- a/x y.md\t\n+++ b/x y.md\t\n{_HUNK}", "x y.md"),
        (
            f"From 1\nSubject: x\n---\n x | 2 +-\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n{_HUNK}-- \n2.30\n",
            "x",
        ),
    ],
)
def test_names_are_understood_as_other_programs_write_them(text: str, path: str) -> None:
    assert _read(text).files == {path: (range(1, 2),)}
    assert _read(text.replace("\n", "\r\n")).files == {path: (range(1, 2),)}


def test_diffs_of_several_programs_may_follow_each_other() -> None:
    text = f"diff --git a/x.md b/x.md\n--- a/x.md\n+++ b/x.md\n{_HUNK}--- y.md\n+++ y.md\n{_HUNK}"
    assert _read(text).files == dict.fromkeys(("x.md", "y.md"), (range(1, 2),))


def test_a_file_that_is_renamed_and_not_edited_is_touched() -> None:
    text = "diff --git a/roles/a.md b/roles/b c.md\nsimilarity index 100%\nrename from roles/a.md\n"
    for more in ("rename to roles/b c.md\n", "rename to roles/b c.md\r\n"):
        assert _read(text + more).files == {"roles/b c.md": ()}
    assert _read(text + "rename to roles/b c.md").nearness("roles/b c.md", 1) is Nearness.CHANGED_FILE


def test_a_head_that_git_did_not_write_renames_nothing() -> None:
    text = f"--- a/x.md\n+++ b/x.md\n{_HUNK}rename to y.md\n"
    assert set(_read(text).files) == {"x.md"}


def _git(folder: Path, *arguments: str) -> bytes:
    named = ("-c", "user.name=A", "-c", "user.email=a@a.example", *arguments)
    return subprocess.run(["git", *named], cwd=folder, check=True, capture_output=True).stdout


def _text(name: str) -> str:
    return "".join(f"{name} {number}\n" for number in range(1, 20))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two commits with odd names between them: edited, binary, deleted, renamed, and renamed and edited."""
    folder = tmp_path_factory.mktemp("repository")
    edited = ["a b.md", 'café "x"\t.md', "b/b/deep.md", "w/i.md"]
    for name in (*edited, "binary.gz", "gone.md", "i/a.md", "w/c/a c.md", "run.sh"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\0\1" if name.endswith("gz") else _text(name).encode())
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message=first")
    for name in edited:
        (folder / name).write_text(_text(name).replace(" 3\n", " \x0cthree\rthree\nfour\n"))
    (folder / "binary.gz").write_bytes(b"\0\2")
    (folder / "gone.md").unlink()
    (folder / "run.sh").chmod(0o755)
    (folder / "i/a.md").rename(folder / "i/b c é.md")
    (folder / "w/c/a c.md").rename(folder / "w/c/b c.md")
    (folder / "w/c/b c.md").write_text(_text("w/c/a c.md").replace(" 3\n", " three\n"))
    return folder


_TOUCHED = {
    **dict.fromkeys(("a b.md", 'café "x"\t.md', "b/b/deep.md", "w/i.md"), (range(3, 5),)),
    "w/c/b c.md": (range(3, 4),),
    **dict.fromkeys(("i/b c é.md", "binary.gz", "gone.md", "run.sh"), ()),
}


@pytest.mark.parametrize("lines", ["--unified=0", "--unified=3"])
@pytest.mark.parametrize(
    "settings",
    [(), ("diff.mnemonicPrefix=true",), ("diff.noprefix=true",), ("core.quotePath=false",)],
    ids=lambda settings: settings[0] if settings else "none",
)
def test_what_git_says_of_odd_names_is_read(repository: Path, settings: tuple[str, ...], lines: str) -> None:
    given = [word for setting in settings for word in ("-c", setting)]
    _git(repository, "reset", "--quiet")
    _git(repository, "add", "--intent-to-add", "i/b c é.md", "w/c/b c.md")
    for against in ([], ["HEAD"]):
        assert changed_lines(BytesIO(_git(repository, *given, "diff", lines, *against))).files == _TOUCHED
    _git(repository, "add", "--all")
    told = _git(repository, *given, "diff", "--cached", lines)
    assert changed_lines(BytesIO(told)).files == _TOUCHED
    assert changed_lines(BytesIO(told.replace(b"\n", b"\r\n"))).files == _TOUCHED


def test_folders_that_the_settings_name_are_no_part_of_a_path(repository: Path) -> None:
    _git(repository, "add", "--all")
    told = _git(repository, "diff", "--cached", "--src-prefix=old/", "--dst-prefix=newer/")
    assert changed_lines(BytesIO(told)).files == _TOUCHED
