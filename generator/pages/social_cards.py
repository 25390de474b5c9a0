"""What the picture of a shared link says: lists of roles, visas and states have their own; others the site's.

Every number and word is the page's own; nothing is counted here.
"""

from dataclasses import dataclass

from generator.pages.model.listing import Count, ListPage
from generator.pages.model.page import Page, Site
from generator.pages.model.place import PlacePage
from generator.pages.model.role import RolePage
from generator.pages.model.visa import VisaPage
from generator.pages.words import counted, day_words, month_words

_DEMO = "Demo. Every job and employer here is made up."


@dataclass(frozen=True, slots=True)
class SocialCard:
    """The texts of one card, plain and of any length."""

    site: str
    """Name of the site."""
    title: str
    figures: str
    """How much there is: `312 open jobs · 87 employers`."""
    dates: str
    """When the data is of: the day on the site's card, the month on that of a list."""
    notice: str = ""
    """That everything is made up; empty on real sites."""

    @property
    def words(self) -> str:
        """The same in one line, for those who do not see the picture."""
        sentences = (
            f"{self.site}: {self.title}".rstrip("."),
            self.figures,
            self.dates,
            self.notice.rstrip("."),
        )
        return "".join(f"{sentence}. " for sentence in sentences if sentence).rstrip()


def social_card(page: Page, site: Site) -> SocialCard:
    """The card of a page: its own, or the site's."""
    return own_card(page, site) or site_card(site)


def own_card(page: Page, site: Site) -> SocialCard | None:
    """The card of the first page of a list of a role, a visa or a state; other pages have the site's."""
    if isinstance(page, RolePage | PlacePage) and _is_first(page):
        return _card(site, page.heading, _figures(page.counts), _month_of(site))
    if isinstance(page, VisaPage) and _is_first(page):
        return _card(site, page.heading, _figures(page.counts, f"with {page.name} evidence"), _month_of(site))
    return None


def site_card(site: Site) -> SocialCard:
    """The card of all other pages."""
    everything = f"{counted(site.jobs, 'open job')} in all countries · {counted(site.employers, 'employer')}"
    return _card(site, site.description, everything, day_words(site.data_date))


def is_of_data(card: SocialCard, site: Site) -> bool:
    """Whether a list's own card from an earlier day says of the data's time what it would say now."""
    return card.dates == _dates(_month_of(site))


def _card(site: Site, title: str, figures: str, when: str) -> SocialCard:
    return SocialCard(site.name, title, figures, _dates(when), _DEMO if site.demo else "")


def _dates(when: str) -> str:
    return f"Data of {when}"


def _month_of(site: Site) -> str:
    return month_words(f"{site.data_date:%Y-%m}")


def _is_first(page: ListPage) -> bool:
    return page.listing.pager.number == 1


def _figures(counts: tuple[Count, ...], which: str = "") -> str:
    jobs, _, employers = counts
    open_jobs = f"{jobs.value:,} open {jobs.noun} {which}".rstrip()
    return f"{open_jobs} · {employers.value:,} {employers.noun}" if jobs.value else open_jobs
