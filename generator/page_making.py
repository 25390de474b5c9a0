"""One planned page becomes a file: built, given its structured data and picture, rendered, audited, written.

These functions run in worker processes; what they return is small.
"""

from dataclasses import replace
from sys import intern

from generator.audit.anchors import Parts
from generator.audit.document import audited
from generator.audit.heads import head_digest
from generator.audit.weight import is_heavy
from generator.keeping.pages import KeptPage, KnownPages, checksums, page_key
from generator.keeping.reads import Sources, given_to
from generator.made import Made, united
from generator.pages.model.page import Page, Site
from generator.pages.plan import Kind, Planned
from generator.pages.social_cards import SocialCard, is_of_data, own_card, site_card
from generator.problems.problem import Problem
from generator.publish.digests import digest_of
from generator.render.late import filled_again, packed, unpacked
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
    return united(make_page_at(workshop, place) for place in chunk)


def make_page_at(workshop: Workshop, place: int) -> Made:
    """Make the page at a place of the plan, or take it over where its data is the same."""
    planned = workshop.plan.pages[place]
    if workshop.watch is None or workshop.known is None:
        return _page(planned, workshop, None)
    with workshop.watch.reads.noted() as reads:
        page = _page(planned, workshop, workshop.known)
    sources = Sources(given_to(planned), tuple(reads))
    return replace(page, sources=tuple((url, sources) for url, _ in page.kept))


def kept_page(planned: Planned, workshop: Workshop) -> Made | None:
    """The page as a build before made it; None unless nothing that it was made from has changed."""
    known = workshop.known.unread(planned) if workshop.known else None
    if known and known.card and not is_of_data(known.card, workshop.site):
        return None
    kept = _kept(planned, known, workshop) if known else None
    return _made_of(planned, kept, kept.parts(planned), workshop) if kept else None


def _page(planned: Planned, workshop: Workshop, known: KnownPages | None) -> Made:
    page = finished(planned, workshop)
    card = own_card(page, workshop.site)
    pictured = with_image(page, card, workshop.site)
    key = page_key(known.shared, planned, pictured) if known else ""
    before = known.like(planned, key) if known else None
    kept = _kept(planned, before, workshop) if before else None
    if kept:
        return _made_of(planned, kept, kept.parts(planned), workshop)
    rendered = checked_render(pictured, workshop.site, workshop.environment, workshop.expansions)
    if rendered.problems:
        return Made(problems=rendered.problems)
    html = rendered.value.html
    found = audited(
        html,
        planned.url,
        planned.origin,
        workshop.measure,
        weighed=planned.kind in _WEIGHED,
        is_posting=planned.kind is Kind.POSTING,
    )
    if workshop.tree:
        workshop.tree.write(planned.url, html)
    state = page_state(planned.url, planned.kind.value, page, workshop.site, html)
    head = head_digest(planned.url, planned.origin, page.head.title, page.head.description)
    made = KeptPage(
        key=key,
        file=digest_of(html),
        ids=intern(found.parts.ids[planned.url]),
        links=tuple(map(intern, found.parts.links)),
        external=tuple(found.parts.external),
        inside=checksums(set(found.inside)),
        state=replace(state, template=TEMPLATES[type(page)]),
        card=card,
        head=head if page.head.wanted else None,
        gaps=packed(rendered.value.gaps),
        read=rendered.value.read,
    )
    return _made_of(planned, made, found.parts, workshop, found.problems)


def _made_of(
    planned: Planned, page: KeptPage, parts: Parts, workshop: Workshop, problems: tuple[Problem, ...] = ()
) -> Made:
    """What a page came to; one without problems is kept."""
    return Made(
        files=((planned.url, page.file),),
        indexable=((planned.kind.value, planned.url),) if page.state.indexable else (),
        problems=problems,
        cards=(page.card or site_card(workshop.site),),
        parts=parts,
        heads=(page.head,) if page.head else (),
        states=(page.state,),
        kept=((planned.url, page),) if workshop.known and not problems else (),
    )


def _kept(planned: Planned, known: KeptPage, workshop: Workshop) -> KeptPage | None:
    """The page as it was made before, with what the day has moved; None where it has to be made."""
    tree = workshop.tree
    if tree is None:
        return known
    if not workshop.known or workshop.known.is_of_today(known):
        return known if tree.keep(planned.url, known.file) else None
    before = tree.known_content(planned.url, known.file)
    if before is None:
        return None
    html, gaps = filled_again(before, unpacked(known.gaps), workshop.site)
    if planned.kind in _WEIGHED and is_heavy(html, workshop.measure.scales.budgets):
        return None  # a longer number brought it over its budget, which the audit tells
    tree.write(planned.url, html)
    state = replace(known.state, frame=frame_digest(html))
    return replace(known, file=digest_of(html), gaps=packed(gaps), state=state)


def finished(planned: Planned, workshop: Workshop) -> Page:
    """The page as data, with its structured data."""
    book = workshop.seen
    page = planned.build(book)
    advert = book.catalogue.adverts[planned.posting][1] if planned.posting else None
    logo = workshop.site.assets.get(_LOGO, "")
    return with_structured_data(page, book, advert, posting_html, logo)


def with_image(page: Page, card: SocialCard | None, site: Site) -> Page:
    """The page with its picture named, where it has one of its own; the picture itself is drawn later."""
    return replace(page, head=replace(page.head, image=image_of(card, site.base_url))) if card else page
