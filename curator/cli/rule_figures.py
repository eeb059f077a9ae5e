"""The measurement as tables on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from curator.measuring.targets import targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from curator.measuring.bootstrap import Interval
    from curator.measuring.evaluation import HeldOut, Measured, Placed, Screened

_SCREENING: Final = (
    ("recall", "recall"),
    ("precision", "precision"),
    ("unwanted", "unwanted"),
    ("average_precision", "average precision"),
    ("work_saved", "saved at 95 %"),
)
_SECTIONS: Final = (("top1", "top-1"), ("top2", "top-2"), ("macro_f1", "macro-F1"))


def tables(measured: Sequence[Measured], *, with_targets: bool) -> Group:
    """All of it, set by set; brackets hold where 95 of 100 samples like this one would lie."""
    parts: list[RenderableType] = []
    for one in measured:
        parts += _set(one)
    if with_targets:
        parts.append(_targets(measured))
    return Group(*parts)


def _set(one: Measured) -> Iterator[RenderableType]:
    yield Text(f"{one.name}: {one.papers:,} papers", style="bold")
    for remark in one.remarks:
        yield Text(remark, style="dim")
    if one.screened:
        yield _screened(one.screened)
        yield from _flagged(one.screened[0])
    if one.recalled:
        yield _held_out(one.recalled, "wanted papers", "recall")
    if one.placed:
        yield _placed(one.placed)
    if one.held_out:
        yield _held_out(one.held_out, "papers of", "top-1")
    yield Text()


def _screened(screened: Iterable[Screened]) -> Table:
    table = _table("screening by", *(title for _, title in _SCREENING))
    for one in screened:
        figures = one.figures._asdict()
        table.add_row(one.by, *(_figure(figures[name], one.sure.get(name)) for name, _ in _SCREENING))
    return table


def _flagged(one: Screened) -> Iterator[Text]:
    """What became of each group, in numbers of papers."""
    figures = one.figures
    told = [
        f"{group}: {figures.flagged.get(group, 0)} candidates and {figures.triage.get(group, 0)} for triage "
        f"of {count:,}"
        for group, count in sorted(figures.papers.items())
        if group
    ]
    if told:
        yield Text(f"By the {one.by}: " + "; ".join(told) + ".")


def _placed(placed: Iterable[Placed]) -> Table:
    table = _table("sections by", *(title for _, title in _SECTIONS), "papers")
    for one in placed:
        figures = one.figures._asdict()
        told = (_figure(figures[name], one.sure.get(name)) for name, _ in _SECTIONS)
        table.add_row(one.by, *told, str(one.figures.papers))
    return table


def _held_out(parts: Iterable[HeldOut], papers: str, figure: str) -> Table:
    table = _table(f"{papers}", "papers", f"{figure}, rules", f"{figure}, SVM without them")
    for part in parts:
        table.add_row(part.part, str(part.papers), f"{part.rules:.2f}", _figure(part.svm, None))
    return table


def _targets(measured: Iterable[Measured]) -> Table:
    table = _table("target", "set", "seen", "wanted", "")
    for one in measured:
        for target in targets(one):
            wanted = f"{'at most' if target.most else 'at least'} {target.wanted:g}"
            met = Text("met", style="green") if target.met else Text("missed", style="bold red")
            table.add_row(target.figure, target.of, f"{target.seen:.3g}", wanted, met)
    return table


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(first, no_wrap=True)
    for title in others:
        table.add_column(title, no_wrap=True)
    return table


def _figure(value: float | None, sure: Interval | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if sure is None else f"{value:.3f} [{sure.low:.2f}, {sure.high:.2f}]"
