"""A file of BibTeX as entries; what cannot be read is told, and does not end the reading."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.scanner import PrematureEOF

from curator.core.works.paper import Unreadable
from curator.reading.wholeness import fault_in, html_instead, is_html, quoted, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pybtex.scanner import PybtexSyntaxError

_Command: TypeAlias = tuple[str, tuple[str | None, list[tuple[str, list[str]]]]]

MOST_ERRORS: Final = 100
"""In one file; what has more is something else, and telling each error takes time."""

LONGEST_ENTRY: Final = 100_000
"""Characters, abstract and three thousand authors included."""

_BEGINS: Final = re.compile(r"(?<=\n)[ \t]*@(?=[A-Za-z]{2,40}\s*[{(])")

_NO_ENTRIES: Final = frozenset({"string", "preamble", "comment"})


class _HopelessError(Exception):
    """There is no end of errors in a file."""


class BibEntry(NamedTuple):
    """One entry: its ``kind`` and the names of its fields in lower case, its values with their LaTeX."""

    kind: str
    key: str
    fields: Mapping[str, str]


class BibFile(NamedTuple):
    """The entries of a file in their order, what could not be read, or why none of it can be believed."""

    entries: tuple[BibEntry, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    fault: str = ""


def open_bib(body: bytes, *, expected: str) -> BibFile:
    """Read an answer that should be a bibliography; raises nothing.

    A value that is not closed ends where the next entry begins a line; an unreadable record tells where.
    """
    fault = fault_in(body, expected=expected)
    if not fault and is_html(body):
        fault = html_instead(body, expected=expected)
    if fault:
        return BibFile(fault=fault)
    # The package's default table of macros is one for all files: @string in one would be known in the next.
    macros: dict[str, str] = dict(month_names)
    entries: list[BibEntry] = []
    unreadable: list[Unreadable] = []
    for line, piece in _pieces(text_of(body)):
        found, told = _read(piece, macros, place=f"{expected}, near line {line}")
        entries += found
        unreadable += told
        if len(unreadable) > MOST_ERRORS:
            return BibFile(fault=f"{expected} has more than {MOST_ERRORS} places that are no BibTeX")
    if not entries:
        return BibFile(unreadable=tuple(unreadable), fault=f"no entry of BibTeX stands in {expected}")
    return BibFile(tuple(entries), tuple(unreadable))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that each begin with an entry, and the line of each.

    The package looks for each kind of bracket to the end of the text, again for every value: with pieces
    that is not far.
    """
    starts = [0, *(found.start() for found in _BEGINS.finditer(text)), len(text)]
    line = 1
    for start, end in pairwise(starts):
        yield line, text[start:end]
        line += text.count("\n", start, end)


def _read(piece: str, macros: dict[str, str], *, place: str) -> tuple[list[BibEntry], list[Unreadable]]:
    """The entries of a piece, without the one that it breaks off in, and what is wrong in it."""
    if len(piece) > LONGEST_ENTRY:
        return [], [Unreadable(place, f"an entry has {len(piece):,} characters")]
    errors: list[tuple[int, PybtexSyntaxError]] = []
    commands: list[_Command] = []

    def noticed(error: PybtexSyntaxError) -> None:
        errors.append((len(commands), error))
        if len(errors) > MOST_ERRORS:
            raise _HopelessError

    try:
        for command in LowLevelParser(piece, macros=macros, handle_error=noticed):
            commands.append(command)  # noqa: PERF402 - one by one, so that an error knows which it is in
    except _HopelessError:
        pass
    broken_off = {at for at, error in errors if isinstance(error, PrematureEOF)}
    told = [Unreadable(place, f"it is no BibTeX: {quoted(str(error))}") for _, error in errors]
    return _entries(command for at, command in enumerate(commands) if at not in broken_off), told


def _entries(commands: Iterable[_Command]) -> list[BibEntry]:
    found = []
    for command, body in commands:
        if command.lower() in _NO_ENTRIES or body[0] is None:
            continue
        fields: dict[str, str] = {}
        for name, parts in body[1]:
            fields.setdefault(name.lower(), "".join(parts))
        if fields:
            found.append(BibEntry(command.lower(), body[0], fields))
    return found
