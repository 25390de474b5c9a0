"""Small valid inputs for imports: say only what matters to the test."""

import gzip
import json
from pathlib import Path

from generator.importing.csv_file import import_csv
from generator.importing.intake import ImportSummary, Target
from generator.problems.problem import Checked

MAPPING = """\
source:
  title: Invented list
as_of: 2026-03-31
keys:
  id: Ref
  title: Job
  employer: Firm
  url: Link
"""

HEADER = "Ref,Job,Firm,Link"


def a_row(reference: str = "1", job: str = "Baker", extra: str = "") -> str:
    return f"{reference},{job},Crumb & Co,https://crumb.example/{reference}{extra}"


def csv_import(
    folder: Path,
    rows: str | bytes,
    mapping: str = MAPPING,
    *,
    header: str = HEADER,
    source: str = "list",
    name: str = "jobs.csv",
) -> Checked[ImportSummary | None]:
    content = rows if isinstance(rows, bytes) else rows.encode()
    file, rules = folder / name, folder / "map.yaml"
    file.write_bytes(f"{header}\n".encode() + content)
    rules.write_text(mapping, encoding="utf-8")
    return import_csv(file, rules, Target(folder / "data", source))


def done(checked: Checked[ImportSummary | None]) -> ImportSummary:
    assert checked.value is not None, checked.problems
    return checked.value


def stored(folder: Path) -> list[dict[str, object]]:
    lines = stored_bytes(folder).split(b"\n")
    return [json.loads(line) for line in lines if line]


def stored_bytes(folder: Path) -> bytes:
    return gzip.decompress((folder / "data/postings.jsonl.gz").read_bytes())


def rejects(folder: Path, source: str = "list") -> list[dict[str, object]]:
    text = (folder / f"data/rejects-{source}.jsonl").read_text(encoding="ascii")
    return [json.loads(line) for line in text.splitlines()]
