"""The files of `/admin/`: the page, its configuration, our scripts and the program of others."""

from collections.abc import Container, Mapping
from html import escape
from pathlib import Path
from string import Template

import orjson

from generator.admin.configuration import configuration, security_policy
from generator.admin.installed import ADMIN
from generator.domain.settings import Settings

SCRIPTS = Path(__file__).parent / "scripts"
_OURS = ("start.js", "formats.js", "widgets.js", "admin.css")


def page_files(settings: Settings, files: Container[str]) -> Mapping[str, bytes]:
    """Our own files of the page by their addresses; none where editing in the browser is off."""
    if settings.cms is None:
        return {}
    page = Template((SCRIPTS / "index.html").read_text("utf-8")).substitute(
        language=settings.language,
        policy=escape(security_policy(settings.cms)),
        title=escape(f"Edit {settings.name}"),
    )
    config = orjson.dumps(configuration(settings, settings.cms, files), option=orjson.OPT_INDENT_2)
    own = {f"{ADMIN}{name}": (SCRIPTS / name).read_bytes() for name in _OURS}
    return {ADMIN: page.encode("utf-8"), f"{ADMIN}config.json": config, **own}
