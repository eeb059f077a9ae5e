"""What it takes to find 3,000 new papers again in a list of 100,000 entries and a ledger of 200,000 works.

    python -m benchmarks.bench_matching [PROCEEDINGS.jsonl[.gz]] [--list LIST.md] [--ledger URL]

The works are those of the file, and variations of them up to 200,000; without a file all of them are made up.
The papers are every fiftieth work under a title that differs a little, and as many that nobody has. The list
is that of the program (or LIST) made longer by `benchmarks.scaled_list`. Adding the works to the ledger, done
once, is told apart; the limit is for matching: the list's index, the papers in it, the papers in the ledger.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import tempfile
from datetime import UTC, datetime
from itertools import chain, count, islice, product
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.scaled_list import scaled
from curator import defaults
from curator.clock import FixedClock
from curator.core.list.document import parse
from curator.core.shelves.works import ListedWork
from curator.core.works.identity import WorkIndex
from curator.core.works.paper import Paper
from curator.reading.works_file import read_works
from curator.settings.venues import read_venues
from curator.store.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.works.paper import PaperId

NOW: Final = datetime(2026, 4, 30, tzinfo=UTC)
WORKS: Final = 200_000
ENTRIES: Final = 100_000
PAPERS: Final = 3_000
LIMIT: Final = 5.0
_SYLLABLES: Final = (
    "al be cor di em fra gal ho in jo kal lu mar neu or pri qua ro sti tran un ver wa xe yo ze",
    "ba de fi go lu ma ne pi ro su ta vi",
    "ble cal der fic gen ity lar ment nal ral sor tive",
)
_WORDS_OF_A_TITLE: Final = 7


class Listed(NamedTuple):
    """An entry as the index of works wants it."""

    title: str
    ids: tuple[PaperId, ...]
    authors: tuple[str, ...] = ()


class Clocked:
    """Seconds by name, by the clock and of this process's CPU, and the most memory until then."""

    def __init__(self) -> None:
        """Nothing was done yet."""
        self.table = Table("what", "s", "CPU s", "MB at most", title="Matching")
        self.spent = [0.0, 0.0]
        self._began = (0.0, 0.0)

    def begin(self) -> None:
        """Start the watches."""
        self._began = (perf_counter(), process_time())

    def note(self, what: str, *, counts: bool = True) -> None:
        """Note what was done since they were started."""
        took = perf_counter() - self._began[0], process_time() - self._began[1]
        if counts:
            self.spent = [spent + more for spent, more in zip(self.spent, took, strict=True)]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        self.table.add_row(what, *(f"{seconds:.2f}" for seconds in took), f"{peak}")


def main() -> None:
    """Add, match, and print what each took."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("proceedings", type=Path, nargs="?")
    asked.add_argument("--list", type=Path, default=defaults.folder() / "list" / "README.md")
    asked.add_argument("--ledger", help="a database by its URL; else SQLite in a temporary folder")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clocked = match(chosen.proceedings, chosen.list, chosen.ledger or Path(folder))
    Console().print(clocked.table)
    Console().print(
        f"{clocked.spent[0]:.2f} s of matching, {clocked.spent[1]:.2f} s of CPU (limit {LIMIT:.0f})"
    )


def match(proceedings: Path | None, listing: Path, ledger: Path | str) -> Clocked:
    """Do all of it; the ledger must be one that may be thrown away."""
    clocked = Clocked()
    index = open_ledger(ledger, clock=FixedClock(NOW)).proceedings
    clocked.begin()
    added = index.add(works(proceedings))
    clocked.note(f"{added:,} works added to the ledger, once", counts=False)
    papers = list(new_papers(proceedings))
    entries = parse(scaled(listing.read_text(encoding="utf-8"), ENTRIES)).entries
    wanted = [Listed(entry.title, entry.ids) for entry in entries]
    clocked.begin()
    of_list = WorkIndex(wanted)
    clocked.note(f"{len(wanted):,} entries indexed")
    clocked.begin()
    listed = sum(1 for paper in papers if of_list.find(paper))
    clocked.note(f"{len(papers):,} papers looked up in the list, {listed} found")
    clocked.begin()
    found = index.find(papers)
    clocked.note(f"{len(papers):,} papers looked up in the ledger, {len(found):,} found")
    return clocked


def works(proceedings: Path | None) -> Iterator[ListedWork]:
    """As many works as the ledger is to have: those of the file, then variations, then made-up ones."""
    return islice(chain(read(proceedings), again(proceedings), made_up()), WORKS)


def new_papers(proceedings: Path | None) -> Iterator[Paper]:
    """Half of them stand in the ledger under a title that differs a little, half are new to it."""
    some = islice(works(proceedings), 0, None, WORKS * 2 // PAPERS)
    for number, work in enumerate(islice(some, PAPERS // 2)):
        yield Paper((), f"The {work.title}s" if number % 2 else work.title.upper(), "", work.authors)
        yield Paper((), f"{work.title} Unlike Any Other", "", work.authors)


def read(proceedings: Path | None) -> Iterator[ListedWork]:
    """The works of the file; none without one."""
    if proceedings is None:
        return
    venues = read_venues(defaults.folder() / "rules", mistakes=[])
    opened = gzip.open if proceedings.suffix == ".gz" else open
    with opened(proceedings, "rt", encoding="utf-8") as lines:
        for work in read_works(lines, venues=venues, seen=NOW.date()):
            if isinstance(work, ListedWork):
                yield work


def again(proceedings: Path | None) -> Iterator[ListedWork]:
    """The works of the file under other titles and without their ids."""
    for work in read(proceedings):
        yield work._replace(title=f"Revisiting {work.title}", ids=(), url="")


def made_up() -> Iterator[ListedWork]:
    """Works of seven words out of some thousands, by authors of their own."""
    dice = random.Random(1)  # noqa: S311 - reproducible, and nothing to keep secret
    words = ["".join(parts) for parts in product(*map(str.split, _SYLLABLES))]
    for number in count():
        title = " ".join(dice.sample(words, _WORDS_OF_A_TITLE)).capitalize()
        authors = (f"Ada {dice.choice(words)}", f"Bo {dice.choice(words)}")
        yield ListedWork(title, authors, "ICML", 2020, f"{number}", "accepted", (), "made up", NOW.date())


if __name__ == "__main__":
    main()
