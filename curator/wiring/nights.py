"""Nights put together from concrete adapters."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from curator import defaults
from curator.clock import FixedClock
from curator.core.works.reference import paper_ids
from curator.demo import DEMO_NIGHT, bundled_feed
from curator.forge.local import LocalForge, found
from curator.nightly import night
from curator.proceedings import DatedPages, PendingPages
from curator.settings.contact import require_contact
from curator.settings.load import load
from curator.sources.arxiv import parse
from curator.sources.bundled import BundledSource
from curator.store.ledger import NoLedger
from curator.wiring import board
from curator.wiring.fetching import fetcher_of
from curator.wiring.home import Home, ledger
from curator.wiring.links import tending
from curator.wiring.one_night import Tonight, forge_of, orders_of, outside_of
from curator.wiring.sources import sources_of, with_feeds
from curator.wiring.venues import learning, rehearsed, venue_check

if TYPE_CHECKING:
    from pathlib import Path

    from curator.core.facts import Facts
    from curator.core.report import Report
    from curator.core.works.paper import Paper, Unreadable
    from curator.ports import Fetcher, PageMemory, Remembered, Source, VenueEvidence
    from curator.store.ledger import SqlLedger
    from curator.wiring.links import KeepFacts
    from curator.wiring.one_night import Narrate


DEMO_PROPOSALS: Final = 9
"""More than a usual night's, so that a newcomer sees several sections at once."""


def _lose(facts: Facts) -> None:
    """Keep nothing."""


def run(at: Home, tonight: Tonight, *, narrate: Narrate, keep: KeepFacts = _lose) -> Report:
    """One nightly run with everything that the settings name; ``keep`` is told the facts that it finds."""
    at = replace(at, settings=with_feeds(at.settings))
    with ExitStack() as stack:
        memory = _memory(at, tonight, stack)
        forge = stack.enter_context(forge_of(at, tonight.forge))
        pages = PendingPages(memory.pages)
        read = DatedPages(pages)
        fetcher = fetcher_of(at, watched=tonight.dry_run)
        sources = _sources(at, tonight.sources, _Pages(pages, read), fetcher)
        outside = outside_of(at, sources=sources, forge=forge, memory=memory, narrate=narrate)
        outside = replace(outside, read=read)
        if tonight.usual:
            links = tending(at, memory=memory.links, keep=keep, dry_run=tonight.dry_run)
            outside = replace(outside, links=links, keep=keep)
            evidence = _evidence(at, memory=memory, fetcher=fetcher, stack=stack)
            outside = replace(outside, evidence=evidence)
        elif not tonight.dry_run:
            outside = replace(outside, learn=learning(at, memory=memory))
        orders = orders_of(at, tonight)
        heard = board.Heard()
        if tonight.usual and not tonight.dry_run:
            heard = board.heard(at, forge, narrate=narrate)
            orders = replace(orders, paused=heard.paused)
        report = night(outside, orders)
        pages.settle()
        if not tonight.usual or tonight.dry_run:
            return report
        idle = not report.writes and not heard.obeyed
        return board.shown(report, forge, limit=at.settings.limits.max_silence_days, idle=idle)


def _evidence(at: Home, *, memory: SqlLedger | NoLedger, fetcher: Fetcher, stack: ExitStack) -> VenueEvidence:
    """What asks about venues; without a ledger, in a dry run, it only looks at what is known."""
    if isinstance(memory, NoLedger):
        return rehearsed(at, fetcher=fetcher, stack=stack)
    return venue_check(at, memory=memory, fetcher=fetcher, each=at.settings.enrichment.per_night)


def demo(folder: Path, *, narrate: Narrate) -> Report:
    """A night on a copy of the bundled list, from the bundled feed, to branches of a new repository."""
    rules = defaults.folder() / "rules"
    settings = load(rules, {})
    path = settings.list.path
    files = {path: (defaults.folder() / path).read_bytes()}
    files |= {f"rules/{file.relative_to(rules)}": file.read_bytes() for file in sorted(rules.rglob("*.yaml"))}
    found(folder, files=files)
    settings = replace(settings, limits=settings.limits._replace(max_per_run=DEMO_PROPOSALS))
    at = Home(settings, {}, folder / ".curator", FixedClock(DEMO_NIGHT), folder)
    feed = BundledSource(bundled_feed(), read=_papers)
    forge = LocalForge(folder, list_path=path, clock=at.clock)
    outside = outside_of(at, sources=(feed,), forge=forge, memory=ledger(at), narrate=narrate)
    return night(outside, orders_of(at, Tonight()))


def remembered(at: Home, paper: str) -> Remembered | None:
    """What this machine's runs know of a paper, named as people name papers."""
    known = ledger(at)
    return next((found for one in paper_ids(paper) if (found := known.find(one))), None)


def _memory(at: Home, tonight: Tonight, stack: ExitStack) -> SqlLedger | NoLedger:
    """The ledger, held for this run alone; a dry run has none, because opening it would write it."""
    if tonight.dry_run:
        return NoLedger()
    memory = ledger(at)
    stack.enter_context(memory.exclusive())
    return memory


def _papers(page: bytes) -> tuple[tuple[Paper, ...], tuple[Unreadable, ...]]:
    feed = parse(page)
    return feed.papers, feed.unreadable


class _Pages(NamedTuple):
    """What is known of pages: of days and feeds, and of proceedings."""

    memory: PageMemory
    proceedings: PageMemory


def _sources(at: Home, named: tuple[str, ...], pages: _Pages, fetcher: Fetcher) -> tuple[Source, ...]:
    settings = at.settings
    chosen = sources_of(settings, named, fetcher=fetcher, clock=at.clock, **pages._asdict())
    idle = set(settings.sources.proceedings) - {watch.source for watch in settings.calendar}
    require_contact(settings, {source.name for source in chosen} - idle)
    return chosen
