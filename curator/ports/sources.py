"""Where papers come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from curator.core.harvest import Harvest
    from curator.core.window import Window


class Source(Protocol):
    """A service that announces papers."""

    @property
    def name(self) -> str:
        """The key under ``sources`` in ``curator.yaml``."""
        ...

    def fetch(self, window: Window) -> Harvest:
        """All papers of the window. Never raises for what the service did: that is `Harvest.health`."""
        ...
