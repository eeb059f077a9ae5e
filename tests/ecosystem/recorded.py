"""The findings on a real list as text: what the golden summaries hold.

``python -m tests.ecosystem.recorded`` writes them anew. Look at the difference before it is committed: each
new line is something that the linter will say to somebody.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator.core.shape.inference import infer
from curator.lint.registry import all_checks
from curator.lint.run import Asked, run
from curator.lint.source import Source
from tests.core.corpora import LISTS, all_lists
from tests.lint.linting import around

if TYPE_CHECKING:
    from curator.lint.check import Safety
    from curator.lint.report import FileReport
    from curator.lint.surroundings import Surroundings

ROOT: Final = Path(__file__).parents[2]
GOLDEN: Final = Path(__file__).parent / "golden"
DAY: Final = date(2026, 11, 1)
"""On which the recorded lists are linted, so that no summary changes with the calendar."""


def lists() -> list[Path]:
    """The list of this project, and the real ones where the folder with them is there."""
    return [ROOT / "list" / "README.md", *all_lists()]


def name_of(file: Path) -> str:
    """How a list's summary is called."""
    inside = file.relative_to(LISTS) if file.is_relative_to(LISTS) else file.relative_to(ROOT)
    return f"{'-'.join(inside.with_suffix('').parts)}.txt"


def surroundings(file: Path) -> Surroundings:
    """What a list is linted against: ours with its rules, every other as one that declares nothing."""
    ours = file.is_relative_to(ROOT / "list")
    inferred = None if ours else infer(file.read_bytes().decode())
    return around(form=inferred.form if inferred else None, with_rules=ours, today=DAY)


def linted(file: Path, mend: Safety | None = None) -> FileReport:
    """A list under all checks, mended first where that is asked."""
    source = Source(file.name, file.read_bytes())
    return run(source, surroundings(file), Asked(all_checks(), mend=mend))


def summary(file: Path) -> str:
    """One line a finding, in file order."""
    rows = (
        f"{one.start.line}:{one.start.column} {one.check.code} {one.finding.message}"
        for one in linted(file).findings
    )
    return "".join(f"{row}\n" for row in rows)


def main() -> None:
    """Write the summary of every list that is here."""
    for file in lists():
        golden = GOLDEN / name_of(file)
        text = summary(file)
        if not golden.exists() or golden.read_text(encoding="utf-8") != text:
            golden.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{golden.name}: {text.count(chr(10))} findings\n")


if __name__ == "__main__":
    main()
