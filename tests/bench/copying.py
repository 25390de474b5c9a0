"""A copy of a site's input, so that a bench changes nothing of the site."""

import shutil
from pathlib import Path

_INPUT = ("content", "data", "roles", "templates", "site.yaml")


def copy_of_site(site: Path, target: Path) -> Path:
    """Copy what a build reads, and nothing that it made, into a new folder."""
    target.mkdir()
    for name in _INPUT:
        source = site / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, target / name)
    return target
