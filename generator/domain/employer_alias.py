"""What is known of employers' legal names: `content/employers.yaml` and the shipped list of brands."""

from datetime import date
from typing import Annotated

from pydantic import Field

from generator.domain.article import Citation
from generator.domain.model import Model
from generator.domain.role import Words

Host = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=253)]


class Brand(Model):
    """A name that postings use, and the legal names its filings are made under."""

    brand: Words
    """The name in postings, such as `Instacart`."""
    legal_names: Annotated[tuple[Words, ...], Field(min_length=1, max_length=50)]
    """Legal names in full with their legal form, such as `Maplebear Inc.`."""
    source: Citation
    """Where it can be checked that these are the brand's legal names."""
    websites: tuple[Host, ...] = ()
    """Hosts of the brand's own site (`ramp.com`); an employer of this name with another site is not meant."""


class EmployerAlias(Brand):
    """An entry of `content/employers.yaml`. Entries are added, never changed: history stays readable."""

    added_on: date
    """Day the entry was written."""
    replaces: bool = False
    """Whether it takes the place of every earlier entry of the brand."""


class EmployerAliases(Model):
    """`content/employers.yaml`."""

    employers: tuple[EmployerAlias, ...] = ()
    """In the order in which they were added."""
