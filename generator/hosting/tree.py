"""A tree as a host sees it: names and sizes of its files, and the addresses that lead elsewhere."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

PRIVATE = ".host/"
"""A folder of the tree with what only the host reads; it is never served."""


@dataclass(frozen=True, slots=True)
class HostTree:
    """What a host is to serve."""

    sizes: Mapping[str, int]
    """Bytes by path, without a `/` in front."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """By an address on the site, where it leads for good: another address of the site. All are decoded."""
    gone: tuple[str, ...] = ()
    """Addresses that were pages and never will be again, decoded too."""
    https: bool = True
    """Whether the site's address begins with https."""

    @property
    def bundles(self) -> tuple[str, ...]:
        """Folders of the search with an index of their own, such as `pagefind/jobs/0/`."""
        ends = "/pagefind-entry.json"
        return tuple(sorted(path.removesuffix(ends[1:]) for path in self.sizes if path.endswith(ends)))

    @property
    def folders(self) -> tuple[str, ...]:
        """Folders at the top with what is asked for again; those of old addresses alone are left out."""
        stubs = {file_of(old) for old in self.redirects}
        paths = (path for path in self.sizes if "/" in path and path not in stubs)
        tops = {path.partition("/")[0] for path in paths if not path.startswith(".")}
        return tuple(sorted(tops - {"assets", "pagefind"}))

    @property
    def top_files(self) -> tuple[str, ...]:
        """Files at the top that visitors or programs ask for."""
        return tuple(sorted(path for path in self.sizes if "/" not in path and path[0] not in "._"))

    def fullest_folder(self) -> tuple[str, int]:
        """The folder with the most files and folders directly in it, and their number."""
        entries = {
            "/".join(parts[:depth])
            for parts in (path.split("/") for path in self.sizes)
            for depth in range(1, len(parts) + 1)
        }
        counts = Counter(entry.rpartition("/")[0] for entry in entries)
        return max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))


def file_of(address: str) -> str:
    """The path of the page or the file at an address."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def escaped(address: str) -> str:
    """Where an address leads, without the blanks, quotes and other signs that mean something to hosts."""
    return quote(address, safe="/._~-#?=&")


def as_asked_for(address: str) -> str:
    """An address as browsers ask for it, encoded where they encode (https://url.spec.whatwg.org/#path-state).

    Hosts hold their rules against that. A `:` is encoded all the same: it begins a name in their rules.
    """
    return quote(address, safe="/._~-=&!$(),+;@[]")
