"""What the command line decides for a run, and what the run came to."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter

from generator.hosting.hosts import Host
from generator.problems.problem import Problem
from generator.problems.report import has_errors
from generator.workers import Cluster, Pool

Progress = Callable[[str, int, int], None]
"""Called with a step's name, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line decides."""

    root: Path
    """The site's folder."""
    output: Path
    clock: date
    """The real day: reviews and expired facts are judged by it unless `today` is given. No page shows it."""
    today: date | None = None
    """Day to build for; without it pages show the snapshot's own day."""
    base_url: str | None = None
    jobs: int = 1
    cluster: Cluster | None = None
    """Works instead of this machine's processes where there is much to do."""
    publish: bool = True
    """False checks everything and writes nothing."""
    drafts: bool = False
    """Whether pages show, marked as such, what is not published yet: for a preview alone."""
    previous: str | None = None
    """The last publication: a folder, a manifest's file, an address, or `none`; None: what `publish` kept."""
    fresh: bool = False
    """Whether everything is made anew, whatever is kept of builds before."""
    host: Host | None = None
    """Whose files are written beside the pages; None writes none."""
    progress: Progress = lambda *_: None

    @property
    def pool(self) -> Pool:
        """Who works for the run."""
        return Pool(self.jobs, self.cluster)


@dataclass(slots=True)
class Outcome:
    """What a run came to; filled in step by step."""

    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Text of the input files, for the lines shown with problems."""
    read: str = ""
    """What was read, in one line."""
    compared: str = ""
    """With which publication the pages were compared, in one line."""
    withheld: str = ""
    """What is not published on the pages' day, in one line; empty when nothing is."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Planned pages by kind."""
    preflight: str = ""
    """What the site comes to on its host, in one line; empty without a host."""
    files: int = 0
    published: bool = False
    unchanged: bool = False
    """Whether the output stands as the last build of the same input left it."""
    ignored: list[str] = field(default_factory=list)
    """Why what was kept of builds before is not used, in a line for each file."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Seconds of each step."""
    rejects: Path | None = None
    """The file of postings left out, when there are any."""

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return has_errors(self.problems)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Note the seconds of a step."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = perf_counter() - start
