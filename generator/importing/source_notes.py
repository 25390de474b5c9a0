"""What the command line says about the source of public records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """Overrides of what an importer knows of its usual source; None leaves the usual."""

    title: str | None = None
    """Name of the source as shown to visitors."""
    url: str | None = None
    """The source's own address."""
    licence: str | None = None
    """Licence or terms the data came under."""
    demo: bool = False
    """Whether the records are invented."""
