"""Upon which publication a built site rests, and the manifest that is kept for the next build."""

from collections.abc import Iterator
from pathlib import Path

from generator.problems.problem import Problem
from generator.publish.digests import digest_of
from generator.publish.manifest import previous_manifest
from generator.publish.tree import MARKER
from generator.publishing.destination import Destination

_KEPT = Path(".cache") / "published" / MARKER
"""In the site's folder; a build reads it there."""


def not_compared(folder: Path, destination: Destination) -> Iterator[Problem]:
    """That the destination shows another publication than the one with which the built tree was compared.

    Raises `DestinationError`.
    """
    there = destination.read(MARKER)
    if there is None or there == (folder / MARKER).read_bytes():
        return
    known = str(previous_manifest(folder).get("previous") or "")
    if known == digest_of(there):
        return
    compared = "with another publication than the one" if known else "with none, and there is one"
    message = (
        f"The site was compared {compared} at {destination.shown}: the days in its sitemap start anew, and "
        "postings that have gone since have no closed page."
    )
    hint = "build with `--previous` and the address of the published site, and publish that."
    yield Problem(destination.shown, "publish-not-compared", message, hint)


def keep_manifest(folder: Path) -> Path | None:
    """Keep the manifest of the tree that was published beside it, for the next build.

    Returns where; None when the tree does not stand in a site's folder, or nothing can be written there.
    """
    root = folder.resolve().parent
    if not (root / "site.yaml").is_file() and not (root / ".cache").is_dir():
        return None
    kept = root / _KEPT
    new = kept.with_name(f"{kept.name}.new")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes((folder / MARKER).read_bytes())
        new.replace(kept)
    except OSError:
        return None
    return kept
