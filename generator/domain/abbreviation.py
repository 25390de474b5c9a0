"""`content/abbreviations.yaml`: short forms that pages use, and what they stand for."""

from typing import Annotated

from pydantic import Field

from generator.domain.article import Citation
from generator.domain.model import Model
from generator.domain.role import Words

ShortForm = Annotated[
    str, Field(pattern=r"^[A-Z][\w*&/.+-]+( [A-Z][\w*&/.+-]*)*#?$", min_length=2, max_length=30)
]


class Abbreviation(Model):
    """One short form; pages say what it stands for where they first use it."""

    short: ShortForm
    """The short form as texts write it: `LCA`. A `#` at its end stands for a number: `FY#` is `FY2025`."""
    long: Words
    """What it stands for: `labor condition application`. With `#` in both, the number is said again."""
    plural: Words | None = None
    """What several stand for; `long` with an s where it is left out. Printed behind `LCAs`."""
    plain: Words | None = None
    """A few plain words more, printed behind `long` where the words alone tell a reader little."""
    source: Citation | None = None
    """Where it can be checked."""


class Abbreviations(Model):
    """`content/abbreviations.yaml`."""

    abbreviations: tuple[Abbreviation, ...] = ()
    """Each short form once."""
    names: tuple[ShortForm, ...] = ()
    """Words in capitals that are names, or that every reader knows: never explained, never asked about."""
