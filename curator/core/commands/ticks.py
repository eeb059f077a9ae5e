"""Boxes that people tick in a body of the bot's: ``- [ ] words <!-- curator:tick name -->``."""

from __future__ import annotations

import re
from typing import Final

_BOX: Final = re.compile(
    r"^[ \t]*[-*] \[(?P<mark>[ xX])\] .*<!-- curator:tick (?P<name>[a-z0-9:./_-]{1,200}) -->"
)
_MOST: Final = 500


def box(words: str, *, name: str, ticked: bool = False) -> str:
    """One line with a box; ``words`` must be inert, ``name`` is lower-case ASCII without blanks.

    Raises:
        ValueError: the name cannot stand in a box.
    """
    line = f"- [{'x' if ticked else ' '}] {words} <!-- curator:tick {name} -->"
    if "\n" in words or _BOX.match(line) is None:
        message = f"a box cannot be named {name!r}"
        raise ValueError(message)
    return line


def ticked(body: str) -> tuple[str, ...]:
    """The names of the boxes that are ticked, in their order, each once; at most 500 are looked at."""
    found = (_BOX.match(line) for line in body.splitlines())
    boxes = [one for one in found if one][:_MOST]
    return tuple(dict.fromkeys(one["name"] for one in boxes if one["mark"] in "xX"))
