"""Examples of values for the page of formats: the first in a shipped file, or one made up."""

import gzip
import json
import typing
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

ROOT = Path(__file__).parents[1]
_LONGEST = 60
"""Characters of an example; a longer one is cut."""

_BY_HAND = {
    "app_id": "0f1e2d3c",
    "branch": "main",
    "folder": "my-site",
    "label": "Filing of the example form for 2027",
    "newest": "100",
    "organisation.url": "https://larkspur.example",
    "owner": "Immigration desk",
    "repo": "larkspur/jobs",
    "review_in": "6 months",
    "server": "https://git.example",
    "sign_in": "https://sign-in.example",
    "title": "The agency's fee schedule",
    "url": "https://agency.example/fees",
    "use": "shared/prevailing-wage",
    "value": "$300",
    "websites": "[keyharrow.example]",
    "words": "{cloud: [aws, azure]}",
}
"""Values of keys that no shipped file of a kind has, by the key's last part."""


def documents(patterns: Iterable[str]) -> list[Any]:
    """What stands in the shipped files of a kind: YAML, JSON, lines of JSON, or the head of Markdown."""
    paths = (path for pattern in patterns for path in sorted(ROOT.glob(pattern)))
    return [each for path in paths for each in _read(path)]


def example(key: str, wildcard: str, hint: Any, shipped: Iterable[Any]) -> str:
    """A value of `key` (`sources[].url`, `facts.ID.value`) as YAML has it; `wildcard` is any name.

    Empty where there is none. One made up has to be what the key's type `hint` allows.
    """
    steps = key.replace("[]", ".[]").split(".")
    found = (_written(value) for document in shipped for value in _at(document, steps, wildcard))
    first = next(filter(None, found), "")
    if first:
        return _shortened(first)
    made_up = _BY_HAND.get(key) or _BY_HAND.get(key.rpartition(".")[2]) or _of_kind(hint)
    if made_up:
        try:
            TypeAdapter(hint).validate_python(yaml.safe_load(made_up))
        except ValidationError as error:
            raise SystemExit(f"The example of {key} is wrong: {error}") from None
    return made_up


def _of_kind(hint: Any) -> str:
    """A value of a kind that has few or plain ones; empty for any other."""
    if hint is bool:
        return "true"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return str(next(iter(hint)).value)
    if typing.get_origin(hint) is typing.Literal:
        return str(typing.get_args(hint)[0])
    inner = (_of_kind(part) for part in typing.get_args(hint) if part is not type(None))
    return "2026-10-01" if hint is date else next(filter(None, inner), "")


def _read(path: Path) -> Iterator[Any]:
    if path.suffix == ".gz":
        yield from (json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines())
        return
    text = path.read_text("utf-8")
    yield yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text)


def _at(value: Any, steps: list[str], wildcard: str) -> Iterator[Any]:
    """Every value at the steps; a list or a name of the owner's choice opens several ways."""
    if not steps:
        yield value
        return
    step, *rest = steps
    match value:
        case list() if step == "[]":
            inner = value
        case dict() if step == wildcard:
            inner = list(value.values())
        case dict() if step in value:
            inner = [value[step]]
        case _:
            inner = []
    for each in inner:
        yield from _at(each, rest, wildcard)


def _written(value: Any) -> str:
    """One line of YAML."""
    if value in (None, "", [], {}):
        return ""
    line = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False)
    return line.removesuffix("\n").removesuffix("\n...").strip()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4].rstrip()} ..."
