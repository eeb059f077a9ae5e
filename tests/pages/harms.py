"""Each kind of text that means harm by itself, and any text at all."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from tests.pages.making import HOSTILE

HARMS: Final = (
    *HOSTILE.split(" "),
    "",
    "x" * 100_000,
    "`" * 100_000,
    "@a " * 30_000,
    "\u202e" * 50_000 + "x",
    "# top",
    "- item",
    "1. item",
    "> quote",
    "====",
    "---",
    "    code",
    "| a | b |",
    "a|b",
    "](https://evil.example",
    "~~~",
    "\ud800",
)

_PIECES: Final = st.sampled_from([*HOSTILE.split(" "), "\n", "\n\n", " ", "a", "0", *"\\*_[]()<>|"])

ANY_TEXT: Final = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=12).map("".join))
"""Whatever a server or a stranger may send, and more often what Markdown makes something of."""
