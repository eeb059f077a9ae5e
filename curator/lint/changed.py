"""Lint what a change touched, found by comparing the text before it with the text after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from curator.errors import UsageError
from curator.lint.run import run
from curator.lint.source import Source
from curator.lint.touched import EVERYTHING, Touched

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.lint.check import Safety
    from curator.lint.report import FileReport
    from curator.lint.run import Asked
    from curator.lint.surroundings import Surroundings

MOST_CHANGED: Final = 4_000
"""Lines between the first and the last changed one; more would take minutes to compare."""

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")  # as git sees lines


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody makes of a list; ``before`` is None where there was none."""

    path: str
    before: str | None
    text: str

    def linted(self, around: Surroundings, asked: Asked, *, mend: Safety | None = None) -> FileReport:
        """The findings of what was changed; those left of them after mending, where that is asked.

        Raises:
            UsageError: it goes over too many lines.
        """
        asked = replace(asked, touched=touching(self.before), mend=mend)
        return run(Source(self.path, self.text.encode()), around, asked)


def touching(before: str | None) -> Callable[[str], Touched]:
    """What tells the stretches of a text that differ from ``before``."""
    if before is None:
        return lambda _text: EVERYTHING
    old = _LINE.findall(before)
    return lambda text: _compared(old, _LINE.findall(text))


def _compared(old: list[str], new: list[str]) -> Touched:
    """Stretches between lines that stayed, in offsets of the new text; empty where something is gone."""
    top = _alike(old, new)
    bottom = _alike(old[top:][::-1], new[top:][::-1])
    left, right = old[top : len(old) - bottom], new[top : len(new) - bottom]
    if max(len(left), len(right)) > MOST_CHANGED:
        message = f"The change goes over {max(len(left), len(right))} lines, too many to compare."
        raise UsageError(message, advice="Run curator lint --diff on the branch.")
    starts = [0, *accumulate(map(len, new))]
    steps = SequenceMatcher(None, left, right).get_opcodes()
    spans = [(starts[top + begin], starts[top + end]) for kind, _, _, begin, end in steps if kind != "equal"]
    return Touched(tuple(spans))


def _alike(a: list[str], b: list[str]) -> int:
    return next(
        (at for at, (one, two) in enumerate(zip(a, b, strict=False)) if one != two), min(len(a), len(b))
    )
