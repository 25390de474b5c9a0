"""What can be wrong with a cluster, in words for the person who asked for it."""

from pathlib import Path

from generator.workers import WorkersError


def not_installed() -> WorkersError:
    """Without the extra there is nothing to connect with."""
    return WorkersError(
        "workers-unreachable",
        "--workers needs Dask, which is not installed here.",
        "pip install rolepages[dask]",
    )


def no_scheduler(address: str, reason: str) -> WorkersError:
    """The scheduler was never there, or is gone."""
    return WorkersError(
        "workers-unreachable",
        f"The scheduler {address} does not answer{f' ({_short(reason)})' if reason else ''}.",
        "start it with `dask scheduler`, look at the address and the firewall, then build again.",
    )


def no_workers(address: str, patience: float) -> WorkersError:
    """No worker came, or came back."""
    return WorkersError(
        "workers-unreachable",
        f"The scheduler {address} has had no worker for {patience:.0f} seconds.",
        "start some with `dask worker`, and look at their memory if they end by themselves.",
    )


def other_program(worker: str, error: Exception) -> WorkersError:
    """A worker would make other bytes."""
    missing = f" ({_short(str(error))})" if isinstance(error, ImportError) else ""
    return WorkersError(
        "workers-differ",
        f"{_named(worker)} does not run the program that runs here, in all its parts{missing}.",
        "install the same release, libraries and Python there, best from one image, and start it again.",
    )


def not_shared(folder: Path, worker: str, reason: str) -> WorkersError:
    """What a worker writes would not be in the output."""
    return WorkersError(
        "workers-storage",
        f"{_named(worker)} cannot use the folder {folder} of this machine: {_short(reason)}.",
        "build into a folder that all machines have at the same place and may write to, with --output.",
    )


def workers_died() -> WorkersError:
    """Several ended over one chunk."""
    return WorkersError(
        "worker-lost",
        "Several workers were ended at the same piece of work, most often because their memory was full.",
        "give each worker more memory (`dask worker --memory-limit`), or start fewer on a machine.",
    )


def _named(worker: str) -> str:
    return f"The worker {worker}" if worker else "A worker"


def _short(reason: str) -> str:
    return " ".join(reason.split())[:200].rstrip(".")
