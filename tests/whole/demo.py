"""The demo site, built once for all tests of a run, whatever the number of test workers."""

import shutil
import time
from pathlib import Path

from tests.program import ROOT, rolepages

PARTS = ("site.yaml", "roles", "content", "templates", "data")


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
