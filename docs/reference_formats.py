"""The page of formats: every key of every file, from the models that the files are read with."""

import builtins
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from reference_downloads import downloads_section
from reference_examples import documents, example
from reference_manifest import manifest_section

from generator.differing.report import DiffReport
from generator.domain.abbreviation import Abbreviations
from generator.domain.article import ContentPage, Faq, FaqReuse, Guide, Tip, TipReuse, VisaText
from generator.domain.claim import Claims
from generator.domain.eligibility import Eligibility
from generator.domain.employer_alias import EmployerAliases
from generator.domain.fact import FactLedger
from generator.domain.posting import Manifest, Posting
from generator.domain.records import EvidenceManifest
from generator.domain.redirect import Redirects
from generator.domain.role import Role
from generator.domain.settings import Settings
from generator.importing.mapping import Mapping
from generator.upkeep.changes import ChangeCalendar
from generator.upkeep.status import StatusReport


@dataclass(frozen=True)
class File:
    """One kind of file."""

    heading: str
    model: type[BaseModel]
    words: str
    """What it is, with a link to one that is shipped."""
    names: tuple[str, str] = ("", "")
    """A key whose entries have names of the owner's choice, and how such a name is written here."""
    shipped: tuple[str, ...] = ()
    """Patterns of the shipped files that examples are taken from, the first first; none: nobody writes it."""


@dataclass(frozen=True)
class Row:
    """One key."""

    key: str
    hint: Any
    """Its type."""
    field: FieldInfo


_HEAD = """\
# Formats

Every key of every file that the generator reads, and at the end those of the
[downloads](#jobsjson-and-jobscsv) that it writes. How to work with them is told in
[the editors' guide](editors.md), and for evidence and imports in [importing](importing.md).
`rolepages schema KIND` prints the same as JSON Schema, which many text editors use to complete and check
keys while you write.

In the tables, `floors.employer` is the key `employer` below `floors`, and `sources[].url` is the key `url` of
each entry of the list `sources`. A key that is not listed here is a mistake that the check reports. The
examples come from the shipped files where these have the key; `...` stands where a long one is cut.

Dates are written `2026-04-01`. YAML values are taken as you wrote them: `NO` stays the country NO, and `010`
is reported and not guessed at. A text with `: ` or ` #` in it, or that begins with one of
``& * ! { [ > | @ % " ' ` - ?``, needs quotation marks around it.
"""

FILES = (
    File(
        "site.yaml",
        Settings,
        "Settings of the site. Shipped: [`site.yaml`](../site.yaml).",
        shipped=("site.yaml",),
    ),
    File(
        "roles/NAME.yaml",
        Role,
        "One role. The file's name is its address: `roles/backend-engineer.yaml` is "
        "`/roles/backend-engineer/`. The patterns under `titles` are explained in "
        "[the editors' guide](editors.md#say-which-titles-belong-to-it). "
        "Shipped: [`roles/backend-engineer.yaml`](../roles/backend-engineer.yaml).",
        ("titles.words", "NAME"),
        shipped=("roles/backend-engineer.yaml", "roles/*.yaml"),
    ),
    File(
        "content/tips/**/NAME.md",
        Tip,
        "One piece of advice. These keys stand between two lines `---`, the text follows. Shipped: "
        "[`content/tips/shared/keep-a-copy.md`](../content/tips/shared/keep-a-copy.md).",
        shipped=("content/tips/shared/keep-a-copy.md", "content/tips/**/*.md"),
    ),
    File(
        "content/tips/**/NAME.md with use",
        TipReuse,
        "A tip that prints the text of another one, with no text of its own: "
        "[tips and questions](editors.md#tips-and-questions).",
        shipped=("content/tips/**/*.md",),
    ),
    File(
        "content/faq/**/NAME.md",
        Faq,
        "One question; the text is its answer. Shipped: "
        "[`content/faq/shared/prevailing-wage.md`](../content/faq/shared/prevailing-wage.md).",
        shipped=("content/faq/shared/prevailing-wage.md", "content/faq/**/*.md"),
    ),
    File(
        "content/faq/**/NAME.md with use",
        FaqReuse,
        "A question that prints the answer of another one, with none of its own: "
        "[tips and questions](editors.md#tips-and-questions).",
        shipped=("content/faq/**/*.md",),
    ),
    File(
        "content/guides/NAME.md",
        Guide,
        "A longer article at `/guides/NAME/`. Shipped: "
        "[`content/guides/change-employers-on-h-1b.md`](../content/guides/change-employers-on-h-1b.md).",
        shipped=("content/guides/change-employers-on-h-1b.md", "content/guides/*.md"),
    ),
    File(
        "content/visas/NAME.md",
        VisaText,
        "What a visa is. The name is one of the visas the generator knows. Shipped: "
        "[`content/visas/tn.md`](../content/visas/tn.md).",
        shipped=("content/visas/tn.md", "content/visas/*.md"),
    ),
    File(
        "content/pages/NAME.md",
        ContentPage,
        "A page of the site itself at `/NAME/`, such as the method. Shipped: "
        "[`content/pages/method.md`](../content/pages/method.md).",
        shipped=("content/pages/method.md", "content/pages/*.md"),
    ),
    File(
        "content/facts.yaml",
        FactLedger,
        "The dated legal facts that texts cite as `{{ fact.ID }}`. Shipped: "
        "[`content/facts.yaml`](../content/facts.yaml).",
        ("facts", "ID"),
        shipped=("content/facts.yaml",),
    ),
    File(
        "content/eligibility.yaml",
        Eligibility,
        "Who can use which visa, and what it commonly asks for: the table of `/can-i-use-this/`. Without the "
        "file there is no such page. Shipped: [`content/eligibility.yaml`](../content/eligibility.yaml).",
        shipped=("content/eligibility.yaml",),
    ),
    File(
        "content/abbreviations.yaml",
        Abbreviations,
        "What short forms stand for; see [abbreviations](editors.md#abbreviations). Shipped: "
        "[`content/abbreviations.yaml`](../content/abbreviations.yaml).",
        shipped=("content/abbreviations.yaml",),
    ),
    File(
        "content/claims.yaml",
        Claims,
        "Claims that are known to be wrong, and how sentences make them; see "
        "[wrong claims](editors.md#wrong-claims). Shipped: "
        "[`content/claims.yaml`](../content/claims.yaml).",
        ("claims[].says", "GROUP"),
        shipped=("content/claims.yaml",),
    ),
    File(
        "content/employers.yaml",
        EmployerAliases,
        "Legal names behind employers' names, as editors know them; see "
        "[public records](public-records.md#what-the-build-does-with-it). Shipped: "
        "[`content/employers.yaml`](../content/employers.yaml).",
        shipped=("content/employers.yaml",),
    ),
    File(
        "content/redirects.yaml",
        Redirects,
        "Where old addresses lead; see [addresses that go](deploying.md#addresses-that-go). Rules are added "
        "at the end. A site without old addresses has no such file. An example: "
        "[`redirects.yaml`](examples/redirects.yaml).",
        shipped=("docs/examples/redirects.yaml",),
    ),
    File(
        "data/snapshot.yaml",
        Manifest,
        "The day of the data and its sources. An import writes it. Shipped: "
        "[`data/snapshot.yaml`](../data/snapshot.yaml).",
        shipped=("data/snapshot.yaml",),
    ),
    File(
        "data/postings.jsonl",
        Posting,
        "One posting a line, as JSON; also `.jsonl.gz` and `.jsonl.zst`. Lines end at `\\n` alone. An import "
        'writes it. Dates are texts such as `"2026-04-01"`.',
        shipped=("data/postings.jsonl.gz",),
    ),
    File(
        "data/evidence/evidence.json",
        EvidenceManifest,
        "What the Parquet tables beside it hold. An import writes it; see "
        "[public records](public-records.md).",
    ),
    File(
        "The mapping of a CSV import",
        Mapping,
        "Which column is what, for `rolepages import csv --mapping`. Shipped: "
        "[`docs/examples/h1b-list.yaml`](examples/h1b-list.yaml).",
        ("keys", "KEY"),
    ),
    File(
        "rolepages status --json",
        StatusReport,
        "What [`rolepages status`](editors.md#see-what-needs-care) prints for programs. "
        "`rolepages schema status` prints the same as JSON Schema.",
        ("totals", "KIND"),
    ),
    File(
        "rolepages calendar --json",
        ChangeCalendar,
        "What [`rolepages calendar`](editors.md#see-what-needs-care) prints for programs. "
        "`rolepages schema calendar` prints the same as JSON Schema.",
        ("days.changes.by_role", "ROLE"),
    ),
    File(
        "rolepages diff --format json",
        DiffReport,
        "What [`rolepages diff`](deploying.md#what-will-change) prints for programs. "
        "`rolepages schema diff` prints the same as JSON Schema.",
        ("totals", "NAME"),
    ),
)

_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "name in small letters with hyphens",
    r"^[a-z0-9][a-z0-9-]*$": "name in small letters with hyphens",
    r"^https?://[^\s<>\"]+$": "web address",
    r"^(https?://|mailto:)\S+$": "web address or `mailto:`",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": "mail address",
    r"^[^/\\.][^\\]*$": "folder inside the site's folder",
    r"^[a-z]{2}(-[A-Z]{2})?$": "language code such as `en` or `en-GB`",
    r"^[A-Z]{2}$": "country code such as `US`",
    r"^[A-Z]{3}$": "currency code such as `USD`",
    r"^[\w.-]+(/[\w.-]+)+$": "owner and name such as `larkspur/jobs`",
    r"^\w[\w./-]*$": "name without blanks",
    r"^\S+$": "words without blanks",
    r"^\d{2}-\d{4}$": "SOC code such as `15-1252`",
    r"^\d{2}-\d{4}\.\d{2}$": "O*NET code such as `15-1252.00`",
    r"^\d{2}-\d{4}(\.\d{2})?$": "SOC or O*NET code",
    r"^[a-z0-9-]+(\.[a-z0-9-]+)+$": "host name such as `ramp.com`",
    r"^[1-9]\d? (month|months|year|years)$": "time such as `6 months` or `1 year`",
    r"^[A-Z][\w*&/.+-]+( [A-Z][\w*&/.+-]*)*#?$": "letters that begin with a capital, such as `LCA`",
    "%": "form of a date such as `%d.%m.%Y`",
}
"""Words for the forms a text must have; a form without words here stops the page."""

_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "date"}


def formats_page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_section(file) for file in FILES), downloads_section(), manifest_section()])


def _section(file: File) -> str:
    columns = ["key", "type", "if left out", "meaning", *(["example"] if file.shipped else [])]
    shipped = documents(file.shipped)
    rows = [_line(row, file, shipped) for row in rows_of(file)]
    table = "\n".join([f"| {' | '.join(columns)} |", "| --- " * len(columns) + "|", *rows])
    return f"## {file.heading}\n\n{file.words}\n\n{table}\n"


def _line(row: Row, file: File, shipped: list[Any]) -> str:
    cells = [f"`{row.key}`", _kind(row.hint), _default(row.field), _meaning(row.key, row.field)]
    if file.shipped:
        cells.append("" if _group_in(row.hint) else f"`{_example(row, file, shipped)}`")
    return f"| {' | '.join(map(_cell, cells))} |"


def _example(row: Row, file: File, shipped: list[Any]) -> str:
    value = example(row.key, file.names[1], row.hint, shipped)
    if not value:
        raise SystemExit(f"The key {row.key} has no example: write one into docs/reference_examples.py.")
    return value


def rows_of(file: File) -> Iterator[Row]:
    """Every key, groups before what is in them."""
    yield from _rows(file.model, "", file.names)


def _rows(model: type[BaseModel], prefix: str, names: tuple[str, str]) -> Iterator[Row]:
    hints = typing.get_type_hints(model, include_extras=True)
    for name, field in _own_first(model):
        key = f"{prefix}{name}"
        yield Row(key, hints[name], field)
        inner = _group_in(hints[name])
        if inner:
            yield from _rows(inner, _beginning(key, hints[name], names), names)


def _own_first(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The keys of this kind of file before those that several kinds share."""
    kinds = [kind for kind in model.__mro__ if kind is not BaseModel and issubclass(kind, BaseModel)]
    names = dict.fromkeys(
        name for kind in kinds for name in kind.__annotations__ if name in model.model_fields
    )
    return [(name, model.model_fields[name]) for name in names]


def _beginning(key: str, hint: Any, names: tuple[str, str]) -> str:
    """How the keys of a group begin."""
    if key == names[0]:
        return f"{key}.{names[1]}."
    if typing.get_origin(hint) is dict:
        return f"{key}.NAME."
    return f"{key}[]." if "tuple" in str(hint) else f"{key}."


def _meaning(key: str, field: FieldInfo) -> str:
    if not field.description:
        raise SystemExit(f"The key {key} has no sentence that says what it means: write one below it.")
    return " ".join(field.description.split())


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**required**"
    value = field.get_default(call_default_factory=True, validated_data={})
    if value in (None, (), "", {}):
        return "nothing"
    if isinstance(value, BaseModel):
        return "as below"
    return f"`{_written(value)}`" if value != " " else "a blank"


def _written(value: object) -> str:
    """A value as YAML has it."""
    match value:
        case bool():
            return str(value).lower()
        case Enum():
            return str(value.value)
        case tuple():
            return f"[{', '.join(map(str, value))}]"
        case _:
            return str(value)


def _kind(hint: Any) -> str:
    parts = typing.get_args(hint)
    match typing.get_origin(hint):
        case None:
            return _simple_kind(hint)
        case typing.Annotated:
            return _with_limits(parts[0], parts[1:])
        case typing.Literal:
            return " or ".join(f"`{word}`" for word in parts)
        case builtins.tuple:
            return f"list of {_plural(_kind(parts[0]))}"
        case builtins.dict:
            return "group of names you choose"
        case _:
            return _either([_kind(part) for part in parts if part is not types.NoneType])


def _simple_kind(hint: Any) -> str:
    if issubclass(hint, BaseModel):
        return "group of keys"
    if issubclass(hint, Enum):
        return ", ".join(f"`{member.value}`" for member in hint)
    return _PLAIN[hint]


def _either(kinds: list[str]) -> str:
    joint = ", or " if any("," in kind for kind in kinds) else " or "
    return joint.join(dict.fromkeys(kinds))


def _with_limits(hint: Any, metadata: tuple[Any, ...]) -> str:
    limits: dict[str, Any] = {}
    for each in metadata:
        for part in (each, *getattr(each, "metadata", ())):
            limits |= {key: getattr(part, key) for key in _LIMITS if getattr(part, key, None) is not None}
    kind = _FORMS[limits["pattern"]] if "pattern" in limits else _kind(hint)
    return kind + _limit_words(limits, "characters" if hint is str else "entries" if hint is not int else "")


_LIMITS = ("pattern", "ge", "gt", "le", "min_length", "max_length")


def _limit_words(limits: dict[str, Any], noun: str) -> str:
    low, high = limits.get("ge", limits.get("min_length")), limits.get("le", limits.get("max_length"))
    of = f" {noun}" if noun else ""
    if "gt" in limits:
        return f", more than {limits['gt']:g}"
    if low is not None and high is not None and low > 1:
        return f", {low} to {high:,}{of}"
    if high is not None:
        return f", {low if low == high else f'at most {high:,}'}{of}"
    if low is not None and low > 1:
        return f", at least {low}{of}"
    return ", at least one" if low == 1 and noun == "entries" else ""


def _plural(kind: str) -> str:
    if kind.startswith("`"):
        return kind
    noun, _, limit = kind.partition(", ")
    nouns = noun
    for one, several in _SEVERAL.items():
        nouns = re.sub(rf"\b{one}\b", several, nouns)
    return f"{nouns} ({limit} each)" if limit else nouns


_SEVERAL = {"text": "texts", "group": "groups", "name": "names", "code": "codes", "form": "forms"}


def _group_in(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    found = (_group_in(part) for part in typing.get_args(hint))
    return next((group for group in found if group), None)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
