"""A bot in good health, as a doctor sees it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from curator.doctor import Hub, Kind, Machine, Past, Reply, Seen

TODAY: Final = date(2026, 11, 26)
HERE: Final = Machine(
    forge="github",
    python="3.13.1",
    rules="9 sections",
    list_path="list/README.md",
    list_trouble="",
    lost=(),
    state="list/.curator",
    state_trouble="",
    git="2.40",
    unfilled=(),
    repository_trouble="",
    contact="mailto:a@b.org",
)
LABELS: Final = "/labels?per_page=100"
ALLOWED: Final = "/actions/permissions/workflow"
ENABLED: Final = "/actions/permissions"
WORKFLOWS: Final = "/actions/workflows?per_page=100"
NIGHTS: Final = "/actions/workflows/nightly.yml/runs?per_page=1"
STATE_RULES: Final = "/rules/branches/curator-state"
ADD_RULES: Final = "/rules/branches/curator/add/any"
PROTECTED: Final = "/branches?protected=true&per_page=100"
SAID: Final[dict[str, Any]] = {
    LABELS: [{"name": "Curator"}],
    ALLOWED: {"can_approve_pull_request_reviews": True, "default_workflow_permissions": "read"},
    ENABLED: {"enabled": True},
    WORKFLOWS: {"workflows": [{"path": ".github/workflows/nightly.yml", "state": "active"}]},
    NIGHTS: {"workflow_runs": [{"created_at": "2026-11-26T03:17:09Z", "conclusion": "success"}]},
    STATE_RULES: [],
    ADD_RULES: [],
    PROTECTED: [{"name": "main"}],
}
THERE: Final = Hub(
    login="curator-bot",
    kind=Kind.CLASSIC,
    asked="a/papers",
    found="a/papers",
    may_write=True,
    role="push",
    default_branch="main",
    remaining=4_900,
    limit=5_000,
    resets="14:05 UTC",
    skew=1.0,
    wanted=("curator",),
    today=TODAY,
    said=SAID,
)
BEFORE: Final = Past(fresh=date(2026, 11, 25), read_until=date(2026, 11, 26), today=TODAY)
WELL: Final = Seen(HERE, THERE, BEFORE, (Reply("arxiv", "https://arxiv.org", 200),))
