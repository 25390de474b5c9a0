"""Make the demo snapshot: `python data/generate.py [FOLDER]`.

The same bytes come out on every machine: all choices are drawn from seeds that are texts, and no
clock, locale or order of a set plays a part. Employers, jobs and words are invented.
"""

import gzip
import io
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import demo_oddities
import orjson
from demo_facts import AS_OF
from demo_postings import postings
from demo_records import write_records

HERE = Path(__file__).parent
MANIFEST = f"""\
# yaml-language-server: $schema=../docs/schemas/snapshot.schema.json
# The demo snapshot, made by `python data/generate.py`: every employer and job in it is invented.
format: 1
as_of: {AS_OF}
demo: true
sources:
  - name: harbor-board
    title: Harbor Board
    url: https://harbor-board.example/
    licence: invented for this demo, MIT like the generator
    rights: full_text
    markup: true
  - name: lantern-list
    title: Lantern List
    url: https://lantern-list.example/
    licence: invented for this demo; shows a source of which only a summary may be republished
    rights: summary
    markup: false
  - name: quarry-history
    title: Quarry History
    url: https://quarry-history.example/
    licence: invented for this demo; shows a source that allows links and gives no texts
    rights: link_only
    markup: false
"""

LICENCE = "invented for this demo, MIT like the generator"
_IMPORT_OPTIONS = {
    "lca": ["--title", "Invented LCA disclosure data", "--url", "https://lca-records.example/"],
    "uscis": ["--title", "Invented employer data hub", "--url", "https://petitions.example/"],
    "wages": ["--title", "Invented prevailing wages", "--url", "https://wages.example/", "--year", "2026"],
    "occupations": ["--title", "Occupation titles of the demo", "--version", "30.0"],
}


def main(folder: Path) -> None:
    """Write the snapshot into a folder and say what is in it."""
    made = postings()
    demo_oddities.add(made)
    records = sorted((one for _, one in made), key=lambda one: (one["source"], one["id"]))
    content = b"".join(
        orjson.dumps(one, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE) for one in records
    )
    (folder / "snapshot.yaml").write_text(MANIFEST, encoding="utf-8", newline="\n")
    target = folder / "postings.jsonl.gz"
    _write(target, content)
    print(_summary(records, target.stat().st_size))
    _import_records(folder)


def _import_records(folder: Path) -> None:
    """Write the invented public records as agencies publish theirs, and import them as an owner would."""
    for kind, files in write_records(folder / "demo" / "records").items():
        command = [sys.executable, "-m", "generator", "import", kind, *map(str, sorted(files))]
        told = ["--into", str(folder / "evidence"), "--demo", "--licence", LICENCE, *_IMPORT_OPTIONS[kind]]
        subprocess.run([*command, *told], check=True, cwd=HERE.parent)  # noqa: S603


def _write(target: Path, content: bytes) -> None:
    """Compress without name or time; a file that already says the same stays as it is.

    Versions of zlib differ in how they compress, so equal content need not give equal bytes.
    """
    if target.exists() and gzip.decompress(target.read_bytes()) == content:
        return
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as file:
        file.write(content)
    target.write_bytes(packed.getvalue())


def _summary(records: list[dict[str, Any]], size: int) -> str:
    sources = Counter(one["source"] for one in records)
    with_text = sum("description" in one for one in records)
    paid = sum("pay" in one for one in records)
    return (
        f"{len(records)} postings of {len({one['employer'] for one in records})} employers, "
        f"{with_text} with a text, {paid} with pay, as of {AS_OF}; {size / 1000:.0f} KB\n"
        + ", ".join(f"{name} {count}" for name, count in sorted(sources.items()))
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
