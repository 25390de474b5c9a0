"""What a page may load: its own site's files, scripts that wait, pictures with a size."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.audit.elements import Elements
from generator.audit.loading import loading_faults, style_problems


def faults(html: str) -> list[str]:
    elements = Elements(LexborHTMLParser(html.encode()))
    return [rule for rule, _, _ in loading_faults(elements, "https://jobs.example")]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://cdn.example/a.png" width="1" height="1">',
        '<img src="//cdn.example/a.png" width="1" height="1">',
        '<img src="/a.png" srcset="/a.png 1x, https://cdn.example/b.png 2x" width="1" height="1">',
        '<link rel="stylesheet" href="https://cdn.example/a.css">',
        '<link rel="alternate stylesheet" href="https://cdn.example/a.css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<link rel="icon" href="http://cdn.example/a.png">',
        '<script type="module" src="https://cdn.example/a.js"></script>',
        '<iframe src="https://maps.example/" width="1" height="1"></iframe>',
        '<form action="https://forms.example/"></form>',
        '<button formaction="https://forms.example/">x</button>',
        '<object data="https://cdn.example/a.svg"></object>',
        '<a href="/" ping="https://count.example/">x</a>',
        '<svg><use href="https://cdn.example/a.svg#i"/></svg>',
        '<svg><use xlink:href="https://cdn.example/a.svg#i"/></svg>',
        '<img src="http://[broken" width="1" height="1">',
    ],
)
def test_what_is_loaded_from_another_host_is_a_fault(html: str) -> None:
    assert faults(html) == ["third-party-request"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://agency.example/">x</a>',
        '<link rel="canonical" href="https://elsewhere.example/">',
        '<link rel="alternate" href="https://elsewhere.example/feed.xml">',
        '<link rel="icon" href="https://jobs.example/a.png">',
        '<link rel="stylesheet" href="/assets/a.css">',
        '<img src="data:image/gif;base64,R0lGOD" width="1" height="1">',
        '<form action="/search/"></form>',
    ],
)
def test_links_and_the_sites_own_files_are_none(html: str) -> None:
    assert not faults(html)


def test_a_script_that_holds_the_page_up_is_a_fault_and_one_that_waits_is_not() -> None:
    assert faults('<script src="/a.js"></script>') == ["render-blocking-script"]
    for how in ('type="module"', "defer", "async"):
        assert not faults(f'<script {how} src="/a.js"></script>')


@pytest.mark.parametrize("size", ["", 'width="10"', 'width="10" height="auto"', 'height="10"'])
def test_a_picture_without_its_two_sides_makes_the_page_jump(size: str) -> None:
    assert faults(f'<img src="/a.png" alt="" {size}>') == ["unsized-image"]


def test_a_picture_with_both_sides_is_no_fault() -> None:
    assert not faults('<img src="/a.png" alt="" width="10" height="20">')


@pytest.mark.parametrize(
    "rule",
    ["url(https://f.example/a.woff2)", 'url( "//f.example/a.woff2" )', "URL('http://f.example/a')"],
)
def test_a_style_sheet_loads_nothing_of_other_hosts(rule: str) -> None:
    css = f"a {{ color: red }}\n@font-face {{ src: {rule} }}".encode()
    (problem,) = style_problems({"site.css": css}, "templates/assets")
    assert (problem.rule, problem.path) == ("third-party-request", "templates/assets/site.css")
    assert problem.position.line == 2


def test_an_imported_style_sheet_counts_and_own_and_embedded_pictures_do_not() -> None:
    assert style_problems({"a.css": b'@import "https://f.example/a.css";'}, "x")
    own = b"a { background: url(/assets/a.png) url('data:image/svg+xml,<svg xmlns=\"http://w3.org\"/>') }"
    assert not style_problems({"a.css": own, "a.js": b'"url(https://f.example/)"'}, "x")
