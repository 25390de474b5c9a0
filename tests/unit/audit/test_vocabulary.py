"""Every type and property that pages may use is one of schema.org's, used where schema.org says."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from generator.audit.vocabulary import (
    ADDRESS,
    BOOLEAN,
    DATE,
    KINDS,
    NUMBER,
    OWN_ADDRESS,
    TEXT,
    WORDS,
)
from tests.shared_data import needs_shared, shared

VOCABULARY = "schemaorg/schemaorg-current-https.jsonld"
NAMES = {
    TEXT: {"Text"},
    WORDS: {"Text", "URL", "Country", "EmploymentType"},
    DATE: {"Date", "DateTime"},
    NUMBER: {"Number", "Integer", "StructuredValue", "Text"},
    BOOLEAN: {"Boolean"},
    ADDRESS: {"URL"},
    OWN_ADDRESS: {"URL"},
}
"""By form, the data types of schema.org that it can be."""

pytestmark = needs_shared(VOCABULARY)


@cache
def terms() -> Mapping[str, Mapping[str, Any]]:
    graph = json.loads(shared(VOCABULARY).read_bytes())["@graph"]
    return {node["@id"].removeprefix("schema:"): node for node in graph}


def named(node: Mapping[str, Any], relation: str) -> set[str]:
    found = node.get(relation, [])
    return {each["@id"].removeprefix("schema:") for each in (found if isinstance(found, list) else [found])}


def with_parents(kind: str) -> set[str]:
    above = named(terms()[kind], "rdfs:subClassOf") if kind in terms() else set()
    return {kind}.union(*(with_parents(parent) for parent in above))


PROPERTIES = [
    (kind, name, expected)
    for kind, about in KINDS.items()
    for name, expected in {**about.required, **about.optional}.items()
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_is_in_the_vocabulary(kind: str) -> None:
    kinds = terms()[kind]["@type"]
    assert "rdfs:Class" in (kinds if isinstance(kinds, list) else [kinds])
    assert "schema:supersededBy" not in terms()[kind]


@pytest.mark.parametrize(("kind", "name", "expected"), PROPERTIES, ids=str)
def test_every_property_belongs_to_its_type_and_holds_what_it_may(
    kind: str, name: str, expected: tuple[str, ...]
) -> None:
    about = terms()[name]
    assert named(about, "schema:domainIncludes") & with_parents(kind), f"{name} is no property of {kind}"
    assert "schema:supersededBy" not in about
    held = named(about, "schema:rangeIncludes")
    for form in expected:
        possible = (NAMES.get(form) or with_parents(form)) | {"Thing"}  # an address may name any thing
        assert possible & held, f"{name} does not hold {form}, but {held}"


def test_what_is_recommended_is_optional_and_nothing_is_both() -> None:
    for kind, about in KINDS.items():
        assert set(about.recommended) <= about.optional.keys(), kind
        assert not about.required.keys() & about.optional.keys(), kind
