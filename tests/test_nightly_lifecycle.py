"""Standing proposals of new entries: renewed, taken back, put away and brought back, and left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from curator.core import steering_memory
from curator.core.proposal import Action, Outcome
from curator.core.steering import Steer
from curator.core.works.paper import PaperId, Venue
from curator.store import statefile
from tests.fakes import FakeSource
from tests.support.rehearsal import Rehearsal, branch, paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.core.memory import Memory

THREE = (paper(1), paper(2), paper(3))
DOUBTFUL = ("Adversarial Perturbations of Trains", "Adversarial Examples of Birds")


class PowerCut(BaseException):
    """Stands in for a SIGKILL: nothing in the program catches it."""


@pytest.fixture
def stage() -> Rehearsal:
    """A night with three papers, proposed and open."""
    made = Rehearsal(FakeSource(THREE))
    made.night()
    return made


def merge(stage: Rehearsal, name: str) -> None:
    """A person merges a pull request."""
    pull = stage.repository.pulls[name]
    text = pull.merged_into(stage.forge().base())
    assert text is not None
    stage.repository.versions.append(text)
    stage.repository.pulls[name] = replace(pull, outcome=Outcome.MERGED)


def merging(stage: Rehearsal) -> dict[str, bool | None]:
    """Which open pull requests can be merged."""
    return {one.branch: one.merges for one in stage.forge().standing(watched=())}


def actions(stage: Rehearsal, **orders: Any) -> dict[str, Action]:  # noqa: ANN401 - the fields of Orders
    """What a night does about each branch."""
    return {row.published.branch: row.published.action for row in stage.night(**orders).rows}


def test_one_merge_never_conflicts_the_rest() -> None:
    """Eight papers of one section: whichever is merged, the others merge after the next night."""
    stage = Rehearsal(FakeSource(tuple(paper(number) for number in range(0, 24, 3))))
    stage.limits = stage.limits._replace(max_per_run=20, max_per_day=20)
    stage.night()
    names = stage.branches()
    assert len(names) == 8
    merge(stage, names[3])
    assert False in merging(stage).values()
    conflicting = {name for name, merges in merging(stage).items() if not merges}
    told = actions(stage)
    assert {name for name, action in told.items() if action is Action.UPDATED} == conflicting
    assert set(merging(stage).values()) == {True}
    assert stage.night().writes == 0


def test_a_night_without_news_asks_nothing_about_what_stands(stage: Rehearsal) -> None:
    """What stands says by its own mark that it is as it should be: nothing is published."""
    stage.pass_days()
    stage.source.papers = ()
    forge = stage.forge()
    report = stage.night(forge)
    assert {row.published.action for row in report.rows} == {Action.KEPT}
    assert forge.tried == report.writes  # the state file alone, for the sources are read further


def test_a_new_version_of_a_paper_renews_its_pull_request(stage: Rehearsal) -> None:
    """The title that arXiv gives tonight replaces the one of last week."""
    stage.source.papers = (replace(THREE[0], title="Adversarial Training with Better Words", version=2),)
    stage.pass_days()
    assert actions(stage)[branch(1)] is Action.UPDATED
    assert "Better Words" in stage.repository.pulls[branch(1)].text
    assert stage.night().writes == 0


def test_a_paper_that_its_authors_take_back_is_closed_with_the_reason(stage: Rehearsal) -> None:
    """And is not proposed again."""
    stage.source.papers = (replace(THREE[0], withdrawn=True),)
    stage.pass_days()
    assert actions(stage)[branch(1)] is Action.CLOSED
    pull = stage.repository.pulls[branch(1)]
    assert (pull.outcome, "withdrawn by its authors" in pull.reason) == (Outcome.DECLINED, True)
    assert stage.night().writes == 0


def test_what_was_added_by_hand_is_closed_and_names_the_commit(stage: Rehearsal) -> None:
    """Somebody typed the entry into the list: its pull request has nothing left to do."""
    text = stage.repository.versions[-1]
    typed = text.replace("\n* [", f"\n* [{THREE[0].title}]({THREE[0].url}) (ICML 2026)\n* [", 1)
    stage.repository.versions.append(typed)
    commit = stage.forge().base().commit
    stage.pass_days()
    told = actions(stage)
    assert told[branch(1)] is Action.CLOSED
    reason = stage.repository.pulls[branch(1)].reason
    assert "The list has this paper by now" in reason
    assert f"It came with {commit}" in reason
    (record,) = [one for one in stage.memory().records if one.branch == branch(1)]
    assert (record.outcome, record.owes) == (Outcome.WITHDRAWN, "")
    assert stage.night().writes == 0


def test_what_could_not_be_closed_takes_the_place_of_a_new_one() -> None:
    """People work on a branch that was to make room: the cap on open pull requests holds all the same."""
    stage = Rehearsal(FakeSource(THREE[:2]))
    stage.limits = stage.limits._replace(max_open=2)
    stage.night()
    pulls = stage.repository.pulls
    pulls[branch(1)] = replace(pulls[branch(1)], text="by hand", edited=True)
    stage.source.papers = (replace(THREE[0], withdrawn=True), *THREE[1:])
    stage.pass_days()
    assert actions(stage)[branch(3)] is Action.QUEUED
    assert sorted(stage.branches()) == [branch(1), branch(2)]
    assert stage.night().writes == 0
    pulls[branch(1)] = replace(pulls[branch(1)], outcome=Outcome.DECLINED)
    stage.pass_days()
    assert actions(stage)[branch(3)] is Action.CREATED


def test_what_was_declined_stays_so_under_another_title_and_id(stage: Rehearsal) -> None:
    """A conference has it with a subtitle and a DOI: the authors tell that it is the same paper."""
    stage = Rehearsal(FakeSource((replace(THREE[0], authors=("Ada Author", "Bo Writer")),)))
    stage.night()
    pulls = stage.repository.pulls
    pulls[branch(1)] = replace(pulls[branch(1)], outcome=Outcome.DECLINED)
    stage.pass_days()
    (first,) = stage.source.papers
    again = replace(
        first,
        ids=(PaperId("doi", "10.5555/1"),),
        title=f"{first.title}: A Second Look",
        published=stage.clock.moment - timedelta(hours=6),
    )
    stage.source.papers = (again,)
    stage.night()
    assert stage.branches() == [branch(1)]


def test_what_wakes_after_it_was_added_by_hand_stays_closed(stage: Rehearsal) -> None:
    """Its pull request was closed for a while; there is nothing to be closed once more."""
    until = stage.clock.now().date() + timedelta(days=1)
    steer(stage, lambda memory: steering_memory.snoozed(memory, branch(1), until=until))
    stage.night()
    entry = f"* [{THREE[0].title}]({THREE[0].url}) <br/> By hand.\n"
    stage.repository.versions.append(stage.repository.versions[-1] + entry)
    stage.pass_days()
    stage.night()
    assert stage.repository.pulls[branch(1)].outcome is Outcome.DECLINED
    assert all(not record.owes for record in stage.memory().records)
    assert stage.night().writes == 0


def test_who_reopens_what_the_bot_took_back_is_not_overruled(stage: Rehearsal) -> None:
    """The bot had its say; it does not close the same pull request night after night."""
    stage.source.papers = (replace(THREE[0], withdrawn=True),)
    stage.pass_days()
    stage.night()
    pulls = stage.repository.pulls
    pulls[branch(1)] = replace(pulls[branch(1)], outcome=Outcome.OPEN)
    stage.pass_days()
    assert actions(stage)[branch(1)] is Action.KEPT
    assert pulls[branch(1)].outcome is Outcome.OPEN


@pytest.mark.parametrize("conflicts", [False, True], ids=["merges", "conflicts"])
def test_a_persons_commit_is_left_alone_and_told_once_when_it_matters(
    stage: Rehearsal, *, conflicts: bool
) -> None:
    """A branch that merges is nobody's trouble; one that conflicts is spoken of once."""
    pulls = stage.repository.pulls
    words = "written by hand"
    pulls[branch(1)] = replace(pulls[branch(1)], text=pulls[branch(1)].text + words, edited=True)
    if conflicts:
        stage.repository.versions.append(stage.repository.versions[-1] + "another end\n")
    stage.night()
    assert bool(pulls[branch(1)].told) is conflicts
    assert pulls[branch(1)].text.endswith(words)
    assert stage.night().writes == 0


def test_people_may_have_a_branch_made_anew(stage: Rehearsal) -> None:
    """`rebase` respects commits of theirs, `recreate` does not."""
    pulls = stage.repository.pulls
    pulls[branch(1)] = replace(pulls[branch(1)], text="by hand", edited=True)
    name = frozenset({branch(1)})
    assert actions(stage, anew=name)[branch(1)] is Action.KEPT
    assert actions(stage, anew=name, over=name)[branch(1)] is Action.UPDATED
    assert pulls[branch(1)].text != "by hand"


def steer(stage: Rehearsal, change: Callable[[Memory], Memory]) -> None:
    """What a command does: the state file says otherwise."""
    stage.repository.states.append(statefile.encode(change(stage.memory())))


def test_what_people_decide_about_an_entry_is_how_it_is_written(stage: Rehearsal) -> None:
    """Section, title, venue and sentence, on every list that comes, whatever the sources say."""
    said = Steer("detection", "Words of Ours", Venue("ICML", 2026), "Says what it does.")
    steer(stage, lambda memory: steering_memory.steered(memory, branch(1), said))
    entry = f"* [Words of Ours]({THREE[0].url}) (ICML 2026) <br/> Says what it does."
    stage.night(answering=True)
    pull = stage.repository.pulls[branch(1)]
    assert entry in pull.text.splitlines()
    assert pull.proposal.section == "detection"
    stage.pass_days()
    stage.night()
    assert stage.repository.pulls[branch(1)] == pull


def test_a_section_that_is_gone_is_told_and_the_entry_goes_where_the_rules_say(stage: Rehearsal) -> None:
    """The heading that somebody moved it to was taken out of the list."""
    said = Steer(section="nowhere-any-more")
    steer(stage, lambda memory: steering_memory.steered(memory, branch(1), said))
    before = stage.repository.pulls[branch(1)]
    report = stage.night()
    assert any("nowhere-any-more" in remark for remark in report.remarks)
    assert stage.repository.pulls[branch(1)] == before
    assert stage.night().remarks == ()


def test_a_snoozed_pull_request_comes_back_by_itself(stage: Rehearsal) -> None:
    """Closed for five days, open again on the sixth, under the same number, and as it should be by then."""
    until = stage.clock.now().date() + timedelta(days=5)
    steer(stage, lambda memory: steering_memory.snoozed(memory, branch(1), until=until))
    assert actions(stage, answering=True)[branch(1)] is Action.CLOSED
    assert str(until) in stage.repository.pulls[branch(1)].reason
    for days in (2, 2):
        stage.pass_days(days)
        stage.night()
        assert stage.repository.pulls[branch(1)].outcome is Outcome.DECLINED
        assert stage.night().writes == 0
    stage.pass_days()
    stage.source.papers = (replace(THREE[0], title="Adversarial Training with Better Words", version=2),)
    assert actions(stage)[branch(1)] is Action.UPDATED
    pull = stage.repository.pulls[branch(1)]
    assert (pull.outcome, "Better Words" in pull.text) == (Outcome.OPEN, True)
    assert stage.night().writes == 0


def test_what_a_person_declines_by_a_command_is_closed_although_people_worked_on_it(stage: Rehearsal) -> None:
    """Who said "ignore" may drop what others committed; "unignore" brings it all back."""
    pulls, today = stage.repository.pulls, stage.clock.now().date()
    pulls[branch(1)] = replace(pulls[branch(1)], text="by hand", edited=True)
    steer(stage, lambda memory: steering_memory.declined(memory, branch(1), reason="Not ours.", today=today))
    assert actions(stage, answering=True)[branch(1)] is Action.CLOSED
    assert (pulls[branch(1)].outcome, pulls[branch(1)].reason) == (Outcome.DECLINED, "Not ours.")
    assert stage.night().writes == 0
    steer(stage, lambda memory: steering_memory.recalled(memory, branch(1)))
    assert actions(stage, answering=True)[branch(1)] is Action.UPDATED
    assert (pulls[branch(1)].outcome, pulls[branch(1)].text) == (Outcome.OPEN, "by hand")
    stage.night()
    assert stage.night().writes == 0


def test_a_reopening_wins_over_a_declining_by_command(stage: Rehearsal) -> None:
    """A person opens what another one had the bot close: it stays open."""
    pulls, today = stage.repository.pulls, stage.clock.now().date()
    steer(stage, lambda memory: steering_memory.declined(memory, branch(1), reason="No.", today=today))
    stage.night()
    pulls[branch(1)] = replace(pulls[branch(1)], outcome=Outcome.OPEN)
    stage.pass_days()
    assert actions(stage)[branch(1)] is Action.KEPT
    assert stage.memory().records[0].outcome is Outcome.OPEN


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", [1, 2])
def test_a_closing_that_was_cut_off_is_done_by_the_next_night(
    stage: Rehearsal, at: int, *, after: bool
) -> None:
    """Wherever: closed once, and nothing left to write afterwards."""
    until = stage.clock.now().date() + timedelta(days=5)
    steer(stage, lambda memory: steering_memory.snoozed(memory, branch(1), until=until))
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=at, after=after))
    stage.night()
    assert stage.repository.pulls[branch(1)].outcome is Outcome.DECLINED
    stage.night()
    assert stage.night().writes == 0
    assert [one.outcome for one in stage.memory().records].count(Outcome.SNOOZED) == 1


@pytest.mark.parametrize("by", ["command", "label"])
def test_in_a_pause_nothing_is_proposed_and_nothing_touched(stage: Rehearsal, by: str) -> None:
    """What comes meanwhile waits, and goes on when the pause is over."""
    today = stage.clock.now().date()
    if by == "command":
        steer(stage, lambda memory: steering_memory.paused(memory, by="ann", today=today))
    stage.source.papers = (replace(THREE[0], title="Adversarial Training with Better Words"), paper(4))
    before = dict(stage.repository.pulls)
    stage.pass_days()
    report = stage.night(paused=by == "label")
    assert stage.repository.pulls == before
    assert Action.QUEUED in {row.published.action for row in report.rows}
    assert stage.night(paused=by == "label").writes == 0
    steer(stage, steering_memory.resumed)
    assert actions(stage) == {
        branch(1): Action.UPDATED,
        branch(2): Action.KEPT,
        branch(3): Action.KEPT,
        branch(4): Action.CREATED,
    }


def test_a_wanted_paper_is_proposed_beyond_what_a_run_may_and_never_beyond_what_may_be_open() -> None:
    """Three wait; one is wanted; a second wish has to wait until there is a place."""
    stage = Rehearsal(FakeSource(tuple(paper(number) for number in range(1, 6))))
    stage.limits = stage.limits._replace(max_per_run=2, max_open=3)
    stage.night()
    assert len(stage.branches()) == 2
    waiting = stage.memory().queue
    last = [one for one in waiting if f"arxiv-{one.ids[0].value}" not in " ".join(stage.branches())]
    for wish in last[-2:]:
        steer(stage, partial(steering_memory.wanted, ids=wish.ids))
    stage.night(answering=True)
    assert len(stage.branches()) == 3
    assert len(stage.memory().wanted) == 1
    pulls = stage.repository.pulls
    pulls[stage.branches()[0]] = replace(pulls[stage.branches()[0]], outcome=Outcome.DECLINED)
    stage.night(answering=True)
    assert len(stage.branches()) == 4
    assert stage.memory().wanted == ()


def test_papers_that_people_ignore_are_left_out_with_the_reason() -> None:
    """By an author, and by words of the title; what is open stays open."""
    papers = (replace(paper(1), authors=("Ann B. Lee",)), paper(2), paper(3))
    stage = Rehearsal(FakeSource(papers[:1]))
    stage.night()
    today = stage.clock.now().date()
    steer(stage, partial(steering_memory.ignoring, kind="author", text="Lee", by="bob", today=today))
    words = papers[1].title.split()[-1]
    steer(stage, partial(steering_memory.ignoring, kind="query", text=words, by="bob", today=today))
    stage.source.papers = (papers[0], papers[1], replace(papers[2], authors=("Ann Lee",)))
    report = stage.night()
    assert stage.branches() == [branch(1)]
    assert [dropped.reason for dropped in report.piles.ignored] == [
        f'bob said to ignore the query "{words}"',
        'bob said to ignore the author "Lee"',
    ]


def test_papers_in_doubt_wait_for_a_word() -> None:
    """A triage paper is kept, proposed when somebody wants it, and forgotten when somebody says never."""
    doubtful = tuple(
        paper(number, title=title, abstract="We study models.") for number, title in enumerate(DOUBTFUL, 1)
    )
    stage = Rehearsal(FakeSource(doubtful))
    report = stage.night()
    assert len(report.piles.triage) == 2
    assert {one.ids for one in stage.memory().triage} == {one.ids for one in doubtful}
    stage.source.papers = ()
    stage.pass_days()
    stage.night()
    assert len(stage.memory().triage) == 2
    steer(stage, partial(steering_memory.wanted, ids=doubtful[0].ids))
    today = stage.clock.now().date()
    steer(stage, lambda memory: steering_memory.never(memory, doubtful[1], by="ann", today=today))
    stage.night(answering=True)
    assert stage.branches() == [branch(1)]
    assert stage.memory().triage == ()
    stage.source.papers = doubtful
    stage.night()
    assert (stage.branches(), stage.memory().triage) == ([branch(1)], ())


def test_a_dry_run_tells_what_becomes_of_what_stands(stage: Rehearsal) -> None:
    """Renewed, closed and opened again: the very rows of the run that follows, and nothing written."""
    today = stage.clock.now().date()
    steer(stage, lambda memory: steering_memory.declined(memory, branch(2), reason="No.", today=today))
    stage.source.papers = (replace(THREE[0], title="Adversarial Training with Better Words"),)
    before = dict(stage.repository.pulls)
    shown = stage.night(dry_run=True)
    assert (shown.writes, stage.repository.pulls) == (0, before)
    made = stage.night()
    assert [(row.published.branch, row.published.action, row.proposal) for row in shown.rows] == [
        (row.published.branch, row.published.action, row.proposal) for row in made.rows
    ]
