"""What a word of the field means on this site: its definition, its abbreviation, or the fact behind it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.domain.abbreviation import Abbreviation
from generator.domain.fact import Fact
from generator.domain.visa import VISAS
from generator.explaining import Explained
from generator.options import Options
from generator.pages import definition_ids as ids
from generator.pages import urls
from generator.pages.book import Book
from generator.pages.definitions import definition_groups
from generator.pages.model.article import Definition
from generator.preparing import prepared
from generator.problems.problem import Checked
from generator.sources.names import folded
from generator.texts.language import FACT
from generator.workshop import Workshop

OTHER_WORDS: Mapping[str, str] = {
    "distinct job": ids.JOBS,
    "distinct jobs": ids.JOBS,
    "job": ids.JOBS,
    "posting": ids.JOBS,
    "stance": ids.STANCE,
    "sponsorship": ids.STANCE,
    "offer": ids.STANCE,
    "refusal": ids.STANCE,
    "not stated": ids.LADDER,
    "ladder": ids.LADDER,
    "rung": ids.LADDER,
    "evidence": ids.LADDER,
    "lca": ids.FILINGS,
    "labor condition application": ids.FILINGS,
    "filing": ids.FILINGS,
    "filings": ids.FILINGS,
    "legal entity": ids.ENTITIES,
    "legal name": ids.ENTITIES,
    "employer": ids.EMPLOYERS,
    "staffing": ids.STAFFING,
    "client site": ids.STAFFING,
    "petition": ids.APPROVALS,
    "approval": ids.APPROVALS,
    "cap exempt": ids.CAP_EXEMPT,
    "prevailing wage": ids.PREVAILING_WAGES,
    "wage level": ids.WAGE_LEVELS,
    "pay": ids.PAY,
    "median": ids.STATISTICS,
    "fact": ids.LEGAL_FACTS,
}
"""Words that editors and readers use for what a definition of the method page says."""


TOOL_WORDS: Mapping[str, str] = {
    "alias": "Another name of a role. Its address leads to the role's one page.",
    "draft": "A text or a role that is checked and not published: `draft: true` in its file.",
    "faq": "A question with its answer, a Markdown file below content/faq/.",
    "floor": "The number of jobs from which a page is built; `floors` in site.yaml.",
    "front matter": "The keys at the top of a Markdown file, between two lines `---`.",
    "guide": "A longer article, a Markdown file in content/guides/.",
    "ledger": "The list of legal facts that texts cite: content/facts.yaml.",
    "noindex": "A page that search engines are asked to leave out; `rolepages explain ADDRESS` says which.",
    "pattern": "Words in their order that say which titles belong to a role; `titles` in its file.",
    "publication gate": "The floors in site.yaml: from how many jobs a page is built.",
    "publication floor": "The number of jobs from which a page is built; `floors` in site.yaml.",
    "role": "A job family with a page of its own; a file in roles/ says which titles belong to it.",
    "slug": "The part of an address that names a thing: the file's name without its ending.",
    "snapshot": "The postings of one day with their sources: data/snapshot.yaml and the file beside it.",
    "tip": "A piece of advice, a Markdown file below content/tips/.",
}
"""Words that the tool and its documentation use for an editor's files and what becomes of them."""


def explanation_of_term(term: str, root: Path, clock: date, today: date | None = None) -> Checked[Explained]:
    """What `term` means; the input's problems with it. Without a usable input nothing is known."""
    made = prepared(Options(root, root / "build", clock, today, publish=False))
    if made.value is None:
        return Checked(Explained(None, tuple(OTHER_WORDS)), made.problems)
    return Checked(_explained(term, made.value), made.problems)


def _explained(term: str, workshop: Workshop) -> Explained:
    book = workshop.book
    definitions = {each.id: each for group in definition_groups(book) for each in group.definitions}
    lines = [
        *_of_names(term, book),
        *_of_abbreviations(term, book.abbreviations),
        *_of_definition(term, definitions),
        *_of_fact(term, book),
    ]
    return Explained(lines or None, tuple(_terms(definitions.values(), book)))


def _of_names(term: str, book: Book) -> Iterator[str]:
    """A visa, a role, or a word of the tool."""
    word = folded(term)
    for visa in VISAS:
        if word in {folded(visa.slug), folded(visa.name)} and visa.slug in book.visa_texts:
            head = book.visa_texts[visa.slug].head
            yield f"{visa.name}: {head.title} ({urls.visa(visa.slug)})"
            yield f"  {head.summary}"
            yield f"  employer: {head.employer_step}"
            yield f"  public record: {head.public_record}"
    for slug, role in book.roles.items():
        if word in {folded(name) for name in (slug, role.title, role.plural, *role.aliases)}:
            yield f"{role.title}: a role ({urls.role(slug)}), from {book.settings.paths.roles}/{slug}.yaml"
    if word in TOOL_WORDS:
        yield f"{word}: {TOOL_WORDS[word]}"


def _of_abbreviations(term: str, known: Iterable[Abbreviation]) -> Iterator[str]:
    for entry in known:
        if folded(term) in {folded(entry.short), folded(entry.long)}:
            plain = f" ({entry.plain})" if entry.plain else ""
            yield f"{entry.short}: {entry.long}{plain}"


def _of_definition(term: str, definitions: Mapping[str, Definition]) -> Iterator[str]:
    found = definitions.get(_definition_id(term, definitions.values()))
    if found is None:
        return
    yield f"{found.name} (/method/#{found.id})"
    yield f"  {found.rule}"
    if found.dates:
        yield f"  days: {found.dates}"
    if found.limits:
        yield f"  cannot tell: {found.limits}"
    for source in found.sources:
        yield f"  source: {source.title} {source.url}"


def _definition_id(term: str, definitions: Iterable[Definition]) -> str:
    """By id, with or without `number-`; by name; by another word for it."""
    word = folded(term)
    for each in definitions:
        if word in {folded(each.id), folded(each.id.removeprefix("number-")), folded(each.name)}:
            return each.id
    return OTHER_WORDS.get(word, "")


def _of_fact(term: str, book: Book) -> Iterator[str]:
    id_ = term.removeprefix(FACT)
    fact = book.ledger.facts.get(id_)
    if fact is not None:
        yield from _fact_lines(id_, fact)


def _fact_lines(id_: str, fact: Fact) -> Iterator[str]:
    yield f"{fact.label}: {fact.value} ({urls.fact(id_)})"
    yield f"  written {{{{ {FACT}{id_} }}}} in texts"
    yield f"  status: {fact.status}, as of {fact.as_of}"
    if fact.expires:
        yield f"  expires: {fact.expires}"
    if fact.review_by:
        yield f"  to be confirmed again by {fact.review_by}"
    yield f"  {fact.statement}"
    if fact.question:
        yield f"  not known: {fact.question}"
    if fact.next:
        yield f"  announced: {fact.next.value}, from {fact.next.effective}"
    for past in sorted(fact.history, key=lambda each: each.until, reverse=True):
        yield f"  before: {past.value}, until {past.until}"
    for source in fact.sources:
        yield f"  source: {source.title} {source.url}"


def _terms(definitions: Iterable[Definition], book: Book) -> Iterator[str]:
    yield from OTHER_WORDS
    yield from TOOL_WORDS
    yield from (visa.name for visa in VISAS if visa.slug in book.visa_texts)
    yield from (role.title for role in book.roles.values())
    for each in definitions:
        yield each.id
        yield each.name
    yield from (entry.short for entry in book.abbreviations)
    yield from (f"{FACT}{id_}" for id_ in book.ledger.facts)
