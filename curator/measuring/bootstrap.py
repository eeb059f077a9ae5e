"""How sure a figure is: the same sample drawn again and again, with replacement, group by group."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from curator.measuring.predicting import Predicted

F = TypeVar("F")

DRAWS: Final = 200
SEED: Final = 20_260_430
MARGIN: Final = 0.025
"""Of the draws on either side, so that 95 % lie between."""


class Interval(NamedTuple):
    """Between which values a figure lies in 95 of 100 samples like this one."""

    low: float
    high: float


def interval(
    said: Sequence[Predicted], figure: Callable[[Sequence[Predicted]], float | None], *, draws: int = DRAWS
) -> Interval | None:
    """The percentile interval of one figure; None where too many draws have none."""
    return intervals(said, lambda drawn: {"": figure(drawn)}, draws=draws).get("")


def intervals(
    said: Sequence[Predicted],
    figures: Callable[[Sequence[Predicted]], Mapping[str, float | None]],
    *,
    draws: int = DRAWS,
) -> dict[str, Interval]:
    """The percentile interval of each figure that nearly all draws have; the same every time.

    Each group (stratum, scope) keeps its size, because that is how such samples are drawn.
    """
    groups: dict[str, list[Predicted]] = {}
    for one in said:
        groups.setdefault(one.paper.group, []).append(one)
    chance = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    found: dict[str, list[float]] = {}
    for _ in range(draws):
        drawn = [one for group in groups.values() for one in chance.choices(group, k=len(group))]
        for name, value in figures(drawn).items():
            if value is not None:
                found.setdefault(name, []).append(value)
    return {name: _between(values) for name, values in found.items() if len(values) >= draws * (1 - MARGIN)}


def _between(values: Sequence[float]) -> Interval:
    ordered = sorted(values)
    last = len(ordered) - 1
    return Interval(ordered[round(last * MARGIN)], ordered[round(last * (1 - MARGIN))])
