"""What each template is made with: the templates that it takes in, and the assets that these name."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, meta

from generator.render.environment import template_texts

_QUOTED = re.compile(r"""["']([\w./-]+\.\w+)["']""")


@dataclass(frozen=True, slots=True)
class References:
    """What a template uses, itself or through others."""

    templates: frozenset[str]
    """Its own name and those of the templates that it takes in."""
    assets: frozenset[str]
    """Names of assets."""


def references_of(environment: Environment, assets: Collection[str]) -> dict[str, References]:
    """What each template of the environment uses, by its name; `assets` are the names there are.

    A template that takes in one whose name is only known when it is used may take in any.
    """
    texts = template_texts(environment)
    direct = {name: _taken_in(text, environment, texts) for name, text in texts.items()}
    named = {name: frozenset(_QUOTED.findall(text)) & frozenset(assets) for name, text in texts.items()}
    return {name: _all_of(name, direct, named) for name in texts}


def _taken_in(text: str, environment: Environment, known: Collection[str]) -> frozenset[str]:
    """Templates that a text extends, includes or imports."""
    try:
        names = set(meta.find_referenced_templates(environment.parse(text)))
    except TemplateSyntaxError:
        return frozenset()
    return frozenset(known if None in names else (name for name in known if name in names))


def _all_of(
    name: str, direct: Mapping[str, frozenset[str]], named: Mapping[str, frozenset[str]]
) -> References:
    seen, ahead = {name}, [name]
    while ahead:
        for other in sorted(direct[ahead.pop()] - seen):
            seen.add(other)
            ahead.append(other)
    return References(frozenset(seen), frozenset(asset for each in seen for asset in named[each]))
