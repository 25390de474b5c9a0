"""The digests of a page: what goes to which, and what is left out."""

from dataclasses import replace
from datetime import date

from generator.pages.model.article import Definition, DefinitionGroup, MethodPage
from generator.pages.model.page import Head, Page, Site
from generator.pages.model.parts import FactNote, Link, Markdown
from generator.seo.content_digest import ContentDigests, content_digests, frame_digest

FACT = FactNote("fee", "Fee", "The fee.", "$215", "in force", date(2026, 3, 1), None, None, ())
SITE = Site(
    name="Larkspur Jobs",
    language="en",
    organisation="Larkspur Press",
    description="Jobs.",
    base_url="https://jobs.example",
    data_date=date(2026, 4, 1),
    today=date(2026, 4, 1),
    demo=False,
    assets={},
    imports={},
    roles=1,
    jobs=1,
    postings=1,
    employers=1,
)


def a_page(
    body: str = "It costs {0}.", values: tuple[str, ...] = ("$215",), dates: str = "every day"
) -> MethodPage:
    return MethodPage(
        url="/method/",
        heading="Method",
        head=Head("Method", "How.", "https://jobs.example/method/", structured_data='{"a":1}'),
        breadcrumbs=(Link("Home", "/"),),
        body=Markdown(body, values),
        reviewed_on=date(2026, 3, 1),
        sources=(),
        cited=(FACT,),
        groups=(DefinitionGroup("Counts", (Definition("jobs", "Jobs", "Counted.", dates=dates),)),),
    )


def of(page: Page, site: Site = SITE) -> ContentDigests:
    return content_digests(page, site)


def test_a_text_that_is_edited_moves_the_words_alone() -> None:
    now, before = of(a_page("It takes {0}.")), of(a_page())
    assert (now.data, now.facts) == (before.data, before.facts)
    assert now.words != before.words


def test_a_fact_with_a_new_value_moves_the_facts_alone() -> None:
    page = replace(a_page(values=("$220",)), cited=(replace(FACT, value="$220"),))
    now, before = of(page), of(a_page())
    assert (now.data, now.words) == (before.data, before.words)
    assert now.facts != before.facts


def test_another_value_that_a_text_prints_moves_the_data_alone() -> None:
    now, before = of(a_page(values=("4 jobs",))), of(a_page(values=("3 jobs",)))
    assert (now.words, now.facts) == (before.words, before.facts)
    assert now.data != before.data


def test_the_day_of_the_data_is_left_out_and_other_days_are_not() -> None:
    later = replace(SITE, data_date=date(2026, 4, 2), today=date(2026, 4, 2))
    first = of(a_page(values=("1 Apr 2026",), dates="the postings of 1 Apr 2026"))
    second = of(a_page(values=("2 Apr 2026",), dates="the postings of 2 Apr 2026"), later)
    assert first == second
    assert of(a_page(dates="the postings of 21 Apr 2026")) != of(a_page(dates="the postings of 2"))
    same = a_page(dates="the postings of 21 Apr 2026")
    assert of(same) == of(same, later)


def test_another_address_of_the_site_moves_nothing() -> None:
    def at(base_url: str) -> ContentDigests:
        head = Head("M", "How.", f"{base_url}/method/", structured_data=f'{{"url":"{base_url}/method/"}}')
        page = replace(a_page(f"See {base_url}/about/."), head=head)
        return of(page, replace(SITE, base_url=base_url))

    assert at("https://jobs.example") == at("http://127.0.0.1:8000/preview")


def test_the_title_and_the_counts_of_the_footer_move_nothing_and_the_markup_does() -> None:
    page = a_page()
    titled = replace(page, head=replace(page.head, title="Other", description="Other."))
    assert of(titled) == of(page) == of(page, replace(SITE, jobs=2, postings=3, employers=4, roles=5))
    marked = replace(page, head=replace(page.head, structured_data='{"a":2}'))
    assert of(marked) != of(page)


def test_equal_pages_have_equal_digests_whatever_they_share() -> None:
    shared, apart = a_page(), a_page()
    note = replace(FACT)
    assert of(replace(shared, cited=(FACT, FACT))) == of(replace(apart, cited=(FACT, note)))


def test_the_frame_is_the_file_but_for_the_digests_of_assets() -> None:
    page = b'<link href="/assets/site.1a2b3c4d.css"><script src="/assets/a/b.min.00000000.js"></script>'
    other = page.replace(b"1a2b3c4d", b"99999999").replace(b"00000000", b"abcdef01")
    assert frame_digest(page) == frame_digest(other)
    assert frame_digest(page) != frame_digest(page.replace(b"site", b"sight"))
    assert frame_digest(b"/jobs/a.1a2b3c4d.b/") != frame_digest(b"/jobs/a.99999999.b/")
