"""A copy of the demo's content that can be changed and put back."""

import gzip
import shutil
from pathlib import Path

from tests.program import ROOT

PARTS = ("site.yaml", "roles", "content", "templates")
EVERY = 20
"""One in so many postings is kept: enough for every kind of page, and fast."""


class Folder:
    """A site that remembers what was changed in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._whole = root.with_name(f"{root.name}-whole")
        _copy_demo(self._whole)
        shutil.copytree(self._whole, root)
        self._touched: set[str] = set()

    def files(self, *patterns: str) -> list[str]:
        """The files that fit one of the patterns, sorted."""
        found = {path for pattern in patterns for path in self._whole.glob(pattern) if path.is_file()}
        return sorted(path.relative_to(self._whole).as_posix() for path in found)

    def text(self, path: str) -> str:
        """What the demo has at `path`."""
        return (self._whole / path).read_text("utf-8")

    def now(self, path: str) -> str:
        """What stands at `path` at the moment; nothing when it is no text."""
        place = self.root / path
        return place.read_bytes().decode("utf-8", "replace") if place.is_file() else ""

    def write(self, path: str, content: str | bytes) -> None:
        """Put something into a file, new or old; the bytes are exactly these."""
        place = self._touch(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())

    def delete(self, path: str) -> None:
        """Take a file or a folder away."""
        place = self._touch(path)
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()

    def rename(self, path: str, other: str) -> None:
        """Give a file another name."""
        content = (self.root / path).read_bytes()
        self.delete(path)
        self.write(other, content)

    def link(self, path: str, target: str) -> None:
        """Make a symbolic link, whether its target exists or not."""
        self._touch(path).symlink_to(target)

    def folder(self, path: str) -> None:
        """Make an empty folder."""
        self._touch(path).mkdir(parents=True)

    def restore(self) -> None:
        """Undo every change."""
        for path in sorted(self._touched, key=len):
            _put_back(self.root / path, self._whole / path)
        self._touched.clear()

    def _touch(self, path: str) -> Path:
        self._touched.add(_first_new(self._whole, path))
        return self.root / path


def _first_new(whole: Path, path: str) -> str:
    """The path, or the first folder above it that the demo does not have."""
    parts = path.split("/")
    for size in range(1, len(parts)):
        if not (whole / "/".join(parts[:size])).exists():
            return "/".join(parts[:size])
    return path


def _put_back(place: Path, original: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
    if original.is_dir():
        shutil.copytree(original, place)
    elif original.exists():
        shutil.copy2(original, place)


def _copy_demo(folder: Path) -> None:
    folder.mkdir(parents=True)
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, folder / part)
    (folder / "data").mkdir()
    shutil.copy2(ROOT / "data/snapshot.yaml", folder / "data")
    lines = gzip.decompress((ROOT / "data/postings.jsonl.gz").read_bytes()).splitlines(keepends=True)
    (folder / "data/postings.jsonl").write_bytes(b"".join(lines[::EVERY]))
