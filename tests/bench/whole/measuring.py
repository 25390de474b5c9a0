"""A command as a process of its own: its seconds, its processor's seconds and its memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.bench import ROOT, Peak


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took, all its processes together."""

    seconds: float
    """By the clock."""
    cpu_seconds: float
    """Of all cores, for the program and for the system on its behalf."""
    peak_mb: float
    """Largest sum of memory, pages that processes share counted once (PSS), sampled."""
    said: str


def run(command: Sequence[str | Path]) -> Run:
    """Run the command to its end. Ends the bench with the command's words where it fails."""
    with tempfile.TemporaryFile("w+") as words:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=words, stderr=subprocess.STDOUT
        )
        peak = Peak(process.pid)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        peak_mb = peak.stop()
        words.seek(0)
        said = words.read()
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nended with {process.returncode}\n{said[-4000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak_mb, said)


def in_turn(first: Run, second: Run) -> Run:
    """Two commands, one after the other, as one."""
    return Run(
        first.seconds + second.seconds,
        first.cpu_seconds + second.cpu_seconds,
        max(first.peak_mb, second.peak_mb),
        first.said + second.said,
    )
