"""The state of a publication: gathered while it is built, and written into its `manifest.json`.

The next build reads it there (`previous.py`). What many share stands once, over all of them, and lists stand
for keyed records: a posting takes some 320 bytes, the digest of its file included.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator import __version__
from generator.domain.last_publication import ClosedRecord, LastPublication, PageRecord, PostingRecord
from generator.made import Made
from generator.options import Options
from generator.pages import urls
from generator.pages.cards import shown_title
from generator.pages.general import alias_slugs
from generator.pages.posting_addresses import has_page
from generator.problems.problem import Problem
from generator.problems.wording import counted
from generator.publish.digests import digest_of
from generator.render.environment import template_texts
from generator.seo.page_states import page_records, says_the_same
from generator.workshop import Workshop

_CONTROLS = re.compile(r"[\x00-\x20\x7f]+")


def publication_of(
    made: Made, workshop: Workshop, files: Mapping[str, str], previous: LastPublication | None
) -> LastPublication:
    """What a later build may want to know of this one. `files`: digests by address."""
    book, site = workshop.book, workshop.site
    catalogue = book.catalogue
    jobs = [(job, advert) for job in catalogue.jobs for advert in job.adverts if has_page(advert, book)]
    return LastPublication(
        today=catalogue.today,
        as_of=catalogue.as_of,
        files=files,
        pages=page_records(made.states, previous, catalogue.today),
        postings={
            urls.posting(advert.slug): PostingRecord(
                title=_in_one_line(shown_title(advert.posting.title)),
                employer=job.employer,
                roles=tuple(match.role for match in job.roles),
                states=tuple(sorted(job.states)),
                visas=job.visas,
                source=advert.posting.source,
            )
            for job, advert in jobs
        },
        closed=workshop.plan.life.closed,
        gone=workshop.plan.life.gone,
        redirects=workshop.plan.life.rules,
        ended=workshop.plan.life.ended,
        aliases={urls.role(alias): urls.role(role) for alias, role in alias_slugs(book).items()},
        employers={
            job.employer: _in_one_line(catalogue.employers[job.employer].name) for job in catalogue.jobs
        },
        templates={
            name: digest_of(text.encode()) for name, text in template_texts(workshop.environment).items()
        },
        site={
            "name": site.name,
            "description": site.description,
            "language": site.language,
            "organisation": site.organisation,
            "base_url": site.base_url,
        },
        totals={
            "postings": site.postings,
            "jobs": site.jobs,
            "employers": site.employers,
            "roles": site.roles,
        },
        generator=f"rolepages {__version__}",
    )


def _in_one_line(text: str) -> str:
    """A name of a source without tabs and the like, which a manifest does not hold."""
    return _CONTROLS.sub(" ", text).strip()


def unmoved_days(
    now: LastPublication, previous: LastPublication | None, options: Options
) -> tuple[Problem, ...]:
    """That pages changed while their day stands still, which search engines would take for no change."""
    if previous is None or now.today > previous.today or now.today >= options.clock:
        return ()
    changed = [
        address
        for address, page in now.pages.items()
        if page.indexable and not (address in previous.pages and says_the_same(page, previous.pages[address]))
    ]
    if not changed or not previous.pages:
        return ()
    message = (
        f"{counted(len(changed), 'page')} changed since the last publication, such as {changed[0]}, and the "
        f"day of the pages did not: it is {now.today}, and {previous.today} then. `lastmod` does not move."
    )
    hint = f"build with `--today {options.clock}`, so that search engines learn of it."
    return (Problem(options.root.as_posix(), "lastmod-unmoved", message, hint),)


def encoded(publication: LastPublication, previous: LastPublication | None) -> dict[str, Any]:
    """The manifest's keys for it, but for those that every manifest has; the same state, the same bytes."""
    return {
        "previous": previous.digest if previous else "",
        "site": dict(publication.site),
        "totals": dict(publication.totals),
        "templates": _sorted(publication.templates),
        "employers": _sorted(publication.employers),
        "postings": _postings(publication.postings),
        "closed": {key: _closed(each) for key, each in sorted(publication.closed.items())},
        "gone": {key: day.isoformat() for key, day in sorted(publication.gone.items())},
        "redirects": _sorted(publication.redirects),
        "ended": [[rule.start, rule.to, str(rule.since), str(rule.ended_on)] for rule in publication.ended],
        "aliases": _sorted(publication.aliases),
        "pages": _pages(publication.pages),
    }


def _pages(pages: Mapping[str, PageRecord]) -> dict[str, dict[str, dict[str, list[object]]]]:
    """By kind, then by `lastmod`, then by address."""
    found: dict[str, dict[str, dict[str, list[object]]]] = {}
    for address, page in sorted(pages.items(), key=lambda item: (item[1].kind, item[1].lastmod, item[0])):
        found.setdefault(page.kind, {}).setdefault(page.lastmod.isoformat(), {})[address] = _page(page)
    return found


def _page(page: PageRecord) -> list[object]:
    """[1 where indexable, data, words, facts, frame], and the count where it has a list."""
    listed = [] if page.count is None else [page.count]
    return [int(page.indexable), page.data, page.words, page.facts, page.frame, *listed]


def _postings(postings: Mapping[str, PostingRecord]) -> dict[str, dict[str, dict[str, list[object]]]]:
    """By source, then by employer, then by address."""
    found: dict[str, dict[str, dict[str, list[object]]]] = {}
    for address, each in sorted(
        postings.items(), key=lambda item: (item[1].source, item[1].employer, item[0])
    ):
        found.setdefault(each.source, {}).setdefault(each.employer, {})[address] = _posting(each)
    return found


def _posting(posting: PostingRecord) -> list[object]:
    """[title, roles, states, visas], without empty lists at the end."""
    lists: list[Sequence[str]] = [posting.roles, posting.states, posting.visas]
    while lists and not lists[-1]:
        lists.pop()
    return [posting.title, *lists]


def _closed(closed: ClosedRecord) -> dict[str, object]:
    """Its fields by name; empty ones are left out."""
    values = {
        "since": closed.since.isoformat(),
        "kind": closed.kind,
        "heading": closed.heading,
        "employer": closed.employer,
        "employer_slug": closed.employer_slug,
        "roles": closed.roles,
        "states": closed.states,
        "visas": closed.visas,
        "source": closed.source,
        "listed": closed.listed,
    }
    return {name: value for name, value in values.items() if value}


def _sorted(values: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(values.items()))
