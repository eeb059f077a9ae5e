"""Nights on GitHub with twenty open pull requests: what they cost, and what one merge does to the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from curator.core import steering_memory
from curator.core.proposal import Action, Outcome
from tests.support.github import REPOSITORY, GitHubTown
from tests.support.github_nights import GitHubNights
from tests.support.rehearsal import branch, paper

if TYPE_CHECKING:
    from tests.support.wire import Wire

TWENTY = tuple(paper(number) for number in range(1, 21))
MOST_REQUESTS = 15


@pytest.fixture
def nights(github_town: GitHubTown, wire: Wire) -> GitHubNights:
    """Three papers, proposed and open."""
    made = GitHubNights(github_town, wire)
    made.bring(*TWENTY[:3])
    made.night()
    return made


def actions(nights: GitHubNights) -> dict[str, Action]:
    """What a night does about each branch."""
    return {row.published.branch: row.published.action for row in nights.night().rows}


def test_one_of_twenty_is_merged_and_the_others_merge_after_the_next_night(
    github_town: GitHubTown, wire: Wire
) -> None:
    """Only those that git says conflict are made anew; the night after has nothing to do, and asks little."""
    nights = GitHubNights(github_town, wire)
    nights.bring(*TWENTY)
    report = nights.night()
    sections = [row.section for row in report.rows]
    assert len(sections) == 20
    assert max(map(sections.count, sections)) >= 8
    github_town.person_merges(report.rows[3].published.branch)
    conflicting = {name for name, merges in nights.merging().items() if merges is False}
    assert 0 < len(conflicting) < 19
    told = actions(nights)
    assert {name for name, action in told.items() if action is Action.UPDATED} == conflicting
    assert len(nights.merging()) == 19
    assert set(nights.merging().values()) == {True}
    assert nights.night().writes == 0
    assert len(nights.sent) <= MOST_REQUESTS
    assert [one for one in nights.sent if one.writes] == []


def test_a_long_past_costs_no_request(nights: GitHubNights) -> None:
    """Pull requests of years ago are neither listed nor looked up."""
    nights.night()
    before = [(one.method, one.target) for one in nights.sent]
    nights.age(250)
    nights.night()
    assert [(one.method, one.target) for one in nights.sent] == before


def test_a_pull_request_among_hundreds_is_known_to_conflict(nights: GitHubNights) -> None:
    """People have more than a hundred open; the bot's older ones are found on the pages after those."""
    state = nights.town.double.store.repo(*REPOSITORY.split("/"))
    nights.age(120)
    for issue in state.issues.values():
        issue.state, issue.closed_at = "open", None
    nights.town.person_merges(branch(1))
    assert set(nights.merging()) == {branch(2), branch(3)}
    assert None not in nights.merging().values()


@pytest.mark.parametrize("fault", [{"status": 403}, {"status": 200, "body": {"errors": [{"message": "no"}]}}])
def test_without_graphql_each_is_asked_for_by_itself(nights: GitHubNights, fault: dict[str, object]) -> None:
    """Some tokens may not use it; promises hold for them too."""
    nights.town.double.fault("status", method="POST", path="/graphql$", times=None, **fault)
    nights.town.person_commits(nights.town.text("main") + "* [another](https://example.org/a) end\n")
    assert set(nights.merging().values()) <= {True, False}
    assert actions(nights)[branch(1)] in {Action.KEPT, Action.UPDATED}


def test_while_graphql_is_down_nothing_is_known_and_nothing_done(nights: GitHubNights) -> None:
    """The night goes on; the next one looks again."""
    nights.town.double.fault("status", method="POST", path="/graphql$", times=None, status=502)
    assert set(nights.merging().values()) == {None}
    assert nights.night().writes == 0


@pytest.mark.parametrize("unknown", [1, 2, 9])
def test_github_is_given_time_to_find_out_what_merges(nights: GitHubNights, unknown: int) -> None:
    """What it cannot say in time is not known, and not taken for a conflict."""
    nights.town.double.control("POST", "settings", {"mergeable_null_reads": unknown})
    nights.bring(replace(TWENTY[0], title="Adversarial Training with Better Words"), *TWENTY[1:3])
    assert actions(nights)[branch(1)] is Action.UPDATED
    nights.town.slept.clear()
    known = nights.merging()[branch(1)]
    assert known is (True if unknown < 3 else None)
    assert nights.town.slept == [2.0] * min(unknown, 2)


def test_a_branch_of_people_that_conflicts_is_spoken_of_once(nights: GitHubNights) -> None:
    """A maintainer reworded the entry, and then the list changed beside it."""
    name = branch(1)
    nights.town.person_commits(nights.town.text(name).replace("(2026)", ""), branch=name)
    nights.town.person_merges(next(other for other in (branch(2), branch(3)) if other != name))
    nights.town.person_commits(nights.town.text("main").replace("\n* [", "\n* [New](https://e.org/n)\n* ["))
    tip = nights.town.tips()[name]
    for _ in range(2):
        nights.night()
        assert nights.town.tips()[name] == tip
    number = nights.town.number(name)
    comments = nights.town.ask("GET", f"/repos/{REPOSITORY}/issues/{number}/comments")
    assert len(comments) == 1
    assert "/curator recreate" in comments[0]["body"]
    assert nights.night().writes == 0


def test_a_branch_that_a_maintainer_force_pushed_is_theirs(nights: GitHubNights) -> None:
    """Their commit took the place of the bot's; nothing is pushed over it."""
    name = branch(1)
    tips = nights.town.tips()
    nights.town.person_commits("all mine\n", branch="theirs")
    move = {"sha": nights.town.tips()["theirs"], "force": True}
    nights.town.ask("PATCH", f"/repos/{REPOSITORY}/git/refs/heads/{name}", move)
    nights.bring(replace(TWENTY[0], title="Adversarial Training with Better Words"), *TWENTY[1:3])
    told = actions(nights)
    assert told[name] is Action.KEPT
    assert nights.town.tips()[name] == move["sha"] != tips[name]


def test_another_bots_pull_request_is_left_alone(nights: GitHubNights) -> None:
    """Two bots on one repository: the other one's branch is neither renewed nor spoken to."""
    name = "curator/add/arxiv-2604.00004"
    nights.bring(TWENTY[3])
    base = nights.town.tips()["main"]
    ref = {"ref": f"refs/heads/{name}", "sha": base}
    nights.town.ask("POST", f"/repos/{REPOSITORY}/git/refs", ref, who="writer")
    note = {"message": "Add", "content": "YQ==", "branch": name}
    nights.town.ask("PUT", f"/repos/{REPOSITORY}/contents/note.md", note, who="writer")
    pull = {"title": "Other", "head": name, "base": "main", "body": "no marker"}
    nights.town.ask("POST", f"/repos/{REPOSITORY}/pulls", pull, who="writer")
    tip = nights.town.tips()[name]
    told = [row.published for _ in range(2) for row in nights.night().rows if row.published.branch == name]
    assert nights.town.tips()[name] == tip
    assert [one.action for one in told] == [Action.KEPT, Action.SKIPPED]
    assert "by writer is open" in told[0].reason
    assert "left to them" in told[1].reason


def test_pull_requests_follow_the_list_to_another_default_branch(nights: GitHubNights) -> None:
    """The maintainers have switched from one branch to another: proposals are aimed at the new one."""
    base = nights.town.tips()["main"]
    nights.town.ask("POST", f"/repos/{REPOSITORY}/git/refs", {"ref": "refs/heads/trunk", "sha": base})
    nights.town.ask("PATCH", f"/repos/{REPOSITORY}", {"default_branch": "trunk"})
    assert set(nights.merging().values()) == {False}
    assert set(actions(nights).values()) == {Action.UPDATED}
    for number in (1, 2, 3):
        pull = nights.town.ask("GET", f"/repos/{REPOSITORY}/pulls/{nights.town.number(branch(number))}")
        assert (pull["base"]["ref"], pull["mergeable"]) == ("trunk", True)
    assert nights.night().writes == 0


def test_what_was_declined_by_command_and_its_branch_deleted_is_brought_back(nights: GitHubNights) -> None:
    """Closed with the reason; opened under its old number from what its branch was."""
    name, today = branch(1), nights.stage.clock.now().date()
    number, text = nights.town.number(name), nights.town.text(name)
    nights.steer(lambda memory: steering_memory.declined(memory, name, reason="Not ours.", today=today))
    assert actions(nights)[name] is Action.CLOSED
    assert nights.night().writes == 0
    nights.town.ask("DELETE", f"/repos/{REPOSITORY}/git/refs/heads/{name}")
    nights.steer(lambda memory: steering_memory.recalled(memory, name))
    assert actions(nights)[name] is Action.UPDATED
    pull = nights.town.ask("GET", f"/repos/{REPOSITORY}/pulls/{number}")
    assert (pull["state"], nights.town.text(name)) == ("open", text)
    nights.night()
    assert nights.night().writes == 0


def test_what_github_does_not_open_again_is_told_and_not_tried_night_after_night(
    nights: GitHubNights,
) -> None:
    """Somebody made the branch anew meanwhile: the proposal stays declined, and says why."""
    name, today = branch(1), nights.stage.clock.now().date()
    nights.steer(lambda memory: steering_memory.declined(memory, name, reason="Not ours.", today=today))
    nights.night()
    nights.town.person_commits("all mine\n", branch="theirs")
    move = {"sha": nights.town.tips()["theirs"], "force": True}
    nights.town.ask("PATCH", f"/repos/{REPOSITORY}/git/refs/heads/{name}", move)
    nights.steer(lambda memory: steering_memory.recalled(memory, name))
    (row,) = [row for row in nights.night().rows if row.published.branch == name]
    assert row.published.action is Action.KEPT
    assert "force-pushed or recreated" in row.published.reason
    (record,) = [one for one in nights.memory().records if one.branch == name]
    assert (record.outcome, record.owes) == (Outcome.DECLINED, "")
    assert nights.night().writes == 0


def test_what_was_typed_into_the_list_is_closed_with_its_commit(nights: GitHubNights) -> None:
    """The comment names the commit in full, so that GitHub links it."""
    entry = f"* [{TWENTY[0].title}]({TWENTY[0].url}) (ICML 2026)\n"
    nights.town.person_commits(nights.town.text("main").replace("\n* [", f"\n{entry}* [", 1))
    commit = nights.town.tips()["main"]
    nights.town.person_commits(nights.town.text("main") + "\n")
    assert actions(nights)[branch(1)] is Action.CLOSED
    number = nights.town.number(branch(1))
    (comment,) = nights.town.ask("GET", f"/repos/{REPOSITORY}/issues/{number}/comments")
    assert comment["body"].endswith(f"It came with {commit}.")
    assert nights.night().writes == 0


def test_a_renamed_repository_goes_on_under_its_new_name(nights: GitHubNights) -> None:
    """GitHub leads on from the old one; what stands is known, and conflicts are seen."""
    store = nights.town.double.store
    repo = store.repo(*REPOSITORY.split("/"))
    repo.name = "better-papers"
    store.repos[repo.full_name.lower()] = repo
    assert nights.night().writes == 0
    assert nights.merging() == dict.fromkeys((branch(1), branch(2), branch(3)), True)


def test_a_week_in_one_pull_request(github_town: GitHubTown, wire: Wire) -> None:
    """Made once, made anew when it conflicts, and counted paper by paper when it is merged."""
    nights = GitHubNights(github_town, wire)
    nights.bring(*TWENTY[:8])
    report = nights.night(mode="digest")
    (row,) = [row for row in report.rows if row.published.action is Action.CREATED]
    assert nights.night(mode="digest").writes == 0
    name = row.published.branch
    text = nights.town.text(name)
    nights.town.person_commits(nights.town.text("main").replace("\n* [", "\n* [New](https://e.org/n)\n* ["))
    assert nights.merging() == {name: False}
    nights.night(mode="digest")
    assert nights.merging() == {name: True}
    gone = next(line for line in text.split("\n") if TWENTY[0].url in line)
    now = nights.town.text(name).replace(f"{gone}\n", "")
    nights.town.person_commits(now, branch=name)
    nights.town.person_merges(name)
    nights.night(mode="digest")
    outcomes = {record.title: record.outcome for record in nights.memory().records}
    assert outcomes.pop(TWENTY[0].title) is Outcome.DECLINED
    assert list(outcomes.values()) == [Outcome.MERGED] * 7
    assert nights.night(mode="digest").writes == 0


def test_a_branch_of_which_nothing_is_known_is_said_not_to_be_made_anew(nights: GitHubNights) -> None:
    """Who asked for it is told why nothing happened."""
    report = nights.night(anew=frozenset({"curator/add/arxiv-0000.00001", branch(1)}), answering=True)
    (remark,) = [remark for remark in report.remarks if "made anew" in remark]
    assert remark.startswith("curator/add/arxiv-0000.00001 cannot be made anew: not enough is known")
