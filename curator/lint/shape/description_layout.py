"""Line breaks and wide spaces within descriptions: Markdown shows one space for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit
from curator.lint.check import Finding
from curator.lint.majority import are_slips
from curator.lint.rereading import safely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.lint.case import Case
    from curator.lint.listing import Listing

BEGINS_A_BLOCK: Final = re.compile(r"(?:[*+-]|[0-9]{1,9}[.)])(?:\s|\Z)|[#>|`~<:=$\\\[]|---|\Z")
"""The start of a line that may be more than text, or an entry without its bullet."""

_BREAK: Final = re.compile(r"(?<!\s)[^\S\r\n]*+[\r\n]\s*+")
_LINE_END: Final = re.compile(r"\r\n?|\n")
_WIDE: Final = re.compile(r"(?<=[\w,;)])  ++(?=[\w(])")


def stands_apart(case: Case) -> bool:
    """Whether the description is a block of its own below the head, such as a list of notes."""
    start = case.description[0]
    space = case.text[case.end_of_head[1] : start]
    return ("\n" in space or "\r" in space) and BEGINS_A_BLOCK.match(case.text, start) is not None


def broken_descriptions(listing: Listing) -> Iterator[Finding]:
    """A description on more than one line, where nearly all others are on one."""
    entries, broken = 0, []
    for case in listing.cases:
        breaks = _breaks(case) if "\n" in case.raw or "\r" in case.raw else []
        entries += breaks is not None
        if breaks:
            broken.append((case, breaks))
    if are_slips(len(broken), of=entries):
        for case, breaks in broken:
            yield from _joined(case, breaks, "a line break within the description, expected one line")


def wide_spaces(listing: Listing) -> Iterator[Finding]:
    """Two spaces between words, where hardly any other description has any; not those behind a full stop."""
    wide = []
    for case in listing.cases:
        if "  " in case.raw:
            start, end = (place - case.start for place in case.description)
            found = list(_WIDE.finditer(case.prose, start, end))
            wide += [(case, found)] if found else []
    if are_slips(len(wide), of=len(listing.cases)):
        for case, found in wide:
            yield from _joined(case, found, "more than one space within the description, expected one")


def _joined(case: Case, spaces: Iterable[re.Match[str]], message: str) -> Iterator[Finding]:
    at = case.start
    edits = (Edit(at + one.start(), at + one.end(), " ") for one in spaces)
    findings = [Finding((edit.start, edit.end), message, (edit,)) for edit in edits]
    yield from safely(case, findings, but={"description"})


def _breaks(case: Case) -> Sequence[re.Match[str]] | None:
    """The breaks in a description's text that show as a space; None when it has other blocks than text."""
    raw = case.raw
    start, end = (place - case.start for place in case.description)
    breaks = list(_BREAK.finditer(case.prose, start, end))
    for one in breaks:
        if len(_LINE_END.findall(one[0])) > 1 or BEGINS_A_BLOCK.match(raw, one.end()):
            return None
    return [one for one in breaks if not _is_hard(raw, one)]


def _is_hard(raw: str, found: re.Match[str]) -> bool:
    """Whether the line ends in two spaces, a backslash or a tag such as ``<br>``."""
    return found[0].startswith("  ") or raw[found.start() - 1] in "\\>"
