"""What a module that reads proceedings gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from curator.core.shelves.shelf import Ask, Shelf


class Reader(Protocol):
    """A module of `curator.sources` that reads proceedings."""

    def request(self, venue: str, year: int) -> Ask | None:
        """Where the papers of a venue-year are listed; None where they are not."""
        ...

    def follow(self, body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
        """The further pages that a page leads to."""
        ...

    def parse(self, body: bytes, *, venue: str, year: int) -> Shelf:
        """What a page holds."""
        ...
