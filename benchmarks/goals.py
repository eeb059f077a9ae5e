"""How a benchmark says what was asked for, what is, and whether that is enough."""

from __future__ import annotations


def goal(what: str, value: float, most: float) -> str:
    """One line: a value and the most that it may be."""
    return f"{'':<8}{what:<48}{value:>8.3g}{most:>9.3g}  {verdict(value <= most)}"


def verdict(met: bool) -> str:  # noqa: FBT001 - the one thing it says
    """The word at the end of the line."""
    return "met" if met else "MISSED"
