"""What a host needs is made in the staged tree: packed files, a preflight, and the host's own files."""

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import workers
from generator.hosting.compressing import ENDS, METHOD, compressed, is_compressible
from generator.hosting.files import host_files
from generator.hosting.hosts import Host
from generator.hosting.preflight import Preflight, limit_problems, preflight_of
from generator.hosting.tree import HostTree
from generator.options import Options
from generator.pages import urls
from generator.pages.leads import covering, first_page
from generator.pages.model.general import RedirectPage
from generator.pages.plan import Kind
from generator.pages.urls import INDEX
from generator.problems.problem import Checked
from generator.publish.digests import digest_of
from generator.publish.manifest import previous_manifest
from generator.publish.search import Bundle
from generator.publish.search_size import predicted_index
from generator.publish.tree import MARKER, OutputTree, file_of
from generator.workshop import Workshop

_PACKED_FOR = (Host.NGINX,)
"""Hosts that give out files packed before. The others of the list pack by themselves, or not at all."""
_WORTH_A_POOL = 200
_LINE = 60
"""Bytes of an address with its digest in the manifest."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Addresses of the site without a page of their own."""

    redirects: Mapping[str, str]
    """By the address, the one it leads to for good."""
    gone: tuple[str, ...] = ()
    """Addresses that were pages and are told as gone."""


def moves_of(workshop: Workshop) -> Moves:
    """The aliases of the plan and the old addresses, and what is gone.

    Files beside a page are led on by rules of redirects.yaml alone: a page of an alias never had any.
    """
    pages = (each.build(workshop.book) for each in workshop.plan.pages if each.kind is Kind.REDIRECT)
    redirects = {page.url: page.target.url for page in pages if isinstance(page, RedirectPage)}
    there, rules = workshop.measure.addresses, workshop.plan.life.rules
    redirects |= {
        old: new for old, new in workshop.plan.life.redirects.items() if old.endswith("/") or old not in there
    }
    files = {
        form(old): form(new)
        for old, new in redirects.items()
        if covering(old, rules) and old.endswith("/") and first_page(old) == old and new.endswith("/")
        for form in urls.FILES_BESIDE
        if form(new) in there and form(old) not in there
    }
    return Moves({**files, **redirects}, tuple(workshop.plan.life.gone))


def host_facts(host: Host) -> Mapping[str, str]:
    """What the manifest says of the host and its packed files."""
    return {"name": host.value} | ({"packing": METHOD} if host in _PACKED_FOR else {})


def keeps_packed(host: Host | None, manifest: Mapping[str, Any]) -> bool:
    """Whether the packed files of a tree with this manifest are those that the host is to have."""
    known = manifest.get("host")
    return host in _PACKED_FOR and isinstance(known, dict) and known.get("packing") == METHOD


def pack(host: Host, tree: OutputTree, digests: Mapping[str, str], options: Options) -> None:
    """Put packed forms beside the staged text files that have none yet.

    `digests`: digest by address. What the published tree has of an unchanged file is taken over.
    """
    if host not in _PACKED_FOR:
        return
    known = previous_manifest(options.output)
    old = known.get("files") or {}
    takes_over = keeps_packed(host, known)
    missing, sizes = [], _sizes(tree.staging)
    for path in sizes:
        if not is_compressible(path) or path == MARKER or all(path + end in sizes for end in ENDS):
            continue
        address = _address_of(path)
        unchanged = takes_over and digests.get(address, "") == old.get(address, "-")
        if not (unchanged and _taken_over(options.output / path, tree.staging / path)):
            missing.append(path)
    bench = _Bench(tree, tuple(missing))
    parts = workers.each_chunk(
        pack_files, bench, len(missing), pool=options.pool, size=50, worth_a_pool=_WORTH_A_POOL
    )
    with closing(parts):
        done = 0
        for number in parts:
            done += number
            options.progress("Packing files", done, len(missing))


@dataclass(frozen=True, slots=True)
class _Bench:
    """What a worker needs to pack."""

    tree: OutputTree
    paths: Sequence[str]
    """Within the staged tree."""


def pack_files(bench: _Bench, chunk: range) -> int:
    """Pack the files of the chunk; returns their number."""
    for path in (bench.paths[index] for index in chunk):
        file = bench.tree.staging / path
        for end, content in compressed(file.read_bytes()).items():
            bench.tree.replace(file.with_name(file.name + end), content)
    return len(chunk)


def preflight(
    host: Host, tree: OutputTree, bundles: Sequence[Bundle], moves: Moves, https: bool, manifest: int
) -> Checked[Preflight]:
    """What the tree will come to once its search, its manifest and the host's files are there.

    `manifest`: bytes of the manifest, but for its lines about the host's files and the search.
    """
    sizes = _sizes(tree.staging) | predicted_index(bundles, INDEX.lstrip("/"))
    sizes[MARKER] = manifest + _LINE * len(bundles)
    whole = HostTree(sizes, moves.redirects, moves.gone, https)
    own = {path: len(content) for path, content in host_files(host, whole).items()}
    found = preflight_of(host, HostTree(sizes | own, moves.redirects, moves.gone, https))
    return Checked(found, limit_problems(host, found))


def write_host_files(host: Host, tree: OutputTree, moves: Moves, https: bool) -> dict[str, str]:
    """Write the host's files beside the finished pages and search; returns digests by address."""
    sizes = _sizes(tree.staging) | {MARKER: 0}
    digests = {}
    for path, content in host_files(host, HostTree(sizes, moves.redirects, moves.gone, https)).items():
        tree.write(f"/{path}", content)
        digests[f"/{path}"] = digest_of(content)
    return digests


def _taken_over(old: Path, new: Path) -> bool:
    """Whether the published tree has packed forms of the file, which are in the staged one then."""
    found = [end for end in ENDS if old.with_name(old.name + end).is_file()]
    if len(found) < len(ENDS):
        return False
    for end in found:
        source, target = old.with_name(old.name + end), new.with_name(new.name + end)
        try:
            target.unlink(missing_ok=True)
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
    return True


def _sizes(folder: Path) -> dict[str, int]:
    """Bytes by path of the files below a folder, in order."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            found[path.relative_to(folder).as_posix()] = path.stat().st_size
    return dict(sorted(found.items()))


def _address_of(path: str) -> str:
    """The address under which the manifest knows a file: the opposite of `file_of`."""
    folder = f"/{path.removesuffix('index.html')}"
    return folder if file_of(folder) == path else f"/{path}"
