"""Rules followed to the page they lead to in the end."""

from datetime import date

from generator.domain.redirect import Redirect
from generator.pages.leads import Leads, covering, ended_by, rules_on

PAGES = frozenset({"/", "/roles/new/", "/roles/new/h-1b/", "/roles/new/page/3/", "/guides/"})


def a_rule(start: str, to: str, since: str = "2026-04-01", ended_on: str | None = None) -> Redirect:
    return Redirect.model_validate({"from": start, "to": to, "since": since, "ended_on": ended_on})


def target(address: str, **rules: str) -> str:
    return Leads({f"/{start.replace('_', '/')}/": to for start, to in rules.items()}, PAGES).target(address)


def test_an_address_leads_to_the_page_that_its_rule_names() -> None:
    assert target("/roles/old/", roles_old="/roles/new/") == "/roles/new/"


def test_what_lies_below_leads_to_the_same_below_the_new_address_where_that_exists() -> None:
    assert target("/roles/old/h-1b/", roles_old="/roles/new/") == "/roles/new/h-1b/"
    assert target("/roles/old/tn/", roles_old="/roles/new/") == "/roles/new/"


def test_a_further_page_of_a_list_leads_to_the_list() -> None:
    assert target("/roles/old/page/3/", roles_old="/roles/new/") == "/roles/new/"
    assert target("/roles/old/h-1b/page/2/", roles_old="/roles/new/") == "/roles/new/h-1b/"


def test_a_chain_leads_to_its_last_address_with_what_lies_below() -> None:
    chain = {"roles_a": "/roles/b/", "roles_b": "/roles/new/"}
    assert target("/roles/a/", **chain) == "/roles/new/"
    assert target("/roles/a/h-1b/", **chain) == "/roles/new/h-1b/"


def test_a_chain_that_ends_with_gone_is_gone() -> None:
    assert target("/roles/a/x/", roles_a="/roles/b/", roles_b="gone") == "gone"


def test_a_circle_and_an_unknown_target_lead_nowhere() -> None:
    assert target("/roles/a/", roles_a="/roles/b/", roles_b="/roles/a/") == ""
    assert target("/roles/a/", roles_a="/roles/none/") == ""


def test_a_rule_that_leads_below_itself_ends() -> None:
    assert target("/roles/a/x/", roles_a="/roles/a/b/") == ""
    assert Leads({"/old/": "/old/new/"}, {"/old/new/"}).target("/old/x/") == "/old/new/"


def test_the_rule_for_the_deepest_address_goes_first() -> None:
    rules = {"roles_old": "/roles/new/", "roles_old_h-1b": "/guides/"}
    assert target("/roles/old/h-1b/", **rules) == "/guides/"
    assert target("/roles/old/h-1b/x/", **rules) == "/guides/"


def test_a_long_chain_is_followed_without_end_of_the_stack() -> None:
    rules = {f"/a{number}/": f"/a{number + 1}/" for number in range(5000)} | {"/a5000/": "/guides/"}
    assert Leads(rules, PAGES).target("/a0/") == "/guides/"


def test_an_address_is_covered_by_what_is_above_it_alone() -> None:
    assert covering("/roles/older/", {"/roles/old/"}) == ""
    assert covering("/roles/old/in/texas/", {"/roles/old/", "/roles/"}) == "/roles/old/"
    assert covering("/old.pdf", {"/old.pdf"}) == "/old.pdf"
    assert covering("/x/", {"/"}) == "/"


def test_a_rule_holds_from_its_first_day_until_its_end() -> None:
    rules = (a_rule("/a/", "/b/"), a_rule("/c/", "gone", ended_on="2026-05-01"))
    assert rules_on(date(2026, 3, 31), rules) == {}
    assert rules_on(date(2026, 4, 1), rules) == {"/a/": "/b/", "/c/": "gone"}
    assert rules_on(date(2026, 5, 1), rules) == {"/a/": "/b/"}
    assert ended_by(date(2026, 5, 1), rules) == {"/c/"}


def test_a_rule_that_took_the_place_of_another_has_not_ended() -> None:
    rules = (a_rule("/a/", "/b/", ended_on="2026-05-01"), a_rule("/a/", "/c/", since="2026-05-01"))
    assert rules_on(date(2026, 5, 2), rules) == {"/a/": "/c/"}
    assert ended_by(date(2026, 5, 2), rules) == frozenset()
