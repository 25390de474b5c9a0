"""What the judge says in its own process is what the program says as a command."""

from pathlib import Path
from random import Random

import pytest

from generator.publish.tree import MARKER
from tests.faults.catalogue import Fault, faults
from tests.faults.folder import Folder
from tests.faults.verdict import PUBLISHED, TODAY
from tests.program import rolepages

SAMPLE = Random(5).sample([fault for fault in faults() if not fault.needs_build], 4)

MANIFEST = '{"generator": "rolepages 0", "files": {"/": ""}}'
"""Says that a build wrote what stands there."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The demo, with what an earlier build published."""
    made = Folder(tmp_path_factory.mktemp("program") / "site")
    for name, text in ((PUBLISHED, "What was published before."), (f"build/{MARKER}", MANIFEST)):
        place = Path(made.root, name)
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, "utf-8")
    return made


@pytest.mark.parametrize("fault", SAMPLE, ids=lambda fault: f"{fault.name}-{fault.number}")
def test_the_command_tells_a_fault_at_its_line_and_leaves_the_published_site(
    folder: Folder, fault: Fault
) -> None:
    done = fault.put_into(folder)
    try:
        ended = rolepages("build", "--today", TODAY.isoformat(), "--format", "github", cwd=folder.root)
    finally:
        folder.restore()
    assert done.places
    assert any(f"file={path},line={line}," in ended.stdout for path, line in done.places), ended.stdout
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert "output-not-ours" not in ended.stdout
    assert (folder.root / PUBLISHED).read_text("utf-8") == "What was published before."
