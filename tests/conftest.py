"""What all tests share."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.builders import a_site

Site = Callable[..., Path]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Writes a small valid site, changed by the given files, and returns its folder."""

    def write(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        return a_site(tmp_path, files)

    return write
