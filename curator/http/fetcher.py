"""The fetcher: one connection and one pace a channel, redirects within the service, budgets."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode, urljoin, urlsplit

from curator.core import politeness
from curator.errors import NoAnswer
from curator.http.channel import Channel, Question
from curator.http.patience import Failed
from curator.http.wire import Broken, Reply, TooLarge, Wire, user_agent
from curator.ports import UNMARKED, Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from curator.http.channel import Credential, Service
    from curator.ports import Clock, Objection, Validators

_MOST_REDIRECTS: Final = 3
_KEPT_OF_A_BODY: Final = 20_000
_GOOD: Final = range(200, 300)
_UNCHANGED: Final = 304
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


class PoliteFetcher:
    """All requests of one run. Services of one channel (arXiv's three) never overlap and share one pace."""

    def __init__(  # noqa: PLR0913 - the last two are for tests, in which no time passes
        self,
        services: Mapping[str, Service],
        *,
        contact: str,
        clock: Clock,
        brisk: Collection[str] = (),
        credentials: Mapping[str, Credential] = {},
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Send nothing yet.

        Args:
            services: by name; whatever `get` is asked for must be in here.
            contact: how a service reaches whoever runs this; it goes into the User-Agent.
            clock: holds a date in Retry-After against now, where the answer itself has no date.
            brisk: the services that are soon given up when they fail, because the run can do without.
            credentials: by service, what it is to know of who asks; sent nowhere but below its base URL.
            sleep: waits for seconds.
            monotonic: the clock that ``sleep`` passes by.
        """
        self._services = services
        self._agent = user_agent(contact)
        self._clock = clock
        self._credentials = credentials
        self._brisk = frozenset(brisk)
        self._sleep = sleep
        self._monotonic = monotonic
        self._sent: Counter[str] = Counter()
        self._channels: dict[str, Channel] = {}

    def get(
        self,
        service: str,
        path: str,
        params: Mapping[str, str],
        *,
        objection: Objection | None = None,
        held: Validators = UNMARKED,
    ) -> Answer:
        """As `curator.ports.Fetcher` says; `NoAnswer` comes at once when budget or patience are used up."""
        return self._answer(Question(service, self._url(service, path, params), held=held), objection)

    def post(
        self,
        service: str,
        path: str,
        body: Mapping[str, object],
        params: Mapping[str, str] = {},
        *,
        objection: Objection | None = None,
    ) -> Answer:
        """As `curator.ports.Fetcher` says; redirects count only where they keep method and body."""
        sent = json.dumps(body).encode()
        return self._answer(Question(service, self._url(service, path, params), sent), objection)

    def _url(self, service: str, path: str, params: Mapping[str, str]) -> str:
        return f"{self._services[service].base_url}{path}" + (f"?{urlencode(params)}" if params else "")

    def _answer(self, question: Question, objection: Objection | None) -> Answer:
        service = question.service
        channel = self._channel(service)
        retrying = channel.patience(service).retrying(first=self._interval(service), sleep=self._sleep)
        with channel.lock:
            before = self._sent[service]
            try:
                answer = retrying(self._attempt, question, channel, objection)
            except Failed as failure:
                raise _no_answer(failure, question.url, attempts=self._sent[service] - before) from failure
            return replace(answer, attempts=self._sent[service] - before)

    def _channel(self, service: str) -> Channel:
        name = politeness.channel_of(service)
        if name not in self._channels:
            direct = politeness.is_loopback(self._services[service].base_url)
            self._channels[name] = Channel(Wire(agent=self._agent, direct=direct), self._brisk)
        return self._channels[name]

    def _interval(self, service: str) -> float:
        here = self._services[service]
        return politeness.interval_of(service, base_url=here.base_url, asked=here.interval)

    def _attempt(self, question: Question, channel: Channel, objection: Objection | None) -> Answer:
        started = self._monotonic()
        try:
            reply = self._landed(question, channel)
            if reply.status == _UNCHANGED and any(question.held):
                return Answer(reply.url, reply.status, reply.headers, b"")
            return self._accepted(reply, objection)
        except Failed as failure:
            channel.patience(question.service).charge(failure, seconds=self._monotonic() - started)
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

    def _landed(self, question: Question, channel: Channel) -> Reply:
        """The reply at the end of the redirects, each of which is a request as any other."""
        reply = self._request(question, channel)
        for _ in range(_MOST_REDIRECTS):
            if reply.status not in question.redirects:
                return reply
            reply = self._request(replace(question, url=_target(reply)), channel)
        return reply

    def _request(self, question: Question, channel: Channel) -> Reply:
        service, url = question.service, question.url
        here = self._services[service]
        if closed := channel.closed(service):
            raise Failed(closed)
        if self._sent[service] >= here.budget:
            message = f"its budget of {here.budget} requests a run is used up"
            raise Failed(message)
        headers = self._headers(service, url)
        wait = politeness.pause(self._interval(service), ended=channel.ended, now=self._monotonic())
        if wait:
            self._sleep(wait)
        self._sent[service] += 1
        try:
            if any(question.held):
                return channel.wire.get_changed(url, *question.held, timeout=here.timeout, headers=headers)
            if question.body is None:
                return channel.wire.get(url, timeout=here.timeout, headers=headers)
            return channel.wire.post(url, question.body, timeout=here.timeout, headers=headers)
        except Broken as error:
            raise Failed(str(error), passing=not isinstance(error, TooLarge)) from error
        finally:
            channel.ended = self._monotonic()

    def _headers(self, service: str, url: str) -> Mapping[str, str]:
        """What a service is to know of who asks; nothing for an address that is not below its base URL."""
        credential = self._credentials.get(service)
        if credential is None or not url.startswith(f"{self._services[service].base_url}/"):
            return {}
        try:
            return credential()
        except NoAnswer as error:
            raise Failed(str(error).rstrip(".")) from error


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
