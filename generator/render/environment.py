"""The Jinja environment: strict, escaping, confined to the templates' folder, with the site's filters."""

from collections.abc import Callable, MutableMapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template, TemplateSyntaxError
from markupsafe import Markup

from generator.hosting.policy import REFERRER, page_policy
from generator.render import filters
from generator.render.markdown import article_html, contents
from generator.render.posting_text import posting_html

_MOST_COMPILED = 1024
"""Templates whose code is kept: all of a site, and some from before edits."""
_MOST_MADE = 8192
"""Cards whose HTML a process keeps; a kilobyte or two each."""


def template_environment(templates: Path) -> Environment:
    """An environment for the templates of one folder; nothing outside it can be included.

    It reads each template once; a later state of the folder needs a new environment, which compiles only
    the templates whose text has changed.
    """
    return _environment(_Folder(templates))


def template_texts(environment: Environment) -> dict[str, str]:
    """The templates as their files are now, by name."""
    loader = environment.loader
    if loader is None:
        return {}
    texts = {}
    for name in loader.list_templates():
        with suppress(UnicodeDecodeError):  # a picture, which no template can include
            texts[name] = loader.get_source(environment, name)[0]
    return texts


class _Folder(FileSystemLoader):
    """The templates of a folder, of which each text is read once, and compiled once in a process."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, followlinks=True)
        self._read: dict[str, tuple[str, str, Callable[[], bool]]] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text as it was when it was first asked for: what is rendered is what the keys are made of."""
        if template not in self._read:
            source, filename, _ = super().get_source(environment, template)
            self._read[template] = source, filename, _is_current
        return self._read[template]

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        try:
            source, filename, is_current = self.get_source(environment, name)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            filename = str(Path(self.searchpath[0], name))
            raise TemplateSyntaxError("it is not UTF-8", line, name, filename) from None
        code = _compiled(source, name, filename)
        return environment.template_class.from_code(
            environment, code, {} if globals is None else globals, is_current
        )


def _is_current() -> bool:
    return True


@lru_cache(maxsize=_MOST_COMPILED)
def _compiled(source: str, name: str, filename: str) -> CodeType:
    """The code of a template, which depends on its text and its place alone."""
    return _environment(None).compile(source, name, filename)


def _environment(loader: BaseLoader | None) -> Environment:
    environment = Environment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()
    environment.globals.update(content_policy=_content_policy, referrer_policy=REFERRER)
    environment.filters.update(
        day=filters.day,
        time=filters.time,
        number=filters.number,
        percent=filters.percent,
        decimal=filters.decimal,
        json_ld=filters.json_ld,
        script_hash=filters.script_hash,
        markdown=article_html,
        contents=contents,
        posting_html=posting_html,
        once=_once_for_each(),
    )
    return environment


def _once_for_each() -> Callable[[object, Callable[[object], Markup]], Markup]:
    """A filter that gives what a macro makes of a value, made once: the same card stands on many pages.

    A macro of its own file sees nothing but its arguments, and values never change.
    """
    made: dict[tuple[object, int], tuple[object, Markup]] = {}

    def once(value: object, macro: Callable[[object], Markup]) -> Markup:
        key = (macro, id(value))  # the value is kept too, so no other one can have its number
        known = made.get(key)
        if known is None:
            if len(made) >= _MOST_MADE:
                made.clear()
            known = made[key] = (value, macro(value))
        return known[1]

    return once


def _content_policy(script: str = "") -> Markup:
    """The page's security policy, for an attribute in double quotation marks."""
    return Markup(page_policy(script))  # noqa: S704 - our own words and a digest
