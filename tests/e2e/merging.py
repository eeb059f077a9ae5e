"""What a maintainer does with a branch when the list has changed meanwhile: bring its change by hand."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from tests.forge.local_town import git

if TYPE_CHECKING:
    from pathlib import Path

PATH: Final = "list/README.md"
TRUNK: Final = "main"

Change = list[tuple[list[str], list[str]]]
"""Places of a text: the lines that are there, a line before included, and those that come in their place."""


def change_of(repository: Path, branch: str) -> Change:
    """What a branch brings to the list."""
    base = git(repository, "merge-base", TRUNK, branch).strip()
    old = git(repository, "show", f"{base}:{PATH}").splitlines(keepends=True)
    new = git(repository, "show", f"{branch}:{PATH}").splitlines(keepends=True)
    found: Change = []
    for kind, begin, end, first, last in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind != "equal":
            line = [] if end > begin else _before(old, begin)
            found.append((line + old[begin:end], line + new[first:last]))
    return found


def _before(lines: list[str], at: int) -> list[str]:
    """The nearest lines before a place that are there once in any list: up to a heading or an entry."""
    start = at - 1
    while start > 0 and not lines[start].strip():
        start -= 1
    return lines[start:at]


def applied(text: str, change: Change) -> str:
    """A text with a change, each place of which it must have once."""
    for old, new in change:
        there, wanted = "".join(old), "".join(new)
        assert text.count(there) == 1, there
        text = text.replace(there, wanted)
    return text
