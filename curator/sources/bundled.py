"""A feed that comes with the program: one page of arXiv's, for a night without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.harvest import Harvest, Health, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.core.window import Window
    from curator.core.works.paper import Paper, Unreadable


class BundledSource:
    """Gives the same papers for every window; ``read`` takes the page apart (papers, unreadable records)."""

    name = "arxiv"

    def __init__(
        self, page: bytes, *, read: Callable[[bytes], tuple[tuple[Paper, ...], tuple[Unreadable, ...]]]
    ) -> None:
        """Nothing is read yet."""
        self._page = page
        self._read = read

    def fetch(self, window: Window) -> Harvest:
        """The whole page, whatever the window."""
        papers, unreadable = self._read(self._page)
        received = len(papers) + len(unreadable)
        reason = f"a bundled page with {received} records; no service was asked"
        health = Health(self.name, Status.FRESH, window, 0, received, received, reason)
        return Harvest(papers, unreadable, health)
