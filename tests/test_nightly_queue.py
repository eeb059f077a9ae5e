"""More papers than people can read: caps that hold, a ranked queue, and rules that change meanwhile."""

from __future__ import annotations

from dataclasses import replace

from curator.core.policy import Limits
from curator.core.proposal import Action, Outcome
from tests.fakes import FakeSource
from tests.support.rehearsal import LIST, Rehearsal, paper, settings

MANY = tuple(paper(number) for number in range(1, 501))
LIMITS = Limits(max_open=20, max_per_run=5, max_per_day=10)


def _queue(stage: Rehearsal) -> list[str]:
    return [str(one.ids[0]) for one in stage.memory().queue]


def _made(stage: Rehearsal) -> set[str]:
    return {pull.proposal.key for pull in stage.repository.pulls.values()}


def _decide(stage: Rehearsal, outcome: Outcome, *, how_many: int) -> None:
    """People decide about the oldest open pull requests."""
    pulls = stage.repository.pulls
    standing = [name for name, pull in pulls.items() if pull.outcome is Outcome.OPEN]
    for name in standing[:how_many]:
        pulls[name] = replace(pulls[name], outcome=outcome)


def _open(stage: Rehearsal) -> int:
    return sum(pull.outcome is Outcome.OPEN for pull in stage.repository.pulls.values())


def test_five_hundred_candidates_never_break_a_cap_and_are_drained_in_their_order() -> None:
    """Ten a run, twenty open at most; what waits keeps its rank over the nights, and moves up in it."""
    stage = Rehearsal(FakeSource(MANY), limits=LIMITS._replace(max_per_run=10))
    report = stage.night()
    created = [row for row in report.rows if row.published.action is Action.CREATED]
    queued = [row for row in report.rows if row.published.action is Action.QUEUED]
    ranked = [row.published.key for row in (*created, *queued)]
    scores = [row.score or 0.0 for row in (*created, *queued)]
    assert (len(created), len(ranked)) == (10, report.candidates)
    assert report.candidates >= 400
    assert scores == sorted(scores, reverse=True)
    assert [row.published.reason.split(":")[0] for row in queued[:2]] == [
        "number 1 in the queue",
        "number 2 in the queue",
    ]
    stage.source.papers = ()
    for proposed in (20, 20):
        stage.pass_days()
        stage.night()
        assert (len(stage.branches()), _open(stage)) == (proposed, proposed)
    _decide(stage, Outcome.MERGED, how_many=1)
    _decide(stage, Outcome.DECLINED, how_many=2)
    stage.pass_days()
    stage.night()
    assert (len(stage.branches()), _open(stage)) == (23, 20)
    made = [pull.proposal.key for pull in stage.repository.pulls.values()]
    assert made == ranked[:23]
    assert stage.night().writes == 0


def test_the_cap_of_a_day_holds_over_several_runs_of_it() -> None:
    """Each decision lets a run of the same day propose again, until the day's cap is reached."""
    stage = Rehearsal(FakeSource(MANY[:40]), limits=LIMITS._replace(max_per_day=7))
    for proposed in (5, 7, 7):
        stage.night()
        assert len(stage.branches()) == proposed
        _decide(stage, Outcome.DECLINED, how_many=1)


def test_lower_limits_hold_at_once() -> None:
    """Limits that were lowered below what is open close nothing, and propose nothing."""
    stage = Rehearsal(FakeSource(MANY[:40]), limits=LIMITS)
    stage.night()
    stage.limits = Limits(max_open=3)
    stage.pass_days()
    report = stage.night()
    assert {row.published.action for row in report.rows} == {Action.KEPT, Action.QUEUED}
    assert len(stage.branches()) == 5


def test_the_queue_outlives_the_papers_of_its_source() -> None:
    """A paper that waited beyond arXiv's window is proposed from the state file, on any machine."""
    stage = Rehearsal(FakeSource(MANY[:7]), limits=LIMITS)
    stage.night()
    assert len(_queue(stage)) >= 2
    stage.pass_days(30)
    later = Rehearsal(FakeSource(()), stage.repository, stage.clock, limits=LIMITS)
    later.night()
    assert len(later.branches()) == 7


def test_a_paper_that_comes_again_is_taken_as_it_is_now() -> None:
    """The newer words of arXiv replace those in the queue, so that nobody reviews an old title."""
    stage = Rehearsal(FakeSource(MANY[:6]), limits=LIMITS)
    stage.night()
    (waiting,) = [
        one for one in MANY[:6] if str(one.ids[0]) not in "".join(stage.branches()).replace("-", ":")
    ]
    renamed = replace(waiting, title=f"{waiting.title}, Revisited")
    stage.source.papers = (renamed,)
    stage.pass_days()
    rows = [row for row in stage.night().rows if row.published.action is Action.CREATED]
    assert [row.title for row in rows] == [renamed.title]


def test_rules_that_changed_drop_papers_from_the_queue() -> None:
    """What waits is judged by tonight's rules: a paper that they no longer keep is not proposed later."""
    stage = Rehearsal(FakeSource(MANY[:40]), limits=LIMITS._replace(max_per_run=1))
    stage.night()
    assert len(_queue(stage)) > 1
    rules = settings().rules
    stage.rules = rules._replace(screening=rules.screening._replace(subject=("speech",)))
    stage.source.papers = ()
    for _ in range(3):
        stage.pass_days()
        stage.night()
    assert _queue(stage) == []
    assert all("Speech" in pull.proposal.title for pull in list(stage.repository.pulls.values())[1:])


def test_a_paper_that_was_listed_meanwhile_leaves_the_queue() -> None:
    """A maintainer added a waiting paper by hand: it is a duplicate now, and is not proposed."""
    stage = Rehearsal(FakeSource(MANY[:6]), limits=LIMITS)
    stage.night()
    (waiting,) = [one for one in stage.memory().queue if f"add:{one.ids[0]}" not in _made(stage)]
    entry = f"* [{waiting.title}]({waiting.url})\n"
    heading = "## Adversarial Detection\n"
    stage.repository = replace(stage.repository, versions=[LIST, LIST.replace(heading, f"{heading}{entry}")])
    stage.source.papers = ()
    stage.pass_days()
    report = stage.night()
    assert [dropped.candidate.paper for dropped in report.piles.duplicates] == [waiting]
    assert len(stage.branches()) == 5
    assert waiting not in stage.memory().queue
