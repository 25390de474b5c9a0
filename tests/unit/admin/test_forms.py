"""The forms of the CMS have every key of the models, and save nothing that the models forbid."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from generator.admin.collections import article_fields, collections_of
from generator.admin.forms import Field, fields_of
from generator.domain.article import Tip
from generator.domain.fact import FactLedger
from generator.domain.settings import Paths
from generator.schemas import FRONT_MATTER, YAML_FILES

EDITED = {kind: model for kind, (model, _) in {**YAML_FILES, **FRONT_MATTER}.items() if kind != "snapshot"}
"""Every kind of file that a person writes; the snapshot is written by machines."""
EVERYTHING = frozenset(
    f"content/{name}.yaml"
    for name in ("facts", "claims", "eligibility", "employers", "abbreviations", "redirects")
)


def schema_keys(part: Any, whole: dict[str, Any], at: str = "") -> Iterator[str]:
    """Every key that a schema allows, by its path; `*` stands for a name of the editor's choice."""
    if "$ref" in part:
        yield from schema_keys(whole["$defs"][part["$ref"].rpartition("/")[2]], whole, at)
    for branch in part.get("anyOf", ()):
        yield from schema_keys(branch, whole, at)
    for key, inner in part.get("properties", {}).items():
        yield f"{at}{key}"
        yield from schema_keys(inner, whole, f"{at}{key}.")
    if "items" in part:
        yield from schema_keys(part["items"], whole, at)
    for inner in part.get("patternProperties", {}).values():
        yield from schema_keys(inner, whole, f"{at}*.")


def form_keys(fields: list[Field], at: str = "") -> Iterator[str]:
    """The same of a form; names that begin with `_` are the form's own."""
    for field in fields:
        path = f"{at}{field['name']}"
        if not field["name"].startswith("_"):
            yield path
        yield from form_keys(field.get("fields", []), f"{path}.*." if "keyed" in field else f"{path}.")


@pytest.mark.parametrize("kind", EDITED)
def test_a_form_has_every_key_of_its_file_and_no_other(kind: str) -> None:
    model = EDITED[kind]
    schema = model.model_json_schema()
    own = {key for key in form_keys(fields_of(model)) if not key.endswith("._values")}
    assert own == set(schema_keys(schema, schema))


def test_every_kind_of_file_has_a_collection_and_every_collection_the_form_of_its_kind() -> None:
    found = collections_of(Paths(), "", EVERYTHING)
    forms = [each["fields"] for each in found if "folder" in each]
    forms += [each["fields"] for collection in found for each in collection.get("files", [])]
    keys = [{key for key in form_keys(form) if "." not in key} - {"body"} for form in forms]
    wanted = [set(model.model_fields) for model in EDITED.values()]
    assert sorted(map(sorted, keys)) == sorted(map(sorted, wanted))


def every_field(fields: list[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))
        if "field" in field:
            yield from every_field([field["field"]])


@pytest.mark.parametrize("kind", EDITED)
def test_every_field_is_labelled_and_explained_and_every_list_of_groups_says_what_is_in_it(kind: str) -> None:
    for field in every_field(fields_of(EDITED[kind])):
        assert field["label"], field["name"]
        assert field["widget"]
        if field["widget"] == "list" and "fields" in field:
            assert field["summary"], field["name"]
            assert field["label_singular"]
    for field in fields_of(EDITED[kind]):
        assert field["hint"], field["name"]


def test_a_field_that_must_be_written_is_required() -> None:
    fields = {field["name"]: field for field in article_fields(Tip)}
    assert [name for name, field in fields.items() if field["required"]] == [
        "title",
        "roles",
        "body",
        "reviewed_on",
    ]


def test_an_article_is_asked_for_its_words_before_its_dates() -> None:
    names = [field["name"] for field in article_fields(Tip)]
    assert names.index("title") < names.index("body") < names.index("reviewed_on")


def test_what_the_cms_has_no_widget_for_has_a_form_of_its_own() -> None:
    facts = fields_of(FactLedger)[0]
    inner = {field["name"]: field for field in facts["fields"]}
    assert (facts["keyed"], facts["fields"][0]["name"]) == ("groups", "_key")
    assert (inner["next"]["single"], inner["next"]["max"]) == (True, 1)
    assert inner["as_of"]["format"] == "YYYY-MM-DD"
    assert inner["as_of"]["time_format"] is False
    roles = next(field for field in article_fields(Tip) if field["name"] == "roles")
    assert (roles["widget"], [word["value"] for word in roles["words"]]) == ("choice", ["all", "none"])


TEXTS = (
    "", " ", "x", "X", "Backend Engineer", "backend-engineer", "backend--engineer", "-a", "a_b", "h1b_cap",
    "LCA", "15-1252", "15-1252.00", "https://a.example", "mailto:a@b.example", "ftp://a", "6 months",
    "0 months", "US", "us", "content", "/content", "..", "en-GB", "a@b", "a@b.example", "two\nlines",
    "larkspur/jobs", "a b", *("a" * length for length in (30, 31, 39, 60, 61, 200, 201, 500, 501, 700)),
)  # fmt: skip


@pytest.mark.parametrize("kind", EDITED)
def test_a_text_that_a_form_takes_is_one_that_the_model_takes(kind: str) -> None:
    """Of keys that say by themselves what they may hold: no model refuses what the pattern lets pass."""
    model = EDITED[kind]
    for field in fields_of(model):
        if field["widget"] in {"string", "text"}:
            for text in TEXTS:
                if text and taken_by_form(field, text):
                    assert taken_by_model(model, field["name"], text), (field["name"], text)


def taken_by_form(field: Field, text: str) -> bool:
    return "pattern" not in field or re.search(field["pattern"][0], text) is not None


def taken_by_model(model: type[BaseModel], name: str, text: str) -> bool:
    try:
        model.model_validate({name: text})
    except ValidationError as error:
        return not any(fault["loc"][:1] == (name,) for fault in error.errors())
    return True
