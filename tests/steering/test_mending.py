"""``/curator fix`` in a contributor's pull request: what it changed is mended, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.errors import UsageError
from curator.lint.changed import MOST_CHANGED, touching
from curator.lint.touched import EVERYTHING
from tests.support.github import PATH, REPOSITORY

if TYPE_CHECKING:
    from tests.steering.world import SteeringWorld

NEW = "* [A  new paper](https://arxiv.org/abs/2302.04638v2) <br/> It is new.\n"
PULLS = f"/repos/{REPOSITORY}/pulls"


def _offered(
    steering: SteeringWorld, text: str, *, head: str = "mine", who: str = "writer", **more: bool
) -> int:
    """A pull request with this text of the list, from a branch that has it."""
    body = {"title": "One more", "head": head, "base": "main", **more}
    return int(steering.town.ask("POST", PULLS, body, who=who)["number"])


def _list(steering: SteeringWorld) -> str:
    return steering.town.text("main")


def test_the_changed_entry_is_mended_in_one_commit(steering: SteeringWorld) -> None:
    """An old entry with the same fault stays as it is."""
    old = _list(steering).replace("[First paper]", "[First  paper]")
    steering.town.person_commits(old)
    steering.town.person_commits(old + NEW, branch="mine")
    number = _offered(steering, old + NEW)
    steering.says("/curator fix", number=number)
    steering.hears()
    text = steering.town.text("mine")
    assert text.startswith(old)
    assert "[A new paper](https://arxiv.org/abs/2302.04638)" in text
    before = steering.writes()
    steering.hears()
    assert steering.writes() == before
    commits = steering.town.ask("GET", f"{PULLS}/{number}/commits")
    assert len(commits) == 2


def test_what_the_default_branch_got_meanwhile_is_not_the_contributors(steering: SteeringWorld) -> None:
    """The change is what the branch made of the list where it left."""
    old = _list(steering)
    steering.town.person_commits(old + NEW, branch="mine")
    number = _offered(steering, old + NEW)
    steering.town.person_commits(old.replace("Second", "Second  and best"))
    steering.says("/curator fix", number=number)
    steering.hears()
    assert steering.town.text("mine").startswith(old)


def test_a_list_without_faults_gets_no_commit(steering: SteeringWorld) -> None:
    """Nor one that the pull request does not touch."""
    fine = _list(steering) + "* [A new paper](https://arxiv.org/abs/2302.04638) <br/> It is new.\n"
    steering.town.person_commits(fine, branch="mine")
    number = _offered(steering, fine)
    steering.says("/curator fix", number=number)
    steering.hears()
    assert steering.town.text("mine") == fine
    assert [one for one in steering.town.double.writes() if "/contents/" in one["path"]] == []


@pytest.mark.parametrize("allowed", [True, False])
def test_a_fork_is_mended_where_its_owner_allows(steering: SteeringWorld, *, allowed: bool) -> None:
    """Else the answer says how to do it by hand."""
    town = steering.town
    town.ask("POST", f"/repos/{REPOSITORY}/forks", {}, who="outsider")
    town.double.commit("outsider/papers", {PATH: _list(steering) + NEW}, branch="mine", login="outsider")
    if allowed:  # the double knows of no other way into a fork
        person = "/repos/outsider/papers/collaborators/curator-bot"
        invited = town.ask("PUT", person, {"permission": "push"}, who="outsider")
        town.ask("PATCH", f"/user/repository_invitations/{invited['id']}", who="bot")
    number = _offered(steering, "", head="outsider:mine", who="outsider", maintainer_can_modify=allowed)
    comment = steering.says("/curator fix", number=number)
    steering.hears()
    _, answer = town.ask("GET", f"/repos/{REPOSITORY}/issues/{number}/comments")
    file = town.ask(
        "GET",
        f"/repos/outsider/papers/contents/{PATH}?ref=mine",
        accept="application/vnd.github.raw+json",
    )
    assert ("[A new paper]" in file) is allowed
    assert ("curator lint --fix" in answer["body"]) is not allowed
    assert steering.reactions(comment) == ["eyes", "+1" if allowed else "-1"]


def test_a_commit_whose_receipt_was_lost_is_not_a_failure(steering: SteeringWorld) -> None:
    """The second try finds the text there."""
    text = _list(steering) + NEW
    steering.town.person_commits(text, branch="mine")
    number = _offered(steering, text)
    steering.town.double.fault("drop", method="PUT", path="/contents/", phase="after", times=1)
    comment = steering.says("/curator fix", number=number)
    steering.hears()
    assert "[A new paper]" in steering.town.text("mine")
    assert steering.reactions(comment) == ["eyes", "+1"]


def test_an_issue_holds_no_list(steering: SteeringWorld) -> None:
    """There is nothing to fix in words."""
    number = steering.town.ask("POST", f"/repos/{REPOSITORY}/issues", {"title": "?"})["number"]
    steering.says("/curator fix", number=number)
    steering.hears()
    _, answer = steering.town.ask("GET", f"/repos/{REPOSITORY}/issues/{number}/comments")
    assert "nothing to fix" in answer["body"]


@pytest.mark.parametrize(
    ("old", "new", "spans"),
    [
        ("a\nb\n", "a\nb\n", ()),
        ("a\nb\n", "a\nx\nb\n", ((2, 4),)),
        ("a\nx\nb\n", "a\nb\n", ((2, 2),)),
        ("a\nb\nc\n", "x\nb\ny\n", ((0, 2), (4, 6))),
        ("", "a\n", ((0, 2),)),
        ("a\x0bb\u2028c\n", "a\x0bb\u2028c\nd", ((6, 7),)),
    ],
)
def test_changed_lines_are_known_by_their_place(
    old: str, new: str, spans: tuple[tuple[int, int], ...]
) -> None:
    """Lines end where git sees them end."""
    assert touching(old)(new).spans == spans


def test_a_new_file_is_new_altogether() -> None:
    """Nothing of it was there before."""
    assert touching(None)("x") == EVERYTHING


def test_a_change_over_too_many_lines_is_refused() -> None:
    """Nobody waits for it."""
    with pytest.raises(UsageError):
        touching("a\n" * MOST_CHANGED * 2)("b\n" * MOST_CHANGED * 2)
