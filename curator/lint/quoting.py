"""Foreign words in a message: few of them, on one line."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 60


def shortened(text: str) -> str:
    """At most 60 characters of a text, white space folded, with an ellipsis where it was cut."""
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def quoted(text: str) -> str:
    """The text, shortened, in quotation marks."""
    return f"“{shortened(text)}”"
