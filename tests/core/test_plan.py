"""What becomes a proposal, what waits, and what never will."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curator.core.list.document import apply_edits
from curator.core.plan import plan, room
from curator.core.policy import Limits
from curator.core.proposal import Outcome
from curator.core.works.identity import Match
from curator.errors import BrokenPromise
from tests.core.making import LIST, NOW, candidate, judged, page, paper, record

LISTED = Match("id", "both have arxiv:1901.00001", 1.0)


def test_no_candidates_are_no_plan() -> None:
    """A night without candidates proposes nothing."""
    planned = plan([], page=page(), records=(), room=5)
    assert (planned.additions, planned.queued, planned.known) == ((), (), ())


def test_a_listed_paper_is_a_duplicate_and_the_reason_names_the_line() -> None:
    """An arXiv paper already listed under another link is a duplicate, not news."""
    planned = plan([candidate(1, match=LISTED)], page=page(), records=(), room=5)
    assert planned.additions == ()
    (dropped,) = planned.duplicates
    assert "line 5" in dropped.reason
    assert "arxiv:1901.00001" in dropped.reason


def test_a_list_without_descriptions_has_no_place_for_a_sentence() -> None:
    """That is another thing than a sentence that could not be drafted."""
    bare = replace(page(), form=page().form._replace(template="* [{title}]({url}){? ({venue} {year})?}"))
    (with_place,) = plan([candidate(1)], page=page(), records=(), room=1).additions
    (without,) = plan([candidate(1)], page=bare, records=(), room=1).additions
    assert with_place.sentence is not None
    assert without.sentence is None


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_was_proposed_before_is_not_proposed_again(outcome: Outcome) -> None:
    """Open, merged or declined: a paper with a record stays with its record."""
    before = record(1, outcome=outcome)
    planned = plan([candidate(1)], page=page(), records=(before,), room=5)
    assert planned.additions == ()
    assert [known for _, known in planned.known] == [before]


def test_a_declined_paper_stays_declined_under_a_variant_of_its_title() -> None:
    """Closed unmerged means never again, also when the paper comes back under another id."""
    again = paper(500, title=f"{paper(1).title.upper()}!")
    planned = plan([judged(again)], page=page(), records=(record(1, outcome=Outcome.DECLINED),), room=5)
    assert planned.additions == ()
    assert len(planned.known) == 1


def test_a_withdrawn_paper_is_not_proposed() -> None:
    """What its authors took back is not put before maintainers."""
    planned = plan([judged(paper(1, withdrawn=True))], page=page(), records=(), room=5)
    assert planned.additions == ()
    assert [dropped.reason for dropped in planned.withdrawn] == ["withdrawn by its authors"]


def test_a_paper_that_no_entry_can_hold_is_left_out_and_stops_nobody() -> None:
    """A title that nobody can see is told of; the papers after it are proposed all the same."""
    blank = replace(paper(9), title="\u200b\u2060")
    planned = plan([judged(blank, score=1.0), candidate(1)], page=page(), records=(), room=1)
    assert [addition.candidate.id.value for addition in planned.additions] == ["2604.00001"]
    (dropped,) = planned.unwritable
    assert dropped.candidate.id.value == "2604.00009"
    assert "title" in dropped.reason
    assert planned.queued == ()


def test_one_work_under_two_ids_is_proposed_once_in_a_night() -> None:
    """Two channels that bring the same work make one proposal, and the second is shown as its duplicate."""
    twin = paper(700, title=paper(1).title)
    planned = plan([candidate(1), judged(twin, score=0.5)], page=page(), records=(), room=5)
    assert [str(addition.candidate.id) for addition in planned.additions] == ["arxiv:2604.00001"]
    assert "arxiv:2604.00001" in planned.duplicates[0].reason


def test_the_best_are_proposed_and_the_rest_waits_in_order() -> None:
    """With room for two of four, the two highest scores go first and the others keep their rank."""
    candidates = [
        candidate(number, score=score) for number, score in ((1, 0.6), (2, 0.9), (3, 0.7), (4, 0.8))
    ]
    planned = plan(candidates, page=page(), records=(), room=2)
    assert [addition.candidate.id.value for addition in planned.additions] == ["2604.00002", "2604.00004"]
    assert [waiting.id.value for waiting in planned.queued] == ["2604.00003", "2604.00001"]


def test_what_an_earlier_run_began_comes_before_better_ones() -> None:
    """Its branch may stand there already, and must not wait night after night for its pull request."""
    candidates = [candidate(1, score=0.6), candidate(2, score=0.9)]
    begun = [record(1).branch]
    planned = plan(candidates, page=page(), records=(), room=1, begun=begun)
    assert [addition.candidate.id.value for addition in planned.additions] == ["2604.00001"]
    assert [waiting.id.value for waiting in planned.queued] == ["2604.00002"]


@pytest.mark.parametrize("free", [0, -3])
def test_without_room_everything_waits(free: int) -> None:
    """A full house, or one overfull after the limits were lowered, queues all candidates."""
    planned = plan([candidate(1)], page=page(), records=(), room=free)
    assert planned.additions == ()
    assert len(planned.queued) == 1


def test_an_addition_is_the_entry_and_nothing_else() -> None:
    """Key, branch and place follow from the paper; the edit adds its entry and not another byte."""
    (addition,) = plan([candidate(1)], page=page(), records=(), room=1).additions
    assert addition.key == "add:arxiv:2604.00001"
    assert addition.branch == "curator/add/arxiv-2604.00001"
    assert addition.heading == "Adversarial Detection"
    after = apply_edits(LIST, (addition.edit,))
    assert after.replace(addition.edit.text, "", 1) == LIST
    assert after.splitlines()[addition.line - 1] == addition.entry.strip()
    assert f"+{addition.entry.strip()}" in addition.diff
    assert (
        sum(line.startswith("+") and not line.startswith("+++") for line in addition.diff.splitlines()) <= 2
    )


def test_a_section_that_the_list_lacks_is_our_bug() -> None:
    """The run checks the headings before it plans; a plan that is handed a wrong section refuses."""
    with pytest.raises(BrokenPromise, match="nowhere"):
        plan([candidate(1, section="nowhere")], page=page(), records=(), room=1)


def test_room_is_what_the_tightest_cap_leaves() -> None:
    """Open pull requests, this night's and this day's proposals each take from their own cap."""
    limits = Limits(max_open=4, max_per_run=2, max_per_day=3)
    tonight = [record(1, night="tonight"), record(2, night="this morning", outcome=Outcome.MERGED)]
    assert room([], limits=limits, night="tonight", today=NOW.date()) == 2
    assert room(tonight, limits=limits, night="tonight", today=NOW.date()) == 1
    assert room(tonight, limits=limits, night="a later night", today=NOW.date()) == 1
    open_ones = [record(number) for number in range(1, 5)]
    assert room(open_ones, limits=limits, night="tonight", today=NOW.date()) <= 0
