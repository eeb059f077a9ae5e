"""A run for the summary of a workflow: Markdown, far below GitHub's 1 MiB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.pages.inert import Markdown, shortened
from curator.pages.templating import template

if TYPE_CHECKING:
    from curator.core.report import Report

_SHOWN: Final = 200
_LONGEST: Final = 200


def render(report: Report) -> str:
    """Markdown to append to the step summary."""
    rows = [
        (row.published.action.value, shortened(row.title, _LONGEST), row.section, row.published)
        for row in report.rows[:_SHOWN]
    ]
    return template("step_summary.md.j2").render(
        report=report,
        rows=rows,
        more=max(0, len(report.rows) - _SHOWN),
        link=_link,
        cut=lambda text: shortened(text, _LONGEST),
    )


def _link(url: str, number: int | None) -> Markdown:
    return Markdown(f"[#{number}]({url})" if number and url.startswith("https://") else "")
