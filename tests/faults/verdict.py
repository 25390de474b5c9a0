"""What the program makes of a fault: told at its place, told elsewhere, harmless, or passed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.matching.roles import pattern_problems
from generator.options import Options
from generator.pages import urls
from generator.pipeline import build
from generator.problems.annotations import as_github
from generator.problems.code_quality import as_gitlab
from generator.problems.problem import Problem, Severity
from generator.problems.report import as_json, as_text, severity_of
from generator.sources.site import read_site
from generator.sources.snapshot import read_manifest
from tests.faults.catalogue import Fault
from tests.faults.folder import Folder
from tests.faults.moves import Done, Place

TODAY = date(2026, 11, 23)
"""The day on which the demo's texts are as new as they say."""
PUBLISHED = "build/index.html"


class Verdict(StrEnum):
    """The outcome of one fault."""

    EXACT = "told at its line"
    HARMLESS = "harmless"
    ELSEWHERE = "told elsewhere"
    SILENT = "passed over"
    RAISED = "an exception"
    PUBLISHED = "published in part"


GOOD = frozenset({Verdict.EXACT, Verdict.HARMLESS})


@dataclass(frozen=True)
class Judged:
    """A fault and what came of it."""

    fault: Fault
    done: Done
    verdict: Verdict
    told: tuple[Problem, ...] = ()
    """Problems that the demo does not have without the fault."""
    error: str = ""

    def __str__(self) -> str:
        told = [f"{each.path}:{each.position.line} {each.rule}: {each.message}" for each in self.told[:4]]
        wanted = sorted(f"{path}:{line}" for path, line in self.done.places)[:6]
        name = f"{self.fault.name} {self.fault.number} ({self.done.what})"
        return f"{name}: {self.verdict}; wanted {wanted}, told {told} {self.error}".rstrip()


@dataclass(frozen=True)
class _Read:
    """What the pages are made of, without the lines on which it stands; and the problems."""

    said: Mapping[str, object]
    problems: frozenset[Problem]


class Judge:
    """Puts faults into a folder, one at a time, and looks what is said.

    What the files hold is read first. A fault that this does not show is looked for by a whole build.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        (folder.root / PUBLISHED).parent.mkdir()
        (folder.root / PUBLISHED).write_text("What was published before.")
        self._plain = _read(folder)
        self._known = self._plain.problems | _built(folder)

    def judge(self, fault: Fault) -> Judged:
        """The verdict; the folder is as before afterwards."""
        try:
            done = fault.put_into(self.folder)
            try:
                return self._judged(fault, done)
            except Exception as error:
                return Judged(fault, done, Verdict.RAISED, error=repr(error))
        finally:
            self.folder.restore()

    def _judged(self, fault: Fault, done: Done) -> Judged:
        read = _read(self.folder)
        told = read.problems - self._known
        same = done.is_wanted or read.said == self._plain.said
        if fault.needs_build or (done.places and _verdict(done, told, same) is not Verdict.EXACT):
            told = _built(self.folder) - self._known
        self._print(told)
        verdict = _verdict(done, told, same)
        if (self.folder.root / PUBLISHED).read_text("utf-8") != "What was published before.":
            verdict = Verdict.PUBLISHED
        return Judged(fault, done, verdict, tuple(sorted(told, key=lambda problem: problem.sort_key)))

    def _print(self, told: frozenset[Problem]) -> None:
        """Every form of the report is made, so that none of them can fail."""
        texts = {path: self.folder.now(path) for path in {problem.path for problem in told}}
        for text in (as_text(told, texts), as_json(told), as_github(told), as_gitlab(told)):
            text.encode("utf-8")


def _verdict(done: Done, told: frozenset[Problem], same: bool) -> Verdict:
    grave = [problem for problem in told if severity_of(problem) is not Severity.NOTICE]
    if not done.places:
        return Verdict.HARMLESS if same and not grave else Verdict.ELSEWHERE
    if not grave:
        return Verdict.SILENT
    found = done.places & _places(grave)
    enough = found == done.places if done.all_of_them else bool(found)
    return Verdict.EXACT if enough else Verdict.ELSEWHERE


def _places(problems: Sequence[Problem]) -> frozenset[Place]:
    return frozenset((problem.path, problem.position.line) for problem in problems)


def _read(folder: Folder) -> _Read:
    checked = read_site(folder.root, TODAY, pattern_faults=pattern_problems, reserved=urls.RESERVED)
    manifest = read_manifest(folder.root / "data")
    site = checked.value
    articles = (*site.tips, *site.faqs, *site.guides, *site.visa_texts.values(), *site.pages.values())
    said = {
        "settings": site.settings,
        "roles": site.roles,
        "articles": [(article.path, article.head, article.body.rstrip()) for article in articles],
        "lists": (site.ledger, site.employers.aliases, site.eligibility, site.abbreviations),
        "snapshot": manifest.value,
    }
    return _Read(said, frozenset((*checked.problems, *manifest.problems)))


def _built(folder: Folder) -> frozenset[Problem]:
    return frozenset(build(Options(folder.root, folder.root / "build", TODAY, publish=False)).problems)
