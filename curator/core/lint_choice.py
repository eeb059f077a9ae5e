"""What a maintainer chose for the linter: the key ``lint`` of ``curator.yaml``, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

OptionValue = bool | int | float | str | tuple[str, ...]

_NOTHING_SET: Final[Mapping[str, Mapping[str, OptionValue]]] = {}


class Silenced(NamedTuple):
    """Checks silenced for the whole list, by codes or their beginnings; ``until`` is the last day of that."""

    codes: tuple[str, ...]
    reason: str
    until: date | None = None


class LintChoice(NamedTuple):
    """Which checks are on: ``select`` (empty: all) without ``ignore``, both codes, beginnings or names.

    ``options`` are the checks' own settings that were set, by the check's code and the option's name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, OptionValue]] = _NOTHING_SET
    suppress: tuple[Silenced, ...] = ()
