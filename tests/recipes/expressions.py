"""The expressions of GitHub's workflows, as far as ours use them; any other stops the test."""

import operator
import re
from collections.abc import Mapping
from typing import Any

Contexts = Mapping[str, Any]
"""What expressions may name: `inputs`, `github`, `steps` and so on, mappings within mappings."""

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<sign>&&|\|\||==|!=|!|\(|\)|,)|(?P<name>[A-Za-z_][\w.-]*))"
)
_SIGNS = {"&&": " and ", "||": " or ", "==": "==", "!=": "!=", "!": " not ", "(": "(", ")": ")", ",": ","}
_FUNCTIONS = {"contains": operator.contains}


def filled(text: str, contexts: Contexts) -> str:
    """A text with every `${{ … }}` replaced by its value."""
    return _EXPRESSION.sub(lambda found: _shown(value_of(found[1], contexts)), text)


def holds(condition: str, contexts: Contexts) -> bool:
    """What the value of an `if:` comes to."""
    return bool(value_of(condition, contexts))


def value_of(expression: str, contexts: Contexts) -> Any:
    """The value of one expression."""
    python, at = "", 0
    names: list[Any] = []
    while expression[at:].strip():
        found = _TOKEN.match(expression, at)
        assert found, f"not understood: {expression[at:]}"
        at = found.end()
        if found["text"]:
            python += repr(found["text"][1:-1].replace("''", "'"))
        elif found["sign"]:
            python += _SIGNS[found["sign"]]
        elif found["name"] in _FUNCTIONS:
            python += found["name"]
        else:
            python += f"_names[{len(names)}]"
            names.append(_named(found["name"], contexts))
    # The words of the expression are in `_names`: what is left are signs and our own functions.
    return eval(python, {"__builtins__": {}, "_names": names, **_FUNCTIONS})  # noqa: S307


def _named(path: str, contexts: Contexts) -> Any:
    value: Any = contexts
    first, *others = path.split(".")
    assert first in contexts, f"no context {first}"
    value = contexts[first]
    for key in others:
        value = value.get(key, "") if isinstance(value, Mapping) else ""
    return value


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
