"""The page of saved jobs: lists, notes, the comparison, and files out and in."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import CLOSED, PHONE, Visitor, until

pytestmark = pytest.mark.browser

SAVED = "/saved/"
ITEM = "rolepages.kept"
OFFER = {
    "key": "offer",
    "url": "/jobs/backend-engineer-larkspur-1/",
    "title": "Senior Backend Engineer, Payments",
    "employer": "Larkspur Analytics",
    "places": "San Francisco, CA; Austin, TX",
    "pay": "$165,000 to $210,000 a year",
    "level": "level II to III across 5 areas",
    "label": "Offers sponsorship",
    "tone": "yes",
    "quote": "We sponsor H-1B and TN visas.",
    "posted": "2026-03-24",
    "closes": "2026-04-09",
    "saved": "2026-03-30",
    "note": "Ask Ana.",
    "changed": {"saved": "2026-03-30T10:00:00.000Z", "note": "2026-03-30T11:00:00.000Z"},
}
REFUSAL = {
    "key": "refusal", "url": "/jobs/gone/", "title": "Baker", "employer": "Ægir & Söhne", "tone": "no",
    "label": "Refuses sponsorship", "saved": "2026-03-31", "applied": "2026-03-31",
}  # fmt: skip
SILENT = {
    "key": "silent",
    "url": CLOSED,
    "title": "Data Engineer",
    "employer": "Hawthorn",
    "saved": "2026-03-01",
}
HIDDEN = {
    "key": "hidden",
    "url": "/jobs/h/",
    "title": "Welder",
    "employer": "Hawthorn",
    "hidden": "2026-03-02",
}
FOLLOWED = {"key": "f", "url": "/jobs/f/", "title": "Diver", "employer": "Hawthorn", "followed": "2026-03-03"}
ALL = (OFFER, REFUSAL, SILENT, HIDDEN)
MANY_KEPT = """([name, entry]) => {
  const jobs = Array.from({ length: 700 }, (_, number) => [`k${number}`, { ...entry, key: `k${number}` }]);
  localStorage.setItem(name, JSON.stringify({ version: 1, jobs: Object.fromEntries(jobs) }));
}"""
HOSTILE = '=HYPERLINK("https://evil.example"),\'+1\n"quoted", and\r\nmore'


def a_store(*entries: dict[str, Any], **fields: object) -> str:
    return json.dumps({"version": 1, "jobs": {entry["key"]: entry for entry in entries}, **fields})


def keep(visitor: Visitor, text: str) -> None:
    """Puts this into the storage once, as pages visited before would have."""
    page = visitor.context.new_page()
    page.goto(f"{visitor.address}/guides/")
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [ITEM, text])
    page.close()


def opened(visitor: Visitor, *entries: dict[str, Any], part: str = "", today: str = "2026-04-01") -> Page:
    keep(visitor, a_store(*entries))
    return visitor.opens(SAVED + part, today=today)


def kept(page: Page) -> dict[str, Any]:
    jobs: dict[str, Any] = json.loads(page.evaluate(f"localStorage.getItem('{ITEM}')"))["jobs"]
    return jobs


def entry(page: Page, key: str) -> Locator:
    return page.locator(f"#kept-jobs [data-job={key}]")


def press(part: Locator | Page, name: str) -> None:
    part.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, name: str) -> None:
    """Opens a list by its link; once the list is there, its heading has the focus."""
    page.locator("#kept-lists a", has_text=name).click()
    heading = page.locator("#kept-heading")
    expect(heading).to_have_text(name)
    expect(heading).to_be_focused()


def counts(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("#kept-lists li:not([hidden])").all_inner_texts()]


def titles(page: Page) -> list[str]:
    # Not the inner text: a card that has not been drawn yet has none.
    return page.locator("#kept-jobs .job-title").all_text_contents()


def downloaded(page: Page, name: str) -> tuple[str, str]:
    """Name and text of the file that a button gives."""
    with page.expect_download() as waiting:
        press(page, name)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes().decode()


def imported(page: Page, text: str, name: str = "jobs.csv") -> str:
    """What the page says after a file was chosen."""
    page.locator("#import-report").evaluate("node => node.replaceChildren()")
    page.set_input_files("#import", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.wait_for_selector("#import-report:not(:empty)")
    return page.locator("#import-report").inner_text()


def a_csv(*rows: dict[str, str]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    file = io.StringIO()
    writer = csv.DictWriter(file, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


# ---- Lists


def test_every_list_names_its_number_of_jobs_and_shows_as_many(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    assert counts(page) == ["Saved 3", "Applied 1", "Hidden 1"]
    shown = {}
    for name in ("Saved", "Applied", "Hidden"):
        choose(page, name)
        shown[name] = titles(page)
    assert shown == {
        "Saved": ["Baker", "Senior Backend Engineer, Payments", "Data Engineer"],
        "Applied": ["Baker"],
        "Hidden": ["Welder"],
    }


def test_a_job_shows_its_facts_as_they_were_kept_with_day_link_and_closing_day(visitor: Visitor) -> None:
    page = opened(visitor, OFFER)
    text = entry(page, "offer").inner_text()
    for value in ("Larkspur Analytics", "San Francisco, CA; Austin, TX", "$165,000 to $210,000 a year",
                  "level II to III across 5 areas", "Offers sponsorship", "We sponsor H-1B and TN visas.",
                  "Posted 24 Mar 2026 · closes 9 Apr 2026", "Saved 30 Mar 2026"):  # fmt: skip
        assert value in text
    assert entry(page, "offer").locator(".badge.yes").is_visible()
    entry(page, "offer").get_by_role("link").click()
    expect(page).to_have_url(visitor.address + str(OFFER["url"]))


def test_a_job_past_its_closing_day_is_said_to_be_closed_and_no_other(visitor: Visitor) -> None:
    page = opened(visitor, OFFER, SILENT, today="2026-04-10")
    assert "This job has closed. Its last day was 9 Apr 2026." in entry(page, "offer").inner_text()
    assert "closed" not in entry(page, "silent").inner_text()
    on_the_day = visitor.opens(SAVED, today="2026-04-09")
    assert "has closed" not in entry(on_the_day, "offer").inner_text()


def test_what_was_not_kept_is_not_stated_and_never_a_no(visitor: Visitor) -> None:
    text = entry(opened(visitor, SILENT), "silent").inner_text()
    assert "Place not stated" in text
    assert "Pay not stated" in text
    assert "Posting date not stated" in text


def test_a_list_has_an_address_and_back_leads_to_the_list_before(visitor: Visitor) -> None:
    page = opened(visitor, *ALL, part="#hidden")
    assert titles(page) == ["Welder"]
    choose(page, "Applied")
    assert page.url.endswith("#applied")
    assert titles(page) == ["Baker"]
    page.go_back()
    expect(page.locator("#kept-heading")).to_have_text("Hidden")
    assert titles(page) == ["Welder"]


def test_jobs_of_no_list_are_shown_too_and_the_list_only_when_there_are_some(visitor: Visitor) -> None:
    page = opened(visitor, SILENT, FOLLOWED)
    assert counts(page) == ["Saved 1", "Applied 0", "Hidden 0", "Other 1"]
    choose(page, "Other")
    assert "Apply link followed 3 Mar 2026" in entry(page, "f").inner_text()


def test_an_empty_page_says_how_to_save_a_job(visitor: Visitor) -> None:
    page = visitor.opens(SAVED)
    assert "Use the button Save" in page.locator("#kept-empty").inner_text()
    assert page.locator("#kept-check").is_hidden()


def test_text_and_addresses_of_the_storage_are_never_html_nor_links_elsewhere(visitor: Visitor) -> None:
    page = opened(visitor, {**OFFER, "title": "<img src=x onerror=alert(1)>", "note": "</textarea><b>x</b>"})
    assert titles(page) == ["<img src=x onerror=alert(1)>"]
    assert page.locator("#kept-app img, #kept-app b").count() == 0
    for url in (
        "https://larkspur.example@evil.example/",
        "ftp://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "/\t/evil",
    ):
        page = opened(visitor, {**OFFER, "url": url}, SILENT)
        assert titles(page) == ["Data Engineer"]


# ---- What a visitor does with a job


def test_a_note_is_kept_as_it_is_typed(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    note = entry(page, "silent").get_by_label("Your note")
    note.focus()
    page.keyboard.type("Call them.", delay=5)
    until(page, f"localStorage.getItem('{ITEM}').includes('Call them.')")
    assert note.evaluate("node => node === document.activeElement")
    expect(entry(visitor.opens(SAVED), "silent").get_by_label("Your note")).to_have_value("Call them.")


def test_a_note_is_kept_when_the_page_is_left_at_once(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    entry(page, "silent").get_by_label("Your note").fill("Left in a hurry")
    page.goto(f"{visitor.address}/guides/")
    until(page, f"JSON.parse(localStorage.getItem('{ITEM}')).jobs.silent.note === 'Left in a hurry'")


def test_a_note_is_bounded(visitor: Visitor) -> None:
    page = opened(visitor, SILENT)
    note = entry(page, "silent").get_by_label("Your note")
    note.fill("x" * 3999)
    note.press_sequentially("yz")
    note.blur()
    assert (len(kept(page)["silent"]["note"]), kept(page)["silent"]["note"][-1]) == (4000, "y")


def test_another_tab_does_not_take_the_pen_away(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    other = visitor.opens(SAVED)
    page.clock.pause_at("2026-04-02")  # what is typed is not kept yet
    entry(page, "silent").get_by_label("Your note").focus()
    page.keyboard.type("Half a")
    assert "note" not in kept(page)["silent"]
    press(entry(other, "refusal"), "Remove from saved")
    expect(page.locator("#kept-jobs .job")).to_have_count(2)
    page.keyboard.type(" thought")
    page.clock.run_for(1000)
    assert kept(page)["silent"]["note"] == "Half a thought"
    assert "saved" not in kept(page)["refusal"]


def test_a_job_is_marked_as_applied_from_the_list_of_saved_ones(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    press(entry(page, "offer"), "Applied")
    assert counts(page) == ["Saved 3", "Applied 2", "Hidden 1"]
    assert "Saved 30 Mar 2026, applied 1 Apr 2026" in entry(page, "offer").inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Applied"


def test_a_removed_job_comes_back_whole_by_undo(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    before = kept(page)
    press(entry(page, "offer"), "Remove from saved")
    assert counts(page)[0] == "Saved 2"
    assert "offer" not in kept(page)
    assert page.locator("#kept-said").inner_text() == "Removed: Senior Backend Engineer, Payments"
    assert page.evaluate("document.activeElement.textContent") == "Undo"
    page.keyboard.press("Enter")
    assert kept(page) == before
    assert counts(page)[0] == "Saved 3"


def test_a_job_removed_from_one_list_stays_in_the_other(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    press(entry(page, "refusal"), "Remove from saved")
    assert counts(page) == ["Saved 2", "Applied 1", "Hidden 1"]
    assert kept(page)["refusal"]["applied"] == "2026-03-31"


def test_everything_is_deleted_only_after_a_second_yes(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    for refuse in (lambda: press(page, "Keep it"), lambda: page.keyboard.press("Escape")):
        press(page, "Delete everything")
        refuse()
        expect(page.locator("dialog")).to_be_hidden()
    press(page, "Delete everything")
    expect(page.locator("dialog")).to_contain_text("4 jobs")
    assert len(kept(page)) == 4
    press(page.locator("dialog"), "Delete everything")
    page.wait_for_selector("#kept-said:has-text('Everything was deleted')")
    assert page.evaluate("localStorage.length") == 0
    assert counts(page) == ["Saved 0", "Applied 0", "Hidden 0"]


def test_two_or_three_jobs_stand_side_by_side_in_a_table_with_headings(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    press(entry(page, "offer"), "Compare")
    assert page.locator("#kept-comparison").is_hidden()
    press(entry(page, "silent"), "Compare")
    table = page.locator("#kept-comparison table")
    assert table.locator("th[scope=col]").all_inner_texts() == [
        "Senior Backend Engineer, Payments",
        "Data Engineer",
    ]
    rows = {row.locator("th[scope=row]").inner_text(): row.locator("td").all_inner_texts()
            for row in table.locator("tbody tr").all()}  # fmt: skip
    assert rows["Pay"] == ["$165,000 to $210,000 a year", "Not stated"]
    assert rows["Words of the posting"] == ["“We sponsor H-1B and TN visas.”", "None kept"]
    assert rows["Your note"] == ["Ask Ana.", "None"]
    press(entry(page, "silent"), "Compare")
    assert page.locator("#kept-comparison").is_hidden()


def test_a_fourth_job_does_not_fit_beside_three(visitor: Visitor) -> None:
    page = opened(visitor, *ALL, {**SILENT, "key": "fourth"})
    for key in ("offer", "refusal", "silent", "fourth"):
        press(entry(page, key), "Compare")
    assert page.locator("#kept-comparison th[scope=col]").count() == 3
    assert "At most 3 jobs" in page.locator("#kept-said").inner_text()


def test_the_comparison_scrolls_in_itself_and_by_keyboard_on_a_phone(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    for key in ("offer", "refusal", "silent"):
        press(entry(page, key), "Compare")
    press(page, "See them side by side")
    region = page.locator("#kept-comparison [role=region]")
    assert region.evaluate("node => node === document.activeElement && node.scrollWidth > node.clientWidth")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('#kept-comparison [role=region]').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_pages_are_checked_only_when_the_visitor_asks_and_only_on_this_site(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    page.wait_for_load_state("networkidle")
    before = len(visitor.requests)
    page.wait_for_timeout(200)
    assert len(visitor.requests) == before
    page.on("console", lambda _: visitor.complaints.clear())  # the browser reports the 404 that is asked for
    press(page, "Check whether they are still on this site")
    page.wait_for_selector("#kept-said:has-text('2 still on this site, 1 no longer')")
    assert sorted(visitor.requests[before:]) == sorted(
        f"HEAD {visitor.address}{each['url']}" for each in (OFFER, REFUSAL, SILENT)
    )
    assert "no longer on this site" in entry(page, "refusal").inner_text()
    assert "still on this site" in entry(page, "offer").inner_text()
    visitor.complaints.clear()


def test_without_a_connection_a_check_says_so_and_the_lists_work(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    visitor.context.set_offline(True)
    press(page, "Check whether they are still on this site")
    page.wait_for_selector("#kept-said:has-text('3 could not be checked')")
    press(entry(page, "silent"), "Applied")
    assert counts(page)[1] == "Applied 2"
    visitor.complaints.clear()


# ---- Files


@pytest.mark.parametrize("name", ["Export as JSON", "Export as CSV"])
def test_what_is_exported_comes_back_whole_in_an_empty_browser(visitor: Visitor, name: str) -> None:
    awkward = {
        **OFFER,
        "key": "awkward",
        "title": HOSTILE.replace("\n", " "),
        "note": HOSTILE,
        "employer": "'=x",
    }
    page = opened(visitor, *ALL, FOLLOWED, awkward)
    before = kept(page)
    file, text = downloaded(page, name)
    assert re.fullmatch(r"saved-jobs-2026-04-01\.(json|csv)", file)
    press(page, "Delete everything")
    press(page.locator("dialog"), "Delete everything")
    page.wait_for_selector("#kept-said:has-text('Everything was deleted')")
    assert imported(page, text, file) == (
        f"{file}: 6 jobs added, 0 jobs brought up to date, 0 jobs already here as new or newer."
    )
    assert {key: {"changed": {}, **each} for key, each in before.items()} == {
        key: {"changed": {}, **each} for key, each in kept(page).items()
    }
    assert "6 jobs already here" in imported(page, text, file)


def test_the_csv_is_read_by_other_programs_and_holds_no_formula(visitor: Visitor) -> None:
    page = opened(visitor, {**OFFER, "note": HOSTILE, "title": "+1 Engineer", "employer": "@work"}, SILENT)
    _, text = downloaded(page, "Export as CSV")
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["title"] for row in rows] == ["'+1 Engineer", "Data Engineer"]
    assert rows[0]["note"] == f"'{HOSTILE}"
    assert all(value[:1] not in "=+-@\t\r" or not value for row in rows for value in row.values())


def test_an_import_names_the_line_and_the_reason_of_all_it_leaves_out(visitor: Visitor) -> None:
    good = {"key": "a", "url": "/jobs/a/", "title": "Baker", "saved": "2026-03-01", "note": "two\nlines"}
    text = a_csv(
        good,
        {**good, "key": "b", "url": "https:\\\\evil.example/"},
        {**good, "key": "c", "saved": "1 March"},
        {**good, "key": "d", "note": "", "saved": ""},
        {**good, "key": "e", "title": ""},
        {**good, "key": "f", "note": "x" * 4001, "colour": "red"},
    )
    report = imported(visitor.opens(SAVED), f"{text}\r\ng,only,three\r\n", "jobs.csv").split("\n")
    report = [line for line in report if line]
    assert report == [
        "jobs.csv: 1 job added, 0 jobs brought up to date, 0 jobs already here as new or newer.",
        "Left out:",
        "Column “colour”: it is not known here",
        "Line 4: its address is neither a page of this site nor a web address",
        "Line 6: saved is not a day like 2026-11-03 (a spreadsheet may have changed it)",
        "Line 8: it is neither saved, applied nor hidden, and has no note",
        "Line 9: it has no title",
        "Line 11: note has more than 4,000 characters",
        "Line 13: it has 3 values, not 6",
    ]


def test_a_quotation_mark_that_is_not_closed_costs_only_what_follows(visitor: Visitor) -> None:
    text = 'key,url,title,saved\na,/jobs/a/,Baker,2026-03-01\nb,/jobs/b/,"Diver,2026-03-01\n'
    report = imported(visitor.opens(SAVED), text)
    assert "1 job added" in report
    assert "Line 3: a quotation mark is not closed" in report


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "its first line does not name the column “key”"),
        ("hello\nthere", "its first line does not name the column “key”"),
        ("key,url,title,title\n", "its first line names the column “title” twice"),
        ('{"jobs": ', "it is not JSON"),
        ('{"version": 2, "jobs": []}', "it was written by a newer version of this page"),
        ('{"version": 1}', "it holds no jobs"),
        ("[7]", "Entry 1: it is not a job"),
        ('[{"key": "a", "saved": 7}]', "Entry 1: saved is not text"),
        ('{"jobs": {"a": {"key": "a", "jump": "x"}}}', "Entry 1: “jump” is not known here"),
        ('[{"key": "a", "changed": {"saved": "now"}}]', "Entry 1: its times of change are not times"),
    ],
)
def test_a_file_that_is_none_of_ours_changes_nothing_and_is_told_why(
    visitor: Visitor, text: str, why: str
) -> None:
    page = opened(visitor, *ALL)
    report = imported(page, text)
    assert "0 jobs added, 0 jobs brought up to date" in report
    assert why in report
    assert set(kept(page)) == {"offer", "refusal", "silent", "hidden"}


def test_a_file_that_is_too_large_is_not_read(visitor: Visitor, tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(20_000_001)
    page = visitor.opens(SAVED)
    page.set_input_files("#import", large)
    page.wait_for_selector("#import-report:has-text('larger than 20 MB')")


def test_as_much_as_a_browser_keeps_comes_back_from_its_own_file(visitor: Visitor) -> None:
    page = visitor.opens(SAVED)
    page.set_default_timeout(60_000)  # seven hundred cards take a busy machine a while
    page.evaluate(MANY_KEPT, [ITEM, {**SILENT, "note": "\u65e5" * 4000}])
    page.reload()
    before = kept(page)
    for name in ("Export as JSON", "Export as CSV"):
        file, text = downloaded(page, name)
        assert len(text.encode()) > 8_000_000
        page.evaluate(f"localStorage.removeItem('{ITEM}')")
        assert "700 jobs added" in imported(page, text, file)
        assert {key: {**each, "changed": {}} for key, each in kept(page).items()} == {
            key: {**each, "changed": {}} for key, each in before.items()
        }


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_that_a_spreadsheet_wrote_with_other_separators_is_read(
    visitor: Visitor, separator: str
) -> None:
    text = 'key,url,title,saved\r\na,/jobs/a/,"Baker; Cook",2026-03-01\r\n'.replace(",", separator)
    page = visitor.opens(SAVED)
    assert "1 job added" in imported(page, f"\ufeff{text}")
    assert kept(page)["a"]["title"] == "Baker; Cook"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-32"])
def test_a_file_in_another_encoding_is_not_read_as_question_marks(visitor: Visitor, encoding: str) -> None:
    page = visitor.opens(SAVED)
    buffer = "key,url,title,saved\na,/jobs/a/,Bäcker,2026-03-01\n".encode(encoding)
    page.set_input_files("#import", {"name": "a.csv", "mimeType": "text/csv", "buffer": buffer})
    page.wait_for_selector("#import-report:has-text('CSV UTF-8')")
    assert page.evaluate(f"localStorage.getItem('{ITEM}')") is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("key,url,title,saved\n" + "," * 2_000_000, "Line 2: it has 2000001 values, not 4"),
        ("key,url,title,saved" + "," * 2_000_000, "its first line names more than 100 columns"),
        ("[" * 2_000_000, "it is not JSON"),
        (f"[{'0,' * 2_000_000}0]", "it has more than 100,000 entries"),
        ("key,url,title\n" + "a\n" * 2_000_000, "it has more than 100,000 entries"),
    ],
    ids=["values", "columns", "brackets", "entries", "lines"],
)
def test_a_file_made_to_take_for_ever_is_told_off_at_once(visitor: Visitor, text: str, why: str) -> None:
    assert why in imported(visitor.opens(SAVED), text)


def test_what_is_kept_and_a_file_together_hold_no_more_jobs_than_can_be_kept(visitor: Visitor) -> None:
    rows = [{**SILENT, "key": f"k{n}"} for n in range(2000)]
    page = opened(visitor, *ALL)
    assert imported(page, json.dumps(rows)) == (
        "Nothing was imported. At most 2,000 jobs can be kept. Remove some first."
    )
    assert len(kept(page)) == len(ALL)


def test_no_more_jobs_are_imported_than_can_be_kept(visitor: Visitor) -> None:
    rows = [{"key": f"k{n}", "url": "/jobs/k/", "title": "Baker", "saved": "2026-03-01"} for n in range(2060)]
    page = visitor.opens(SAVED)
    report = imported(page, json.dumps(rows))
    assert "2,000 jobs added" in report
    assert "Entry 2001: more than 2,000 jobs" in report
    assert "and 10 more" in report
    assert len(kept(page)) == 2000


def test_an_import_takes_each_newer_value_and_keeps_each_newer_one_here(visitor: Visitor) -> None:
    mine = {**OFFER, "applied": "2026-03-31", "note": "Newer here.",
            "changed": {"saved": "2026-03-30T10:00:00.000Z", "applied": "2026-03-31T10:00:00.000Z",
                        "note": "2026-03-31T11:00:00.000Z"}}  # fmt: skip
    theirs = {**OFFER, "saved": "", "hidden": "2026-03-31", "note": "Older there.", "pay": "Something older",
              "changed": {"saved": "2026-03-31T09:00:00.000Z", "hidden": "2026-03-31T09:00:00.000Z",
                          "note": "2026-03-30T11:00:00.000Z"}}  # fmt: skip
    page = opened(visitor, mine)
    assert "1 job brought up to date" in imported(page, json.dumps([theirs]))
    merged = kept(page)["offer"]
    assert "saved" not in merged
    assert (merged["applied"], merged["hidden"]) == ("2026-03-31", "2026-03-31")
    assert (merged["note"], merged["pay"]) == ("Newer here.", OFFER["pay"])


def test_a_clock_that_went_ahead_does_not_win_for_ever(visitor: Visitor) -> None:
    page = opened(visitor, SILENT)
    ahead = {**SILENT, "note": "From the future", "changed": {"note": "2099-01-01T00:00:00.000Z"}}
    imported(page, json.dumps([ahead]))
    assert kept(page)["silent"]["changed"]["note"].startswith("2026-04-01")


def test_an_import_that_does_not_fit_says_so_and_changes_nothing(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    before = kept(page)
    page.evaluate(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }; true"
    )
    report = imported(page, json.dumps([{**SILENT, "key": "new"}]))
    assert report.startswith("Nothing was imported. The space your browser gives this site is full.")
    assert kept(page) == before


# ---- Truth about the storage


def test_the_page_says_that_browsers_delete_and_what_to_do(visitor: Visitor) -> None:
    text = " ".join(visitor.opens(SAVED).locator("main").inner_text().split())
    assert "Safari deletes it when you use Safari for 7 days without a visit to this site" in text
    assert "Export a copy to keep it" in text
    assert "Nothing is sent to us or to anybody else" in text


def test_what_could_not_be_read_can_be_downloaded_and_deleted(visitor: Visitor) -> None:
    keep(visitor, "{broken")
    page = visitor.opens(SAVED)
    assert "Moved aside 1 Apr 2026" in page.locator("#kept-damaged").inner_text()
    _, text = downloaded(page, "Download")
    assert text == "{broken"
    press(page.locator("#kept-damaged"), "Delete")
    assert page.locator("#kept-damaged").is_hidden()


def test_what_a_newer_version_wrote_is_neither_shown_nor_deleted(visitor: Visitor) -> None:
    keep(visitor, '{"version": 2}')
    page = visitor.opens(SAVED)
    assert "newer version" in page.locator("#kept-trouble").inner_text()
    press(page, "Delete everything")
    press(page.locator("dialog"), "Delete everything")
    page.wait_for_selector("#kept-said:has-text('newer version')")
    assert page.evaluate(f"localStorage.getItem('{ITEM}')") == '{"version": 2}'


def test_where_nothing_can_be_kept_the_page_says_so(visitor: Visitor) -> None:
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('', 'SecurityError') } })"
    )
    page = visitor.opens(SAVED)
    assert "does not let this site keep anything" in page.locator("#kept-trouble").inner_text()
    press(page, "Delete everything")
    press(page.locator("dialog"), "Delete everything")
    page.wait_for_selector("#kept-said:has-text('does not let this site keep anything')")
    assert counts(page) == ["Saved 0", "Applied 0", "Hidden 0"]


def test_without_scripts_the_page_says_that_saving_needs_them(visitor_without_scripts: Visitor) -> None:
    page = visitor_without_scripts.opens(SAVED)
    assert "Saving jobs needs JavaScript" in page.locator("main").inner_text()
    assert page.locator("main button:visible").count() == 0


def test_nothing_leaves_the_browser_but_requests_for_the_page_s_own_files(visitor: Visitor) -> None:
    page = opened(visitor, *ALL)
    page.wait_for_load_state("networkidle")
    visitor.requests.clear()
    entry(page, "silent").get_by_label("Your note").fill("Secret")
    press(entry(page, "silent"), "Applied")
    for key in ("offer", "silent"):
        press(entry(page, key), "Compare")
    downloaded(page, "Export as JSON")
    imported(page, json.dumps([FOLLOWED]))
    press(entry(page, "offer"), "Remove from saved")
    page.wait_for_timeout(600)
    assert [request for request in visitor.requests if "blob:" not in request] == []


# ---- The look


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_to_mend_on_a_page_that_is_in_use(
    chrome: Browser, visited: str, scheme: str, width: int
) -> None:
    context = chrome.new_context(viewport={**PHONE, "width": width}, color_scheme=scheme)  # type: ignore[arg-type]
    page = opened(Visitor(context, visited), *ALL, today="2026-04-10")
    for key in ("offer", "refusal", "silent"):
        press(entry(page, key), "Compare")
    imported(page, "[7]")
    press(entry(page, "silent"), "Applied")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    press(page, "Delete everything")
    asked = Axe().run(page)
    assert asked.violations_count == 0, asked.generate_report()
    context.close()


def test_controls_are_large_enough_for_a_thumb(visitor_at_desk: Visitor) -> None:
    page = opened(visitor_at_desk, *ALL)
    press(entry(page, "offer"), "Compare")
    controls = page.locator("main button:visible, #kept-lists a:visible, main input:visible").all()
    sizes = [control.bounding_box() for control in controls]
    assert len(sizes) > 12
    assert all(size and size["height"] >= 40 for size in sizes)
