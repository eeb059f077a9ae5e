"""Accidents while GitHub is written to: the next run, at the latest, leaves one branch and one draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.core.proposal import Action
from curator.errors import Unavailable
from tests.forge.town import LIST, proposal
from tests.support.wire import Killed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.github import GitHubTown
    from tests.support.wire import Sent, Wire

WRITES: Final = ("/git/trees$", "/git/commits$", "/git/refs$", "/pulls$", "/labels$")
SECONDARY: Final = {
    "status": 403,
    "headers": {"Retry-After": "1"},
    "body": {
        "message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
    },
}
FAULTS: Final[dict[str, dict[str, Any]]] = {
    "502 before": {"kind": "status", "status": 502},
    "502 after": {"kind": "status", "status": 502, "phase": "after"},
    "dropped before": {"kind": "drop"},
    "dropped after": {"kind": "drop", "phase": "after"},
    "secondary limit": {"kind": "status", **SECONDARY},
    "cut off after": {"kind": "truncate", "phase": "after"},
    "not JSON after": {"kind": "status", "status": 503, "phase": "after", "body": "<html>Unicorn!</html>"},
}


def one_proposal(town: GitHubTown) -> None:
    """What every accident must end in, and that the next night leaves it so."""
    forge = town.forge()
    base = forge.base()
    wanted = proposal(base)
    assert forge.publish(wanted, base=base).action is Action.KEPT
    assert forge.writes == 0
    (pull,) = town.pulls()
    assert (pull.branch, pull.draft) == (wanted.branch, True)
    assert pull.labels == {"curator"}
    assert pull.text == LIST + wanted.edits[0].text
    assert [branch for branch in town.tips() if branch.startswith("curator/")] == [wanted.branch]


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_passing_fault_at_any_write_is_outlived(
    github_town: GitHubTown, path: str, fault: dict[str, Any]
) -> None:
    """The same run goes on: the write is sent again, and what took effect without an answer is found."""
    github_town.double.fault(**fault, method="POST", path=path)
    forge = github_town.forge()
    base = forge.base()
    assert forge.publish(proposal(base), base=base).action is Action.CREATED
    assert github_town.slept
    assert max(github_town.slept) <= 2
    one_proposal(github_town)


@pytest.mark.parametrize("path", ["/git/refs$", "/pulls$"])
def test_an_answer_that_stalls_is_given_up_and_asked_again(github_town: GitHubTown, path: str) -> None:
    """The head of an answer and then silence: every request has a timeout."""
    github_town.double.fault("stall", method="POST", path=path, phase="after", seconds=30)
    forge = github_town.forge()
    base = forge.base()
    assert forge.publish(proposal(base), base=base).action is Action.CREATED
    one_proposal(github_town)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, len(WRITES) + 1))
def test_a_kill_at_any_write_is_repaired_by_the_next_run(
    github_town: GitHubTown, wire: Wire, number: int, *, after: bool
) -> None:
    """The next run knows nothing of the first but what it finds on GitHub."""
    wire.kill_at(number, after=after)
    forge = github_town.forge()
    base = forge.base()
    with pytest.raises(Killed):
        forge.publish(proposal(base), base=base)
    wire.heal()
    github_town.forge().publish(proposal(base), base=base)
    one_proposal(github_town)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, len(WRITES) + 1))
def test_of_two_runs_at_once_one_opens_the_pull_request(
    github_town: GitHubTown, wire: Wire, number: int, *, after: bool
) -> None:
    """Another machine proposes the same paper, from first to last write, in the middle of ours."""
    forge, rival = github_town.forge(), github_town.forge()
    base = forge.base()
    meanwhile(wire, number, after=after, do=lambda: rival.publish(proposal(base), base=base))
    result = forge.publish(proposal(base), base=base)
    assert result.action in {Action.CREATED, Action.KEPT}
    assert result.number == 1
    wire.heal()
    one_proposal(github_town)


def meanwhile(wire: Wire, number: int, *, after: bool, do: Callable[[], object]) -> None:
    """Let something happen once, at our write ``number``."""

    def happen(_: Sent) -> None:
        if len(wire.writes) == number:
            wire.heal()
            do()

    if after:
        wire.after = happen
    else:
        wire.before = happen


def test_a_rival_on_an_older_list_gives_way(github_town: GitHubTown, wire: Wire) -> None:
    """Two runs at once saw two lists: the branch ends on one commit of the bot's, with one entry."""
    old = github_town.forge()
    old_base = old.base()
    github_town.person_commits(LIST + "* by a person\n")
    new = github_town.forge()
    new_base = new.base()
    meanwhile(wire, 3, after=False, do=lambda: old.publish(proposal(old_base), base=old_base))
    new.publish(proposal(new_base), base=new_base)
    (pull,) = github_town.pulls()
    assert pull.text == new_base.text + proposal(new_base).edits[0].text


def test_a_person_who_takes_the_branch_in_the_same_moment_keeps_it(
    github_town: GitHubTown, wire: Wire
) -> None:
    """The name is taken between our look and our write, by somebody's own commit: it is left alone."""
    forge = github_town.forge()
    base = forge.base()
    branch = proposal(base).branch
    meanwhile(wire, 3, after=False, do=lambda: github_town.person_commits("mine\n", branch=branch))
    assert forge.publish(proposal(base), base=base).action is Action.KEPT
    assert github_town.text(branch) == "mine\n"


@pytest.mark.parametrize("path", WRITES)
def test_an_outage_ends_the_proposal_and_the_next_night_goes_on(github_town: GitHubTown, path: str) -> None:
    """Bounded: after a few tries it is said that GitHub is down, and nothing that was done is lost."""
    github_town.double.fault("status", method="POST", path=path, status=502, times=None)
    forge = github_town.forge()
    base = forge.base()
    if path == "/labels$":
        assert "labels could not be added" in forge.publish(proposal(base), base=base).reason
    else:
        with pytest.raises(Unavailable, match="502"):
            forge.publish(proposal(base), base=base)
    assert github_town.slept == [1, 2, 4, 8, 16]
    github_town.double.control("DELETE", "faults")
    github_town.forge().publish(proposal(base), base=base)
    one_proposal(github_town)


@pytest.mark.parametrize("fault", ["dropped after", "502 after"])
def test_a_write_whose_answer_was_lost_is_counted(github_town: GitHubTown, fault: str) -> None:
    """The count of writes says what was sent and may have taken effect, not only what was confirmed."""
    forge = github_town.forge()
    base = forge.base()
    github_town.double.fault(**FAULTS[fault], method="POST", path="/pulls$")
    forge.publish(proposal(base), base=base)
    assert forge.writes == len(WRITES)
    assert len(github_town.pulls()) == 1


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_passing_fault_while_reading_is_outlived(github_town: GitHubTown, fault: dict[str, Any]) -> None:
    """Every kind of read is asked again."""
    for path in ("/papers$", "/git/ref/", "/git/commits/", "/git/trees/", "/git/blobs/", "/pulls$", "/user$"):
        github_town.double.fault(**fault, method="GET", path=path)
    forge = github_town.forge()
    assert forge.base().text == LIST
    assert forge.standing(watched=()) == ()
    assert len(github_town.slept) == 7
