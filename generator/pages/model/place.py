"""Pages of states and of all places."""

from dataclasses import dataclass

from generator.pages.model.figures import Chart
from generator.pages.model.listing import EmployerRow, ListPage
from generator.pages.model.page import Page
from generator.pages.model.parts import CountedLink


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage(Page):
    """`/places/`."""

    states: tuple[CountedLink, ...]
    chart: Chart
    countries: tuple[CountedLink, ...]
    remote: CountedLink
    not_stated: CountedLink


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage(ListPage):
    """`/places/california/`."""

    state: str
    roles: tuple[CountedLink, ...]
    cities: Chart | None
    employers: tuple[EmployerRow, ...]
