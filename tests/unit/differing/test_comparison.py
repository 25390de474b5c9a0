"""What becomes of an address, and why a page is not what it was."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.differing.comparison import Site, compared
from generator.differing.files import assets_of, kind_of_file
from generator.differing.report import Cause, Change, DiffReport, Fate, FileKind, PageChange
from generator.domain.last_publication import ClosedRecord, LastPublication, PageRecord
from generator.render.references import References

DAY = date(2026, 4, 1)
HERE = "/roles/one/"
CLOSED = ClosedRecord(DAY, "postings", "Backend Engineer")


def a_page(**changes: Any) -> PageRecord:
    page = PageRecord("roles", True, DAY, "d", "w", "f", "frame")
    return replace(page, **changes)


def a_state(page: PageRecord | None = None, digest: str = "1", **changes: Any) -> LastPublication:
    """A publication with one page at most."""
    pages = {HERE: page} if page else {}
    state = LastPublication(DAY, DAY, dict.fromkeys(pages, digest), pages, shown="before", totals={"jobs": 3})
    return replace(state, **changes)


def report(before: LastPublication | None, now: LastPublication, **changes: Any) -> DiffReport:
    return compared(before, replace(Site(now), **changes), (), 30)


def change(before: LastPublication, now: LastPublication, **changes: Any) -> PageChange:
    (page,) = report(before, now, **changes).pages
    return page


def test_a_page_with_the_same_bytes_is_not_told() -> None:
    assert not report(a_state(a_page()), a_state(a_page(data="other"))).changes


def test_without_a_last_publication_everything_is_new() -> None:
    found = report(None, a_state(a_page()))
    assert (found.previous, found.numbers[Change.NEW], found.pages[0].change) == (None, 1, Change.NEW)


@pytest.mark.parametrize(
    ("now", "cause"),
    [
        (a_page(data="x", frame="x"), Cause.DATA),
        (a_page(words="x", frame="x"), Cause.WORDS),
        (a_page(facts="x", frame="x"), Cause.FACTS),
        (a_page(frame="x"), Cause.OTHER),
    ],
)
def test_a_cause_is_what_differs(now: PageRecord, cause: Cause) -> None:
    assert change(a_state(a_page()), a_state(now, "2")).causes == (cause,)


def test_a_page_may_have_several_causes() -> None:
    now = a_state(a_page(data="x", words="x", frame="x"), "2")
    assert change(a_state(a_page()), now).causes == (Cause.DATA, Cause.WORDS)


def test_a_template_is_a_cause_for_the_pages_that_are_made_with_it() -> None:
    before = a_state(a_page(), templates={"role.html": "1", "visa.html": "1"})
    uses = {"role.html": References(frozenset({"role.html"}), frozenset())}
    here = {"template_of": {HERE: "role.html"}, "references": uses}
    now = a_state(a_page(frame="x"), "2", templates={"role.html": "2", "visa.html": "1"})
    assert change(before, now, **here).causes == (Cause.TEMPLATE,)
    other = replace(now, templates={"role.html": "1", "visa.html": "2"})
    assert change(before, other, **here).causes == (Cause.OTHER,)
    assert report(before, other, **here).everywhere.templates == ("visa.html",)


def test_a_page_whose_frame_is_the_same_loads_another_asset() -> None:
    before = a_state(a_page())
    before = replace(before, files={**before.files, "/assets/site.00000000.css": "1"})
    now = a_state(a_page(), "2")
    now = replace(now, files={**now.files, "/assets/site.11111111.css": "2"})
    assert change(before, now).causes == (Cause.ASSET,)
    assert report(before, now).everywhere.assets == ("site.css",)


@pytest.mark.parametrize(
    "moved", [{"as_of": date(2026, 4, 2)}, {"today": date(2026, 4, 2)}, {"totals": {"jobs": 4}}]
)
def test_only_the_day_or_the_counts_of_all_pages_moved(moved: dict[str, Any]) -> None:
    now = a_state(a_page(frame="x"), "2", **moved)
    assert change(a_state(a_page()), now).causes == (Cause.DAY,)


def test_the_name_of_the_site_is_a_cause() -> None:
    before = a_state(a_page(), site={"name": "One", "language": "en"})
    now = a_state(a_page(frame="x"), "2", site={"name": "Two", "language": "en"})
    assert change(before, now).causes == (Cause.SITE,)
    assert report(before, now).everywhere.site == ("name",)


def test_of_an_older_publication_only_the_files_are_known() -> None:
    before = LastPublication(DAY, DAY, {HERE: "1", "/about/": "1", "/feed.atom": "1"})
    now = a_state(a_page(), "2")
    found = {page.address: (page.change, page.causes) for page in report(before, now).pages}
    assert found == {HERE: (Change.CHANGED, (Cause.OTHER,)), "/about/": (Change.GONE, ())}


def test_a_page_that_went_is_told_with_what_its_address_answers() -> None:
    before = a_state(a_page(count=4))
    gone = change(before, a_state(gone={HERE: DAY}))
    assert (gone.change, gone.fate, gone.count_before) == (Change.GONE, Fate.GONE, 4)
    assert change(before, a_state()).fate is Fate.NOT_FOUND
    led = change(before, a_state(), leads_to={HERE: "/roles/two/"})
    assert (led.change, led.fate, led.leads_to) == (Change.REDIRECTED, Fate.REDIRECT, "/roles/two/")
    assert change(before, a_state(redirects={HERE: "gone"})).fate is Fate.GONE


def test_a_page_can_close_and_open_again() -> None:
    open_, closed = a_state(a_page()), a_state(a_page(kind="closed"), "2", closed={HERE: CLOSED})
    found = change(open_, closed)
    assert (found.change, found.kind, found.heading) == (Change.CLOSED, "postings", "Backend Engineer")
    assert change(closed, open_).change is Change.REOPENED
    assert change(a_state(gone={HERE: DAY}), open_).change is Change.REOPENED


def test_a_closed_page_that_goes_is_told_with_its_heading() -> None:
    closed = a_state(a_page(kind="closed"), closed={HERE: CLOSED})
    found = change(closed, a_state(gone={HERE: DAY}))
    assert (found.change, found.kind, found.heading) == (Change.GONE, "postings", "Backend Engineer")


def test_a_page_can_become_a_redirect() -> None:
    now = a_state(a_page(kind="redirects"), "2")
    found = change(a_state(a_page()), now, leads_to={HERE: "/roles/two/"})
    assert (found.change, found.leads_to, found.causes) == (Change.REDIRECTED, "/roles/two/", ())


def test_counts_are_told_of_first_pages_the_largest_move_first() -> None:
    addresses = ("/roles/a/", "/roles/b/", "/roles/b/page/2/", "/roles/c/")
    before = a_state(pages={address: a_page(count=10) for address in addresses})
    now = [a_page(count=count) for count in (11, 2, 2, 10)]
    after = a_state(pages=dict(zip(addresses, now, strict=True)))
    found = [(move.address, move.before, move.now) for move in report(before, after).counts]
    assert found == [("/roles/b/", 10, 2), ("/roles/a/", 10, 11)]


def test_a_page_that_the_gate_closes_is_told_with_its_values() -> None:
    before, now = a_state(a_page()), a_state(a_page(indexable=False), "2")
    (flip,) = report(before, now, gate={HERE: ("open jobs: 1 (at least 3)",)}).gate
    assert (flip.indexable, flip.values) == (False, ("open jobs: 1 (at least 3)",))
    (flip,) = report(now, before).gate
    assert (flip.indexable, flip.values) == (True, ())


def test_a_page_that_closes_is_no_flip_of_the_gate() -> None:
    closed = a_state(a_page(kind="closed", indexable=False), "2", closed={HERE: CLOSED})
    assert report(a_state(a_page()), closed).gate == ()


def test_files_of_the_host_the_search_and_the_forms_are_not_told() -> None:
    hidden = (
        "/.nojekyll",
        "/_headers",
        "/.host/nginx.conf",
        "/vercel.json",
        "/pagefind/x.js",
        "/a.css.gz",
        "/admin/",
    )
    before = a_state(files=dict.fromkeys((*hidden, "/roles/one/feed.atom"), "1"))
    assert [file.address for file in report(before, a_state()).files] == ["/roles/one/feed.atom"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/roles/one/feed.json", FileKind.FEED),
        ("/facts/changes.json", FileKind.FEED),
        ("/roles/one/jobs.json", FileKind.DOWNLOAD),
        ("/facts/dates.ics", FileKind.CALENDAR),
        ("/sitemap-roles-2.xml", FileKind.SITEMAP),
        ("/robots.txt", FileKind.SITEMAP),
        ("/assets/cards/0.png", FileKind.PICTURE),
        ("/assets/site.00000000.css", FileKind.ASSET),
        ("/favicon.ico", FileKind.OTHER),
    ],
)
def test_a_file_is_known_by_its_address(address: str, kind: FileKind) -> None:
    assert kind_of_file(address) is kind


def test_an_asset_has_its_name_without_the_digest() -> None:
    files = ("/assets/a.b.00000000.css", "/assets/cards/0.png", "/assets/noext.00000000")
    assert assets_of(files) == {"a.b.css": files[0], "noext": files[2]}
