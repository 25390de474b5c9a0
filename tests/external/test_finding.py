"""Which links the files of a site hold, and where."""

from pathlib import Path

from generator.audit.anchors import Linking, Parts
from generator.external.link import Group, Link, problems_of
from generator.external.verdict import State, Verdict
from generator.external_links import links_of_files, links_of_pages, links_of_text, outside
from generator.problems.problem import Position


def found(path: str, text: str) -> list[tuple[str, int, int]]:
    return [(link.address, link.position.line, link.position.column) for link in links_of_text(path, text)]


def test_links_of_markdown_are_found_in_all_their_forms() -> None:
    text = (
        "---\ntitle: A\nsources:\n  - url: https://a.example/source\n---\n"
        'A [link](https://a.example/1 "Title"), <https://a.example/2> and [one][r] and\n'
        '<a href="https://a.example/4?x=1&amp;y=2">raw</a>.\n\n[r]: https://a.example/3\n'
    )
    assert found("a.md", text) == [
        ("https://a.example/source", 4, 10),
        ("https://a.example/1", 6, 10),
        ("https://a.example/2", 6, 41),
        ("https://a.example/3", 9, 6),
        ("https://a.example/4?x=1&y=2", 7, 10),
    ]


def test_addresses_in_code_comments_and_plain_words_are_no_links() -> None:
    body = "`https://a.example/1`\n\n    https://a.example/2\n\n<!-- [x](https://a.example/3) -->\n\nSee https://a.example/4.\n"
    assert found("a.md", f"---\ntitle: A\n---\n{body}") == []
    assert found("a.yaml", "# url: https://a.example/5\nname: A\n") == []


def test_links_of_yaml_stand_where_their_values_stand() -> None:
    text = (
        "# https://a.example/1\nurl: https://a.example/1\nlist: ['https://a.example/2', \"https://a.example/3\"]\n"
        "text: |\n  Words and a\n  [link](https://a.example/4).\n"
    )
    assert found("a.yaml", text) == [
        ("https://a.example/1", 2, 6),
        ("https://a.example/2", 3, 9),
        ("https://a.example/3", 3, 32),
        ("https://a.example/4", 6, 10),
    ]


def test_a_link_that_stands_twice_in_a_file_is_one_problem() -> None:
    links = [
        *links_of_text("b.md", "---\nx: y\n---\n[a](https://a.example/) b\n\n[c](https://a.example/)\n"),
        Link("https://a.example/#part", "a.md", Group.TEXTS, Position(3, 2, 1)),
    ]
    problems = list(problems_of(links, {"https://a.example/": Verdict(State.DEAD, "answers 410 (gone)")}))
    assert [(each.path, each.position.line) for each in problems] == [("a.md", 3), ("b.md", 4)]
    assert problems[1].message.endswith("The same on line 6.")


def test_broken_files_and_other_kinds_hold_no_links() -> None:
    assert found("a.md", "no head https://a.example/") == []
    assert found("a.yaml", "a: [https://a.example/") == []
    assert found("a.bin", "https://a.example/") == []
    assert (
        found("a.md", "---\nx: y\n---\n[js](javascript:alert(1)) [v](https://a.example/{{ role.slug }})\n")
        == []
    )


def test_links_of_windows_lines_and_a_mark_at_the_beginning_keep_their_places() -> None:
    assert found("a.md", "\ufeff---\r\nx: y\r\n---\r\n[a](https://a.example/)\r\n") == [
        ("https://a.example/", 4, 5)
    ]


def test_templates_and_pages_hold_links_too(tmp_path: Path) -> None:
    (tmp_path / "templates/parts").mkdir(parents=True)
    (tmp_path / "templates/parts/a.html").write_text(
        '<p>\n<a href="https://a.example/?a=1&amp;b=2">x</a>\n{{ url }}'
    )
    written = links_of_files(tmp_path, {}, "templates", "data")
    assert written == (
        Link("https://a.example/?a=1&b=2", "templates/parts/a.html", Group.TEMPLATES, Position(2, 10, 30)),
    )
    here = Linking("content/pages/data.md", "/data/")
    parts = Parts(external={"https://a.example/?a=1&b=2": here, "https://b.example/": here})
    assert links_of_pages(parts, written, ()) == (
        Link("https://b.example/", "content/pages/data.md", Group.PAGES, page="/data/"),
    )


def test_the_sites_own_address_is_not_outside() -> None:
    addresses = [
        "https://jobs.example",
        "https://jobs.example/a/",
        "HTTP://JOBS.EXAMPLE/a/",
        "https://jobs.example.evil/",
    ]
    links = [Link(address, "a.md", Group.TEXTS) for address in addresses]
    assert [link.address for link in outside(links, "https://jobs.example")] == ["https://jobs.example.evil/"]
