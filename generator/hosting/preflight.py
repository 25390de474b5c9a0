"""What a tree comes to, held against what its host takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.hosting.hosts import AS_OF, LIMITS, Host, Limits
from generator.hosting.text_files import header_rules
from generator.hosting.tree import HostTree
from generator.problems.problem import Problem
from generator.problems.wording import counted

_NEAR = 0.95
"""From this share of a limit on it is told: the figures before indexing may be wrong by a twentieth."""
_TEXT_HOSTS = (Host.CLOUDFLARE, Host.NETLIFY)
_TELLS_GONE = (Host.NETLIFY, Host.VERCEL, Host.NGINX)


@dataclass(frozen=True, slots=True)
class Preflight:
    """The figures by which hosts measure a tree."""

    files: int
    bytes: int
    largest: int
    """Bytes of the largest file."""
    largest_path: str
    fullest: int
    """Files and folders directly in the fullest folder."""
    fullest_path: str
    redirects: int
    """Rules that redirect, and those that tell what is gone where the host has such."""
    header_rules: int
    """Rules of `_headers`; 0 for hosts that do not read it."""

    def summary(self) -> str:
        """The figures in a line."""
        rules = counted(self.redirects + self.header_rules, "rule")
        return (
            f"{counted(self.files, 'file')}, {self.bytes / 1e6:,.1f} MB, the largest "
            f"{self.largest / 1e6:,.2f} MB ({self.largest_path}), {rules}"
        )


def preflight_of(host: Host, tree: HostTree) -> Preflight:
    """What the tree comes to on the host; `tree.sizes` includes the host's own files."""
    largest_path, largest = max(tree.sizes.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    fullest_path, fullest = tree.fullest_folder()
    gone = len(tree.gone) if host in _TELLS_GONE else 0
    has_rules = host is not Host.GITHUB
    return Preflight(
        files=len(tree.sizes),
        bytes=sum(tree.sizes.values()),
        largest=largest,
        largest_path=largest_path,
        fullest=fullest,
        fullest_path=fullest_path,
        redirects=len(tree.redirects) + gone if has_rules else 0,
        header_rules=len(header_rules(tree)) if host in _TEXT_HOSTS else 0,
    )


def limit_problems(host: Host, found: Preflight) -> tuple[Problem, ...]:
    """What the host would refuse, or would not follow."""
    limits = LIMITS[host]
    return (*_told(host, found, limits), *_rules_left_out(host, found, limits))


def _told(host: Host, found: Preflight, limits: Limits) -> Iterator[Problem]:
    paid = limits.files_paid
    if paid and limits.files and limits.files < found.files <= paid:
        message = (
            f"The site comes to about {found.files:,} files; {host} takes {limits.files:,}, "
            f"and {paid:,} on a paid plan."
        )
        yield _problem("host-limit-near", message, "use a paid plan, or another host.", limits)
    else:
        yield from _held(host, "files", found.files, paid or limits.files, limits, "publish fewer pages.")
    yield from _held(
        host, "bytes", found.bytes, limits.total_bytes, limits, "publish fewer pages, or take a larger host."
    )
    yield from _held(
        host,
        f"bytes in the file {found.largest_path}",
        found.largest,
        limits.file_bytes,
        limits,
        "give out less at once, or take a host for larger files.",
    )
    yield from _held(
        host,
        f"entries in the folder {found.fullest_path or '/'}",
        found.fullest,
        limits.folder_entries,
        limits,
        "publish fewer pages of the kind, or take another host.",
    )
    yield from _held(
        host, "rules in _headers", found.header_rules, limits.header_rules, limits, "keep fewer folders."
    )


def _held(
    host: Host, what: str, number: int, most: int | None, limits: Limits, hint: str
) -> Iterator[Problem]:
    if most is None or number < most * _NEAR:
        return
    rule = "host-limit" if number > most else "host-limit-near"
    yield _problem(rule, f"The site comes to about {number:,} {what}; {host} takes {most:,}.", hint, limits)


def _rules_left_out(host: Host, found: Preflight, limits: Limits) -> Iterator[Problem]:
    if limits.redirects is not None and found.redirects > limits.redirects:
        over = found.redirects - limits.redirects
        if host is Host.NETLIFY:
            known = f"{host} advises against over {limits.redirects:,}."
            message = f"The site has {found.redirects:,} redirects; {known}"
            hint = "take out aliases and redirects that nobody follows any more."
        else:
            message = (
                f"The site has {found.redirects:,} redirects and gone addresses; {host} takes "
                f"{limits.redirects:,}, so {over:,} are left to the pages at their addresses."
            )
            hint = "take out aliases that nobody follows, or take a host without the limit."
        yield _problem("host-rules", message, hint, limits)


def _problem(rule: str, message: str, hint: str, limits: Limits) -> Problem:
    return Problem("site.yaml", rule, message, f"{hint.rstrip('.')} ({limits.source}, {AS_OF}).")
