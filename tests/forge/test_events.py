"""Event files: what is taken from them, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from curator.errors import UsageError
from curator.forge.github.events import (
    LARGEST_EVENT,
    Happening,
    Nothing,
    Spoke,
    Ticked,
    Turned,
    happening,
    read_event,
)
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

COMMENT = {
    "action": "created",
    "issue": {"number": 7, "title": "Add: something", "pull_request": {"url": "…"}},
    "comment": {"id": 99, "body": "/curator ready", "user": None},
    "repository": {"full_name": REPOSITORY},
    "sender": {"login": "alice"},
}
PULL = {
    "action": "closed",
    "number": 7,
    "pull_request": {"number": 7, "merged": False, "body": None},
    "repository": {"full_name": REPOSITORY.upper()},
    "sender": {"login": "alice"},
}
ISSUE = {**COMMENT, "action": "edited"}


def _read(name: str, payload: Any, **changes: Any) -> Happening:  # noqa: ANN401 - GitHub's JSON
    return happening(name, json.dumps({**payload, **changes}).encode(), repository=REPOSITORY)


@pytest.mark.parametrize(
    ("name", "payload", "changes", "meant"),
    [
        ("issue_comment", COMMENT, {}, Spoke(7, 99)),
        ("issue_comment", COMMENT, {"action": "edited"}, Spoke(7, 99)),
        ("pull_request", PULL, {}, Turned(7, "alice")),
        ("pull_request", PULL, {"action": "reopened", "sender": None}, Turned(7, "")),
        ("pull_request", PULL, {"action": "synchronize"}, Turned(7, "alice")),
        ("pull_request", PULL, {"action": "unlabeled"}, Turned(7, "alice")),
        ("pull_request", PULL, {"action": "edited"}, Ticked(7, "alice")),
        ("issues", ISSUE, {}, Ticked(7, "alice")),
        ("issues", ISSUE, {"action": "reopened"}, Ticked(7, "alice")),
    ],
)
def test_an_event_says_what_to_look_at(
    name: str, payload: dict[str, Any], changes: dict[str, Any], meant: Happening
) -> None:
    """Where something was said, ticked or turned; the rest is read anew when it is needed."""
    assert _read(name, payload, **changes) == meant


@pytest.mark.parametrize(
    ("name", "payload", "action"),
    [
        ("issue_comment", COMMENT, "deleted"),
        ("pull_request", PULL, "assigned"),
        ("issues", ISSUE, "pinned"),
        ("issues", ISSUE, ""),
    ],
)
def test_other_actions_mean_nothing(name: str, payload: dict[str, Any], action: str) -> None:
    """GitHub may invent new ones."""
    assert isinstance(_read(name, payload, action=action), Nothing)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("issue_comment", b"", "no issue_comment event"),
        ("issue_comment", b"\xff\xfe{}", "no issue_comment event"),
        ("issue_comment", b"[]", "no issue_comment event"),
        ("issue_comment", b'{"action": "created"}', "at repository"),
        ("issue_comment", json.dumps({**COMMENT, "comment": {"id": "x"}}).encode(), "at comment.id"),
        ("issue_comment", json.dumps({**COMMENT, "issue": {"number": -1}}).encode(), "at issue.number"),
        ("issue_comment", b"[" * 100_000, "no issue_comment event"),
        ("pull_request", json.dumps(COMMENT).encode(), "at pull_request"),
        ("push", json.dumps(COMMENT).encode(), "'push'"),
        ("", json.dumps(COMMENT).encode(), "''"),
        (
            "issue_comment",
            json.dumps({**COMMENT, "repository": {"full_name": "eve/papers"}}).encode(),
            "another repository",
        ),
    ],
)
def test_what_is_no_event_of_this_repository_is_refused(name: str, text: bytes, says: str) -> None:
    """With one sentence, and what to do."""
    with pytest.raises(UsageError) as refused:
        happening(name, text, repository=REPOSITORY)
    assert says in str(refused.value)
    assert refused.value.advice


def test_a_file_that_is_missing_or_huge_is_refused(tmp_path: Path) -> None:
    """Nothing of it is read."""
    huge = tmp_path / "event.json"
    with huge.open("wb") as file:
        file.truncate(LARGEST_EVENT + 1)
    for path in (huge, tmp_path / "missing.json", tmp_path):
        with pytest.raises(UsageError):
            read_event(path)
