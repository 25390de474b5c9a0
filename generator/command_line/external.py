"""`rolepages check --external`: the links that leave the site are asked, counted and told."""

import asyncio
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator import __version__
from generator.audit.anchors import Parts
from generator.external import kept
from generator.external.asking import Manner, ask, hosts_of
from generator.external.kept import Known
from generator.external.link import Group, Link, problems_of
from generator.external.pace import AT_ONCE, PAUSE
from generator.external.verdict import State, Verdict
from generator.external_links import links_of_files, links_of_pages, links_of_postings, outside
from generator.options import Options, Outcome
from generator.pipeline import Rendered
from generator.problems.problem import Problem, in_order
from generator.problems.wording import counted
from generator.sources import located_yaml

PRIVATE = "ROLEPAGES_ASK_PRIVATE"
"""A variable of the environment: `1` asks machines inside the network and no others. Tests need it."""
_KEPT_EVERY = 30.0
"""Seconds after which the answers are put into the cache, so that a lost machine loses few."""
_STEP = "Asking external links"
_NO_NETWORK = "is at a server whose name nobody knew here, where no server answered"


@dataclass(frozen=True, slots=True)
class Asking:
    """What the command line decides about external links."""

    postings: bool = False
    """Whether the links of postings are asked, too."""
    fresh: bool = False
    """Whether every address is asked, whatever the cache has."""
    report: Path | None = None


@dataclass(slots=True)
class Gathered:
    """What of the site is needed to find its links; filled when all its pages have been made."""

    rendered: Rendered | None = None

    def __call__(self, rendered: Rendered) -> None:
        """Keep it."""
        self.rendered = rendered


@dataclass(slots=True)
class Found:
    """What came of it."""

    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Texts of files that hold links and that a build does not read as text."""
    lines: list[str] = field(default_factory=list)
    """For people."""
    dead: int = 0
    interrupted: bool = False


def external_links(options: Options, outcome: Outcome, gathered: Gathered, asking: Asking) -> Found:
    """Find the links, ask those that are due, keep the answers, and tell what is not alive."""
    links, left_out = _links(options, outcome, gathered, asking)
    found = Found(texts=_texts_of_templates(options.root, links))
    cache = options.root / kept.KEPT
    known = _known(cache, found)
    addresses = sorted({link.asked for link in links})
    now = datetime.now(UTC)
    fresh = {} if asking.fresh else {each: known[each] for each in addresses if _is_fresh(known, each, now)}
    due = [each for each in addresses if each not in fresh]
    if due:
        hosts = hosts_of(due)
        seconds = max(max(hosts.values()) * PAUSE, len(due) * PAUSE / AT_ONCE)
        found.lines += [_line_before(len(due), len(hosts), seconds)] if seconds >= 60 else []
    answers = _asked(due, options, known, cache, found)
    verdicts = {each: each_known.verdict for each, each_known in fresh.items()} | answers
    told = {address: verdict for address, verdict in verdicts.items() if verdict.said != _NO_NETWORK}
    found.problems = tuple(problems_of(links, told))
    found.dead = sum(verdict.state is State.DEAD for verdict in verdicts.values())
    found.lines += _summary(addresses, fresh, answers, verdicts)
    if len(told) < len(verdicts):
        number = counted(len(verdicts) - len(told), "address", "addresses")
        found.lines.append(f"No server answered for {number}: is this machine connected to the internet?")
    if left_out:
        number = counted(left_out, "address of postings", "addresses of postings")
        found.lines.append(f"Not asked: {number}; --external-postings asks them, too.")
    if gathered.rendered is None:
        found.lines.append("The site has errors: the links that only its pages hold were not asked.")
    if asking.report:
        found.problems = in_order((*found.problems, *_report(asking.report, links, verdicts)))
    return found


def _links(
    options: Options, outcome: Outcome, gathered: Gathered, asking: Asking
) -> tuple[tuple[Link, ...], int]:
    """The links to ask, and how many addresses of postings are left out."""
    rendered = gathered.rendered
    if rendered is None:
        said = located_yaml.read(outcome.texts.get("site.yaml", ""), "site.yaml").value
        folders = (said.text(("paths", name)) or name for name in ("templates", "data"))
        links = links_of_files(options.root, outcome.texts, *folders)
        return outside(links, options.base_url or said.text(("base_url",))), 0
    paths, settings = rendered.inputs.site.paths, rendered.workshop.book.settings
    written = links_of_files(options.root, outcome.texts, paths.templates, paths.data)
    snapshot = rendered.inputs.snapshot
    postings = links_of_postings(options.root, paths.data, snapshot) if snapshot else ()
    parts: Parts = rendered.made.parts
    own = (*written, *links_of_pages(parts, written, postings))
    links = outside(own, settings.base_url, settings.report_url)
    asked = {link.asked for link in links}
    others = [link for link in outside(postings, settings.base_url) if link.asked not in asked]
    if asking.postings:
        return (*links, *others), 0
    return links, len({link.asked for link in others})


def _texts_of_templates(root: Path, links: Iterable[Link]) -> dict[str, str]:
    """For the lines shown with problems."""
    paths = {link.path for link in links if link.group is Group.TEMPLATES}
    return {path: (root / path).read_text("utf-8", "replace") for path in sorted(paths)}


def _known(cache: Path, found: Found) -> dict[str, Known]:
    try:
        return kept.read(cache)
    except kept.DamagedError:
        found.lines.append(f"{cache} is damaged and not used: every address is asked again.")
        return {}


def _is_fresh(known: Mapping[str, Known], address: str, now: datetime) -> bool:
    return address in known and known[address].is_fresh(now)


def _asked(
    due: list[str], options: Options, known: dict[str, Known], cache: Path, found: Found
) -> dict[str, Verdict]:
    """The verdicts of addresses that were asked now; an interruption keeps those that are there."""
    answers: dict[str, Verdict] = {}
    if not due:
        return answers
    before = dict(known)
    saved = time.monotonic()

    def told(address: str, verdict: Verdict) -> None:
        nonlocal saved
        answers[address] = verdict
        options.progress(_STEP, len(answers), len(due))
        if time.monotonic() - saved > _KEPT_EVERY:
            _keep(answers, before, known, cache)
            saved = time.monotonic()

    manner = Manner(
        f"rolepages/{__version__} (checks the links of a site)", private=os.environ.get(PRIVATE) == "1"
    )
    try:
        asyncio.run(ask(due, manner, told))
    except KeyboardInterrupt:
        found.interrupted = True
        missing = counted(len(due) - len(answers), "address", "addresses")
        found.lines.append(f"Stopped: {missing} not asked; the answers so far are kept.")
    finally:
        answers.update(_with_doubt(answers, before))
        fault = _keep(answers, before, known, cache)
        found.lines += [fault] if fault else []
    return answers


def _with_doubt(answers: Mapping[str, Verdict], before: Mapping[str, Known]) -> dict[str, Verdict]:
    """Names that nobody knows prove nothing while no server answers: the machine may be without a network."""
    if any(verdict.answered for verdict in answers.values()):
        return dict(answers)
    return {
        address: Verdict(State.UNKNOWN, _NO_NETWORK)
        if verdict.by_name and not _was_dead(before.get(address))
        else verdict
        for address, verdict in answers.items()
    }


def _was_dead(known: Known | None) -> bool:
    return known is not None and known.verdict.state is State.DEAD


def _keep(
    answers: Mapping[str, Verdict], before: Mapping[str, Known], known: dict[str, Known], cache: Path
) -> str:
    """Put the answers into the cache; what went wrong, or nothing."""
    now = datetime.now(UTC)
    for address, verdict in _with_doubt(answers, before).items():
        if verdict.said != _NO_NETWORK:
            known[address] = Known(verdict, now)
    try:
        kept.write(cache, known, now)
    except OSError as error:
        return f"The answers could not be kept in {cache}: {error.strerror or error}."
    return ""


def _line_before(addresses: int, hosts: int, seconds: float) -> str:
    said = counted(addresses, "address", "addresses")
    return f"{said} at {counted(hosts, 'server')} had to be asked: {seconds / 60:.0f} minutes or more."


def _summary(
    addresses: Iterable[str],
    fresh: Mapping[str, Known],
    answers: Mapping[str, Verdict],
    verdicts: Mapping[str, Verdict],
) -> list[str]:
    states = Counter(verdict.state for verdict in verdicts.values())
    total = counted(len(list(addresses)), "external address", "external addresses")
    return [
        f"{total}: {len(answers):,} asked, {len(fresh):,} known from {kept.KEPT.as_posix()}; "
        f"{states[State.ALIVE]:,} alive, {states[State.MOVED]:,} moved, {states[State.DEAD]:,} dead, "
        f"{states[State.UNKNOWN]:,} not known."
    ]


def _report(path: Path, links: Iterable[Link], verdicts: Mapping[str, Verdict]) -> tuple[Problem, ...]:
    """Write the report: JSON for a name that ends so, else a line for each link."""
    records = [_record(link, verdicts.get(link.asked)) for link in sorted(links, key=_place_of)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".json":
            path.write_text(json.dumps({"links": records}, indent=1) + "\n", "utf-8")
        else:
            path.write_text("".join(f"{_line_of(record)}\n" for record in records), "utf-8")
    except OSError as error:
        message = f"The report cannot be written: {(error.strerror or str(error)).lower()}."
        return (Problem(path.as_posix(), "cannot-write", message, "name another file with --report."),)
    return ()


def _place_of(link: Link) -> tuple[str, int, int, str]:
    return (link.path, link.position.line, link.position.column, link.address)


def _record(link: Link, verdict: Verdict | None) -> dict[str, Any]:
    record: dict[str, Any] = {
        "path": link.path,
        "line": link.position.line,
        "column": link.position.column,
        "group": link.group.value,
        "address": link.address,
        "state": verdict.state.value if verdict else "not asked",
    }
    if verdict and verdict.said:
        record["said"] = verdict.said
    if verdict and verdict.to:
        record["moved_to"] = verdict.to
    return record


def _line_of(record: Mapping[str, Any]) -> str:
    why = record.get("said") or record.get("moved_to", "")
    place = f"{record['path']}:{record['line']}:{record['column']}"
    return " ".join(str(each) for each in (place, record["state"], record["address"], why) if each)
