"""What a month of arXiv costs in CPU, through collect, decide and plan: one dry run over one window.

    python -m benchmarks.bench_month CORPUS

CORPUS: JSON lines (.gz too) as `tests/services/arxiv_replay.py` reads them. The replay is another process,
so the CPU is that of the program alone; arXiv's own pause does not count, because the replay is on loopback.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Final

from rich.console import Console
from rich.table import Table

from curator.clock import FixedClock
from curator.core.window import Window
from curator.forge.local import found
from curator.settings.load import load
from curator.wiring import home, nights
from curator.wiring.one_night import Tonight
from tests.e2e.world import LIST, ROOT
from tests.support.replay import start

APRIL: Final = Window(datetime(2026, 3, 25, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC))


def main() -> None:
    """Run the night once, and print what each part of it cost."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path)
    replay = start(asked.parse_args().corpus)
    marks: list[tuple[str, float]] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            found(Path(folder), files={"list/README.md": LIST.encode()})
            environ = {"CURATOR_ARXIV_URL": replay.url, "GITHUB_REPOSITORY": "nobody/papers"}
            settings = load(ROOT / "rules", environ)
            at = home.Home(settings, environ, Path(folder) / "state", FixedClock(APRIL.end), Path(folder))
            tonight = Tonight(forge="local", asked=APRIL, dry_run=True)
            began = process_time()
            report = nights.run(
                at, tonight, narrate=lambda told: marks.append((told, process_time() - began))
            )
            spent = process_time() - began
    finally:
        replay.stop()
    table = Table(title=f"{report.papers} papers, {report.candidates} candidates")
    table.add_column("until")
    table.add_column("CPU s", justify="right")
    for told, at_second in (*marks, ("the end", spent)):
        table.add_row(told, f"{at_second:.2f}")
    Console().print(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Console().print(f"{spent:.2f} s of CPU in all (limit 5), {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
