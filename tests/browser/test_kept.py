"""Save, Applied and Hide, and the question after an application: in one browser, and nowhere else."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import CLOSED, Visitor
from tests.render.page_examples import OFFERS

pytestmark = pytest.mark.browser

ROLE = "/roles/backend-engineer/"
POSTING = "/jobs/backend-engineer-larkspur-1/"
LISTS = (ROLE, f"{ROLE}page/2/", f"{ROLE}h-1b/", "/visas/h-1b/", "/employers/larkspur-analytics/",
         "/places/california/", "/", POSTING)  # fmt: skip
ITEM = "rolepages.kept"
NAMES = ["Save", "Applied", "Hide"]
THROWS = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
)
TAKES_NOTHING = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
TAKES_LITTLE = """const kept = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, value) {
  if (value.length > 100) throw new DOMException("", "QuotaExceededError");
  kept.call(this, name, value);
};
true"""


def card(page: Page, number: int) -> Locator:
    """The card of the example's job with this number."""
    return page.locator(f".job[data-job=job{number}]")


def press(card: Locator, name: str) -> None:
    card.get_by_role("button", name=name, exact=True).click()


def pressed(card: Locator) -> list[str]:
    """What is said to be on."""
    return card.locator(".keep [aria-pressed=true]").all_inner_texts()


def kept(page: Page) -> dict[str, Any]:
    """What stands in the storage."""
    jobs: dict[str, Any] = json.loads(page.evaluate(f"localStorage.getItem('{ITEM}')"))["jobs"]
    return jobs


def put(page: Page, value: object) -> None:
    """Something else wrote this into the storage."""
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [ITEM, value])


def an_entry(key: str, **fields: str) -> dict[str, Any]:
    return {"key": key, "url": f"/jobs/{key}/", "title": "Baker", "employer": "Larkspur", **fields}


def a_store(*entries: dict[str, Any], **fields: object) -> str:
    return json.dumps({"version": 1, "jobs": {entry["key"]: entry for entry in entries}, **fields})


def come_back(page: Page) -> None:
    """The tab is looked at again after another one."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def follow(page: Page) -> None:
    """The apply link is opened elsewhere, so that the page stays."""
    page.locator("#apply").click(modifiers=["Control"])


@pytest.mark.parametrize("path", LISTS)
def test_every_card_of_every_list_can_be_saved_marked_and_hidden(visitor: Visitor, path: str) -> None:
    page = visitor.opens(path)
    bars = page.locator(".job[data-job] .keep")
    assert bars.count() == page.locator(".job").count() > 0
    assert all(bar.get_by_role("button").all_inner_texts() == NAMES for bar in bars.all())
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_job_saved_on_a_list_is_saved_on_its_own_page_too(visitor: Visitor) -> None:
    press(card(visitor.opens(ROLE), 1), "Save")
    page = visitor.opens(POSTING)
    assert pressed(page.locator(".posting-head")) == ["Save"]
    press(page.locator(".posting-head"), "Save")
    assert kept(page) == {}
    expect(card(visitor.opens(ROLE), 1).locator(".keep [aria-pressed=true]")).to_have_count(0)


def test_what_the_card_says_is_kept_with_the_day(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    press(card(page, 1), "Save")
    press(card(page, 5), "Save")
    first, fifth = kept(page)["job1"], kept(page)["job5"]
    assert {name: value for name, value in first.items() if name != "changed"} == {
        "key": "job1",
        "url": POSTING,
        "title": "Senior Backend Engineer, Payments",
        "employer": "Larkspur Analytics",
        "places": "San Francisco, CA; Austin, TX",
        "pay": "$165,000 to $210,000 a year",
        "level": "· level II to III in San Francisco-Oakland-Fremont, CA".removeprefix("· "),
        "label": "Offers sponsorship",
        "tone": "yes",
        "quote": OFFERS.quote,
        "posted": "2026-03-24",
        "saved": "2026-04-01",
    }
    assert (fifth.get("posted"), fifth["closes"]) == (None, "2026-04-09")


def test_a_posting_s_page_keeps_the_facts_that_its_card_keeps(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    press(page.locator(".posting-head"), "Save")
    of_page = kept(page)["job1"]
    assert of_page["places"] == "San Francisco, CA; Austin, TX; Remote"
    assert (of_page["pay"], of_page["level"]) == (
        "$165,000 to $210,000 a year",
        "level II to III across 5 areas",
    )
    assert (of_page["label"], of_page["tone"], of_page["quote"]) == (
        "Offers sponsorship",
        "yes",
        OFFERS.quote,
    )
    assert (of_page["url"], of_page["posted"]) == (POSTING, "2026-03-24")


def test_what_is_not_stated_is_not_kept_as_a_value(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    press(card(page, 4), "Save")
    press(card(page, 2), "Save")
    assert "places" not in kept(page)["job4"]
    assert "pay" not in kept(page)["job2"]
    assert len(kept(page)["job4"]["title"]) == 300


def test_the_keyboard_alone_saves_a_job(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    card(page, 1).get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert pressed(card(page, 1)) == ["Save"]
    assert page.evaluate("document.activeElement.textContent") == "Save"


def test_the_buttons_are_large_enough_for_a_thumb(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    follow(page)
    come_back(page)
    sizes = [button.bounding_box() for button in page.locator("main button").all() if button.is_visible()]
    assert len(sizes) > 6
    assert all(size and size["height"] >= 40 and size["width"] >= 40 for size in sizes)


def test_without_scripts_a_page_shows_no_buttons_and_leaves_no_room_for_them(
    visitor_without_scripts: Visitor,
) -> None:
    page = visitor_without_scripts.opens(ROLE)
    assert page.locator("main button").count() == 0
    bottom, last = card(page, 1).bounding_box(), card(page, 1).locator(".job-dates").bounding_box()
    assert bottom
    assert last
    assert bottom["y"] + bottom["height"] - last["y"] - last["height"] < 20


def test_the_buttons_and_lists_move_nothing_when_they_appear(visitor: Visitor) -> None:
    visitor.context.add_init_script(
        "window.shifted = 0; new PerformanceObserver((list) => "
        "list.getEntries().forEach((each) => { window.shifted += each.value })"
        ").observe({ type: 'layout-shift', buffered: true })"
    )
    for path in (ROLE, POSTING, "/", "/saved/"):
        page = visitor.opens(path)
        page.wait_for_timeout(200)
        assert page.evaluate("window.shifted") == 0


def test_a_hidden_job_folds_to_one_line_and_can_be_undone_at_once(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    press(card(page, 2), "Hide")
    box = card(page, 2).bounding_box()
    assert box
    assert box["height"] < 70
    assert card(page, 2).inner_text().split("\n")[0] == "Hidden: Backend Engineer II, Larkspur Analytics"
    assert page.evaluate("document.activeElement.textContent") == "Undo"
    page.keyboard.press("Enter")
    assert card(page, 2).locator(".job-facts").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Hide"
    assert kept(page) == {}


def test_a_hidden_job_stays_folded_and_show_opens_it_without_forgetting(visitor: Visitor) -> None:
    press(card(visitor.opens(ROLE), 2), "Hide")
    page = visitor.opens("/visas/h-1b/")
    assert card(page, 2).locator(".job-facts").is_hidden()
    press(card(page, 2), "Show")
    assert card(page, 2).locator(".job-facts").is_visible()
    assert pressed(card(page, 2)) == ["Hide"]
    assert kept(page)["job2"]["hidden"] == "2026-04-01"
    press(card(page, 2), "Hide")
    assert pressed(card(page, 2)) == []


def test_the_longest_title_folds_to_one_line_too(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    press(card(page, 4), "Hide")
    box = card(page, 4).bounding_box()
    assert box
    assert (box["height"] < 70, page.evaluate("document.documentElement.scrollWidth")) == (True, 360)


def test_a_job_hidden_on_its_own_page_is_not_folded_there(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    press(page.locator(".posting-head"), "Hide")
    assert page.locator(".posting-facts").is_visible()
    assert "lists show this job in one line" in page.locator(".posting-head").inner_text()


# ---- Applications


def test_nobody_is_asked_who_did_not_follow_the_apply_link(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    come_back(page)
    page.reload()
    assert page.locator(".ask").is_hidden()


def test_nobody_is_asked_before_they_come_back(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    follow(page)
    assert page.locator(".ask").is_hidden()
    come_back(page)
    assert page.locator(".ask").is_visible()


def test_who_follows_the_link_and_goes_back_is_asked_whether_they_applied(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    page.locator("#apply").click()
    expect(page).to_have_title("Elsewhere")
    page.go_back()
    expect(page.locator(".ask")).to_contain_text("Have you applied for this role?")
    press(page.locator(".ask"), "Yes")
    assert page.locator(".ask").is_hidden()
    assert "You applied on 1 Apr 2026." in page.locator(".posting-head").inner_text()
    assert page.evaluate("document.activeElement.textContent") == "Applied"


def test_who_has_not_applied_yet_is_asked_after_the_next_visit_of_the_link(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    follow(page)
    come_back(page)
    press(page.locator(".ask"), "Not yet")
    come_back(page)
    page.reload()
    assert page.locator(".ask").is_hidden()
    assert kept(page) == {}
    follow(page)
    come_back(page)
    assert page.locator(".ask").is_visible()


def test_who_does_not_want_to_be_asked_is_not_asked_again_for_this_job(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    follow(page)
    come_back(page)
    press(page.locator(".ask"), "Don’t ask again for this job")
    follow(page)
    come_back(page)
    page.reload()
    assert page.locator(".ask").is_hidden()


def test_who_only_copies_the_address_of_the_link_is_not_asked(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    page.locator("#apply").click(button="right")
    come_back(page)
    page.reload()
    assert page.locator(".ask").is_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_who_comes_back_from_a_window_beside_this_one_is_asked(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    follow(page)
    page.evaluate("dispatchEvent(new Event('focus'))")
    assert page.locator(".ask").is_visible()


def test_who_comes_back_after_the_job_has_closed_is_asked_too(visitor: Visitor) -> None:
    page = visitor.opens(CLOSED)
    key = page.locator(".posting-head").get_attribute("data-job") or ""
    put(page, a_store(an_entry(key, followed="2026-03-30")))
    page.reload()
    press(page.locator(".ask"), "Yes")
    assert kept(page)[key]["applied"] == "2026-04-01"


def test_who_said_that_they_applied_is_not_asked(visitor: Visitor) -> None:
    page = visitor.opens(POSTING)
    press(page.locator(".posting-head"), "Applied")
    follow(page)
    come_back(page)
    assert page.locator(".ask").is_hidden()


def test_a_posting_of_the_same_job_says_when_the_visitor_applied(visitor: Visitor) -> None:
    page = visitor.opens(ROLE, today="2026-03-30")
    press(card(page, 1), "Applied")
    again = visitor.opens(CLOSED)
    assert "You applied on 30 Mar 2026." in again.locator(".posting-head").inner_text()


def test_another_job_of_the_same_title_and_employer_says_that_the_visitor_applied_to_one(
    visitor: Visitor,
) -> None:
    page = visitor.opens(ROLE)
    same = an_entry(
        "older", title="BACKEND  engineer ii", employer="Larkspur analytics!", applied="2025-11-03"
    )
    put(page, a_store(same, an_entry("x", title="Backend Engineer", applied="2025-12-01")))
    page.reload()
    said = "You applied to a job of this title here on 3 Nov 2025."
    assert [text for text in page.locator(".kept-note").all_inner_texts() if text] == [said]
    assert said in card(page, 2).inner_text()


def test_titles_that_differ_by_a_sign_of_a_language_are_not_the_same(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    put(
        page,
        a_store(
            an_entry(
                "x", title="Backend Engineer II C++", employer="Larkspur Analytics", applied="2025-11-03"
            )
        ),
    )
    page.reload()
    assert not any(page.locator(".kept-note").all_inner_texts())


# ---- The storage


def test_a_change_in_one_tab_shows_in_the_other_and_neither_undoes_the_other(visitor: Visitor) -> None:
    one, other = visitor.opens(ROLE), visitor.opens(POSTING)
    press(card(one, 1), "Save")
    other.wait_for_selector(".posting-head .keep [aria-pressed=true]")
    press(other.locator(".posting-head"), "Applied")
    one.wait_for_selector(".job[data-job=job1] .kept-note:has-text('You applied')")
    press(card(one, 2), "Hide")
    entries = kept(one)
    assert (entries["job1"]["saved"], entries["job1"]["applied"]) == ("2026-04-01", "2026-04-01")
    assert "hidden" in entries["job2"]


@pytest.mark.parametrize("script", [THROWS, TAKES_NOTHING], ids=["access throws", "nothing is taken"])
@pytest.mark.parametrize("path", [ROLE, POSTING])
def test_where_nothing_can_be_kept_one_line_says_why_and_there_are_no_buttons(
    visitor: Visitor, script: str, path: str
) -> None:
    visitor.context.add_init_script(script)
    page = visitor.opens(path)
    assert page.locator(".keep").count() == 0
    assert page.locator(".kept-trouble").all_inner_texts() == [
        "Your browser does not let this site keep anything, as in some private windows. "
        "So jobs cannot be saved here."
    ]


def test_a_full_storage_loses_nothing_and_says_that_the_change_was_not_kept(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    press(card(page, 1), "Save")
    before = kept(page)
    page.evaluate(TAKES_LITTLE)
    press(card(page, 2), "Save")
    assert pressed(card(page, 2)) == []
    assert "The last change was not kept" in card(page, 2).inner_text()
    assert kept(page) == before


def test_a_store_really_filled_to_its_brim_is_survived(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    press(card(page, 1), "Save")
    page.evaluate(
        """() => {
          let text = "x".repeat(2 ** 20);
          for (let number = 0; text; ) {
            try { localStorage.setItem(`other-${number}`, text); number += 1 }
            catch { text = text.slice(0, text.length / 2) }
          }
        }"""
    )
    press(card(page, 2), "Save")
    assert "The last change was not kept" in card(page, 2).inner_text()
    page.reload()
    assert "The space your browser gives this site is full" in page.locator(".kept-trouble").inner_text()
    assert list(kept(page)) == ["job1"]


def test_what_a_newer_version_wrote_is_left_alone(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    newer = json.dumps({"version": 2, "work": []})
    put(page, newer)
    page.reload()
    assert "newer version" in page.locator(".kept-trouble").inner_text()
    assert page.locator(".keep").count() == 0
    assert page.evaluate(f"localStorage.getItem('{ITEM}')") == newer


def test_a_newer_version_in_another_tab_is_not_overwritten_either(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    newer = json.dumps({"version": 2, "work": []})
    put(page, newer)
    press(card(page, 1), "Save")
    assert "newer version" in card(page, 1).inner_text()
    assert page.evaluate(f"localStorage.getItem('{ITEM}')") == newer


def test_what_was_written_before_versions_were_counted_is_read_and_written_anew(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    put(page, json.dumps({"jobs": {"job2": an_entry("job2", saved="2026-01-02")}}))
    page.reload()
    assert pressed(card(page, 2)) == ["Save"]
    press(card(page, 1), "Save")
    assert json.loads(page.evaluate(f"localStorage.getItem('{ITEM}')"))["version"] == 1
    assert set(kept(page)) == {"job1", "job2"}


@pytest.mark.parametrize("junk", ["{", "[]", "null", "7", '{"version":1,"jobs":[]}', '{"version":1}', ""])
def test_junk_in_the_storage_is_moved_aside_and_saving_goes_on(visitor: Visitor, junk: str) -> None:
    page = visitor.opens(ROLE)
    put(page, junk)
    page.reload()
    press(card(page, 1), "Save")
    assert list(kept(page)) == ["job1"]
    aside = page.evaluate("Object.entries(localStorage).filter(([name]) => name.includes('damaged'))")
    assert [text for _, text in aside] == [junk]


def test_one_broken_entry_costs_none_of_the_others(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    bad = an_entry("job1", saved="yesterday")
    text = a_store(an_entry("job2", saved="2026-01-02"), bad)
    put(page, text)
    page.reload()
    assert (pressed(card(page, 2)), pressed(card(page, 1))) == (["Save"], [])
    press(card(page, 3), "Save")
    assert set(kept(page)) == {"job2", "job3"}
    aside = page.evaluate("Object.entries(localStorage).filter(([name]) => name.includes('damaged'))")
    assert [value for _, value in aside] == [text]


def test_what_can_neither_be_read_nor_moved_aside_is_not_overwritten(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    put(page, "{" + "x" * 200)
    page.evaluate(TAKES_LITTLE)
    press(card(page, 1), "Save")
    assert "was not kept" in card(page, 1).inner_text()
    assert page.evaluate(f"localStorage.getItem('{ITEM}').length") == 201


@pytest.mark.parametrize("key", ["__proto__", "constructor", "toString"])
def test_a_key_that_is_a_word_of_the_language_is_a_key_like_any_other(visitor: Visitor, key: str) -> None:
    page = visitor.opens(ROLE)
    page.evaluate("key => { document.querySelector('.job[data-job=job1]').dataset.job = key }", key)
    store = re.search(r"/assets/kept\.\w+\.js", page.content())
    assert store
    answers = page.evaluate(
        """async ([store, key]) => {
          const { change, job } = await import(store);
          const before = job(key);
          change(key, { url: "/jobs/x/", title: "x" }, { saved: "2026-04-01" });
          const { jobs } = JSON.parse(localStorage.getItem("rolepages.kept"));
          return [before === undefined, job(key).saved, Object.keys(jobs)];
        }""",
        [store[0], key],
    )
    assert answers == [True, "2026-04-01", [key]]


def test_a_text_is_not_cut_in_the_middle_of_a_sign(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    page.evaluate(
        "document.querySelector('.job[data-job=job1] .job-title a').textContent"
        " = 'x'.repeat(299) + '\\u{1F9ED}'"
    )
    press(card(page, 1), "Save")
    assert kept(page)["job1"]["title"] == "x" * 299


def test_other_scripts_can_ask_be_told_and_keep_their_settings(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    store = re.search(r"/assets/kept\.\w+\.js", page.content())
    assert store
    answers = page.evaluate(
        """async (store) => {
          const kept = await import(store);
          let told = 0;
          kept.onChange(() => { told += 1 });
          const before = [kept.setting("applied_shown"), kept.setting("recent")];
          const wanted = [["applied_shown", "hide"], ["applied_shown", "green"], ["recent", ["go"]]];
          const taken = wanted.map(([name, value]) => kept.set(name, value));
          kept.change("k", { url: "/jobs/k/", title: "Baker" }, { applied: "2026-04-01" });
          return [before, taken, kept.setting("applied_shown"), kept.setting("recent"), told, kept.trouble(),
            kept.job("k").applied, Object.keys(kept.all()), kept.twin("BAKER", undefined).key];
        }""",
        store[0],
    )
    assert answers == [["dim", []], [True, False, True], "hide", ["go"], 3, "", "2026-04-01", ["k"], "k"]


def test_cards_that_a_script_makes_can_have_the_buttons(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    keeping = re.search(r"/assets/keeping\.\w+\.js", page.content())
    assert keeping
    page.evaluate(
        """async (keeping) => {
          const { addButtons } = await import(keeping);
          const made = document.createElement("article");
          made.className = "job made";
          made.dataset.job = "made";
          made.innerHTML = '<h3 class="job-title"><a href="/jobs/made/">Made</a></h3>'
            + '<p class="job-who">Larkspur</p>'
            + '<p class="job-dates">Posted <time datetime="2026-03-01">x</time> '
            + ' · closes <time datetime="2026-05-01">y</time></p>';
          addButtons(made);
          document.querySelector("main").append(made);
        }""",
        keeping[0],
    )
    press(page.locator(".made"), "Save")
    entry = kept(page)["made"]
    assert pressed(page.locator(".made")) == ["Save"]
    assert (entry["url"], entry["posted"], entry["closes"]) == ("/jobs/made/", "2026-03-01", "2026-05-01")


def test_nothing_leaves_the_browser_but_requests_for_the_page_s_own_files(visitor: Visitor) -> None:
    page = visitor.opens(ROLE)
    page.wait_for_load_state("networkidle")
    before = list(visitor.requests)
    for name in ("Save", "Applied", "Hide"):
        press(card(page, 1), name)
    page.wait_for_timeout(300)
    assert visitor.requests == before
    own = re.compile(rf"GET {re.escape(visitor.address)}({ROLE}|/assets/[\w.-]+|/favicon.ico)$")
    assert [request for request in before if not own.match(request)] == []
