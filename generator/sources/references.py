"""Names that point at each other: roles, visas and entries that are unknown, doubled or missing."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.domain.article import Article, ContentPage, Entry, Guide, VisaText
from generator.domain.fact import FactLedger
from generator.domain.role import Role
from generator.domain.visa import VISA_BY_SLUG, VISAS
from generator.problems.problem import Position, Problem
from generator.problems.wording import did_you_mean, shown
from generator.sources.articles import ArticleFile, ArticleFiles
from generator.sources.located_yaml import Located, Path
from generator.sources.names import folded
from generator.sources.roles import RoleFiles


@dataclass(frozen=True, slots=True)
class Named:
    """The names that can be pointed at."""

    roles: frozenset[str]
    broken_roles: frozenset[str]

    def knows_role(self, slug: str) -> bool:
        """Whether the role exists, in order or not; with no role at all nothing can be said."""
        return not self.roles or slug in self.roles or slug in self.broken_roles


def named(roles: RoleFiles) -> Named:
    """The names of the roles."""
    return Named(frozenset(roles.by_slug), roles.broken)


def role_references(roles: RoleFiles) -> Iterator[Problem]:
    """Roles that a role names and that do not exist, or are the role itself."""
    known = named(roles)
    for slug, file in roles.by_slug.items():
        for at, other in _roles_named_by(file.role):
            position = file.located.best(at)
            if other == slug:
                message = f"The role names itself under `{at[-2]}`."
                yield Problem(file.path, "role-names-itself", message, "take it out.", position)
            elif not known.knows_role(other):
                yield _unknown_role(file.path, other, known, position)


def _roles_named_by(role: Role) -> Iterator[tuple[Path, str]]:
    for index, other in enumerate(role.related):
        yield ("related", index), other
    for key in ("over", "over_nearby"):
        for index, other in enumerate(getattr(role.titles, key)):
            yield ("titles", key, index), other


def entry_references(entries: Iterable[ArticleFile[Entry]], known: Named) -> Iterator[Problem]:
    """Roles and visas of tips and FAQ entries that do not exist."""
    for file in entries:
        head = file.article.head
        for index, role in enumerate(head.roles if not isinstance(head.roles, str) else ()):
            if not known.knows_role(role):
                at = file.located.best(("roles", index))
                yield _unknown_role(file.article.path, role, known, at)
        yield from _unknown_visas(file.article.path, file.located, head.visas)


def guide_references(guides: Iterable[ArticleFile[Guide]]) -> Iterator[Problem]:
    """Visas of guides that do not exist, and guides with one title."""
    titles: dict[str, str] = {}
    for file in guides:
        article = file.article
        yield from _unknown_visas(article.path, file.located, article.head.visas)
        first = titles.setdefault(folded(article.head.title), article.path)
        if first != article.path:
            message = f"{shown(article.head.title)} is also the title of `{first}`."
            at = file.located.best(("title",))
            hint = "give each guide a title of its own; readers cannot tell them apart."
            yield Problem(article.path, "doubled-title", message, hint, at)


def fact_references(ledger: FactLedger, located: Located, path: str) -> Iterator[Problem]:
    """Visas of facts that do not exist."""
    for id_, fact in ledger.facts.items():
        yield from _unknown_visas(path, located, fact.visas, ("facts", id_))


def visa_text_references(texts: ArticleFiles[VisaText], folder: str) -> Iterator[Problem]:
    """Texts of visas that have no page, and visas without a text."""
    pages = [visa.slug for visa in VISAS if visa.has_page]
    for article in texts.articles:
        if article.key not in pages:
            message = f"{shown(article.key)} is not a visa with a page of its own."
            yield Problem(article.path, "unknown-visa", message, did_you_mean(article.key, pages))
    written = {article.key for article in texts.articles} | texts.broken
    for visa in VISAS:
        if visa.has_page and visa.slug not in written:
            message = f"There is no text about `{visa.name}`; its page says nothing of who can use it."
            path = f"{folder}/{visa.slug}.md"
            yield Problem(path, "missing-visa-text", message, "write the file.")


def page_references(pages: Iterable[Article[ContentPage]], reserved: Collection[str]) -> Iterator[Problem]:
    """Pages whose address belongs to the generator."""
    for page in pages:
        if page.key in reserved:
            message = f"The address `/{page.key}/` belongs to a page the generator makes."
            yield Problem(page.path, "reserved-address", message, "rename the file.")


def doubled_entries(entries: Iterable[ArticleFile[Entry]]) -> Iterator[Problem]:
    """Entries of one name that claim the same page with the same right, so that neither gives way."""
    claims: dict[tuple[str, str], dict[int, ArticleFile[Entry]]] = {}
    for number, file in enumerate(entries):
        own = [claims.setdefault((file.article.key, role), {}) for role in _roles_of(file.article.head)]
        before = {place: other for claiming in own for place, other in claiming.items()}
        first = next(
            (before[each] for each in sorted(before) if _rival(before[each].article.head, file.article.head)),
            None,
        )
        if first:
            yield _doubled_entry(first, file)
        for claiming in own:
            claiming[number] = file


def _roles_of(entry: Entry) -> tuple[str, ...]:
    """The roles on whose pages it stands; empty text for all of them, with which no single one rivals."""
    if isinstance(entry.roles, str):
        return ("",) if entry.roles == "all" else ()
    return entry.roles


def _rival(first: Entry, second: Entry) -> bool:
    """Whether two entries of a role are equally specific and stand on a common page on the same day."""
    if not first.schedule.meets(second.schedule):
        return False
    if isinstance(first.visas, str) != isinstance(second.visas, str):
        return False
    return bool(_contexts(first) & _contexts(second))


def _contexts(entry: Entry) -> frozenset[str]:
    """The kinds of page it stands on: the role's main page (empty) and pages for visas."""
    match entry.visas:
        case "none":
            return frozenset({""})
        case "all":
            return frozenset({"", *VISA_BY_SLUG})
        case visas:
            return frozenset(visas)


def _doubled_entry(first: ArticleFile[Entry], second: ArticleFile[Entry]) -> Problem:
    message = f"`{first.article.path}` has the same name and stands on some of the same pages."
    hint = "rename one, or let one name fewer roles or visas than the other."
    at = second.located.key(("roles",))
    return Problem(second.article.path, "doubled-entry", message, hint, at)


def _unknown_role(path: str, role: str, known: Named, at: Position) -> Problem:
    message = f"There is no role {shown(role)}."
    return Problem(path, "unknown-role", message, did_you_mean(role, known.roles), at)


def _unknown_visas(
    path: str, located: Located, visas: tuple[str, ...] | str, under: Path = ()
) -> Iterator[Problem]:
    pages = [visa.slug for visa in VISAS if visa.has_page]
    for index, visa in enumerate(visas if not isinstance(visas, str) else ()):
        if visa not in pages:
            message = f"There is no visa {shown(visa)} with pages of its own."
            at = located.best((*under, "visas", index))
            yield Problem(path, "unknown-visa", message, did_you_mean(visa, pages), at)
