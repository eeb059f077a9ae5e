"""A night of hostile papers and a thread of hostile comments: all that people and programs see is inert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.core.commands.ticks import ticked
from curator.core.proposal import LONGEST_BODY, Marker
from tests.e2e.steered import ISSUES, NIGHT, responds, says, told
from tests.pages.rendering import rendered
from tests.support.replay import record
from tests.test_hostile_text import HARMS, UNSEEN

if TYPE_CHECKING:
    from tests.e2e.world import World
    from tests.support.bot import Ended
    from tests.support.replay import StartReplay

_NOT_IN_XML: Final = ("escape", "surrogate")
_TAGS: Final = ("<!-- curator:", "<details><summary>", "</details>", "<sub>", "</sub>")
_OURS: Final = ("https://arxiv.org/", "https://github.com/maintainer/papers/")


@pytest.fixture
def world(three_papers: World, start_replay: StartReplay) -> World:
    """An arXiv on which every paper means harm, and limits that let all of them through."""
    harms = [harm for name, harm in HARMS.items() if name not in _NOT_IN_XML]
    papers = [
        record(
            f"2604.{20_000 + number}",
            published=f"2026-04-22T12:{number:02d}:00Z",
            title=f"{harm} Robust Votes of Kind {number} {harm}",
            abstract=f"{harm} We resist adversarial examples. {harm * 100}",
            authors=[harm, f"Ann {harm}"],
            comment=f"Accepted at {harm}",
        )
        for number, harm in enumerate(harms)
    ]
    three_papers.replay = start_replay(papers)
    three_papers.allow(max_open=50, max_per_run=50, max_per_day=50)
    three_papers.variables["GITHUB_STEP_SUMMARY"] = str(three_papers.folder / "summary.md")
    return three_papers


def _commands_nothing(ended: Ended) -> None:
    """No line of a log moves a cursor, hides a word, or is a command to the runner."""
    for line in (ended.out + ended.err).splitlines():
        assert line.isprintable(), line
        assert not line.lstrip().startswith("::"), line
        assert "##[" not in line


def _does_nothing(text: str) -> None:
    """A body links only where the bot's own do, shows no picture, pings nobody, and hides only our lines."""
    seen = rendered(text)
    assert len(text) < LONGEST_BODY
    assert [link for link in seen.links if not link.startswith(_OURS)] == []
    assert seen.images == []
    assert [one for one in seen.alive if not one[1:].isdigit()] == []
    assert [one for one in seen.html if not one.startswith(_TAGS)] == []
    assert ticked(text) == ()
    assert UNSEEN.search(text) is None


def _bodies(world: World) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = world.town.ask("GET", f"{ISSUES}?state=all&per_page=100")
    return rows


@pytest.mark.parametrize("mode", ["paper", "digest"])
def test_a_night_of_hostile_papers_is_a_night_like_any_other(world: World, mode: str) -> None:
    """Logs, tables, rehearsals, the summary, titles, bodies, the dashboard, commits and branches."""
    file = world.rules() / "curator.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("mode: paper", f"mode: {mode}"), encoding="utf-8"
    )
    for words in (("--dry-run", "--output-format", "text"), ("--output-format", "text")):
        ended = world.ended(NIGHT, *words)
        assert ended.code == 0, ended.err
        _commands_nothing(ended)
    _does_nothing((world.folder / "summary.md").read_text(encoding="utf-8"))
    pulls = world.town.pulls()
    assert len(pulls) >= (20 if mode == "paper" else 1)
    for row in _bodies(world):
        _does_nothing(row["body"])
        assert row["title"].isprintable()
        assert "@everyone" not in row["title"].split()
    for pull in pulls:
        assert Marker.find(pull.body) is not None
        commit = world.town.ask("GET", f"/repos/maintainer/papers/commits/{pull.branch}")["commit"]["message"]
        assert all(line.isprintable() for line in commit.splitlines())
    assert world.night(NIGHT)["writes"] == 0


def test_a_thread_of_hostile_comments_is_answered_inertly(world: World) -> None:
    """Of strangers and of maintainers: what they said is repeated as text, and the log shows it as text."""
    world.allow(max_per_run=1)
    world.night(NIGHT)
    number = world.town.number(world.branches()[0])
    for harm in (one.encode(errors="replace").decode() for one in HARMS.values()):
        says(world, f"/curator {harm}\n\n/curator title {harm}\n\n/curator pause {harm}", number=number)
        says(world, f"/curator {harm}\n\n/curator explain {harm}", number=number, who="outsider")
    ended = responds(world)
    assert ended.code == 0, ended.err
    _commands_nothing(ended)
    (answer,) = [one for one in told(world, number) if one["user"]["login"] == "curator-bot"]
    _does_nothing(answer["body"])
    assert answer["body"].count("curator:heard") == 15
