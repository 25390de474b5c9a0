"""JSON Schemas of everything that is read: text editors complete and check keys with them."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import orjson
from pydantic import BaseModel

from generator.domain import (
    abbreviation,
    article,
    claim,
    eligibility,
    employer_alias,
    fact,
    posting,
    redirect,
    role,
    settings,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "docs/schemas"
"""Where the schemas stand that files of the same folder name in their first line."""

YAML_FILES: Mapping[str, tuple[type[BaseModel], str]] = {
    "site": (settings.Settings, "site.yaml"),
    "role": (role.Role, "roles/**/*.yaml"),
    "facts": (fact.FactLedger, "content/facts.yaml"),
    "claims": (claim.Claims, "content/claims.yaml"),
    "eligibility": (eligibility.Eligibility, "content/eligibility.yaml"),
    "abbreviations": (abbreviation.Abbreviations, "content/abbreviations.yaml"),
    "employers": (employer_alias.EmployerAliases, "content/employers.yaml"),
    "redirects": (redirect.Redirects, "content/redirects.yaml"),
    "snapshot": (posting.Manifest, "data/snapshot.yaml"),
}
"""Kinds of YAML files: the model, and where such files stand in this repository."""

FRONT_MATTER: Mapping[str, tuple[type[BaseModel], str]] = {
    "tip": (article.Tip, "content/tips/**/*.md"),
    "faq": (article.Faq, "content/faq/**/*.md"),
    "tip-reuse": (article.TipReuse, "content/tips/**/*.md"),
    "faq-reuse": (article.FaqReuse, "content/faq/**/*.md"),
    "guide": (article.Guide, "content/guides/**/*.md"),
    "visa": (article.VisaText, "content/visas/**/*.md"),
    "page": (article.ContentPage, "content/pages/**/*.md"),
}
"""Kinds of articles, whose keys stand between two lines `---`."""

_OTHERS = ("posting", "status", "calendar", "diff")
"""Lines of JSON that are read, and JSON that is printed."""

KINDS: tuple[str, ...] = (*YAML_FILES, *FRONT_MATTER, *_OTHERS)

_SCALARS = ["string", "number", "boolean"]


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of one of `KINDS`, every key with its description."""
    if kind in _OTHERS:
        return {"$schema": DIALECT, **_other_model(kind).model_json_schema()}
    model, _ = {**YAML_FILES, **FRONT_MATTER}[kind]
    schema: dict[str, Any] = _as_written(model.model_json_schema())
    return {"$schema": DIALECT, **schema}


def _other_model(kind: str) -> type[BaseModel]:
    if kind == "posting":
        return posting.Posting
    # Reports are made with the whole program, which those who only begin a file do not wait for.
    from generator.differing.report import DiffReport  # noqa: PLC0415
    from generator.upkeep.changes import ChangeCalendar  # noqa: PLC0415
    from generator.upkeep.status import StatusReport  # noqa: PLC0415

    reports: dict[str, type[BaseModel]] = {
        "status": StatusReport,
        "calendar": ChangeCalendar,
        "diff": DiffReport,
    }
    return reports[kind]


def schema_bytes(kind: str) -> bytes:
    """The schema as it stands in a file."""
    return orjson.dumps(schema_of(kind), option=orjson.OPT_INDENT_2) + b"\n"


def file_name(kind: str) -> str:
    """The name of the schema's file."""
    return f"{kind}.schema.json"


def write_schemas(folder: Path) -> None:
    """Write the schema of every kind into a folder. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / file_name(kind)).write_bytes(schema_bytes(kind))


def modeline(kind: str, path: str) -> str:
    """The comment by which text editors find the schema of the file at `path`, below the site's folder."""
    up = os.path.relpath(FOLDER, PurePosixPath(path).parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={up}/{file_name(kind)}"


def _as_written(part: Any) -> Any:
    """A text in YAML may look like a number or a yes: `title: 2026` is the text 2026, as the check reads."""
    if isinstance(part, list):
        return [_as_written(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    found = {key: _as_written(inner) for key, inner in part.items()}
    is_free = found.get("type") == "string" and not found.keys() & {"pattern", "format", "enum", "const"}
    return {**found, "type": _SCALARS} if is_free else found
