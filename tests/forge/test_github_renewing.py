"""How an open pull request of the bot's own on GitHub is brought up to date, or withdrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.core.list.edit import Edit
from curator.core.proposal import Action, Outcome
from tests.forge.town import LIST, proposal
from tests.support.github import REPOSITORY, GitHubTown
from tests.support.wire import Killed

if TYPE_CHECKING:
    from curator.core.proposal import Proposal, Published
    from curator.ports import Base
    from tests.support.wire import Wire

OLD, NEW = "https://example.org/1", "https://example.org/first"
WHY: Final = "Nothing of this is left to do."
RENEWAL: Final = [
    ("POST", f"/repos/{REPOSITORY}/git/trees"),
    ("POST", f"/repos/{REPOSITORY}/git/commits"),
    ("PATCH", f"/repos/{REPOSITORY}/git/refs/heads/curator/links/2026-04"),
    ("PATCH", f"/repos/{REPOSITORY}/pulls/1"),
]
WITHDRAWAL: Final = [
    ("POST", f"/repos/{REPOSITORY}/issues/1/comments"),
    ("PATCH", f"/repos/{REPOSITORY}/pulls/1"),
]


def repair(base: Base, title: str = "Repair 1 link") -> Proposal:
    """A renewing proposal that gives the list's first link another address."""
    plain = proposal(base, title=title)
    start = base.text.index(OLD)
    marker = replace(plain.marker, key="links:2026-04", ids=())
    return replace(
        plain,
        key=marker.key,
        kind="links",
        branch="curator/links/2026-04",
        body=f"Why.\n\n{marker.encode()}",
        edits=(Edit(start, start + len(OLD), NEW),),
        marker=marker,
        renews=True,
    )


def more(base: Base) -> Proposal:
    """The same, of which a later night knows more: another edit, and other words."""
    first = repair(base, title="Repair 2 links")
    start = base.text.index("https://example.org/2")
    return replace(first, edits=(*first.edits, Edit(start, start + 6, "http:")))


def publish(town: GitHubTown) -> Published:
    """One night with the repair."""
    forge = town.forge()
    base = forge.base()
    return forge.publish(repair(base), base=base)


@pytest.fixture
def town(github_town: GitHubTown, wire: Wire) -> GitHubTown:
    """The double with one open pull request of repairs, and nothing on the wire since."""
    assert publish(github_town).action is Action.CREATED
    wire.heal()
    return github_town


def test_a_night_without_news_asks_three_things_about_it(town: GitHubTown, wire: Wire) -> None:
    """Its pull requests, where its branch stands, and what that has over the list."""
    forge = town.forge()
    base = forge.base()
    forge.publish(repair(base), base=base)
    asked = [one.target.partition("?")[0] for one in wire.sent[-3:]]
    assert [target.split("/")[4] for target in asked] == ["pulls", "git", "compare"]
    assert wire.writes == []


def test_a_branch_that_still_merges_to_the_same_is_left_alone(town: GitHubTown, wire: Wire) -> None:
    """The list has grown elsewhere: merging gives what is wanted, so nobody is notified of a push."""
    tips = town.tips()
    town.person_commits(LIST + "* by a person\n")
    assert publish(town).action is Action.KEPT
    assert wire.writes == []
    assert town.tips()["curator/links/2026-04"] == tips["curator/links/2026-04"]


@pytest.mark.parametrize("unknown", [1, 2])
def test_github_is_given_time_to_find_out_whether_it_merges(town: GitHubTown, unknown: int) -> None:
    """Whether a pull request merges is worked out in the background, and asked for again."""
    town.double.control("POST", "settings", {"mergeable_null_reads": unknown})
    publish_more = town.forge()
    base = publish_more.base()
    publish_more.publish(more(base), base=base)  # moves the head, so that GitHub has to work it out anew
    town.person_commits("<!-- top -->\n" + LIST)
    later = town.forge()
    base = later.base()
    assert later.publish(more(base), base=base).action is Action.KEPT
    assert town.slept == [2.0] * unknown


def test_what_github_cannot_say_in_time_is_made_anew(town: GitHubTown) -> None:
    """A push too many does less harm than a pull request that cannot be merged."""
    town.double.fault(
        "status",
        method="GET",
        path="/pulls/1$",
        status=200,
        body={"number": 1, "mergeable": None},
        times=None,
    )
    town.person_commits(LIST + "* by a person\n")
    assert publish(town).action is Action.UPDATED
    assert town.text("curator/links/2026-04") == LIST.replace(OLD, NEW) + "* by a person\n"
    assert publish(town).action is Action.KEPT


def test_a_neighbouring_change_of_the_list_moves_the_branch(town: GitHubTown) -> None:
    """A line beside the repaired one was edited, which git takes for a conflict."""
    changed = LIST.replace("* [First", "* A line\n* [First")
    town.person_commits(changed)
    assert publish(town).action is Action.UPDATED
    assert town.text("curator/links/2026-04") == changed.replace(OLD, NEW)


def test_the_writes_of_a_renewal_come_in_the_order_of_a_proposal(town: GitHubTown, wire: Wire) -> None:
    """Tree, commit, branch, words: four writes, and labels only where they are missing."""
    forge = town.forge()
    base = forge.base()
    assert forge.publish(more(base), base=base).action is Action.UPDATED
    assert [(one.method, one.target) for one in wire.writes] == RENEWAL
    assert forge.writes == len(RENEWAL)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, len(RENEWAL) + 1))
def test_a_renewal_killed_at_any_write_is_finished_by_the_next_run(
    town: GitHubTown, wire: Wire, number: int, *, after: bool
) -> None:
    """The next run finds what is there, and the one after that has nothing left to do."""
    wire.kill_at(number, after=after)
    forge = town.forge()
    base = forge.base()
    with pytest.raises(Killed):
        forge.publish(more(base), base=base)
    wire.heal()
    town.forge().publish(more(base), base=base)
    (pull,) = town.pulls()
    assert (pull.title, pull.state) == ("Repair 2 links", Outcome.OPEN)
    assert pull.text == LIST.replace(OLD, NEW).replace("https://example.org/2", "http://example.org/2")
    wire.heal()
    assert town.forge().publish(more(base), base=base).action is Action.KEPT
    assert wire.writes == []


@pytest.mark.parametrize("path", ["/git/refs/", "/pulls/1$"])
@pytest.mark.parametrize("phase", ["before", "after"])
def test_a_lost_answer_of_a_renewal_is_outlived(town: GitHubTown, path: str, phase: str) -> None:
    """The write is sent again, and comes to the same."""
    town.double.fault("drop", method="PATCH", path=path, phase=phase)
    forge = town.forge()
    base = forge.base()
    assert forge.publish(more(base), base=base).action is Action.UPDATED
    assert town.forge().publish(more(base), base=base).action is Action.KEPT


def test_words_that_only_passed_through_a_form_are_the_same(town: GitHubTown, wire: Wire) -> None:
    """Saving a description on GitHub's page turns its line ends into two characters."""
    body = town.pulls()[0].body.replace("\n", "\r\n") + "\r\n"
    town.ask("PATCH", f"/repos/{REPOSITORY}/pulls/1", {"body": body})
    assert publish(town).action is Action.KEPT
    assert wire.writes == []


def test_labels_that_were_never_put_on_come_with_a_renewal(town: GitHubTown) -> None:
    """A run that was cut off before them is made good for."""
    forge = town.forge()
    base = forge.base()
    forge.publish(replace(more(base), labels=("curator", "links")), base=base)
    assert town.pulls()[0].labels == {"curator", "links"}


def test_a_pull_request_of_a_person_is_not_renewed(github_town: GitHubTown, wire: Wire) -> None:
    """Somebody opened one from a branch of that name: it is theirs, whoever made the commits."""
    base = github_town.forge().base()
    branch = repair(base).branch
    github_town.person_commits(LIST + "mine\n", branch=branch)
    pull = {"title": "Mine", "head": branch, "base": base.branch}
    github_town.ask("POST", f"/repos/{REPOSITORY}/pulls", pull)
    assert publish(github_town).action is Action.KEPT
    forge = github_town.forge()
    result = forge.withdraw(branch, key="links:2026-04", reason=WHY, base=base)
    assert (result.action, result.number) == (Action.KEPT, 1)
    assert wire.writes == []


def test_a_proposal_that_does_not_renew_keeps_what_is_open(town: GitHubTown, wire: Wire) -> None:
    """Papers are proposed once; a maintainer may be reviewing the words of that night."""
    forge = town.forge()
    base = forge.base()
    assert forge.publish(replace(more(base), renews=False), base=base).action is Action.KEPT
    assert wire.writes == []


def test_a_withdrawal_says_why_and_closes(town: GitHubTown, wire: Wire) -> None:
    """A comment for those who are notified, then the closing; the branch stays for whoever reopens it."""
    forge = town.forge()
    result = forge.withdraw("curator/links/2026-04", key="links:2026-04", reason=WHY, base=forge.base())
    assert (result.action, result.number) == (Action.CLOSED, 1)
    assert [(one.method, one.target) for one in wire.writes] == WITHDRAWAL
    assert _comments(town) == [WHY]
    assert "curator/links/2026-04" in town.tips()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, len(WITHDRAWAL) + 1))
def test_a_withdrawal_killed_at_any_write_is_finished_by_the_next_run(
    town: GitHubTown, wire: Wire, number: int, *, after: bool
) -> None:
    """Closed in the end, with one comment."""
    wire.kill_at(number, after=after)
    forge = town.forge()
    base = forge.base()
    with pytest.raises(Killed):
        forge.withdraw("curator/links/2026-04", key="links:2026-04", reason=WHY, base=base)
    wire.heal()
    town.forge().withdraw("curator/links/2026-04", key="links:2026-04", reason=WHY, base=base)
    assert [pull.state for pull in town.pulls()] == [Outcome.DECLINED]
    assert _comments(town) == [WHY]


@pytest.mark.parametrize("path", ["/comments$", "/pulls/1$"])
def test_a_lost_answer_of_a_withdrawal_is_outlived(town: GitHubTown, path: str) -> None:
    """What took effect without an answer is found, so that nothing is said twice."""
    method = "POST" if path == "/comments$" else "PATCH"
    town.double.fault("drop", method=method, path=path, phase="after")
    forge = town.forge()
    result = forge.withdraw("curator/links/2026-04", key="links:2026-04", reason=WHY, base=forge.base())
    assert result.action is Action.CLOSED
    assert _comments(town) == [WHY]


def test_a_reason_of_the_bots_own_is_not_taken_for_a_person_s(town: GitHubTown) -> None:
    """Why people decline is remembered; the bot need not be told its own words."""
    forge = town.forge()
    forge.withdraw("curator/links/2026-04", key="links:2026-04", reason=WHY, base=forge.base())
    (one,) = town.forge().standing(watched=("curator/links/2026-04",))
    assert (one.outcome, one.reason) == (Outcome.DECLINED, "")


def _comments(town: GitHubTown) -> list[Any]:
    return [one["body"] for one in town.ask("GET", f"/repos/{REPOSITORY}/issues/1/comments")]
