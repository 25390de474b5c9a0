"""The workload as a site folder of this program."""

import json
from pathlib import Path
from typing import Any

from tests.bench.whole.workload import Advert, Role, Text, Workload
from tests.builders import SITE_YAML, a_text
from tests.whole.small import SNAPSHOT, a_small_site

_SOURCE = "demo"
"""The source that the manifest of the small site names."""


def write_our_site(folder: Path, workload: Workload) -> None:
    """A folder that `rolepages build --site` takes; lists are as long as Hugo's."""
    a_small_site(folder, postings=[])
    (folder / "site.yaml").write_text(f"{SITE_YAML}per_page: 50\n", "utf-8")
    for role in workload.roles:
        (folder / "roles" / f"{role.slug}.yaml").write_text(_role_yaml(role), "utf-8")
        for key, kind, texts in (("title", "tips", role.tips), ("question", "faq", role.questions)):
            place = folder / "content" / kind / role.slug
            place.mkdir(parents=True)
            for number, text in enumerate(texts, 1):
                (place / f"{number}.md").write_text(_markdown(key, number, text, role), "utf-8")
    write_snapshot(folder, workload)


def write_snapshot(folder: Path, workload: Workload) -> None:
    """The day's postings, in place of those that are there."""
    manifest = "".join(
        f"as_of: {workload.day}\n" if line.startswith("as_of:") else line
        for line in SNAPSHOT.splitlines(keepends=True)
    )
    (folder / "data/snapshot.yaml").write_text(manifest, "utf-8")
    with (folder / "data/postings.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{json.dumps(line_of(advert, workload))}\n" for advert in workload.adverts)


def line_of(advert: Advert, workload: Workload) -> dict[str, Any]:
    """A posting as the snapshot has it: role, level, visas and skills stand in its words alone."""
    return {
        "id": advert.id,
        "source": _SOURCE,
        "title": advert.title,
        "employer": advert.employer,
        "url": f"{advert.employer_url}jobs/{advert.id}",
        "employer_url": advert.employer_url,
        "places": [{"city": advert.city, "state": advert.state, "country": "US"}],
        "work_mode": "remote" if advert.is_remote else "on_site",
        "employment_type": advert.employment_type,
        "posted_on": advert.posted_on.isoformat(),
        "closes_on": advert.closes_on.isoformat(),
        "first_seen": advert.posted_on.isoformat(),
        "last_seen": workload.day.isoformat(),
        "pay": {"low": advert.low, "high": advert.high, "currency": "USD", "unit": "year"},
        "description": advert.description,
    }


def edit(folder: Path, role: Role, words: str) -> None:
    """What an editor does: a sentence more in the first tip of a role."""
    file = folder / "content/tips" / role.slug / "1.md"
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{words}\n", "utf-8")


def _role_yaml(role: Role) -> str:
    """A role by its title alone. JSON texts are YAML as well."""
    return (
        f"title: {json.dumps(role.title)}\n"
        f"plural: {json.dumps(f'{role.title}s')}\n"
        f"family: {json.dumps(role.family)}\n"
        "occupation:\n  soc: [15-1252]\n  title: Software Developers\n"
        f"titles:\n  include:\n    - {json.dumps(role.title.lower())}\n"
        f"intro: {json.dumps(role.intro)}\n"
    )


def _markdown(key: str, number: int, text: Text, role: Role) -> str:
    heading = f"{key}: {json.dumps(text.heading)}"
    return a_text(heading, f"roles: [{role.slug}]", "visas: all", f"order: {number}", body=text.body)
