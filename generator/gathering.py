"""What public records say of the employers and occupations of a snapshot."""

from generator.domain.snapshot import Snapshot
from generator.inputs import Inputs
from generator.insight.employers import employers_of
from generator.insight.scale import Scale
from generator.options import Options
from generator.problems.problem import Checked


def gathered_records(inputs: Inputs, snapshot: Snapshot, options: Options) -> Checked[Scale]:
    """The scale on which every posting is weighed; without public records only words and sources count."""
    employers = employers_of(snapshot.postings)
    socs = {slug: role.occupation.soc for slug, role in inputs.site.roles.items()}
    return Checked(Scale(employers, socs))
