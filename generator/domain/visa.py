"""The kinds of visa and status a posting can name, and what each is called.

A green card is not a visa, and OPT is a work authorization of F-1 students rather than a visa of its
own: `VisaGroup` keeps them apart on every page.
"""

from dataclasses import dataclass
from enum import StrEnum


class VisaGroup(StrEnum):
    """What an employer's part in the status is."""

    WORK = "work"
    """A work visa or classification the employer files or signs for."""
    STUDENT = "student"
    """A work authorization an F-1 student already has or gets through the school."""
    PERMANENT = "permanent"
    """Permanent residence through the employer."""


@dataclass(frozen=True, slots=True)
class VisaKind:
    """One kind: its address, its name as used in texts, and whether it has a page of its own."""

    slug: str
    name: str
    group: VisaGroup
    lca_based: bool = False
    """Whether the employer files a labor condition application, the only public record by employer."""
    has_page: bool = True


VISAS: tuple[VisaKind, ...] = (
    VisaKind("h-1b", "H-1B", VisaGroup.WORK, lca_based=True),
    VisaKind("h-1b1", "H-1B1", VisaGroup.WORK, lca_based=True),
    VisaKind("e-3", "E-3", VisaGroup.WORK, lca_based=True),
    VisaKind("tn", "TN", VisaGroup.WORK),
    VisaKind("o-1", "O-1", VisaGroup.WORK),
    VisaKind("l-1", "L-1", VisaGroup.WORK),
    VisaKind("j-1", "J-1", VisaGroup.WORK),
    VisaKind("f-1-opt", "F-1 OPT", VisaGroup.STUDENT),
    VisaKind("f-1-stem-opt", "F-1 STEM OPT", VisaGroup.STUDENT),
    VisaKind("f-1-cpt", "F-1 CPT", VisaGroup.STUDENT, has_page=False),
    VisaKind("f-1", "F-1", VisaGroup.STUDENT, has_page=False),
    VisaKind("green-card", "green card", VisaGroup.PERMANENT),
)

VISA_BY_SLUG = {visa.slug: visa for visa in VISAS}
