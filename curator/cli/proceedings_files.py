"""Files of proceedings that a user names, read line by line into the index, whatever the lines hold."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from curator.core.works.paper import Unreadable
from curator.errors import UsageError
from curator.reading.works_file import LONGEST_LINE, read_works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from curator.core.shelves.works import ListedWork
    from curator.core.venues.known import Venues
    from curator.ports import Proceedings

MOST_KEPT: Final = 1_000
"""Unreadable lines that are kept to be shown; a file that has more is no file of proceedings."""

_ADVICE: Final = "Name a file of JSON lines, one work a line, with title, venue and year; it may end in .gz."


@dataclass(slots=True)
class Filled:
    """What files gave: how many works, and what could not be read."""

    works: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)


def fill(
    index: Proceedings, files: Sequence[str], *, venues: Venues, seen: date, narrate: Callable[[str], None]
) -> Filled:
    """Put the works of files into the index.

    Raises:
        UsageError: a file cannot be read, or holds no work; what came before it stays in the index.
        Unavailable: the index cannot be written.
    """
    filled = Filled()
    for file in files:
        narrate(f"reading {file}")
        before = filled.works
        filled.works += index.add(_works(file, filled, venues=venues, seen=seen))
        if filled.works == before:
            first = filled.unreadable[-1].reason if filled.unreadable else "it is empty"
            message = f"No work could be read in {file}: {first}."
            raise UsageError(message, advice=_ADVICE)
    return filled


def _works(file: str, filled: Filled, *, venues: Venues, seen: date) -> Iterator[ListedWork]:
    for one in read_works(_lines(file), venues=venues, seen=seen):
        if not isinstance(one, Unreadable):
            yield one
        elif len(filled.unreadable) < MOST_KEPT:
            filled.unreadable.append(one._replace(where=f"{file}, {one.where}"))


def _lines(file: str) -> Iterator[str]:
    """The lines of a file, each cut where it is longer than a work can be."""
    try:
        with _opened(Path(file)) as stream:
            while line := stream.readline(LONGEST_LINE + 2):
                yield line.decode("utf-8", "replace")
                while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
                    line = stream.readline(LONGEST_LINE)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or "it breaks off"
        message = f"{file} cannot be read: {reason[:1].lower()}{reason[1:].rstrip('.')}."
        raise UsageError(message, advice=_ADVICE) from None


def _opened(file: Path) -> BinaryIO:
    if file.exists() and not file.is_file():  # a device or a pipe could be read for ever
        message = f"{file} is {'a folder' if file.is_dir() else 'not a file'}."
        raise UsageError(message, advice=_ADVICE)
    if file.suffix == ".gz":
        return cast("BinaryIO", io.BufferedReader(gzip.open(file, "rb")))
    return file.open("rb")
