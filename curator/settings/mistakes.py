"""A mistake in a maintainer's file: where it is, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to correct: ``line`` and ``column`` count from 1; 0 stands for the file as a whole."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """``path:line: message``, as compilers write it, so that editors can jump there."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}"


class ConfigurationMistakes(UsageError):
    """Every mistake of every file at once (promise 18); nothing was done.

    Attributes:
        mistakes: in the order of path, line, column; never empty.
    """

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Sort the mistakes and put one a line under a headline."""
        self.mistakes = tuple(sorted(set(mistakes)))
        count = len(self.mistakes)
        headline = "1 mistake" if count == 1 else f"{count} mistakes"
        lines = [f"{headline} in the configuration:", *(f"  {mistake}" for mistake in self.mistakes)]
        super().__init__("\n".join(lines), advice="Correct them, then run `curator config check`.")
