"""Where a paper's metadata comes from when somebody names the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from curator.core.works.named_paper import NamedPaper
    from curator.core.works.paper import Paper


class PaperFinder(Protocol):
    """A service that has papers of one kind."""

    def find(self, named: NamedPaper) -> Paper | None:
        """The paper; None where the name is none of this service's.

        Raises:
            UsageError: the service has no such paper.
            Unavailable: it gives no answer that can be believed.
        """
        ...
