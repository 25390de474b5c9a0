"""The page that says how to follow lists, facts and dates."""

from dataclasses import dataclass

from generator.pages.model.page import Page
from generator.pages.model.parts import CountedLink, Link


@dataclass(frozen=True, slots=True)
class FollowRow:
    """One page with a list, and the files by which it can be followed."""

    page: CountedLink
    feeds: tuple[Link, ...]
    """Feeds of its jobs."""
    changes: tuple[Link, ...] = ()
    """Feeds of what changes in its facts and texts."""
    calendar: str = ""
    """Address of the calendar of its dated facts; empty when it has none."""


@dataclass(frozen=True, slots=True)
class FollowGroup:
    """Rows under one heading."""

    id: str
    """Fragment that links to it."""
    heading: str
    definition: str
    """Fragment of the method page that says how the jobs are counted."""
    rows: tuple[FollowRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowPage(Page):
    """`/follow/`."""

    example: str
    """Address of a feed, with the host, as a visitor would copy it."""
    calendar: str
    """Address of the calendar of all dated facts, with the host; empty when no fact has a day."""
    groups: tuple[FollowGroup, ...]
