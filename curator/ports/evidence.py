"""What evidence of publication needs: an index of proceedings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from curator.core.shelves.works import FoundWork

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from curator.core.shelves.works import ListedWork
    from curator.core.works.sameness import Work

__all__ = ["FoundWork", "Proceedings"]


class Proceedings(Protocol):
    """What this machine knows of proceedings: records of works, in which a work is found again."""

    def add(self, works: Iterable[ListedWork]) -> int:
        """Remember records, each in place of an older one of the same; says how many, repeated ones too."""
        ...

    def replace(self, works: Iterable[ListedWork], *, source: str, venue: str, year: int) -> int:
        """Remember what ``source`` has of a venue's year in place of what it had; what others have stays."""
        ...

    def find(self, works: Sequence[Work]) -> Mapping[int, tuple[FoundWork, ...]]:
        """Every record that is one of the works, by the work's place in ``works``, best evidence first.

        Works without a record are left out. Records of rejected and withdrawn submissions are among them.
        """
        ...

    def works(self) -> Iterator[ListedWork]:
        """All records, in any order, read as they are asked for."""
        ...
