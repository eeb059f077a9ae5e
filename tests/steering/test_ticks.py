"""Boxes that people tick, in the bot's pull requests and on its board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from curator.core.commands.boxes import paper_name, tick, unticked
from curator.core.commands.ticks import box
from curator.core.memory import Memory
from curator.core.proposal import Outcome
from curator.core.works.paper import PaperId
from curator.forge.github.noticeboard import LABEL
from tests.steering.world import ISSUES, PAPER, RECORD

if TYPE_CHECKING:
    from curator.core.memory import Record
    from tests.steering.world import SteeringWorld


def _outcome(record: Record) -> Outcome:
    return record.outcome


@pytest.mark.parametrize(
    ("name", "outcome", "until"),
    [
        ("ready", Outcome.OPEN, None),
        ("ignore", Outcome.DECLINED, None),
        ("snooze:30", Outcome.SNOOZED, date(2026, 5, 30)),
    ],
)
def test_a_ticked_box_is_a_command(
    steering: SteeringWorld, name: str, outcome: Outcome, until: date | None
) -> None:
    """It is answered like one, and emptied again, so that it means something the next time."""
    body = steering.town.ask("GET", f"{ISSUES}/1")["body"]
    steering.ticks(name)
    steering.hears("pull_request")
    assert (steering.record.outcome, steering.record.until) == (outcome, until)
    assert steering.town.pulls()[0].draft is (name != "ready")
    assert f"[x] {name}" in steering.answer
    assert steering.town.ask("GET", f"{ISSUES}/1")["body"].replace("\r\n", "\n") == body


def test_the_same_event_again_finds_the_box_empty(steering: SteeringWorld) -> None:
    """And the bot's own edit of the body is no order."""
    steering.ticks("ready")
    steering.hears("pull_request")
    before = steering.writes()
    for last in (1, 2, 3):
        steering.hears("pull_request", last=last)
    assert steering.writes() == before


def test_who_edits_other_words_orders_nothing(steering: SteeringWorld) -> None:
    """A new title is no tick."""
    steering.town.ask("PATCH", "/repos/maintainer/papers/pulls/1", {"title": "/curator ignore"})
    steering.hears("pull_request")
    assert steering.writes() == 0


def test_one_paper_of_several_is_dropped(steering: SteeringWorld) -> None:
    """The others stay; the last one closes the pull request."""
    other = replace(
        RECORD, key="add:openreview:AbC", ids=(PaperId("openreview", "AbC"),), title="A quite different one"
    )
    steering.remember(Memory(records=(RECORD, other)))
    body = box("Not this one", name=f"drop:{paper_name(other.ids[0])}", ticked=True)
    steering.town.ask("PATCH", f"{ISSUES}/1", {"body": body + "\n" + steering.town.pulls()[0].body})
    steering.hears("pull_request")
    assert [record.outcome for record in steering.memory.records] == [Outcome.OPEN, Outcome.DECLINED]


def test_boxes_of_the_board_choose_what_comes_next(steering: SteeringWorld) -> None:
    """And what never does; the board itself is the answer."""
    other = replace(PAPER, ids=(PaperId("arxiv", "2601.00009"),), title="Something else entirely")
    steering.remember(Memory(queue=(PAPER,), triage=(other,)))
    body = "\n".join(
        (
            box("Open now", name=f"open:{paper_name(PAPER.ids[0])}", ticked=True),
            box("Never", name=f"never:{paper_name(other.ids[0])}", ticked=True),
        )
    )
    board = {"title": "Board", "body": ".", "labels": [LABEL]}
    number = steering.town.ask("POST", ISSUES, board, who="bot")["number"]
    steering.town.ask("PATCH", f"{ISSUES}/{number}", {"body": body})
    steering.hears("issues")
    memory = steering.memory
    assert memory.wanted == PAPER.ids
    assert [(one.outcome, one.title) for one in memory.records] == [(Outcome.DECLINED, other.title)]
    issue = steering.town.ask("GET", f"{ISSUES}/{number}")
    assert (issue["comments"], issue["body"]) == (0, body.replace("[x]", "[ ]"))
    assert len(steering.tended) == 1


def test_boxes_in_other_peoples_words_are_theirs(steering: SteeringWorld) -> None:
    """The bot did not offer them."""
    body = box("Ignore", name="ignore", ticked=True)
    number = steering.town.ask("POST", ISSUES, {"title": "Mine", "body": "."}, who="outsider")["number"]
    steering.town.ask("PATCH", f"{ISSUES}/{number}", {"body": body}, who="outsider")
    steering.hears("issues")
    assert steering.writes() == 0


@pytest.mark.parametrize("name", ["", "no-such-box", "drop:", "READY", "never"])
def test_a_name_that_the_bot_does_not_give_says_nothing(name: str) -> None:
    """However it came into the body."""
    assert tick(name) is None


def test_names_of_papers_fit_into_a_box_and_stay_apart() -> None:
    """OpenReview tells ids apart by letter case, which a box's name cannot."""
    names = [paper_name(PaperId("openreview", value)) for value in ("AbC", "aBC", "abc")]
    assert len(set(names)) == 3
    assert all(box("x", name=f"drop:{name}") for name in names)
    assert paper_name(PaperId("arxiv", "2302.04638")) == "arxiv:2302.04638"


def test_emptying_a_box_changes_one_sign() -> None:
    """Line ends of a web page stay."""
    body = f"{box('a', name='ready', ticked=True)}\r\n{box('b', name='ignore', ticked=True)}\r\n"
    assert unticked(body, {"ready"}) == body.replace("[x] a", "[ ] a")
