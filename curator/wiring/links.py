"""Checks of links put together from concrete adapters."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from curator.core.facts import Facts
from curator.http.wire import user_agent
from curator.linkcheck import Checkup, Orders, Outside, Tending
from curator.links.engine import Engine
from curator.links.finding import Crossref, SemanticScholar, Wayback
from curator.links.registries.doi import DoiRegistry
from curator.links.registries.openreview import OpenReviewRegistry
from curator.settings.contact import require_contact
from curator.sources.arxiv import ArxivRegistry
from curator.wiring.fetching import fetcher_of
from curator.wiring.home import ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from curator.links.finding import Finder
    from curator.ports import Fetcher, LinkMemory
    from curator.wiring.home import Home

KeepFacts = Callable[[Facts], object]
"""Puts facts where the linter finds them."""


def checkup(at: Home, *, confirm_now: bool = False, offline: bool = False) -> Checkup:
    """One check of links, as the settings say; with ``offline`` nobody is asked.

    Raises:
        UsageError: no contact is set, and somebody is to be asked.
    """
    choice = at.settings.links
    if not offline:
        require_contact(at.settings)
    orders = Orders(
        confirm_after=choice.confirm_after,
        confirm_now_after=choice.confirm_now_after if confirm_now else None,
        offline=offline,
    )
    return Checkup(_outside(at, fetcher_of(at, watched=True), ledger(at).links), orders)


def tending(at: Home, *, memory: LinkMemory, keep: KeepFacts, dry_run: bool) -> Tending:
    """The links of the list in a night; a dry run checks none, and shows what is to be repaired already."""
    settings = at.settings
    fetcher = fetcher_of(at)

    def begin(missing: Mapping[str, datetime]) -> Checkup:
        orders = Orders(settings.links.confirm_after, missing=missing)
        return Checkup(_outside(at, fetcher, memory), orders)

    return Tending(
        None if dry_run else settings.schedule.links,
        begin=begin,
        finders=tuple(_finders(at, fetcher)),
        archive=_archive(at, fetcher),
        clock=at.clock,
        form=settings.list.form,
        keep=keep,
    )


def _outside(at: Home, fetcher: Fetcher, memory: LinkMemory) -> Outside:
    registries = (
        ArxivRegistry(fetcher, clock=at.clock),
        DoiRegistry(fetcher),
        OpenReviewRegistry(fetcher),
    )
    agent = user_agent(at.settings.contact)
    jitter = Random()  # noqa: S311 - it keeps no secret
    return Outside(
        registries={registry.name: registry for registry in registries},
        visitor=Engine(at.settings.links, agent=agent, clock=at.clock, random=jitter),
        memory=memory,
        clock=at.clock,
        pause=time.sleep,
        monotonic=time.monotonic,
    )


def _finders(at: Home, fetcher: Fetcher) -> Iterator[Finder]:
    """Who is asked where a work is; Crossref wants an e-mail address of whoever asks."""
    contact = at.settings.contact
    for name in at.settings.links.lookups:
        if name == "crossref" and "@" in contact:
            yield Crossref(fetcher, mailto=contact)
        elif name == "semantic_scholar":
            yield SemanticScholar(fetcher)


def _archive(at: Home, fetcher: Fetcher) -> Wayback | None:
    if "wayback" not in at.settings.links.lookups:
        return None
    return Wayback(fetcher, today=at.clock.now().date())
