"""What a night asks of its sources: the usual week, gaps after an outage, and what somebody ordered."""

from __future__ import annotations

from datetime import UTC, datetime

from curator.core.harvest import Status
from curator.core.window import Window
from tests.fakes import FakeSource
from tests.support.rehearsal import Rehearsal, branch, paper

EARLY, LATE = paper(1, days_ago=9), paper(2, days_ago=1.5)


def _day(day: int) -> datetime:
    return datetime(2026, 4, day, tzinfo=UTC)


def _asked(stage: Rehearsal) -> list[Window]:
    asked, stage.source.asked = stage.source.asked, []
    return asked


def _an_outage(days: int) -> Rehearsal:
    """A good night on 18 April, and then nights without an answer; the clock stands at the last of them."""
    stage = Rehearsal(FakeSource((EARLY, LATE)))
    stage.pass_days(-12)
    stage.night()
    stage.source.status = Status.DOWN
    for _ in range(days):
        stage.pass_days()
        assert stage.night().degraded
    _asked(stage)
    return stage


def test_a_good_night_asks_for_a_week_and_the_next_for_no_more() -> None:
    """Seven days are asked again each night, because a paper can be held that long before it is announced."""
    stage = Rehearsal(FakeSource())
    stage.night()
    assert _asked(stage) == [Window(_day(23), _day(30))]
    stage.pass_days()
    stage.night()
    assert _asked(stage) == [Window(_day(23), datetime(2026, 5, 1, tzinfo=UTC))]


def test_a_source_that_is_down_is_told_and_nothing_is_proposed() -> None:
    """The report is degraded and shows the source's state; the window is a gap from then on."""
    stage = Rehearsal(FakeSource((LATE,), status=Status.DOWN))
    report = stage.night()
    assert report.degraded
    assert [health.status for health in report.sources] == [Status.DOWN]
    assert report.problems == ()
    assert stage.branches() == []
    assert stage.memory().progress["arxiv"].gaps == (Window(_day(23), _day(30)),)


def test_after_an_outage_the_first_good_night_proposes_what_was_missed() -> None:
    """After twelve days without arXiv nothing of them is lost, although a night usually asks for a week."""
    stage = _an_outage(12)
    stage.source.status = Status.FRESH
    stage.night()
    assert sorted(stage.branches()) == [branch(1), branch(2)]
    assert stage.memory().progress["arxiv"].gaps == ()
    assert stage.night().writes == 0


def test_papers_of_a_partial_night_are_proposed_and_its_window_is_asked_again() -> None:
    """What did come is believed; what did not is asked for the next night."""
    stage = Rehearsal(FakeSource((LATE,), status=Status.PARTIAL))
    assert stage.night().degraded
    assert stage.branches() == [branch(2)]
    assert stage.memory().progress["arxiv"].gaps == (Window(_day(23), _day(30)),)


def test_an_ordered_window_is_asked_alone_and_moves_nothing() -> None:
    """`--since` and `--until` look where they are told; tomorrow's window is what it would have been."""
    stage = Rehearsal(FakeSource((EARLY, LATE)))
    stage.night()
    _asked(stage)
    before = stage.memory().progress
    ordered = Window(_day(20), _day(23))
    stage.night(asked=ordered)
    assert _asked(stage) == [ordered]
    assert stage.memory().progress == before
    assert sorted(stage.branches()) == [branch(1), branch(2)]


def test_an_ordered_window_closes_the_part_of_a_gap_that_it_covers() -> None:
    """After an outage somebody asks for half of it by hand: only the rest is asked for again."""
    stage = _an_outage(12)
    ((gap),) = stage.memory().progress["arxiv"].gaps
    stage.source.status = Status.FRESH
    stage.night(asked=Window(gap.start, _day(24)))
    progress = stage.memory().progress["arxiv"]
    assert progress.gaps == (Window(_day(24), gap.end),)
    assert progress.done_until == gap.end


def test_an_ordered_window_that_did_not_come_whole_closes_nothing() -> None:
    """An order is no reason to believe a source that failed."""
    stage = _an_outage(12)
    gaps = stage.memory().progress["arxiv"].gaps
    report = stage.night(asked=Window(_day(12), _day(30)))
    assert report.degraded
    assert stage.memory().progress["arxiv"].gaps == gaps


def test_an_ordered_window_on_a_fresh_list_does_not_count_as_a_night_s() -> None:
    """The first usual night still asks for its whole week."""
    stage = Rehearsal(FakeSource((EARLY, LATE)))
    stage.night(asked=Window(_day(28), _day(29)))
    assert stage.memory().progress["arxiv"].done_until is None
    _asked(stage)
    stage.night()
    assert _asked(stage) == [Window(_day(23), _day(30))]
