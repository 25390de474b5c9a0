"""Files that are written down before it is certain that they are to be kept."""

from pathlib import Path

from generator.keeping.files import keep_ready, lay_ready, stored, write_kept

NAME = Path(".cache") / "words.msgpack"


def test_what_is_laid_ready_stands_only_once_it_is_kept(tmp_path: Path) -> None:
    write_kept(tmp_path, NAME, b"before")
    lay_ready(tmp_path, NAME, b"now")
    assert stored(tmp_path / NAME) == b"before"
    keep_ready(tmp_path, NAME)
    assert stored(tmp_path / NAME) == b"now"


def test_what_cannot_be_laid_ready_leaves_what_is_kept(tmp_path: Path) -> None:
    write_kept(tmp_path, NAME, b"before")
    (tmp_path / ".cache/words.msgpack.part").mkdir()
    lay_ready(tmp_path, NAME, b"now")
    keep_ready(tmp_path, NAME)
    assert stored(tmp_path / NAME) == b"before"
