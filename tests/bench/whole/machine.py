"""On what was measured."""

import os
import platform
import re
from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import generator


def machine(day: date, where: str) -> dict[str, Any]:
    """The machine, its programs and how much other work it has now."""
    return {
        "day": day.isoformat(),
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "system": f"{platform.system()} {platform.release()}",
        "file_system": where,
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "rolepages": generator.__version__,
        "hugo": _version("hugo"),
        "pagefind": _version("pagefind-bin"),
    }


def told(machine: Mapping[str, Any]) -> str:
    """The same in one line."""
    return (
        f"{machine['day']}: {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
        f"{machine['file_system'] or 'disk'}, {machine['system']}, load {machine['load']} at the start and "
        f"{machine['load_at_end']} at the end; Python {machine['python']}, rolepages {machine['rolepages']}, "
        f"Hugo {machine['hugo']}, Pagefind {machine['pagefind']}"
    )


def file_system(folder: Path) -> str:
    """The kind of file system on which a folder lies; empty where it cannot be told."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return ""
    above = {str(folder.resolve()), *map(str, folder.resolve().parents)}
    return max(([point, kind] for point, kind in mounts if point in above), key=lambda mount: len(mount[0]))[
        1
    ]


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor() or platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
