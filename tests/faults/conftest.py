"""One copy of the demo for all faults of a test process."""

import pytest

from tests.faults.folder import Folder
from tests.faults.verdict import Judge


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """Judges faults in a copy of the demo."""
    return Judge(Folder(tmp_path_factory.mktemp("faults") / "site"))
