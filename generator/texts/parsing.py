"""Texts as Jinja templates in a closed sandbox, whose parts know at which character they stand."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes, pass_context
from jinja2.lexer import TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.texts.slots import slot
from generator.texts.words import FILTER_WORDS, words_of

VALUES = "values printed"
"""Under this name, which no text can write, the values of one page are collected."""
_NONE = "\ufdd2"
"""A mark of comments that no text holds: texts have none."""


class _Texts(ImmutableSandboxedEnvironment):
    """Jinja whose nodes carry, in place of a line, the number of characters before them."""

    def _tokenize(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> TokenStream:
        tokens = _by_offset(source, self.lexer.tokeniter(source, name, filename, state))
        return TokenStream(self.lexer.wrap(tokens, name, filename), name, filename)


def _by_offset(source: str, tokens: Iterable[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    at = 0
    try:
        for _, token, value in tokens:
            # Blanks that `{{-` takes away stand before the next token.
            start = max(source.find(value, at), at)
            at = start + len(value)
            yield start, token, value
    except TemplateSyntaxError as error:
        error.lineno = at
        raise


@pass_context
def _held(context: Context, value: object) -> str:
    """A value's slot: what it holds is neither code nor Markdown."""
    values: list[str] = context[VALUES]
    values.append(words_of(value))
    return slot(len(values) - 1)


def _environment() -> _Texts:
    environment = _Texts(
        comment_start_string=_NONE,
        comment_end_string=_NONE * 2,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,
        finalize=_held,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters.update(FILTER_WORDS)
    return environment


_ENVIRONMENT = _environment()


def parsed(text: str) -> nodes.Template:
    """The text's tree. Raises `TemplateSyntaxError`, whose `lineno` is a number of characters too."""
    return _ENVIRONMENT.parse(text)


@lru_cache(maxsize=4096)
def template_of(text: str) -> Template:
    """The text ready to be filled, compiled once for all its pages."""
    return _ENVIRONMENT.from_string(text)
