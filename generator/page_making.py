"""One planned page becomes a file: built, given its structured data and picture, rendered, audited, written.

These functions run in worker processes; what they return is small.
"""

from dataclasses import dataclass, field, replace

from generator.audit.anchors import Parts
from generator.audit.document import audited
from generator.audit.heads import head_digest
from generator.keeping.pages import KeptPage, checksums, page_key
from generator.made import Made, united
from generator.pages.model.page import Page, Site
from generator.pages.plan import Kind, Planned
from generator.pages.social_cards import own_card, social_card
from generator.problems.problem import Problem
from generator.publish.digests import digest_of
from generator.render.late import filled_again
from generator.render.posting_text import posting_html
from generator.render.render import TEMPLATES, checked_render
from generator.render.social_cards import image_of
from generator.seo.content_digest import frame_digest
from generator.seo.page_states import page_state
from generator.seo.structured_data import with_structured_data
from generator.workshop import Workshop

_WEIGHED = frozenset({Kind.ROLE, Kind.ROLE_VISA, Kind.ROLE_STATE})
"""Kinds whose HTML has a budget: what people land on. The text of a posting is its employer's."""
_LOGO = "icon-512.png"
"""The picture of the site; search engines take none under 112 pixels."""


def make_pages(workshop: Workshop, chunk: range) -> Made:
    """Make the planned pages of the chunk."""
    return united(_page(workshop.plan.pages[index], workshop) for index in chunk)


def _page(planned: Planned, workshop: Workshop) -> Made:
    page = finished(planned, workshop)
    made = _made(planned, page, with_image(page, workshop.site), workshop)
    if made.page is None:
        return Made(problems=made.problems)
    head = head_digest(planned.url, planned.origin, page.head.title, page.head.description)
    return Made(
        files=((planned.url, made.page.file),),
        indexable=((planned.kind.value, planned.url),) if page.head.indexable else (),
        problems=made.problems,
        cards=(social_card(page, workshop.site),),
        parts=made.parts,
        heads=(head,) if page.head.wanted else (),
        states=(made.page.state,),
        kept=((planned.url, made.page),) if workshop.known and not made.problems else (),
    )


@dataclass(frozen=True, slots=True)
class _MadePage:
    """One page, with its faults; None where its template has one."""

    page: KeptPage | None
    problems: tuple[Problem, ...] = ()
    parts: Parts = field(default_factory=Parts)


def _made(planned: Planned, page: Page, pictured: Page, workshop: Workshop) -> _MadePage:
    """The page rendered, audited and written, or as it was made before where it is the same."""
    key = page_key(workshop.known.shared, planned, pictured) if workshop.known else ""
    known = workshop.known.like(planned, key) if workshop.known else None
    kept = _kept(planned, known, workshop) if known else None
    if kept:
        return _MadePage(kept, parts=kept.parts(planned))
    rendered = checked_render(pictured, workshop.site, workshop.environment, workshop.expansions)
    if rendered.problems:
        return _MadePage(None, rendered.problems)
    html = rendered.value.html
    found = audited(
        html,
        planned.url,
        planned.origin,
        workshop.measure,
        weighed=planned.kind in _WEIGHED,
        is_posting=planned.kind is Kind.POSTING,
    )
    state = page_state(planned.url, planned.kind.value, page, workshop.site, html)
    if workshop.tree:
        workshop.tree.write(planned.url, html)
    made = KeptPage(
        key=key,
        file=digest_of(html),
        ids=found.parts.ids[planned.url],
        links=tuple(found.parts.links),
        external=tuple(found.parts.external),
        inside=checksums(found.inside),
        state=replace(state, template=TEMPLATES[type(page)]),
        gaps=rendered.value.gaps,
        read=rendered.value.read,
    )
    return _MadePage(made, found.problems, found.parts)


def _kept(planned: Planned, known: KeptPage, workshop: Workshop) -> KeptPage | None:
    """The page as it was made before, with what the day has moved; None where it has to be made."""
    tree = workshop.tree
    if tree is None:
        return known
    if not workshop.known or workshop.known.are_of_today(known.gaps):
        return known if tree.keep(planned.url, known.file) else None
    if planned.kind in _WEIGHED:  # a longer number may bring it over its budget
        return None
    before = tree.known_content(planned.url, known.file)
    if before is None:
        return None
    html, gaps = filled_again(before, known.gaps, workshop.site)
    tree.write(planned.url, html)
    state = replace(known.state, frame=frame_digest(html))
    return replace(known, file=digest_of(html), gaps=gaps, state=state)


def finished(planned: Planned, workshop: Workshop) -> Page:
    """The page as data, with its structured data."""
    page = planned.build(workshop.book)
    advert = workshop.adverts.get(planned.url)
    logo = workshop.site.assets.get(_LOGO, "")
    return with_structured_data(page, workshop.book, advert, posting_html, logo)


def with_image(page: Page, site: Site) -> Page:
    """The page with its picture named, where it has one of its own; the picture itself is drawn later."""
    card = own_card(page, site)
    return replace(page, head=replace(page.head, image=image_of(card, site.base_url))) if card else page
