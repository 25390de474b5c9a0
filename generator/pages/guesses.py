"""Where an address that vanished may lead now, for the lines of redirects.yaml that its editor is shown."""

from difflib import get_close_matches

from generator.domain.last_publication import LastPublication
from generator.domain.redirect import GONE
from generator.matching.names import slug_of
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.departures import REDIRECT, Standing

_LIKE = 0.6


def likely_target(url: str, book: Book, standing: Standing, last: LastPublication, *, alone: bool) -> str:
    """The page that took the place of an address, as far as that can be told; `gone` where it cannot.

    The address of an alias is told where it led. Of others only a page that is new can be the heir: one that
    stood beside it says something else. `alone`: whether it is the only one of its folder that vanished, so
    that a single new page is its heir.
    """
    if url in last.aliases:
        role = standing.aliases.get(last.aliases[url], last.aliases[url])
        return role if role in standing.pages else likely_target(role, book, standing, last, alone=alone)
    if url in last.pages and last.pages[url].kind == REDIRECT:
        return GONE
    above, name = _split(url)
    if above == urls.EMPLOYERS:
        return GONE
    names = _role_names(book) if above == urls.ROLES else _beside(above, standing)
    new = {each: address for each, address in names.items() if address not in last.pages}
    like = get_close_matches(name, sorted(new), n=1, cutoff=_LIKE)
    if like:
        return new[like[0]]
    heirs = sorted(set(new.values()))
    return heirs[0] if alone and len(heirs) == 1 else GONE


def _split(url: str) -> tuple[str, str]:
    """The address of what an address lies in, and its own last part."""
    above, _, name = url.rstrip("/").rpartition("/")
    return f"{above}/", name


def _role_names(book: Book) -> dict[str, str]:
    """By the slugs of all their names, the addresses of the roles."""
    return {
        slug: urls.role(role)
        for role, each in sorted(book.roles.items())
        for slug in (role, slug_of(each.title), slug_of(each.plural), *map(slug_of, each.aliases))
        if slug
    }


def _beside(above: str, standing: Standing) -> dict[str, str]:
    """The pages that lie in one folder, by their last parts."""
    found = {}
    for url in standing.pages:
        folder, name = _split(url)
        if folder == above and name and url.endswith("/"):
            found[name] = url
    return found
