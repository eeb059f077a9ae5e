"""What each stage of ``curator lint`` costs on one list, inside of one process.

    python -m benchmarks.lint_stages FOLDER [--slowest 12]

FOLDER holds ``rules/`` and ``list/README.md``. Seconds are CPU time of one pass, in the order of a run. What
several checks share is worked out by the first that asks for it, except for parsing and for finding titles
that are alike, which stand in rows of their own.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from curator.cli.options import Options
from curator.cli.workplace import Workplace
from curator.lint.engine import find
from curator.lint.formats import renderer
from curator.lint.formats.telling import Telling
from curator.lint.listing import Listing
from curator.lint.registry import selected
from curator.lint.report import FileReport, LintReport, placed
from curator.lint.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.lint.check import Check
    from curator.lint.engine import Found

T = TypeVar("T")

LIST: Final = "list/README.md"
SCOPES: Final = (("entry", "checks of single entries"), ("list", "checks of the whole list"))


def main() -> None:
    """Print the stages, then the checks that cost most."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--slowest", type=int, default=12)
    chosen = options.parse_args()
    os.chdir(chosen.folder)
    gc.disable()  # as the command does
    stages = _Stages()
    for name, seconds in list(stages.run()):
        print(f"{name:<34}{seconds:8.2f} s{seconds / max(stages.entries, 1) * 1e6:10.1f} µs an entry")
    slowest = sorted(stages.checks.items(), key=lambda item: -item[1])[: chosen.slowest]
    print("\n" + "\n".join(f"{name:<34}{seconds:8.2f} s" for name, seconds in slowest))


class _Stages:
    """One run, stage by stage."""

    def __init__(self) -> None:
        self.entries = 0
        self.checks: dict[str, float] = {}

    def run(self) -> Iterator[tuple[str, float]]:
        """Each stage's name and the seconds it took."""
        seconds, source = timed(lambda: Source(LIST, Path(LIST).read_bytes()))
        yield "reading the file", seconds
        seconds, (around, _) = timed(lambda: Workplace(Options()).surroundings(LIST, source.text))
        yield "rules, out of their snapshot", seconds
        seconds, listing = timed(lambda: Listing(source.text, around))
        yield "parsing", seconds
        self.entries = len(listing.cases)
        yield "titles that are alike", timed(lambda: listing.pairs)[0]
        found: list[Found] = []
        for scope, name in SCOPES:
            before = sum(self.checks.values())
            for check in selected():
                if check.scope == scope:
                    found += self._timed_check(check, listing)
            yield name, sum(self.checks.values()) - before
        found.sort(key=lambda one: one.order)
        yield f"printing {len(found)} findings", timed(lambda: _printed(found, source, listing))[0]

    def _timed_check(self, check: Check, listing: Listing) -> list[Found]:
        seconds, found = timed(lambda: find(listing, [check]))
        self.checks[f"{check.code} {check.name}"] = seconds
        return found


def _printed(found: list[Found], source: Source, listing: Listing) -> str:
    rows = tuple(placed(found, listing.places.lines))
    report = LintReport((FileReport(source.path, source.text, rows, entries=len(listing.cases)),), selected())
    telling = Telling(now=datetime.now(tz=UTC))
    return renderer("text")(report, telling)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The CPU time that some work takes, and what it gives."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


if __name__ == "__main__":
    main()
