"""How many planted defects of each kind the linter finds, over a folder of lists.

    python -m benchmarks.seeded_defects FOLDER [SEED ...]

Prints a line a kind: how often it was planted, how often it was found with its code on its line, and how
often something was found elsewhere that was not there before; then what was missed and cried.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.lint.linting import around
from tests.lint.seeding.harvest import Field, Outcome, table


def main(folder: str, *seeds: str) -> None:
    """Plant, count, and name what went wrong."""
    outcomes: list[Outcome] = []
    for file in sorted(Path(folder).rglob("*.md")):
        field = Field(file.name, file.read_text(encoding="utf-8"), around(with_rules=True))
        for seed in map(int, seeds or ("1",)):
            for one in field.outcomes(seed=seed):
                outcomes.append(one)
                if not one.found or one.elsewhere:
                    print(f"{file.name} seed {seed}: {_wrong(one)}")
    print(table(outcomes))
    print(f"found {sum(one.found for one in outcomes) / len(outcomes):.4f}")


def _wrong(one: Outcome) -> str:
    what = f"{one.kind.code} {one.kind.name}, line {min(one.lines)}"
    return f"{what}: cried {one.elsewhere}" if one.found else f"{what}: missed"


if __name__ == "__main__":
    main(*sys.argv[1:])
