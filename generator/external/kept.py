"""What servers answered is kept from run to run, so that they are asked seldom: `.cache/links.json`."""

import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from generator.external.verdict import State, Verdict

KEPT = Path(".cache") / "links.json"
_FORMAT = 1
_FRESH_FOR = {
    State.ALIVE: timedelta(days=7),
    State.MOVED: timedelta(days=7),
    State.UNKNOWN: timedelta(days=1),
    State.DEAD: timedelta(0),
}
"""How long an answer is believed; a dead address is asked each time."""
_FORGOTTEN_AFTER = timedelta(days=60)
_MOST_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """An answer of an earlier run."""

    verdict: Verdict
    asked: datetime
    """When, in UTC."""

    def is_fresh(self, now: datetime) -> bool:
        """Whether it need not be asked again; an answer of the future is not believed."""
        return timedelta(0) <= now - self.asked < _FRESH_FOR[self.verdict.state]


class DamagedError(Exception):
    """The file is not what this program wrote."""


def read(path: Path) -> dict[str, Known]:
    """The answers by address; none where there is no file. Raises DamagedError."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > _MOST_BYTES:
            raise DamagedError
        document = json.loads(path.read_bytes())
        if document["format"] != _FORMAT:
            raise DamagedError
        return {address: _known(record) for address, record in document["links"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedError from error


def write(path: Path, known: Mapping[str, Known], now: datetime) -> None:
    """Put the answers in the file's place at once; those of long ago are forgotten. Raises OSError."""
    links = {
        address: _record(each)
        for address, each in sorted(known.items())
        if now - each.asked < _FORGOTTEN_AFTER
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        new.write_text(json.dumps({"format": _FORMAT, "links": links}, indent=1) + "\n", "utf-8")
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def _known(record: Mapping[str, Any]) -> Known:
    asked = datetime.fromisoformat(record["asked"])
    if asked.tzinfo is None:
        raise DamagedError
    said, to = record.get("said", ""), record.get("to", "")
    if not isinstance(said, str) or not isinstance(to, str):
        raise DamagedError
    verdict = Verdict(State(record["state"]), said, to, record.get("by_name") is True)
    return Known(verdict, asked.astimezone(UTC))


def _record(known: Known) -> dict[str, Any]:
    verdict = known.verdict
    asked = known.asked.isoformat(timespec="seconds")
    record: dict[str, Any] = {"state": verdict.state.value, "asked": asked}
    record |= {"said": verdict.said} if verdict.said else {}
    record |= {"to": verdict.to} if verdict.to else {}
    return record | ({"by_name": True} if verdict.by_name else {})
