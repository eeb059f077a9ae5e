"""The one polite client of a run, with what services want to know of whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.http import PoliteFetcher
from curator.wiring.credentials import credentials

if TYPE_CHECKING:
    from curator.wiring.home import Home


_DISPENSABLE: Final = frozenset({"crossref", "dblp", "doi", "openalex", "semantic_scholar", "wayback"})
"""Services that add to what a night knows, and without which it is complete."""


_SOON: Final = 15.0
"""Seconds after which somebody who waits is told that a service does not answer."""


def fetcher_of(at: Home, *, watched: bool = False) -> PoliteFetcher:
    """A client that has sent nothing yet; everything that asks services in one run has to share it.

    Where somebody sits and waits (``watched``), every service is soon given up when it fails.
    """
    settings = at.settings
    services = settings.services
    if watched:
        services = {name: one._replace(timeout=min(one.timeout, _SOON)) for name, one in services.items()}
    return PoliteFetcher(
        services,
        contact=settings.contact,
        clock=at.clock,
        brisk=frozenset(services) if watched else _DISPENSABLE,
        credentials=credentials(at),
    )
