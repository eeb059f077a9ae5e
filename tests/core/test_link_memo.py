"""What is remembered of links from run to run: sightings, and repairs that are wanted or were refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from curator.core.link_memo import MOST_DECLINED, MOST_MISSING, LinkFindings, LinkMemo
from curator.core.proposal import Outcome
from curator.core.repairs.repair import MOST_REPAIRS, Hopeless, Repair
from tests.core.making import NOW

BRANCH = "curator/links/2026-04"
EARLIER = NOW - timedelta(days=7)


def repair(number: int, new: str = "") -> Repair:
    """A page that moved."""
    old = f"http://old.example.org/{number}"
    return Repair(
        old, new or f"https://new.example.org/{number}", "moved", "It redirects there.", f"Paper {number}"
    )


def _pair(number: int) -> tuple[str, str]:
    return repair(number).old, repair(number).new


def test_a_check_that_finds_the_same_changes_nothing_but_its_time() -> None:
    """Whatever was wanted is still wanted, in its order."""
    memo = LinkMemo(checked=EARLIER, missing={"http://a.example": EARLIER}, repairs=(repair(1), repair(2)))
    findings = LinkFindings(missing={"http://a.example": EARLIER}, repairs=(repair(1), repair(2)))
    assert memo.after_check(findings, now=NOW) == replace(memo, checked=NOW)


def test_a_repair_that_a_check_did_not_find_again_stays() -> None:
    """The server was down tonight; that takes nothing back. What is new and more urgent comes first."""
    memo = LinkMemo(repairs=(repair(1), repair(2)))
    after = memo.after_check(LinkFindings(missing={}, repairs=(repair(3),)), now=NOW)
    assert after.repairs == (repair(3), repair(1), repair(2))


def test_a_repair_of_a_link_that_is_in_order_is_given_up() -> None:
    """The page is back where it was."""
    memo = LinkMemo(repairs=(repair(1), repair(2)))
    after = memo.after_check(LinkFindings(missing={}, sound=frozenset({repair(1).old})), now=NOW)
    assert after.repairs == (repair(2),)


def test_a_better_place_replaces_an_earlier_one() -> None:
    """One address has one repair."""
    better = repair(1, new="https://better.example.org/1")
    after = LinkMemo(repairs=(repair(1),)).after_check(LinkFindings(missing={}, repairs=(better,)), now=NOW)
    assert after.repairs == (better,)


def test_a_declined_repair_is_never_wanted_again_but_another_place_is() -> None:
    """People have said no to one address, not to every one."""
    better = repair(1, new="https://better.example.org/1")
    memo = LinkMemo(declined=(_pair(1),))
    assert memo.after_check(LinkFindings(missing={}, repairs=(repair(1),)), now=NOW).repairs == ()
    assert memo.after_check(LinkFindings(missing={}, repairs=(better,)), now=NOW).repairs == (better,)


def test_missing_pages_are_those_of_the_last_check() -> None:
    """Since when, so that a machine without a memory can tell a second sighting from a first."""
    memo = LinkMemo(missing={"http://back.example": EARLIER})
    after = memo.after_check(
        LinkFindings(missing={"http://b.example": NOW, "http://a.example": EARLIER}), now=NOW
    )
    assert list(after.missing.items()) == [("http://a.example", EARLIER), ("http://b.example", NOW)]


def test_the_memo_is_bounded() -> None:
    """Of missing pages the oldest sightings are kept, of refusals the latest, of repairs the most urgent."""
    count = MOST_MISSING + 5
    missing = {f"http://{n}.example": NOW - timedelta(minutes=n) for n in range(count)}
    repairs = tuple(map(repair, range(MOST_REPAIRS + 5)))
    hopeless = tuple(Hopeless(f"http://{n}.example", "", n) for n in range(count))
    after = LinkMemo().after_check(LinkFindings(missing, repairs, hopeless=hopeless), now=NOW)
    assert len(after.missing) == MOST_MISSING
    assert "http://4.example" not in after.missing
    assert after.repairs == repairs[:MOST_REPAIRS]
    assert len(after.hopeless) < count
    many = tuple((f"{n}", "") for n in range(MOST_DECLINED))
    refused = replace(after, declined=many).settled({BRANCH}, {BRANCH: Outcome.DECLINED})
    assert len(refused.declined) == MOST_DECLINED
    assert refused.declined[-1] == _pair(MOST_REPAIRS - 1)


def test_while_nothing_is_decided_nothing_changes() -> None:
    """An open pull request, one that never came to be, and none at all leave the repairs wanted."""
    memo = LinkMemo(repairs=(repair(1),), declined=(_pair(2),))
    assert memo.settled({BRANCH}, {BRANCH: Outcome.OPEN}) == memo
    assert memo.settled({BRANCH}, {}) == memo
    assert memo.settled((), {}) == memo


def test_an_old_decision_does_not_touch_what_waits() -> None:
    """Last month's pull request was declined then; the repairs of today belong to another."""
    memo = LinkMemo(repairs=(repair(1),))
    assert memo.settled((), {"curator/links/2026-03": Outcome.DECLINED}) == memo


def test_a_pull_request_closed_unmerged_declines_its_repairs() -> None:
    """Each of them, for good; those that were declined before stay so."""
    memo = LinkMemo(repairs=(repair(1), repair(2)), declined=(_pair(3), _pair(1)))
    after = memo.settled({BRANCH}, {BRANCH: Outcome.DECLINED})
    assert after.repairs == ()
    assert after.declined == (_pair(3), _pair(1), _pair(2))


def test_a_merged_pull_request_leaves_nothing_to_do() -> None:
    """The repairs are in the list; none was refused."""
    after = LinkMemo(repairs=(repair(1),)).settled({BRANCH}, {BRANCH: Outcome.MERGED})
    assert (after.repairs, after.declined) == ((), ())


def test_what_a_person_took_over_is_planned_again_elsewhere() -> None:
    """Somebody's branch of that name stands there without a pull request."""
    memo = LinkMemo(repairs=(repair(1),))
    assert memo.settled({BRANCH}, {BRANCH: Outcome.TAKEN}) == memo


def test_closing_is_remembered_until_it_is_closed() -> None:
    """A crash before the closing leaves the intention, and nothing after it."""
    memo = LinkMemo(closing=BRANCH)
    assert memo.settled({BRANCH}, {BRANCH: Outcome.OPEN}).closing == BRANCH
    assert memo.settled({BRANCH}, {BRANCH: Outcome.DECLINED}).closing == ""
    assert memo.settled((), {}).closing == ""
