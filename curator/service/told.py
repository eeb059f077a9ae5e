"""What a run's JSON report tells the service: sources, proposals, writes; none of it is believed blindly."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUSES: Final = ("fresh", "quiet", "stale", "partial", "down")
OTHER: Final = "other"
_WORD: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_MOST: Final = 50
"""Names of one kind that become labels; a report that has more of them is not one of ours."""


class Told(NamedTuple):
    """One report: its run's id, each source's status, proposals by kind and action, and counted writes."""

    run_id: str
    sources: Mapping[str, str]
    proposals: Mapping[tuple[str, str], int]
    writes: int

    @property
    def answered(self) -> bool:
        """Whether any source was heard to its end; a run that asks none has nobody to wait for."""
        return not self.sources or any(status in {"fresh", "quiet"} for status in self.sources.values())


def told(printed: bytes) -> Told | None:
    """Read what a run printed; None when that is no report."""
    try:
        report = json.loads(printed)
    except (ValueError, RecursionError):
        return None
    if not isinstance(report, dict) or report.get("version") != 1:
        return None
    proposals = Counter(
        (_word(one.get("kind")), _word(one.get("action"))) for one in _rows(report, "proposals")
    )
    writes = report.get("writes")
    return Told(
        run_id=str(report.get("run_id"))[:40],
        sources=dict(_source(one) for one in _rows(report, "sources")[:_MOST]),
        proposals=dict(proposals.most_common(_MOST)),
        writes=writes if isinstance(writes, int) and writes >= 0 else 0,
    )


def _rows(report: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = report.get(name)
    return [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []


def _source(row: dict[str, Any]) -> tuple[str, str]:
    status = row.get("status")
    return _word(row.get("name")), status if status in STATUSES else OTHER


def _word(value: object) -> str:
    return value if isinstance(value, str) and _WORD.fullmatch(value) else OTHER
