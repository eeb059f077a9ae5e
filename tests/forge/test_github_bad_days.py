"""What people and other bots do to a repository while pull requests are open, and the nights after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from curator.core.policy import Limits
from curator.core.proposal import Action
from curator.errors import UsageError
from tests.support.github import PATH, REPOSITORY, GitHubTown
from tests.support.github_nights import GitHubNights
from tests.support.rehearsal import LIST, branch, paper

if TYPE_CHECKING:
    from tests.support.wire import Wire

_ONE: Final = Limits(max_open=50, max_per_run=1, max_per_day=50)
PULLS: Final = f"/repos/{REPOSITORY}/pulls"
PAPERS: Final = tuple(paper(number) for number in range(1, 4))


@pytest.fixture
def nights(github_town: GitHubTown, wire: Wire) -> GitHubNights:
    """Three papers, proposed and open."""
    made = GitHubNights(github_town, wire)
    made.bring(*PAPERS)
    made.night()
    return made


def _settled(nights: GitHubNights) -> None:
    """Two nights later there is nothing left to write."""
    nights.night()
    assert nights.night().writes == 0


def _proposals(nights: GitHubNights) -> dict[str, str]:
    """The branches of proposals, and where they stand."""
    return {name: tip for name, tip in nights.town.tips().items() if name.startswith("curator/")}


def _heading_above(text: str, url: str) -> str:
    above = text[: text.index(url)].splitlines()
    return next(line for line in reversed(above) if line.startswith("#"))


def _renamed(text: str, heading: str) -> str:
    return text.replace(heading, f"## Votes and {heading.lstrip('# ')}")


def test_a_section_that_is_renamed_takes_its_open_proposals_along(nights: GitHubNights) -> None:
    """Its anchor tells that it is the same one; each pull request merges, below the new heading."""
    homes = {one: _heading_above(nights.town.text(branch(one)), PAPERS[one - 1].url) for one in (1, 2, 3)}
    text = LIST
    for heading in set(homes.values()):
        text = _renamed(text, heading)
    nights.town.person_commits(text)
    nights.night()
    for one, heading in homes.items():
        assert nights.merging()[branch(one)] is True
        nights.town.person_merges(branch(one))
        nights.night()
        above = _heading_above(nights.town.text("main"), PAPERS[one - 1].url)
        assert above == _renamed(heading, heading)
    _settled(nights)


def test_a_section_that_is_gone_stops_the_night_until_the_rules_know_it(nights: GitHubNights) -> None:
    """Heading and anchor are others: nothing is touched, and the night says which section it misses."""
    heading = _heading_above(nights.town.text(branch(1)), PAPERS[0].url)
    start = LIST.rindex("<a id=", 0, LIST.index(heading))
    before = _proposals(nights)
    nights.town.person_commits(f"{LIST[:start]}## Votes\n{LIST[LIST.index(heading) + len(heading) :]}")
    nights.town.double.control("DELETE", "writes")
    with pytest.raises(UsageError, match="no heading for the section") as error:
        nights.night()
    assert error.value.advice
    assert nights.town.double.writes() == []
    nights.town.person_commits(LIST)
    _settled(nights)
    assert _proposals(nights) == before


def test_a_branch_that_a_maintainer_empties_by_force_is_not_proposed_again(nights: GitHubNights) -> None:
    """GitHub closes a pull request whose branch is pushed back to the list's commit: it was declined."""
    name, number = branch(1), nights.town.number(branch(1))
    back = {"sha": nights.town.tips()["main"], "force": True}
    nights.town.ask("PATCH", f"/repos/{REPOSITORY}/git/refs/heads/{name}", back)
    state = nights.town.ask("GET", f"{PULLS}/{number}")["state"]
    _settled(nights)
    assert nights.town.tips()[name] == back["sha"]
    assert nights.town.ask("GET", f"{PULLS}/{number}")["state"] == state
    assert len(nights.town.pulls()) == 3


def test_a_branch_that_a_maintainer_renames_is_not_made_again(nights: GitHubNights) -> None:
    """The pull request is closed with its old branch, and their new one is left alone."""
    name = branch(1)
    tip = nights.town.tips()[name]
    nights.town.ask(
        "POST", f"/repos/{REPOSITORY}/git/refs", {"ref": "refs/heads/curator/add/votes", "sha": tip}
    )
    nights.town.ask("DELETE", f"/repos/{REPOSITORY}/git/refs/heads/{name}")
    _settled(nights)
    assert name not in nights.town.tips()
    assert nights.town.tips()["curator/add/votes"] == tip
    assert len(nights.town.pulls()) == 3


@pytest.mark.parametrize("branch_name", ["curator/add/arxiv-2604.00009", "other-bot/add/1"])
def test_a_body_that_was_copied_declines_nothing(nights: GitHubNights, branch_name: str) -> None:
    """A contributor copies a proposal's body, marker and ticked boxes included, and their own is closed."""
    body = nights.town.pulls()[0].body.replace("- [ ]", "- [x]")
    nights.town.double.commit(REPOSITORY, {PATH: LIST + "\nmore\n"}, branch=branch_name, login="writer")
    pull = {"title": "Copied", "head": branch_name, "base": "main", "body": body}
    number = nights.town.ask("POST", PULLS, pull, who="writer")["number"]
    assert nights.night().writes == 0
    nights.town.ask("PATCH", f"{PULLS}/{number}", {"state": "closed"})
    assert nights.night().writes == 0
    assert {row.published.action for row in nights.night().rows} == {Action.KEPT}
    assert len([pull for pull in nights.town.pulls() if pull.state.value == "open"]) == 3


def test_two_bots_with_this_program_propose_a_paper_once(nights: GitHubNights) -> None:
    """Somebody started a second one with another account: it leaves alone what the first one made."""
    before = _proposals(nights)
    nights.town.who = "actions"
    _settled(nights)
    assert _proposals(nights) == before
    nights.town.person_merges(branch(2))
    nights.town.who = "bot"
    _settled(nights)
    assert set(nights.merging().values()) == {True}
    assert len(nights.town.pulls()) == 3


def test_a_branch_that_somebody_else_proposes_from_costs_nothing_night_after_night(
    nights: GitHubNights,
) -> None:
    """A colleague was quicker: it is theirs for good, open or closed, and takes no place of other papers."""
    name, later = branch(4), paper(5)
    nights.town.double.commit(REPOSITORY, {PATH: LIST + "\nmore\n"}, branch=name, login="writer")
    pull = {"title": "Mine", "head": name, "base": "main", "body": "By hand."}
    number = nights.town.ask("POST", PULLS, pull, who="writer")["number"]
    nights.bring(*PAPERS, paper(4))
    (row,) = [row for row in nights.night().rows if row.published.branch == name]
    assert row.published.reason == f"#{number} by writer is open"
    assert nights.night().writes == 0
    nights.town.ask("PATCH", f"{PULLS}/{number}", {"state": "closed"})
    _settled(nights)
    nights.bring(*PAPERS, paper(4), later)
    made = {row.published.branch: row.published.action for row in nights.night(limits=_ONE).rows}
    assert made[branch(5)] is Action.CREATED


def test_what_somebody_else_closed_is_left_to_them(nights: GitHubNights) -> None:
    """A colleague proposed it from that branch and thought better of it, before any night saw that."""
    name = branch(4)
    nights.town.double.commit(REPOSITORY, {PATH: LIST + "\nmore\n"}, branch=name, login="writer")
    pull = {"title": "Mine", "head": name, "base": "main", "body": "By hand."}
    number = nights.town.ask("POST", PULLS, pull, who="writer")["number"]
    nights.town.ask("PATCH", f"{PULLS}/{number}", {"state": "closed"})
    nights.bring(*PAPERS, paper(4))
    nights.night()
    assert nights.night().writes == 0
    assert len(nights.town.pulls()) == 4
