"""The Jinja environment: strict, escaping, confined to the templates' folder, with the site's filters."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.hosting.policy import REFERRER, page_policy
from generator.render import filters
from generator.render.markdown import article_html, contents
from generator.render.posting_text import posting_html


def template_environment(templates: Path) -> Environment:
    """An environment for the templates of one folder; nothing outside it can be included."""
    environment = Environment(
        loader=FileSystemLoader(templates),
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
    )
    return environment


def _content_policy(script: str = "") -> Markup:
    """The page's security policy, for an attribute in double quotation marks."""
    return Markup(page_policy(script))  # noqa: S704 - our own words and a digest
