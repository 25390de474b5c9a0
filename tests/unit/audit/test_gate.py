"""The publication gate: each value has a floor, and of pages that are alike few are open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.audit.gate import Floors, Measured, Verdict, judged
from generator.audit.likeness import fingerprint, on_one_page, own_figures, own_share

TODAY = date(2026, 4, 1)
FLOORS = Floors(
    postings=1,
    own_text=0,
    own_figures=0,
    written=0,
    editorial=0,
    reviewed_days=365,
    like=80,
    most_like=5,
    most_like_blanked=20,
)


def text_of(seed: int, size: int = 200) -> str:
    """Words that no other seed has."""
    mark = chr(97 + seed)
    return " ".join(f"{mark}{chr(97 + n % 26)}{'x' * (n % 7)}{mark}" for n in range(size))


def a_page(
    url: str, text: str, names: Sequence[str] = (), *, postings: int = 5, reviewed: date | None = None
) -> Measured:
    html = f"<main><h1>{url}</h1>{text}</main>".encode()
    return Measured(url, postings, editorial=10, reviewed_on=reviewed, text=fingerprint(html, names))


def verdict_on(url: str, pages: Sequence[Measured], floors: Floors = FLOORS) -> Verdict:
    return next(each for each in judged(pages, floors, TODAY) if each.url == url)


def failing(verdict: Verdict) -> list[str]:
    return [value.name for value in verdict.values if not value.passes]


def test_a_page_without_siblings_is_open_when_it_reaches_its_floors() -> None:
    page = a_page("/a/", text_of(1), reviewed=TODAY - timedelta(days=365))
    assert verdict_on("/a/", [page]).is_open


def test_each_value_under_its_floor_closes_the_page_and_is_named() -> None:
    page = a_page("/a/", f"<p>{text_of(1)}</p>", postings=2, reviewed=TODAY - timedelta(days=366))
    for changes, name in (
        ({"postings": 3}, "open jobs"),
        ({"own_figures": 4}, "lines with figures that are its own"),
        ({"editorial": 50}, "text written by editors"),
        ({"own_text": 100}, ""),
        ({"reviewed_days": 366}, ""),
    ):
        floors = replace(replace(FLOORS, reviewed_days=400), **changes)
        assert failing(verdict_on("/a/", [page], floors)) == ([name] if name else [])
    assert failing(verdict_on("/a/", [page])) == ["reviewed"]


def test_text_and_figures_of_siblings_are_not_a_pages_own() -> None:
    shared = f"<p>{text_of(1)}</p><table><tr><td>Pay</td><td>$120,000</td></tr></table>"
    one, other = (
        fingerprint(f"<main>{text}</main>".encode(), ())
        for text in (shared, f"{shared}<p>{text_of(2)}</p><p>73 jobs</p>")
    )
    texts = on_one_page([one.shingles, other.shingles])
    lines = on_one_page([one.figures, other.figures])
    assert own_share(one, texts) == 0
    assert 0.4 < own_share(other, texts) < 0.6
    assert (own_figures(one, lines), own_figures(other, lines)) == (0, 1)


def test_cards_of_postings_are_neither_written_nor_figures_of_the_page() -> None:
    card = '<article data-job="1"><p>Posted 3 days ago in Austin</p></article>'
    page = fingerprint(f"<main><p>Two words</p>{card}</main>".encode(), ())
    assert page.words == 8
    assert page.written == 2
    assert len(page.figures) == 0


def test_names_and_figures_do_not_make_pages_different() -> None:
    texts = [
        " ".join(f"in {name} there are {n}{m} jobs and {m}{n} employers {m * 'a'}" for m in range(40))
        for n, name in ((1, "Texas"), (2, "Ohio"))
    ]
    one, other = (
        fingerprint(f"<main>{text}</main>".encode(), (name,))
        for text, name in zip(texts, ("Texas", "Ohio"), strict=True)
    )
    assert one.text.jaccard(other.text) < 0.2
    assert one.blanked.jaccard(other.blanked) == 1


def test_of_open_pages_a_tenth_is_alike_at_most_those_with_most_jobs_first() -> None:
    alike = [a_page(f"/alike-{n:02}/", text_of(0), postings=n) for n in range(1, 21)]
    others = [a_page(f"/other-{n:02}/", text_of(n)) for n in range(1, 21)]
    verdicts = judged([*alike, *others], replace(FLOORS, most_like=10), TODAY)
    opened = [each.url for each in verdicts if each.is_open]
    assert [url for url in opened if "alike" in url] == ["/alike-19/", "/alike-20/"]
    assert len(opened) == 22


def test_one_of_two_pages_that_are_alike_is_open_where_there_are_few() -> None:
    verdicts = judged([a_page(f"/{n}/", text_of(0), postings=n) for n in (1, 2)], FLOORS, TODAY)
    assert [each.is_open for each in verdicts] == [False, True]


def test_verdicts_do_not_depend_on_the_order_of_the_pages() -> None:
    pages = [a_page(f"/{n}/", text_of(n % 3), postings=n % 2 + 1) for n in range(12)]
    assert judged(pages, FLOORS, TODAY) == judged(pages[::-1], FLOORS, TODAY)


def test_a_page_without_words_is_closed_and_breaks_nothing() -> None:
    empty = Measured("/a/", 1, 0, None, fingerprint(b"", ()))
    assert not verdict_on("/a/", [empty], replace(FLOORS, own_figures=1)).is_open
