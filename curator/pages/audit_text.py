"""An audit for people: what it found, by kind and with evidence, and what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.audit_report import KINDS
from curator.core.markdown.escaping import clean
from curator.lint.formats.summary import counted
from curator.pages.inert import quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.audit_report import AuditReport
    from curator.core.facts import Evidence

DOUBTFUL: Final = "Doubtful: perhaps published under another title"
_MOST_EVIDENCE: Final = 4
_MOST_UNREADABLE: Final = 5
_LONGEST: Final = 160


def lines(report: AuditReport) -> Iterator[str]:
    """The whole audit, line by line, in plain text."""
    for kind, heading in KINDS.items():
        found = [one for one in report.findings if one.kind == kind]
        if found:
            yield f"{heading}\n"
        for one in found:
            yield f"  {one.path}:{one.line}:{one.column}: {one.code} {cut(one.title)}"
            yield f"    {cut(one.message)}"
            yield from (f"    {told(each)}" for each in one.evidence[:_MOST_EVIDENCE])
            yield ""
    if report.doubtful:
        yield f"{DOUBTFUL}\n"
    for doubt in report.doubtful:
        yield f"  {doubt.path}:{doubt.line}:{doubt.column}: {cut(doubt.title)}"
        yield f"    {cut(doubt.claim)}"
        yield f"    {doubt.guess.likelihood}: {clean(doubt.guess.reason)} ({doubt.guess.share:.0%})"
        yield f"    {told(doubt.evidence)}"
        yield ""
    yield from remarks(report)


def remarks(report: AuditReport) -> Iterator[str]:
    """The figures, what went wrong, and what is left for another run."""
    yield figures(report)
    if report.works or report.unreadable:
        yield f"{counted(report.works, 'work')} came from files of proceedings."
    if report.unreadable:
        shown = "; ".join(f"{one.where}: {clean(one.reason)}" for one in report.unreadable[:_MOST_UNREADABLE])
        more = len(report.unreadable) - _MOST_UNREADABLE
        rest = f"; and {more} more" if more > 0 else ""
        yield f"{counted(len(report.unreadable), 'line')} of them could not be read: {shown}{rest}."
    yield from (f"Problem: {clean(trouble)}" for trouble in report.troubles)
    if report.waiting:
        waiting = ", ".join(f"{name} {count:,}" for name, count in report.waiting.items())
        yield f"Entries about which a service is still to be asked: {waiting}. Another run goes on from here."


def figures(report: AuditReport) -> str:
    """One sentence: how many entries, what was found, and what it cost."""
    counts = report.counted
    found = [f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]]
    found += [f"{len(report.doubtful)} doubtful"] if report.doubtful else []
    cost = counted(sum(report.requests.values()), "request")
    return f"{counted(report.entries, 'entry', 'entries')}: {', '.join(found) or 'nothing found'}. {cost}."


def told(evidence: Evidence) -> str:
    """Who says it, on which day it was read, in which words, and where."""
    words = quoted(cut(evidence.quote)) if evidence.quote else ""
    parts = (", ".join(filter(None, (evidence.source, evidence.seen))), words, evidence.url)
    return clean(": ".join(filter(None, (parts[0], " ".join(filter(None, parts[1:]))))))


def cut(text: str) -> str:
    """Foreign text on one line, of a length that is read."""
    return shortened(clean(text), _LONGEST)
