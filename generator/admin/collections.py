"""The collections of the CMS: every kind of file that editors write, with its form."""

import typing
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.admin.forms import Field, fields_of, pattern_of
from generator.domain.abbreviation import Abbreviations
from generator.domain.article import ContentPage, Faq, FaqReuse, Guide, Scheduled, Tip, TipReuse, VisaText
from generator.domain.claim import Claims
from generator.domain.eligibility import Eligibility
from generator.domain.employer_alias import EmployerAliases
from generator.domain.fact import FactLedger
from generator.domain.redirect import Redirects
from generator.domain.role import Role, Slug
from generator.domain.settings import Paths, Settings
from generator.domain.visa import VISAS

KIND = "_kind"
"""In forms, what tells a text of its own from a file that uses another's."""
NAME = "_name"
"""In forms, the name of a new file without its ending."""
FOLDER = "_folder"
"""In forms, the folder of a new file below that of its kind."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A kind of files, each of which is one entry."""

    name: str
    label: str
    one: str
    model: type[BaseModel]
    summary: str
    help: str
    kind: str = ""
    """Tells the entries of two collections of one folder apart."""
    deletable: bool = True
    page: str = ""
    """Address of an entry's page; the home page for entries without one."""


ROLES = Folder(
    "roles", "Roles", "role", Role, "{{title}}",
    "Job families. A role's file is its address: taking one away breaks links to it.", deletable=False,
    page="roles/{{slug}}/",
)  # fmt: skip
ARTICLES = (
    Folder(
        "tips", "Tips", "tip", Tip, "{{title}} - {{dirname}}",
        "Advice on the pages of roles and visas.", "text",
    ),
    Folder(
        "tips", "Tips used again", "use of a tip", TipReuse, "{{use}} - {{dirname}}",
        "A tip whose text is another file's, for other roles or visas.", "reuse",
    ),
    Folder(
        "faq", "Questions", "question", Faq, "{{question}} - {{dirname}}",
        "Questions with their answers, on the pages of roles and visas.", "text",
    ),
    Folder(
        "faq", "Questions used again", "use of a question", FaqReuse, "{{use}} - {{dirname}}",
        "A question whose answer is another file's, for other roles or visas.", "reuse",
    ),
    Folder(
        "guides", "Guides", "guide", Guide, "{{title}}", "Longer articles with pages of their own.",
        page="guides/{{slug}}/",
    ),
    Folder(
        "visas", "Visas", "text about a visa", VisaText, "{{title}}",
        "What each visa is, one file for each.", deletable=False, page="visas/{{slug}}/",
    ),
    Folder(
        "pages", "Pages", "page", ContentPage, "{{title}}", "Method, about and other pages of the site.",
        page="{{slug}}/",
    ),
)  # fmt: skip
LISTS: Mapping[str, tuple[str, type[BaseModel], str]] = {
    "facts": ("Facts of the law", FactLedger, "facts/"),
    "claims": ("Wrong claims", Claims, ""),
    "eligibility": ("Who can use which visa", Eligibility, "can-i-use-this/"),
    "employers": ("Names of employers", EmployerAliases, "employers/"),
    "abbreviations": ("Abbreviations", Abbreviations, ""),
    "redirects": ("Old addresses", Redirects, ""),
}
"""Single files in the folder of content, and the pages that show them."""

_FIRST = ("use", "title", "question", "plural")
_LAYERED = frozenset({"tips", "faq"})
"""Kinds whose files stand in folders of their own, by role."""


def collections_of(paths: Paths, prefix: str, files: Container[str]) -> list[dict[str, Any]]:
    """All collections. `prefix`: the site's folder in the repository, empty or with a slash at its end.

    `files`: paths of the site's files; a single file that is not there has no form.
    """
    folders = [_folder(ROLES, f"{prefix}{paths.roles}")]
    folders += [_folder(each, f"{prefix}{paths.content}/{each.name}") for each in ARTICLES]
    return [*folders, _lists(paths, prefix, files)]


def article_fields(model: type[BaseModel]) -> list[Field]:
    """The keys of an article as editors meet them: what it says, where it stands, its age and sources."""
    own = fields_of(model)
    own.sort(key=lambda field: (field["name"] in Scheduled.model_fields, field["name"] not in _FIRST))
    if "use" in model.model_fields:
        return own
    place = sum(field["name"] not in Scheduled.model_fields for field in own)
    return [*own[:place], _BODY, *own[place:]]


_BODY: Field = {
    "name": "body",
    "label": "Text",
    "widget": "markdown",
    "modes": ["raw"],
    "buttons": [],
    "editor_components": [],
    "required": True,
    "hint": "Markdown. Write facts as {{ fact.ID }}; the list of facts has their ids.",
}


def _folder(kind: Folder, folder: str) -> dict[str, Any]:
    is_article = kind is not ROLES
    fields = [*_places(kind), *(article_fields(kind.model) if is_article else fields_of(kind.model))]
    if kind.kind:
        fields.append({"name": KIND, "widget": "hidden", "default": kind.kind})
    name = f"{kind.name}-{kind.kind}" if kind.kind == "reuse" else kind.name
    collection: dict[str, Any] = {
        "name": name,
        "label": kind.label,
        "label_singular": kind.one.capitalize(),
        "description": kind.help,
        "folder": folder,
        "extension": "md" if is_article else "yaml",
        "format": f"rolepages-{name}",
        "create": True,
        "delete": kind.deletable,
        "slug": f"{{{{{NAME}}}}}",
        "identifier_field": next(key for key in _FIRST if key in kind.model.model_fields),
        "summary": kind.summary,
        "sortable_fields": [],
        "editor": {"preview": False},
        "fields": fields,
    }
    if kind.page:
        collection["preview_path"] = kind.page
    if kind.name in _LAYERED:
        collection["path"] = f"{{{{{FOLDER}}}}}/{{{{slug}}}}"
    if kind.kind:
        collection["filter"] = {"field": KIND, "value": kind.kind}
    return collection


def _places(kind: Folder) -> list[Field]:
    """Where a new file goes; an old one shows where it stands."""
    pattern = pattern_of(typing.get_args(Slug)[1].metadata)
    name: Field = {"name": NAME, "label": "File", "widget": "file-name", "required": True}
    name |= {"item_pattern": pattern, "hint": _LAYERED_HINT if kind.name in _LAYERED else _ADDRESS_HINT}
    if kind.model is VisaText:
        name["options"] = [{"label": visa.name, "value": visa.slug} for visa in VISAS if visa.has_page]
    if kind.name not in _LAYERED:
        return [name]
    folder: Field = {"name": FOLDER, "label": "Folder", "widget": "file-name", "required": True}
    folder |= {"item_pattern": pattern, "is_folder": True, "default": "shared", "hint": _FOLDER_HINT}
    return [name, folder]


_ADDRESS_HINT = (
    "Small letters, digits and single hyphens. It is part of the page's address, so it stays as it is."
)
_LAYERED_HINT = (
    "Small letters, digits and single hyphens. Of files with one name the one for a role or a visa stands "
    "on its pages."
)
_FOLDER_HINT = "For order only: shared, or the role or visa that the text is for."


def _lists(paths: Paths, prefix: str, files: Container[str]) -> dict[str, Any]:
    entries = [
        _file(name, label, f"{prefix}{paths.content}/{name}.yaml", model, page)
        for name, (label, model, page) in LISTS.items()
        if f"{paths.content}/{name}.yaml" in files
    ]
    entries.append(_file("site", "Settings of the site", f"{prefix}site.yaml", Settings, ""))
    return {
        "name": "lists",
        "label": "Lists and settings",
        "description": "Files of which the site has one each.",
        "format": "rolepages-lists",
        "editor": {"preview": False},
        "files": entries,
    }


def _file(name: str, label: str, path: str, model: type[BaseModel], page: str) -> dict[str, Any]:
    shown = {"preview_path": page} if page else {}
    return {"name": name, "label": label, "file": path, **shown, "fields": fields_of(model)}
