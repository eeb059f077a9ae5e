"""The parts of a check's page as values, and the two ways to print them: as Markdown, and for a terminal."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FENCE: Final = re.compile(r"`{3,}+")
_CODE_OR_LESS: Final = re.compile(r"`[^`]*+`|<")
_NARROWEST: Final = 40


class Heading(NamedTuple):
    """A heading; level 1 is the page's title."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """Prose of our own, in which backticks mean code."""

    text: str


class Code(NamedTuple):
    """Lines shown as they are."""

    text: str
    language: str = ""


class Terms(NamedTuple):
    """Words with what is said of each."""

    rows: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """Rows of prose below a row of names."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Code | Terms | Table


def as_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as a Markdown file with a final newline."""
    return "\n\n".join(map(_markdown, blocks)) + "\n"


def as_text(blocks: Iterable[Block], *, width: int, colour: bool = False) -> str:
    """The blocks for a terminal of ``width`` columns; ``colour`` makes headings bold."""
    bold = "\x1b[1m{}\x1b[0m" if colour else "{}"
    width = max(width, _NARROWEST)
    return "\n\n".join("\n".join(_text(block, width=width, bold=bold)) for block in blocks) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_prose(text)}"
        case Paragraph(text):
            return _prose(text)
        case Code(text, language):
            fence = "`" * max(3, 1 + max((len(found) for found in _FENCE.findall(text)), default=0))
            return f"{fence}{language}\n{text}\n{fence}"
        case Terms(rows):
            return "\n".join(f"- **{word}:** {_prose(said)}" for word, said in rows)
        case Table(head, lines):
            return "\n".join(map(_row, (head, ("---",) * len(head), *lines)))


def _prose(text: str) -> str:
    """Prose in which a ``<`` outside of code begins no HTML."""
    return _CODE_OR_LESS.sub(lambda found: found[0] if found[0] != "<" else "\\<", text)


def _row(cells: Iterable[str]) -> str:
    inside = (_prose(cell).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(inside)} |"


def _text(block: Block, *, width: int, bold: str) -> Iterator[str]:
    match block:
        case Heading(_, text):
            yield bold.format(text)
        case Paragraph(text):
            yield from textwrap.wrap(text, width)
        case Code(text):
            yield from (f"    {line}" for line in text.splitlines())
        case Terms(rows):
            yield from _aligned(rows, width=width)
        case Table(_, lines):
            yield from _aligned([(first, "; ".join(rest)) for first, *rest in lines], width=width)


def _aligned(rows: Iterable[tuple[str, str]], *, width: int) -> Iterator[str]:
    """What is said of each word stands in one column."""
    rows = list(rows)
    indent = max(len(word) for word, _ in rows) + 2
    for word, said in rows:
        yield from textwrap.wrap(f"{word:<{indent}}{said}", width, subsequent_indent=" " * indent)
