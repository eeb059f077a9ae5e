"""What a service that knows works by their titles is asked, as a Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.repairs.repair import Found


class Finder(Protocol):
    """A service that may know where a work is found for good."""

    @property
    def name(self) -> str:
        """The key under ``services`` in ``curator.yaml``."""
        ...

    @property
    def trouble(self) -> str:
        """Why it is not asked any more in this run, as a sentence; "" while it is."""
        ...

    def find(self, title: str, authors: Sequence[str]) -> Found | None:
        """Where the work is; None where the service does not know it, or says nothing that can be believed.

        Never raises for what the service did: after a failure it is not asked again, and `trouble` says why.
        """
        ...
