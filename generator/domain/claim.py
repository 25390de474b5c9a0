"""Claims that are known to be wrong, and how sentences make them."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from generator.domain.article import Citation
from generator.domain.model import Model
from generator.domain.role import Slug, Words

_WORD = r"(?=[^ ]*[A-Za-z0-9])[\w$%'’,.-]+\*?"
_CLASS = r"[a-z][a-z0-9-]*"
_PIECE = rf"(?:<{_CLASS}>|{_WORD})"
_PHRASE = re.compile(rf"{_PIECE}(?: (?:\.\.\. )?{_PIECE})*")
_RUN = re.compile(rf"{_WORD}(?: {_WORD})*")


def _is_phrase(words: str) -> str:
    if not _PHRASE.fullmatch(words):
        raise ValueError(
            f"`{words}` is no phrase: write words, each perhaps with `*` at its end, and ` ... ` between two"
        )
    return words


def _is_run(words: str) -> str:
    if not _RUN.fullmatch(words):
        raise ValueError(f"`{words}` is no run of words: write words, each perhaps with `*` at its end")
    return words


Phrase = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_is_phrase)]
"""Words that stand next to each other. `lca*` is any word that begins so, ` ... ` up to eight words, and
`<wage>` one of the words listed under that name."""

Run = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_is_run)]
"""Words that stand next to each other, each perhaps with `*`."""
WordClasses = dict[Annotated[str, Field(pattern=rf"^{_CLASS}$", max_length=40)], tuple[Run, ...]]

Group = Annotated[tuple[Phrase, ...], Field(min_length=1, max_length=300)]
GroupName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_ -]*$", max_length=40)]


class Claim(Model):
    """One wrong claim, and the sentences that make it."""

    name: Slug
    """What reports call it, and what a text names that may make it."""
    claim: Words
    """The claim in a sentence."""
    why: Words
    """Why it is wrong."""
    correct: Words
    """What is right, in words that a text can use."""
    says: Annotated[dict[GroupName, Group], Field(min_length=1, max_length=6)]
    """Groups of phrases by a name of your own. A sentence makes the claim when it holds one of each group."""
    unless: Annotated[tuple[Phrase, ...], Field(max_length=200)] = ()
    """Phrases of sentences that do not make it: what is denied, or about something else."""
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]
    """Where it can be checked."""
    wrong: Annotated[tuple[Words, ...], Field(min_length=1)]
    """Sentences that have to be found: examples that are tried each time the file is read."""
    right: Annotated[tuple[Words, ...], Field(min_length=1)]
    """Sentences that have to pass."""


class Claims(Model):
    """`content/claims.yaml`."""

    denials: Annotated[tuple[Phrase, ...], Field(max_length=200)] = ()
    """Phrases by which any sentence denies what it says: `is a myth`."""
    words: Annotated[WordClasses, Field(max_length=100)] = Field(default_factory=dict)
    """Words that mean the same here, by a name that phrases use in angle brackets: `<wage>`."""
    claims: tuple[Claim, ...] = ()
    """Each name once."""
