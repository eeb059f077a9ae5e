"""What ``curator lint`` costs as a whole program, beside rumdl, markdownlint-cli2 and awesome-lint.

    python -m benchmarks.bench_lint [LIST.md] --peers DIR [--rounds 5] [--curator PROGRAM]

Without a file the project's own list is taken. The peers are installed into DIR when they are not there yet;
the longer lists are made there, too, each in a folder with a copy of the rules, so that every check is on. In
each round every program lints every list once, in turn, so that a busy moment meets all of them. Ratios are
those of the best times and travel; the seconds do not. Memory is the most that any run held. A *cold* run has
no snapshot of the rules; the others have one, and nothing else is kept between runs. Python keeps the modules
that it has compiled, as it does on people's machines.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks import child, peer_linters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[1]
LIST: Final = "list/README.md"
SNAPSHOTS: Final = "list/.curator"
COLD: Final = "curator, cold"
WARM: Final = "curator"
REAL, MANY, MOST = "real", "10000", "100000"
GROWTH: Final = ("12500", "25000", "50000", MOST)
CONTENDERS: Final[Mapping[str, Sequence[str]]] = {
    REAL: (WARM, COLD, "rumdl", "markdownlint-cli2", "awesome-lint"),
    MANY: (WARM, "rumdl"),
    "12500": (WARM,),
    "25000": (WARM,),
    "50000": (WARM,),
    MOST: (WARM, "rumdl"),
}
"""Who lints which list; the other peers need a minute and more for the longest."""

GOALS: Final = (
    (REAL, WARM, "markdownlint-cli2", 0.4),
    (REAL, WARM, "awesome-lint", 0.2),
    (REAL, COLD, "markdownlint-cli2", 0.8),
    (MANY, WARM, "rumdl", 3.0),
    (MOST, WARM, "rumdl", 1.0),
)
"""A list, a program, the one that it is compared with, and the most that the ratio may be."""

MOST_MEMORY: Final = 1.5
"""GB (a thousand million bytes)."""

LINTED: Final = (0, 1)
"""The exit codes of a linter that did its work."""


@dataclass(frozen=True, slots=True)
class Course:
    """The folder of each list by its name, each program's command line, and the runs so far."""

    folders: Mapping[str, Path]
    programs: Mapping[str, Sequence[str]]
    runs: dict[tuple[str, str], list[child.Run]] = field(default_factory=dict)

    def round(self) -> None:
        """Every program on every list that it is to lint, once."""
        for name in self.folders:
            for program in CONTENDERS[name]:
                self.runs.setdefault((name, program), []).append(self.run(name, program))

    def run(self, name: str, program: str) -> child.Run:
        """One program on one list."""
        folder = self.folders[name]
        if program == COLD:
            shutil.rmtree(folder / SNAPSHOTS, ignore_errors=True)
        return child.run(self.programs[program], folder=folder, env=peer_linters.environment(), ends=LINTED)

    def best(self, name: str, program: str) -> float:
        """The shortest time of a program on a list."""
        return min(result.seconds for result in self.runs[name, program])

    def memory(self, name: str, program: str) -> int:
        """The most memory of a program on a list, in bytes."""
        return max(result.memory for result in self.runs[name, program])


def main() -> None:
    """Install, make the lists, run, print the tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("list", nargs="?", type=Path, default=ROOT / LIST)
    options.add_argument("--peers", type=Path, required=True, metavar="DIR")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--curator", type=Path, default=Path(sys.executable).with_name("curator"))
    chosen = options.parse_args()
    course = prepared(chosen.peers.resolve(), chosen.list.resolve(), chosen.curator.absolute())
    for _ in range(chosen.rounds):
        course.round()
    for line in (*times(course), *ratios(course), *growth(course)):
        print(line)
    print(f"\nthe stages of linting {MOST} entries, in a process of its own", flush=True)
    stages = (sys.executable, "-m", "benchmarks.lint_stages", course.folders[MOST])
    subprocess.run(stages, cwd=ROOT, check=True)


def prepared(folder: Path, listed: Path, curator: Path) -> Course:
    """Everything installed and made, and the snapshots of the rules warm."""
    peers = peer_linters.install(folder)
    folders = {name: folder / name for name in CONTENDERS}
    for name, place in folders.items():
        shutil.copytree(ROOT / "rules", place / "rules", dirs_exist_ok=True)
        (place / LIST).parent.mkdir(exist_ok=True)
        if name == REAL:
            shutil.copy(listed, place / LIST)
        else:
            made = (sys.executable, "-m", "benchmarks.scaled_list", listed, name, place / LIST)
            subprocess.run(made, cwd=ROOT, check=True)  # a process of its own: this one has to stay small
    programs = {name: (*words, LIST) for name, words in peers.items()}
    course = Course(folders, {WARM: (str(curator), "lint"), COLD: (str(curator), "lint"), **programs})
    for name in folders:
        course.run(name, WARM)
    return course


def times(course: Course) -> Iterator[str]:
    """Every program on every list."""
    yield f"{'list':<8}{'MB':>7}  {'program':<20}{'min s':>9}{'median s':>10}{'memory MB':>11}"
    for (name, program), results in course.runs.items():
        size = (course.folders[name] / LIST).stat().st_size / 1e6
        middle = median(result.seconds for result in results)
        yield (
            f"{name:<8}{size:>7.2f}  {program:<20}{course.best(name, program):>9.3f}{middle:>10.3f}"
            f"{course.memory(name, program) / 1e6:>11.0f}"
        )


def ratios(course: Course) -> Iterator[str]:
    """What was asked for, and what is."""
    yield f"\n{'list':<8}{'ratio of the best times':<42}{'is':>7}{'at most':>9}"
    for name, ours, peer, most in GOALS:
        ratio = course.best(name, ours) / course.best(name, peer)
        yield f"{name:<8}{f'{ours} / {peer}':<42}{ratio:>7.2f}{most:>9.1f}  {_verdict(ratio <= most)}"
    held = course.memory(MOST, WARM) / 1e9
    yield f"{MOST:<8}{'memory, GB':<42}{held:>7.2f}{MOST_MEMORY:>9.1f}  {_verdict(held < MOST_MEMORY)}"


def growth(course: Course) -> Iterator[str]:
    """Time by length: where it grows with the entries alone, the last column stays the same."""
    yield f"\n{'entries':<10}{'s':>8}{'µs an entry':>14}"
    for name in GROWTH:
        spent = course.best(name, WARM)
        yield f"{name:<10}{spent:>8.2f}{spent / int(name) * 1e6:>14.1f}"


def _verdict(met: bool) -> str:  # noqa: FBT001 - the one thing it says
    return "met" if met else "MISSED"


if __name__ == "__main__":
    main()
