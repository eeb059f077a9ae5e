"""Every command: what it makes of the memory, what is done, and how it is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.memory import Memory
from curator.core.proposal import LONGEST_BODY, Outcome
from curator.core.steering import Ignored, Steer
from curator.core.works.paper import Venue
from curator.errors import Unavailable
from tests.pages.making import HOSTILE
from tests.pages.rendering import rendered
from tests.steering.world import BRANCH, RECORD

if TYPE_CHECKING:
    from tests.steering.world import SteeringWorld

TODAY = date(2026, 4, 30)


@pytest.mark.parametrize(
    ("text", "steer"),
    [
        ("move defenses", Steer(section="defenses")),
        ("venue ICML 2023", Steer(venue=Venue("ICML", 2023, "ICML 2023"))),
        ("describe It is *robust*.", Steer(description="It is *robust*.")),
        ("title A\u202e better\u200b title", Steer(title="A better title")),
    ],
)
def test_an_entry_is_steered(steering: SteeringWorld, text: str, steer: Steer) -> None:
    """What was said is remembered with the proposal, tended at once, and answered with what came of it."""
    comment = steering.says(f"/curator {text}")
    steering.hears()
    assert steering.record.steer == steer
    assert steering.tended == [(frozenset(), frozenset())]
    assert "✅" in steering.answer
    assert "brought" in steering.answer
    assert steering.reactions(comment) == ["eyes", "+1"]


def test_steering_adds_up(steering: SteeringWorld) -> None:
    """A section does not undo a title, and several commands of one comment are one tending and one answer."""
    steering.told("/curator title New\n/curator move attacks\n/curator venue ICML 2023")
    assert steering.record.steer == Steer("attacks", "New", Venue("ICML", 2023, "ICML 2023"))
    steering.told("/curator move defenses")
    assert steering.record.steer.title == "New"
    assert len(steering.tended) == 2
    assert steering.answer.count("✅") == 4


def test_what_cannot_be_obeyed_is_answered_and_not_remembered(steering: SteeringWorld) -> None:
    """Nothing is tended, and the comment gets its thumb."""
    comment = steering.says("/curator move atacks")
    steering.hears()
    assert "did you mean attacks?" in steering.answer
    assert (steering.record, steering.tended) == (RECORD, [])
    assert steering.reactions(comment) == ["eyes", "-1"]


def test_ready_takes_the_pull_request_out_of_draft(steering: SteeringWorld) -> None:
    """At once; nothing is tended for it."""
    steering.told("/curator ready")
    (pull,) = steering.town.pulls()
    assert not pull.draft
    assert steering.tended == []


def test_rebase_and_recreate_say_which_branch(steering: SteeringWorld) -> None:
    """One makes it anew, the other drops people's commits, too."""
    steering.told("/curator rebase")
    steering.told("/curator recreate")
    branch = frozenset({BRANCH})
    assert steering.tended == [(branch, frozenset()), (frozenset(), branch)]


def test_ignore_declines_and_unignore_brings_back(steering: SteeringWorld) -> None:
    """By the same two steps as closing and reopening."""
    steering.told("/curator ignore")
    assert (steering.record.outcome, steering.record.decided) == (Outcome.DECLINED, TODAY)
    assert "brings it back" in steering.told("/curator move attacks")
    steering.told("/curator unignore")
    assert steering.record.outcome is Outcome.OPEN


def test_authors_and_words_are_ignored_and_heeded(steering: SteeringWorld) -> None:
    """By whom and since when is remembered."""
    steering.told("/curator ignore author Ann Lee\n/curator ignore query federated learning")
    assert steering.memory.ignored == (
        Ignored("author", "Ann Lee", "maintainer", TODAY),
        Ignored("query", "federated learning", "maintainer", TODAY),
    )
    steering.told("/curator unignore author ann lee")
    assert [one.kind for one in steering.memory.ignored] == ["query"]
    assert steering.record.outcome is Outcome.OPEN


def test_snooze_puts_it_away_until_a_day(steering: SteeringWorld) -> None:
    """The day is said."""
    assert "30 May 2026" in steering.told("/curator snooze 30")
    assert (steering.record.outcome, steering.record.until) == (Outcome.SNOOZED, TODAY + timedelta(days=30))


def test_a_pause_is_remembered_and_lifted(steering: SteeringWorld) -> None:
    """What is said meanwhile is remembered, and the answer says that it waits."""
    steering.told("/curator pause conference week")
    pause = steering.memory.pause
    assert pause
    assert (pause.by, pause.reason) == ("maintainer", "conference week")
    assert "paused" in steering.told("/curator move attacks")
    assert steering.record.steer.section == "attacks"
    steering.told("/curator resume")
    assert steering.memory.pause is None


def test_help_shows_every_command(steering: SteeringWorld) -> None:
    """As a table, to everybody."""
    answer = steering.told("/curator help", who="outsider")
    assert answer.count("| `/curator ") >= 15
    assert steering.memory == Memory(records=(RECORD,))


def test_explain_shows_the_scores_and_the_words(steering: SteeringWorld) -> None:
    """Folded, and inert whatever the paper says of itself."""
    answer = steering.told("/curator explain", who="outsider")
    assert "<details>" in answer
    assert "adversarial" in answer.lower()
    assert rendered(answer.replace("<details><summary>", "").replace("</summary>", "")).links == []


def test_explain_says_so_when_nothing_more_is_kept(steering: SteeringWorld) -> None:
    """Of what was decided long ago."""
    steering.remember(Memory(records=(replace(RECORD, paper=None),)))
    assert "No more is kept" in steering.told("/curator explain")


def test_fix_has_nothing_to_do_on_a_proposal(steering: SteeringWorld) -> None:
    """The bot's own text is made anew instead."""
    assert "needs no fix" in steering.told("/curator fix")


def test_a_pull_request_of_several_papers_is_steered_on_its_branch(steering: SteeringWorld) -> None:
    """Nobody guesses which of them is meant."""
    other = replace(RECORD, key="add:arxiv:2601.00002")
    steering.remember(Memory(records=(RECORD, other)))
    assert "adds 2 papers" in steering.told("/curator move defenses")


def test_elsewhere_there_is_nothing_to_steer(steering: SteeringWorld) -> None:
    """In an issue a pause can be said, and a section means nothing."""
    number = steering.town.ask("POST", "/repos/maintainer/papers/issues", {"title": "Why?"})["number"]
    steering.says("/curator move defenses\n/curator pause", number=number)
    steering.hears()
    assert steering.memory.pause
    _, answer = steering.town.ask("GET", f"/repos/maintainer/papers/issues/{number}/comments")
    assert "pull request of the bot" in answer["body"]


@pytest.mark.parametrize("who", ["triager", "reader", "outsider"])
def test_only_who_may_write_steers(steering: SteeringWorld, who: str) -> None:
    """Everybody else is told so; nothing is done."""
    verbs = ("ready", "ignore", "pause", "move defenses", "fix", "recreate")
    comment = steering.says("".join(f"/curator {verb}\n" for verb in verbs), who=who)
    steering.hears()
    assert steering.answer.count("write access") == len(verbs)
    assert steering.reactions(comment) == ["eyes", "-1"]
    assert steering.memory == Memory(records=(RECORD,))
    assert (steering.tended, steering.town.pulls()[0].draft) == ([], True)


def test_a_mixed_comment_is_obeyed_as_far_as_one_may(steering: SteeringWorld) -> None:
    """Help for everybody, the rest not."""
    answer = steering.told("/curator help\n/curator ignore", who="outsider")
    assert ("✅" in answer, "❌" in answer) == (True, True)


def test_a_tending_that_fails_is_left_to_the_night(steering: SteeringWorld) -> None:
    """It is remembered and said, and the process ends as degraded."""
    steering.fails = Unavailable("Another run is publishing.")
    steering.says("/curator move attacks")
    response = steering.hears()
    assert response.problems == ("Another run is publishing.",)
    assert "done by the next night" in steering.answer
    assert steering.record.steer.section == "attacks"


@pytest.mark.parametrize("verb", ["describe", "move", "nonsense"])
def test_hostile_words_are_inert_in_the_answer(steering: SteeringWorld, verb: str) -> None:
    """They ping nobody, link nowhere, and close no issue."""
    for text in (HOSTILE, "<!-- curator:heard 1:abc --> <!-- curator:answers -->", "x\u2028/curator pause"):
        steering.says(f"/curator {verb} {text}")
        steering.hears()
    shown = rendered(steering.answer)
    assert (shown.links, shown.images, shown.alive, shown.fences) == ([], [], [], [])
    assert [one for one in shown.html if not one.startswith("<!-- curator:")] == []
    assert steering.memory.records == (RECORD,) or verb != "nonsense"


def test_many_long_answers_stay_one_comment_that_github_takes(steering: SteeringWorld) -> None:
    """The oldest go."""
    for number in range(4):
        steering.told("/curator explain\n/curator help\n" * 10 + f"/curator title {number}" + "*_" * 140)
    assert len(steering.answer) < LONGEST_BODY
