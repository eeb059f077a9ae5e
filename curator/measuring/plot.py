"""The measurement as a picture: precision over recall of each contestant, and where papers are placed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from curator.errors import UsageError
from curator.measuring.evaluation import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from curator.measuring.evaluation import Measured, Placed, Screened
    from curator.measuring.predicting import Predicted

SUFFIXES: Final = (".svg", ".png", ".pdf")
_COLOURS: Final = ("#0b5cad", "#c2570c", "#5b6b7b")
_INK: Final = "#1f2933"


def draw(measured: Sequence[Measured], path: Path) -> None:
    """Write the picture; the suffix says of which kind.

    Raises:
        UsageError: matplotlib is not installed, the suffix is unknown, or the file cannot be written.
    """
    if path.suffix not in SUFFIXES:
        message = f"{path} ends in {path.suffix or 'no suffix'}; expected {', '.join(SUFFIXES)}."
        raise UsageError(message, advice="Name the file so that its kind can be told.")
    try:
        from matplotlib import rc_context  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        message = "The picture needs matplotlib, which is not installed."
        raise UsageError(message, advice='Type pip install "paper-curator[evaluate]".') from error
    # Text stays text in SVG, and drawing twice gives the same bytes.
    with rc_context({"font.size": 10, "svg.hashsalt": "curator", "svg.fonttype": "none", "text.color": _INK}):
        _save(_figure(measured), path)


def _save(figure: Any, path: Path) -> None:  # noqa: ANN401 - matplotlib's, loaded late
    try:
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None, dpi=150)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}."
        raise UsageError(message, advice="Name a file in a folder that you may write to.") from error


def _figure(measured: Sequence[Measured]) -> Any:  # noqa: ANN401 - matplotlib's, loaded late
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    screened = [one for one in measured if one.screened]
    placed = [(one.name, by) for one in measured for by in one.placed if by.by == RULES]
    columns = max(len(screened), len(placed), 1)
    rows = bool(screened) + bool(placed)
    figure = Figure(figsize=(5.2 * columns, 4.6 * rows), layout="constrained")
    grid = figure.subplots(rows, columns, squeeze=False)
    for axes, one in zip(grid[0], screened, strict=False):
        _curves(axes, one.name, one.screened)
    for axes, (name, by) in zip(grid[-1], placed, strict=False):
        _matrix(axes, name, by)
    for row, used in zip(grid, [len(one) for one in (screened, placed) if one], strict=True):
        for axes in row[used:]:
            axes.set_axis_off()
    return figure


def _curves(axes: Any, name: str, screened: Sequence[Screened]) -> None:  # noqa: ANN401 - matplotlib's
    for one, colour in zip(screened, _COLOURS, strict=False):
        recalls, precisions = zip(*_curve(one.said), strict=True)
        ap = one.figures.average_precision or 0.0
        axes.step(recalls, precisions, where="post", color=colour, lw=1.8, label=f"{one.by} (AP {ap:.2f})")
        if one.figures.recall is not None and one.figures.precision is not None:
            axes.plot(one.figures.recall, one.figures.precision, "o", color=colour, ms=7)
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel="recall", ylabel="precision")
    axes.set_title(f"Screening: {name}", loc="left", fontweight="bold")
    axes.grid(alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="lower left", title="a dot: as it decides")


def _curve(said: Sequence[Predicted]) -> list[tuple[float, float]]:
    """Recall and precision after each distinct score, the highest first."""
    told = sorted((one for one in said if one.paper.wanted is not None), key=lambda one: -one.score)
    wanted = sum(one.paper.weight for one in told if one.paper.wanted)
    read = found = 0.0
    points = []
    for _, group in groupby(told, key=lambda one: one.score):
        papers = list(group)
        read += sum(one.paper.weight for one in papers)
        found += sum(one.paper.weight for one in papers if one.paper.wanted)
        points.append((found / wanted, found / read))
    return points


def _matrix(axes: Any, name: str, placed: Placed) -> None:  # noqa: ANN401 - matplotlib's
    confusion = placed.figures.confusion
    sections = sorted({slug for pair in confusion for slug in pair})
    rows = [[confusion.get((true, named), 0) for named in sections] for true in sections]
    shares = [[count / max(1, sum(row)) for count in row] for row in rows]
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for at, row in enumerate(rows):
        for to, count in enumerate(row):
            if count:
                colour = "white" if shares[at][to] > 0.55 else _INK  # noqa: PLR2004 - where dark blue begins
                axes.text(to, at, count, ha="center", va="center", color=colour)
    axes.set_xticks(range(len(sections)), sections, rotation=40, ha="right")
    axes.set_yticks(range(len(sections)), sections)
    axes.set(xlabel="placed in", ylabel="belongs to")
    axes.set_title(f"Sections: {name} (top-1 {placed.figures.top1:.2f})", loc="left", fontweight="bold")
