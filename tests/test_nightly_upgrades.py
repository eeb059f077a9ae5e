"""Upgrades in the night: one pull request an entry, a few a night, and nothing in a second run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curator.core.evidence.judgement import Judgement
from curator.core.facts import EntryFacts, Facts
from curator.core.policy import Limits
from curator.core.proposal import Action, Outcome
from curator.errors import Refused, Unavailable
from tests.contracts.evidence import EvidenceContract
from tests.core.judging import SEEN, arxiv, said, upgraded
from tests.fakes import FakeEvidence, FakeSource, MemoryForge, MemoryLedger, MemoryRepository
from tests.support.rehearsal import LIST, Rehearsal, branch, paper

NAMES = ("Patches", "Tables", "Graphs", "Weather", "Speech")
LINES = [
    f"* [{name} of Yore](https://arxiv.org/abs/1905.0000{at}) <br/> Looks back at {name.lower()}."
    for at, name in enumerate(NAMES)
]
HEADING = "## Adversarial Detection\n"
LISTED = LIST.replace(HEADING, HEADING + "\n".join(LINES) + "\n")
PAPERS = tuple(arxiv(f"1905.0000{at}") for at in range(len(NAMES)))
KEYS = tuple(f"venue:{one}" for one in PAPERS)
BRANCHES = tuple(f"curator/venue/{one.slug}" for one in PAPERS)
FACTS = Facts("2026-04-30", {str(PAPERS[0]): EntryFacts(venue="ICML", year=2019, status="published")})


class TestFakeEvidence(EvidenceContract):
    """The fake that the nights below are given."""

    @pytest.fixture
    def evidence(self) -> FakeEvidence:
        """One that knows nothing."""
        return FakeEvidence()


class PowerCut(BaseException):
    """Stands in for a SIGKILL: nothing in the program catches it."""


def _stage(upgrades: int = 1, *, papers: int = 0, text: str = LISTED) -> Rehearsal:
    source = FakeSource(tuple(paper(number) for number in range(1, papers + 1)))
    known = dict.fromkeys(PAPERS[:upgrades], upgraded("ICML", 2019))
    return Rehearsal(source, MemoryRepository([text]), evidence=FakeEvidence(known))


def _evidence(stage: Rehearsal) -> FakeEvidence:
    assert stage.evidence is not None
    return stage.evidence


def _actions(stage: Rehearsal, forge: MemoryForge | None = None) -> dict[str, Action]:
    return {row.published.key: row.published.action for row in stage.night(forge).rows}


def _decide(stage: Rehearsal, at: int, outcome: Outcome) -> None:
    pulls = stage.repository.pulls
    pulls[BRANCHES[at]] = replace(pulls[BRANCHES[at]], outcome=outcome)


def _upgraded(text: str, at: int = 0) -> str:
    return text.replace(LINES[at], LINES[at].replace(" <br/>", " (ICML 2019) <br/>"))


def test_a_night_without_evidence_never_mentions_it() -> None:
    """No entry is upgraded, and no fact is kept."""
    stage = Rehearsal(FakeSource((paper(1),)), MemoryRepository([LISTED]))
    assert [row.kind for row in stage.night().rows] == ["add"]
    assert stage.kept == []


def test_evidence_of_nothing_changes_nothing() -> None:
    """Confirmed, contradicted, unknown: none of it is an upgrade, and the second run makes no write."""
    stage = _stage(0)
    _evidence(stage).judgements = {
        PAPERS[0]: Judgement("unknown"),
        PAPERS[1]: Judgement("contradicted", "ICML", 2019),
    }
    report = stage.night()
    assert (report.rows, report.degraded, stage.kept) == ((), False, [])
    assert stage.night().writes == 0


def test_a_preprint_that_was_published_becomes_one_pull_request() -> None:
    """Its row has its words and its change, and no paper; the second run makes no write."""
    stage = _stage()
    report = stage.night()
    (row,) = report.rows
    assert (row.kind, row.title, row.section, row.score) == ("venue", "Patches of Yore", "detection", None)
    assert (row.published.key, row.published.action) == (KEYS[0], Action.CREATED)
    assert row.proposal is not None
    assert row.proposal.title == "Venue: Patches of Yore (ICML 2019)"
    assert "(ICML 2019) <br/>" in row.diff
    pull = stage.repository.pulls[BRANCHES[0]]
    assert pull.text == _upgraded(LISTED)
    assert pull.proposal.renews
    assert report.writes == 2
    again = stage.night()
    assert [one.published.action for one in again.rows] == [Action.KEPT]
    assert again.writes == 0


def test_the_night_shows_its_papers_and_keeps_the_facts() -> None:
    """The proceedings that came tonight count tonight; the linter gets what was learned."""
    stage = _stage(papers=2)
    _evidence(stage).facts = FACTS
    stage.night()
    assert [{one.ids for one in told} for told in _evidence(stage).told] == [{paper(1).ids, paper(2).ids}]
    assert stage.kept == [FACTS]


def test_facts_that_cannot_be_kept_degrade_the_run() -> None:
    """The state folder is full; the upgrade is proposed all the same."""
    stage = _stage()
    _evidence(stage).facts = FACTS

    class Full(list[Facts]):
        def append(self, _: Facts) -> None:
            message = "No space is left."
            raise Unavailable(message, advice="Make some.")

    stage.kept = Full()
    report = stage.night()
    assert (report.problems, report.degraded) == (("No space is left. Make some.",), True)
    assert stage.branches() == [BRANCHES[0]]


def test_a_service_that_was_not_asked_is_a_remark() -> None:
    """It is asked another night, and nobody is called at three in the morning."""
    stage = _stage()
    _evidence(stage).remarks = ("Semantic Scholar asked to be left alone.",)
    report = stage.night()
    assert report.remarks == ("Semantic Scholar asked to be left alone.",)
    assert (report.problems, report.degraded) == ((), False)


def test_problems_of_the_evidence_degrade_the_run() -> None:
    """What could not be asked is told, and everything else is done."""
    stage = _stage()
    _evidence(stage).problems = ("Crossref did not answer.",)
    report = stage.night()
    assert (report.problems, report.degraded) == (("Crossref did not answer.",), True)
    assert stage.branches() == [BRANCHES[0]]


def test_a_backlog_is_worked_off_a_few_a_night() -> None:
    """Two a night where there is no more room, the rest queued; a second run of a night adds none."""
    stage = _stage(5)
    stage.limits = Limits(max_per_run=2)
    actions = _actions(stage)
    assert sorted(actions.values()) == [Action.CREATED] * 2 + [Action.QUEUED] * 3
    assert stage.night().writes == 0
    for _ in range(3):
        stage.pass_days()
        stage.night()
    assert stage.branches() == list(BRANCHES)
    assert stage.night().writes == 0


def test_papers_and_upgrades_share_the_room() -> None:
    """Papers have three of the five places while so many wait; what finds none is queued, and comes later."""
    stage = _stage(5, papers=6)
    for upgrades in (2, 2, 1):
        actions = _actions(stage)
        made = [key for key, action in actions.items() if action is Action.CREATED]
        assert sum(key in KEYS for key in made) == upgrades
        assert stage.night().writes == 0
        stage.pass_days()
    assert len(stage.branches()) == 11


def test_few_papers_leave_the_rest_to_upgrades() -> None:
    """No place stays empty while something waits, and a second run of the night finds nothing to add."""
    stage = _stage(5, papers=1)
    made = [key for key, action in _actions(stage).items() if action is Action.CREATED]
    assert (len(made), sum(key in KEYS for key in made)) == (5, 4)
    assert stage.night().writes == 0


@pytest.mark.parametrize(("limits", "made"), [(Limits(max_open=0), 0), (Limits(max_per_run=1), 1)])
def test_without_room_upgrades_wait(limits: Limits, made: int) -> None:
    """The caps are the same for all proposals."""
    stage = _stage(3)
    stage.limits = limits
    stage.night()
    assert len(stage.branches()) == made
    stage.limits = Limits()
    stage.pass_days()
    stage.night()
    assert len(stage.branches()) == 3


@pytest.mark.parametrize("outcome", [Outcome.MERGED, Outcome.DECLINED])
def test_what_was_decided_is_never_proposed_again(outcome: Outcome) -> None:
    """Closed, or merged and then taken out again by a maintainer."""
    stage = _stage()
    stage.night()
    if outcome is Outcome.MERGED:
        stage.repository.versions.append(_upgraded(LISTED))
    _decide(stage, 0, outcome)
    stage.pass_days()
    assert _actions(stage) == {}
    stage.repository.versions.append(LISTED)
    stage.pass_days()
    assert _actions(stage) == {}
    assert stage.branches() == [BRANCHES[0]]
    assert stage.night().writes == 0


def test_an_upgraded_entry_that_is_taken_out_may_be_proposed_as_a_paper() -> None:
    """The memory of an upgrade is no memory of an addition."""
    stage = _stage(papers=1)
    entry = f"* [{paper(1).title}]({paper(1).url}) <br/> It is here."
    stage.repository.versions[0] = LISTED.replace(HEADING, f"{HEADING}{entry}\n")
    _evidence(stage).judgements = {paper(1).ids[0]: upgraded("ICML", 2026)}
    assert _actions(stage) == {f"venue:{paper(1).ids[0]}": Action.CREATED}
    _decided = next(iter(stage.repository.pulls))
    stage.repository.pulls[_decided] = replace(stage.repository.pulls[_decided], outcome=Outcome.DECLINED)
    stage.repository.versions.append(LISTED)
    stage.pass_days(0.5)
    assert _actions(stage) == {f"add:{paper(1).ids[0]}": Action.CREATED}


def test_a_list_that_has_moved_on_renews_the_pull_request() -> None:
    """A new entry stands right above it."""
    stage = _stage()
    stage.night()
    text = LISTED.replace(HEADING, f"{HEADING}* [A New Paper](https://arxiv.org/abs/2604.99999)\n")
    stage.repository.versions.append(text)
    stage.pass_days()
    assert _actions(stage) == {KEYS[0]: Action.UPDATED}
    assert stage.repository.pulls[BRANCHES[0]].text == _upgraded(text)
    assert stage.night().writes == 0


def test_evidence_that_changes_renews_the_pull_request() -> None:
    """It appeared elsewhere after all; evidence that fails to come changes nothing."""
    stage = _stage()
    stage.night()
    _evidence(stage).judgements = {}
    stage.pass_days()
    assert _actions(stage) == {KEYS[0]: Action.KEPT}
    _evidence(stage).judgements = {PAPERS[0]: upgraded("ICLR", 2020)}
    stage.pass_days()
    assert _actions(stage) == {KEYS[0]: Action.UPDATED}
    assert "(ICLR 2020)" in stage.repository.pulls[BRANCHES[0]].text
    assert stage.night().writes == 0


def test_evidence_that_is_only_read_again_writes_nothing() -> None:
    """Another day, another order, one source more: the change is the same, and nobody is bothered."""
    stage = _stage()
    stage.night()
    pieces = (said(venue="ICML", year=2019, seen=SEEN.replace(day=9)), said(source="Crossref"))
    _evidence(stage).judgements = {PAPERS[0]: upgraded("ICML", 2019, *pieces)}
    assert _actions(stage) == {KEYS[0]: Action.KEPT}
    assert stage.night().writes == 0


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize("cut", [None, (1, False), (1, True), (2, False), (2, True)])
def test_when_it_was_done_by_hand_the_pull_request_is_closed(
    cut: tuple[int, bool] | None, *, evidence: bool
) -> None:
    """Once, whatever write the run was cut off at, and with no write in a second run."""
    stage = _stage()
    stage.night()
    if not evidence:
        _evidence(stage).judgements = {}
    stage.repository.versions.append(_upgraded(LISTED))
    stage.pass_days()
    if cut:
        with pytest.raises(PowerCut):
            stage.night(stage.forge(PowerCut(), at=cut[0], after=cut[1]))
        stage.night()
    else:
        (row,) = stage.night().rows
        assert (row.published.action, row.kind) == (Action.CLOSED, "venue")
        assert "Nothing of this is left to do" in row.published.reason
    assert stage.repository.pulls[BRANCHES[0]].outcome is Outcome.DECLINED
    assert stage.night().writes == 0
    stage.pass_days()
    assert _actions(stage) == {}
    assert [one.outcome for one in stage.memory().records] == [Outcome.WITHDRAWN]
    assert stage.night().writes == 0


def test_a_withdrawal_makes_no_room_for_more_in_the_same_night() -> None:
    """The bot's own closing is no decision of people, so a second run is the same night."""
    stage = _stage(5, papers=8)
    stage.night()
    stage.repository.versions.append(_upgraded(LISTED))
    stage.pass_days()
    assert Action.CLOSED in _actions(stage).values()
    assert stage.night().writes == 0


def test_a_branch_that_a_person_works_on_is_left_to_them() -> None:
    """Neither renewed nor closed."""
    stage = _stage()
    stage.night()
    pulls = stage.repository.pulls
    pulls[BRANCHES[0]] = replace(pulls[BRANCHES[0]], text="mine\n", edited=True)
    stage.repository.versions.append(f"{LISTED}\nA line more.\n")
    stage.pass_days()
    assert _actions(stage) == {KEYS[0]: Action.KEPT}
    stage.repository.versions.append(_upgraded(LISTED))
    stage.pass_days()
    assert _actions(stage) == {KEYS[0]: Action.KEPT}
    assert (pulls[BRANCHES[0]].text, pulls[BRANCHES[0]].outcome) == ("mine\n", Outcome.OPEN)
    assert stage.night().writes == 0


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
@pytest.mark.parametrize("forgetful", [False, True], ids=["same machine", "a fresh one"])
def test_a_run_cut_off_at_any_write_is_finished_by_the_next(at: int, *, after: bool, forgetful: bool) -> None:
    """State file, paper, two upgrades: one pull request each afterwards, and nothing left to write."""
    stage = _stage(5, papers=1)
    stage.limits = Limits(max_per_run=3)
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=at, after=after))
    if forgetful:
        stage.ledger = MemoryLedger(stage.clock)
    stage.night()
    assert sorted(stage.branches()) == [branch(1), *BRANCHES[:2]]
    assert stage.night().writes == 0


def test_a_dry_run_shows_the_upgrades_and_writes_nothing() -> None:
    """New, left as it is, and withdrawn: each is told as it would be made; no fact is kept."""
    stage = _stage()
    _evidence(stage).facts = FACTS
    shown = stage.night(dry_run=True)
    assert (shown.writes, stage.branches(), stage.repository.states, stage.kept) == (0, [], [], [])
    made = stage.night()
    assert [row.proposal for row in shown.rows] == [row.proposal for row in made.rows]
    assert [row.published.action for row in shown.rows] == [Action.CREATED]
    (kept,) = stage.night(dry_run=True).rows
    assert (kept.published.action, kept.published.number) == (Action.KEPT, 1)
    stage.repository.versions.append(_upgraded(LISTED))
    (closing,) = stage.night(dry_run=True).rows
    assert (closing.published.action, closing.published.number) == (Action.CLOSED, 1)
    assert stage.repository.pulls[BRANCHES[0]].outcome is Outcome.OPEN


def test_a_refused_upgrade_stops_nobody_and_is_tried_again() -> None:
    """The forge said no tonight to one of two."""
    stage = _stage(2)
    report = stage.night(stage.forge(Refused("It is protected."), at=2))
    assert [row.published.action for row in report.rows] == [Action.SKIPPED, Action.CREATED]
    assert report.degraded
    stage.pass_days()
    assert _actions(stage)[KEYS[0]] is Action.CREATED


def test_when_the_forge_is_gone_upgrades_wait() -> None:
    """They are told as not done, and done the next night."""
    stage = _stage(2)
    report = stage.night(stage.forge(Unavailable("GitHub is down."), at=2))
    assert [row.published.action for row in report.rows] == [Action.SKIPPED] * 2
    stage.pass_days()
    assert set(_actions(stage).values()) == {Action.CREATED}


def test_a_state_file_that_was_lost_proposes_nothing_twice() -> None:
    """An open pull request is found again by its marker."""
    stage = _stage()
    stage.night()
    stage.repository.states.clear()
    stage.pass_days()
    assert _actions(stage) == {KEYS[0]: Action.KEPT}
    assert len(stage.branches()) == 1
