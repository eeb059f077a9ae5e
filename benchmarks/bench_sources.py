"""What reading the proceedings of 3,000 papers costs, by parser, and what a night with nothing new asks.

    python -m benchmarks.bench_sources [--papers 3000] [--samples ../shared/samples]

The pages are made up in the forms of `tests.services.conference_pages`, with abstracts where the service has
them; each is read in a process of its own, whose whole memory counts. With a folder of recorded answers they
are read, too, and their time is scaled to as many papers. The last table is of requests: proceedings that are
not out yet, and proceedings that were read and have not changed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.child import run
from tests.services import conference_pages as pages
from tests.services.conference_pages import Edition, Work
from tests.services.conference_replay import World
from tests.sources.conference_nights import BEFORE, OUT, VENUES, Nights, fill
from tests.support.conferences import serving
from tests.support.made_works import defenses

SECONDS: Final = 2.0
MEGABYTES: Final = 300.0
_MEGA: Final = 1_000_000
_ABSTRACT: Final = (
    "We show that a model trained on perturbed inputs keeps its accuracy under a stronger attack. " * 14
)
_DAY: Final = date(2025, 6, 1)

Made = Callable[[Edition, list[Work]], bytes]
MADE: Final[dict[str, tuple[str, str, int, Made]]] = {
    "PMLR, bibliography": ("pmlr", "ICML", 2025, pages.pmlr_bib),
    "NeurIPS, list": ("neurips", "NeurIPS", 2025, pages.neurips_list),
    "CVF, list": ("cvf", "CVPR", 2025, pages.cvf_list),
    "ECVA, list": ("ecva", "ECCV", 2024, lambda edition, works: pages.ecva_list([(edition, works)])),
    "ACL, XML": ("acl", "ACL", 2025, pages.acl_xml),
    "OpenReview, notes": ("openreview", "ICLR", 2025, pages.openreview_page),
    "virtual conference, JSON": ("virtual", "ICML", 2025, pages.virtual_events),
    "Hugging Face, JSON": ("hf_daily", "", 0, lambda _edition, works: pages.daily_papers(works, _DAY)),
    "DBLP, JSON": ("dblp", "", 0, lambda _edition, works: pages.dblp_hits(works)),
    "a feed, RSS": ("feeds", "", 0, lambda _edition, works: pages.rss_feed(works)),
}
"""By name: the parser's module, a venue-year of its, and what makes a page."""

RECORDED: Final = (
    ("acl", "ACL", 2022, "acl_anthology/2022.acl.xml"),
    ("cvf", "CVPR", 2019, "cvf_openaccess/CVPR2019_listing_browser_saved_cut.html"),
    ("cvf", "CVPR", 2020, "cvf_openaccess/CVPR2020_listing_raw.html"),
    ("neurips", "NeurIPS", 2019, "neurips_proceedings/old_papers.nips.cc_book_2019_listing.html"),
    ("pmlr", "ICML", 2013, "pmlr/jmlr_v28_icml2013_index.html"),
    ("hf_daily", "", 0, "hf_daily_papers/daily_papers_large.json"),
)


def main() -> int:
    """Print the tables; 1 when a goal is missed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--papers", type=int, default=3_000)
    asked.add_argument("--samples", type=Path, default=Path(__file__).parents[2] / "shared" / "samples")
    asked.add_argument("--one", nargs=4, metavar=("MODULE", "VENUE", "YEAR", "FILE"), help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.one:
        return read_one(*options.one)
    missed = made_pages(options.papers)
    recorded_pages(options.samples, options.papers)
    missed += quiet_nights()
    return 1 if missed else 0


def read_one(module: str, venue: str, year: str, file: str) -> int:
    """In a process of its own: seconds and papers, on one line."""
    body = Path(file).read_bytes()
    parse = import_module(f"curator.sources.{module}").parse
    begun = perf_counter()
    shelf = parse(body, venue=venue, year=int(year))
    print(perf_counter() - begun, len(shelf.papers), shelf.fault)
    return 0


def made_pages(count: int) -> int:
    """Each parser on a page of ``count`` papers; how many goals were missed."""
    table = Table(
        *("page", "megabytes", "papers", "seconds", "memory (MB)", "goal"), title=f"{count:,} papers"
    )
    missed = 0
    for name, (module, venue, year, made) in MADE.items():
        body = made(Edition(venue, year, _DAY, module, 267), made_works(count, venue, year))
        seconds, papers, memory = in_a_child(module, venue, year, body)
        met = seconds <= SECONDS and memory <= MEGABYTES and papers == count
        missed += not met
        goal = "met" if met else "MISSED"
        table.add_row(
            name, f"{len(body) / _MEGA:.1f}", f"{papers:,}", f"{seconds:.2f}", f"{memory:.0f}", goal
        )
    Console().print(table)
    return missed


def made_works(count: int, venue: str, year: int) -> list[Work]:
    """Works of a venue-year, no two alike, and no two of which a page shows one key or number."""
    works: list[Work] = []
    taken: set[str | int] = set()
    for number, (title, authors, _) in enumerate(defenses(), 1):
        work = Work(title, authors, venue, year, arxiv=f"2506.{number:05}", abstract=_ABSTRACT)
        marks: set[str | int] = {pages.key_of(work), work.number}
        if taken.isdisjoint(marks):
            works.append(work)
            taken |= marks
        if len(works) == count:
            break
    return works


def in_a_child(module: str, venue: str, year: int, body: bytes) -> tuple[float, int, float]:
    """Seconds of reading, papers read, and the process's peak memory in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        file, told = Path(folder, "page"), Path(folder, "told")
        file.write_bytes(body)
        program = (
            f"{sys.executable} -m benchmarks.bench_sources --one {module} '{venue}' {year} {file} > {told}"
        )
        spent = run(["sh", "-c", program], folder=Path(__file__).parents[1], env=os.environ, ends={0})
        seconds, papers, *_ = told.read_text(encoding="utf-8").split(" ")
    return float(seconds), int(papers), spent.memory / _MEGA


def recorded_pages(samples: Path, count: int) -> None:
    """Recorded answers, with their time scaled to ``count`` papers."""
    if not samples.is_dir():
        print("No recorded answers are here.")
        return
    table = Table("recorded answer", "papers", "seconds", f"for {count:,}", title="Recorded answers")
    for module, venue, year, name in RECORDED:
        body = (samples / name).read_bytes()
        begun = perf_counter()
        papers = len(import_module(f"curator.sources.{module}").parse(body, venue=venue, year=year).papers)
        seconds = perf_counter() - begun
        scaled = f"{seconds * count / papers:.2f}" if papers else "-"
        table.add_row(name, f"{papers:,}", f"{seconds:.3f}", scaled)
    Console().print(table)


def quiet_nights() -> int:
    """Requests of nights with nothing new, by source; how many sources ask more than once."""
    table = Table("source", "not out yet", "unchanged", title="Requests of a night with nothing new")
    missed = 0
    for name in VENUES:
        with serving(World()) as replay:
            fill(replay, name)
            nights = Nights(replay, name)
            before = nights.night(BEFORE).health.requests
            nights.night(OUT)
            after = nights.night(OUT + timedelta(days=1)).health.requests
        missed += before > 1 or after > 1
        table.add_row(name, str(before), str(after))
    Console().print(table)
    return missed


if __name__ == "__main__":
    sys.exit(main())
