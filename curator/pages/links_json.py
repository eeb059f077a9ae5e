"""Checked links for programs: the contract's JSON of ``curator links``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curator.core.markdown.escaping import clean

if TYPE_CHECKING:
    from curator.core.links.report import CheckedLink, CheckedLists


def as_json(checked: CheckedLists) -> dict[str, Any]:
    """The check as plain values; keys are only ever added."""
    report = checked.report
    return {
        "version": 1,
        "links": [_link(one) for one in checked.links],
        "summary": {
            "requests": report.requests,
            "by_verdict": dict(sorted(checked.by_verdict.items())),
            "seconds": round(report.seconds, 1),
            "troubles": [clean(trouble) for trouble in report.troubles],
            "remarks": [clean(remark) for remark in checked.remarks],
            "interrupted": report.interrupted,
        },
    }


def _link(one: CheckedLink) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "url": one.link.url,
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "verdict": verdict.name,
        "status": verdict.status,
        "final_url": verdict.final_url or None,
        "reason": verdict.reason or None,
        "via": verdict.via,
        "title": verdict.title or None,
        "title_match": verdict.title_match,
        "title_from": verdict.title_from if verdict.title and verdict.title_from else None,
        "withdrawn": verdict.withdrawn,
    }
