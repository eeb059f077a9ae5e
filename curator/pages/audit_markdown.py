"""An audit for a workflow's step summary, or an issue: Markdown in which foreign text does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.audit_report import KINDS
from curator.pages.audit_text import DOUBTFUL, cut, figures, remarks, told
from curator.pages.inert import Markdown, destination, markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.audit_report import AuditReport
    from curator.core.facts import Evidence

LARGEST: Final = 900_000
"""Bytes; GitHub takes 1 MiB for a step's summary, and drops it whole when it is larger."""

_MOST_EVIDENCE: Final = 3


def render(report: AuditReport) -> str:
    """The whole audit."""
    head = [f"## curator audit: {markdown(figures(report))}", ""]
    tail = ["", *(f"{markdown(line)}\n" for line in list(remarks(report))[1:])]
    return "\n".join([*head, *_within(_rows(report), LARGEST), *tail]).rstrip() + "\n"


def _rows(report: AuditReport) -> Iterator[str]:
    for kind, heading in KINDS.items():
        found = [one for one in report.findings if one.kind == kind]
        if found:
            yield f"\n### {heading}\n"
        for one in found:
            where = markdown(f"{one.path}:{one.line}")
            yield f"- {where} {one.code} **{markdown(cut(one.title))}**: {markdown(cut(one.message))}"
            yield from (f"  - {_evidence(each)}" for each in one.evidence[:_MOST_EVIDENCE])
    if report.doubtful:
        yield f"\n### {DOUBTFUL}\n"
    for doubt in report.doubtful:
        where, claim = markdown(f"{doubt.path}:{doubt.line}"), markdown(cut(doubt.claim))
        yield f"- {where} **{markdown(cut(doubt.title))}** {claim}"
        yield f"  - {doubt.guess.likelihood}: {markdown(doubt.guess.reason)} ({doubt.guess.share:.0%})"
        yield f"  - {_evidence(doubt.evidence)}"


def _evidence(one: Evidence) -> str:
    """The words, with a link to where they can be read."""
    url = destination(one.url) if one.url else Markdown()
    words = markdown(told(one._replace(url="")))
    return f"{words} ([link]({url}))" if url else words


def _within(lines: Iterable[str], room: int) -> Iterator[str]:
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            yield "\nThere is no room here for more."
            return
        yield line
