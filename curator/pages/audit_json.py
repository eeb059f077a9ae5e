"""An audit for programs: the JSON of ``curator audit``; keys are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curator.core.audit_report import KINDS
from curator.core.markdown.escaping import clean

if TYPE_CHECKING:
    from curator.core.audit_report import AuditFinding, AuditReport, DoubtfulTitle
    from curator.core.facts import Evidence


def as_json(report: AuditReport) -> dict[str, Any]:
    """The audit as plain values."""
    counts = report.counted
    return {
        "version": 1,
        "findings": [_finding(one) for one in report.findings],
        "doubtful": [_doubtful(one) for one in report.doubtful],
        "summary": {
            "entries": report.entries,
            "by_kind": {kind: counts[kind] for kind in KINDS},
            "doubtful": len(report.doubtful),
            "requests": dict(report.requests),
            "waiting": dict(report.waiting),
            "troubles": [clean(trouble) for trouble in report.troubles],
            "works": report.works,
            "unreadable": [{"where": one.where, "reason": clean(one.reason)} for one in report.unreadable],
        },
    }


def _finding(one: AuditFinding) -> dict[str, Any]:
    return {**one._asdict(), "evidence": [_evidence(each) for each in one.evidence]}


def _doubtful(one: DoubtfulTitle) -> dict[str, Any]:
    work = one.guess.work
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "title": one.title,
        "published_title": work.title,
        "venue": work.venue,
        "year": work.year,
        "url": work.url or None,
        "likelihood": one.guess.likelihood,
        "share": round(one.guess.share, 2),
        "reason": one.guess.reason,
        "evidence": [_evidence(one.evidence)],
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {name: value or None for name, value in one._asdict().items()}
