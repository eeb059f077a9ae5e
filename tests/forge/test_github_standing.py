"""What the bot believes of the pull requests it finds on GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.proposal import Action, Outcome
from tests.forge.town import proposal
from tests.support.github import REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from curator.ports import Base
    from tests.support.wire import Wire

PULLS = f"/repos/{REPOSITORY}/pulls"


def branch_by(town: GitHubTown, base: Base, name: str, *, who: str, repository: str = REPOSITORY) -> None:
    """Somebody pushes a branch with one commit to the repository, or to their fork."""
    ref = {"ref": f"refs/heads/{name}", "sha": base.commit}
    town.ask("POST", f"/repos/{repository}/git/refs", ref, who=who)
    note = {"message": "Add", "content": "YQ==", "branch": name}
    town.ask("PUT", f"/repos/{repository}/contents/note.md", note, who=who)


def opened_by(town: GitHubTown, head: str, *, who: str, body: str) -> int:
    """Somebody opens a pull request."""
    answer = town.ask("POST", PULLS, {"title": "t", "head": head, "base": "main", "body": body}, who=who)
    return int(answer["number"])


def test_a_copied_marker_in_a_pull_request_from_a_fork_is_not_believed(github_town: GitHubTown) -> None:
    """An outsider cannot keep a paper out of the list by pretending that it was proposed, or declined."""
    forge = github_town.forge()
    base = forge.base()
    wanted = proposal(base)
    github_town.ask("POST", f"/repos/{REPOSITORY}/forks", {}, who="outsider")
    branch_by(github_town, base, wanted.branch, who="outsider", repository="outsider/papers")
    number = opened_by(github_town, f"outsider:{wanted.branch}", who="outsider", body=wanted.body)
    assert forge.standing(watched=(wanted.branch,)) == ()
    github_town.ask("PATCH", f"{PULLS}/{number}", {"state": "closed"})
    assert forge.standing(watched=(wanted.branch,)) == ()
    result = forge.publish(wanted, base=base)
    assert (result.action, result.number) == (Action.CREATED, number + 1)


def test_a_pull_request_from_a_fork_that_is_gone_is_passed_over(github_town: GitHubTown) -> None:
    """GitHub answers null for a deleted fork, and for a deleted account."""
    forge = github_town.forge()
    wanted = proposal(forge.base())
    forge.publish(wanted, base=forge.base())
    gone = github_town.ask("GET", f"{PULLS}/1")
    gone["head"]["repo"] = gone["user"] = None
    ghost = github_town.ask("GET", f"{PULLS}/1") | {"user": None}
    github_town.double.fault("status", method="GET", path="/pulls$", status=200, body=[gone, ghost])
    assert github_town.forge().standing(watched=()) == ()


def test_a_copied_marker_in_a_colleagues_pull_request_is_not_believed(github_town: GitHubTown) -> None:
    """A person with write access speaks for themselves: their words are not taken for the bot's."""
    forge = github_town.forge()
    base = forge.base()
    branch_by(github_town, base, "curator/add/by-hand", who="writer")
    opened_by(github_town, "curator/add/by-hand", who="writer", body=proposal(base).body)
    assert forge.standing(watched=("curator/add/by-hand",)) == ()


def test_a_pull_request_of_another_bot_is_believed(github_town: GitHubTown) -> None:
    """Proposals made with a workflow's token still count after the maintainer has moved to a personal one."""
    github_town.who = "actions"
    forge = github_town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    github_town.who = "bot"
    (one,) = github_town.forge().standing(watched=())
    assert one.marker == proposal(base).marker


def test_branches_and_bodies_that_are_not_proposals_are_passed_over(github_town: GitHubTown) -> None:
    """The bot's account may do other work, and a maintainer may have edited the marker away."""
    forge = github_town.forge()
    base = forge.base()
    branch_by(github_town, base, "feature", who="bot")
    opened_by(github_town, "feature", who="bot", body=proposal(base).body)
    branch_by(github_town, base, "curator/add/unmarked", who="bot")
    opened_by(github_town, "curator/add/unmarked", who="bot", body="no marker")
    assert forge.standing(watched=("feature", "curator/add/unmarked", "curator/add/never")) == ()


@pytest.mark.parametrize(
    ("comments", "reason"),
    [
        ([], ""),
        ([("maintainer", "Out of scope: it attacks.")], "Out of scope: it attacks."),
        ([("maintainer", "Hm."), ("maintainer", "  No.\n"), ("reader", "Pity!")], "No."),
        ([("reader", "Is this on topic?")], ""),
        ([("maintainer", "x" * 3_000)], "x" * 500),
    ],
    ids=["no comment", "one comment", "the last one of who closed it", "only others spoke", "an essay"],
)
def test_the_reason_is_what_the_person_who_declined_wrote_last(
    github_town: GitHubTown, comments: list[tuple[str, str]], reason: str
) -> None:
    """Why a paper was declined is asked of the person who closed the pull request."""
    forge = github_town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    for who, words in comments:
        github_town.ask("POST", f"/repos/{REPOSITORY}/issues/1/comments", {"body": words}, who=who)
    github_town.person_closes(proposal(base).branch)
    (one,) = github_town.forge().standing(watched=(proposal(base).branch,))
    assert (one.outcome, one.reason) == (Outcome.DECLINED, reason)


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_reason_that_cannot_be_read_is_no_reason(github_town: GitHubTown, status: int) -> None:
    """A token without the right to read issues still knows what was declined."""
    forge = github_town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    github_town.person_closes(proposal(base).branch)
    github_town.double.fault("status", path="/issues/1$", status=status, body={"message": "Hidden"})
    (one,) = github_town.forge().standing(watched=(proposal(base).branch,))
    assert (one.outcome, one.reason) == (Outcome.DECLINED, "")


def test_what_the_bot_closed_itself_has_no_reason(github_town: GitHubTown) -> None:
    """The bot does not quote itself."""
    forge = github_town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    github_town.ask("POST", f"/repos/{REPOSITORY}/issues/1/comments", {"body": "Closing."}, who="bot")
    github_town.ask("PATCH", f"{PULLS}/1", {"state": "closed"}, who="bot")
    (one,) = forge.standing(watched=(proposal(base).branch,))
    assert one.reason == ""


def test_a_reopened_pull_request_is_open(github_town: GitHubTown) -> None:
    """Reopening is the way back from declined."""
    forge = github_town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    github_town.person_closes(proposal(base).branch)
    github_town.ask("PATCH", f"{PULLS}/1", {"state": "open"})
    (one,) = forge.standing(watched=(proposal(base).branch,))
    assert one.outcome is Outcome.OPEN


def test_more_open_pull_requests_than_a_page_holds_are_all_found(github_town: GitHubTown) -> None:
    """A hundred to a page, and every page is read."""
    github_town.double.control("POST", "settings", {"content_per_minute": None})
    base = github_town.forge().base()
    github_town.ask("POST", f"/repos/{REPOSITORY}/git/refs", {"ref": "refs/heads/seed", "sha": base.commit})
    github_town.person_commits("seed\n", branch="seed")
    seed = github_town.tips()["seed"]
    for number in range(1, 104):
        _seed_pull(github_town, base, number, seed)
    assert len(github_town.forge().standing(watched=())) == 103


def _seed_pull(town: GitHubTown, base: Base, number: int, commit: str) -> int:
    """One of the bot's pull requests, made inside the double; its number."""
    wanted = proposal(base, number)
    ref = {"ref": f"refs/heads/{wanted.branch}", "sha": commit}
    town.ask("POST", f"/repos/{REPOSITORY}/git/refs", ref, who="bot")
    return opened_by(town, wanted.branch, who="bot", body=wanted.body)


def test_old_pull_requests_cost_no_requests(github_town: GitHubTown, wire: Wire) -> None:
    """A night after 61 closed pull requests sends the same requests as the first one."""
    github_town.double.control("POST", "settings", {"content_per_minute": None})

    def night(number: int) -> list[tuple[str, str]]:
        wire.heal()
        forge = github_town.forge()
        base = forge.base()
        assert forge.standing(watched=("curator/add/arxiv-2601.99999",)) == ()
        forge.publish(proposal(base, number), base=base)
        return [(one.method, one.target.partition("?")[0]) for one in wire.sent]

    first = night(1)
    base = github_town.forge().base()
    seed = github_town.tips()[proposal(base).branch]
    github_town.person_closes(proposal(base).branch)
    for number in range(2, 62):
        made = _seed_pull(github_town, base, number, seed)
        github_town.ask("PATCH", f"{PULLS}/{made}", {"state": "closed"})
    assert len(night(200)) == len(first)
