"""Which roles a title counts under, and the words that say so.

Only the title is read: the employer, the source's category and the description do not decide.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.domain.role import Role, TitleRules
from generator.matching.patterns import Pattern, PatternError, check_pattern, compile_pattern
from generator.matching.title_words import HEADS, SHOWN
from generator.matching.titles import Kind, Phrase, title_of


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role a title counts under."""

    role: str
    """The role's slug."""
    reason: str
    """The words of the title that say so, in plain spelling."""
    pattern: str = field(default="", compare=False)
    """The role's pattern that found them, as the editor wrote it."""


@dataclass(frozen=True, slots=True)
class PatternFault:
    """A pattern that cannot be read."""

    path: tuple[str | int, ...]
    """Keys and positions from the role's top: `titles`, `include`, 2."""
    message: str


@dataclass(frozen=True, slots=True)
class _RoleRules:
    slug: str
    exclude: tuple[Pattern, ...]
    over: frozenset[str]
    over_nearby: frozenset[str]
    alone: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    order: int
    rules: _RoleRules
    pattern: Pattern
    discipline: bool


@dataclass(frozen=True, slots=True)
class _Found:
    rules: _RoleRules
    phrase: int
    words: str
    pattern: str


@dataclass(frozen=True, slots=True)
class RoleMatcher:
    """All roles' patterns, found by the words without which they cannot match."""

    slugs: frozenset[str]
    general: frozenset[str]
    """Roles that give way to others: after their titles, a discipline names the role."""
    by_word: Mapping[str, tuple[_Entry, ...]]
    always: tuple[_Entry, ...]


def roles_of(title: str, matcher: RoleMatcher) -> tuple[RoleMatch, ...]:
    """The roles of `title`, by slug; none for a title that names none of them."""
    taken_apart = title_of(title)
    candidates = _candidates(matcher, taken_apart.words)
    found: list[_Found] = []
    part, languages = 0, ""
    for number, phrase in enumerate(taken_apart.phrases):
        if phrase.kind is not Kind.DISCIPLINE:
            found.extend(_matches(phrase, number, candidates))
            continue
        named = part or any(match.rules.slug not in matcher.general for match in found)
        if named and part != phrase.part and not phrase.leaning:
            continue
        matched = _narrower(_matches(phrase, number, candidates, after=languages), found, matcher)
        if any(match.rules.slug not in matcher.general for match in matched):
            part = phrase.part
        elif matched:
            languages += phrase.context or phrase.text
        found.extend(matched)
    if taken_apart.outsiders:
        found = [match for match in found if not taken_apart.outsiders.isdisjoint(match.words.split())]
    first = {match.rules.slug: match for match in reversed(_without_overruled(found))}
    return tuple(RoleMatch(slug, _shown(first[slug].words), first[slug].pattern) for slug in sorted(first))


def compile_roles(roles: Mapping[str, Role]) -> RoleMatcher:
    """A matcher for `roles` by slug. Patterns with faults are left out: see `pattern_problems`."""
    by_word: dict[str, list[_Entry]] = {}
    always: list[_Entry] = []
    for order, entry in enumerate(entry for slug in sorted(roles) for entry in _entries(slug, roles[slug])):
        numbered = _Entry(order, entry.rules, entry.pattern, entry.discipline)
        for word in sorted(entry.pattern.triggers):
            by_word.setdefault(word, []).append(numbered)
        if not entry.pattern.triggers:
            always.append(numbered)
    general = frozenset(slug for role in roles.values() for slug in role.titles.over)
    return RoleMatcher(
        frozenset(roles), general, {word: tuple(e) for word, e in by_word.items()}, tuple(always)
    )


def pattern_problems(role: Role) -> tuple[PatternFault, ...]:
    """Every pattern of `role` that cannot be read, with the path of its entry."""
    faults = []
    for key in ("include", "exclude", "disciplines"):
        for at, source in enumerate(getattr(role.titles, key)):
            try:
                check_pattern(source, role.titles.words)
            except PatternError as error:
                faults.append(PatternFault(("titles", key, at), f"`{source}`: {error}"))
    return tuple(faults)


def _entries(slug: str, role: Role) -> Iterable[_Entry]:
    titles = role.titles
    exclude = _readable(titles.exclude, titles, strict=True)
    rules = _RoleRules(slug, exclude, frozenset(titles.over), frozenset(titles.over_nearby), titles.alone)
    for pattern in _readable(titles.include, titles):
        yield _Entry(0, rules, pattern, discipline=False)
    for pattern in _readable(titles.disciplines, titles, whole=True):
        yield _Entry(0, rules, pattern, discipline=True)


def _readable(
    sources: tuple[str, ...], titles: TitleRules, *, whole: bool = False, strict: bool = False
) -> tuple[Pattern, ...]:
    patterns = []
    for source in sources:
        try:
            patterns.append(compile_pattern(source, lists=titles.words, whole=whole, strict=strict))
        except PatternError:
            continue
    return tuple(patterns)


def _candidates(matcher: RoleMatcher, words: frozenset[str]) -> list[_Entry]:
    entries = {entry.order: entry for word in words for entry in matcher.by_word.get(word, ())}
    entries.update((entry.order, entry) for entry in matcher.always)
    return [entries[order] for order in sorted(entries)]


def _matches(phrase: Phrase, number: int, candidates: list[_Entry], *, after: str = "") -> list[_Found]:
    """What the phrase names, each role by its first pattern that fits.

    `after` are the languages named before it, which can exclude a role: `Engineer (Java, React)`.
    """
    found: dict[str, _Found] = {}
    for entry in candidates:
        if entry.discipline != (phrase.kind is Kind.DISCIPLINE) or entry.rules.slug in found:
            continue
        match = entry.pattern.regex.search(phrase.text)
        if match and _counts(match, phrase) and not _is_excluded(entry.rules, phrase, after):
            found[entry.rules.slug] = _Found(entry.rules, number, match.group().strip(), entry.pattern.source)
    return list(found.values())


def _narrower(matched: list[_Found], found: list[_Found], matcher: RoleMatcher) -> list[_Found]:
    """Of disciplines, those that narrow the general title before them: no electronics in software."""
    if not any(match.rules.slug in matcher.general for match in found):
        return matched
    return [
        match
        for match in matched
        if match.rules.slug in matcher.general or not match.rules.over.isdisjoint(matcher.general)
    ]


def _counts(match: re.Match[str], phrase: Phrase) -> bool:
    """Beside a job that is named already, only a second job noun adds a role."""
    if phrase.kind is not Kind.TEAM:
        return True
    after = phrase.text[match.end() :].split()[:1]
    return any(word in HEADS for word in (*match.group().split(), *after))


def _is_excluded(rules: _RoleRules, phrase: Phrase, after: str) -> bool:
    text = after.rstrip() + (phrase.context or phrase.text)
    return any(pattern.regex.search(text) for pattern in rules.exclude)


def _without_overruled(found: list[_Found]) -> list[_Found]:
    alone = [match for match in found if match.rules.alone]
    if alone:
        return alone
    overruled = {slug for match in found for slug in match.rules.over}
    nearby = {(slug, match.phrase) for match in found for slug in match.rules.over_nearby}
    return [
        match
        for match in found
        if match.rules.slug not in overruled and (match.rules.slug, match.phrase) not in nearby
    ]


def _shown(words: str) -> str:
    return " ".join(SHOWN.get(word, word) for word in words.split())
