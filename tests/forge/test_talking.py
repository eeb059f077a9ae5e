"""Comments, reactions, boxes and people on GitHub's double, through PyGithub."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.commands.ticks import box
from curator.forge.github.session import Session
from curator.forge.github.talking import GitHubTalk
from tests.forge.town import LIST, proposal
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.ports.talk import Comment
    from tests.support.github import GitHubTown
    from tests.support.wire import Wire

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ISSUES = f"/repos/{REPOSITORY}/issues"


@pytest.fixture
def talk(github_town: GitHubTown) -> Iterator[GitHubTalk]:
    """The bot's talk in a repository with one proposal of its own, #1."""
    forge = github_town.forge()
    made = proposal(forge.base())
    body = f"{box('Ready', name='ready')}\n{made.body}"
    forge.publish(replace(made, body=body), base=forge.base())
    session = Session(
        github_town.address, token=github_town.double.token("bot"), sleep=github_town.slept.append, timeout=1
    )
    yield GitHubTalk(session)
    session.hub.close()


def _says(town: GitHubTown, text: str, *, who: str = "maintainer", number: int = 1) -> int:
    return int(town.ask("POST", f"{ISSUES}/{number}/comments", {"body": text}, who=who)["id"])


def _reactions(town: GitHubTown, comment: int) -> list[str]:
    found = town.ask("GET", f"{ISSUES}/comments/{comment}/reactions")
    return [one["content"] for one in found]


def _one(talk: GitHubTalk) -> Comment:
    (comment,) = talk.thread(1)
    return comment


def test_a_thread_is_read_with_who_said_what(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """The bot knows its own words from those of others."""
    _says(github_town, "hello")
    talk.answer(1, "good day", replacing=None)
    first, second = talk.thread(1)
    assert (first.author, first.text, first.own, first.thread) == ("maintainer", "hello", False, 1)
    assert (second.text, second.own, second.machine) == ("good day", True, True)


def test_a_thread_that_is_gone_has_no_comments(talk: GitHubTalk) -> None:
    """Nobody is there to answer."""
    assert talk.thread(404) == ()
    assert talk.place(404) is None


def test_what_was_said_since_then_comes_in_order(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """Of all threads, edited ones included, the oldest first."""
    github_town.double.control("POST", "clock", {"frozen": True})
    first = _says(github_town, "one")
    github_town.double.control("POST", "clock", {"advance": 60})
    _says(github_town, "two")
    github_town.double.control("POST", "clock", {"advance": 60})
    github_town.ask("PATCH", f"{ISSUES}/comments/{first}", {"body": "one, again"})
    found = talk.since(LONG_AGO)
    assert [(one.text, one.edited) for one in found] == [("two", False), ("one, again", True)]
    assert [one.text for one in talk.since(found[-1].written)] == ["one, again"]
    assert talk.since(found[-1].written + timedelta(seconds=1)) == ()


def test_an_answer_is_edited_and_not_repeated(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """One comment, and no write when it says that already."""
    talk.answer(1, "first", replacing=None)
    talk.answer(1, "second", replacing=_one(talk))
    writes = len(github_town.double.writes())
    talk.answer(1, "second", replacing=_one(talk))
    assert [one.text for one in talk.thread(1)] == ["second"]
    assert len(github_town.double.writes()) == writes


def test_an_answer_that_somebody_deleted_is_written_anew(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """Between reading and editing."""
    talk.answer(1, "first", replacing=None)
    old = _one(talk)
    github_town.ask("DELETE", f"{ISSUES}/comments/{old.id}")
    talk.answer(1, "second", replacing=old)
    assert _one(talk).text == "second"


def test_an_answer_whose_receipt_was_lost_is_not_written_twice(
    github_town: GitHubTown, talk: GitHubTalk
) -> None:
    """The second try looks first."""
    fault = {"kind": "drop", "method": "POST", "path": "/comments$", "phase": "after", "times": 1}
    github_town.double.control("POST", "faults", fault)
    talk.answer(1, "once", replacing=None)
    assert [one.text for one in talk.thread(1)] == ["once"]


def test_a_reaction_is_put_once(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """Eyes, then a thumb."""
    comment = _says(github_town, "hello")
    for _ in range(2):
        talk.react(_one(talk), "eyes")
    talk.react(_one(talk), "+1")
    assert _reactions(github_town, comment) == ["eyes", "+1"]


def test_an_edited_comment_changes_its_thumb(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """What was refused and is obeyed now does not show both; a person's thumb stays."""
    comment = _says(github_town, "hello")
    talk.react(_one(talk), "-1")
    github_town.ask("POST", f"{ISSUES}/comments/{comment}/reactions", {"content": "-1"})
    github_town.double.control("POST", "clock", {"advance": 60})
    github_town.ask("PATCH", f"{ISSUES}/comments/{comment}", {"body": "hello again"})
    talk.react(_one(talk), "+1")
    assert sorted(_reactions(github_town, comment)) == ["+1", "-1"]


def test_a_comment_that_is_gone_is_passed_over(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """Nothing is raised."""
    comment = _says(github_town, "hello")
    old = _one(talk)
    github_town.ask("DELETE", f"{ISSUES}/comments/{comment}")
    talk.react(old, "eyes")
    assert talk.thread(1) == ()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("maintainer", True),
        ("writer", True),
        ("triager", False),
        ("reader", False),
        ("outsider", False),
        ("nobody-of-this-name", False),
        ("../../../user", False),
        ("", False),
    ],
)
def test_only_who_may_write_may_steer(talk: GitHubTalk, who: str, *, may: bool) -> None:
    """Triage is not enough; who is unknown may nothing."""
    assert talk.may_steer(who) is may


def test_a_draft_is_marked_as_ready_once(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """The second time there is nothing to write."""
    assert talk.ready(1) == ""
    writes = len(github_town.double.writes())
    assert talk.ready(1) == ""
    assert len(github_town.double.writes()) == writes
    (pull,) = github_town.pulls()
    assert not pull.draft


def test_where_the_token_may_not_the_person_is_told_what_to_click(
    github_town: GitHubTown, talk: GitHubTalk
) -> None:
    """Reports disagree on whether an App may do it."""
    github_town.double.control("POST", "settings", {"app_draft_mutations": "never"})
    session = Session(
        github_town.address,
        token=github_town.double.token("actions"),
        sleep=github_town.slept.append,
        timeout=1,
    )
    assert "Ready for review" in GitHubTalk(session).ready(1)
    session.hub.close()


def test_a_place_is_a_proposal_another_pull_request_or_an_issue(
    github_town: GitHubTown, talk: GitHubTalk
) -> None:
    """Only a pull request of the bot's own, from a branch of its own here, is a proposal."""
    issue = github_town.ask("POST", ISSUES, {"title": "A question", "body": "?"})["number"]
    github_town.person_commits(LIST + "\nmore\n", branch="curator/add/mine")
    body = {"title": "Mine", "head": "curator/add/mine", "base": "main"}
    theirs = github_town.ask("POST", f"/repos/{REPOSITORY}/pulls", body)["number"]
    own, other, question = (talk.place(number) for number in (1, theirs, issue))
    assert own
    assert other
    assert question
    assert (own.branch, own.own, own.draft, own.open) == ("curator/add/arxiv-2601.00001", True, True, True)
    assert (other.pull, other.own, other.branch) == (True, False, "")
    assert (question.pull, question.own, question.branch) == (False, False, "")


def test_a_box_is_emptied_and_nothing_else_of_the_body(github_town: GitHubTown, talk: GitHubTalk) -> None:
    """Once; a second time there is nothing to write."""
    (place,) = talk.open()
    ticked = place.body.replace("- [ ]", "- [x]")
    github_town.ask("PATCH", f"{ISSUES}/1", {"body": ticked})
    talk.untick(1, {"ready"})
    assert talk.open() == (place,)
    writes = len(github_town.double.writes())
    talk.untick(1, {"ready"})
    assert len(github_town.double.writes()) == writes


def test_a_thousand_comments_cost_ten_requests(github_town: GitHubTown, talk: GitHubTalk, wire: Wire) -> None:
    """A hundred a page."""
    double = github_town.double
    double.control("POST", "settings", {"content_per_minute": None, "content_per_hour": None})
    for number in range(1_000):
        _says(github_town, f"word {number}")
    talk.thread(1)
    before = len(wire.sent)
    assert len(talk.thread(1)) == 1_000
    assert len(wire.sent) - before <= 10
