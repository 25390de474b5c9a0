"""Build a site day by day from eight real days of postings, and hold each build against the raw files.

    python tests/bench/daily.py FOLDER_OF_DAYS [--scratch FOLDER] [--days N] [--closed-days N] [--gone-days N]

FOLDER_OF_DAYS holds `jobs-YYYY-MM-DD.json.gz`. What came, changed and left is counted with sets over the raw
files, without any of the program's own code; what the site says is read from the finished HTML and sitemaps.
`rolepages diff` is asked before each build, and held against what then came out. With few closed days, pages
become gone within the eight. A posting is known by its address on the web. The program ends with 1 when
anything differs.
"""

import argparse
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[2]
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_DAY = re.compile(
    r"\b\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]*)?\b"
    r"|\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|\b(?:a|\d+) days? ago\b"
)
"""Days of observation: they move each day and say nothing new."""

Raw = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Tree:
    """What a built site says."""

    pages: Mapping[str, str]
    """By address the digest of what a page says; a page which only leads elsewhere says nothing."""
    postings: Mapping[str, str]
    """By a posting's address on the web, the address of its page."""
    closed: frozenset[str]
    """Addresses of closed pages."""
    lastmod: Mapping[str, str]
    gone: frozenset[str]

    def open_pages(self) -> frozenset[str]:
        """Addresses of pages which are neither closed nor lead elsewhere."""
        return frozenset(address for address, said in self.pages.items() if said) - self.closed


def raw_day(path: Path) -> Raw:
    """The usable rows of a day by their address on the web; of doubled ones the first."""
    rows = json.loads(gzip.decompress(path.read_bytes()))["jobs"]
    found: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        if all(isinstance(row.get(key), str) and row[key].strip() for key in ("url", "title", "company")):
            found.setdefault(row["url"].strip(), row)
    return found


def write_snapshot(site: Path, day: str, raw: Raw, first_seen: Mapping[str, str]) -> None:
    """The day as a snapshot."""
    shutil.rmtree(site / "data", ignore_errors=True)
    (site / "data").mkdir()
    manifest = f"as_of: {day}\nsources:\n  - name: days\n    title: Daily lists\n    rights: summary\n"
    (site / "data/snapshot.yaml").write_text(manifest)
    lines = [json.dumps(_line(url, row, first_seen[url], day)) for url, row in raw.items()]
    (site / "data/postings.jsonl").write_text("\n".join(lines) + "\n")


def _line(url: str, row: Mapping[str, Any], first: str, day: str) -> dict[str, Any]:
    place = row.get("location")
    return {
        "id": hashlib.sha256(url.encode()).hexdigest()[:20],
        "source": "days",
        "title": row["title"].strip()[:500],
        "employer": row["company"].strip()[:300],
        "url": url,
        "places": [place.strip()] if isinstance(place, str) and place.strip() else [],
        "first_seen": first,
        "last_seen": day,
    }


def shown_fields(row: Mapping[str, Any]) -> tuple[object, ...]:
    """What of a row the pages show."""
    return tuple(str(row.get(key) or "").strip() for key in ("title", "company", "location"))


def read_tree(folder: Path) -> Tree:
    """The finished files of a site."""
    pages: dict[str, str] = {}
    postings: dict[str, str] = {}
    for path in sorted(folder.rglob("index.html")):
        address = "/" + path.parent.relative_to(folder).as_posix().strip(".")
        address = address if address.endswith("/") else f"{address}/"
        document = LexborHTMLParser(path.read_bytes())
        pages[address] = _said(document)
        if address.startswith("/jobs/"):
            for link in document.css("main a[href^='http']"):
                postings.setdefault(str(link.attributes["href"]), address)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    gone = frozenset(manifest.get("gone") or ())
    closed = frozenset(manifest.get("closed") or ())
    return Tree(pages, postings, closed, dict(_lastmods(folder)), gone)


def _said(document: LexborHTMLParser) -> str:
    """The digest of a page's main text, links and structured data, without days of observation."""
    if document.css_first("meta[http-equiv='refresh']"):
        return ""
    main = document.css_first("main")
    words = " ".join(main.text(separator=" ").split()) if main else ""
    links = sorted(str(link.attributes.get("href")) for link in main.css("a[href]")) if main else []
    data = [script.text() for script in document.css("script[type='application/ld+json']")]
    said = _DAY.sub("DAY", json.dumps([words, links, data]))
    return hashlib.sha256(said.encode()).hexdigest()


def _lastmods(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("sitemap*.xml")):
        for url in ET.parse(path).iter(f"{_SITEMAP}url"):
            address = re.sub(r"^https?://[^/]+", "", url.findtext(f"{_SITEMAP}loc") or "")
            yield address, url.findtext(f"{_SITEMAP}lastmod") or ""


def differences(day: str, before: tuple[Raw, Tree], after: tuple[Raw, Tree]) -> list[str]:
    """Where the site of a day does not say what the raw files say."""
    (old_raw, old), (new_raw, new) = before, after
    faults = []
    for url in new_raw.keys() - new.postings.keys():
        faults.append(f"{day}: {url} has no page")
    for url in old_raw.keys() - new_raw.keys():
        address = old.postings.get(url, "")
        if address and address not in new.closed | new.gone and address not in new.postings.values():
            faults.append(f"{day}: {address} left the data and is neither closed nor gone")
    faults += [
        f"{day}: {address} has vanished" for address in sorted(old.pages.keys() - new.pages.keys() - new.gone)
    ]
    for address in sorted(new.lastmod.keys() & old.lastmod.keys()):
        has_changed = old.pages.get(address) != new.pages.get(address)
        has_moved = new.lastmod[address] == day
        if has_changed != has_moved:
            how = "changed and lastmod stayed" if has_changed else "stayed and lastmod moved"
            faults.append(f"{day}: {address} {how}")
    return faults


def untrue(day: str, said: Mapping[str, Any], old: Tree, new: Tree) -> list[str]:
    """Where `diff`, asked before the build, did not say what came out of it."""
    fates: dict[str, set[str]] = {}
    for page in said["pages"]:
        fates.setdefault(page["change"], set()).add(page["address"])
    before, now = old.open_pages(), new.open_pages()
    true = {
        "new": now - old.pages.keys() - old.gone,
        "reopened": (now - before) & old.pages.keys() | (new.pages.keys() - new.closed) & old.gone,
        "closed": new.closed & before,
        "gone": new.gone - old.gone,
    }
    faults = [
        f"{day}: diff says that {address} is {fate}, or does not say it, wrongly"
        for fate, addresses in true.items()
        for address in sorted(addresses ^ fates.get(fate, set()))
    ]
    changed = {address for address in before & now if old.pages[address] != new.pages[address]}
    told = {page["address"] for page in said["pages"] if page["change"] == "changed"}
    foretold = {page["address"] for page in said["pages"] if set(page["causes"]) - {"day"}}
    wrong = (changed - told) | ((foretold & before & now) - changed)
    return faults + [f"{day}: diff is wrong on whether {address} changes" for address in sorted(wrong)]


def asked(site: Path, day: str, previous: str) -> Mapping[str, Any]:
    """What `rolepages diff` says before the build of a day."""
    command = [sys.executable, "-m", "generator", "diff", "--site", str(site), "--today", day]
    command += ["--previous", previous, "--format", "json"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        sys.exit(f"{day}: diff failed\n{ended.stderr[-4000:]}")
    return json.loads(ended.stdout)  # type: ignore[no-any-return]


def build(site: Path, day: str, previous: str, output: Path, tries: int = 2) -> None:
    """The site of a day; ends the bench when it is refused.

    Where the data renames an employer the build asks an editor for lines of `redirects.yaml`, once: they are
    written as its hints say, and printed.
    """
    command = [sys.executable, "-m", "generator", "build", "--site", str(site), "--today", day]
    command += ["--previous", previous, "--output", str(output)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = sorted(set(re.findall(r"- \{from: [^{}]+\}", ended.stderr)))
    if ended.returncode and lines and tries > 1:
        print(*(f"{day}: an editor writes {line}" for line in lines), sep="\n")
        file = site / "content/redirects.yaml"
        text = file.read_text() if file.exists() else "redirects:\n"
        file.write_text(text + "".join(f"  {line}\n" for line in lines))
        build(site, day, previous, output, tries - 1)
    elif ended.returncode:
        sys.exit(f"{day}: the build failed\n{ended.stderr[-4000:]}")


def main(days: Path, scratch: Path, most: int, limits: Mapping[str, int]) -> int:
    """Build and compare; 1 on any difference."""
    site = _new_site(scratch, limits)
    first_seen: dict[str, str] = {}
    before: tuple[Raw, Tree] | None = None
    previous, faults = "none", []
    print("day         postings  added  changed  left  pages  closed  gone  lastmod moved  faults")
    for path in sorted(days.glob("jobs-*.json.gz"))[:most]:
        day = path.name[5:15]
        raw = raw_day(path)
        for url in raw:
            first_seen.setdefault(url, day)
        write_snapshot(site, day, raw, first_seen)
        output = scratch / day
        build(site, day, previous, output)
        after = (raw, read_tree(output))
        found = differences(day, before, after) if before else []
        if before:
            found += untrue(day, asked(site, day, previous), before[1], after[1])
        print(_row(day, before, after, len(found)), flush=True)
        print(*found[:10], sep="\n", end="\n" if found else "")
        faults += found
        before, previous = after, str(output)
    return 1 if faults or before is None else 0


def _new_site(scratch: Path, limits: Mapping[str, int]) -> Path:
    """The demo's site without its postings, with other figures for how long pages stay."""
    site = scratch / "site"
    shutil.rmtree(scratch, ignore_errors=True)
    site.mkdir(parents=True)
    for name in ("site.yaml", "roles", "content", "templates"):
        copied = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copied(ROOT / name, site / name)
    settings = (site / "site.yaml").read_text()
    for key, figure in limits.items():
        settings = re.sub(rf"(?m)^{key}: .*$", f"{key}: {figure}", settings)
    (site / "site.yaml").write_text(settings)
    return site


def _row(day: str, before: tuple[Raw, Tree] | None, after: tuple[Raw, Tree], faults: int) -> str:
    raw, tree = after
    old: Raw = before[0] if before else {}
    changed = sum(shown_fields(raw[url]) != shown_fields(old[url]) for url in raw.keys() & old.keys())
    moved = sum(each == day for each in tree.lastmod.values())
    return (
        f"{day}  {len(raw):8,} {len(raw.keys() - old.keys()):6,} {changed:8,} "
        f"{len(old.keys() - raw.keys()):5,} "
        f"{len(tree.pages):6,} {len(tree.closed):7,} {len(tree.gone):5,} {moved:14,} {faults:7,}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scratch", type=Path, default=Path(".cache/daily"))
    parser.add_argument("--days", type=int, default=8)
    parser.add_argument("--closed-days", type=int, default=30)
    parser.add_argument("--gone-days", type=int, default=365)
    given = parser.parse_args()
    stay = {"closed_days": given.closed_days, "gone_days": given.gone_days}
    sys.exit(main(given.folder, given.scratch, given.days, stay))
