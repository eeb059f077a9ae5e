"""The fetcher: one connection and one pace a channel, redirects within the service, budgets."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlencode, urljoin, urlsplit

from curator.core import politeness
from curator.errors import NoAnswer
from curator.http.patience import Failed, Patience
from curator.http.wire import Broken, Reply, TooLarge, Wire, user_agent
from curator.ports import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.ports import Clock, Objection

_MOST_REDIRECTS: Final = 3
_KEPT_OF_A_BODY: Final = 20_000
_GOOD: Final = range(200, 300)
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


class Service(Protocol):
    """How one service is talked to; seconds, and requests a run."""

    @property
    def base_url(self) -> str:
        """Scheme, host, port and an optional prefix, without a final slash."""
        ...

    @property
    def interval(self) -> float:
        """Pause between two requests."""
        ...

    @property
    def timeout(self) -> float:
        """Time for a whole answer, from looking up the host to the last byte."""
        ...

    @property
    def budget(self) -> int:
        """The most requests that one run may send."""
        ...


@dataclass(slots=True)
class _Channel:
    """What services with one pace share; ``ended`` is when the last request did, on the monotonic clock."""

    wire: Wire
    lock: Lock = field(default_factory=Lock)
    patience: Patience = field(default_factory=Patience)
    ended: float | None = None


class PoliteFetcher:
    """All requests of one run. Services of one channel (arXiv's three) never overlap and share one pace."""

    def __init__(
        self,
        services: Mapping[str, Service],
        *,
        contact: str,
        clock: Clock,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Send nothing yet.

        Args:
            services: by name; whatever `get` is asked for must be in here.
            contact: how a service reaches whoever runs this; it goes into the User-Agent.
            clock: holds a date in Retry-After against now, where the answer itself has no date.
            sleep: waits for seconds.
            monotonic: the clock that ``sleep`` passes by.
        """
        self._services = services
        self._agent = user_agent(contact)
        self._clock = clock
        self._sleep = sleep
        self._monotonic = monotonic
        self._sent: Counter[str] = Counter()
        self._channels: dict[str, _Channel] = {}

    def get(
        self, service: str, path: str, params: Mapping[str, str], *, objection: Objection | None = None
    ) -> Answer:
        """As `curator.ports.Fetcher` says; `NoAnswer` comes at once when budget or patience are used up."""
        url = f"{self._services[service].base_url}{path}" + (f"?{urlencode(params)}" if params else "")
        channel = self._channel(service)
        retrying = channel.patience.retrying(first=self._interval(service), sleep=self._sleep)
        with channel.lock:
            before = self._sent[service]
            try:
                answer = retrying(self._attempt, service, channel, url, objection)
            except Failed as failure:
                raise _no_answer(failure, url, attempts=self._sent[service] - before) from failure
            return replace(answer, attempts=self._sent[service] - before)

    def _channel(self, service: str) -> _Channel:
        name = politeness.channel_of(service)
        if name not in self._channels:
            direct = politeness.is_loopback(self._services[service].base_url)
            self._channels[name] = _Channel(Wire(agent=self._agent, direct=direct))
        return self._channels[name]

    def _interval(self, service: str) -> float:
        here = self._services[service]
        return politeness.interval_of(service, base_url=here.base_url, asked=here.interval)

    def _attempt(self, service: str, channel: _Channel, url: str, objection: Objection | None) -> Answer:
        started = self._monotonic()
        try:
            return self._accepted(self._landed(service, channel, url), objection)
        except Failed as failure:
            channel.patience.charge(failure, seconds=self._monotonic() - started)
            raise

    def _accepted(self, reply: Reply, objection: Objection | None) -> Answer:
        """The answer; raises `Failed` for a status that is not 2xx, and where there is an objection."""
        if reply.status not in _GOOD:
            message = f"status {reply.status}"
            wait = politeness.retry_after(reply.headers, now=self._clock.now())
            raise Failed(message, passing=reply.status in _PASSING, wait=wait or 0.0, reply=reply)
        answer = Answer(reply.url, reply.status, reply.headers, reply.body)
        reason = objection(answer) if objection else None
        if reason:
            raise Failed(reason, passing=True, reply=reply)
        return answer

    def _landed(self, service: str, channel: _Channel, url: str) -> Reply:
        """The reply at the end of the redirects, each of which is a request as any other."""
        reply = self._request(service, channel, url)
        for _ in range(_MOST_REDIRECTS):
            if reply.status not in _REDIRECTS:
                return reply
            reply = self._request(service, channel, _target(reply))
        return reply

    def _request(self, service: str, channel: _Channel, url: str) -> Reply:
        here = self._services[service]
        if channel.patience.closed:
            raise Failed(channel.patience.closed)
        if self._sent[service] >= here.budget:
            message = f"its budget of {here.budget} requests a run is used up"
            raise Failed(message)
        wait = politeness.pause(self._interval(service), ended=channel.ended, now=self._monotonic())
        if wait:
            self._sleep(wait)
        self._sent[service] += 1
        try:
            return channel.wire.get(url, timeout=here.timeout)
        except Broken as error:
            raise Failed(str(error), passing=not isinstance(error, TooLarge)) from error
        finally:
            channel.ended = self._monotonic()


def _target(reply: Reply) -> str:
    try:
        target = urljoin(reply.url, reply.headers.get("location", ""))
        stays, host = politeness.same_service(reply.url, target=target), urlsplit(target).hostname
    except ValueError:  # a port or an IPv6 address that cannot be read
        stays, target, host = False, "", "an address that cannot be read"
    if not stays:
        message = f"it redirected to another place, {host}"
        raise Failed(message, reply=reply)
    return target


def _no_answer(failure: Failed, url: str, *, attempts: int) -> NoAnswer:
    tries = "1 attempt" if attempts == 1 else f"{attempts} attempts"
    message = f"{urlsplit(url).hostname} gave no usable answer in {tries}: {failure}"
    status = failure.reply.status if failure.reply else None
    body = failure.reply.body[:_KEPT_OF_A_BODY] if failure.reply else b""
    return NoAnswer(message, attempts=attempts, status=status, body=body)
