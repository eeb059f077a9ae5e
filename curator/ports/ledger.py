"""What one machine remembers of its runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from curator.core.candidate import Candidate
    from curator.core.proposal import Published
    from curator.core.works.paper import PaperId


@dataclass(frozen=True, slots=True)
class Remembered:
    """A candidate as the run ``run_id`` judged it on the day ``seen``, and the last ``action`` about it."""

    candidate: Candidate
    action: Published | None
    run_id: str
    seen: date


class Ledger(Protocol):
    """The embedded database that remembers what was seen, proposed and decided on this machine."""

    def record(
        self, *, run_id: str, candidates: Collection[Candidate], published: Collection[Published]
    ) -> None:
        """Remember one run in one transaction; repeating it changes nothing."""
        ...

    def find(self, paper: PaperId) -> Remembered | None:
        """The latest candidate under this id or an alias of it, and what was last done about it."""
        ...
