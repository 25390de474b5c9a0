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
        ("diff --cc x\n--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n", "has a merge of several commits in line 4"),
        (f"--- a/x\n+++ b/x\n@@ -1 +1,{'9' * 6000} @@\n", None),
    ],
)
def test_what_is_no_diff_is_told(text: str, said: str | None) -> None:
    if said is None:
        assert _read(text).files == {"x": ()}
    else:
        with pytest.raises(DiffError, match=said):
            _read(text)


def test_what_git_says_of_odd_names_is_read(tmp_path: Path) -> None:
    def git(*arguments: str) -> bytes:
        named = ("-c", "user.name=A", "-c", "user.email=a@a.example", *arguments)
        return subprocess.run(["git", *named], cwd=tmp_path, check=True, capture_output=True).stdout

    names = ["a b.md", 'café "x"\t.md', "b/b/deep.md", "binary.gz", "gone.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"\0\1" if name.endswith("gz") else b"one\ntwo\n")
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message=first")
    for name in names[:3]:
        (tmp_path / name).write_text("one\ntwo\n\x0cthree\rthree\nfour")
    (tmp_path / "binary.gz").write_bytes(b"\0\2")
    (tmp_path / "gone.md").unlink()
    assert changed_lines(BytesIO(git("diff", "--unified=0"))).files == {
        **dict.fromkeys(names[:3], (range(3, 5),)),
        "binary.gz": (),
        "gone.md": (),
    }
