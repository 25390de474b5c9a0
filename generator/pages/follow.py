"""`/follow/`: how to hear of new jobs and changed facts without an account, and every feed by its page."""

from collections.abc import Iterable

from generator.pages import urls
from generator.pages.book import Book
from generator.pages.heads import absolute, head_of, report_link
from generator.pages.lists import changes_of, feeds_of
from generator.pages.model.follow import FollowGroup, FollowPage, FollowRow
from generator.pages.model.parts import CountedLink, Link
from generator.pages.page_changes import PageChanges, page_changes
from generator.pages.places import state_links
from generator.pages.role_links import role_link
from generator.pages.visas import visa_links


def follow_page(book: Book) -> FollowPage:
    """The page for all that can be followed; its rows are the pages that have feeds of their own."""
    heading = "Follow new jobs and changes"
    changing = {page.url: page for page in page_changes(book)}
    if urls.FACTS in changing:
        changing[urls.DATA] = changing[urls.FACTS]
    everything = CountedLink("All open jobs, all facts", urls.DATA, len(book.catalogue.open))
    roles = sorted((role_link(slug, book) for slug in book.roles), key=lambda link: link.text)
    states = sorted(
        (link for link in state_links(book) if link.url.startswith(urls.PLACES)), key=lambda link: link.text
    )
    groups = (
        _group("all", "Everything", "number-jobs", (everything,), changing),
        _group("roles", "By role", "number-roles", roles, changing),
        _group("visas", "By visa", "number-visa-lists", visa_links(book), changing),
        _group("states", "By state", "number-places", states, changing),
    )
    dates = groups[0].rows[0].calendar
    return FollowPage(
        url=urls.FOLLOW,
        heading=heading,
        head=head_of(
            book,
            urls.FOLLOW,
            "Follow new jobs and changes by mail, in a reader or in a calendar",
            "How to hear of new jobs and of changed facts of the law: by mail, in a feed reader or in your "
            "calendar, without an account.",
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Follow", urls.FOLLOW)),
        report_url=report_link(book, urls.FOLLOW, heading),
        example=absolute(book, groups[1].rows[0].feeds[0].url if roles else urls.atom_feed(urls.DATA)),
        calendar=absolute(book, dates) if dates else "",
        groups=tuple(group for group in groups if group.rows),
    )


def _group(
    id_: str,
    heading: str,
    definition: str,
    pages: Iterable[CountedLink],
    changing: dict[str, PageChanges],
) -> FollowGroup:
    return FollowGroup(id_, heading, definition, tuple(_row(page, changing.get(page.url)) for page in pages))


def _row(page: CountedLink, changing: PageChanges | None) -> FollowRow:
    return FollowRow(
        page=page,
        feeds=feeds_of(page.url),
        changes=changes_of(changing.url) if changing else (),
        calendar=changing.calendar if changing else "",
    )
