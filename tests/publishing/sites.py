"""Built sites of a few files, and destinations that watch or cut what is done to them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

from generator.publish.digests import digest_of
from generator.publish.manifest import manifest_bytes
from generator.publish.tree import MARKER
from generator.publishing.folder import FolderDestination

BASE = "https://jobs.example"
_ASSET = re.compile(r'(?:href|src)="/(assets/[^"]+)"')


def a_page(style: str, words: str = "Words.", *, job: bool = False) -> str:
    """A page with a style sheet."""
    data = '<script type="application/ld+json">{"@type":"JobPosting"}</script>' if job else ""
    return f'<link rel="stylesheet" href="/assets/{style}">{data}<p>{words}</p>'


def a_built_site(
    folder: Path, pages: Mapping[str, str], assets: Sequence[str], as_of: str = "2026-11-20"
) -> Path:
    """A built tree with the pages (by address), assets of the names, a sitemap and a manifest."""
    texts = {f"/assets/{name}": f"body{{}}/*{name}*/" for name in assets} | dict(pages)
    locations = "".join(f"<url><loc>{BASE}{url}</loc></url>" for url in pages)
    texts |= {"/sitemap.xml": f"<urlset>{locations}</urlset>", "/robots.txt": "User-agent: *\n"}
    files = {}
    for url, text in texts.items():
        path = folder / (f"{url.lstrip('/')}index.html" if url.endswith("/") else url.lstrip("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        files[url] = digest_of(text.encode())
    facts = {"base_url": BASE, "demo": False}
    manifest = manifest_bytes(version="1", as_of=as_of, today=as_of, files=files, search={}, facts=facts)
    (folder / MARKER).write_bytes(manifest)
    return folder


def with_search(folder: Path) -> Path:
    """A built tree, with a part of a search whose name its manifest does not have."""
    manifest = orjson.loads((folder / MARKER).read_bytes())
    (folder / MARKER).write_bytes(orjson.dumps(manifest | {"search": {"/pagefind/jobs/0/": "1"}}))
    part = folder / "pagefind/jobs/0/fragment/en_1f.pf_fragment"
    part.parent.mkdir(parents=True)
    part.write_text("words of a posting")
    return folder


def tree_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder, without what publishing keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(("published", "."))
    }


def lacking(folder: Path) -> list[str]:
    """Assets that a page in the folder uses and that are not there."""
    return [
        f"{page.relative_to(folder)}: {name}"
        for page in folder.rglob("*.html")
        for name in _ASSET.findall(page.read_text())
        if not (folder / name).exists()
    ]


class CutError(Exception):
    """The transfer was cut."""


class Watched(FolderDestination):
    """A folder that is looked at after every file, and that breaks off after some of them."""

    def __init__(self, folder: Path, cut_after: int = 10**9) -> None:
        super().__init__(folder)
        self.folder, self.left, self.done = folder, cut_after, list[str]()

    def bring(self, folder: Path, paths: Sequence[str]) -> None:
        for path in paths:
            self._one_more(f"+{path}")
            super().bring(folder, [path])
            assert lacking(self.folder) == []

    def remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._one_more(f"-{path}")
            super().remove([path])
            assert lacking(self.folder) == []

    def write(self, path: str, content: bytes) -> None:
        self._one_more(f"={path}")
        super().write(path, content)

    def _one_more(self, what: str) -> None:
        if self.left == 0:
            raise CutError
        self.left -= 1
        self.done.append(what)
