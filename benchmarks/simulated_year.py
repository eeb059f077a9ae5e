"""A simulated year: arXiv every night, eight venues that appear at their dates, and maintainers who merge.

    python -m benchmarks.simulated_year [--nights 365] [--size 2] [--fault SERVICE]

Every night is what ``curator run --forge local`` does, with the real adapters between the project's replays
and on a real git repository, within the maintained limits; every tenth is run twice. With ``--fault`` a
service is down for the month in which its (first) proceedings appear; ``all`` takes one after another, each
in a year of its own. The figures are printed, and every promise that was not kept; the exit code is 1 when
there is one. A year takes minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.e2e.made_year import BEGIN, EDITIONS, NIGHTS, made_year
from tests.e2e.year import SERVICES, living
from tests.e2e.year_promises import Figures, broken, figures

TWICE: Final = 10
WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=30)
_MIDDLE: Final = date(2025, 4, 8)
"""When services are down that have no proceedings: two days before those of ICLR appear."""


def year(*, nights: int, size: int, fault: str = "") -> tuple[Figures, list[str], float]:
    """Live through it; its figures, the promises that were broken, and seconds a night."""
    out_of_order = next((one.appears for one in EDITIONS if one.service == fault), _MIDDLE)
    if fault:
        nights = max(nights, (out_of_order + MONTH + WEEK - BEGIN).days + 1)
    with (
        tempfile.TemporaryDirectory() as folder,
        living(made_year(size=size), Path(folder), limits=True) as living_year,
    ):
        begun = perf_counter()
        for number in range(nights):
            day = BEGIN + timedelta(days=number)
            if fault and day == out_of_order:
                living_year.break_down(fault)
            if fault and day == out_of_order + MONTH:
                living_year.repair()
            living_year.night(day, twice=number % TWICE == 0 and not fault)
        last = BEGIN + timedelta(days=nights - 1)
        late = MONTH if fault else timedelta(0)
        seconds = (perf_counter() - begun) / nights
        return (
            figures(living_year, until=last),
            broken(living_year, until=last, late=late, queued=WEEK),
            seconds,
        )


def main() -> int:
    """Print the table, and what went wrong."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--nights", type=int, default=NIGHTS)
    asked.add_argument("--size", type=int, default=2, help="papers of each kind at each venue")
    asked.add_argument("--fault", choices=[*SERVICES, "all"], default="")
    options = asked.parse_args()
    faults = SERVICES if options.fault == "all" else (options.fault,)
    table = Table("", *(fault or "no fault" for fault in faults), title="A simulated year")
    came = [year(nights=options.nights, size=options.size, fault=fault) for fault in faults]
    for at, name in enumerate(Figures._fields):
        table.add_row(name.replace("_", " "), *(f"{one[at]:.4g}" for one, _, _ in came))
    table.add_row("seconds a night", *(f"{seconds:.2f}" for _, _, seconds in came))
    table.add_row("promises broken", *(str(len(wrong)) for _, wrong, _ in came))
    Console().print(table)
    for fault, (_, wrong, _) in zip(faults, came, strict=True):
        print("".join(f"{fault or 'no fault'}: {one}\n" for one in wrong), end="")
    return 1 if any(wrong for _, wrong, _ in came) else 0


if __name__ == "__main__":
    sys.exit(main())
