"""Which postings have a page of their own, and where the title of a job leads.

`postings.pages` in site.yaml decides. A posting without a page stands in every list all the same, and leads
to the employer's own page.
"""

from heapq import nsmallest
from urllib.parse import urlsplit

from generator.domain.settings import PostingPages, Settings
from generator.insight.catalogue import Catalogue
from generator.insight.jobs import Advert, newest_first
from generator.pages import urls
from generator.pages.book import Book


def newest_slugs(catalogue: Catalogue, settings: Settings) -> frozenset[str]:
    """Slugs of the postings with a page where only the newest have one: of each role, and of no role.

    Jobs count by their newest posting; the other postings of a job have none.
    """
    number = settings.postings.newest
    if settings.postings.pages is not PostingPages.NEWEST or number is None:
        return frozenset()
    listed = {key for _, key in catalogue.place_in_role}
    others = tuple(job for job in catalogue.open if job.key not in listed)
    lists = (*catalogue.by_role.values(), others)
    return frozenset(job.lead.slug for jobs in lists for job in nsmallest(number, jobs, key=newest_first))


def has_page(advert: Advert, book: Book) -> bool:
    """Whether a posting has a page of its own."""
    match book.settings.postings.pages:
        case PostingPages.ALL:
            return True
        case PostingPages.NEWEST:
            return advert.slug in book.newest
        case PostingPages.LINK_ONLY:
            return False


def page_of(advert: Advert, book: Book) -> str:
    """The address of a posting's page; empty where it has none."""
    return urls.posting(advert.slug) if has_page(advert, book) else ""


def address_of(advert: Advert, book: Book) -> str:
    """Where a posting can be read: its page, or the employer's."""
    return page_of(advert, book) or advert.posting.url


def host_away(advert: Advert, book: Book) -> str:
    """The host that `address_of` leads to; empty where it stays on the site."""
    return "" if has_page(advert, book) else host_shown(advert.posting.url)


def host_shown(address: str) -> str:
    """The host of an address for readers."""
    return urlsplit(address).hostname or address
