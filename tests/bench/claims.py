"""How many sentences the shipped wrong claims find, and how many right ones they take for wrong.

    python tests/bench/claims.py tests/corpus/claims-fresh.yaml

A sentence counts as found when any claim is told: an editor reads the correction either way.
"""

import sys
from pathlib import Path

import yaml

from generator.matching.claims import ClaimMatcher
from generator.sources.claims import read_claims

ROOT = Path(__file__).parents[2]


def main(paths: list[str]) -> None:
    """Print a row for each claim of each file, and a sum."""
    shipped = read_claims(ROOT, "content").value
    matcher = ClaimMatcher(shipped.claims, shipped.denials, shipped.words)
    for path in paths:
        rows = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        found = [
            (
                name,
                sum(bool(matcher.found_in(text)) for text in group["wrong"]),
                len(group["wrong"]),
                sum(bool(matcher.found_in(text)) for text in group["right"]),
                len(group["right"]),
            )
            for name, group in rows.items()
        ]
        sums = ("together", *(sum(int(row[at]) for row in found) for at in range(1, 5)))
        for name, hits, wrong, alarms, right in (*found, sums):
            print(f"{name:28} found {hits:3} of {wrong:3}   taken for wrong {alarms:3} of {right:3}")


if __name__ == "__main__":
    main(sys.argv[1:])
