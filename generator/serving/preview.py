"""The site as it stands in the files at this moment, and what is wrong with it.

While the files have errors the last good edition is shown. One thread refreshes and looks at pages; others
ask for pages and wait for news.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Condition
from time import monotonic, perf_counter

from generator.admin_files import admin_files
from generator.dead_links import at_their_texts
from generator.inputs import read_inputs
from generator.kept import Kept
from generator.options import Options
from generator.preparing import prepared_from
from generator.problems.problem import Checked, Problem, in_order
from generator.problems.report import has_errors
from generator.serving.edition import Edition
from generator.serving.look import Look
from generator.workshop import Workshop

_BETWEEN_NEWS = 0.5
"""Seconds between two tellings of how far the look at the pages is."""


@dataclass(frozen=True, slots=True)
class State:
    """What there is to tell at one moment."""

    number: int = 0
    """Counts the tellings."""
    readings: int = 0
    """How often the files were read."""
    edition: Edition | None = None
    """What is shown; None while nothing could be made of the files."""
    is_held: bool = False
    """Whether that is an earlier state, because the files have errors."""
    problems: tuple[Problem, ...] = ()
    """Of the files, and of the pages as far as they were looked at."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Text of the input files by path."""
    files: tuple[str, ...] = ()
    """What was saved last, relative to the site's folder."""
    seconds: float = 0.0
    """How long it took until that could be shown."""
    changed: tuple[str, ...] = ()
    """Addresses of the pages that it changed."""
    gone: tuple[str, ...] = ()
    is_comparing: bool = False
    """Whether more pages may turn out to be changed."""
    done: int = 0
    total: int = 0
    """Pages looked at, and pages of the site."""
    failure: str = ""
    """What went wrong in the generator itself."""


class Preview:
    """Keeps the state up to date. `refresh` and `look_on` belong to one thread."""

    def __init__(self, options: Options, follow: Callable[[Edition], None]) -> None:
        """`follow` is called with every new edition, before anybody hears of it."""
        self._options = replace(options, publish=False, drafts=True)
        self._follow = follow
        self._kept = Kept()
        self._look: Look | None = None
        self._of_files: tuple[Problem, ...] = ()
        self._state = State()
        self._told = 0.0
        self._open: Counter[str] = Counter()
        self.is_closed = False
        self._news = Condition()

    @property
    def state(self) -> State:
        """What there is to tell now."""
        with self._news:
            return self._state

    def wait(self, number: int, timeout: float) -> State:
        """The first state after `number`, or the one of now after `timeout` seconds."""
        with self._news:
            self._news.wait_for(lambda: self.is_closed or self._state.number > number, timeout)
            return self._state

    def close(self) -> None:
        """Let nobody wait for news any longer."""
        with self._news:
            self.is_closed = True
            self._news.notify_all()

    @contextmanager
    def opened(self, url: str) -> Iterator[None]:
        """Note that a browser shows the page: it is looked at before others."""
        with self._news:
            self._open[url] += 1
        try:
            yield
        finally:
            with self._news:
                self._open[url] -= 1

    def refresh(self, files: Sequence[str] = (), clock: date | None = None) -> State:
        """Read the files again and turn to what they make, unless they have errors.

        `clock` is the real day, which a preview that runs for long sees change.
        """
        start = perf_counter()
        self._options = replace(self._options, clock=clock or self._options.clock)
        inputs = read_inputs(self._options)
        if self._look and has_errors(inputs.problems):
            prepared: Checked[Workshop | None] = Checked(None, inputs.problems)
        else:
            prepared = prepared_from(inputs, self._options, self._kept)
        self._options = replace(self._options, jobs=1)  # a process with threads is not forked
        self._of_files = prepared.problems
        is_held = self._look is not None and has_errors(prepared.problems)
        if prepared.value and not is_held:
            settings, texts = prepared.value.book.settings, inputs.value.site.texts
            # Without the program behind `/admin/` the preview is of use; a build says how to get it.
            self._turn_to(Edition(prepared.value, admin_files(self._options.root, settings, texts).value))
        self._tell(
            readings=self._state.readings + 1,
            is_held=is_held,
            texts=inputs.value.site.texts,
            files=tuple(files),
            seconds=perf_counter() - start,
            failure="",
        )
        return self._state

    def fail(self, failure: str, files: Sequence[str]) -> None:
        """Tell that the generator itself went wrong."""
        self._tell(files=tuple(files), failure=failure)

    def ring(self) -> None:
        """Tell again what was told: something beside the pages has changed. Any thread may do so."""
        with self._news:
            self._state = replace(self._state, number=self._state.number + 1)
            self._news.notify_all()

    def look_on(self) -> bool:
        """Look at one more page; False when every page was."""
        look = self._look
        if look is None or look.is_over:
            return False
        was_comparing = look.is_comparing
        look.one_more()
        is_news = look.is_over or was_comparing > look.is_comparing
        if is_news or monotonic() - self._told > _BETWEEN_NEWS:
            self._tell()
        return True

    def _turn_to(self, edition: Edition) -> None:
        self._follow(edition)
        if self._look is None:
            self._look = Look(edition)
            return
        with self._news:
            first = [url for url, number in self._open.items() if number > 0]
        self._look.turn_to(edition, first)

    def _tell(self, **changes: object) -> None:
        look = self._look
        if look:
            changes |= {
                "edition": look.edition,
                "changed": () if has_errors(self._of_files) else tuple(look.changed),
                "gone": () if has_errors(self._of_files) else look.gone,
                "is_comparing": look.is_comparing,
                "done": look.done,
                "total": look.total,
            }
        state: State = replace(self._state, **changes)  # type: ignore[arg-type]
        problems = in_order((*self._of_files, *self._of_pages(state)))
        with self._news:
            self._state = replace(state, number=self._state.number + 1, problems=problems)
            self._news.notify_all()
        self._told = monotonic()

    def _of_pages(self, state: State) -> Iterable[Problem]:
        """What is wrong in the pages, unless they are no longer those of the files."""
        if self._look is None or state.edition is None or has_errors(self._of_files):
            return ()
        content = state.edition.workshop.book.settings.paths.content
        return at_their_texts(self._look.problems(), state.texts, content)
