"""The demo site, built once for all tests of a run, whatever the number of test workers."""

import json
import shutil
import time
from functools import cache
from pathlib import Path

from tests.program import ROOT, rolepages

PARTS = ("site.yaml", "roles", "content", "templates", "data")


@cache
def closed_lists() -> frozenset[str]:
    """Addresses of the demo's lists that the publication gate keeps from feeds and links."""
    findings = json.loads(rolepages("status", "--json").stdout)["findings"]
    return frozenset(each["subject"] for each in findings if each["kind"] == "closed")


def has_feeds(folder: Path, site: Path) -> bool:
    """Whether the list in the folder of the built demo is open."""
    return f"/{folder.relative_to(site).as_posix()}/" not in closed_lists()


def copy_of_input(folder: Path) -> Path:
    """The shipped input in a folder of its own, to be changed."""
    folder.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / part)
    return folder


def built_once(shared: Path) -> Path:
    """The built demo site below `shared`; the first that asks builds it, others wait."""
    shared.mkdir(parents=True, exist_ok=True)
    done, output = shared / "demo.done", shared / "demo"
    try:
        (shared / "demo.lock").mkdir()
    except FileExistsError:
        for _ in range(1200):
            if done.exists():
                return output
            time.sleep(0.1)
        raise AssertionError("the demo site was not built in time") from None
    result = rolepages("build", "--output", str(output))
    assert result.returncode == 0, result.stderr
    done.touch()
    return output
