"""The Jinja environment: strict, escaping, confined to the templates' folder, with the site's filters."""

from collections.abc import Callable, MutableMapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    nodes,
)
from markupsafe import Markup

from generator.hosting.policy import REFERRER, page_policy
from generator.pages.model.listing import JobCard
from generator.render import filters
from generator.render.cards import CARD, Cards, reads_job_alone, with_kept_cards
from generator.render.late import WatchedSite, captures, may_capture, with_marks
from generator.render.markdown import article_html, contents
from generator.render.posting_text import posting_html

_MOST_COMPILED = 1024
"""Templates whose code is kept: all of a site, and some from before edits."""


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


class _SiteEnvironment(Environment):
    """It can be sent to another process, with all its templates: their folder may not be there."""

    cards: Cards

    def card(self, job: JobCard, site: WatchedSite) -> Markup:
        """The card of a job as its template makes it."""
        return self.cards.html(self.get_template(CARD), job, site)

    def __reduce__(self) -> tuple[Callable[[BaseLoader | None], Environment], tuple[BaseLoader | None]]:
        template_texts(self)  # its loader has read them all then
        return _environment, (self.loader,)


class _Folder(FileSystemLoader):
    """The templates of a folder, of which each text is read once, and compiled once in a process."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, followlinks=True)
        self._read: dict[str, tuple[str, str, Callable[[], bool]]] = {}
        self._marked: bool | None = None
        self._card_kept: bool | None = None

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
        marked = self._is_marked(environment)
        card_kept = marked and self._keeps_card(environment)
        code = _compiled(source, name, filename, marked=marked, card_kept=card_kept)
        # A plain dictionary: Jinja asks for its keys in each include and import.
        return environment.template_class.from_code(environment, code, dict(globals or {}), is_current)

    def _is_marked(self, environment: Environment) -> bool:
        """Whether values of the day may be put in last: no template does anything with what others print."""
        if self._marked is None:
            texts = template_texts(environment)
            self._marked = not any(_captures(text) for name, text in texts.items() if name.endswith(".html"))
        return self._marked

    def _keeps_card(self, environment: Environment) -> bool:
        """Whether the card of a job is the same wherever it stands."""
        if self._card_kept is None:
            text = template_texts(environment).get(CARD, "")
            tree = _parsed(text)
            self._card_kept = bool(text) and tree is not None and reads_job_alone(tree)
        return self._card_kept


def _is_current() -> bool:
    return True


@lru_cache(maxsize=_MOST_COMPILED)
def _compiled(source: str, name: str, filename: str, *, marked: bool, card_kept: bool) -> CodeType:
    """The code of a template, which depends on its text and its place alone, and on what others allow."""
    environment = _environment(None)
    tree = _parsed(source) if marked else None
    if tree is None:
        return environment.compile(source, name, filename)
    tree = with_marks(tree)
    return environment.compile(with_kept_cards(tree) if card_kept else tree, name, filename)


@lru_cache(maxsize=_MOST_COMPILED)
def _captures(source: str) -> bool:
    tree = _parsed(source) if may_capture(source) else None
    return tree is not None and captures(tree)


def _parsed(source: str) -> nodes.Template | None:
    """The template as a tree; None for a faulty one, whose fault is told where it is compiled."""
    try:
        return _environment(None).parse(source)
    except TemplateSyntaxError:
        return None


def _environment(loader: BaseLoader | None) -> Environment:
    environment = _SiteEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.cards = Cards()
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
    )
    return environment


def _content_policy(script: str = "") -> Markup:
    """The page's security policy, for an attribute in double quotation marks."""
    return Markup(page_policy(script))  # noqa: S704 - our own words and a digest
