"""A contributor's paper, found, judged and placed with concrete adapters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from curator.core.rules.classify import Classifier
from curator.enrichment.finding import SITES, CrossrefFinder, PageFinder
from curator.settings.contact import require_contact
from curator.settings.services import SERVICES
from curator.sources.arxiv.finding import ArxivFinder
from curator.sources.openreview.finding import OpenReviewFinder
from curator.venuecheck import Narrated
from curator.venuecheck.adding import Desk
from curator.wiring.fetching import fetcher_of
from curator.wiring.home import ledger
from curator.wiring.venues import venue_check

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.core.plan import Page
    from curator.wiring.home import Home

_FORMER_HOSTS: Final = {
    "papers.nips.cc": "proceedings.neurips.cc",
    "papers.neurips.cc": "proceedings.neurips.cc",
}
"""Hosts at which the same paths stood once, and still lead to the same pages."""


def desk(at: Home, page: Page, *, narrate: Callable[[str], None]) -> Desk:
    """What a contributor's paper is found, judged and placed with; raises UsageError without a contact."""
    settings = at.settings
    require_contact(settings, settings.enrichment.witnesses)
    fetcher = fetcher_of(at, watched=True)
    check = venue_check(at, memory=ledger(at), fetcher=fetcher, each=None)
    contact = settings.contact if "@" in settings.contact else ""
    finders = (
        ArxivFinder(fetcher),
        OpenReviewFinder(fetcher),
        PageFinder(fetcher, sites=_sites()),
        CrossrefFinder(fetcher, mailto=contact),
    )
    watched = replace(check, witnesses=tuple(Narrated(one, narrate) for one in check.witnesses))
    return Desk(page, settings.rules, Classifier(settings.rules), finders, watched)


def _sites() -> dict[str, tuple[str, str]]:
    """Service and usual address of each host at which papers have pages of their own."""
    found = {}
    for name in SITES:
        base = SERVICES[name].base_url
        found[urlsplit(base).hostname or ""] = (name, base)
    return found | {host: found[usual] for host, usual in _FORMER_HOSTS.items()}
