"""Pull requests that hold several papers: of one section, or of one week, with a memory for each paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core import steering_memory
from curator.core.proposal import Action, Outcome
from curator.store import statefile
from tests.fakes import FakeSource
from tests.support.rehearsal import Rehearsal, branch, paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.core.memory import Memory
    from curator.core.report import Report

NINE = tuple(paper(number) for number in range(1, 10))
DIGEST = "curator/add/digest-2026-w18"


class PowerCut(BaseException):
    """Stands in for a SIGKILL: nothing in the program catches it."""


def night(stage: Rehearsal, mode: str = "digest") -> Report:
    """One night by weeks, or by sections."""
    return stage.night(mode=mode)


@pytest.fixture
def stage() -> Rehearsal:
    """A digest of nine papers, open."""
    made = Rehearsal(FakeSource(NINE))
    night(made)
    return made


def change(stage: Rehearsal, by: Callable[[Memory], Memory]) -> None:
    """What a command does: the state file says otherwise."""
    stage.repository.states.append(statefile.encode(by(stage.memory())))


def outcomes(stage: Rehearsal) -> list[Outcome]:
    """What is remembered of the nine, in their order."""
    found = {record.ids[0].value: record.outcome for record in stage.memory().records}
    return [found[one.ids[0].value] for one in NINE]


def merge(stage: Rehearsal, *, without: int = 0) -> None:
    """A person merges the digest, and takes the line of one paper out before."""
    pull = stage.repository.pulls[DIGEST]
    lines = pull.text.split("\n")
    kept = [line for line in lines if f"2604.{without:05d}" not in line]
    stage.repository.versions.append("\n".join(kept))
    stage.repository.pulls[DIGEST] = replace(pull, outcome=Outcome.MERGED)


def test_a_week_is_one_pull_request_with_a_record_for_each_paper(stage: Rehearsal) -> None:
    """All nine entries, nothing else, and a box for each; the second run writes nothing."""
    assert stage.branches() == [DIGEST]
    pull = stage.repository.pulls[DIGEST]
    before, after = ([line for line in text.split("\n") if line] for text in (pull.base.text, pull.text))
    new = [line for line in after if line not in before]
    assert [line for line in after if line in before] == before
    assert len(new) == 9
    assert all(sum(one.url in line for line in new) == 1 for one in NINE)
    assert [record.branch for record in stage.memory().records] == [DIGEST] * 9
    assert pull.proposal.body.count("curator:tick drop:arxiv:2604.") == 9
    assert night(stage).writes == 0


def test_a_section_is_one_pull_request() -> None:
    """Each holds the papers of its section; as many as there is room for."""
    stage = Rehearsal(FakeSource(NINE))
    report = night(stage, "section")
    sections = {row.section for row in report.rows if row.published.action is Action.CREATED}
    assert 1 < len(sections) <= 5
    assert stage.branches() == [
        f"curator/add/section-{stage.repository.pulls[name].proposal.section}-2026-04-30"
        for name in stage.branches()
    ]
    assert len(stage.memory().records) == 9
    assert night(stage, "section").writes == 0
    tight = Rehearsal(FakeSource(NINE), limits=stage.limits._replace(max_open=1))
    night(tight, "section")
    assert len(tight.branches()) == 1
    assert len(tight.memory().queue) == 9


def test_a_second_digest_waits_until_the_first_is_decided_and_the_week_is_over(stage: Rehearsal) -> None:
    """What comes meanwhile is in the queue."""
    stage.source.papers = (paper(10),)
    stage.pass_days(8)
    night(stage)
    assert stage.branches() == [DIGEST]
    merge(stage)
    night(stage)
    assert stage.branches() == [DIGEST, "curator/add/digest-2026-w19"]


def test_a_line_that_was_taken_out_before_the_merge_is_a_paper_declined(stage: Rehearsal) -> None:
    """The others are merged; none is ever proposed again."""
    merge(stage, without=4)
    stage.pass_days(7)
    night(stage)
    assert outcomes(stage) == [Outcome.DECLINED if number == 4 else Outcome.MERGED for number in range(1, 10)]
    assert night(stage).writes == 0
    assert stage.branches() == [DIGEST]


def test_a_closed_digest_declines_all_its_papers(stage: Rehearsal) -> None:
    """And reopening brings them all back."""
    pull = stage.repository.pulls[DIGEST]
    stage.repository.pulls[DIGEST] = replace(pull, outcome=Outcome.DECLINED)
    stage.pass_days(7)
    night(stage)
    assert outcomes(stage) == [Outcome.DECLINED] * 9
    assert stage.branches() == [DIGEST]
    stage.repository.pulls[DIGEST] = pull
    night(stage)
    assert outcomes(stage) == [Outcome.OPEN] * 9
    assert stage.repository.pulls[DIGEST] == pull


def test_a_paper_that_is_taken_out_leaves_the_pull_request_with_the_others(stage: Rehearsal) -> None:
    """By a tick; it stays declined while the pull request is open, and after it is merged."""

    def drop(memory: Memory) -> Memory:
        first = memory.records[0]
        over = replace(first, outcome=Outcome.DECLINED, reason="ann took it out", paper=None)
        return replace(memory, records=(over, *memory.records[1:]))

    change(stage, drop)
    gone = stage.memory().records[0]
    night(stage)
    pull = stage.repository.pulls[DIGEST]
    assert gone.ids[0].value not in pull.text
    assert pull.proposal.title.startswith("Add: 8 papers")
    assert night(stage).writes == 0
    merge(stage)
    night(stage)
    assert sorted(outcomes(stage)) == [Outcome.DECLINED, *[Outcome.MERGED] * 8]


def test_a_paper_that_was_typed_into_the_list_leaves_it_too(stage: Rehearsal) -> None:
    """The pull request stays open for the others, and is closed when nothing of it is left."""
    text = stage.repository.versions[-1]
    stage.repository.versions.append(text.replace("\n* [", f"\n* [{NINE[0].title}]({NINE[0].url})\n* [", 1))
    night(stage)
    pull = stage.repository.pulls[DIGEST]
    assert pull.outcome is Outcome.OPEN
    assert pull.text.count(NINE[0].url) == 1
    assert outcomes(stage) == [Outcome.WITHDRAWN, *[Outcome.OPEN] * 8]
    assert night(stage).writes == 0
    stage.repository.versions.append(pull.text)
    report = night(stage)
    assert [row.published.action for row in report.rows if row.published.branch == DIGEST] == [Action.CLOSED]
    assert outcomes(stage) == [Outcome.WITHDRAWN] * 9
    assert night(stage).writes == 0


def test_a_digest_that_conflicts_is_made_anew(stage: Rehearsal) -> None:
    """From the list as it is and all its papers."""
    pull = stage.repository.pulls[DIGEST]
    first = next(line for line in pull.text.split("\n") if line not in pull.base.text)
    at = pull.text.split("\n").index(first)
    lines = stage.repository.versions[-1].split("\n")
    lines[at:at] = ["* [Another](https://example.org/a)"]
    stage.repository.versions.append("\n".join(lines))
    (standing,) = stage.forge().standing(watched=())
    assert standing.merges is False
    night(stage)
    (standing,) = stage.forge().standing(watched=())
    assert standing.merges is True
    assert night(stage).writes == 0


@pytest.mark.parametrize("days", [0, 4], ids=["the same night", "the week after"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", [1, 2])
def test_a_digest_that_was_cut_off_is_finished_under_its_name(at: int, days: int, *, after: bool) -> None:
    """Wherever: one pull request, each paper in it once."""
    stage = Rehearsal(FakeSource(NINE))
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=at, after=after), mode="digest")
    stage.pass_days(days)
    night(stage)
    begun = days == 0 or at == 2 or after
    assert stage.branches() == [DIGEST if begun else "curator/add/digest-2026-w19"]
    assert len(stage.memory().records) == 9
    assert night(stage).writes == 0


def test_people_snooze_and_recall_a_digest_as_a_whole(stage: Rehearsal) -> None:
    """By one word."""
    until = stage.clock.now().date() + timedelta(days=30)
    change(stage, lambda memory: steering_memory.snoozed(memory, DIGEST, until=until))
    night(stage)
    assert stage.repository.pulls[DIGEST].outcome is Outcome.DECLINED
    assert outcomes(stage) == [Outcome.SNOOZED] * 9
    change(stage, lambda memory: steering_memory.recalled(memory, DIGEST))
    night(stage)
    assert stage.repository.pulls[DIGEST].outcome is Outcome.OPEN
    assert outcomes(stage) == [Outcome.OPEN] * 9
    assert night(stage).writes == 0


def test_what_somebody_wants_now_does_not_wait_for_the_week(stage: Rehearsal) -> None:
    """It gets a pull request of its own."""
    stage.source.papers = (paper(10),)
    night(stage)
    assert stage.branches() == [DIGEST]
    change(stage, lambda memory: steering_memory.wanted(memory, paper(10).ids))
    night(stage)
    assert stage.branches() == [DIGEST, branch(10)]
