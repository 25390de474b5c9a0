"""The editors' list of short forms, from the file to the published pages."""

from pathlib import Path

import pytest

from tests.builders import a_text
from tests.program import rolepages
from tests.whole.small import a_line, a_small_site

LISTED = "abbreviations:\n  - {short: LCA, long: labor condition application}\n"
GUIDE = a_text(
    "title: An LCA in short",
    "description: What an LCA is and what it is not, in one sentence that is long enough.",
    body="An LCA is filed.\n\nOne LCA can stand for several workers.",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose guide and posting have a short form."""
    folder = tmp_path_factory.mktemp("site")
    text = "<p>We file the LCA for you.</p>"
    a_small_site(folder, [a_line(employer="LCA", description=text, description_format="html")])
    (folder / "content/abbreviations.yaml").write_text(LISTED, encoding="utf-8")
    (folder / "content/guides/lca.md").write_text(GUIDE, encoding="utf-8")
    result = rolepages("build", "--site", str(folder), "--output", str(folder / "build"), "--jobs", "1")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "build"


def test_a_guide_explains_its_short_form_once_and_not_in_its_head(published: Path) -> None:
    html = (published / "guides/lca/index.html").read_text("utf-8")
    assert "<p>An LCA (labor condition application) is filed.</p>" in html
    assert "<p>One LCA can stand for several workers.</p>" in html
    assert html.count("labor condition application") == 1


def test_a_posting_and_its_employer_s_name_stay_as_they_are(published: Path) -> None:
    (posting,) = (published / "jobs").glob("*/index.html")
    html = posting.read_text("utf-8")
    assert "We file the LCA for you." in html
    assert "labor condition application" not in html


def test_feeds_and_the_list_of_guides_hold_no_more_than_they_did(published: Path) -> None:
    assert "An LCA in short</a>" in (published / "guides/index.html").read_text("utf-8")
    for feed in published.rglob("*.atom"):
        assert "labor condition" not in feed.read_text("utf-8")
