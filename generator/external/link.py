"""A link that leaves the site, where it is written, and what is told of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.external.verdict import State, Verdict
from generator.problems.problem import Position, Problem

_RULES = {
    State.DEAD: "external-dead",
    State.MOVED: "external-moved",
    State.UNKNOWN: "external-unknown",
}
_LINES_NAMED = 5


class Group(StrEnum):
    """Who wrote a link."""

    TEXTS = "texts"
    """Editors, in Markdown or YAML."""
    TEMPLATES = "templates"
    PAGES = "pages"
    """The generator, such as the sources of public records."""
    POSTINGS = "postings"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a file."""

    address: str
    """As it is written."""
    path: str
    """The file, relative to the site's folder."""
    group: Group
    position: Position = field(default_factory=Position)
    page: str = ""
    """The first page that holds it, of a link that no file holds."""

    @property
    def asked(self) -> str:
        """The address that is asked: servers never hear of what stands behind `#`."""
        return self.address.partition("#")[0]


def problems_of(links: Iterable[Link], verdicts: Mapping[str, Verdict]) -> Iterator[Problem]:
    """One problem for each file and address that is not simply alive, at the first place in the file."""
    places: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        places.setdefault((link.path, link.address), []).append(link)
    for (path, address), found in sorted(places.items()):
        verdict = verdicts.get(found[0].asked)
        if verdict and verdict.state is not State.ALIVE:
            found.sort(key=lambda link: (link.position.line, link.position.column))
            message = _on_page(found[0].page, _message(address, verdict)) + _more(found[1:])
            yield Problem(path, _RULES[verdict.state], message, _hint(address, verdict), found[0].position)


def _message(address: str, verdict: Verdict) -> str:
    match verdict.state:
        case State.DEAD:
            return f"The link to `{address}` is dead: it {verdict.said}."
        case State.MOVED:
            return f"The link to `{address}` has moved for good, to `{_new(address, verdict)}`."
        case _:
            return f"Whether the link to `{address}` leads anywhere is not known: it {verdict.said}."


def _on_page(page: str, message: str) -> str:
    return f"On the page {page}: {message[0].lower()}{message[1:]}" if page else message


def _hint(address: str, verdict: Verdict) -> str:
    match verdict.state:
        case State.DEAD:
            return "find where the page is now, or take the link out."
        case State.MOVED:
            return f"write `{_new(address, verdict)}` if it is the same page."
        case _:
            return "open it in a browser."


def _new(address: str, verdict: Verdict) -> str:
    """The new address, with the old one's fragment unless it brings its own (RFC 9110, 10.2.2)."""
    fragment = address.partition("#")[2]
    return verdict.to if "#" in verdict.to or not fragment else f"{verdict.to}#{fragment}"


def _more(others: list[Link]) -> str:
    lines = list(dict.fromkeys(link.position.line for link in others))
    if not lines:
        return ""
    named = ", ".join(str(line) for line in lines[:_LINES_NAMED])
    rest = f" and {len(lines) - _LINES_NAMED} more" if len(lines) > _LINES_NAMED else ""
    return f" The same on line {named}{rest}."
