"""What reading a long list and putting one entry into it costs, beside one bare regular expression a line.

    python -m benchmarks.bench_document [LIST.md] [--entries 100000] [--rounds 3]

Without a file, a list of --entries entries is made up here, in the shape of the project's own. Every figure
is the best CPU time of --rounds in one run: the ratios travel, the seconds do not. Memory is what the parsed
list adds to its text.
"""

from __future__ import annotations

import argparse
import re
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from curator.core.decoding import decode
from curator.core.list.diff import unified_diff
from curator.core.list.document import Document, NewEntry, Section, apply_edits, parse
from curator.core.list.insertion import insert, verify
from curator.core.markdown.scanner import scan
from curator.core.policy import ListFormat
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

SECTIONS = 9
BARE = re.compile(r"^\* \[(.*?)\]\((\S+?)\)", re.MULTILINE)
NEW = NewEntry(
    "A Title That Nobody Has Given to a Paper Yet",
    "https://arxiv.org/abs/2101.00001",
    venue=Venue("ICLR", 2021),
    description="One sentence that says what the paper shows.",
)
FORM = ListFormat()


def main() -> None:
    """Print two tables: reading, with ratios to the bare expression, and one insertion a section."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("list", nargs="?", type=Path)
    options.add_argument("--entries", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    data = chosen.list.read_bytes() if chosen.list else made_up(chosen.entries).encode()
    text = decode(data, path=str(chosen.list or "made up"))
    document = reading(text, data, rounds=chosen.rounds)
    insertions(document, rounds=chosen.rounds)
    print(f"memory of the parsed list, without its text: {memory(text) / 1e6:.0f} MB")


def made_up(entries: int) -> str:
    """A list in our format: newest first in each of nine sections, every fifth entry without a venue."""
    each = -(-entries // SECTIONS)
    parts = ["# A list \u2013 made up\n"]
    for section in range(SECTIONS):
        parts.append(f"\n<a id='Section_{section}'></a>\n## Section {section}\n")
        parts += [entry(section, number, each) for number in range(min(each, entries - section * each))]
    return "".join(parts)


def entry(section: int, number: int, of: int) -> str:
    """One line of about 300 bytes and a blank one."""
    year = 2025 - 10 * number // of
    venue = "" if number % 5 == 0 else f" (NeurIPS {year})"
    words = (
        "This paper shows that the model keeps its accuracy under attacks that it has not seen in training. "
        * 2
    )
    url = f"https://arxiv.org/pdf/{year - 2000:02}{1 + number % 12:02}.{10_000 + number % 22_000}.pdf"
    return (
        f"* [Robust Learning (Part {number}) of Section {section} -- A Study]({url}){venue} <br/> {words}\n\n"
    )


def reading(text: str, data: bytes, *, rounds: int) -> Document:
    """The cost of every stage of reading."""
    bare, found = best(lambda: sum(1 for _ in BARE.finditer(text)), rounds)
    print(f"{len(data) / 1e6:.1f} MB, {found} lines that one expression takes for entries\n")
    print(f"{'reading':<36}{'s':>8}{'ratio':>8}")
    row("one regular expression a line", bare, bare)
    row("bytes to text", best(lambda: decode(data, path="list"), rounds)[0], bare)
    row("blocks: headings and items", best(lambda: scan(text), rounds)[0], bare)
    parsed, document = best(lambda: parse(text, FORM), rounds)
    row("parse: sections and entries", parsed, bare)
    fields = best(
        lambda: sum(len(e.title) + len(e.url) + len(e.description) for e in document.entries), rounds
    )
    row("every title, URL and description", fields[0], bare)
    row("every id", best(lambda: sum(len(e.ids) for e in document.entries), 1)[0], bare)
    print(f"\n{sum(1 for _ in document.entries)} entries in {len(document.sections)} sections\n")
    return document


def insertions(document: Document, *, rounds: int) -> None:
    """One new entry planned against each of the first, the longest and the last section."""
    full = [section for section in document.sections if section.entries]
    longest = max(full, key=lambda section: len(section.entries))
    print(f"{'one insertion, ms':<36}{'insert':>8}{'verify':>8}{'diff':>8}{'sum':>8}{'apply':>8}")
    for section in dict.fromkeys((full[0], longest, full[-1])):
        print(f"{f'into {len(section.entries)} entries':<36}" + "".join(planned(document, section, rounds)))
    print()


def planned(document: Document, section: Section, rounds: int) -> list[str]:
    """The three steps of planning, their sum, and the edit of the whole text that publishing makes."""
    inserting, insertion = best(lambda: insert(document, section=section, new=NEW, form=FORM), rounds)
    verifying, _ = best(lambda: verify(document, insertion, new=NEW, form=FORM), rounds)
    diffing, _ = best(
        lambda: unified_diff(document.text, (insertion.edit,), path="README.md", known=insertion.known),
        rounds,
    )
    applying, _ = best(lambda: apply_edits(document.text, (insertion.edit,)), rounds)
    figures = (inserting, verifying, diffing, inserting + verifying + diffing, applying)
    return [f"{1000 * figure:8.1f}" for figure in figures]


def row(name: str, seconds: float, bare: float) -> None:
    """One line of the first table."""
    print(f"{name:<36}{seconds:8.2f}{seconds / bare:8.1f}")


def best(work: Callable[[], T], rounds: int) -> tuple[float, T]:
    """The least CPU time of some rounds, and what the last one gave."""
    fastest = min((seconds(work) for _ in range(rounds - 1)), default=float("inf"))
    begun = time.process_time()
    result = work()
    return min(fastest, time.process_time() - begun), result


def seconds(work: Callable[[], object]) -> float:
    """CPU time of one round; what it made is gone before the next."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def memory(text: str) -> int:
    """Bytes that a parsed list holds beside its text."""
    tracemalloc.start()
    document = parse(text, FORM)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return held if document.sections else 0


if __name__ == "__main__":
    main()
