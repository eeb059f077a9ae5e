"""The measurement for programs: one document, keys only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curator.measuring.targets import targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curator.measuring.bootstrap import Interval
    from curator.measuring.evaluation import HeldOut, Measured, Placed, Screened


def document(measured: Sequence[Measured]) -> dict[str, Any]:
    """``{"version": 1, "sets": […], "targets": […]}``."""
    held = [target for one in measured for target in targets(one)]
    return {
        "version": 1,
        "sets": [_set(one) for one in measured],
        "targets": [target._asdict() | {"met": target.met} for target in held],
    }


def _set(one: Measured) -> dict[str, Any]:
    return {
        "name": one.name,
        "papers": one.papers,
        "screening": [_screened(by) for by in one.screened],
        "screening_held_out": _held_out(one.recalled),
        "sections": [_placed(by) for by in one.placed],
        "sections_held_out": _held_out(one.held_out),
        "remarks": list(one.remarks),
    }


def _screened(one: Screened) -> dict[str, Any]:
    figures = one.figures._asdict()
    counts = {name: dict(figures.pop(name)) for name in ("flagged", "triage", "papers")}
    return {"by": one.by, **figures, **counts, "intervals": _intervals(one.sure)}


def _placed(one: Placed) -> dict[str, Any]:
    figures = one.figures._asdict()
    pairs = sorted(figures.pop("confusion").items())
    confusion = [{"section": true, "placed": placed, "papers": count} for (true, placed), count in pairs]
    return {"by": one.by, **figures, "confusion": confusion, "intervals": _intervals(one.sure)}


def _intervals(sure: Mapping[str, Interval]) -> dict[str, list[float]]:
    return {name: list(interval) for name, interval in sure.items()}


def _held_out(parts: Iterable[HeldOut]) -> list[dict[str, Any]]:
    return [part._asdict() for part in parts]
