"""The files beside the pages: feeds, downloads and calendars, made from their subjects and written."""

from collections.abc import Iterator

from generator.keeping.exports import Files, name_of
from generator.keeping.reads import Sources
from generator.made import Made, united
from generator.publish.digests import digest_of
from generator.seo.exports import Subject, exported
from generator.workshop import Workshop


def make_exports(workshop: Workshop, chunk: range) -> Made:
    """Make the files of the chunk of the subjects."""
    return united(make_export_at(workshop, place) for place in chunk)


def make_export_at(workshop: Workshop, place: int) -> Made:
    """Make the files of one subject."""
    subject, known = workshop.exports[place], workshop.known_exports
    if workshop.watch is None or known is None:
        return Made(files=tuple(_written(subject, workshop)))
    with workshop.watch.reads.noted() as reads:
        files = tuple(_written(subject, workshop))
    name = name_of(subject)
    return _made_of(subject, files, ((name, Sources(known.given[name], tuple(reads))),))


def kept_export(subject: Subject, workshop: Workshop) -> Made | None:
    """The files of a subject as a build before made them; None unless all are there and would be the same."""
    files = workshop.known_exports.unread(subject) if workshop.known_exports else None
    tree = workshop.tree
    if files is None or tree is None or not all(tree.keep(address, digest) for address, digest in files):
        return None
    return _made_of(subject, files)


def _made_of(subject: Subject, files: Files, sources: tuple[tuple[str, Sources], ...] = ()) -> Made:
    return Made(files=files, exports=((name_of(subject), files),), sources=sources)


def _written(subject: Subject, workshop: Workshop) -> Iterator[tuple[str, str]]:
    for address, content in exported(subject, workshop.seen):
        if workshop.tree:
            workshop.tree.write(address, content)
        yield address, digest_of(content)
