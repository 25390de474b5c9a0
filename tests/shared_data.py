"""Real data beside the project: `../shared`, which most machines do not have."""

from pathlib import Path

import pytest

from tests.program import ROOT


def shared(path: str) -> Path:
    """Where a file or folder of `../shared` is, or would be."""
    return ROOT.parent / "shared" / path


def needs_shared(*paths: str) -> pytest.MarkDecorator:
    """Skips a test, or a parameter, by the names of what is not in `../shared`."""
    missing = [f"../shared/{path}" for path in paths if not shared(path).exists()]
    return pytest.mark.skipif(bool(missing), reason=f"not here: {', '.join(missing)}")
