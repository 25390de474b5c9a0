"""Measure finished pages: Lighthouse on a phone for a page of every kind, and the Nu checker over all HTML.

    python tests/bench/quality.py                 the demo, built as a site for search engines
    python tests/bench/quality.py --build DIR     a build of your own, made with --base-url http://127.0.0.1:8931
    python tests/bench/quality.py --only nu       one of the two alone

Needs Node with npm, Chromium, and Java for the Nu checker. Prints tables in Markdown and ends with 1 when a
page is below 100 in a category or its HTML has an error. Hosts compress texts, so this server does.
"""

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).parents[2]
TOOLS = Path(__file__).parent / "quality"
PORT = 8931
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".atom"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
KINDS = {
    "home": r"/", "roles": r"/roles/", "role": r"/roles/[^/]+/", "role x visa": r"/roles/[^/]+/h-1b/",
    "role x state": r"/roles/[^/]+/in/[^/]+/", "further page": r"/roles/[^/]+/page/2/", "visas": r"/visas/",
    "visa": r"/visas/h-1b/", "employers": r"/employers/", "employer": r"/employers/(?!by/)[^/]+/",
    "places": r"/places/", "place": r"/places/[^/]+/", "posting": r"/jobs/[^/]+/", "guides": r"/guides/",
    "guide": r"/guides/[^/]+/", "method": r"/method/", "data": r"/data/", "saved": r"/saved/",
    "who can use which visa": r"/can-i-use-this/", "follow": r"/follow/", "search": r"/search/",
}  # fmt: skip
"""Of each kind the page with most HTML is measured."""


class _Host(SimpleHTTPRequestHandler):
    """A static host: texts compressed, a folder's page at its address."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = file.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        if file.suffix in TEXTS:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


def main() -> None:
    """Measure, print, and fail below the mark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--build", type=Path, help="a build to measure instead of the demo")
    parser.add_argument("--only", choices=("lighthouse", "nu"))
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), help="kinds of pages for Lighthouse")
    options = parser.parse_args()
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=TOOLS, check=True)
    with tempfile.TemporaryDirectory() as folder:
        build = options.build or demo_build(Path(folder))
        passed = [options.only == "lighthouse" or nu_passes(build)]
        if options.only != "nu":
            passed.append(lighthouse_passes(build, options.kinds))
    sys.exit(0 if all(passed) else 1)


def demo_build(folder: Path) -> Path:
    """The demo, built as if it were not one: a demo is kept from search engines."""
    site = folder / "site"
    site.mkdir()
    shutil.copy(ROOT / "site.yaml", site)
    for part in ("roles", "content", "templates", "data"):
        shutil.copytree(ROOT / part, site / part)
    manifest = site / "data/snapshot.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("demo: true", "demo: false"), "utf-8")
    command = [sys.executable, "-m", "generator", "build", "--site", str(site)]
    subprocess.run([*command, "--base-url", f"http://127.0.0.1:{PORT}"], cwd=ROOT, check=True)
    return site / "build"


def nu_passes(build: Path) -> bool:
    """Whether the Nu checker finds no error in any page."""
    checker = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(checker), "--errors-only", "--skip-non-html", str(build)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    pages = sum(1 for _ in build.rglob("*.html"))
    faults = done.stderr.strip().splitlines()
    print(f"Nu checker: {len(faults):,} errors in {pages:,} pages")
    print("\n".join(faults[:20]))
    return done.returncode == 0


def lighthouse_passes(build: Path, kinds: list[str]) -> bool:
    """Whether every measured page has 100 in all categories."""
    server = ThreadingHTTPServer(("127.0.0.1", PORT), partial(_Host, directory=str(build)))
    Thread(target=server.serve_forever, daemon=True).start()
    print("| page | performance | accessibility | best practices | SEO | LCP s | TBT ms | CLS | KB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    passed = True
    for kind, address in measured_pages(build, kinds):
        report = lighthouse(address, hidden=is_hidden(build, address))
        scores = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
        print(
            f"| {kind}: `{address}` | {' | '.join(map(str, scores))} | {' | '.join(figures(report))} |",
            flush=True,
        )
        for audit in faults(report):
            print(f"  - {audit}", file=sys.stderr)
        passed &= min(scores) == 100
    server.shutdown()
    return passed


def measured_pages(build: Path, kinds: list[str]) -> Iterator[tuple[str, str]]:
    """(kind, address) of the largest page of each kind that the build has."""
    files = {
        f"/{path.parent.relative_to(build).as_posix()}/".replace("/./", "/"): path.stat().st_size
        for path in build.rglob("index.html")
    }
    for kind in kinds:
        found = [address for address in files if re.fullmatch(KINDS[kind], address)]
        if found:
            yield kind, max(sorted(found), key=files.__getitem__)
    if "search" in kinds:
        yield "search for a word", "/search/?q=python"


def is_hidden(build: Path, address: str) -> bool:
    """Whether the page asks search engines to leave it out; the audit for that is not made then."""
    html = (build / address.split("?", maxsplit=1)[0].strip("/") / "index.html").read_text("utf-8")
    return '<meta name="robots" content="noindex">' in html


def lighthouse(address: str, *, hidden: bool) -> dict[str, Any]:
    """The report of one run with Lighthouse's own settings for phones."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    command = [
        "npx", "--no-install", "lighthouse", f"http://127.0.0.1:{PORT}{address}", "--quiet", "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        *(["--skip-audits=is-crawlable"] if hidden else []),
    ]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": browser}
    done = subprocess.run(command, cwd=TOOLS, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def figures(report: dict[str, Any]) -> tuple[str, ...]:
    """Largest contentful paint, total blocking time, layout shift, bytes."""
    value = {name: audit.get("numericValue", 0) for name, audit in report["audits"].items()}
    return (
        f"{value['largest-contentful-paint'] / 1000:.1f}",
        f"{value['total-blocking-time']:.0f}",
        f"{value['cumulative-layout-shift']:.3f}",
        f"{value['total-byte-weight'] / 1000:.0f}",
    )


def faults(report: dict[str, Any]) -> Iterator[str]:
    """Audits that cost points."""
    for category in report["categories"].values():
        for each in category["auditRefs"]:
            audit = report["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{category['id']}: {audit['title']} {audit.get('displayValue', '')}"


if __name__ == "__main__":
    main()
