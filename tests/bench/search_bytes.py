"""What a first search costs a visitor: requests and bytes, page included, until the first results stand and
until all shards have answered.

    python tests/bench/search_bytes.py BUILD [QUERY ...]

Counts every response in headless Chromium on a phone-sized screen; texts count as gzip sends them. What was
asked for before the first results stood is counted to them, also where it came later.
"""

import gzip
import os
import shutil
import sys
import tempfile
from pathlib import Path
from threading import Thread

from playwright.sync_api import Request, sync_playwright

from generator.publish.preview import server_of

TEXTS = ("text/", "application/json", "image/svg", "application/javascript")
MARKS_FIRST = """addEventListener("DOMContentLoaded", () => {
  const app = document.getElementById("search-app");
  const status = document.getElementById("search-status");
  const look = () => {
    const told = /^[\\d,]+ jobs?/.test(status.textContent) && document.querySelector("#result-list > li");
    if (told && app.hasAttribute("aria-busy")) window.firstResults ??= performance.now();
  };
  new MutationObserver(look).observe(app, { subtree: true, childList: true, attributes: true });
});"""
STARTED = """Object.fromEntries(
  performance.getEntriesByType("resource").map(each => [each.name, each.startTime])
)"""
QUERIES = ("?q=python", "?role=Backend+Engineer", "")


def main() -> None:
    """Measure each query in a browser of its own."""
    build, queries = Path(sys.argv[1]), sys.argv[2:] or QUERIES
    server = server_of(build, "127.0.0.1", 0)
    Thread(target=server.serve_forever, daemon=True).start()
    print("| query | first results: requests | KB | all answered: requests | KB |")
    print("| --- | --- | --- | --- | --- |")
    for query in queries:
        figures = measured(f"http://127.0.0.1:{server.server_address[1]}/search/{query}")
        cells = [f"{requests} | {size / 1000:.0f}" for requests, size in figures]
        print(f"| `/search/{query}` | {' | '.join(cells)} |")


def measured(address: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """(requests, bytes) when the first results are shown, and when nothing more comes."""
    requests: list[Request] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
            viewport={"width": 360, "height": 740},
        )
        page = context.new_page()
        page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 - needs a function
        page.add_init_script(MARKS_FIRST)
        page.goto(address)
        page.wait_for_selector("#search-app[aria-busy=false]")
        page.wait_for_timeout(1500)
        first = page.evaluate("window.firstResults ?? 0") or page.evaluate("performance.now()")
        started = page.evaluate(STARTED)
        sizes = [(started.get(request.url, 0) <= first, transferred(request)) for request in requests]
        context.close()
    early = [size for is_early, size in sizes if is_early]
    return (len(early), sum(early)), (len(sizes), sum(size for _, size in sizes))


def transferred(request: Request) -> int:
    """Bytes of a body as a host would send it."""
    response = request.response()
    if response is None:
        return 0
    kind = response.headers.get("content-type", "")
    if kind.startswith(TEXTS) or "javascript" in kind:
        return len(gzip.compress(response.body(), 6))
    return int(response.headers["content-length"])  # of a body that became a blob the browser tells nothing


if __name__ == "__main__":
    main()
