"""A run for people at a terminal: what was proposed, how the sources are, what was left out, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from rich.console import Group
from rich.table import Table
from rich.text import Text

from curator.core.harvest import Status
from curator.core.markdown.escaping import clean
from curator.core.proposal import Action
from curator.lint.formats.summary import counted
from curator.pages import link_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from curator.core.report import Report, Row

_COLOURS: Final = {
    Action.CREATED: "green",
    Action.UPDATED: "green",
    Action.KEPT: "blue",
    Action.QUEUED: "yellow",
    Action.SKIPPED: "dim",
    Action.CLOSED: "dim",
    Status.FRESH: "green",
    Status.QUIET: "blue",
    Status.STALE: "yellow",
    Status.PARTIAL: "yellow",
    Status.DOWN: "red",
}
_SHOWN: Final = 30


def night(report: Report) -> RenderableType:
    """The whole report as tables and a few lines."""
    return Group(*_parts(report))


def _parts(report: Report) -> Iterable[RenderableType]:
    if report.rows:
        yield _proposals(report.rows, dry_run=report.dry_run)
    else:
        whole = all(health.complete for health in report.sources)
        yield Text(
            "Nothing to propose tonight." if whole else "Nothing to propose: a source did not come whole."
        )
    yield ""
    yield _sources(report)
    yield ""
    yield Text(_left_out(report))
    if report.links:
        yield Text(link_check.sentence(report.links))
    for reason in dict.fromkeys(one.reason for one in report.piles.unwritable):
        yield Text(f"Left out, as {clean(reason)}", style="yellow")
    for problem in report.problems:
        yield Text(f"Problem: {clean(problem)}", style="red")
    for remark in report.remarks:
        yield Text(f"Remark: {clean(remark)}", style="dim")


def _proposals(rows: Sequence[Row], *, dry_run: bool) -> Table:
    table = Table(
        title="Proposals, as the run would make them" if dry_run else "Proposals", title_justify="left"
    )
    for heading in ("", "paper", "section", "score", "where"):
        table.add_column(heading, overflow="fold", justify=_justified(heading))
    for row in rows[:_SHOWN]:
        action = row.published.action
        score = "" if row.score is None else f"{row.score:.2f}"
        where = row.published.branch or row.published.reason
        cells = (Text(clean(row.title)), Text(row.section), score, Text(clean(where)))
        table.add_row(Text(action.value, style=_COLOURS[action]), *cells)
    if len(rows) > _SHOWN:
        where = "with --output-format json" if dry_run else "in the report"
        table.caption = f"and {len(rows) - _SHOWN} more, {where}"
    return table


def _sources(report: Report) -> Table:
    table = Table(title="Sources", title_justify="left")
    for heading in ("source", "state", "window", "papers", "requests", "evidence"):
        table.add_column(heading, overflow="fold", justify=_justified(heading))
    told = [health for health in report.sources if not health.idle]
    for health in told:
        state = Text(health.status.value, style=_COLOURS[health.status])
        figures = (str(health.received), str(health.requests))
        table.add_row(health.source, state, str(health.window), *figures, Text(clean(health.reason)))
    if idle := len({health.source for health in report.sources} - {health.source for health in told}):
        table.caption = f"and {idle} more, of which nothing was due"
    return table


def _justified(heading: str) -> Literal["left", "right"]:
    return "right" if heading in {"score", "papers", "requests"} else "left"


def _left_out(report: Report) -> str:
    piles = report.piles
    parts = (
        (len(piles.duplicates), "already listed or the same work twice"),
        (len(piles.triage), "in doubt (triage)"),
        (len(piles.withdrawn), "withdrawn"),
        (len(piles.unwritable), "that no entry can hold"),
        (piles.rejected_total, "not on the subject"),
        (len(report.unreadable), "unreadable"),
    )
    told = ", ".join(f"{count} {what}" for count, what in parts if count)
    read = counted(report.papers, "paper was", "papers were")
    return f"{read} read. Left out: {told or 'none'}. {counted(report.writes, 'write')}."
