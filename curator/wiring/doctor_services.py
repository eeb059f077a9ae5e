"""The services that a night asks, each asked once: nothing is tried again, and nothing is logged in to."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from curator.core import politeness
from curator.doctor.questions import FEED, Question, question_of, wrong_with
from curator.doctor.seen import Reply
from curator.http.wire import Broken, Wire, user_agent
from curator.sources import virtual
from curator.sources.feeds import request_feed
from curator.wiring.venues import OPENALEX_KEY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.settings.values import Service, Settings
    from curator.wiring.home import Home

_NAMED_OTHERWISE: Final = {"hf_daily": "huggingface", "acl": "acl_data"}
"""Sources that ask a service of another name."""

_OF_SEVERAL: Final = frozenset({"feeds", "virtual"})
"""Sources whose places the calendar or the maintainer names."""

_SOON: Final = 15.0
"""Seconds after which somebody who waits is told that a service does not answer."""


class _Asked(NamedTuple):
    """A service under the name that people know it by, where it is, and what it is asked."""

    name: str
    service: Service
    question: Question


def replies(
    at: Home, *, narrate: Callable[[str], None], sleep: Callable[[float], None] = time.sleep
) -> Iterator[Reply]:
    """One request to each service that a night may ask, as far apart as services of one pace want it."""
    ended: dict[str, float] = {}
    for one in _asked(at):
        narrate(f"asking {one.name}")
        channel = politeness.channel_of(one.name)
        place = one.service.base_url
        interval = politeness.interval_of(one.name, base_url=place, asked=one.service.interval)
        pause = politeness.pause(interval, ended=ended.get(channel), now=time.monotonic())
        if pause:
            sleep(pause)
        yield _reply(one, contact=at.settings.contact)
        ended[channel] = time.monotonic()


def _reply(one: _Asked, *, contact: str) -> Reply:
    place, question = one.service.base_url, one.question
    wire = Wire(agent=user_agent(contact), direct=politeness.is_loopback(place))
    url = f"{place}{question.path}" + (f"?{urlencode(question.params)}" if question.params else "")
    try:
        got = wire.get(url, timeout=min(one.service.timeout, _SOON))
    except Broken as error:
        return Reply(one.name, place, None, str(error))
    return Reply(
        one.name, place, got.status, wrong=wrong_with(question, url, got.status, got.headers, got.body)
    )


def _asked(at: Home) -> Iterator[_Asked]:
    settings = at.settings
    for name in dict.fromkeys(_names(at)):
        if name in settings.services:
            yield _Asked(name, settings.services[name], question_of(name))
    if settings.sources.feeds.enabled:
        yield from _feeds(settings)


def _names(at: Home) -> Iterator[str]:
    """The services of enabled sources, of witnesses, and of those who are asked about links."""
    settings = at.settings
    for source in settings.sources.enabled:
        if source not in _OF_SEVERAL:
            yield _NAMED_OTHERWISE.get(source, source)
    if settings.sources.virtual.enabled:
        yield from _sites(settings)
    keyless = set() if at.environ.get(OPENALEX_KEY, "").strip() else {"openalex"}
    yield from (name for name in settings.enrichment.witnesses if name not in keyless)
    yield from ("doi", *settings.links.lookups)


def _sites(settings: Settings) -> Iterator[str]:
    """The sites of virtual conferences that the calendar names."""
    for watch in settings.calendar:
        ask = virtual.request(watch.venue, watch.year) if watch.source == "virtual" else None
        if ask:
            yield ask.service


def _feeds(settings: Settings) -> Iterator[_Asked]:
    usual = settings.services["arxiv_rss"]
    for feed in settings.sources.feeds.feeds:
        place = request_feed(feed.url)
        if place is not None:
            base_url, ask = place
            service = usual._replace(base_url=base_url, interval=1.0)
            yield _Asked(f"feed {feed.name}", service, FEED._replace(path=ask.path))
