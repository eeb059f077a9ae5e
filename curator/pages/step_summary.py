"""A run for the summary of a workflow: Markdown, far below GitHub's 1 MiB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.pages import link_check
from curator.pages.inert import Markdown, destination, shortened
from curator.pages.templating import template

if TYPE_CHECKING:
    from curator.core.proposal import Published
    from curator.core.report import Report

_SHOWN: Final = 200
_MOST_PROBLEMS: Final = 20
_LONGEST: Final = 200


def render(report: Report) -> str:
    """Markdown to append to the step summary."""
    return template("step_summary.md.j2").render(
        report=report,
        rows=report.rows[:_SHOWN],
        more=max(0, len(report.rows) - _SHOWN),
        problems=report.problems[:_MOST_PROBLEMS],
        remarks=report.remarks[:_MOST_PROBLEMS],
        left_out=_left_out(report),
        links=link_check.sentence(report.links) if report.links else "",
        link=_link,
        cut=lambda text: shortened(text, _LONGEST),
    )


def _left_out(report: Report) -> str:
    piles = report.piles
    counted = (
        (len(piles.duplicates), "duplicates"),
        (len(piles.triage), "in doubt"),
        (len(piles.withdrawn), "withdrawn"),
        (len(piles.unwritable), "that no entry can hold"),
        (piles.rejected_total, "not on the subject"),
        (len(report.unreadable), "unreadable"),
    )
    return ", ".join(f"{count} {what}" for count, what in counted if count) or "nothing"


def _link(published: Published) -> Markdown:
    """A link to the pull request, where it has an address."""
    address = destination(published.url)
    return Markdown(f"[#{published.number}]({address})" if published.number and address else "")
