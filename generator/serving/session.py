"""`rolepages serve` at work: hears of changes, refreshes the preview, and tells the terminal."""

import gc
import socket
import threading
import traceback
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, time

from generator.options import Options
from generator.problems.problem import Problem
from generator.problems.report import totals
from generator.problems.wording import counted
from generator.publish.pagefind_service import SearchIndexError
from generator.serving.preview import Preview, State
from generator.serving.search_files import SearchFiles
from generator.serving.server import Shown, preview_server
from generator.serving.watching import Watch
from generator.sources.settings import read_settings

_ANYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - compared with, not listened on
_HEAD_START, _PAUSE = 5.0, 0.02
"""Seconds that the search has to itself after a change, before the look at the pages goes on beside it."""
_NAMED = 3
"""Saved files that are named on the terminal; of more only the number is told."""

Say = Callable[[str], None]
Print = Callable[[Iterable[Problem], State], None]


@dataclass(frozen=True, slots=True)
class Terminal:
    """Ways to tell the person at the terminal."""

    say: Say
    problems: Print


def serve_preview(options: Options, host: str, port: int, terminal: Terminal) -> None:
    """Show the site and follow its files until interrupted. Raises `CannotListenError`."""
    options = replace(options, root=options.root.absolute())  # the folder may be made anew under its name
    with TemporaryDirectory(prefix="rolepages-") as folder:
        search = SearchFiles(Path(folder), options.output)
        preview = Preview(options, lambda edition: search.turn_to(edition.workshop.book))
        # The port is asked for first: reading a large site in vain would take long.
        with preview_server(Shown(preview, search), host, port) as server, ExitStack() as ends:
            try:
                session, start = _Session(options, preview, search, terminal), time()
                session.refresh(frozenset())
                gc.freeze()  # the site stays: to look through it for garbage would take longer than a refresh
                ends.callback(gc.unfreeze)  # libraries complain of what is never given back
                _work(server.serve_forever, server.shutdown, ends)
                _work(session.index, search.close, ends)
                ends.callback(preview.close)
                watch = Watch(options.root, lambda: _folders(options.root), start)
                ends.callback(watch.stop)
                for line in _addresses(host, server.server_address[1]):
                    terminal.say(line)
                session.follow(watch)
            except KeyboardInterrupt:
                terminal.say("Stopped.")


def _work(work: Callable[[], None], end: Callable[[], None], ends: ExitStack) -> None:
    """Do the work on a thread of its own until `end` is called, which `ends` is to do."""
    thread = threading.Thread(target=work, daemon=True)  # a signal may come before its end is registered
    thread.start()
    ends.callback(thread.join)
    ends.callback(end)


class _Session:
    def __init__(self, options: Options, preview: Preview, search: SearchFiles, terminal: Terminal) -> None:
        self._options = options
        self._preview = preview
        self._search = search
        self._terminal = terminal
        self._told: tuple[Problem, ...] | None = None

    def follow(self, watch: Watch) -> None:
        """Refresh after every change, and look at the pages in between."""
        self._tell_problems(self._preview.state)
        is_looking, refreshed = True, monotonic()
        while True:
            yields = self._search.is_behind and monotonic() - refreshed < _HEAD_START
            changed = watch.changed((_PAUSE if yields else 0) if is_looking else None)
            if changed:
                self.refresh(changed)
                is_looking, refreshed = True, monotonic()
            elif is_looking and not yields:
                is_looking = self._look_on()

    def refresh(self, changed: frozenset[Path]) -> None:
        """Bring preview and search up to the files; a defect of the generator ends nothing."""
        files = tuple(sorted(_shown(path, self._options.root) for path in changed))
        try:
            state = self._preview.refresh(files, datetime.now().astimezone().date())
        except Exception as error:
            self._tell_defect(error, files)
            return
        finally:
            self._search.begin()
        if files:
            self._terminal.say(_what_was_read(state))
            self._tell_problems(state)

    def index(self) -> None:
        """Keep the search up to date, on a thread of its own."""
        while self._search.wait_for_work():
            try:
                self._search.bring_up(self._options.jobs)
            except (SearchIndexError, OSError) as error:
                self._terminal.say(f"The search was not indexed: {error}")
            except Exception:
                traceback.print_exc()
                self._terminal.say("This is a defect of rolepages; the search stays as it was.")
            self._preview.ring()

    def _look_on(self) -> bool:
        before = self._preview.state
        try:
            is_looking = self._preview.look_on()
        except Exception as error:
            self._tell_defect(error, before.files)
            return True
        state = self._preview.state
        if before.is_comparing and not state.is_comparing:
            self._terminal.say(_what_changed(state))
        if not is_looking:
            self._tell_problems(state)
        return is_looking

    def _tell_defect(self, error: Exception, files: tuple[str, ...]) -> None:
        traceback.print_exception(error)
        self._preview.fail(f"{type(error).__name__}: {error}"[:300], files)
        self._terminal.say("This is a defect of rolepages; the preview shows what it showed before.")

    def _tell_problems(self, state: State) -> None:
        """Print the problems when they are not those printed last."""
        if state.problems == self._told:
            return
        if state.problems:
            self._terminal.problems(state.problems, state)
        elif self._told:
            self._terminal.say("All problems are mended.")
        self._told = state.problems


def _what_was_read(state: State) -> str:
    named = ", ".join(state.files[:_NAMED])
    if len(state.files) > _NAMED:
        named += f" and {len(state.files) - _NAMED:,} more"
    return f"Read after {named}: {state.seconds * 1000:,.0f} ms, {totals(state.problems)}"


def _what_changed(state: State) -> str:
    gone = f", {counted(len(state.gone), 'page')} gone" if state.gone else ""
    first = ", ".join(state.changed[:_NAMED])
    more = ", ..." if len(state.changed) > _NAMED else ""
    return f"  {counted(len(state.changed), 'page')} changed{gone}" + (f": {first}{more}" if first else "")


def _folders(root: Path) -> tuple[Path, ...]:
    """The folders of the site, as its settings name them now."""
    paths = read_settings(root).value.paths
    return tuple(root / path for path in (paths.content, paths.data, paths.roles, paths.templates))


def _shown(path: Path, root: Path) -> str:
    whole = root.resolve()
    return path.relative_to(whole).as_posix() if path.is_relative_to(whole) else path.as_posix()


def _addresses(host: str, port: int) -> list[str]:
    if host not in _ANYWHERE:
        name = f"[{host}]" if ":" in host else host
        return [f"Showing the site at http://{name}:{port}/ (stop with Ctrl+C)"]
    lines = [f"Showing the site at http://127.0.0.1:{port}/ (stop with Ctrl+C)"]
    outside = _address_in_network()
    if outside:
        lines.append(f"On a phone in the same network: http://{outside}:{port}/")
    return [*lines, "Everybody in this network can read it, drafts included."]


def _address_in_network() -> str:
    """This machine's address in its network; empty when it is in none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation (RFC 5737)
        except OSError:
            return ""
        return str(probe.getsockname()[0])
