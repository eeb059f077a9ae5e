"""The repository of a simulated year: the maintained rules with the year's calendar, and a short list."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import count
from typing import Final

from tests.e2e.made_year import AGAIN, EDITIONS
from tests.e2e.merging import PATH
from tests.e2e.world import ROOT
from tests.support.quiet_rules import NO_LINKS

ENTRIES_KEPT: Final = 2
BEFORE: Final = timedelta(days=14)
AFTER: Final = timedelta(days=45)
"""From when to when, before and after the day on which they appear, proceedings are watched."""


def files_of_a_year(*, limits: bool = False) -> dict[str, bytes]:
    """What the repository begins with, path to content."""
    rules = ROOT / "rules"
    files = {f"rules/{one.relative_to(rules)}": one.read_bytes() for one in sorted(rules.rglob("*.yaml"))}
    files["rules/curator.yaml"] = _settings(files["rules/curator.yaml"].decode(), limits=limits).encode()
    files[PATH] = short_list((ROOT / PATH).read_text(encoding="utf-8")).encode()
    return files


def _settings(text: str, *, limits: bool) -> str:
    """The maintainer's, with the year's calendar, without links and, unless they are to hold, limits."""
    kept, _, _ = text.partition("\ncalendar:\n")
    if not limits:
        kept = re.sub(r"(?m)^(  max_\w+): \d+$", r"\1: 1000", kept)
    kept = kept.replace("openreview: {enabled: false}", "openreview: {enabled: true}")
    watched = "".join(
        f"  - {{venue: {one.venue}, year: {one.year}, begin: {one.appears - BEFORE}, "
        f"end: {one.appears + AFTER}, source: {one.service}}}\n"
        for one in (*EDITIONS, *AGAIN)
    )
    return f"{kept}\ncalendar:\n{watched}{NO_LINKS}"


def short_list(text: str) -> str:
    """The list with a few entries in each section, none of which only OpenReview could tell about."""
    lines, left = [], count()
    for line in text.splitlines(keepends=True):
        if line.startswith("## "):
            left = count()
        if line.startswith("* [") and ("openreview.net" in line or next(left) >= ENTRIES_KEPT):
            continue
        lines.append(line)
    return re.sub(r"\n{3,}", "\n\n", "".join(lines))
