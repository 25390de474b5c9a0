"""What a publication would take from search engines at once: a broken source looks like jobs that closed.

A snapshot that was half imported, or a slip in a pattern, empties lists and closes postings by the thousand.
Each page alone is rightly closed; together they are an accident.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.domain.last_publication import LastPublication, PageRecord
from generator.domain.settings import Settings
from generator.problems.problem import Problem

_LEAST = 20
"""Pages of a kind below which a share says nothing: of two, one may well leave."""


def sudden_changes(
    now: Mapping[str, PageRecord], previous: LastPublication | None, settings: Settings
) -> Iterator[Problem]:
    """Kinds of which more pages leave the search engines than site.yaml allows at once."""
    was = {url: page for url, page in (previous.pages if previous else {}).items() if page.indexable}
    stays = Counter(page.kind for url, page in was.items() if url in now and now[url].indexable)
    for kind, number in sorted(Counter(page.kind for page in was.values()).items()):
        left = number - stays[kind]
        if number >= _LEAST and left * 100 > settings.gate.most_leaving * number:
            message = (
                f"Of {number:,} {kind} pages that search engines knew, {left:,} would leave at once; "
                f"{settings.gate.most_leaving}% may."
            )
            hint = (
                "look whether the postings were imported whole: `rolepages diff` lists the pages. "
                "`publish` refuses such a site unless told `--despite-gate`."
            )
            yield Problem("site.yaml", "gate-many-leave", message, hint)
