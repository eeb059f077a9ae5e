"""What becomes of repairs tonight: one pull request a month, renewed while it is open, closed when done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curator.core.link_memo import LinkFindings, LinkMemo
from curator.core.link_plan import LinkPlan, Tonight, plan_links
from curator.core.list.edit import apply_edits
from curator.core.proposal import Outcome
from curator.core.repairs.repair import Hopeless, Repair
from tests.core.making import LIST, NOW, page, record

if TYPE_CHECKING:
    from curator.core.memory import Record

PATCHES = "https://arxiv.org/abs/1901.00001"
TRAINING = "https://arxiv.org/abs/1801.00002"


def repair(old: str, new: str = "") -> Repair:
    """A page that moved."""
    return Repair(old, new or old.replace("arxiv.org", "arxiv.example.org"), "moved", "It redirects.", "")


def links(month: str = "2026-04", outcome: Outcome = Outcome.OPEN) -> Record:
    """The record of a month's repairs."""
    return replace(
        record(1, outcome=outcome),
        key=f"links:{month}",
        branch=f"curator/links/{month}",
        ids=(),
        title=f"Link repairs of {month}",
    )


BOTH = (repair(PATCHES), repair(TRAINING))
WANTED = LinkMemo(checked=NOW, repairs=BOTH)


def _plan(
    memo: LinkMemo,
    *now: Record,
    was: tuple[Record, ...] | None = None,
    text: str = LIST,
    room: int = 1,
    findings: LinkFindings | None = None,
) -> LinkPlan:
    tonight = Tonight(NOW, page(text), was=now if was is None else was, records=now, room=room)
    return plan_links(memo, findings, tonight=tonight)


def test_without_repairs_nothing_is_planned() -> None:
    """Links that are in order are nobody's business."""
    plan = _plan(LinkMemo(), record(1))
    assert (plan.batch, plan.withdrawn, plan.branch, plan.memo) == (None, None, "", LinkMemo())
    assert list(plan.record(today=NOW.date(), night="tonight")) == []


def test_repairs_become_the_proposal_of_their_month() -> None:
    """All in one, with a record that papers cannot be taken for."""
    plan = _plan(WANTED)
    assert plan.fresh is not None
    assert (plan.fresh.key, plan.branch) == ("links:2026-04", "curator/links/2026-04")
    assert apply_edits(LIST, plan.fresh.edits).count("arxiv.example.org") == 2
    (made,) = plan.record(today=NOW.date(), night="tonight")
    assert (made.key, made.branch, made.ids, made.live) == ("links:2026-04", plan.branch, (), True)
    assert plan.memo == WANTED


def test_findings_of_tonight_are_proposed_tonight() -> None:
    """A check goes before the plan."""
    findings = LinkFindings(missing={}, repairs=BOTH)
    plan = _plan(LinkMemo(), findings=findings)
    assert plan.batch is not None
    assert plan.batch.repairs == BOTH
    assert plan.memo == WANTED


def test_without_room_repairs_wait() -> None:
    """They are remembered, and proposed when there is room."""
    plan = _plan(WANTED, room=0)
    assert (plan.batch, plan.memo) == (None, WANTED)
    assert _plan(plan.memo).batch is not None


def test_one_pull_request_a_month_is_enough() -> None:
    """Whatever became of this month's: what is found after it waits for the next."""
    for outcome in (Outcome.MERGED, Outcome.DECLINED, Outcome.TAKEN):
        plan = _plan(WANTED, links(outcome=outcome))
        assert (plan.batch, plan.memo) == (None, WANTED)
    assert _plan(WANTED, links("2026-03", Outcome.DECLINED)).fresh is not None


def test_an_open_pull_request_is_renewed_whatever_the_month_and_the_room() -> None:
    """It keeps its key, and takes no new place."""
    plan = _plan(WANTED, record(1), links("2026-02"), room=0)
    assert plan.batch is not None
    assert (plan.fresh, plan.standing) == (None, links("2026-02"))
    assert plan.batch.key == "links:2026-02"
    assert list(plan.record(today=NOW.date(), night="tonight")) == []


def test_what_people_repaired_by_hand_is_left_out() -> None:
    """One of two is done: the proposal is about the other, and no longer remembers the first."""
    plan = _plan(WANTED, links(), text=LIST.replace(PATCHES, BOTH[0].new))
    assert plan.batch is not None
    assert plan.batch.repairs == plan.memo.repairs == BOTH[1:]


def test_when_all_is_done_by_hand_the_pull_request_is_withdrawn() -> None:
    """Tonight, and again after a crash, until it is closed."""
    done = LIST.replace(PATCHES, BOTH[0].new).replace(TRAINING, BOTH[1].new)
    plan = _plan(WANTED, links(), text=done)
    assert (plan.batch, plan.withdrawn, plan.branch) == (None, links(), links().branch)
    again = _plan(plan.memo, links(), text=done)
    assert (again.withdrawn, again.memo) == (links(), plan.memo)
    closed = _plan(again.memo, links(outcome=Outcome.DECLINED), was=(links(),), text=done)
    assert (closed.withdrawn, closed.memo.closing, closed.memo.declined) == (None, "", ())


def test_when_the_links_work_again_the_pull_request_is_withdrawn() -> None:
    """A check has found every address in order."""
    findings = LinkFindings(missing={}, sound=frozenset({PATCHES, TRAINING}))
    plan = _plan(WANTED, links(), findings=findings)
    assert (plan.withdrawn, plan.memo.repairs) == (links(), ())


def test_new_repairs_stop_a_withdrawal() -> None:
    """A crash came before the closing, and a check after it has found more to do."""
    memo = LinkMemo(closing=links().branch)
    plan = _plan(memo, links(), findings=LinkFindings(missing={}, repairs=BOTH))
    assert plan.batch is not None
    assert (plan.withdrawn, plan.memo.closing) == (None, "")


def test_an_open_pull_request_that_nothing_is_known_of_is_left_alone() -> None:
    """The state file was lost, or a person has reopened it: the bot does not close what it cannot judge."""
    plan = _plan(LinkMemo(checked=NOW), links())
    assert (plan.batch, plan.withdrawn) == (None, None)


def test_a_decline_counts_before_the_check_of_the_same_night() -> None:
    """The check finds the same repairs again; people have just said no to them."""
    declined = links("2026-03", Outcome.DECLINED)
    findings = LinkFindings(missing={}, repairs=BOTH)
    plan = _plan(WANTED, declined, was=(links("2026-03"),), findings=findings)
    assert (plan.batch, plan.memo.repairs) == (None, ())
    assert plan.memo.declined == tuple((one.old, one.new) for one in BOTH)


def test_what_was_repaired_by_hand_is_not_taken_for_declined() -> None:
    """A maintainer did one repair and closed the pull request: only the other one was refused."""
    text = LIST.replace(PATCHES, BOTH[0].new)
    plan = _plan(WANTED, links(outcome=Outcome.DECLINED), was=(links(),), text=text)
    assert plan.memo.declined == ((BOTH[1].old, BOTH[1].new),)


def test_dead_links_are_named_with_their_line_of_today() -> None:
    """The list moves between two checks; an entry that was taken out is named no more."""
    gone = Hopeless("https://gone.example.org/", "Gone", 1)
    memo = replace(WANTED, repairs=BOTH[1:], hopeless=(Hopeless(PATCHES, "Patches", 5), gone))
    plan = _plan(memo, text=f"A line more.\n\n{LIST}")
    assert plan.batch is not None
    assert plan.batch.hopeless == plan.memo.hopeless == (Hopeless(PATCHES, "Patches", 7),)
