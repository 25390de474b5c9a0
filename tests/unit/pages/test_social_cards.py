"""What the picture of a shared link says is what the page says."""

from dataclasses import replace
from datetime import date

import pytest

from generator.pages.model.listing import Count
from generator.pages.social_cards import is_of_data, social_card
from tests.render.page_examples import a_role_page, a_site, a_visa_page, every_kind

COUNTS = (Count(1204, "jobs", "/m/"), Count(1300, "postings", "/m/"), Count(87, "employers", "/m/"))
NONE = (Count(0, "jobs", "/m/"), Count(0, "postings", "/m/"), Count(0, "employers", "/m/"))
PAGES = every_kind()
OWN = ("role", "role-visa", "role-state", "visa", "place")


def test_a_role_s_card_has_the_page_s_heading_counts_and_the_month_of_the_data() -> None:
    page = replace(a_role_page(), counts=COUNTS)
    card = social_card(page, a_site(demo=False))
    assert card.site == "Rolepages"
    assert card.title == page.heading
    assert card.figures == "1,204 open jobs · 87 employers"
    assert card.dates == "Data of Mar 2026"
    assert card.notice == ""


def test_a_visa_s_card_says_what_its_jobs_have_in_common() -> None:
    page = replace(a_visa_page(), counts=COUNTS)
    assert social_card(page, a_site()).figures == f"1,204 open jobs with {page.name} evidence · 87 employers"


def test_one_job_is_told_in_the_singular_and_none_without_employers() -> None:
    one = (Count(1, "job", "/m/"), Count(1, "posting", "/m/"), Count(1, "employer", "/m/"))
    page = a_role_page()
    assert social_card(replace(page, counts=one), a_site()).figures == "1 open job · 1 employer"
    assert social_card(replace(page, counts=NONE), a_site()).figures == "0 open jobs"


def test_a_demo_says_so_on_every_card() -> None:
    assert all(social_card(page, a_site()).notice.startswith("Demo.") for page in PAGES.values())
    assert not any(social_card(page, a_site(demo=False)).notice for page in PAGES.values())


@pytest.mark.parametrize("name", [name for name in PAGES if name not in OWN])
def test_other_pages_share_the_site_s_card(name: str) -> None:
    card = social_card(PAGES[name], a_site())
    assert card.title == a_site().description
    assert card.figures == "12,480 open jobs in all countries · 2,310 employers"
    assert card.dates == "Data of 28 Mar 2026"


def test_lists_of_roles_visas_and_states_have_cards_of_their_own() -> None:
    site = a_site()
    titles = {social_card(PAGES[name], site).title for name in OWN}
    assert titles == {PAGES[name].heading for name in OWN}


def test_a_list_s_card_is_of_the_data_until_another_month_begins() -> None:
    card = social_card(a_role_page(), a_site())
    assert is_of_data(card, replace(a_site(), data_date=date(2026, 3, 31)))
    assert not is_of_data(card, replace(a_site(), data_date=date(2026, 4, 1)))


def test_those_who_do_not_see_the_picture_get_all_its_words() -> None:
    card = social_card(replace(a_role_page(), heading="Nurse jobs", counts=COUNTS), a_site())
    assert card.words == (
        "Rolepages: Nurse jobs. 1,204 open jobs · 87 employers. Data of Mar 2026. "
        "Demo. Every job and employer here is made up."
    )
