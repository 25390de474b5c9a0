"""`content/redirects.yaml`: where old addresses lead.

What can be told from the file alone is told here. Whether an address is a page of the site is only known
once all pages are planned.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.domain.redirect import GONE, Redirect, Redirects
from generator.domain.site_address import address_fault, one_form
from generator.problems.problem import Checked, Position, Problem
from generator.problems.wording import shown
from generator.sources.files import MOST_LISTS, SourceFile, read_file
from generator.sources.list_files import read_list
from generator.sources.located_yaml import Located

REDIRECTS_FILE = "redirects.yaml"
_LIST = "redirects"


@dataclass(frozen=True, slots=True)
class PlacedRedirect:
    """A usable rule and its number in the file, from 0."""

    redirect: Redirect
    index: int


@dataclass(frozen=True, slots=True)
class RedirectFile:
    """The rules that could be read, with their places."""

    path: str
    entries: tuple[PlacedRedirect, ...] = ()
    located: Located = field(default_factory=lambda: Located({}))
    files: tuple[SourceFile, ...] = ()

    def place(self, entry: PlacedRedirect, key: str) -> Position:
        """Where the value of a key of a rule stands."""
        return self.located.best((_LIST, entry.index, key))


def read_redirects(root: Path, content: str) -> Checked[RedirectFile]:
    """The rules in the folder `content`; a site without the file has none."""
    path = f"{content}/{REDIRECTS_FILE}"
    strayed = _strayed(root, path)
    if not (root / path).exists():
        return Checked(RedirectFile(path), strayed)
    file = read_file(root, path)
    if file.value is None:
        return Checked(RedirectFile(path), (*strayed, *file.problems))
    found = _rules(file.value)
    return Checked(found.value, (*strayed, *found.problems))


def _strayed(root: Path, path: str) -> tuple[Problem, ...]:
    """The file at the root of the site, where nothing reads it."""
    if not (root / REDIRECTS_FILE).is_file() or path == REDIRECTS_FILE:
        return ()
    message = "Nothing reads this file here."
    return (Problem(REDIRECTS_FILE, "unused-file", message, f"move it to {path}."),)


@lru_cache(maxsize=MOST_LISTS)
def _rules(file: SourceFile) -> Checked[RedirectFile]:
    read = read_list(file, _LIST, Redirects, Redirect)
    if read.entries is None:
        return Checked(RedirectFile(file.path, files=(file,)), read.problems)
    written = tuple(PlacedRedirect(rule, at) for at, rule in read.entries.items())
    found = RedirectFile(file.path, written, read.located, (file,))
    faults = {entry.index: tuple(_entry_faults(entry, found)) for entry in written}
    usable = tuple(_in_one_form(entry) for entry in written if not faults[entry.index])
    kept = RedirectFile(file.path, usable, read.located, (file,))
    told = [problem for each in faults.values() for problem in each]
    return Checked(kept, (*read.problems, *told, *_doubled(kept), *_loops(kept)))


def _entry_faults(entry: PlacedRedirect, file: RedirectFile) -> Iterator[Problem]:
    rule = entry.redirect
    for key, address in (("from", rule.start), ("to", rule.to)):
        fault, hint = address_fault(address) if key == "from" or address != GONE else ("", "")
        if fault:
            message = f"`{key}` is {shown(address)}, which {fault}."
            yield Problem(file.path, "redirect-address", message, hint, file.place(entry, key))
    if rule.ended_on and rule.ended_on < rule.since:
        message = f"The rule ends on {rule.ended_on}, before its first day, {rule.since}."
        at = file.place(entry, "ended_on")
        yield Problem(file.path, "dates-reversed", message, "correct one of the two days.", at)


def _in_one_form(entry: PlacedRedirect) -> PlacedRedirect:
    """The rule with its addresses as the rest of the program knows them, however they are spelled."""
    rule = entry.redirect
    spelled = {"from": one_form(rule.start), "to": one_form(rule.to)}
    return PlacedRedirect(rule.model_copy(update=spelled), entry.index)


def _doubled(file: RedirectFile) -> Iterator[Problem]:
    """Rules of one address of which none has ended before the other begins."""
    earlier: dict[str, list[PlacedRedirect]] = {}
    for entry in file.entries:
        others = earlier.setdefault(entry.redirect.start, [])
        met = next((other for other in others if _overlap(other.redirect, entry.redirect)), None)
        if met:
            line = file.place(met, "from").line
            message = f"{entry.redirect.start} has a rule on line {line} already."
            hint = f"give that one `ended_on: {entry.redirect.since}` if this one takes its place."
            yield Problem(file.path, "doubled-redirect", message, hint, file.place(entry, "from"))
        others.append(entry)


def _overlap(one: Redirect, other: Redirect) -> bool:
    first, second = sorted((one, other), key=lambda rule: rule.since)
    return first.ended_on is None or first.ended_on > second.since


def _loops(file: RedirectFile) -> Iterator[Problem]:
    """Rules that lead back to their own address, each circle told once, at its last rule."""
    lasting = {each.redirect.start: each for each in file.entries if each.redirect.ended_on is None}
    told: set[str] = set()
    for start in lasting:
        circle = _circle(start, lasting)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            last = max((lasting[each] for each in circle), key=lambda entry: entry.index)
            steps = " to ".join((*circle, circle[0])[:6])
            message = f"The rules lead in a circle: {steps}."
            hint = "give the rule that holds no more the day of its end as `ended_on`."
            yield Problem(file.path, "redirect-loop", message, hint, file.place(last, "to"))


def _circle(start: str, rules: Mapping[str, PlacedRedirect]) -> tuple[str, ...]:
    """The addresses from `start` back to `start`; empty when its rules lead elsewhere."""
    steps: dict[str, None] = {start: None}
    to = rules[start].redirect.to
    while to in rules and to not in steps:
        steps[to] = None
        to = rules[to].redirect.to
    return tuple(steps) if to == start else ()
