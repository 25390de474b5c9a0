"""A built site that nobody builds again: what its pages say a day, two weeks and two months later."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.options import Options
from generator.pipeline import build
from generator.publish.preview import server_of
from tests.browser.conftest import PHONE, until
from tests.builders import a_site
from tests.whole.small import a_line, a_small_site

pytestmark = pytest.mark.browser

AS_OF = date(2026, 3, 31)
"""The day of the small site's data."""
ROLE, HOME, VISA = "/roles/backend-engineer/", "/", "/visas/h-1b/"
FACTS = """\
facts:
  window:
    label: Registration window
    value: 4 to 19 March
    as_of: 2026-03-20
    expires: 2026-04-10
    status: in force
    statement: The window is open from 4 to 19 March.
    visas: [h-1b]
    everywhere: true
    sources: [{title: An agency, url: "https://agency.example/window"}]
  fee:
    label: Fee
    value: $215
    as_of: 2026-03-20
    review_by: 2026-05-20
    status: in force
    statement: The fee is $215.
    visas: [h-1b]
    everywhere: true
    sources: [{title: An agency, url: "https://agency.example/fee"}]
  limit:
    label: New limit
    value: 70,000
    as_of: 2026-03-20
    effective: 2026-04-05
    status: proposed
    statement: The limit is to become 70,000.
    visas: [h-1b]
    everywhere: true
    sources: [{title: An agency, url: "https://agency.example/limit"}]
"""
OFFER = "We sponsor H-1B visas for this position."
POSTINGS = [
    a_line(
        id="1", posted_on="2026-03-30", closes_on="2026-04-09", description=OFFER, title="Backend Engineer"
    ),
    a_line(id="2", posted_on="2026-03-28", closes_on="2026-05-15", description=OFFER, employer="Ash Works"),
    a_line(id="3", posted_on="2026-03-27", description=OFFER, employer="Birch Works"),
    a_line(
        id="4", posted_on="2026-03-30", first_seen="2026-02-01", description=OFFER, employer="Cedar Works"
    ),
    a_line(id="5", posted_on="2026-03-29", closes_on="2026-04-02", description=OFFER, employer="Dune Works"),
    a_line(id="6", posted_on="2026-03-28", description=OFFER, employer="Dune Works"),
]
"""The last two are one job, whose second posting states no last day."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site, built by the program and served."""
    folder = tmp_path_factory.mktemp("aging")
    postings = [{"places": [{"city": "Austin", "state": "TX", "country": "US"}], **each} for each in POSTINGS]
    a_small_site(folder, postings)
    a_site(folder, {"content/facts.yaml": FACTS})
    outcome = build(Options(root=folder, output=folder / "build", clock=AS_OF))
    assert outcome.published, outcome.problems
    with server_of(folder / "build", "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class Reader:
    """Somebody who opens pages some days after the day of the data."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.pages: list[Page] = []

    def opens(self, path: str, *, days: int, zone: str = "UTC", at: str = "12:00:00Z") -> Page:
        """A page as it is `days` after the snapshot."""
        page = self.browser.new_page(viewport=PHONE, timezone_id=zone)  # type: ignore[arg-type]
        page.set_default_timeout(20_000)
        page.clock.set_fixed_time(f"{AS_OF + timedelta(days=days)}T{at}")
        page.goto(self.address + path)
        self.pages.append(page)
        return page


@pytest.fixture
def reader(chrome: Browser, address: str) -> Iterator[Reader]:
    reader = Reader(chrome, address)
    yield reader
    for page in reader.pages:
        page.close()


def card(page: Page, employer: str) -> str:
    return page.locator(".job", has_text=employer).first.inner_text()


def posting_of(page: Page, employer: str) -> str:
    link = page.locator(".job", has_text=employer).first.locator(".job-title a")
    return str(link.get_attribute("href"))


def said_closed(page: Page) -> str:
    return (page.locator(".listing .range").text_content() or "").strip()


@pytest.mark.parametrize("path", [ROLE, HOME, VISA, "/roles/backend-engineer/h-1b/"])
def test_the_next_day_a_page_says_nothing_of_age(reader: Reader, path: str) -> None:
    page = reader.opens(path, days=1)
    assert page.locator("#page-stale").is_hidden()
    assert page.locator(".has-closed, .is-closed").count() == 0
    assert page.locator(".status").all_inner_texts().count("in force") >= 1


@pytest.mark.parametrize("path", [ROLE, HOME, VISA])
def test_two_weeks_later_every_page_says_how_old_its_data_is(reader: Reader, path: str) -> None:
    assert reader.opens(path, days=14).locator("#page-stale", has_text="days old").is_hidden()
    notice = reader.opens(path, days=15).locator("#page-stale").inner_text()
    assert notice.startswith("This data is 15 days old. Jobs may have closed since.")


def test_a_posting_says_so_too(reader: Reader) -> None:
    path = posting_of(reader.opens(ROLE, days=1), "Birch")
    assert "60 days old" in reader.opens(path, days=60).locator("#page-stale").inner_text()


def test_a_job_is_new_three_days_after_it_was_posted_and_never_twice(reader: Reader) -> None:
    page = reader.opens(ROLE, days=0)
    assert "New on 31 Mar 2026" in card(page, "Larkspur")
    assert "New on" not in card(page, "Birch"), "it was posted four days before"
    assert "New on" not in card(page, "Cedar"), "it was seen before it was posted again"
    last = reader.opens(ROLE, days=2)
    assert "New on" in card(last, "Larkspur")
    assert "New on" not in card(last, "Ash")
    assert "Posted 28 Mar 2026" in card(last, "Ash")
    for path in (ROLE, HOME, VISA):
        assert "New on" not in reader.opens(path, days=3).locator("main").inner_text()


def test_jobs_past_their_last_day_are_marked_and_counted(reader: Reader) -> None:
    page = reader.opens(ROLE, days=15)
    assert "Closed" in card(page, "Larkspur")
    assert "closed 9 Apr 2026" in card(page, "Larkspur")
    assert said_closed(page) == "1 closed since 31 Mar 2026 · 1 to 5 of 5"
    later = reader.opens(ROLE, days=60)
    assert "Closed" in card(later, "Ash")
    assert said_closed(later) == "2 closed since 31 Mar 2026 · 1 to 5 of 5"


def test_a_job_is_open_while_one_of_its_postings_may_be(reader: Reader) -> None:
    words = card(reader.opens(ROLE, days=60), "Dune")
    assert "closed 2 Apr 2026" in words
    assert "Closed" not in words


@pytest.mark.parametrize("path", [HOME, VISA])
def test_closed_jobs_are_marked_wherever_cards_stand(reader: Reader, path: str) -> None:
    assert "Closed" in card(reader.opens(path, days=15), "Larkspur")


def test_a_last_day_counts_to_its_end_where_the_reader_is(reader: Reader) -> None:
    ninth_in_honolulu = reader.opens(ROLE, days=10, zone="Pacific/Honolulu", at="08:00:00Z")
    assert "Closed" not in card(ninth_in_honolulu, "Larkspur")
    tenth_in_auckland = reader.opens(ROLE, days=9, zone="Pacific/Auckland", at="14:00:00Z")
    assert "Closed" in card(tenth_in_auckland, "Larkspur")


def test_a_closed_posting_offers_its_original_in_place_of_applying(reader: Reader) -> None:
    path = posting_of(reader.opens(ROLE, days=1), "Larkspur")
    open_page = reader.opens(path, days=9)
    assert open_page.locator("#apply").inner_text() == "Apply on larkspur.example"
    assert open_page.locator(".closed").is_hidden()
    closed = reader.opens(path, days=15)
    assert "This job has closed. Its last day was 9 Apr 2026." in closed.locator(".closed").inner_text()
    assert closed.locator("#apply").count() == 0
    original = closed.get_by_role("link", name="Read on larkspur.example")
    assert original.get_attribute("href") == "https://larkspur.example/jobs/1"
    assert "Closed" in closed.locator(".posting-dates").inner_text()


def statuses(page: Page) -> dict[str, str]:
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    return {name: page.locator(f"#fact-{name} .status").inner_text() for name in ("window", "fee", "limit")}


@pytest.mark.parametrize("path", [ROLE, HOME, VISA])
def test_a_fact_is_doubted_once_its_dates_have_passed(reader: Reader, path: str) -> None:
    assert statuses(reader.opens(path, days=1)) == {
        "window": "in force",
        "fee": "in force",
        "limit": "proposed",
    }
    assert statuses(reader.opens(path, days=15)) == {
        "window": "changed?",
        "fee": "in force",
        "limit": "in force?",
    }
    later = reader.opens(path, days=60)
    assert statuses(later)["fee"] == "check due"
    assert "3 facts on this page may have changed." in later.locator("#page-stale").inner_text()


def test_a_tab_that_stays_open_for_two_months_grows_old_too(reader: Reader) -> None:
    page = reader.opens(ROLE, days=0)
    for days in (15, 60, 60):
        page.clock.set_fixed_time(f"{AS_OF + timedelta(days=days)}T12:00:00Z")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert said_closed(page) == "2 closed since 31 Mar 2026 · 1 to 5 of 5"
    assert page.locator(".listing .section-head .has-closed").count() == 1
    assert card(page, "Larkspur").count("Closed") == 1
    assert page.locator("#page-stale").inner_text().startswith("This data is 60 days old.")
    assert "New on" not in page.locator("main").inner_text()


@pytest.mark.parametrize(("zone", "closed"), [("Pacific/Pago_Pago", False), ("Pacific/Kiritimati", True)])
def test_at_one_instant_a_job_may_be_closed_in_the_east_and_open_in_the_west(
    reader: Reader, zone: str, closed: bool
) -> None:
    page = reader.opens(ROLE, days=10, zone=zone, at="10:30:00Z")
    assert ("Closed" in card(page, "Larkspur")) is closed


def test_a_clock_that_stands_before_the_data_says_nothing_of_age(reader: Reader) -> None:
    page = reader.opens(ROLE, days=-400)
    assert page.locator("#page-stale").is_hidden()
    assert page.locator(".has-closed").count() == 0


@pytest.mark.parametrize("fragment", ["#%", "#%E0%A4%A", "#%00", "#" + "x" * 5000])
def test_a_fragment_that_is_no_text_breaks_nothing(reader: Reader, fragment: str) -> None:
    page = reader.opens("/", days=20)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{reader.address}{ROLE}{fragment}")
    assert page.locator("#page-stale").is_visible()
    assert faults == []


WATCH = """
window.shifted = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted.push(each.value);
}).observe({ type: "layout-shift", buffered: true });
"""
KEEP = """(changes) => {
  const cards = [...document.querySelectorAll(".job[data-job], .posting-head[data-job]")];
  const jobs = Object.fromEntries(cards.map((card, place) => [card.dataset.job, {
    key: card.dataset.job, url: "/jobs/kept/", title: "Backend Engineer", employer: "Kept Works", places: "",
    pay: "", level: "", label: "", tone: "unknown", quote: "", posted: "", closes: "", saved: "", note: "",
    applied: "", hidden: "", followed: "", ...changes[place % changes.length],
  }]));
  const store = { version: 1, jobs, applied_shown: "dim", recent: [] };
  localStorage.setItem("rolepages.kept", JSON.stringify(store));
}"""
KEPT = [{"hidden": "2026-03-30", "followed": "2026-03-30"}, {"applied": "2026-03-30"}, {}]
"""What is kept of the first job of a page, of the second, of the third, and so on from the first again."""


LOADS = 3
"""A busy machine may show a page before its script is there; what moves in every load moves for readers."""


def shifts_of_a_load(page: Page) -> list[float]:
    page.reload()
    page.wait_for_timeout(150)
    shifted: list[float] = page.evaluate("window.shifted")
    return shifted


@pytest.mark.parametrize("days", [0, 15, 60])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_a_page_has_aged_or_finds_what_was_kept(
    reader: Reader, width: int, days: int
) -> None:
    posting = posting_of(reader.opens(ROLE, days=0), "Larkspur")
    for path in (ROLE, HOME, VISA, posting):
        page = reader.opens(path, days=days)
        page.set_viewport_size({"width": width, "height": 740})
        page.add_init_script(WATCH)
        for kept in ([{}], KEPT):
            page.evaluate(KEEP, kept)
            loads = (shifts_of_a_load(page) for _ in range(LOADS))
            assert any(not shifted for shifted in loads), (path, kept)


def test_a_hidden_card_keeps_its_height_until_it_is_out_of_sight(reader: Reader) -> None:
    page = reader.opens(ROLE, days=0)
    first = page.locator(".job").first
    page.set_viewport_size({"width": PHONE["width"], "height": bottom_of(first)})  # seen without scrolling
    page.evaluate(KEEP, KEPT)
    page.reload()
    height = "document.querySelector('.job').offsetHeight"
    expect(first.locator(".fold")).to_be_visible()
    before = page.evaluate(height)
    assert before > 70
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(page, f"{height} < {before}")
    assert page.evaluate(height) < 70


def bottom_of(element: Locator) -> int:
    """Where an element ends on its page, in CSS pixels from the page's top."""
    box = element.bounding_box()
    assert box
    return ceil(box["y"] + box["height"])


def test_without_scripts_the_printed_dates_tell_the_truth(chrome: Browser, address: str) -> None:
    context = chrome.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + ROLE)
    words = card(page, "Larkspur")
    for said in ("New on 31 Mar 2026", "Posted 30 Mar 2026", "closes 9 Apr 2026"):
        assert said in words
    assert "Data of 31 Mar 2026" in page.locator(".list-head").inner_text()
    facts = page.locator(".know").text_content() or ""
    for said in ("until 10 Apr 2026", "to be checked again by 20 May 2026", "in force from 5 Apr 2026"):
        assert said in facts
    assert page.locator("#page-stale").is_hidden()
    page.goto(address + posting_of(page, "Larkspur"))
    assert "9 Apr 2026" in page.locator(".posting-dates").inner_text()
    context.close()
