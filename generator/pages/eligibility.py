"""The page that says to whom each visa is commonly open: four questions over one table."""

from collections.abc import Iterable

from generator.domain.countries import country_name
from generator.domain.eligibility import DatedSource, Degree, Eligibility, USSchool, Way, Where
from generator.domain.visa import VISA_BY_SLUG, VISAS, VisaGroup
from generator.pages import urls
from generator.pages.articles import cited_facts, markdown_of, sources_of
from generator.pages.book import Book
from generator.pages.heads import head_of, report_link
from generator.pages.lists import changes_of
from generator.pages.model.eligibility import (
    Choice,
    Condition,
    EligibilityPage,
    Question,
    VisaWays,
    WayRow,
)
from generator.pages.model.parts import Link, Source
from generator.pages.role_lists import open_lists
from generator.pages.text_values import values_for
from generator.pages.visas import visa_slugs
from generator.pages.words import visa_phrase

_HEADING = urls.ELIGIBILITY_TITLE
_ANY = "Any"
_OTHER = Choice("other", "Another country")
_KINDS = {
    VisaGroup.WORK: "",
    VisaGroup.STUDENT: "A work permission of F-1 students, not a visa of its own.",
    VisaGroup.PERMANENT: "Permanent residence, not a visa.",
}
_WHERE = {Where.OUTSIDE: "Outside the US", Where.INSIDE: "Inside the US"}
_WHERE_REASON = "it is commonly for people {} when it begins"
_WHERE_IN_WORDS = {Where.OUTSIDE: "outside the United States", Where.INSIDE: "inside the United States"}
_DEGREES = {
    Degree.NONE: "No bachelor’s degree",
    Degree.BACHELOR: "Bachelor’s degree",
    Degree.ADVANCED: "Master’s degree or higher",
}
_DEGREE_RANGES = {
    frozenset({Degree.BACHELOR, Degree.ADVANCED}): "Bachelor’s degree or higher",
    frozenset({Degree.NONE, Degree.BACHELOR}): "Below a master’s degree",
}
_DEGREE_REASONS = {
    frozenset(
        {Degree.NONE}
    ): "it is for people without a bachelor’s degree; other rows are for those with one",
    frozenset({Degree.BACHELOR, Degree.ADVANCED}): "it commonly asks for a bachelor’s degree or higher",
    frozenset({Degree.ADVANCED}): "it commonly asks for a master’s degree or higher",
}
_SCHOOLS = {
    USSchool.STUDYING: "Studying at one",
    USSchool.GRADUATED: "Graduated from one",
    USSchool.NEITHER: "Neither",
}
_SCHOOL_REASONS = {
    frozenset({USSchool.STUDYING}): "it is for people who study at a US school",
    frozenset({USSchool.GRADUATED}): "it is for people who graduated from a US school",
    frozenset({USSchool.STUDYING, USSchool.GRADUATED}): (
        "it is for people who study at a US school or graduated from one"
    ),
}


def eligibility_page(book: Book) -> EligibilityPage:
    """`/can-i-use-this/`. The book must have the table."""
    table = book.eligibility
    if table is None:
        raise ValueError("a site without eligibility.yaml has no such page")
    pairs = [(each.role, each.visa) for each in open_lists(book) if each.visa]
    return EligibilityPage(
        url=urls.ELIGIBILITY,
        heading=_HEADING,
        head=head_of(
            book,
            urls.ELIGIBILITY,
            "Can I use this? US work visas by citizenship, place and degree",
            "Which US work visas and work permissions are commonly open to whom, by citizenship, place, "
            "degree and US school, and what each commonly requires. With sources.",
            feeds=changes_of(urls.ELIGIBILITY),
        ),
        breadcrumbs=(Link("Home", urls.HOME), Link("Visas", urls.VISAS), Link(_HEADING, urls.ELIGIBILITY)),
        report_url=report_link(book, urls.ELIGIBILITY, _HEADING),
        questions=_questions(table),
        visas=tuple(_visas(table, pairs, book)),
        roles=_roles(pairs, book),
        reviewed_on=table.reviewed_on,
        cited=cited_facts(book, *table.texts),
        sources=sources_of(table.sources),
        changes=changes_of(urls.ELIGIBILITY),
    )


def _questions(table: Eligibility) -> tuple[Question, ...]:
    return (
        Question(
            "citizenship", "Which citizenship do you hold?", "Citizenship", (*_countries(table.ways), _OTHER)
        ),
        Question("where", "Where are you now?", "Where you are", _choices(_WHERE)),
        Question("degree", "What is your highest degree, from any country?", "Degree", _choices(_DEGREES)),
        Question(
            "school",
            "Do you study at a US school, or did you graduate from one?",
            "US school",
            _choices(_SCHOOLS),
        ),
    )


def _countries(ways: Iterable[Way]) -> tuple[Choice, ...]:
    """The countries that some way names, by name."""
    codes = {code for way in ways for code in (way.citizenship if way.citizenship != "any" else ())}
    return tuple(sorted((Choice(code, country_name(code)) for code in codes), key=lambda each: each.text))


def _choices(words: dict[Where, str] | dict[Degree, str] | dict[USSchool, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value.value, text) for value, text in words.items())


def _visas(table: Eligibility, pairs: Iterable[tuple[str, str]], book: Book) -> Iterable[VisaWays]:
    """The visas with a way, in the order of `VISAS`."""
    with_page = set(visa_slugs(book))
    for visa in VISAS:
        ways = tuple(_row(way, book) for way in table.ways if way.visa == visa.slug)
        if ways:
            yield VisaWays(
                slug=visa.slug,
                name=visa_phrase(visa.slug),
                kind=_KINDS[visa.group],
                url=urls.visa(visa.slug) if visa.slug in with_page else "",
                roles=tuple(role for role, slug in pairs if slug == visa.slug),
                ways=ways,
            )


def _roles(pairs: Iterable[tuple[str, str]], book: Book) -> tuple[Choice, ...]:
    slugs = dict.fromkeys(role for role, visa in pairs if visa in VISA_BY_SLUG)
    return tuple(sorted((Choice(slug, book.roles[slug].title) for slug in slugs), key=lambda each: each.text))


def _row(way: Way, book: Book) -> WayRow:
    values = values_for(book)
    return WayRow(
        title=way.title,
        conditions=(_citizenship(way), _place(way), _degree(way), _school(way)),
        requires=tuple(markdown_of(text, values) for text in way.commonly_requires),
        sources=tuple(_source(source) for source in way.sources),
    )


def _source(source: DatedSource) -> Source:
    return Source(source.title, source.url, source.as_of)


def _citizenship(way: Way) -> Condition:
    if way.citizenship == "any":
        return Condition("citizenship", "Citizenship", _ANY)
    words = _either(country_name(code) for code in way.citizenship)
    return Condition("citizenship", "Citizenship", words, way.citizenship, f"it is for citizens of {words}")


def _place(way: Way) -> Condition:
    if way.where == "any" or set(way.where) == set(Where):
        return Condition("where", "Where you are", _ANY)
    words = _either(_WHERE[each] for each in way.where)
    reason = _WHERE_REASON.format(_either(_WHERE_IN_WORDS[each] for each in way.where))
    return Condition("where", "Where you are", words, tuple(each.value for each in way.where), reason)


def _degree(way: Way) -> Condition:
    if way.degree == "any" or set(way.degree) == set(Degree):
        return Condition("degree", "Degree", _ANY)
    these = frozenset(way.degree)
    words = _DEGREE_RANGES.get(these) or _either(_DEGREES[each] for each in Degree if each in these)
    reason = _DEGREE_REASONS.get(these, f"it is for people with this highest degree: {words.lower()}")
    return Condition("degree", "Degree", words, tuple(each.value for each in way.degree), reason)


def _school(way: Way) -> Condition:
    if way.us_school == "any" or set(way.us_school) == set(USSchool):
        return Condition("school", "US school", _ANY)
    these = frozenset(way.us_school)
    words = _either(_SCHOOLS[each] for each in USSchool if each in these)
    reason = _SCHOOL_REASONS.get(these, f"its row says of a US school: {words.lower()}")
    return Condition("school", "US school", words, tuple(each.value for each in way.us_school), reason)


def _either(words: Iterable[str]) -> str:
    """`Canada`, `Canada or Mexico`, `Chile, Peru or Singapore`."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
