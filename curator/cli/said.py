"""What stands on the command line of ``curator lint``."""

from __future__ import annotations

from dataclasses import dataclass

from curator.lint.check import Safety


@dataclass(frozen=True)
class Said:
    """What stands on the command line."""

    paths: tuple[str, ...]
    fix: bool
    unsafe: bool
    show: bool
    base: str | None
    facts: str | None
    strict: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: str | None
    explain: str | None
    listed: bool
    written: tuple[str, ...]
    name: str | None
    form: str

    @property
    def mend(self) -> Safety | None:
        """Which fixes are to be made."""
        if not (self.fix or self.show):
            return None
        return Safety.UNSAFE if self.unsafe else Safety.SAFE
