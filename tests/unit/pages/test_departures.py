"""What becomes of every address that was published and has no page any more."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from generator.domain.last_publication import ClosedRecord, LastPublication, PageRecord, PostingRecord
from generator.domain.redirect import Redirect
from generator.pages.book import Book
from generator.pages.departures import Life, Standing, life_of
from generator.pages.guesses import likely_target
from tests.unit.insight.catalogues import a_catalogue
from tests.unit.pages.books import a_book

LAST = date(2026, 3, 31)
JOB = "/jobs/backend-engineer-pell-abcdefgh/"
WAS = PostingRecord("Backend Engineer", "pell", ("backend-engineer",), ("TX",), ("h-1b",), "demo")


def a_page(kind: str) -> PageRecord:
    return PageRecord(kind, True, LAST, "", "", "", "")


def published(pages: Mapping[str, str], **others: Any) -> LastPublication:
    """`pages`: kinds by address."""
    records = {url: a_page(kind) for url, kind in pages.items()}
    return LastPublication(LAST, LAST, pages=records, **others)


def a_rule(start: str, to: str, **keys: str) -> Redirect:
    return Redirect.model_validate({"from": start, "to": to, "since": "2026-01-01", **keys})


def book_of(*postings: dict[str, Any], **settings: int) -> Book:
    book = a_book(a_catalogue(*(postings or ({},))))
    return replace(book, settings=book.settings.model_copy(update=settings))


def life(
    last: LastPublication, book: Book, rules: Iterable[Redirect] = (), later: int = 0, **standing: Any
) -> Life:
    """What becomes of the addresses; `later` is how many days after the catalogue's the pages are of."""
    today = book.catalogue.today + timedelta(later)
    moved = replace(book, catalogue=replace(book.catalogue, today=today))
    return life_of(moved, Standing(**{"pages": frozenset({"/"}), **standing}), last, rules)


def gone_posting(**changes: Any) -> LastPublication:
    return published({JOB: "postings"}, postings={JOB: replace(WAS, **changes)}, employers={"pell": "Pell"})


def test_a_posting_that_left_the_data_has_a_closed_page_that_says_what_it_was() -> None:
    book = book_of()
    found = life(gone_posting(), book)
    record = found.closed[JOB]
    assert (record.since, record.kind, record.heading) == (
        book.catalogue.today,
        "postings",
        "Backend Engineer",
    )
    assert (record.employer, record.roles, record.states) == ("Pell", ("backend-engineer",), ("TX",))
    assert not found.vanished


def test_a_closed_page_stands_for_its_days_and_is_gone_for_its_days_and_then_forgotten() -> None:
    book = book_of(closed_days=30, gone_days=100)
    first = life(gone_posting(), book)
    since = first.closed[JOB].since
    then = LastPublication(LAST, LAST, closed=first.closed)
    assert JOB in life(then, book, later=29).closed
    after = life(then, book, later=30)
    assert after.closed == {}
    assert after.gone == {JOB: since + timedelta(30)}
    assert life(then, book, later=129).gone == {JOB: since + timedelta(30)}
    forgotten = life(LastPublication(LAST, LAST, gone=after.gone), book, later=130)
    assert (forgotten.gone, forgotten.closed, forgotten.vanished) == ({}, {}, ())


def test_no_days_mean_no_closed_page_and_no_gone_one() -> None:
    assert life(gone_posting(), book_of(closed_days=0)).gone.keys() == {JOB}
    assert life(gone_posting(), book_of(closed_days=0, gone_days=0)) == Life()


def test_the_posting_of_a_source_that_was_taken_out_is_gone_at_once() -> None:
    found = life(gone_posting(source="withdrawn"), book_of())
    assert (found.closed, found.gone.keys()) == ({}, {JOB})


def test_a_rule_takes_the_closed_page_of_a_posting_away() -> None:
    found = life(gone_posting(), book_of(), [a_rule(JOB, "gone")])
    assert (found.closed, found.gone.keys()) == ({}, {JOB})
    later = life(replace(gone_posting(), gone=found.gone), book_of(), [a_rule(JOB, "gone")], later=3000)
    assert later.gone.keys() == {JOB}


def test_a_posting_with_another_title_is_the_same_posting() -> None:
    book = book_of({"id": "n1"})
    new = f"/jobs/{book.catalogue.jobs[0].lead.slug}/"
    old = f"/jobs/some-other-title-{new.rstrip('/').rpartition('-')[2]}/"
    last = published({old: "postings"}, postings={old: WAS})
    assert life(last, book, pages={new}).redirects == {old: new}
    again = published({old: "redirects", new: "postings"}, postings={new: WAS})
    assert life(again, book, pages={new}).redirects == {old: new}


def test_an_old_title_follows_its_posting_when_that_closes_and_goes() -> None:
    old, new = "/jobs/a-abcdefgh/", "/jobs/b-abcdefgh/"
    last = published({old: "redirects", new: "postings"}, postings={new: WAS})
    found = life(last, book_of())
    assert (found.redirects, found.closed.keys()) == ({old: new}, {new})
    then = published({old: "redirects", new: "closed"}, closed=found.closed)
    after = life(then, book_of(closed_days=10), later=10)
    assert after.gone.keys() == {old, new}
    assert not after.vanished


def test_lists_that_the_data_emptied_have_closed_pages() -> None:
    pages = {
        "/employers/pell/": "employers",
        "/employers/by/p/": "employers",
        "/places/nevada/": "places",
        "/roles/backend-engineer/in/nevada/": "role-states",
        "/roles/backend-engineer/tn/": "role-visas",
    }
    found = life(published(pages, employers={"pell": "Pell"}), book_of())
    assert found.closed.keys() == pages.keys()
    assert found.closed["/employers/pell/"].heading == "Pell jobs and visa sponsorship"
    assert found.closed["/roles/backend-engineer/in/nevada/"].states == ("NV",)


def test_a_further_page_leads_to_its_list_and_to_the_lists_closed_page() -> None:
    pages = {
        "/places/texas/page/4/": "places",
        "/places/nevada/": "places",
        "/places/nevada/page/2/": "places",
    }
    found = life(published(pages), book_of(), pages={"/places/texas/"})
    assert found.redirects == {
        "/places/nevada/page/2/": "/places/nevada/",
        "/places/texas/page/4/": "/places/texas/",
    }


def test_what_editors_take_away_vanishes() -> None:
    pages = {
        "/roles/old/": "roles",
        "/roles/old/h-1b/": "role-visas",
        "/roles/old/page/2/": "roles",
        "/roles/an-alias/": "redirects",
        "/guides/wages/": "guides",
        "/visas/tn/": "visas",
        "/about-us/": "general",
    }
    assert life(published(pages), book_of()).vanished == tuple(sorted(pages))


def test_a_role_under_an_old_name_leads_on_with_all_that_lay_below() -> None:
    pages = {
        "/roles/old/h-1b/": "role-visas",
        "/roles/old/in/texas/": "role-states",
        "/roles/old/page/2/": "roles",
    }
    standing = {
        "pages": {"/roles/old/", "/roles/new/", "/roles/new/h-1b/"},
        "aliases": {"/roles/old/": "/roles/new/"},
    }
    found = life(published(pages), book_of(), **standing)
    assert found.redirects == {
        "/roles/old/h-1b/": "/roles/new/h-1b/",
        "/roles/old/in/texas/": "/roles/new/",
        "/roles/old/page/2/": "/roles/new/",
    }
    assert not found.vanished


def test_a_rule_leads_on_with_all_that_lay_below() -> None:
    pages = {"/roles/old/": "roles", "/roles/old/h-1b/": "role-visas", "/roles/old/page/3/": "roles"}
    rules = [a_rule("/roles/old/", "/roles/new/")]
    found = life(published(pages), book_of(), rules, pages={"/roles/new/", "/roles/new/h-1b/"})
    assert found.redirects == {
        "/roles/old/": "/roles/new/",
        "/roles/old/h-1b/": "/roles/new/h-1b/",
        "/roles/old/page/3/": "/roles/new/",
    }
    assert found.rules == {"/roles/old/": "/roles/new/"}


def test_a_rule_whose_target_the_data_took_away_later_is_gone_with_it() -> None:
    rules = [a_rule("/employers/old/", "/employers/new/")]
    last = published({"/employers/old/": "redirects"}, redirects={"/employers/old/": "/employers/new/"})
    assert life(last, book_of(), rules).gone.keys() == {"/employers/old/"}
    assert life(published({}), book_of(), rules).lost == ("/employers/old/",)


def test_a_rule_leads_to_the_closed_page_of_its_target() -> None:
    rules = [a_rule("/employers/old/", "/employers/pell/")]
    found = life(published({"/employers/pell/": "employers"}), book_of(), rules)
    assert found.redirects == {"/employers/old/": "/employers/pell/"}


def test_the_address_of_a_rule_that_ended_is_let_go() -> None:
    rules = [a_rule("/roles/old/", "/roles/new/", ended_on="2026-02-01")]
    pages = {"/roles/old/": "redirects", "/roles/old/h-1b/": "redirects"}
    found = life(published(pages, redirects={"/roles/old/": "/roles/new/"}), book_of(), rules)
    assert (found.vanished, found.redirects) == ((), {})


def test_a_text_that_expired_is_gone_without_a_rule() -> None:
    found = life(published({"/guides/fair/": "guides"}), book_of(), expired={"/guides/fair/"})
    assert (found.gone.keys(), found.vanished) == ({"/guides/fair/"}, ())


def test_an_employer_whose_postings_are_anothers_now_vanishes_and_its_heir_is_guessed() -> None:
    book = book_of({"id": "n1", "employer": "Pell Labs"}, {"id": "n2", "employer": "Pell Labs", "title": "B"})
    slugs = [advert.slug for job in book.catalogue.jobs for advert in job.adverts]
    old = [f"/jobs/old-{slug.rpartition('-')[2]}/" for slug in slugs]
    pages = {"/employers/pell/": "employers", **dict.fromkeys(old, "postings")}
    last = published(pages, postings=dict.fromkeys(old, WAS), employers={"pell": "Pell"})
    standing = Standing(pages=frozenset({"/employers/pell-labs/", *(f"/jobs/{slug}/" for slug in slugs)}))
    found = life_of(book, standing, last, ())
    assert found.vanished == ("/employers/pell/",)
    assert found.heirs == {"/employers/pell/": "/employers/pell-labs/"}


def test_a_posting_that_comes_back_leaves_no_trace() -> None:
    closed = {JOB: ClosedRecord(LAST, "postings", "Backend Engineer")}
    assert life(LastPublication(LAST, LAST, closed=closed), book_of(), pages={JOB}) == Life()


def test_addresses_that_no_page_of_ours_has_are_passed_over() -> None:
    odd = {"/jobs/../../etc/": "postings", "/jobs/<script>/": "postings", "/a//b/": "general", "x": "roles"}
    assert life(published(odd), book_of()) == Life()


def test_a_new_site_without_a_publication_says_nothing() -> None:
    book = book_of()
    assert life_of(book, Standing(pages=frozenset({"/"})), None, ()) == Life()


def test_a_day_far_in_the_future_in_the_manifest_is_taken_for_today() -> None:
    closed = {JOB: ClosedRecord(date.max, "postings", "Backend Engineer")}
    book = book_of()
    found = life(LastPublication(LAST, LAST, closed=closed, gone={"/jobs/x-abcdefgj/": date.max}), book)
    assert found.closed[JOB].since == book.catalogue.today
    assert found.gone["/jobs/x-abcdefgj/"] == book.catalogue.today


def test_an_alias_that_vanished_leads_where_it_led() -> None:
    book = book_of()
    alias, role = "/roles/backend-enginer/", "/roles/server-engineer/"
    last = published({alias: "redirects", role: "roles", "/roles/backend-engineer/": "roles"})
    standing = Standing(pages=frozenset({role, "/roles/backend-engineer/"}))
    assert likely_target(alias, book, standing, last, alone=True) == "gone", "nothing says where it led"
    known = replace(last, aliases={alias: role})
    assert likely_target(alias, book, standing, known, alone=True) == role
    renamed = Standing(
        pages=frozenset({"/roles/backend-engineer/", "/roles/api/"}), aliases={role: "/roles/api/"}
    )
    assert likely_target(alias, book, renamed, known, alone=True) == "/roles/api/"


def test_a_page_that_stood_beside_one_that_vanished_is_not_its_heir() -> None:
    last = published({"/guides/lottery-odds/": "guides", "/guides/lottery-days/": "guides"})
    old = "/guides/lottery-odds/"
    beside = Standing(pages=frozenset({"/guides/lottery-days/"}))
    assert likely_target(old, book_of(), beside, last, alone=True) == "gone"
    new = Standing(pages=frozenset({"/guides/lottery-days/", "/guides/lottery-odd/"}))
    assert likely_target(old, book_of(), new, last, alone=False) == "/guides/lottery-odd/"


def test_what_lay_below_an_address_of_another_site_leads_on_as_long_as_its_rule_holds() -> None:
    last = published({"/café/h-1b/": "redirects", "/cafe\u0301/x/": "redirects", "/café/../x/": "redirects"})
    pages = frozenset({"/", "/roles/backend-engineer/", "/roles/backend-engineer/h-1b/"})
    rule = a_rule("/café/", "/roles/backend-engineer/")
    found = life(last, book_of(), [rule], pages=pages)
    assert found.redirects == {
        "/café/": "/roles/backend-engineer/",
        "/café/h-1b/": "/roles/backend-engineer/h-1b/",
    }
    assert life(last, book_of(), pages=pages).redirects == {}


def test_rules_that_hold_no_more_are_kept_in_order() -> None:
    rules = [
        a_rule("/b/", "/", ended_on="2026-02-01"),
        a_rule("/a/", "gone", ended_on="2026-02-01"),
        a_rule("/c/", "/", ended_on="2099-01-01"),
    ]
    assert [rule.start for rule in life(published({}), book_of(), rules).ended] == ["/a/", "/b/"]


def test_one_new_role_is_the_heir_of_one_that_vanished() -> None:
    book = book_of()
    last = published({"/roles/old/": "roles"})
    standing = Standing(pages=frozenset({"/roles/backend-engineer/"}))
    assert likely_target("/roles/old/", book, standing, last, alone=True) == "/roles/backend-engineer/"
    assert likely_target("/roles/old/", book, standing, last, alone=False) == "gone"
    assert (
        likely_target("/roles/backend-enginer/", book, standing, last, alone=False)
        == "/roles/backend-engineer/"
    )
