"""What must outlive a run about links: when they were checked, what was missing, which repairs are wanted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from curator.core.proposal import Outcome
from curator.core.repairs.repair import MOST_REPAIRS, Hopeless, Repair

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from curator.core.facts import VerdictName

MOST_MISSING: Final = 1_000
"""Addresses; those that have been missing longest are kept."""

MOST_HOPELESS: Final = 50
"""Dead links; a pull request names no more of them."""

MOST_DECLINED: Final = 1_000
"""Declined repairs; the latest are kept."""


@dataclass(frozen=True, slots=True)
class LinkFindings:
    """What a check of all links came to.

    Attributes:
        missing: addresses that are missing now, and since when every check has found them so.
        repairs: better addresses, the most urgent first.
        sound: addresses in order as they stand: an earlier repair of one of them is given up.
        hopeless: dead links without a better address.
        problems: what could not be done, as sentences.
        remarks: what could not be asked and is only missing, as sentences.
        requests: how many were sent.
        by_verdict: how many links have each verdict.
    """

    missing: Mapping[str, datetime]
    repairs: tuple[Repair, ...] = ()
    sound: frozenset[str] = frozenset()
    hopeless: tuple[Hopeless, ...] = ()
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    requests: int = 0
    by_verdict: Mapping[VerdictName, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkMemo:
    """The links' part of the state file.

    Attributes:
        checked: when all links were last checked.
        missing: addresses that the last check found missing, and since when, so that a machine without a
            memory of its own loses no sighting.
        repairs: those of the open pull request, or of the one that waits to be made.
        hopeless: dead links without a better address, as that check found them.
        declined: old and new address of each repair whose pull request was closed unmerged.
        closing: the branch of the pull request of which nothing is left, until it is closed.
    """

    checked: datetime | None = None
    missing: Mapping[str, datetime] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    hopeless: tuple[Hopeless, ...] = ()
    declined: tuple[tuple[str, str], ...] = ()
    closing: str = ""

    def after_check(self, findings: LinkFindings, *, now: datetime) -> LinkMemo:
        """What is known after a check of all links.

        A repair that the check did not find again stays, unless its address is sound: a server that happens
        to be down takes nothing back. What was declined is left out, and so is what one pull request cannot
        hold: a later check finds it again.
        """
        found = {repair.old for repair in findings.repairs}
        earlier = (one for one in self.repairs if one.old not in found | findings.sound)
        wanted = (one for one in (*findings.repairs, *earlier) if (one.old, one.new) not in self.declined)
        longest = sorted(findings.missing.items(), key=lambda one: (one[1], one[0]))[:MOST_MISSING]
        return replace(
            self,
            checked=now,
            missing=dict(sorted(longest)),
            repairs=tuple(wanted)[:MOST_REPAIRS],
            hopeless=findings.hopeless[:MOST_HOPELESS],
        )

    def settled(self, was: Collection[str], now: Mapping[str, Outcome]) -> LinkMemo:
        """Bring it up to what became of its pull request.

        Closed unmerged, its repairs are declined for good; merged, they are done; while it is open, and where
        it never came to be, they are still wanted.

        Args:
            was: the branches of repairs that were open before.
            now: what is known of every branch of repairs now.
        """
        memo = self if now.get(self.closing) is Outcome.OPEN else replace(self, closing="")
        became = {now[branch] for branch in was if branch in now}
        if Outcome.DECLINED in became:
            refused = ((repair.old, repair.new) for repair in self.repairs)
            declined = tuple(dict.fromkeys((*self.declined, *refused)))[-MOST_DECLINED:]
            return replace(memo, repairs=(), declined=declined)
        return replace(memo, repairs=()) if Outcome.MERGED in became else memo
