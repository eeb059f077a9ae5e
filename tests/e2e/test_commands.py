"""People steer the bot in its pull requests: whole processes, GitHub's double between them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.e2e.steered import ISSUES, NIGHT, added, first, pull, responds, says, told
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from tests.e2e.world import World


def test_an_entry_is_steered_by_one_comment(three_papers: World) -> None:
    """Section, title, venue and sentence change on the branch at once; a second delivery writes nothing."""
    world = three_papers
    number, branch = first(world)
    comment = says(
        world,
        "Nice!\n\n/curator title A better title\n/curator describe It *works*, @everyone.\n/curator ready",
        number=number,
    )
    ended = responds(world)
    assert ended.code == 0, ended.err
    line = added(world, branch)
    assert line.startswith("* [A better title](")
    assert "It \\*works\\*" in line
    assert not pull(world, branch).draft
    (answer,) = told(world, number)
    assert answer["body"].count("✅") == 3
    before = len(world.writes())
    again = responds(world, last=2)
    assert (again.code, len(world.writes())) == (0, before), again.err
    assert world.town.ask("GET", f"{ISSUES}/comments/{comment}/reactions")[-1]["content"] == "+1"


def test_ignore_closes_and_unignore_reopens(three_papers: World) -> None:
    """And in between no night proposes it again."""
    world = three_papers
    number, branch = first(world)
    says(world, "/curator ignore", number=number)
    assert responds(world).code == 0
    assert pull(world, branch).state.value == "declined"
    world.night(NIGHT + timedelta(days=1))
    assert pull(world, branch).state.value == "declined"
    says(world, "/curator unignore", number=number)
    assert responds(world).code == 0
    assert pull(world, branch).state.value == "open"
    assert len(told(world, number)[-1]["body"]) > 0


def test_a_pause_stops_the_nights_until_it_is_lifted(three_papers: World) -> None:
    """Said anywhere, also in an issue."""
    world = three_papers
    number = world.town.ask("POST", ISSUES, {"title": "A busy week"})["number"]
    says(world, "/curator pause until the deadline", number=number)
    assert responds(world).code == 0
    world.night(NIGHT)
    assert world.town.pulls() == ()
    says(world, "/curator resume", number=number)
    assert responds(world).code == 0
    world.night(NIGHT + timedelta(days=1))
    assert world.town.pulls()


def test_a_strangers_order_changes_nothing(three_papers: World) -> None:
    """It is answered, and that is all."""
    world = three_papers
    number, branch = first(world)
    tips = world.town.tips()
    says(world, "/curator ignore", number=number, who="outsider")
    assert responds(world).code == 0
    assert world.town.tips() == tips
    assert "write access" in told(world, number)[0]["body"]
    assert pull(world, branch).state.value == "open"


def test_an_event_that_github_dropped_is_answered_with_the_next(three_papers: World) -> None:
    """Of those that wait for a run to end it keeps the last one only."""
    world = three_papers
    number, branch = first(world)
    other = number + 1
    says(world, "/curator title Another title", number=number)
    says(world, "/curator help", number=other, who="outsider")
    assert responds(world).code == 0
    assert "Another title" in added(world, branch)
    before = len(world.writes())
    assert responds(world, last=2).code == 0
    assert len(world.writes()) == before


def test_no_token_is_in_any_output(three_papers: World) -> None:
    """Whatever goes wrong."""
    world = three_papers
    number, _ = first(world)
    says(world, "/curator move nowhere\n/curator fix", number=number)
    token = world.town.double.token("bot")
    for ended in (
        responds(world),
        responds(world, GITHUB_REPOSITORY="somebody/else"),
        responds(world, "push"),
    ):
        assert token not in ended.out + ended.err


def _section(text: str, line: str) -> str:
    """The heading above a line of the list."""
    above = text[: text.index(line)].splitlines()
    return next(one for one in reversed(above) if one.startswith("#")).lstrip("# ")


def test_move_puts_the_line_where_it_belongs(three_papers: World) -> None:
    """The heading that was named stands above it, and no other line moves."""
    world = three_papers
    number, branch = first(world)
    says(world, "/curator move adversarial detection\n/curator venue ICML 2023", number=number)
    ended = responds(world)
    assert ended.code == 0, ended.err
    assert "❌" in told(world, number)[0]["body"]  # these few rules know no venue
    line, text = added(world, branch), pull(world, branch).text
    assert _section(text, line) == "Adversarial Detection"
    assert [one for one in text.splitlines() if one and one != line] == [
        one for one in world.town.text("main").splitlines() if one
    ]


def test_a_snoozed_paper_comes_back_on_its_day(three_papers: World) -> None:
    """Closed at once, and opened again by the night after."""
    world = three_papers
    number, branch = first(world)
    says(world, "/curator snooze 3", number=number)
    assert responds(world).code == 0
    assert pull(world, branch).state.value == "declined"
    world.night(NIGHT + timedelta(days=1))
    assert pull(world, branch).state.value == "declined"
    world.night(NIGHT + timedelta(days=4))
    assert pull(world, branch).state.value == "open"


def test_recreate_drops_what_people_committed_and_rebase_does_not(three_papers: World) -> None:
    """Only who says so loses a person's work."""
    world = three_papers
    number, branch = first(world)
    mine = pull(world, branch).text.replace(added(world, branch), "* [Mine](https://example.org/mine)")
    world.town.person_commits(mine, branch=branch)
    says(world, "/curator rebase", number=number)
    assert responds(world).code == 0
    assert pull(world, branch).text == mine
    says(world, "/curator recreate", number=number)
    assert responds(world).code == 0
    assert "[Mine]" not in pull(world, branch).text
    assert pull(world, branch).text.startswith(world.town.text("main")[:500])


def test_a_closed_pull_request_is_learnt_at_once(three_papers: World) -> None:
    """The event has the bot look; a second one changes nothing."""
    world = three_papers
    _, branch = first(world)
    world.town.person_closes(branch)
    assert responds(world, "pull_request").code == 0
    before = len(world.writes())
    assert responds(world, "pull_request").code == 0
    assert len(world.writes()) == before


def test_fix_mends_a_contributors_entry(three_papers: World) -> None:
    """By the rules of this list."""
    world = three_papers
    text = world.town.text("main")
    line = next(one for one in text.splitlines() if one.startswith("* ["))
    new = (
        "* [A  Contributed Paper](https://arxiv.org/abs/2302.04638v2) (ICML 2023) <br/> Shows something new."
    )
    world.town.person_commits(text.replace(line, f"{new}\n{line}", 1), branch="mine")
    body = {"title": "One more", "head": "mine", "base": "main"}
    number = world.town.ask("POST", f"/repos/{REPOSITORY}/pulls", body, who="writer")["number"]
    says(world, "/curator fix", number=number)
    ended = responds(world)
    assert ended.code == 0, ended.err
    assert "[A Contributed Paper](https://arxiv.org/abs/2302.04638)" in world.town.text("mine")
    assert world.town.text("mine").splitlines()[-3:] == text.splitlines()[-3:]
