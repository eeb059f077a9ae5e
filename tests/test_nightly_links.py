"""Links in the night: checked when due, repaired in one pull request, and left alone in a second run."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from curator.core.decision import LEASE
from curator.core.link_memo import LinkFindings, LinkMemo
from curator.core.policy import Limits
from curator.core.proposal import Action, Outcome
from curator.core.repairs.repair import Repair
from curator.errors import Refused, Unavailable
from tests.contracts.links import LinksContract
from tests.fakes import SPRING_NIGHT, FakeLinks, FakeSource, MemoryLedger, MemoryRepository
from tests.support.rehearsal import LIST, Rehearsal, branch, paper

BRANCH = "curator/links/2026-04"
KEY = "links:2026-04"
LISTED = LIST.replace(
    "## Adversarial Detection\n",
    "## Adversarial Detection\n"
    "* [Patches of Yore](https://old.example.org/patches) (ICML 2019)\n"
    "* [Tables of Yore](https://old.example.org/tables) (ICML 2018)\n",
)


def _repair(name: str) -> Repair:
    old, new = f"https://old.example.org/{name}", f"https://new.example.org/{name}"
    return Repair(old, new, "moved", "It redirects there.", f"{name.title()} of Yore")


PATCHES, TABLES = _repair("patches"), _repair("tables")
GONE = {"https://gone.example.org/": SPRING_NIGHT}
ONE = LinkFindings(missing=GONE, repairs=(PATCHES,), requests=3, by_verdict={"alive": 70, "moved": 1})
TWO = replace(ONE, repairs=(PATCHES, TABLES))
NONE = LinkFindings(missing={})


class TestFakeLinks(LinksContract):
    """The fake that the nights below are given."""

    @pytest.fixture
    def links(self) -> FakeLinks:
        """One that finds nothing."""
        return FakeLinks([NONE])


class PowerCut(BaseException):
    """Stands in for a SIGKILL: nothing in the program catches it."""


def _stage(*findings: LinkFindings, papers: int = 0) -> Rehearsal:
    source = FakeSource(tuple(paper(number) for number in range(1, papers + 1)))
    return Rehearsal(source, MemoryRepository([LISTED]), links=FakeLinks(list(findings)))


def _actions(stage: Rehearsal) -> dict[str, Action]:
    return {row.published.key: row.published.action for row in stage.night().rows}


def _checks(stage: Rehearsal) -> list[LinkMemo]:
    assert stage.links is not None
    return stage.links.told


def _decide(stage: Rehearsal, outcome: Outcome) -> None:
    pulls = stage.repository.pulls
    pulls[BRANCH] = replace(pulls[BRANCH], outcome=outcome)


def test_a_night_without_links_never_mentions_them() -> None:
    """Nothing is checked, planned or remembered."""
    stage = Rehearsal(FakeSource((paper(1),)), MemoryRepository([LISTED]))
    report = stage.night()
    assert (report.links, [row.kind for row in report.rows]) == (None, ["add"])
    assert stage.memory().links == LinkMemo()


def test_links_that_are_in_order_cost_one_line_in_the_state_file() -> None:
    """When they were checked; the same night again asks nobody and writes nothing."""
    stage = _stage(NONE)
    report = stage.night()
    assert (report.rows, report.writes, report.degraded) == ((), 1, False)
    assert report.links == NONE
    assert stage.memory().links.checked == SPRING_NIGHT
    again = stage.night()
    assert (again.writes, again.links, len(_checks(stage))) == (0, None, 1)


def test_a_check_is_made_when_it_is_due_and_shown_what_the_last_one_left() -> None:
    """Every seven days here, whatever else the nights between them do."""
    stage = _stage(ONE)
    for _ in range(8):
        stage.night()
        stage.pass_days()
    first, second = _checks(stage)
    assert first == LinkMemo()
    assert (second.checked, second.missing, second.repairs) == (SPRING_NIGHT, GONE, (PATCHES,))


def test_repairs_become_one_pull_request() -> None:
    """Its row has its words and its change, and no paper; the second run makes no write."""
    stage = _stage(TWO)
    report = stage.night()
    (row,) = report.rows
    assert (row.kind, row.title, row.addition, row.score) == ("links", "Repair 2 links", None, None)
    assert (row.published.key, row.published.action) == (KEY, Action.CREATED)
    assert row.proposal is not None
    assert PATCHES.new in row.diff
    pull = stage.repository.pulls[BRANCH]
    assert pull.text == LISTED.replace(PATCHES.old, PATCHES.new).replace(TABLES.old, TABLES.new)
    assert pull.proposal.renews
    assert _actions(stage) == {KEY: Action.KEPT}
    assert stage.night().writes == 0


def test_papers_and_repairs_come_in_one_night() -> None:
    """The repairs take one place of the run's; the papers that find none are queued."""
    stage = _stage(ONE, papers=3)
    stage.limits = Limits(max_per_run=3)
    actions = list(_actions(stage).values())
    assert sorted(actions) == [Action.CREATED, Action.CREATED, Action.CREATED, Action.QUEUED]
    assert BRANCH in stage.branches()
    assert stage.night().writes == 0


def test_without_room_repairs_wait_and_are_not_sought_again() -> None:
    """They are in the state file, and are proposed when a place is free."""
    stage = _stage(ONE)
    stage.limits = Limits(max_open=0)
    assert _actions(stage) == {}
    stage.limits = Limits()
    stage.pass_days(0.5)
    assert _actions(stage) == {KEY: Action.CREATED}
    assert len(_checks(stage)) == 1


def test_a_later_check_renews_the_open_pull_request_across_months() -> None:
    """More was found in May; April's pull request is still open, and collects it."""
    stage = _stage(ONE, TWO)
    stage.night()
    stage.pass_days(10)
    assert _actions(stage) == {KEY: Action.UPDATED}
    (pull,) = stage.repository.pulls.values()
    assert (pull.number, pull.proposal.title) == (1, "Repair 2 links")
    assert TABLES.new in pull.text
    assert stage.night().writes == 0


def test_a_list_that_has_moved_on_renews_the_pull_request_without_a_check() -> None:
    """One repair was made by hand, and a line was added."""
    stage = _stage(TWO)
    stage.night()
    text = f"{LISTED.replace(PATCHES.old, PATCHES.new)}\nA line more.\n"
    stage.repository.versions.append(text)
    stage.pass_days()
    assert _actions(stage) == {KEY: Action.UPDATED}
    pull = stage.repository.pulls[BRANCH]
    assert (pull.proposal.title, pull.text) == ("Repair 1 link", text.replace(TABLES.old, TABLES.new))
    assert stage.memory().links.repairs == (TABLES,)
    assert len(_checks(stage)) == 1


@pytest.mark.parametrize("cut", [None, (1, False), (1, True), (2, False), (2, True)])
def test_when_all_was_repaired_by_hand_the_pull_request_is_closed(cut: tuple[int, bool] | None) -> None:
    """Once, whatever write the run was cut off at; what people did themselves was not refused by them."""
    stage = _stage(ONE)
    stage.night()
    stage.repository.versions.append(LISTED.replace(PATCHES.old, PATCHES.new))
    stage.pass_days()
    if cut:
        with pytest.raises(PowerCut):
            stage.night(stage.forge(PowerCut(), at=cut[0], after=cut[1]))
        stage.night()
    else:
        (row,) = stage.night().rows
        assert (row.published.action, row.kind) == (Action.CLOSED, "links")
        assert "Nothing of this is left to do" in row.published.reason
    assert stage.repository.pulls[BRANCH].outcome is Outcome.DECLINED
    stage.pass_days()
    assert _actions(stage) == {}
    memo = stage.memory().links
    assert (memo.repairs, memo.declined, memo.closing) == ((), (), "")
    assert stage.night().writes == 0


def test_declined_repairs_are_never_proposed_again() -> None:
    """The pull request was closed unmerged: what later checks find again is not in next month's."""
    stage = _stage(ONE, ONE, TWO)
    stage.night()
    _decide(stage, Outcome.DECLINED)
    stage.pass_days(10)
    assert _actions(stage) == {}
    assert stage.memory().links.declined == ((PATCHES.old, PATCHES.new),)
    stage.pass_days(10)
    assert _actions(stage) == {"links:2026-05": Action.CREATED}
    assert stage.memory().links.repairs == (TABLES,)


def test_merged_repairs_are_done() -> None:
    """What is found afterwards waits for the next month."""
    stage = _stage(ONE, replace(ONE, repairs=(TABLES,)))
    stage.clock.moment = SPRING_NIGHT.replace(day=2)
    stage.night()
    _decide(stage, Outcome.MERGED)
    stage.repository.versions.append(stage.repository.pulls[BRANCH].text)
    stage.pass_days(8)
    assert _actions(stage) == {}
    assert stage.memory().links.declined == ()
    stage.pass_days(22)
    assert _actions(stage) == {"links:2026-05": Action.CREATED}


def test_a_check_that_takes_long_shortens_no_lease() -> None:
    """The lease begins when the writing does, and the check is dated by its end."""
    stage = _stage(ONE)
    took = timedelta(minutes=40)

    def passing(told: str) -> None:
        if told == "checking links":
            stage.clock.moment += took

    stage.narrate = passing
    stage.night()
    memory = stage.memory()
    assert memory.lease is not None
    assert memory.lease.until == SPRING_NIGHT + took + LEASE
    assert memory.links.checked == SPRING_NIGHT + took


def test_a_branch_that_a_person_works_on_is_left_to_them() -> None:
    """The repairs of the night are told, and nothing is forced on anybody."""
    stage = _stage(ONE, TWO)
    stage.night()
    pulls = stage.repository.pulls
    pulls[BRANCH] = replace(pulls[BRANCH], text="mine\n", edited=True)
    stage.pass_days(10)
    assert _actions(stage) == {KEY: Action.KEPT}
    assert pulls[BRANCH].text == "mine\n"


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("forgetful", [False, True], ids=["same machine", "a fresh one"])
def test_a_run_cut_off_at_any_write_is_finished_by_the_next(at: int, *, after: bool, forgetful: bool) -> None:
    """State file, paper, repairs: one pull request each afterwards, and nothing left to write."""
    stage = _stage(ONE, papers=1)
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=at, after=after))
    if forgetful:
        stage.ledger = MemoryLedger(stage.clock)
    stage.night()
    assert sorted(stage.branches()) == [branch(1), BRANCH]
    assert stage.night().writes == 0


def test_a_dry_run_shows_the_repairs_and_writes_nothing() -> None:
    """New, left as it is, and withdrawn: each is told as it would be made."""
    stage = _stage(ONE)
    shown = stage.night(dry_run=True)
    assert (shown.writes, stage.branches(), stage.repository.states) == (0, [], [])
    made = stage.night()
    assert [row.proposal for row in shown.rows] == [row.proposal for row in made.rows]
    assert [row.published.action for row in shown.rows] == [Action.CREATED]
    (kept,) = stage.night(dry_run=True).rows
    assert (kept.published.action, kept.published.number) == (Action.KEPT, 1)
    stage.repository.versions.append(LISTED.replace(PATCHES.old, PATCHES.new))
    (closing,) = stage.night(dry_run=True).rows
    assert (closing.published.action, closing.published.number) == (Action.CLOSED, 1)
    assert stage.repository.pulls[BRANCH].outcome is Outcome.OPEN


def test_problems_of_the_check_degrade_the_run() -> None:
    """What could not be asked is told, and everything else is done."""
    stage = _stage(replace(ONE, problems=("doi.org did not answer.",)))
    report = stage.night()
    assert (report.problems, report.degraded) == (("doi.org did not answer.",), True)
    assert stage.branches() == [BRANCH]


def test_refused_repairs_stop_nobody_and_are_tried_again() -> None:
    """The forge said no tonight; the paper was made, the repairs come the next night."""
    stage = _stage(ONE, papers=1)
    report = stage.night(stage.forge(Refused("It is protected."), at=3))
    assert [row.published.action for row in report.rows] == [Action.CREATED, Action.SKIPPED]
    assert report.degraded
    stage.pass_days()
    assert _actions(stage)["links:2026-05"] is Action.CREATED


def test_when_the_forge_is_gone_a_withdrawal_waits() -> None:
    """It is told as not done, and done the next night."""
    stage = _stage(ONE)
    stage.night()
    stage.repository.versions.append(LISTED.replace(PATCHES.old, PATCHES.new))
    stage.pass_days()
    report = stage.night(stage.forge(Unavailable("GitHub is down."), at=2))
    assert [row.published.action for row in report.rows] == [Action.SKIPPED]
    assert report.problems == ("GitHub is down.",)
    stage.pass_days()
    assert _actions(stage) == {KEY: Action.CLOSED}


def test_the_state_file_knows_of_the_repairs_before_the_forge_does() -> None:
    """Another machine sees the lease and the record, and waits."""
    stage = _stage(ONE)
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=2))
    memory = stage.memory()
    assert [record.key for record in memory.records] == [KEY]
    assert memory.lease is not None
    stage.machine = "elsewhere:1"
    stage.ledger = MemoryLedger(stage.clock)
    with pytest.raises(Unavailable, match="nothing was written"):
        _stage_of_another(stage).night()


def _stage_of_another(stage: Rehearsal) -> Rehearsal:
    """A machine whose night has something to write."""
    return replace(stage, source=FakeSource((paper(1),)))
