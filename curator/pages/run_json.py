"""A run for programs: the contract's JSON of ``curator run``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curator.core.markdown.escaping import clean

if TYPE_CHECKING:
    from curator.core.harvest import Health
    from curator.core.link_memo import LinkFindings
    from curator.core.plan import Dropped
    from curator.core.report import Report, Row


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain values; keys are only ever added."""
    return {
        "version": 1,
        "run_id": report.run_id,
        "started": report.started.isoformat(),
        "finished": report.finished.isoformat(),
        "dry_run": report.dry_run,
        "sources": [_source(health) for health in report.sources],
        "papers": report.papers,
        "candidates": report.candidates,
        "duplicates": [_duplicate(dropped) for dropped in report.piles.duplicates],
        "triage": [_dropped(dropped) for dropped in report.piles.triage],
        "withdrawn": [_dropped(dropped) for dropped in report.piles.withdrawn],
        "unwritable": [_dropped(dropped) for dropped in report.piles.unwritable],
        "rejected_total": report.piles.rejected_total,
        "proposals": [_proposal(row) for row in report.rows],
        "unreadable": [{"where": clean(one.where), "reason": clean(one.reason)} for one in report.unreadable],
        "problems": [clean(problem) for problem in report.problems],
        "remarks": [clean(remark) for remark in report.remarks],
        "links": _links(report.links) if report.links else None,
        "writes": report.writes,
    }


def _source(health: Health) -> dict[str, Any]:
    return {
        "name": health.source,
        "status": health.status.value,
        "window": {"start": health.window.start.isoformat(), "end": health.window.end.isoformat()},
        "requests": health.requests,
        "received": health.received,
        "total": health.total,
        "reason": clean(health.reason),
    }


def _links(findings: LinkFindings) -> dict[str, Any]:
    return {
        "requests": findings.requests,
        "by_verdict": dict(findings.by_verdict),
        "repairs": len(findings.repairs),
        "hopeless": [clean(one.url) for one in findings.hopeless],
    }


def _duplicate(dropped: Dropped) -> dict[str, Any]:
    candidate = dropped.candidate
    return {
        "id": str(candidate.id),
        "title": clean(candidate.title),
        "line": candidate.listed_at,
        "similarity": candidate.match.similarity if candidate.match else 1.0,
        "reason": clean(dropped.reason),
    }


def _dropped(dropped: Dropped) -> dict[str, Any]:
    candidate = dropped.candidate
    return {
        "id": str(candidate.id),
        "title": clean(candidate.title),
        "score": candidate.classification.screening.score,
        "reason": clean(dropped.reason),
    }


def _proposal(row: Row) -> dict[str, Any]:
    published = row.published
    told = {
        "key": published.key,
        "kind": row.kind,
        "action": published.action.value,
        "branch": published.branch or None,
        "pull_request": published.number,
        "url": published.url or None,
        "section": row.section or None,
        "score": row.score,
        "title": clean(row.title),
        "reason": clean(published.reason),
    }
    if row.proposal:
        diff = row.diff.encode(errors="replace").decode()
        told |= {"title": row.proposal.title, "body": row.proposal.body, "diff": diff}
    return told
