"""What a new day of the same data leaves as it is."""

from datetime import date
from pathlib import Path

import pytest

from generator import card_making, measuring, page_making
from generator.options import Options
from generator.pages.model.page import Page, Site
from generator.pages.model.role import RolePage
from generator.pages.social_cards import SocialCard
from generator.pipeline import build
from generator.render.render import checked_render
from generator.render.social_cards import png_of
from tests.whole.small import a_line, a_small_site
from tests.whole.test_unchanged import tree_of

LINES = [
    a_line(id=str(number), employer=f"Larkspur {number}", description="<p>We sponsor H-1B visas.</p>")
    for number in range(6)
]
FIRST, NEXT, OTHER_MONTH = date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)


class Work:
    """What builds render and draw."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.cards: list[SocialCard] = []

    @property
    def lists(self) -> set[str]:
        """Addresses of the lists of roles that were rendered."""
        return {page.url for page in self.pages if isinstance(page, RolePage)}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    found = Work()

    def rendered(page: Page, site: Site, *rest: object) -> object:
        found.pages.append(page)
        return checked_render(page, site, *rest)  # type: ignore[arg-type]

    def drawn(card: SocialCard) -> bytes:
        found.cards.append(card)
        return png_of(card)

    monkeypatch.setattr(measuring, "checked_render", rendered)
    monkeypatch.setattr(page_making, "checked_render", rendered)
    monkeypatch.setattr(card_making, "png_of", drawn)
    return found


def built(folder: Path, day: date, output: str = "build", *, fresh: bool = False) -> dict[str, bytes]:
    path = folder / "data/snapshot.yaml"
    _, *rest = path.read_text().split("\n")
    path.write_text("\n".join([f"as_of: {day}", *rest]))
    outcome = build(Options(folder, folder / output, day, today=day, fresh=fresh))
    assert outcome.published, outcome.problems
    return tree_of(folder / output)


@pytest.fixture
def site(tmp_path: Path, work: Work) -> Path:
    """A site that was built on its first day."""
    folder = a_small_site(tmp_path, LINES)
    built(folder, FIRST)
    assert "/roles/backend-engineer/h-1b/" in work.lists
    work.pages.clear()
    work.cards.clear()
    return folder


def test_no_list_of_a_role_is_rendered_and_only_the_site_s_picture_drawn(site: Path, work: Work) -> None:
    after = built(site, NEXT)
    assert work.lists == set()
    assert [card.dates for card in work.cards] == ["Data of 31 Mar 2026"]
    assert after == built(site, NEXT, "whole", fresh=True)


def test_another_month_is_on_every_picture(site: Path, work: Work) -> None:
    after = built(site, OTHER_MONTH)
    assert "/roles/backend-engineer/h-1b/" in work.lists
    assert {card.dates for card in work.cards} == {"Data of 1 Apr 2026", "Data of Apr 2026"}
    assert after == built(site, OTHER_MONTH, "whole", fresh=True)


def test_a_list_that_its_template_dates_is_made_anew(site: Path, work: Work) -> None:
    template, dates = site / "templates/list.html", '<p class="dates">'
    text = template.read_text()
    assert dates in text
    template.write_text(text.replace(dates, dates + "{% if site.data_date.day > 30 %}At last: {% endif %}"))
    built(site, FIRST)
    work.pages.clear()
    after = built(site, NEXT)
    assert "/roles/backend-engineer/h-1b/" in work.lists
    assert after == built(site, NEXT, "whole", fresh=True)
