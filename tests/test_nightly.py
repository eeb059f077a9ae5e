"""One night's order: what is read, what is written first, and what an interruption leaves to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curator.core.harvest import Status
from curator.core.proposal import Action, Outcome
from curator.core.works.paper import PaperId
from curator.errors import BrokenPromise, Refused, Unavailable, UsageError
from tests.fakes import FakeSource, MemoryLedger, MemoryRepository
from tests.support.rehearsal import LIST, Rehearsal, branch, paper

THREE = (paper(1), paper(2), paper(3))
WRITES = 1 + len(THREE)
"""The state file, and each proposal."""


class PowerCut(BaseException):
    """Stands in for a SIGKILL: nothing in the program catches it."""


@pytest.fixture
def stage() -> Rehearsal:
    """A night with three new papers."""
    return Rehearsal(FakeSource(THREE))


def test_a_night_without_news_proposes_nothing_and_is_no_failure() -> None:
    """A quiet weekend: nothing is proposed, nobody is alarmed, and a second run has nothing to write down."""
    stage = Rehearsal(FakeSource((), status=Status.QUIET))
    report = stage.night()
    assert (report.rows, report.papers, report.degraded) == ((), 0, False)
    assert stage.night().writes == 0


def test_the_second_of_two_runs_makes_no_write(stage: Rehearsal) -> None:
    """Run twice, change nothing: the same night again finds all its pull requests standing."""
    assert [row.published.action for row in stage.night().rows] == [Action.CREATED] * 3
    again = stage.night()
    assert [row.published.action for row in again.rows] == [Action.KEPT] * 3
    assert again.writes == 0


def test_a_night_tells_what_it_did(stage: Rehearsal) -> None:
    """Rows with their proposals, the papers that were judged, the writes, and that all went well."""
    report = stage.night()
    assert (report.papers, report.candidates, report.writes) == (3, 3, WRITES)
    assert (report.degraded, report.problems, report.dry_run) == (False, (), False)
    assert {row.published.branch for row in report.rows} == {branch(number) for number in (1, 2, 3)}
    assert all(row.addition and row.proposal and row.section for row in report.rows)
    assert report.list_path == "list/README.md"


def test_a_watching_person_is_told_what_goes_on(stage: Rehearsal) -> None:
    """Asking, and each proposal by its title."""
    told: list[str] = []
    stage.narrate = told.append
    stage.night()
    assert told[0].startswith("asking arxiv for 2026-04-23 00:00 to 2026-04-30 00:00")
    assert {line for line in told if line.startswith("proposing")} == {
        f"proposing {one.title}" for one in THREE
    }


def test_the_state_file_is_written_before_the_first_proposal(stage: Rehearsal) -> None:
    """What is about to be proposed, and who does it, is known to other machines before anything is made."""
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=2))
    assert stage.branches() == []
    memory = stage.memory()
    assert {record.branch for record in memory.records} == {branch(number) for number in (1, 2, 3)}
    assert memory.lease is not None
    assert memory.lease.holder == stage.machine


@pytest.mark.parametrize("forgetful", [False, True], ids=["same ledger", "empty ledger"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(1, WRITES + 1))
def test_a_run_cut_off_at_any_write_is_finished_by_the_next(
    stage: Rehearsal, at: int, *, after: bool, forgetful: bool
) -> None:
    """Wherever it was cut off: one pull request a paper afterwards, and nothing left to write."""
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=at, after=after))
    if forgetful:
        stage.ledger = MemoryLedger(stage.clock)
    stage.night()
    assert sorted(stage.branches()) == [branch(1), branch(2), branch(3)]
    assert stage.night().writes == 0


def test_a_refused_proposal_stops_nobody(stage: Rehearsal) -> None:
    """What is refused says why, the others are made, and the exit code tells; the next night tries again."""
    report = stage.night(stage.forge(Refused("GitHub refused to open it.", advice="Ask."), at=3))
    made, failed, other = (row.published for row in report.rows)
    assert (made.action, failed.action, other.action) == (Action.CREATED, Action.SKIPPED, Action.CREATED)
    assert report.problems == ("GitHub refused to open it. Ask.",)
    assert report.degraded
    assert len(stage.branches()) == 2
    stage.pass_days()
    assert not stage.night().degraded
    assert sorted(stage.branches()) == [branch(1), branch(2), branch(3)]


def test_when_the_forge_is_gone_the_rest_is_left_to_the_next_night(stage: Rehearsal) -> None:
    """What was proposed stays, what failed says why, what was not tried says so, and the exit code tells."""
    error = Unavailable("GitHub is down.")
    report = stage.night(stage.forge(error, at=3))
    made, failed, untried = (row.published for row in report.rows)
    assert (made.action, failed.action, untried.action) == (Action.CREATED, Action.SKIPPED, Action.SKIPPED)
    assert failed.reason.startswith(str(error))
    assert untried.reason.startswith("not tried")
    assert report.problems == (failed.reason,)
    assert report.degraded
    assert len(stage.branches()) == 1
    stage.pass_days()
    assert not stage.night().degraded
    assert sorted(stage.branches()) == [branch(1), branch(2), branch(3)]


def test_when_the_state_file_is_refused_nothing_is_proposed(stage: Rehearsal) -> None:
    """A protected state branch stops the night before its first proposal."""
    with pytest.raises(Refused, match="protected"):
        stage.night(stage.forge(Refused("curator-state is protected."), at=1))
    assert (stage.branches(), stage.repository.states) == ([], [])


def test_our_own_broken_promise_is_not_passed_over(stage: Rehearsal) -> None:
    """An edit that would change more than its entry is a bug to be reported, not a proposal to be skipped."""
    with pytest.raises(BrokenPromise):
        stage.night(stage.forge(BrokenPromise("other bytes"), at=2))


def test_a_heading_that_was_reworded_is_known_by_its_anchor(stage: Rehearsal) -> None:
    """Maintainers may call a section otherwise; its anchor still says which one it is."""
    stage.repository = MemoryRepository(
        [LIST.replace("## Adversarial Detection", "## Detecting Adversaries")]
    )
    assert len(stage.night().rows) == 3


def test_a_list_without_a_section_of_the_rules_is_told_before_anything_is_asked(stage: Rehearsal) -> None:
    """Neither heading nor anchor of one section is there: the night names it, and no service is troubled."""
    text = LIST.replace("## Adversarial Detection", "## Detecting Adversaries").replace("id='Detection'", "")
    stage.repository = MemoryRepository([text])
    with pytest.raises(UsageError, match=r"list/README\.md has no heading for the section detection\."):
        stage.night()
    assert stage.source.asked == []
    assert stage.repository.states == []


@pytest.mark.parametrize("text", ["", "{", '{"version": 2, "memory": {}}', '{"version": 1, "memory": []}'])
def test_a_spoilt_state_file_is_told_before_anything_is_asked(stage: Rehearsal, text: str) -> None:
    """Guessing at it could repeat proposals, so the night stops, and nothing is written over it."""
    stage.repository.states.append(text)
    with pytest.raises(UsageError, match=r"state\.json on the branch curator-state cannot be read"):
        stage.night()
    assert stage.source.asked == []
    assert stage.repository.states == [text]


def test_a_dry_run_shows_the_night_and_writes_nothing(stage: Rehearsal) -> None:
    """The very proposals of the run that follows; state file, pull requests and ledger are left alone."""
    rehearsed = stage.night(dry_run=True)
    assert (rehearsed.writes, rehearsed.dry_run) == (0, True)
    assert (stage.branches(), stage.repository.states) == ([], [])
    assert stage.ledger.find(THREE[0].ids[0]) is None
    made = stage.night()
    assert [row.proposal for row in rehearsed.rows] == [row.proposal for row in made.rows]
    assert {row.published.action for row in rehearsed.rows} == {Action.CREATED}


def test_a_dry_run_is_not_held_up_by_another_run(stage: Rehearsal) -> None:
    """Looking is allowed while somebody else publishes."""
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=2))
    stage.machine = "another machine:1"
    assert len(stage.night(dry_run=True).rows) == 3


def test_the_ledger_remembers_every_paper_and_what_was_done(stage: Rehearsal) -> None:
    """Proposed or rejected: `curator explain` finds the verdict, and for a proposal its pull request."""
    cats = paper(4, title="A Survey of Cats", abstract="Cats are described.")
    stage.source = FakeSource((THREE[0], cats))
    report = stage.night()
    proposed, rejected = (stage.ledger.find(one.ids[0]) for one in (THREE[0], cats))
    assert proposed is not None
    assert rejected is not None
    assert proposed.action == report.rows[0].published
    assert (proposed.run_id, rejected.run_id, rejected.action) == (report.run_id, report.run_id, None)
    assert rejected.candidate.classification.section is None
    assert stage.ledger.find(PaperId("arxiv", "2604.99998")) is None


def test_a_failure_is_in_the_ledger_too(stage: Rehearsal) -> None:
    """A proposal that was refused is explained as skipped, with the forge's words."""
    stage.night(stage.forge(Refused("It is protected."), at=2))
    failed = [stage.ledger.find(one.ids[0]) for one in THREE]
    reasons = [one.action.reason for one in failed if one and one.action]
    assert sum(reason.startswith("It is protected.") for reason in reasons) == 1
    assert len(reasons) == 3


def test_what_people_decided_stays_decided(stage: Rehearsal) -> None:
    """Merged and declined papers are not proposed again, although arXiv brings them every night of a week."""
    stage.night()
    for name, outcome in ((branch(1), Outcome.MERGED), (branch(2), Outcome.DECLINED)):
        pulls = stage.repository.pulls
        pulls[name] = replace(pulls[name], outcome=outcome)
    stage.pass_days()
    told = {row.published.branch: row.published.action for row in stage.night().rows}
    assert told == {branch(1): Action.SKIPPED, branch(2): Action.SKIPPED, branch(3): Action.KEPT}
    assert [record.outcome for record in stage.memory().records].count(Outcome.DECLINED) == 1
    assert len(stage.branches()) == 3


def test_a_merged_paper_is_found_on_the_list(stage: Rehearsal) -> None:
    """Once the entry is on the list, the paper that comes again is its duplicate, with the line."""
    stage.night()
    merged = stage.repository.pulls[branch(1)]
    stage.repository.versions.append(merged.text)
    stage.repository.pulls[branch(1)] = replace(merged, outcome=Outcome.MERGED)
    stage.pass_days()
    (dropped,) = stage.night().piles.duplicates
    assert dropped.candidate.paper == THREE[0]
    assert dropped.candidate.listed_at is not None
    assert THREE[0].title in merged.text.splitlines()[dropped.candidate.listed_at - 1]
