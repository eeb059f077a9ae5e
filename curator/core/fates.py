"""What becomes of standing proposals, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.bundles import is_bundle

if TYPE_CHECKING:
    from curator.core.bundles import Bundle
    from curator.core.plan import Addition
    from curator.core.proposal import Proposal, Standing
    from curator.core.record import Record

ADDS: Final = "add:"
"""How the key of every proposal of a new entry begins."""

SNOOZED: Final = "Put away until {until}, when it is opened again."


class Fate(NamedTuple):
    """What becomes of one record tonight.

    Attributes:
        record: as it is to be remembered.
        addition: its entry as it should be on the list as it is; None where nothing is made again.
        reason: why it stays as it stands although it should not.
        told: what people asked for and what is not possible any more.
        line: of the list, the line that has the paper already; "" where none has.
    """

    record: Record
    addition: Addition | None = None
    reason: str = ""
    told: str = ""
    line: str = ""

    @property
    def why_closed(self) -> str:
        """The sentence that goes with closing its pull request."""
        return self.record.reason or SNOOZED.format(until=self.record.until or "later")


@dataclass(frozen=True, slots=True)
class Tending:
    """What becomes of all records, each once and in their order; ``bundles`` stand for several of them."""

    fates: tuple[Fate, ...] = ()
    bundles: tuple[Bundle, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, as they are to be remembered."""
        return tuple(fate.record for fate in self.fates)

    @property
    def renewed(self) -> tuple[tuple[Addition, Record], ...]:
        """Standing proposals of one paper as they should be now."""
        return tuple(
            (fate.addition, fate.record)
            for fate in self.fates
            if fate.addition and not fate.record.owes and not is_bundle(fate.record.branch)
        )

    @property
    def closing(self) -> tuple[Fate, ...]:
        """One fate for each pull request that is to be closed."""
        found = {fate.record.branch: fate for fate in self.fates if fate.record.owes == "close"}
        return tuple(found.values())

    @property
    def withdrawn(self) -> tuple[tuple[Record, str], ...]:
        """Those whose pull request is to be closed, and why: by our own reasons, or on a person's order."""
        return tuple((fate.record, fate.why_closed) for fate in self.closing)

    @property
    def reopened(self) -> tuple[tuple[Addition | None, Record], ...]:
        """Those whose pull request is to be opened again, as it should be then where that is known."""
        found = {fate.record.branch: fate for fate in self.fates if fate.record.owes == "reopen"}
        return tuple(
            (None if is_bundle(branch) else fate.addition, fate.record) for branch, fate in found.items()
        )

    @property
    def left(self) -> tuple[tuple[Record, str], ...]:
        """Those that stay as they stand although they should not, and why."""
        return tuple((fate.record, fate.reason) for fate in self.fates if fate.reason)

    @property
    def told(self) -> tuple[str, ...]:
        """Sentences about what is not possible any more."""
        return tuple(fate.told for fate in self.fates if fate.told)


NO_TENDING: Final = Tending()


def is_addition(record: Record) -> bool:
    """Whether the record is of a proposal of a new entry."""
    return record.key.startswith(ADDS)


def due(proposal: Proposal, standing: Standing | None) -> bool:
    """Whether a standing pull request is not what it should be, as far as its listing tells."""
    if standing is None or proposal.force:
        return True
    return standing.marker.made != proposal.marker.made or standing.merges is False
