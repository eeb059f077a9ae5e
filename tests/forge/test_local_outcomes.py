"""What people do with git is what they decide: merged, declined, reopened, reworded, or still open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from curator.core.list.edit import Edit
from curator.core.proposal import Action, Outcome
from curator.forge.local.git import EMAIL, NAME
from tests.forge.local_town import LocalTown, git, plain
from tests.forge.town import LIST, proposal

if TYPE_CHECKING:
    from pathlib import Path

    from curator.core.proposal import Published, Standing

BRANCH = "curator/add/arxiv-2601.00001"
ABOVE = LIST.replace("# Papers\n", "# Papers\n\nA word of welcome.\n")
BELOW = LIST + "* [Another](https://example.org/3)\n"


@pytest.fixture
def town(tmp_path: Path) -> LocalTown:
    """A repository with one open proposal."""
    town = plain(tmp_path / "repository")
    _publish(town)
    return town


def _publish(town: LocalTown) -> Published:
    forge = town.forge()
    base = forge.base()
    return forge.publish(proposal(base), base=base)


def _standing(town: LocalTown) -> tuple[Standing, ...]:
    return town.forge().standing(watched=(BRANCH,))


def _outcome(town: LocalTown) -> Outcome:
    (one,) = _standing(town)
    return one.outcome


def test_an_open_proposal_stays_open_while_the_list_moves_on(town: LocalTown) -> None:
    """Other people's commits decide nothing about it."""
    town.person_commits(BELOW)
    assert _outcome(town) is Outcome.OPEN


@pytest.mark.parametrize(
    "how",
    [
        ("merge", "--quiet", "--no-ff", "-m", "Merge"),
        ("merge", "--quiet", "--ff-only"),
        ("merge", "--quiet", "--squash"),
        ("cherry-pick",),
    ],
    ids=["merge commit", "fast forward", "squash", "cherry-pick"],
)
@pytest.mark.parametrize("deleted", [False, True], ids=["branch kept", "branch deleted"])
def test_every_way_of_merging_is_a_merge(town: LocalTown, how: tuple[str, ...], *, deleted: bool) -> None:
    """Whatever git's history looks like afterwards, and whether the branch was tidied away."""
    town.person_merges(BRANCH, *how)
    if deleted:
        town.person_closes(BRANCH)
    assert _outcome(town) is Outcome.MERGED
    assert town.forge().standing(watched=()) == ()


def test_an_entry_typed_by_hand_settles_the_proposal(town: LocalTown) -> None:
    """A maintainer copies the line instead of merging it."""
    entry = proposal(town.forge().base()).edits[0].text
    town.person_commits(f"{LIST}{entry}* [More](https://example.org/4)\n")
    assert _outcome(town) is Outcome.MERGED


def test_a_merged_branch_stays_merged_when_the_entry_is_reworded_later(town: LocalTown) -> None:
    """The commit is in the history for good."""
    town.person_merges(BRANCH)
    town.person_closes(BRANCH)
    town.person_commits("# Another list altogether\n")
    assert _outcome(town) is Outcome.MERGED


def test_a_deleted_branch_stays_declined_when_git_has_thrown_its_commit_away(town: LocalTown) -> None:
    """Git keeps unreachable commits for some weeks only; the decision is kept for good."""
    town.person_closes(BRANCH)
    git(town.folder, "reflog", "expire", "--expire=now", "--all")
    git(town.folder, "gc", "--quiet", "--prune=now")
    assert _outcome(town) is Outcome.DECLINED
    assert _publish(town).action is Action.SKIPPED


def test_a_branch_brought_back_is_open_again(town: LocalTown) -> None:
    """Declining is taken back the way git takes back a deleted branch."""
    tip = town.tips()[BRANCH]
    town.person_closes(BRANCH)
    assert _outcome(town) is Outcome.DECLINED
    git(town.folder, "branch", BRANCH, tip)
    assert _outcome(town) is Outcome.OPEN


def test_merged_is_judged_by_the_branch_that_the_proposal_was_made_for(town: LocalTown) -> None:
    """The next run may find another branch checked out, which has not got the merge."""
    git(town.folder, "branch", "older")
    town.person_merges(BRANCH)
    town.person_closes(BRANCH)
    git(town.folder, "symbolic-ref", "HEAD", "refs/heads/older")
    assert _outcome(town) is Outcome.MERGED


def test_a_branch_that_still_merges_cleanly_is_not_made_anew(town: LocalTown) -> None:
    """The list changed elsewhere: merging gives what is wanted, so twenty branches need not move."""
    tips = town.tips()
    town.person_commits(ABOVE)
    forge = town.forge()
    base = forge.base()
    assert forge.publish(proposal(base), base=base).action is Action.KEPT
    assert forge.writes == 0
    assert town.tips()[BRANCH] == tips[BRANCH]


def test_a_branch_that_would_conflict_is_made_anew(town: LocalTown) -> None:
    """Another entry was merged at the same place; merging the branch after the next run gives both."""
    town.person_commits(BELOW)
    assert _publish(town).action is Action.UPDATED
    assert _publish(town).action is Action.KEPT
    assert git(town.folder, "rev-parse", f"{BRANCH}^") == git(town.folder, "rev-parse", "trunk")
    town.person_merges(BRANCH)
    base = town.forge().base()
    assert base.text == BELOW + proposal(base).edits[0].text


def test_a_branch_that_somebody_has_checked_out_is_not_moved(town: LocalTown, tmp_path: Path) -> None:
    """Moving it would make their work tree look edited."""
    git(town.folder, "worktree", "add", "--quiet", str(tmp_path / "review"), BRANCH)
    town.person_commits(BELOW)
    result = _publish(town)
    assert (result.action, result.reason) == (Action.KEPT, "left alone: its branch is checked out")
    assert not git(tmp_path / "review", "status", "--porcelain")


def test_a_list_begun_again_leaves_the_old_branch_alone(town: LocalTown) -> None:
    """The old history is a person's work that only the proposal's branch still holds."""
    git(town.folder, "update-ref", "-d", "refs/heads/trunk")
    town.person_commits("# Begun again\n")
    result = _publish(town)
    assert result.action is Action.KEPT
    assert "a person has committed" in result.reason


def _bot_sets_branch(town: LocalTown, tree: str, *parents: str) -> None:
    bot = {"GIT_COMMITTER_EMAIL": EMAIL, "GIT_COMMITTER_NAME": NAME}
    commit = git(town.folder, "commit-tree", tree, *parents, "-m", "By the bot", **bot).strip()
    git(town.folder, "update-ref", f"refs/heads/{BRANCH}", commit)


def test_a_branch_of_ours_that_shares_no_history_is_made_anew(town: LocalTown) -> None:
    """Nothing but the bot's own commit is lost."""
    _bot_sets_branch(town, git(town.folder, "rev-parse", f"{BRANCH}^{{tree}}").strip())
    assert _publish(town).action is Action.UPDATED
    assert _publish(town).action is Action.KEPT


def test_a_branch_of_ours_without_the_list_is_made_anew(town: LocalTown) -> None:
    """However it came about: merging it would delete the list."""
    _bot_sets_branch(town, git(town.folder, "mktree").strip(), "-p", "trunk")
    assert _publish(town).action is Action.UPDATED
    assert town.pulls()[0].text.startswith(LIST)


def test_a_branch_with_another_text_is_made_anew(town: LocalTown) -> None:
    """Better rules place the entry elsewhere: same base, same branch, new commit."""
    forge = town.forge()
    base = forge.base()
    wanted = replace(proposal(base), edits=(Edit(0, 0, "* [First of all](https://example.org/0)\n"),))
    assert forge.publish(wanted, base=base).action is Action.UPDATED
    (pull,) = town.pulls()
    assert pull.text == "* [First of all](https://example.org/0)\n" + LIST


def test_new_words_are_written_and_what_people_set_stays(town: LocalTown) -> None:
    """Title and body follow the proposal; a label and the end of the draft are a person's."""
    path = town.folder / ".git/curator/pulls/0001.json"
    edited = (
        path.read_text().replace('"curator"', '"curator", "liked"').replace('"draft": true', '"draft": false')
    )
    path.write_text(edited)
    forge = town.forge()
    base = forge.base()
    assert forge.publish(proposal(base, title="Another title"), base=base).action is Action.UPDATED
    (pull,) = town.pulls()
    assert (pull.title, sorted(pull.labels), pull.draft) == ("Another title", ["curator", "liked"], False)


def test_a_branch_of_our_name_without_a_pull_request_gets_one(town: LocalTown) -> None:
    """A person has committed to what a crashed run left behind: their text stays, and is listed."""
    (town.folder / ".git/curator/pulls/0001.json").unlink()
    town.person_commits("reworded\n", branch=BRANCH)
    assert _publish(town).action is Action.KEPT
    (pull,) = town.pulls()
    assert pull.text == "reworded\n"
    assert _publish(town).action is Action.KEPT


def test_a_body_that_a_person_emptied_is_not_guessed_at(town: LocalTown) -> None:
    """Without its marker a pull request says nothing to the plan; looking at it repairs nothing."""
    path = town.folder / ".git/curator/pulls/0001.json"
    path.write_text(path.read_text().replace("curator:v1", ""))
    assert _standing(town) == ()
