"""By what a site's catalogue of jobs and its records are known without looking at any job.

Where all that they are made from is the same, so is every part of them: nothing of them is compared then.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from generator.domain.settings import Settings
from generator.domain.snapshot import Snapshot
from generator.gathering import EVIDENCE
from generator.inputs import Inputs
from generator.keeping.encoding import digest_of_value
from generator.keeping.program import program_state
from generator.options import Options


def ground_of(inputs: Inputs, settings: Settings, snapshot: Snapshot, today: date, options: Options) -> bytes:
    """A digest of all that the catalogue and the records are made from; empty where that cannot be told."""
    if not options.publish or not snapshot.digest:
        return b""
    sources = (
        program_state(),
        today,
        snapshot.digest,
        snapshot.manifest,
        settings.base_url,
        settings.countries,
        settings.max_rejects,
        list(inputs.site.roles.items()),
        inputs.site.employers.aliases,
    )
    with suppress(TypeError, OSError):
        tables = list(_tables(options.root / inputs.site.paths.data / EVIDENCE))
        return digest_of_value([*sources, tables])
    return b""


def _tables(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    """The files of the public records, which are large: each by its name, its size and its times."""
    for path in sorted(folder.rglob("*")):
        found = path.stat()
        yield str(path.relative_to(folder)), found.st_size, found.st_mtime_ns, found.st_ctime_ns
