"""A build for the command line: the site is made only if anything may be different from the last time."""

from generator.collector import collector_paused
from generator.keeping.last_build import keep_build, last_build, read_record, stamp_of
from generator.options import Options, Outcome


@collector_paused()
def rebuilt(options: Options) -> Outcome:
    """Check the site's folder and, without errors, publish it; what stands is left. Input never raises."""
    outcome = Outcome()
    record = read_record(options, outcome.ignored.append) if options.publish else None
    stamp = stamp_of(options, record.stamp if record else None) if options.publish else None
    known = None if options.fresh else last_build(stamp, record, options)
    if known:
        return known
    # The steps take longer to import than it takes to see that there is nothing to do.
    from generator.pipeline import build  # noqa: PLC0415

    made = build(options, outcome=outcome)
    keep_build(stamp, made, options)
    return made
