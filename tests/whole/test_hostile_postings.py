"""Postings are strangers' texts: whatever they hold, the pages hold only what is ours."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.builders import SITE_YAML
from tests.program import rolepages
from tests.shared_data import needs_shared, shared
from tests.whole.small import a_line, a_small_site

CORPUS = "data/hostile"
OWN = (
    "<script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    '<a href="javascript:alert(1)">x</a><a href=" &#x6A;avascript:alert(1)">y</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="/relative">x</a><a href="#top">y</a><a href="//evil.example/">z</a>',
    "<svg><script>alert(1)</script></svg><math><mtext></p><style>*{}</style>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><form action="//evil.example"><input></form>',
    '<div style="position:fixed" class="badge" id="jobs">x</div><h1>Not ours</h1><base href="//e.example">',
    "<!--><script>alert(1)</script>--><![CDATA[<script>]]>",
    "</script><script>alert(1)//",
    "]]></summary><entry><title>x</title></entry>",
    "\x01\x08\x0b\x1f\x7f\u0085\u2028\u2029\ufffe\uffff",
    "{{ 7*191 }}{% raw %}${7*191}",
    '=HYPERLINK("//evil.example")',
    "+1",
    "@SUM(A1)",
    "-2+3",
    "\u202egnp.exe\u202c \u0000".replace("\u0000", ""),
    "[x](javascript:alert(1)) <b onclick=alert(1)>y</b>",
    "<table><tr><td><h2>Open <p><ul><li>all",
    "\\u003cscript\\u003e%3Cscript%3E&lt;script&gt;",
)
FORBIDDEN = "iframe, object, embed, base, frame, frameset, applet, audio, video, style, [style], [srcdoc]"


@cache
def corpus() -> tuple[str, ...]:
    """Two public collections of strings that break programs, where they are."""
    naughty = json.loads((shared(CORPUS) / "blns.json").read_bytes())
    packed = gzip.decompress((shared(CORPUS) / "h5sc-vectors.txt.gz").read_bytes())
    vectors = re.split(r"\n\s*\n|\n(?=<)", packed.decode("utf-8", "replace"))
    return tuple(text for text in (*naughty, *vectors) if text.strip())


def postings_of(texts: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Each text in every place of a posting that takes free words.

    A place whose text may be refused has a posting of its own, so that no refusal hides another place.
    """
    for number, text in enumerate(texts):
        short = f"{text[:140]}{number}"
        address = "https://evil.example/" + re.sub(r'[\s<>"]|[^\x21-\U0010ffff]', "", text[:200])
        places = (
            {"title": text[:480]},
            {"employer": text[:290]},
            {"url": address, "employer_url": address},
            {"sections": {"responsibilities": text, "about": text}},
            {"description": text, "description_format": "html", "id": short, "category": text},
            {
                "description": text,
                "description_format": "markdown",
                "places": [text, {"city": short}],
                "remote_within": [text],
            },
            {
                "description": text,
                "description_format": "text",
                "sponsorship": {"stance": "offered", "basis": "stated", "quote": text[:400]},
            },
        )
        for place, changes in enumerate(places):
            own = {"id": f"{number}-{place}", "title": f"Backend Engineer {number} {place}"}
            yield a_line(**{**own, "posted_on": "2026-03-01", "places": ["Austin, TX"], **changes})


@pytest.fixture(scope="module", params=["own", pytest.param("corpus", marks=needs_shared(CORPUS))])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = OWN if request.param == "own" else corpus()
    folder = a_small_site(tmp_path_factory.mktemp("hostile"), list(postings_of(texts)))
    (folder / "site.yaml").write_text(f"{SITE_YAML}max_rejects: 9999\n")
    result = rolepages("build", "--today", "2026-04-01", cwd=folder)
    assert result.returncode == 0, result.stderr[-3000:]
    return folder / "build"


@cache
def documents(site: Path) -> tuple[tuple[Path, LexborHTMLParser], ...]:
    found = tuple((path, LexborHTMLParser(path.read_bytes())) for path in sorted(site.rglob("*.html")))
    assert len(found) > 100
    return found


def each(site: Path, selector: str) -> Iterator[tuple[Path, LexborNode]]:
    for path, document in documents(site):
        for node in document.css(selector):
            yield path, node


def test_no_script_runs_that_is_not_ours(site: Path) -> None:
    for path, node in each(site, "script"):
        source = node.attributes.get("src")
        if source:
            assert source.startswith(("/assets/", "/pagefind/")), path
        else:
            assert node.attributes.get("type") == "application/ld+json", path
    for path, node in each(site, "*"):
        assert not [name for name in node.attributes if name.startswith("on")], (path, node.html)


def test_no_link_leads_into_code(site: Path) -> None:
    for path, node in each(site, "[href], [src], [action], [formaction]"):
        for name in ("href", "src", "action", "formaction"):
            address = node.attributes.get(name) or ""
            if name in node.attributes:
                assert re.match(r"(/(?!/)|#|https?://|mailto:)", address), (path, address)


def test_no_frame_form_picture_or_style_of_a_posting_is_on_a_page(site: Path) -> None:
    assert not [(path, node.html) for path, node in each(site, FORBIDDEN)]
    actions = {
        (node.attributes.get("action"), node.attributes.get("method")) for _, node in each(site, "form")
    }
    assert actions <= {("/search/", "get"), (None, "dialog"), (None, None)}, "forms of our own alone"
    assert not list(each(site, "main .posting-text img, main .posting-text input, main [class='badge'][id]"))
    assert all((node.attributes.get("src") or "").startswith("/assets/") for _, node in each(site, "img"))


def test_every_page_keeps_its_own_frame(site: Path) -> None:
    for path, document in documents(site):
        for single in ("h1", "title", "main", "body", "link[rel=canonical]"):
            expected = 0 if single == "main" and 'http-equiv="refresh"' in str(document.html) else 1
            assert len(document.css(single)) in {1, expected}, (path, single)
        canonical = document.css_first("link[rel=canonical]").attributes["href"] or ""
        assert canonical.startswith("https://jobs.example/"), path


def test_the_structured_data_of_every_page_is_json(site: Path) -> None:
    seen = 0
    for path, node in each(site, "script[type='application/ld+json']"):
        graph = json.loads(node.text())["@graph"]
        seen += any(part["@type"] == "JobPosting" for part in graph)
        for part in graph:
            described = LexborHTMLParser(f"<div>{part.get('description', '')}</div>")
            assert not described.css("script, iframe, img, form, style, [style]"), path
    assert seen > 20


def test_feeds_and_sitemaps_are_well_formed(site: Path) -> None:
    files = [*site.rglob("*.atom"), *site.rglob("*.xml")]
    assert len(files) > 10
    for path in files:
        root = ET.parse(path).getroot()
        if path.suffix == ".atom":
            atom = "{http://www.w3.org/2005/Atom}"
            assert {child.tag for child in root.findall(f"{atom}entry/*")} <= {
                f"{atom}{name}" for name in ("id", "title", "link", "updated", "published", "summary")
            }


def test_json_files_are_json_and_csv_cells_are_no_formulas(site: Path) -> None:
    for path in site.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in site.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert all(len(row) == len(head) for row in rows), path
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_no_page_holds_a_control_character(site: Path) -> None:
    controls = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
    files = [*site.rglob("*.html")]
    assert files
    assert [path for path in files if controls.search(path.read_bytes())] == []


def test_a_posting_cannot_calculate_in_a_template(site: Path) -> None:
    assert not [path for path, document in documents(site) if "1337" in document.css_first("body").text()]


def test_headings_of_a_posting_stand_below_those_of_its_page(site: Path) -> None:
    for path, node in each(site, "h1"):
        assert "Not ours" not in node.text() or "Not ours" in path.read_text()[:4000]
