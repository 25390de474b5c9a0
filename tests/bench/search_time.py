"""How long a visitor with a phone waits for the first result of a one-word search.

    python tests/bench/search_time.py BUILD [--word python] [--runs 5] [--profiles NAME ...]

BUILD is a built site, or a tree of tests/bench/search_site.py. Headless Chromium, 360 by 740 pixels, network
and processor slowed down by the browser as its developer tools do it, a host that speaks HTTP/2. The latency
is added to every request; setting up the connection costs nothing more. Needs Node and openssl.

A deep link counts from the start of the navigation; typing counts from the last key, at 150 ms a key, on a
page that was opened just now or five seconds ago. The end is the frame that shows the first card of the word.
The first visit has an empty cache; the next one comes with what the first has left, in a new page.
"""

import argparse
import base64
import hashlib
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

HOST = Path(__file__).parent / "http2_host.mjs"
CPU_SLOWDOWN = 4
MBIT = 1_000_000 / 8
PROFILES = {
    "Fast 4G of the developer tools": (8.1 * MBIT, 1.35 * MBIT, 165),
    "Slow 4G of Lighthouse": (1.6 * MBIT, 0.75 * MBIT, 150),
    "Slow 4G of the developer tools": (1.44 * MBIT, 0.675 * MBIT, 562.5),
}
"""Bytes a second down and up, and milliseconds that each request waits for its answer to begin."""
KEY_MS = 150
READING_MS = 5_000
WATCH = """(word) => addEventListener("DOMContentLoaded", () => {
  const app = document.getElementById("search-app");
  const status = document.getElementById("search-status");
  const box = document.getElementById("q");
  let asked = 0;
  let seen = false;
  window.longest = 0;
  box.addEventListener("input", () => { asked = performance.now(); });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    const isTold = box.value === word && status.textContent.includes(`“${word}”`);
    if (seen || !isTold || !document.querySelector("#result-list > li")) return;
    seen = true;
    requestAnimationFrame(() => setTimeout(() => {
      document.documentElement.dataset.waited = performance.now() - asked;
    }));
  };
  new MutationObserver(look).observe(app, { subtree: true, childList: true, characterData: true });
})"""


def main() -> None:
    """Measure every profile and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("build", type=Path)
    parser.add_argument("--word", default="python")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--profiles", nargs="*", choices=PROFILES, default=list(PROFILES), metavar="NAME")
    options = parser.parse_args()
    print("| profile | way | first visit: s | best | next visit: s | best | longest task ms |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with host(options.build) as (address, key):
        for profile in options.profiles:
            for way in ("link", "typed at once", "typed after reading"):
                runs = [measured(address, key, profile, way, options.word) for _ in range(options.runs)]
                print(f"| {profile} | {way} | {row(runs)} |", flush=True)


def row(runs: list[list[tuple[float, float]]]) -> str:
    """The middle and the best of the runs, and the longest task of the middle run."""
    cells = []
    for visit in zip(*runs, strict=True):
        waits = [wait / 1000 for wait, _ in visit]
        cells += [f"{statistics.median(waits):.2f}", f"{min(waits):.2f}"]
    tasks = [task for run in runs for _, task in run[:1]]
    return " | ".join([*cells, f"{statistics.median(tasks):.0f}"])


def measured(address: str, key: str, profile: str, way: str, word: str) -> list[tuple[float, float]]:
    """(ms to the first card, ms of the longest task) of a first visit and of the next one."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder,
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", f"--ignore-certificate-errors-spki-list={key}"],
            viewport={"width": 360, "height": 740},
        )
        visits = [visit(context, address, profile, way, word) for _ in range(2)]
        context.close()
    return visits


def visit(context: BrowserContext, address: str, profile: str, way: str, word: str) -> tuple[float, float]:
    """One visit in a page of its own."""
    page = context.new_page()
    page.add_init_script(f"({WATCH})('{word}')")
    slow_down(page, profile)
    if way == "link":
        page.goto(f"{address}/search/?q={word}")
    else:
        page.goto(f"{address}/search/", wait_until="domcontentloaded")
        page.wait_for_timeout(READING_MS if way == "typed after reading" else 0)
        page.locator("#q").press_sequentially(word, delay=KEY_MS)
    waited = page.wait_for_selector("[data-waited]", state="attached", timeout=60_000)
    figures = (float(waited.get_attribute("data-waited")), float(page.evaluate("window.longest")))
    page.wait_for_selector("#search-app[aria-busy=false]", timeout=60_000)
    page.close()
    return figures


def slow_down(page: Page, profile: str) -> None:
    """The network and the processor of a phone."""
    down, up, latency = PROFILES[profile]
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    conditions = {"offline": False, "latency": latency, "downloadThroughput": down, "uploadThroughput": up}
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})


@contextmanager
def host(build: Path) -> Iterator[tuple[str, str]]:
    """The address of a server of the folder, and the digest of its key, by which the browser trusts it."""
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = Path(folder) / "host.pem", Path(folder) / "key.pem"
        made = (
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
        )
        made += ("-subj", "/CN=localhost", "-days", "2", "-keyout", str(key), "-out", str(certificate))
        subprocess.run(made, check=True, capture_output=True)
        public = subprocess.run(
            ("openssl", "pkey", "-in", str(key), "-pubout", "-outform", "der"),
            check=True,
            capture_output=True,
        )
        digest = base64.b64encode(hashlib.sha256(public.stdout).digest()).decode()
        command = ("node", str(HOST), str(build), str(certificate), str(key))
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            port = server.stdout.readline().strip() if server.stdout else ""
            try:
                yield f"https://localhost:{port}", digest
            finally:
                server.terminate()


if __name__ == "__main__":
    main()
