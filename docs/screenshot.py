"""Take the README's pictures from a built demo: `python docs/screenshot.py [BUILD] [FOLDER]`.

A role page, and the first posting on it that offers sponsorship, each on a desktop screen and on a phone,
side by side, in the light scheme. Needs Chromium.
"""

import base64
import os
import shutil
import struct
import sys
import threading
import zlib
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from generator.publish.preview import server_of

HERE = Path(__file__).parent
ROLE = "/roles/backend-engineer/"
OFFER = ".job:has(.badge.yes) .job-title a"
DESKTOP = {"width": 1280, "height": 1000}
PHONE = {"width": 390, "height": 1000}
MARGIN = 20
MOST_BYTES = 250_000
DRAW = """
async ([sources, margin, width, height]) => {
  const canvas = new OffscreenCanvas(width, height), pen = canvas.getContext("2d")
  pen.fillStyle = "#e9e6de"
  pen.fillRect(0, 0, width, height)
  let left = margin
  for (const source of sources) {
    const image = new Image()
    image.src = source
    await image.decode()
    pen.drawImage(image, left, margin)
    left += image.width + margin
  }
  const pixels = pen.getImageData(0, 0, width, height).data
  let text = ""
  for (let at = 0; at < pixels.length; at += 4) text += String.fromCharCode(...pixels.slice(at, at + 3))
  return btoa(text)
}
"""
"""Draws pictures beside each other and returns their pixels, three bytes each."""


def main(build: Path, folder: Path) -> None:
    """Write the pictures."""
    if not (build / "index.html").is_file():
        sys.exit(f"There is no site in {build}. Run `make site` first.")
    with server_of(build, "127.0.0.1", 0) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        role = f"http://127.0.0.1:{server.server_address[1]}{ROLE}"
        for name, address in (("screenshot", role), ("screenshot-posting", posting_on(browser, role))):
            shots = [shot(browser, address, screen) for screen in (DESKTOP, PHONE)]
            keep(folder / f"{name}.png", side_by_side(browser, shots))
        browser.close()
        server.shutdown()


def keep(picture: Path, content: bytes) -> None:
    """Write a picture that is small enough for a README."""
    if len(content) > MOST_BYTES:
        sys.exit(f"{picture} has {len(content):,} bytes, more than {MOST_BYTES:,}: show less.")
    picture.write_bytes(content)
    print(f"{picture}: {len(content):,} bytes")


def posting_on(browser: Browser, role: str) -> str:
    """The address of the first posting of a role page whose words offer sponsorship."""
    page = opened(browser, DESKTOP)
    page.goto(role)
    address = page.locator(OFFER).first.evaluate("link => link.href")
    page.close()
    return str(address)


def shot(browser: Browser, address: str, screen: dict[str, int]) -> bytes:
    """What a screen shows first, on the day the site was built for."""
    page = opened(browser, screen)
    page.goto(address)
    day = page.locator("body").get_attribute("data-built-for")
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.reload()
    page.wait_for_load_state("networkidle")
    content = page.screenshot()
    page.close()
    return content


def side_by_side(browser: Browser, shots: list[bytes]) -> bytes:
    """The shots beside each other, drawn by the browser itself."""
    width, height = DESKTOP["width"] + PHONE["width"] + 3 * MARGIN, DESKTOP["height"] + 2 * MARGIN
    sources = [f"data:image/png;base64,{base64.b64encode(content).decode()}" for content in shots]
    page = opened(browser, PHONE)
    pixels = base64.b64decode(page.evaluate(DRAW, [sources, MARGIN, width, height]))
    return png(pixels, width, height)


def png(pixels: bytes, width: int, height: int) -> bytes:
    """A PNG of plain rows: pages are mostly flat, so they pack better than the browser's filtered ones."""
    rows = b"".join(b"\0" + pixels[at : at + 3 * width] for at in range(0, len(pixels), 3 * width))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def opened(browser: Browser, screen: dict[str, int]) -> Page:
    """An empty page of a size."""
    return browser.new_page(viewport=screen, color_scheme="light")  # type: ignore[arg-type]


def chromium() -> str:
    """The machine's browser."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    for found in (shutil.which(name) for name in names if name):
        if found:
            return found
    sys.exit("Chromium is needed: install it, or set CHROMIUM to a browser.")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(given[0] if given else HERE.parent / "build", given[1] if len(given) > 1 else HERE)
