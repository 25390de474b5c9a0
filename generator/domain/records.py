"""Public records about employers: what kinds there are, and the description of an evidence folder.

Sources: US Department of Labor, Office of Foreign Labor Certification (OFLC) for labor condition
applications (LCAs) and prevailing wages; USCIS for petitions; O*NET for occupations.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.domain.model import Model
from generator.domain.posting import WebAddress


class CaseStatus(StrEnum):
    """The outcome of a labor condition application. `Certified - Withdrawn` is never counted as certified."""

    CERTIFIED = "certified"
    CERTIFIED_WITHDRAWN = "certified_withdrawn"
    WITHDRAWN = "withdrawn"
    DENIED = "denied"


class Table(StrEnum):
    """The tables of an evidence folder: one Parquet file each, `<name>.parquet`."""

    LCA = "lca"
    """One row for each application."""
    LCA_COUNTS = "lca_counts"
    """Certified applications already counted by employer, job title and occupation."""
    USCIS = "uscis"
    """Decided H-1B petitions by employer, year and place."""
    WAGES = "wages"
    """Prevailing wages by occupation and area."""
    AREAS = "areas"
    """The counties of each area."""
    OCCUPATIONS = "occupations"
    """O*NET occupations and the job titles reported for them."""


class DataSet(Model):
    """What one import brought into one table."""

    table: Table
    """lca, lca_counts, uscis, wages, areas or occupations."""
    files: tuple[str, ...]
    """Names of the imported files, without folders."""
    title: str
    """Name of the source as shown to visitors."""
    url: WebAddress | None = None
    """The source's own address."""
    licence: str
    """Licence or terms the data came under."""
    first: date
    """First day the data covers."""
    last: date
    """Last day the data covers."""
    missing: tuple[str, ...] = ()
    """Fiscal quarters or years between `first` and `last` of which the files hold nothing: `FY2025 Q4`."""
    covers: tuple[str, ...] = ()
    """SOC 2018 codes, when the files hold applications for these alone; empty when they hold all."""
    read: Annotated[int, Field(ge=0)]
    """Rows read: kept, rejected, skipped and united together."""
    kept: Annotated[int, Field(ge=0)]
    """Rows of the table."""
    rejected: dict[str, Annotated[int, Field(ge=1)]] = {}
    """Rows left out because they cannot be used: reason -> rows."""
    notes: dict[str, Annotated[int, Field(ge=1)]] = {}
    """Rows kept with a value mended, emptied or united: what -> rows."""
    demo: bool = False
    """Whether the records are invented."""


class EvidenceManifest(Model):
    """`evidence.json` beside the tables."""

    format: Annotated[int, Field(ge=1, le=1)] = 1
    """Version of the folder's layout."""
    sets: tuple[DataSet, ...] = ()
    """At most one for each table, in the order of `Table`."""
