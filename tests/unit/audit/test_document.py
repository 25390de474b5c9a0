"""Faults of finished pages: found in the HTML, told once for each cause."""

from dataclasses import replace

import pytest

from generator.audit.document import Measure, audited, one_for_each_cause
from generator.audit.weight import Budgets, Scales
from generator.problems.problem import Problem
from tests.unit.audit.pages import a_head

MEASURE = Measure(
    frozenset({"/", "/roles/", "/assets/site.css"}), "https://jobs.example", Scales(Budgets(100, 25, 15))
)


def found_in(page: bytes, url: str = "/roles/", origin: str = "roles") -> tuple[Problem, ...]:
    measure = replace(MEASURE, addresses={*MEASURE.addresses, url})
    return audited(page, url, origin, measure, weighed=True).problems


def rules(body: str, title: str = "Jobs by role") -> list[str]:
    page = f"<html>{a_head(title=title)}<body><h1 id='top'>Roles</h1>{body}</body></html>"
    return [problem.rule for problem in found_in(page.encode())]


def test_a_page_without_faults_has_no_problem() -> None:
    assert not rules('<a href="/roles/">a</a><a href="#top">b</a><a href="https://a.example/x">c</a>')


@pytest.mark.parametrize(
    "address", ["/nowhere/", "#nowhere", "roles/", "", "javascript:alert(1)", "data:text/html,x", "http://[x"]
)
def test_a_link_that_leads_nowhere_or_into_code_is_broken(address: str) -> None:
    assert rules(f'<a href="{address}">x</a>') == ["broken-link"]


@pytest.mark.parametrize(
    "body",
    ["<p onclick='x()'>x</p>", "<svg/onload=x()>", "<p style='color:red'>x</p>", "<script>x()</script>"],
)
def test_code_and_style_within_a_page_are_faults(body: str) -> None:
    assert rules(body) == ["inline-code"]


def test_words_that_look_like_a_handler_are_no_fault() -> None:
    assert not rules("<p>An offer once = two, on it = fine</p>")


def test_a_second_heading_a_doubled_id_and_an_empty_title_are_faults() -> None:
    assert rules("<h1>Two</h1><p id='top'>x</p>", title=" ") == ["page-heading", "page-title", "doubled-id"]


def test_a_fault_of_many_pages_is_told_once_with_their_number() -> None:
    pages = {f"/jobs/{n}/": f"{a_head(f'/jobs/{n}/')}<h1>x</h1><a href='/gone/'>x</a>" for n in range(40)}
    found = [p for url, page in pages.items() for p in found_in(page.encode(), url, "data")]
    (problem,) = one_for_each_cause(found)
    assert problem.message.startswith("On the page /jobs/0/: the link to `/gone/`")
    assert problem.message.endswith("The same on 39 further pages.")


def test_heavy_pages_of_one_file_are_told_once() -> None:
    pages = [
        f"{a_head(f'/roles/{n}/')}<h1>x</h1><main><p id='tips'>{'words ' * n}</p></main>".encode()
        for n in (18000, 19000)
    ]
    found = [
        p
        for n, page in zip((18000, 19000), pages, strict=True)
        for p in found_in(page, f"/roles/{n}/", "roles/a.yaml")
    ]
    (problem,) = one_for_each_cause(found)
    assert problem.rule == "page-weight"
    assert problem.message.endswith("The same on 1 further page.")
    assert len(one_for_each_cause([*found, *found_in(pages[0], "/roles/18000/", "roles/b.yaml")])) == 2


def test_a_link_whose_address_was_taken_out_is_broken() -> None:
    assert rules("<a>Call us</a>") == ["broken-link"]
    assert rules('<a id="part">A part</a>') == []
