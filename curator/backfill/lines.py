"""Lines of JSON out of a part of a file, or out of a packed one, whatever the bytes are."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING, Final

from curator.backfill.records import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    Readable = BinaryIO | gzip.GzipFile

LONGEST_LINE: Final = 16_000_000
"""Bytes. An abstract of 1 MB fits into it several times over; a line beyond it is bad, and is not kept."""

_PART: Final = 1_000_000

Read = tuple[int, "Mapping[str, object] | str | None"]
"""The number of a line or row in its piece, from 1; the record, what is wrong, or None for a blank."""


def lines_between(path: Path, start: int, end: int) -> Iterator[Read]:
    """The lines that begin in a piece: its first bytes may belong to a line of the piece before.

    Raises:
        OSError: the file is not there any more.
    """
    with path.open("rb") as file:
        if start:
            file.seek(start - 1)
            _skip_to_the_end(file, end)
        number = 0
        while file.tell() < end and (line := _line(file)) != b"":
            number += 1
            yield number, _record(line)


def packed_lines(path: Path) -> Iterator[Read]:
    """All lines of a packed file; one that breaks off ends with what is wrong.

    Raises:
        OSError: the file is not there any more.
    """
    number = 0
    with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as file:
        try:
            while (line := _line(file)) != b"":
                number += 1
                yield number, _record(line)
        except (OSError, EOFError, zlib.error) as error:
            yield number + 1, f"the file breaks off here ({error})"


def _record(line: bytes | None) -> Mapping[str, object] | str | None:
    if line is None:
        return f"the line is longer than {LONGEST_LINE:,} bytes"
    return record_of(line) if line.strip() else None


def _line(file: Readable) -> bytes | None:
    """The next line; None for an endless one, which is passed over; empty at the end of the file."""
    line = file.readline(LONGEST_LINE)
    if len(line) < LONGEST_LINE or line.endswith(b"\n"):
        return line
    _skip_to_the_end(file)
    return None


def _skip_to_the_end(file: Readable, end: int | None = None) -> None:
    """Pass over the rest of a line, of which a part is held at a time; not far beyond ``end``."""
    while (rest := file.readline(_PART)) and not rest.endswith(b"\n"):
        if end is not None and file.tell() >= end:
            return
