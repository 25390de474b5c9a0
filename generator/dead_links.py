"""Dead links of finished pages, traced back to the texts in which they were written."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.problems.problem import Position, Problem

OWN_TEXTS = ("about", "corrections", "data", "method")
"""Pages of the site itself to which the pages of the generator lead."""

_TARGET = re.compile(r"the link to `([^`]+)` ")


def at_their_texts(problems: Iterable[Problem], texts: Mapping[str, str], content: str) -> Iterator[Problem]:
    """Problems of pages, those of dead links at every place that holds the link.

    `texts` are the input files by path and `content` the folder of articles. A link that no text holds was
    made by the generator; when it leads to a page of the site itself, that page's file is the place.
    """
    for problem in problems:
        found = _TARGET.search(problem.message) if problem.rule == "broken-link" else None
        places = list(_places(found[1], texts)) if found else []
        if places:
            yield from (replace(problem, path=path, position=position) for path, position in places)
        elif found:
            yield _of_missing_page(problem, found[1], texts, content)
        else:
            yield problem


def _places(target: str, texts: Mapping[str, str]) -> Iterator[tuple[str, Position]]:
    """Where the address stands as a whole: in parentheses, between quotation marks or as a definition."""
    whole = re.compile(rf"(?<=[(<\s\"']){re.escape(target)}(?=[)>\s\"'])")
    for path in sorted(texts):
        for number, line in enumerate(texts[path].split("\n"), 1):
            for found in whole.finditer(line):
                yield path, Position(number, found.start() + 1, len(target))


def _of_missing_page(problem: Problem, target: str, texts: Collection[str], content: str) -> Problem:
    name = target.removeprefix("/").partition("/")[0]
    path = f"{content}/pages/{name}.md"
    if name not in OWN_TEXTS or path in texts:
        return problem
    return replace(problem, path=path, hint="write the page: other pages lead to it.")
