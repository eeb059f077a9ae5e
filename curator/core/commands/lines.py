"""Which lines of a comment are commands: those that a reader sees as plain text, and that begin so.

What is quoted, shown as code or hidden was not said by the one who wrote the comment. Where Markdown leaves
doubt, a line is no command: saying it again is easier than taking it back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Final

from curator.core.markdown.htmlblocks import AT_A_BLANK_LINE, html_block_end
from curator.core.markdown.lines import LINE
from curator.core.markdown.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME: Final = "/curator"
LONGEST_COMMENT: Final = 70_000
"""Characters that are looked at; GitHub takes no comment of that length."""

_COMMAND: Final = re.compile(rf"{NAME}(?=[ \t]|\Z)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_QUOTE_OR_LIST: Final = re.compile(r" {0,3}(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|\Z))")
_TICKS: Final = re.compile(r"`+")
_CODE: Final = re.compile(r"\\.|(?P<ticks>`+)", re.DOTALL)
_CODE_OR_TAG: Final = re.compile(
    rf"{_CODE.pattern}|(?P<tag><!--.*?(?:-->|\Z)|<[A-Za-z/!?][^<>]*+>)", re.DOTALL
)

_Span = tuple[int, int]
_Line = tuple[int, str]
"""Where a line begins, and what it says without its end."""


def command_lines(text: str) -> Iterator[str]:
    """What follows the name in each command, as it was written; time linear in the text's length."""
    text = text[:LONGEST_COMMENT]
    if NAME not in text.casefold():
        return
    for chunk in _chunks(text):
        hidden = _hidden(text, chunk)
        starts = [start for start, _ in hidden]
        for at, line in chunk:
            found = _COMMAND.match(line)
            if found and not _covers(hidden, starts, at):
                yield found["rest"]


def _chunks(text: str) -> Iterator[list[_Line]]:
    """Lines that stand together with no blank one between, without quotes, lists, fences and raw HTML."""
    blocks = scan(text)
    aside = sorted(chain(blocks.fences, blocks.comments))
    starts = [start for start, _ in aside]
    chunk: list[_Line] = []
    quoted = False
    until: re.Pattern[str] | None = None
    for found in LINE.finditer(text):
        at, line = found.start(), found[0].rstrip("\r\n")
        blank = not line.strip()
        if blank or _covers(aside, starts, at):
            yield chunk
            chunk, quoted = [], False
            until = None if until is AT_A_BLANK_LINE else until
            continue
        quoted = quoted or _QUOTE_OR_LIST.match(line) is not None  # they take in the lines below them
        until = until or html_block_end(text, found.end("indent"), in_paragraph=bool(chunk))
        if until is None and not quoted:
            chunk.append((at, line))
        elif until is not None and until.search(line):
            until = None
    yield chunk


def _covers(spans: list[_Span], starts: list[int], at: int) -> bool:
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < spans[place][1]


def _hidden(text: str, chunk: list[_Line]) -> list[_Span]:
    """The stretches of code and of tags that run through the lines, in order and apart.

    What looks like a tag may be none, and then hides no backtick; so both readings count.
    """
    if not chunk:
        return []
    start, end = chunk[0][0], chunk[-1][0] + len(chunk[-1][1])
    return list(_joined(sorted((*_spans(_CODE, text, start, end), *_spans(_CODE_OR_TAG, text, start, end)))))


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[_Span]:
    """Code between two runs of equally many backticks, and tags; what begins first, counts."""
    places: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text, start, end):
        places.setdefault(len(run[0]), []).append(run.start())
    at = start
    while found := pattern.search(text, at, end):
        at = found.end()
        if found.lastgroup == "tag":
            yield found.span()
        elif found.lastgroup == "ticks":
            alike = places.get(len(found[0]), [])
            after = bisect_left(alike, at)
            if after < len(alike):
                at = alike[after] + len(found[0])
                yield found.start(), at


def _joined(spans: Iterable[_Span]) -> Iterator[_Span]:
    held: _Span | None = None
    for span in spans:
        if held is not None and span[0] <= held[1]:
            held = (held[0], max(held[1], span[1]))
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held
