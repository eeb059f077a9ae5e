"""The bot's own issues on GitHub's double, through PyGithub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from curator.forge.github.account import account
from curator.forge.github.noticeboard import LABEL, GitHubNoticeboard
from curator.forge.github.session import Session
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.github import GitHubTown

ISSUES = f"/repos/{REPOSITORY}/issues"


@pytest.fixture
def board(github_town: GitHubTown) -> Iterator[Callable[[], GitHubNoticeboard]]:
    """One run's board; calling it again is the next run."""
    sessions: list[Session] = []

    def another() -> GitHubNoticeboard:
        token = github_town.double.token("bot")
        sessions.append(Session(github_town.address, token=token, sleep=github_town.slept.append, timeout=1))
        return GitHubNoticeboard(sessions[-1], login=lambda: account(sessions[-1]).login)

    yield another
    for session in sessions:
        session.hub.close()


def _issues(town: GitHubTown, state: str = "open") -> list[dict[str, Any]]:
    return list(town.ask("GET", f"{ISSUES}?state={state}&labels={LABEL}"))


def _close(town: GitHubTown, number: int) -> None:
    town.ask("PATCH", f"{ISSUES}/{number}", {"state": "closed"}, who="maintainer")


def test_a_notice_is_made_once_and_edited_in_place(
    github_town: GitHubTown, board: Callable[[], GitHubNoticeboard]
) -> None:
    """Run after run there is one issue, and it is written to only when it says something else."""
    board().show("dashboard", title="Dashboard", body="one", pinned=True)
    github_town.double.control("DELETE", "writes")
    board().show("dashboard", title="Dashboard", body="one", pinned=True)
    assert github_town.double.writes() == []
    board().show("dashboard", title="Dashboard", body="two", pinned=True)
    (issue,) = _issues(github_town)
    assert issue["body"].startswith("two\n")
    assert len(github_town.double.writes()) == 1


def test_the_dashboard_is_pinned(github_town: GitHubTown, board: Callable[[], GitHubNoticeboard]) -> None:
    """Where the token may, so that maintainers find it."""
    board().show("dashboard", title="Dashboard", body="one", pinned=True)
    writes = [write["path"] for write in github_town.double.writes()]
    assert writes == [ISSUES, "/graphql"]


def test_a_notice_that_cannot_be_pinned_stands_all_the_same(
    github_town: GitHubTown, board: Callable[[], GitHubNoticeboard]
) -> None:
    """Three others may be pinned already."""
    github_town.double.fault("status", path="/graphql", method="POST", status=403, times=1)
    board().show("dashboard", title="Dashboard", body="one", pinned=True)
    assert len(_issues(github_town)) == 1


def test_a_closed_dashboard_comes_back(
    github_town: GitHubTown, board: Callable[[], GitHubNoticeboard]
) -> None:
    """There is always one that is open."""
    board().show("dashboard", title="Dashboard", body="one")
    _close(github_town, _issues(github_town)[0]["number"])
    board().show("dashboard", title="Dashboard", body="one")
    assert len(_issues(github_town)) == 1


def test_an_alarm_that_a_person_closed_stays_closed(
    github_town: GitHubTown, board: Callable[[], GitHubNoticeboard]
) -> None:
    """They have heard it; the next silence has another name."""
    for _ in range(2):
        board().show("alarm-2026-11-20", title="Silent", body="since Friday", once=True)
        assert len(_issues(github_town, "all")) == 1
    _close(github_town, _issues(github_town)[0]["number"])
    board().show("alarm-2026-11-20", title="Silent", body="for longer", once=True)
    assert _issues(github_town) == []
    board().show("alarm-2026-12-01", title="Silent", body="again", once=True)
    assert len(_issues(github_town)) == 1


def test_an_alarm_is_taken_down_with_a_last_word(
    github_town: GitHubTown, board: Callable[[], GitHubNoticeboard]
) -> None:
    """And nothing else is, and doing it again does nothing."""
    board().show("dashboard", title="Dashboard", body="one")
    board().show("alarm-2026-11-20", title="Silent", body="since Friday", once=True)
    board().take_down("alarm-", saying="Over.")
    github_town.double.control("DELETE", "writes")
    board().take_down("alarm-", saying="Over.")
    assert github_town.double.writes() == []
    assert [issue["title"] for issue in _issues(github_town)] == ["Dashboard"]
    (closed,) = _issues(github_town, "closed")
    assert closed["body"].startswith("**Over.**")


def test_what_others_wrote_is_not_taken_for_the_bots(
    github_town: GitHubTown, board: Callable[[], GitHubNoticeboard]
) -> None:
    """A hidden line and a label are anybody's to copy."""
    body = "x\n\n<!-- curator:board dashboard -->"
    github_town.ask("POST", ISSUES, {"title": "D", "body": body, "labels": [LABEL]}, who="maintainer")
    assert board().shown("dashboard") is None
    board().show("dashboard", title="Dashboard", body="one")
    assert len(_issues(github_town)) == 2


def test_a_lost_answer_makes_no_second_issue(
    github_town: GitHubTown, board: Callable[[], GitHubNoticeboard]
) -> None:
    """Whatever GitHub's first answer was, one stands."""
    github_town.double.fault("drop", path=f"{ISSUES}$", method="POST", phase="after", times=1)
    board().show("dashboard", title="Dashboard", body="one")
    assert len(_issues(github_town)) == 1
