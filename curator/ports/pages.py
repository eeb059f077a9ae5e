"""What asking for pages gently needs: a memory of what they held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from curator.core.shelves.pages import SeenPage


class PageMemory(Protocol):
    """What this machine remembers of pages that it read as a whole."""

    def recall(self, keys: Collection[str]) -> Mapping[str, SeenPage]:
        """What is known of those of the keys that anything is known of."""
        ...

    def keep(self, pages: Mapping[str, SeenPage]) -> None:
        """Remember, in one transaction, in place of what was known before."""
        ...


class ReadDays(Protocol):
    """When proceedings were read as a whole: handed over by the state file, and handed back to it."""

    @property
    def read(self) -> Mapping[str, date]:
        """The days by now, tonight's included."""
        ...

    def begin(self, read: Mapping[str, date]) -> None:
        """Take over what earlier nights knew."""
        ...
