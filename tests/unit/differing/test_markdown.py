"""The comment for a pull request: bounded, folded, and nothing that others wrote is read as Markdown."""

import html
import re
from datetime import date
from typing import Any

import pytest

from generator.differing.comparison import Site, compared
from generator.differing.markdown import MARKER, MOST, as_markdown, errors_as_markdown
from generator.differing.report import Due
from generator.domain.last_publication import ClosedRecord, LastPublication, PageRecord

DAY = date(2026, 4, 1)
HOSTILE = (
    "a|b `c` @everyone #1 <script>alert(1)</script>\n\n</code></table><!-- -->\n"
    "# H \u202e *x* https://x.example &amp;"
)


def comment(before: LastPublication, now: LastPublication, due: Any = ()) -> str:
    return as_markdown(compared(before, Site(now), due, 30))


def a_page(**changes: Any) -> PageRecord:
    values = {"kind": "postings", "indexable": True, "lastmod": DAY}
    return PageRecord(**{**values, "data": "", "words": "", "facts": "", "frame": "", **changes})


def hostile_comment() -> str:
    address = f"/jobs/{HOSTILE}/"
    before = LastPublication(DAY, DAY, {address: "1"}, {address: a_page(kind=HOSTILE)}, shown=HOSTILE)
    closed = {address: ClosedRecord(DAY, "postings", HOSTILE)}
    now = LastPublication(DAY, DAY, {address: "2"}, {address: a_page(kind="closed")}, closed=closed)
    due = Due(day=DAY, subject=HOSTILE, title=HOSTILE, message="its last day today", owner=HOSTILE)
    return comment(before, now, (due,))


def test_a_hostile_title_stands_as_it_is_written_in_code_alone() -> None:
    text = hostile_comment()
    outside = re.sub(r"<code>[^<]*</code>", "", text.removeprefix(MARKER))
    assert set(re.findall(r"</?([a-z]+)>", outside)) <= {
        "p", "br", "details", "summary", "table", "tr", "th", "td",
    }  # fmt: skip
    assert not re.search(r"[@`|*]|script|https:", outside)
    quoted = [html.unescape(code) for code in re.findall(r"<code>([^<]*)</code>", text)]
    assert any("<script>alert(1)</script>" in code for code in quoted)


def test_no_blank_line_ends_the_blocks_of_html() -> None:
    head, _, blocks = hostile_comment().partition("\n\n")
    assert head.startswith(MARKER)
    assert "\n\n" not in blocks.rstrip("\n")
    assert all(line.startswith("<") for line in blocks.rstrip("\n").split("\n"))


@pytest.mark.parametrize("number", [1, 40, 5_000])
def test_a_comment_is_never_longer_than_is_taken(number: int) -> None:
    addresses = [f"/jobs/{chr(0x1F600) * 200}-{place}/" for place in range(number)]
    before = LastPublication(DAY, DAY, shown="before")
    pages = {address: a_page() for address in addresses}
    text = comment(before, LastPublication(DAY, DAY, dict.fromkeys(addresses, "1"), pages))
    assert len(text.encode()) <= MOST
    assert f"New: {number:,}" in text
    shown = text.count("<tr><td><code>/jobs/")
    assert shown > 0
    assert (f"and {number - shown:,} more" in text) is (shown < number)


def test_a_thousand_templates_leave_room() -> None:
    templates = {f"{'x' * 400}{number}.html": "1" for number in range(1000)}
    before = LastPublication(
        DAY, DAY, {"/a/": "1"}, {"/a/": a_page()}, templates=templates, shown="x" * 90_000
    )
    now = LastPublication(DAY, DAY, {"/a/": "2"}, {"/a/": a_page(frame="2")}, templates={"a": "2"})
    text = comment(before, now)
    assert len(text.encode()) <= MOST
    assert "Changed pages, by cause: 1" in text


def test_nothing_that_changes_is_said_in_one_line() -> None:
    state = LastPublication(DAY, DAY, {"/a/": "1"}, {"/a/": a_page()}, shown="before")
    assert "Nothing changes for readers." in comment(state, state)
    assert "<details>" not in comment(state, state)


def test_errors_have_a_comment_of_the_same_place() -> None:
    text = errors_as_markdown([HOSTILE, *(f"line {number}" for number in range(30))])
    assert text.startswith(MARKER)
    assert "31 errors stop" in text
    assert "and 21 more." in text
    assert "<script>" not in text


def test_readers_of_markdown_find_blocks_of_html_under_one_heading() -> None:
    reader = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    tokens = reader.parse(hostile_comment())
    assert [token.type for token in tokens if token.type != "html_block"] == [
        "heading_open",
        "inline",
        "heading_close",
    ]
