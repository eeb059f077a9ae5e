"""What a night's check of links came to, in one sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curator.core.link_memo import LinkFindings


def sentence(findings: LinkFindings) -> str:
    """How many links were checked, what was found of them, and how many requests that took."""
    total = sum(findings.by_verdict.values())
    found = ", ".join(f"{count} {name}" for name, count in findings.by_verdict.items() if count)
    counted = f"{_many(total, 'link')} checked with {_many(findings.requests, 'request')}"
    hopeless = len(findings.hopeless)
    rest = f" {hopeless} dead without a better address." if hopeless else ""
    return f"{counted}{f': {found}' if found else ''}.{rest}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
