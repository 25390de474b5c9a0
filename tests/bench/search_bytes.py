"""What a first search costs a visitor: requests and bytes until the results stand, page included.

    python tests/bench/search_bytes.py BUILD [QUERY ...]

Counts every response in headless Chromium on a phone-sized screen; texts count as gzip sends them.
"""

import gzip
import os
import shutil
import sys
import tempfile
from pathlib import Path
from threading import Thread

from playwright.sync_api import Response, sync_playwright

from generator.publish.preview import server_of

TEXTS = ("text/", "application/json", "image/svg", "application/javascript")
QUERIES = ("?q=python", "?role=Backend+Engineer", "")


def main() -> None:
    """Measure each query in a browser of its own."""
    build, queries = Path(sys.argv[1]), sys.argv[2:] or QUERIES
    server = server_of(build, "127.0.0.1", 0)
    Thread(target=server.serve_forever, daemon=True).start()
    print("| query | requests | KB |\n| --- | --- | --- |")
    for query in queries:
        requests, size = measured(f"http://127.0.0.1:{server.server_address[1]}/search/{query}")
        print(f"| `/search/{query}` | {requests} | {size / 1000:.0f} |")


def measured(address: str) -> tuple[int, int]:
    """(requests, bytes) until the first results are shown."""
    responses: list[Response] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
            viewport={"width": 360, "height": 740},
        )
        page = context.new_page()
        page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - needs a function
        page.goto(address)
        page.wait_for_selector("#search-app[aria-busy=false]")
        page.wait_for_timeout(1500)
        size = sum(transferred(response) for response in responses)
        context.close()
    return len(responses), size


def transferred(response: Response) -> int:
    """Bytes of a body as a host would send it."""
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if kind.startswith(TEXTS) or "javascript" in kind else len(body)


if __name__ == "__main__":
    main()
