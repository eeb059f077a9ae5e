"""The sources that the settings name, each put together from its adapter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from importlib import import_module, util
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from curator.errors import UsageError
from curator.proceedings import ProceedingsSource, Sheet, SheetsSource, told
from curator.settings.values import Service
from curator.sources import openreview
from curator.sources.arxiv import ArxivChannels, ArxivOaiSource, ArxivRssSource, ArxivSource

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from curator.core.shelves.shelf import Ask, Shelf
    from curator.core.venues.known import KnownVenue, Venues
    from curator.core.window import Window
    from curator.ports import Clock, Fetcher, PageMemory, Source
    from curator.proceedings import Reader, SheetReader
    from curator.settings.values import Settings

_ADAPTERS: Final = "curator.sources"
_MODULES: Final = {"arxiv_rss": f"{_ADAPTERS}.arxiv.rss", "arxiv_oai": f"{_ADAPTERS}.arxiv.oai"}
"""Where those are that share a package with others."""

_DAY: Final = timedelta(days=1)
_OF_A_FEED: Final = "feed_"


class _Pmlr:
    """PMLR with the volumes that the list's own venues tell."""

    def __init__(self, venues: Venues) -> None:
        # Adapters are loaded when one is enabled: together they cost a night without any a quarter second.
        from curator.sources import pmlr  # noqa: PLC0415 - see above

        self._pmlr = pmlr
        self._venues = venues

    def request(self, venue: str, year: int) -> Ask | None:
        """The volume; for a venue whose volumes nobody tells, the list of all, which is always there."""
        known = self._known(venue)
        ask = self._pmlr.request(venue, year, known=known) or self._pmlr.request(venue, year)
        return ask._replace(always_there=ask.path == "/") if ask else None

    def follow(self, body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
        """The volumes in the list of all that are the venue-year's."""
        return self._pmlr.follow(body, venue=venue, year=year, known=self._known(venue))

    def parse(self, body: bytes, *, venue: str, year: int) -> Shelf:
        """What a page holds."""
        return self._pmlr.parse(body, venue=venue, year=year, known=self._known(venue))

    def _known(self, venue: str) -> KnownVenue | None:
        return self._venues.find(venue)


def sources_of(  # noqa: PLR0913 - what is asked, of whom, by what memories and time
    settings: Settings,
    named: tuple[str, ...],
    *,
    fetcher: Fetcher,
    memory: PageMemory,
    clock: Clock,
    proceedings: PageMemory | None = None,
) -> tuple[Source, ...]:
    """The sources ``named``, else those that are enabled, arXiv first.

    Args:
        settings: of this run, `with_feeds`.
        named: by the command line.
        fetcher: knows the services of the settings.
        memory: of days and feeds.
        clock: of this run.
        proceedings: the memory of those, where it is another one.

    Raises:
        UsageError: a name is not a source's, or there is nothing to ask.
    """
    made = _made(_Maker(settings, fetcher, memory, clock, proceedings or memory))
    unknown = sorted(set(named) - set(made))
    if unknown:
        message = f"{', '.join(unknown)} is not a source."
        raise UsageError(message, advice=f"The sources are: {', '.join(made)}.")
    chosen = named or tuple(_alone(settings, made))
    if not chosen:
        message = "No source is enabled, so there is nothing to watch."
        raise UsageError(message, advice="Set sources.arxiv.enabled in curator.yaml to true.")
    return tuple(made[name]() for name in dict.fromkeys(chosen))


def _alone(settings: Settings, made: Collection[str]) -> Iterator[str]:
    """The enabled sources that are asked by themselves: arXiv asks its other channels where it has to."""
    stand_in = {"arxiv_rss", "arxiv_oai"} if settings.sources.arxiv.enabled else set()
    for name in settings.sources.enabled:
        if name in made and name not in stand_in:
            yield name


def proceedings_sources(
    settings: Settings, fetcher: Fetcher, memory: PageMemory, clock: Clock
) -> tuple[Source, ...]:
    """The sites of proceedings that are enabled, each with the calendar's venue-years that stand there."""
    made = _made(_Maker(settings, fetcher, memory, clock, memory))
    return tuple(
        made[name]()
        for name, choice in settings.sources.proceedings.items()
        if choice.enabled and name in made
    )


def unverified(settings: Settings) -> Mapping[str, str]:
    """Of the enabled sources those whose payloads were not all seen as they are sent, and what was not."""
    missing = {
        name: str(getattr(import_module(_MODULES.get(name, f"{_ADAPTERS}.{name}")), "UNVERIFIED", ""))
        for name in settings.sources.enabled
        if name in _MODULES or _is_there(name)
    }
    return {name: text for name, text in missing.items() if text}


def with_feeds(settings: Settings) -> Settings:
    """The settings with a service for each feed, whose address is its own; what is no address is left out."""
    places = {
        f"{_OF_A_FEED}{name}": Service(base_url, interval=1, timeout=30, budget=20)
        for name, base_url, _ in _feeds(settings)
    }
    return replace(settings, services={**settings.services, **places})


def _made(maker: _Maker) -> dict[str, Callable[[], Source]]:
    """How each source is made that has an adapter, under its name."""
    sites = maker.settings.sources.proceedings
    proceedings = {name: partial(maker.proceedings, name) for name in sites}
    return {
        "arxiv": maker.arxiv,
        "arxiv_rss": maker.arxiv_rss,
        "arxiv_oai": maker.arxiv_oai,
        **{name: make for name, make in proceedings.items() if _is_there(name)},
        "hf_daily": maker.hf_daily,
        "feeds": maker.feeds,
    }


class _Maker(NamedTuple):
    """What all sources of a run share."""

    settings: Settings
    fetcher: Fetcher
    memory: PageMemory
    clock: Clock
    read: PageMemory

    def arxiv(self) -> Source:
        """The query API, with the other channels that are enabled beside it, which share its pace."""
        sources = self.settings.sources
        api = ArxivSource(self.fetcher, choice=sources.arxiv, clock=self.clock)
        archive = self.arxiv_oai() if sources.arxiv_oai.enabled else None
        news = self.arxiv_rss() if sources.arxiv_rss.enabled else None
        if not (archive or news):
            return api
        return ArxivChannels(api, archive=archive, news=news, compared=not sources.arxiv.query)

    def arxiv_rss(self) -> Source:
        return ArxivRssSource(self.fetcher, choice=self.settings.sources.arxiv, clock=self.clock)

    def arxiv_oai(self) -> Source:
        return ArxivOaiSource(self.fetcher, choice=self.settings.sources.arxiv, clock=self.clock)

    def proceedings(self, name: str) -> Source:
        return ProceedingsSource(
            name,
            [watch for watch in self.settings.calendar if watch.source == name],
            reader=_reader(name, self.settings.venues),
            fetcher=self.fetcher,
            memory=self.read,
            clock=self.clock,
            again=self.settings.sources.proceedings[name].again_days * _DAY,
            explain=openreview.explained if name == "openreview" else told,
        )

    def hf_daily(self) -> Source:
        """The days of a window; each is whole when it is over."""
        from curator.sources import hf_daily  # noqa: PLC0415 - adapters are loaded when they are enabled

        def days(window: Window) -> Iterator[Sheet]:
            day = window.start.date()
            while datetime.combine(day, time(), UTC) < window.end:
                if datetime.combine(day, time(), UTC) in window:
                    first, *further = hf_daily.pages_of(day)
                    yield Sheet("hf_daily", f"{day}", first, day + _DAY, tuple(further))
                day += _DAY

        return self._sheets("hf_daily", days, hf_daily)

    def feeds(self) -> Source:
        """All feeds, whatever the window."""
        from curator.sources import feeds  # noqa: PLC0415 - adapters are loaded when they are enabled

        sheets = [
            Sheet("feeds", name, ask._replace(service=f"{_OF_A_FEED}{name}"))
            for name, _, ask in _feeds(self.settings)
        ]
        return self._sheets("feeds", lambda _window: sheets, feeds)

    def _sheets(self, name: str, sheets: Callable[[Window], Iterable[Sheet]], reader: SheetReader) -> Source:
        return SheetsSource(
            name, sheets, reader=reader, fetcher=self.fetcher, memory=self.memory, clock=self.clock
        )


def _feeds(settings: Settings) -> Iterator[tuple[str, str, Ask]]:
    """Each feed's name, where its service is, and what that is asked."""
    if not settings.sources.feeds.feeds:
        return
    from curator.sources.feeds import request_feed  # noqa: PLC0415 - as the other adapters

    for feed in settings.sources.feeds.feeds:
        place = request_feed(feed.url)
        if place is not None:
            yield feed.name, *place


def _reader(name: str, venues: Venues) -> Reader:
    if name == "pmlr":
        return _Pmlr(venues)
    return cast("Reader", import_module(f"{_ADAPTERS}.{name}"))


def _is_there(name: str) -> bool:
    return util.find_spec(f"{_ADAPTERS}.{name}") is not None
