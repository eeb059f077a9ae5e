"""Examples at the end of a command's help, printed line by line as they are typed."""

from __future__ import annotations


def examples(*lines: str) -> str:
    r"""A command's ``epilog``; click re-wraps every paragraph that does not begin with ``\b``."""
    heading = "Example:" if len(lines) == 1 else "Examples:"
    return "\n".join(["\b", heading, *(f"  {line}" for line in lines)])
