"""One visit: which requests it takes, and what they come to. It sends nothing itself."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Literal

from curator.core import politeness
from curator.core.links import attempts
from curator.core.links.link import MOST_READ, Hop, Seen
from curator.core.links.page_title import is_pdf
from curator.core.links.redirects import with_fragment
from curator.links.courses import Ask, Unanswered
from curator.links.redirects import REDIRECTS, target_of

if TYPE_CHECKING:
    from random import Random

    from curator.links.courses import Course, Heard
    from curator.links.wire import Reply
    from curator.ports import Clock, Visit

Method = Literal["HEAD", "GET"]

MOST_REDIRECTS: Final = 10
_PART: Final = f"bytes=0-{MOST_READ - 1}"
_SMALL_PART: Final = "bytes=0-4095"
_PLAINLY: Final = {"Accept-Encoding": "identity"}
_RANGE_REFUSED: Final = 416
_ERRORS: Final = 400
_HEADS_WORD: Final = frozenset({429, 502, 503, 504, *range(520, 528)})
"""Errors that are as true of GET when HEAD meets them."""

_BREAKS_ON_HEAD: Final = frozenset({"reset", "timeout", "protocol"})
_WORTH_ANOTHER: Final = frozenset({"reset", "timeout"})
_NO_TIME: Final = Unanswered("timeout", "no answer in time", sent=False)


class Visiting:
    """The course of one visit, and what is left of its time."""

    __slots__ = (
        "_clock",
        "_cookies",
        "_failures",
        "_headers",
        "_hops",
        "_jitter",
        "_left",
        "_part",
        "_requests",
        "_timeout",
        "_timeouts",
        "_visit",
    )

    def __init__(self, visit: Visit, *, timeout: float, clock: Clock, jitter: Random) -> None:
        """Ask nothing yet; all requests and pauses together take at most ``timeout`` seconds."""
        self._visit = visit
        self._timeout = self._left = timeout
        self._clock = clock
        self._jitter = jitter
        self._hops: list[Hop] = []
        self._requests = self._failures = self._timeouts = self._cookies = 0
        self._headers = dict(_PLAINLY) if visit.plain else _validators(visit)
        self._part = "" if visit.plain else _PART if visit.link.title else _SMALL_PART

    def course(self) -> Course[Seen]:
        """From the link's own address to the end of the redirects."""
        shown = self._visit.link.url
        url = shown.partition("#")[0]
        asked: dict[str, float] = {}
        while True:
            asked.setdefault(url, self._cookies)
            outcome = yield from self._page(url)
            if isinstance(outcome, Unanswered):
                return self._failed(shown, outcome)
            if outcome.status not in REDIRECTS:
                return self._seen(shown, outcome)
            self._hops.append(Hop(shown, outcome.status))
            target = target_of(outcome, asked=url)
            if isinstance(target, Unanswered):
                return self._failed(shown, target)
            shown = with_fragment(target, of=shown)
            url = shown.partition("#")[0]
            if circle := self._circle(url, asked):
                return self._failed(shown, Unanswered("loop", circle))

    def _page(self, url: str) -> Course[Reply | Unanswered]:
        """The answer of one page: GET where a title is wanted, else HEAD, and GET if that proves nothing."""
        if not self._visit.plain and (not self._visit.link.title or is_pdf(url)):
            outcome = yield from self._tried("HEAD", url)
            if _is_believed(outcome):
                return outcome
        outcome = yield from self._tried("GET", url)
        if not isinstance(outcome, Unanswered) and outcome.status == _RANGE_REFUSED and self._part:
            self._part = ""
            outcome = yield from self._tried("GET", url)
        return outcome

    def _tried(self, method: Method, url: str) -> Course[Reply | Unanswered]:
        """The answer to one question, asked again while a bad moment may pass and time is left."""
        pause = 0.0
        outcome: Reply | Unanswered = _NO_TIME
        while self._left > pause:
            heard = yield Ask(method, url, self._with_part(method), self._share(method, pause), pause)
            if isinstance(heard.outcome, Unanswered) and not heard.outcome.sent:
                return heard.outcome if outcome is _NO_TIME else outcome
            outcome = self._spent(heard, pause)
            again = self._pause_after(outcome, method)
            if again is None:
                break
            pause = again
        return outcome

    def _spent(self, heard: Heard, pause: float) -> Reply | Unanswered:
        self._requests += 1
        self._left -= heard.seconds + pause
        if not isinstance(heard.outcome, Unanswered) and "set-cookie" in heard.outcome.headers:
            self._cookies += 1
        return heard.outcome

    def _pause_after(self, outcome: Reply | Unanswered, method: Method) -> float | None:
        """Seconds until the same is asked again; None where that is no use."""
        asked = None
        if isinstance(outcome, Unanswered):
            self._timeouts += outcome.failure == "timeout"
            if outcome.failure not in _WORTH_ANOTHER or self._timeouts > 1:
                return None
        elif outcome.status in attempts.PASSING:
            asked = politeness.retry_after(outcome.headers, now=self._clock.now())
        else:
            return None
        self._failures += 1
        if self._failures >= attempts.MOST_ATTEMPTS or (method == "HEAD" and not _is_believed(outcome)):
            return None
        return attempts.pause_after(self._failures, asked=asked, jitter=self._jitter.random())

    def _share(self, method: Method, pause: float) -> float:
        """Seconds for one request: HEAD leaves enough for GET, because some servers never answer it."""
        left = self._left - pause
        return min(left, self._timeout / 2) if method == "HEAD" else left

    def _with_part(self, method: Method) -> dict[str, str]:
        if method == "HEAD" or not self._part:
            return self._headers
        return {**self._headers, "Range": self._part}

    def _circle(self, url: str, asked: dict[str, float]) -> str:
        """Why these redirects come to no end; a page may come again, once, when it set a cookie."""
        if len(self._hops) > MOST_REDIRECTS:
            return f"more than {MOST_REDIRECTS} redirects"
        before = asked.get(url)
        if before is None:
            return ""
        asked[url] = math.inf
        return "" if self._cookies > before else "redirects in a circle"

    def _seen(self, url: str, reply: Reply) -> Seen:
        return Seen(url, reply.status, reply.headers, reply.body, tuple(self._hops), requests=self._requests)

    def _failed(self, url: str, why: Unanswered) -> Seen:
        return Seen(
            url, hops=tuple(self._hops), failure=why.failure, detail=why.detail, requests=self._requests
        )


def _validators(visit: Visit) -> dict[str, str]:
    """What an earlier visit was told, so that a page that is the same need not be sent."""
    headers = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
    return {name: value for name, value in headers.items() if value}


def _is_believed(outcome: Reply | Unanswered) -> bool:
    """Whether what came of HEAD would come of GET, too."""
    if isinstance(outcome, Unanswered):
        return not outcome.sent or outcome.failure not in _BREAKS_ON_HEAD
    return outcome.status < _ERRORS or outcome.status in _HEADS_WORD
