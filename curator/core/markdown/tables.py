"""Rows of tables, of which nothing is read; that is said where they seem to hold what is looked for."""

from __future__ import annotations

from typing import Final

from curator.core.late import late

_LINKED_ROW: Final = late(r"(?m)^[ ]{0,3}\|[^\n]*\]\(https?://")


def linked_rows(text: str) -> int:
    """How many rows that begin with a bar hold a link."""
    return sum(1 for _ in _LINKED_ROW.finditer(text))
