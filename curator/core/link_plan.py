"""What becomes of the repairs of links tonight: proposed, brought up to date, withdrawn, or left to wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from curator.core.memory import Record
from curator.core.proposal import Outcome
from curator.core.repairs import mending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from curator.core.link_memo import LinkFindings, LinkMemo
    from curator.core.list.document import Document
    from curator.core.plan import Page
    from curator.core.repairs.repair import Hopeless, LinkBatch

LINKS: Final = "links:"
"""How the key of every proposal of repairs begins."""

SPENT: Final = "Nothing of this is left to do: the list has these addresses by now, or the links work again."
"""Why a pull request of repairs is withdrawn."""


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """Tonight's answer; at most one of ``batch`` and ``withdrawn`` is there.

    Attributes:
        memo: what is to be remembered.
        batch: the repairs to be proposed, or to bring the open pull request up to.
        standing: the record of the open pull request that ``batch`` belongs to; None for a new one.
        withdrawn: the record of the open pull request of which nothing is left.
    """

    memo: LinkMemo
    batch: LinkBatch | None = None
    standing: Record | None = None
    withdrawn: Record | None = None

    @property
    def fresh(self) -> LinkBatch | None:
        """The batch that is to become a new pull request."""
        return self.batch if self.standing is None else None

    @property
    def branch(self) -> str:
        """The branch that something is done about; "" when nothing is."""
        if self.batch is not None:
            return self.batch.branch
        return self.withdrawn.branch if self.withdrawn is not None else ""

    def record(self, *, today: date, night: str) -> Iterator[Record]:
        """The record of a new pull request; nothing without one."""
        if (new := self.fresh) is not None:
            title = f"Link repairs of {new.month}"
            yield Record(new.key, new.branch, (), title, Outcome.OPEN, day=today, night=night)


@dataclass(frozen=True, slots=True)
class Tonight:
    """What the plan depends on besides the links.

    Attributes:
        now: the moment, whose month names a new proposal.
        page: the list.
        was: the records as they were before the forge was asked.
        records: the records as they are now.
        room: how many proposals may still be made.
    """

    now: datetime
    page: Page
    was: Sequence[Record]
    records: Sequence[Record]
    room: int


def plan_links(memo: LinkMemo, findings: LinkFindings | None, *, tonight: Tonight) -> LinkPlan:
    """Decide about the repairs that ``memo`` holds, and those that a check has found.

    An open pull request keeps its key and is brought up to date, and is withdrawn when nothing of it is left.
    Else a new one is made, if there is room, and if there was none this month.

    Raises:
        BrokenPromise: a repair would change more of the list than an address.
    """
    left = _left(memo, findings, tonight)
    standing = next((record for record in tonight.records if is_links(record) and record.live), None)
    if standing is None:
        return _new(left, tonight)
    if left.repairs:
        batch = _batch(left, tonight.page, month=standing.key.removeprefix(LINKS))
        return LinkPlan(replace(left, closing=""), batch, standing)
    if memo.repairs or left.closing == standing.branch:
        return LinkPlan(replace(left, closing=standing.branch), withdrawn=standing)
    return LinkPlan(left)  # one of which nothing is known, such as one that a person has reopened


def _left(memo: LinkMemo, findings: LinkFindings | None, tonight: Tonight) -> LinkMemo:
    """What is still to be done on the list as it is, once people's decisions and the check are known."""
    document = tonight.page.document
    outcomes = {record.branch: record.outcome for record in tonight.records if is_links(record)}
    needed = replace(memo, repairs=mending.still_needed(memo.repairs, document))
    settled = needed.settled(_open(tonight.was), outcomes)
    checked = settled.after_check(findings, now=tonight.now) if findings is not None else settled
    return replace(checked, hopeless=tuple(_found_again(checked.hopeless, document)))


def is_links(record: Record) -> bool:
    """Whether the record is of a proposal of repairs."""
    return record.key.startswith(LINKS)


def _open(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.branch for record in records if is_links(record) and record.live)


def _new(memo: LinkMemo, tonight: Tonight) -> LinkPlan:
    month = f"{tonight.now:%Y-%m}"
    had_one = any(record.key == f"{LINKS}{month}" for record in tonight.records)
    if not memo.repairs or had_one or tonight.room < 1:
        return LinkPlan(memo)
    return LinkPlan(memo, _batch(memo, tonight.page, month=month))


def _batch(memo: LinkMemo, page: Page, *, month: str) -> LinkBatch:
    return mending.batch(
        page.document, memo.repairs, month=month, path=page.path, hopeless=memo.hopeless, form=page.form
    )


def _found_again(hopeless: Iterable[Hopeless], document: Document) -> Iterator[Hopeless]:
    """Those that the list still has, with their line of today."""
    lines = {one.link.url: one.line for one in reversed([*mending.standing_links(document)])}
    return (one._replace(line=lines[one.url]) for one in hopeless if one.url in lines)
