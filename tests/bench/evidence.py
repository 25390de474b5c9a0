"""How far the public records of a site reach its postings: `python tests/bench/evidence.py --site my-site`.

Prints the shares of employers and postings whose legal entities are matched, ambiguous or not found, how they
were matched, the rungs of the jobs, and for a number of employers the records behind their match.
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from generator.evidence.entity import Certainty
from generator.evidence.records import EmployerRecord
from generator.options import Options
from generator.pages.book import Book
from generator.preparing import prepared


def main() -> None:
    """Read the site, weigh its postings, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path())
    parser.add_argument("--today", type=date.fromisoformat)
    parser.add_argument("--samples", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    start = time.perf_counter()
    options = Options(given.site, given.site / "build", date.today(), today=given.today, publish=False)  # noqa: DTZ011
    workshop = prepared(options).value
    if workshop is None:
        raise SystemExit("The site has errors; see `rolepages check`.")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"read, classified and joined in {time.perf_counter() - start:.1f} s, peak {peak:,.0f} MB\n")
    for line in (*shares(workshop.book), "", *samples(workshop.book, given.samples, given.seed)):
        print(line)


def shares(book: Book) -> Iterator[str]:
    """A table of certainties by employers and postings, ways of matching, and rungs of all jobs."""
    employers: Counter[str] = Counter()
    postings: Counter[str] = Counter()
    ways: Counter[str] = Counter()
    for job in book.catalogue.jobs:
        match = book.records.by_employer[job.employer].match
        postings[match.certainty] += len(job.adverts)
        ways[match.how or "none"] += len(job.adverts)
    for record in book.records.by_employer.values():
        employers[record.match.certainty] += 1
    yield "| match | employers | share | postings | share |"
    yield "| --- | --- | --- | --- | --- |"
    for certainty in Certainty:
        yield (
            f"| {certainty} | {employers[certainty]:,} | {_share(employers, certainty)} "
            f"| {postings[certainty]:,} | {_share(postings, certainty)} |"
        )
    yield ""
    yield "postings by way of matching: " + _listed(ways)
    yield "distinct jobs by strongest rung: " + _listed(Counter(job.rung for job in book.catalogue.jobs))


def samples(book: Book, number: int, seed: int) -> Iterator[str]:
    """Employers drawn at random, those with many postings likelier, with the records behind their match."""
    slugs = [job.employer for job in book.catalogue.jobs]
    drawn: dict[str, None] = {}
    roll = Random(seed)
    while len(drawn) < min(number, len(set(slugs))):
        drawn[roll.choice(slugs)] = None
    for slug in drawn:
        yield f"{book.catalogue.employers[slug].name}: {_record(book.records.by_employer[slug])}"


def _record(record: EmployerRecord) -> str:
    match = record.match
    if match.certainty is not Certainty.MATCHED:
        others = ", ".join(each.entity.name for each in match.candidates[:4])
        return f"{match.certainty} ({others})" if others else match.certainty
    names = "; ".join(f"{entity.name} ({entity.filings:,})" for entity in match.entities[:4])
    filed = ", ".join(f"{each.soc} {each.certified:,}" for each in record.filings[:3])
    approved = record.approvals[-1] if record.approvals else None
    decided = f"; approvals {approved.year}: {approved.initial_approvals:,} initial" if approved else ""
    return f"{match.how}: {names}; filings {filed or 'none'}{decided}"


def _share(counts: Counter[str], key: str) -> str:
    return f"{counts[key] / counts.total():.1%}"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{key} {count:,}" for key, count in counts.most_common())


if __name__ == "__main__":
    main()
