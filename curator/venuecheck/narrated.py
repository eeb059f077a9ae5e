"""A service that is asked while somebody watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curator.core.evidence.asked_works import Asked
    from curator.ports import Testimony, Witness


class Narrated:
    """A `Witness` that tells of each round of questions before it begins."""

    def __init__(self, witness: Witness, narrate: Callable[[str], None]) -> None:
        """Ask ``witness``."""
        self._witness = witness
        self._narrate = narrate

    @property
    def name(self) -> str:
        """As `Witness` says."""
        return self._witness.name

    def knows(self, work: Asked) -> bool:
        """As `Witness` says."""
        return self._witness.knows(work)

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """As `Witness` says."""
        self._narrate(f"asking {self.name} about {len(works)} {'entry' if len(works) == 1 else 'entries'}")
        return self._witness.ask(works)
