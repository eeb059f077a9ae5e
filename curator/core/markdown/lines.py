r"""What single lines of Markdown are: their kind, their width, their text.

Lines end at ``\n``, ``\r\n`` and ``\r`` only; other separators of Unicode are text.
"""

from __future__ import annotations

import re
from typing import Final

from curator.core.late import late

LINE: Final = re.compile(
    r"""(?!\Z)(?P<indent>[ \t]*+)
    (?:(?P<blank>(?=[\r\n]|\Z))
      |(?P<bullet>(?P<marker>[*+-]|[0-9]{1,9}[.)])(?P<gap>[ \t]++|(?=[\r\n]|\Z)))
      |(?P<heading>\#{1,6}(?=[ \t\r\n]|\Z))
      |(?P<fence>`{3,}+|~{3,}+)
      |(?P<html><(?=[A-Za-z/!?]))
      |(?P<quote>>)
      |(?P<rule>[=_*-])
    )?
    [^\r\n]*+(?:\r\n?|\n|\Z)""",
    re.VERBOSE,
)
CODE_INDENT: Final = 4
"""Columns of indentation that make a line code."""
NOTHING: Final = frozenset({"", "\r", "\n"})
"""What stands at the end of a line."""

_NO_TEXT: Final = frozenset({"blank", "heading", "fence", "html"})
_QUOTE: Final = late(r"(?:[ \t]{0,3}>[ ]?)+")
BREAK: Final = late(
    r"(?:\*[ \t]*+\*[ \t]*+\*[* \t]*+|-[ \t]*+-[ \t]*+-[- \t]*+|_[ \t]*+_[ \t]*+_[_ \t]*+)(?=[\r\n]|\Z)"
)
UNDERLINE: Final = late(r"(?P<row>=++|-++)[ \t]*+(?=[\r\n]|\Z)")
ANCHOR: Final = late(
    r"(?:<a[ \t]++(?:id|name)[ \t]*+=[ \t]*+(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+'|[^\s\"'<>=]++)[ \t]*+>"
    r"[ \t]*+</a>[ \t]*+)+(?=[\r\n]|\Z)",
    re.IGNORECASE,
)


def columns(space: str, at: int) -> int:
    """The width of spaces and tabs that begin at column ``at``."""
    return len((" " * at + space).expandtabs(4)) - at if "\t" in space else len(space)


def ends_in_text(text: str, at: int, *, in_text: bool) -> bool:
    """Whether the quoted line whose ``>`` stands at ``at`` may go on in a line without one.

    ``in_text`` says whether the line before it might have: then neither code nor an empty item begins here.
    """
    quote = _QUOTE.match(text, at)
    line = LINE.match(text, quote.end() if quote else at)
    if line is None or line.lastgroup in _NO_TEXT:
        return False
    if columns(line["indent"], 0) >= CODE_INDENT:
        return in_text
    if line.lastgroup == "bullet" and text[line.end("bullet") : line.end("bullet") + 1] in NOTHING:
        return in_text
    return not BREAK.match(text, line.end("indent"))


def before_line_end(text: str, end: int) -> int:
    r"""Where a line that ends at ``end`` stops showing anything: before its ``\r\n``, ``\n`` or ``\r``."""
    if text.endswith("\r\n", 0, end):
        return end - 2
    return end - 1 if text.endswith(("\n", "\r"), 0, end) else end


def unclosed(source: str) -> str:
    """An ATX heading's text without the number signs that may close it."""
    text = source.strip(" \t")
    bare = text.rstrip("#")
    return bare.rstrip(" \t") if not bare or bare[-1] in " \t" else text
