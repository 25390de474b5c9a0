"""What pages and scripts weigh against their budgets, to the byte."""

import random

from selectolax.lexbor import LexborHTMLParser

from generator.audit.elements import Elements
from generator.audit.weight import Budgets, Scales, Script, compressed, is_heavy, page_faults, script_faults

BUDGETS = Budgets(page=100, page_gzip=25, scripts_gzip=15)


def page_of(size: int, text: str = "") -> bytes:
    frame = "<html><head></head><body><main><section aria-labelledby='tips'>{}</section></main></body></html>"
    room = size - len(frame.format(text))
    return frame.format(text + "x" * room).encode()


def weighed(html: bytes, budgets: Budgets = BUDGETS) -> list[tuple[str, str, str]]:
    return list(page_faults(LexborHTMLParser(html), html, budgets))


def test_a_page_may_weigh_its_budget_and_not_a_byte_more() -> None:
    assert not weighed(page_of(102_400))
    ((rule, words, hint),) = weighed(page_of(102_401))
    assert rule == "page-weight"
    assert "100.0 KB, over the budget of 100 KB" in words
    assert "`tips` 100.0 KB" in words
    assert "`budgets.page`" in hint


def test_a_page_is_heavy_where_a_fault_would_be_told() -> None:
    assert not is_heavy(page_of(102_400), BUDGETS)
    assert is_heavy(page_of(102_401), BUDGETS)


def test_a_page_that_compresses_badly_is_over_its_other_budget() -> None:
    noise = "".join(random.Random(7).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=60_000))
    html = page_of(60_200, noise)
    ((rule, words, hint),) = weighed(html)
    assert rule == "page-weight"
    assert f"{compressed(html) / 1024:.1f} KB compressed, over the budget of 25 KB" in words
    assert "`budgets.page_gzip`" in hint
    assert not weighed(html, Budgets(100, compressed(html) // 1024 + 1, 15))


def test_scripts_count_with_all_they_import_and_each_once() -> None:
    scripts = {
        "/a.js": Script(6 * 1024, ("/days.js",)),
        "/b.js": Script(7 * 1024, ("/days.js",)),
        "/days.js": Script(2 * 1024),
        "/never-loaded.js": Script(90_000),
    }
    html = b'<script type="module" src="/a.js"></script><script src="/b.js"></script>'
    page = Elements(LexborHTMLParser(html))
    assert not list(script_faults(page, Scales(BUDGETS, scripts)))
    heavier = scripts | {"/days.js": Script(2 * 1024 + 1)}
    ((rule, words, _),) = script_faults(page, Scales(BUDGETS, heavier))
    assert rule == "script-weight"
    assert "over the budget of 15 KB; most of it: /b.js 7.0 KB, /a.js 6.0 KB, /days.js 2.0 KB." in words
