"""The workload as a site of Hugo; its templates stand in `hugo/`.

Hugo reads no titles and no sentences: it is given what this program has to find.
"""

import json
import shutil
from html import unescape
from pathlib import Path
from re import sub
from typing import Any

from tests.bench.whole.our_site import line_of
from tests.bench.whole.workload import VISAS, Advert, Text, Workload

_TEMPLATES = Path(__file__).parent / "hugo"


def write_hugo_site(folder: Path, workload: Workload) -> None:
    """A folder that `hugo --source` takes."""
    shutil.copytree(_TEMPLATES, folder)
    data = folder / "assets/data"
    for part in ("roles", "tips", "faq"):
        (data / part).mkdir(parents=True)
    visas = [{"slug": slug, "name": name} for slug, name in VISAS.items()]
    _write_json(data / "visas.json", visas)
    for role in workload.roles:
        _write_json(
            data / "roles" / f"{role.slug}.json",
            {"slug": role.slug, "title": role.title, "intro": role.intro},
        )
        (data / "tips" / f"{role.slug}.md").write_text(_markdown(role.tips), "utf-8")
        (data / "faq" / f"{role.slug}.md").write_text(_markdown(role.questions), "utf-8")
    titles = {role.slug: role.title for role in workload.roles}
    _write_json(data / "jobs.json", [_job(advert, workload, titles) for advert in workload.adverts])


def _job(advert: Advert, workload: Workload, titles: dict[str, str]) -> dict[str, Any]:
    words = unescape(sub(r"<[^>]*>", " ", advert.description))
    return {
        **line_of(advert, workload),
        "slug": advert.slug,
        "role": advert.role,
        "role_title": titles[advert.role],
        "level": advert.level,
        "visas": advert.visas,
        "skills": advert.skills,
        "excerpt": " ".join(words.split())[:150],
    }


def _markdown(texts: tuple[Text, ...]) -> str:
    return "\n\n".join(f"## {text.heading}\n\n{text.body}" for text in texts) + "\n"


def _write_json(file: Path, value: Any) -> None:
    file.write_text(json.dumps(value, indent=None), "utf-8")
