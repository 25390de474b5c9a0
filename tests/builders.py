"""Valid values and sites for tests: a test says only what matters to it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.domain.posting import Posting
from generator.domain.role import Role
from generator.domain.visa import VISAS

TODAY = "2026-04-01"
"""The day the built site is valid on."""


def a_role(**changes: Any) -> Role:
    """A backend engineer, but for the changed keys."""
    return Role.model_validate(
        {
            "title": "Backend Engineer",
            "plural": "Backend Engineers",
            "family": "Software",
            "occupation": {"soc": ("15-1252",), "title": "Software Developers"},
            "titles": {"include": ("backend engineer",)},
            "intro": "Work on what users do not see.",
            **changes,
        }
    )


def a_posting(**changes: Any) -> Posting:
    """A backend job at a made-up employer, but for the changed keys."""
    return Posting.model_validate(
        {
            "id": "1",
            "source": "demo",
            "title": "Backend Engineer",
            "employer": "Larkspur Systems",
            "url": "https://larkspur.example/jobs/1",
            **changes,
        }
    )


def a_site(tmp_path: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The folder of a small valid site, but for the given files; None leaves one out."""
    for path, text in {**_site_files(), **(files or {})}.items():
        if text is None:
            continue
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return tmp_path


def a_text(*keys: str, body: str = "A text that says what matters.") -> str:
    """A Markdown file with front matter; `reviewed_on` is added unless it is given."""
    lines = list(keys)
    if not any(key.startswith("reviewed_on") for key in keys):
        lines.append("reviewed_on: 2026-03-01")
    return "\n".join(["---", *lines, "---", body, ""])


SITE_YAML = """\
name: Larkspur Jobs
base_url: https://jobs.example
description: Jobs whose employers say that they sponsor a visa.
organisation:
  name: Larkspur Press
report_url: mailto:editors@jobs.example
"""

ROLE_YAML = """\
title: Backend Engineer
plural: Backend Engineers
family: Software
occupation:
  soc: [15-1252]
  title: Software Developers
titles:
  include:
    - backend engineer
intro: Work on what users do not see.
"""

FACTS_YAML = """\
facts:
  registration_fee:
    label: Registration fee
    value: $215
    as_of: 2026-03-01
    status: in force
    statement: Registering a person costs $215.
    sources:
      - title: An agency
        url: https://agency.example/fees
"""

ELIGIBILITY_YAML = """\
reviewed_on: 2026-03-01
ways:
"""

WAY_YAML = """\
  - visa: tn
    title: From outside
    citizenship: [CA, MX]
    where: [outside]
    commonly_requires:
      - A job in a listed profession.
    sources:
      - title: An agency
        url: https://agency.example/tn
        as_of: 2026-03-01
"""


def _site_files() -> dict[str, str]:
    texts = {f"content/visas/{visa.slug}.md": _visa_text(visa.name) for visa in VISAS if visa.has_page}
    return {
        "site.yaml": SITE_YAML,
        "roles/backend-engineer.yaml": ROLE_YAML,
        "content/facts.yaml": FACTS_YAML,
        **texts,
    }


def _visa_text(name: str) -> str:
    return a_text(
        f"title: {name}",
        f"summary: For people whose employer files the papers that {name} asks for.",
        "employer_step: The employer files a petition.",
        "public_record: There is a public record.",
        "unknowable: Nobody can know the outcome.",
    )
