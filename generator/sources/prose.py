"""Everything that editors write for readers, as it stands in the files: for rules that read sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.domain.article import Article, Reviewed
from generator.problems.problem import Position
from generator.sources.articles import ArticleFile, ArticleFiles
from generator.sources.eligibility import EligibilityFile
from generator.sources.files import MOST_KEPT
from generator.sources.ledger import LedgerFile
from generator.sources.located_yaml import Located, Path
from generator.sources.roles import RoleFile

_FACT_KEYS = ("label", "value", "statement")
_HEAD_KEYS = ("title", "question", "description", "summary", "employer_step", "public_record", "unknowable")

_CODE = re.compile(r"^```.*?(?:^```|\Z)|^~~~.*?(?:^~~~|\Z)|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|https?://\S+|^[ ]{0,3}>[^\n]*$"
    r"|“[^”]{1,600}”|(?<!\w)\"[^\"\n]{1,300}\"(?!\w)",
    re.MULTILINE | re.DOTALL,
)
_ADDRESS = re.compile(r"\]\([^()\n]*\)")
_ALLOWED = re.compile(
    r"<!--\s{0,20}allow\s{1,20}(?P<rule>[a-z-]{1,40})\s{0,20}:\s{0,20}(?P<what>[^<>]{1,200}?)\s{0,20}-->"
)
_FEWEST_WORDS_QUOTED = 4
"""Fewer words between quotation marks are a name or a doubted word, not somebody's sentence."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as it stands in a file."""

    path: str
    body: str
    start: Position
    can_cite: bool = True
    """Whether variables are replaced in it."""

    def position(self, start: int, end: int) -> Position:
        """The place in the file of the characters from `start` up to `end`, cut where the line ends."""
        before = self.body[:start]
        line = before.count("\n")
        column = start - (before.rfind("\n") + 1) + (self.start.column if line == 0 else 1)
        first_line = self.body[start:end].split("\n")[0]
        return Position(self.start.line + line, column, len(first_line))

    def allows(self, rule: str) -> frozenset[str]:
        """What the text allows itself: `<!-- allow RULE: WORDS -->`, in small letters."""
        return frozenset(
            " ".join(found["what"].lower().split())
            for found in _ALLOWED.finditer(self.body)
            if found["rule"] == rule
        )

    def read(self) -> str:
        """The editor's own words, each at its place.

        Code, comments, addresses, variables and quotations are blank.
        """
        return _own_words(self.body)


@lru_cache(maxsize=MOST_KEPT)
def _own_words(body: str) -> str:
    text = _CODE.sub(_blank, body)
    text = _ADDRESS.sub(lambda found: f"]({' ' * (len(found[0]) - 3)})", text)
    return _UNREAD.sub(_blank_unless_short, text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _blank_unless_short(found: re.Match[str]) -> str:
    words = found[0]
    quoted = words[0] in '“"'
    if quoted and ("\n\n" in words or len(words.split()) < _FEWEST_WORDS_QUOTED):
        return words
    return _blank(found)


def _value(path: str, located: Located, at: Path, text: str, *, can_cite: bool = False) -> Prose:
    """One value of a YAML file whose whole text is `text`, without the quotation marks around it."""
    body, start = located.written(at, text)
    if len(body) > 1 and body[0] in "\"'" and body.rstrip().endswith(body[0]):
        body = f" {body.rstrip()[1:-1]} "
    return Prose(path, body, start, can_cite)


def prose_of(article: Article[Reviewed]) -> Prose:
    """An article's body."""
    return Prose(article.path, article.body, Position(article.body_line))


def prose_of_heads(files: ArticleFiles[Reviewed]) -> Iterator[Prose]:
    """Titles, questions and other sentences in the heads of articles."""
    texts = {file.path: file.text for file in files.files}
    for file in files.read:
        yield from _prose_of_head(file, texts[file.article.path])


def _prose_of_head(file: ArticleFile[Reviewed], text: str) -> Iterator[Prose]:
    for key in _HEAD_KEYS:
        if (key,) in file.located.values:
            yield _value(file.article.path, file.located, (key,), text)


def prose_of_role(file: RoleFile, text: str) -> Prose:
    """A role's opening paragraph, found in the `text` of its file."""
    return _value(file.path, file.located, ("intro",), text, can_cite=True)


def prose_of_facts(ledger: LedgerFile) -> Iterator[Prose]:
    """What pages print of each fact."""
    for source in ledger.files:
        for name in ledger.ledger.facts:
            for key in _FACT_KEYS:
                yield _value(ledger.path, ledger.located, ("facts", name, key), source.text)


def prose_of_ways(table: EligibilityFile) -> Iterator[Prose]:
    """What the ways to a visa commonly require."""
    for source in table.files:
        for at in table.texts:
            yield _value(table.path, table.located, at, source.text, can_cite=True)
