"""What results and shared links show of a page is its own, whole, and within lengths."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.audit.elements import Elements
from generator.audit.heads import doubled_heads, head_digest, head_faults
from tests.unit.audit.pages import BASE, a_head


def faults(head: str, url: str = "/roles/") -> list[tuple[str, str]]:
    elements = Elements(LexborHTMLParser(f"<html>{head}<body></body></html>"))
    return [(rule, words) for rule, words, _ in head_faults(elements, url, f"{BASE}/")]


def test_a_whole_head_has_no_fault() -> None:
    assert faults(a_head()) == []


@pytest.mark.parametrize(
    ("part", "instead", "named"),
    [
        ('<meta name="robots" content="max-image-preview:large">', "", "word for robots"),
        (f'rel="canonical" href="{BASE}/roles/"', f'rel="canonical" href="{BASE}/"', "canonical address"),
        (f'rel="canonical" href="{BASE}/roles/"', 'rel="canonical" href="/roles/"', "canonical address"),
        (f'og:url" content="{BASE}/roles/"', 'og:url" content=""', "og:url"),
        (f"{BASE}/card.png", "/card.png", "og:image"),
        (f"{BASE}/card.png", "https://jobs.example.evil/card.png", "og:image"),
        ("card.png", "card.svg", "og:image"),
        ('content="1200"', 'content=""', "og:image:width"),
        ('content="All roles."', 'content=" "', "og:description"),
    ],
)
def test_each_part_of_a_head_stands_once_and_is_the_pages_own(part: str, instead: str, named: str) -> None:
    assert part in a_head()
    (fault,) = faults(a_head().replace(part, instead))
    assert fault[0] == "page-head"
    assert named in fault[1]


def test_a_second_canonical_address_is_a_fault() -> None:
    (fault,) = faults(a_head(more=f'<link rel="canonical" href="{BASE}/roles/">'))
    assert "it has 2 of: canonical address" in fault[1]


@pytest.mark.parametrize(("size", "right"), [(9, False), (10, True), (75, True), (76, False)], ids=str)
def test_a_title_has_ten_to_seventy_five_characters(size: int, right: bool) -> None:
    assert ([rule for rule, _ in faults(a_head(title="t" * size))] == []) is right


def test_a_page_that_leads_to_another_has_that_ones_address() -> None:
    moved = a_head("/roles/x/", more='<meta http-equiv="refresh" content="0; url=/roles/x/">')
    assert faults(moved, "/roles/y/") == []


def test_pages_with_one_title_or_description_are_told_at_the_later_one() -> None:
    heads = [
        head_digest("/a/", "a.md", "Wage levels", "One."),
        head_digest("/b/", "b.md", "wage  LEVELS", "Two."),
        head_digest("/c/", "c.md", "Fees", "two."),
        head_digest("/d/", "d.md", "Days", "Three."),
    ]
    problems = list(doubled_heads(heads))
    assert [(problem.rule, problem.path) for problem in problems] == [
        ("title-of-two-pages", "b.md"),
        ("description-of-two-pages", "c.md"),
    ]
    assert problems[0].message == "The page /b/ has the title of /a/."
