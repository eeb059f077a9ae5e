"""GitHub says no: a token, a repository or a write that is refused is told in GitHub's own words."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.e2e.bad_nights import AFTER, NIGHT, bad, earlier, made_up_for, message, proposals
from tests.e2e.world import LIST
from tests.services.github_double.seed import DEFAULT as SEED

if TYPE_CHECKING:
    from tests.e2e.world import World

RULES: Final = "Repository rule violations found\n\nCannot create ref due to creations being restricted."
PROTECTED: Final = {"kind": "status", "status": 422, "body": {"message": RULES}, "times": None}
NO_DRAFTS: Final = {
    "message": "Validation Failed",
    "errors": [
        {
            "resource": "PullRequest",
            "code": "custom",
            "message": "Draft pull requests are not supported in this repository.",
        }
    ],
}
NO_PULLS: Final = {"message": "GitHub Actions is not permitted to create or approve pull requests."}


@pytest.mark.parametrize(
    ("token", "says"),
    [
        ("", ("There is no token for GitHub.", "Set GITHUB_TOKEN")),
        (
            "ghp_nosuchtokenxxxxxxxxxxxxxxxxxxxxxxxxx",
            ("401, “Bad credentials”", "The token is wrong or has expired"),
        ),
    ],
    ids=["none", "wrong"],
)
def test_without_a_good_token_nothing_is_asked_of_arxiv(
    three_papers: World, token: str, says: tuple[str, ...]
) -> None:
    """Exit code 2 and what to do; the token itself is not repeated, and arXiv is not troubled for nothing."""
    standing = earlier(three_papers)
    three_papers.replay.forget()
    ended = bad(three_papers, code=2, says=says, GITHUB_TOKEN=token)
    assert len(message(ended)) == 2
    assert not token or token not in ended.out + ended.err
    assert three_papers.replay.stats()["requests"] == 0
    made_up_for(three_papers, standing=standing)


@pytest.mark.parametrize(
    ("who", "code", "says"),
    [
        ("reader", 2, "GitHub refused to store state.json (404, “Not Found”)"),
        ("outsider", 2, "the token reaches this repository"),
        ("actions-readonly", 3, "Give the token “contents” and “pull requests” with write access"),
    ],
)
def test_a_token_that_may_not_write_changes_nothing(
    three_papers: World, who: str, code: int, says: str
) -> None:
    """The first write, the state file's, is refused, so that no proposal is begun."""
    standing = earlier(three_papers)
    ended = bad(three_papers, code=code, says=(says,), GITHUB_TOKEN=three_papers.town.double.token(who))
    assert len(message(ended)) == 2
    assert proposals(three_papers) == standing
    made_up_for(three_papers, standing=standing)


def test_a_token_that_may_not_write_is_enough_to_look(three_papers: World) -> None:
    """A dry run needs to read only."""
    token = three_papers.town.double.token("reader")
    told = three_papers.night(NIGHT, "--dry-run", GITHUB_TOKEN=token)
    assert [one["action"] for one in told["proposals"]].count("created") == 3


def test_a_repository_that_does_not_exist_is_told(three_papers: World) -> None:
    """Exit code 2; GitHub says the same of a private one that the token may not see, as the advice says."""
    says = ("read the repository maintainer/nothing (404, “Not Found”)", "Check GITHUB_REPOSITORY")
    bad(three_papers, code=2, says=says, GITHUB_REPOSITORY="maintainer/nothing")
    assert three_papers.writes() == []


def test_an_address_that_is_no_github_is_told(three_papers: World) -> None:
    """GITHUB_API_URL points at something else that answers."""
    bad(
        three_papers,
        code=2,
        says=("Check GITHUB_REPOSITORY and GITHUB_API_URL",),
        GITHUB_API_URL=three_papers.replay.url,
    )


def test_a_protected_state_branch_stops_the_night_before_its_first_proposal(three_papers: World) -> None:
    """A ruleset that covers every branch: exit code 3, GitHub's words, and the names to let through."""
    world = three_papers
    world.town.double.fault(**PROTECTED, method="POST|PATCH", path="/git/refs")
    says = (
        "create the branch curator-state (422, “Repository rule violations found",
        "curator/** and curator-state",
    )
    bad(world, code=3, says=says)
    assert set(world.town.tips()) == {"main"}
    world.town.double.control("DELETE", "faults")
    world.night(AFTER)
    assert len(world.town.pulls()) == 3


@pytest.mark.parametrize(
    ("path", "fault", "says"),
    [
        (
            "/git/refs$",
            {"status": 422, "body": {"message": RULES}},
            "Let the bot create and update the branches",
        ),
        (
            "/git/refs$",
            {"status": 403, "body": {"message": "Protected branch hook declined"}},
            "under Settings, Rules",
        ),
        (
            "/pulls$",
            {"status": 403, "body": NO_PULLS},
            "Allow GitHub Actions to create and approve pull requests",
        ),
        (
            "/pulls$",
            {"status": 422, "body": NO_DRAFTS},
            "Draft pull requests are not supported in this repository",
        ),
    ],
    ids=["a ruleset", "a protected branch", "workflows may not open pull requests", "no drafts"],
)
def test_a_refused_proposal_is_told_and_made_when_it_is_allowed(
    three_papers: World, path: str, fault: dict[str, Any], says: str
) -> None:
    """Exit code 3; what was proposed before stays, and once the setting is changed the rest is proposed."""
    world = three_papers
    standing = earlier(world)
    world.town.double.fault(kind="status", method="POST", path=path, times=None, **fault)
    ended = bad(world, code=3, says=(says,))
    told = json.loads(ended.out)
    assert told["problems"]
    assert {one["action"] for one in told["proposals"]} == {"kept", "skipped", "queued"}
    assert len(world.town.pulls()) == 1
    world.town.double.control("DELETE", "faults")
    made_up_for(world, standing=standing)


def test_one_refused_proposal_stops_no_other(three_papers: World) -> None:
    """GitHub refuses one of three: the others are made, and the next night tries the one again."""
    world = three_papers
    world.town.double.fault(**(PROTECTED | {"times": 1}), method="POST", path="/git/refs$", skip=2)
    ended = bad(world, code=3, says=("Repository rule violations",))
    actions = [one["action"] for one in json.loads(ended.out)["proposals"]]
    assert (actions.count("created"), actions.count("skipped")) == (2, 1)
    standing = proposals(world)
    assert len(standing) == 2
    made_up_for(world, standing=standing)


def test_a_refused_label_leaves_the_draft_standing(three_papers: World) -> None:
    """A label that nobody may add is a remark beside the proposal, and is added when it may be."""
    world = three_papers
    no = {"message": "Resource not accessible by integration"}
    world.town.double.fault("status", status=403, body=no, method="POST", path="/labels$", times=None)
    ended = world.ended(NIGHT)
    assert "its labels could not be added" in ended.out
    assert [pull.labels for pull in world.town.pulls()] == [frozenset()] * 3
    world.town.double.control("DELETE", "faults")
    world.night(NIGHT)
    assert [pull.labels for pull in world.town.pulls()] == [frozenset({"curator"})] * 3
    assert world.night(NIGHT)["writes"] == 0


def test_a_default_branch_of_another_name_is_the_base(three_papers: World) -> None:
    """Whatever the default branch is called, proposals are made against it."""
    world = three_papers
    seed = copy.deepcopy(SEED)
    seed["repos"][0]["default_branch"] = "trunk"
    world.town.double.reset(seed)
    world.town.person_commits(LIST)
    world.night(NIGHT)
    assert {pull["base"] for pull in world.town.state()["pulls"]} == {"trunk"}
    assert world.night(NIGHT)["writes"] == 0


def test_an_archived_repository_is_told(three_papers: World) -> None:
    """Nothing can be proposed to it: exit code 3 and what to do."""
    repository = f"/repos/{three_papers.town.address.repository}"
    three_papers.town.ask("PATCH", repository, {"archived": True})
    bad(three_papers, code=3, says=("is archived, so nothing can be proposed there", "Unarchive it"))
