"""Links to parts of other pages are held against the parts that those pages have."""

import pytest

from generator.audit.anchors import Linking, Parts, all_parts, inside, missing_parts
from generator.audit.document import Measure, audited
from generator.audit.weight import Budgets, Scales
from generator.problems.problem import Problem

BASE = "https://jobs.example"
MEASURE = Measure(frozenset({"/", "/method/", "/feed.xml"}), BASE, Scales(Budgets(100, 25, 15)))


def page(url: str, body: str) -> Parts:
    html = f"<title>x</title><h1>x</h1>{body}".encode()
    return audited(html, url, "roles/x.yaml", MEASURE, weighed=False).parts


def told(*pages: Parts) -> list[Problem]:
    whole = all_parts(pages)
    return list(missing_parts(whole.links, whole.ids, BASE))


METHOD = page("/method/", "<p id='number-pay'>x</p><p id='über'>x</p>")


@pytest.mark.parametrize(
    "target", ["/method/#no-such-part", "https://jobs.example/method/#gone", "/method/?a=1#number", "/#pay"]
)
def test_a_link_to_a_part_that_the_page_does_not_have_is_dead(target: str) -> None:
    (problem,) = told(METHOD, page("/", f"<a href='{target}'>x</a>"))
    assert (problem.rule, problem.path) == ("broken-link", "roles/x.yaml")
    assert problem.message.startswith(f"On the page /: the link to `{target}` names a part that /")


@pytest.mark.parametrize(
    "target",
    [
        "/method/#number-pay",
        "https://jobs.example/method/#number-pay",
        "/method/#%C3%BCber",
        "/method/#",
        "/method/#top",
        "/method/#:~:text=pay",
        "/method/#number-pay:~:text=pay",
        "/method/#role=backend-engineer",
        "/feed.xml#entry",
        "https://elsewhere.example/method/#gone",
        "/gone/#part",
    ],
)
def test_parts_that_are_there_states_of_scripts_and_other_files_are_not_told(target: str) -> None:
    assert told(METHOD, page("/", f"<a href='{target}'>x</a>")) == []


def test_the_nearest_part_is_named() -> None:
    (problem,) = told(METHOD, page("/", "<a href='/method/#number-pays'>x</a>"))
    assert problem.hint == "did you mean `/method/#number-pay`?"


def test_a_dead_link_of_many_pages_is_told_once_with_their_number() -> None:
    pages = [page(f"/jobs/{number}/", "<a href='/method/#gone'>x</a>") for number in range(3)]
    (problem,) = told(METHOD, *pages)
    assert problem.message.startswith("On the page /jobs/0/: ")
    assert problem.message.endswith("The same on 2 further pages.")


def test_equal_lines_of_ids_are_kept_once() -> None:
    pages = [page(f"/jobs/{number}/", "<p id='pay'>x</p>") for number in range(3)]
    lines = list(all_parts(pages).ids.values())
    assert all(line is lines[0] for line in lines)


def test_a_page_that_could_not_be_made_is_not_judged() -> None:
    assert list(missing_parts({"/gone/#x": Linking("a", "/")}, {})) == []


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("https://jobs.example/a/", "/a/"), ("http://jobs.example/a/", "/a/"),
        ("HTTPS://Jobs.Example/a/", "/a/"),
        ("https://jobs.example:443/a/?x=1#y", "/a/?x=1#y"), ("//jobs.example/a/", "/a/"),
        ("https://jobs.example", "/"),
        ("https://me@jobs.example/a/", "/a/"), ("https://jobs.example?x=1", "/?x=1"), ("/a/", "/a/"),
        ("https://jobs.example:8443/a/", "https://jobs.example:8443/a/"),
        ("a//jobs.example/", "a//jobs.example/"),
        ("https://jobs.example.evil/a/", "https://jobs.example.evil/a/"), ("https://[::1", "https://[::1"),
        ("https://jobs.example@evil.example/", "https://jobs.example@evil.example/"),
    ],
)  # fmt: skip
def test_the_sites_own_host_is_known_in_every_spelling(target: str, path: str) -> None:
    assert inside(target, "https://jobs.example") == path


def test_a_link_that_leaves_the_site_is_kept_and_one_that_stays_is_not() -> None:
    body = '<a href="https://a.example/">a</a><a href="HTTP://jobs.example/method/">b</a>'
    assert page("/", body).external == {"https://a.example/": Linking("roles/x.yaml", "/")}


def test_links_of_single_postings_are_not_kept() -> None:
    html = b'<title>x</title><h1>x</h1><a href="https://a.example/">a</a>'
    found = audited(html, "/", "data", MEASURE, weighed=False, is_posting=True)
    assert not found.parts.external
