"""What looking at templates came to is known as long as every file of their folder is the same."""

from pathlib import Path

import pytest

from generator.keeping.templates import keep_assets, known_assets, state_of
from generator.render.assets import Asset

ASSETS = {"site.css": Asset("/assets/site.1a2b3c4d.css", b"a{}", ("/assets/x.js",))}
NAMES = ("base.html", "site.css")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_text(name)
    return tmp_path


def test_the_same_files_are_known(folder: Path) -> None:
    keep_assets(folder, state_of(folder, NAMES), ASSETS)
    assert known_assets(folder, state_of(folder, NAMES), pytest.fail) == ASSETS


@pytest.mark.parametrize("name", NAMES)
def test_another_content_is_not_known(name: str, folder: Path) -> None:
    keep_assets(folder, state_of(folder, NAMES), ASSETS)
    (folder / name).write_text("other")
    assert known_assets(folder, state_of(folder, NAMES), pytest.fail) is None


def test_files_that_cannot_be_read_are_never_known(folder: Path) -> None:
    state = state_of(folder, ("gone.html",))
    keep_assets(folder, state, ASSETS)
    assert known_assets(folder, state, pytest.fail) is None
