"""Everything that stands below `/admin/`, where site.yaml switches editing in the browser on."""

import re
from collections.abc import Mapping
from pathlib import Path

from generator.admin.installed import NotInstalledError, installed_files
from generator.domain.settings import Settings
from generator.problems.problem import Checked, Position, Problem
from generator.sources.files import SITE_FILE

_SWITCH = re.compile(r"^(?P<key>[\"']?cms[\"']?)\s*:", re.MULTILINE)


def admin_files(root: Path, settings: Settings, texts: Mapping[str, str]) -> Checked[Mapping[str, bytes]]:
    """The files by their addresses; none where it is off. `texts`: the site's files by their paths."""
    if settings.cms is None:
        return Checked({})
    # The forms of all kinds of files take long to import, and most sites have no editing in the browser.
    from generator.admin.page import page_files  # noqa: PLC0415

    own = page_files(settings, texts)
    try:
        return Checked({**own, **installed_files(root)})
    except (NotInstalledError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        hint = "run `rolepages cms install` once in the site's folder, or take `cms` out of site.yaml."
        at = _switch(texts.get(SITE_FILE, ""))
        return Checked({}, (Problem(SITE_FILE, "cms-not-installed", f"{reason}.", hint, at),))


def _switch(text: str) -> Position:
    """Where the key `cms` stands."""
    found = _SWITCH.search(text)
    if not found:
        return Position()
    return Position(text.count("\n", 0, found.start()) + 1, 1, len(found["key"]))
