"""When a request is sent again, and after how long: only what may pass by itself, and never for ever.

PyGithub brings a `GithubRetry` for urllib3. It is not used: it acts before the body is read, so an answer
that stalls or breaks off half-way is not seen; it leaves PATCH out; it waits for the hourly quota without
bound, and for the secondary limit 60 s each time where GitHub asks to double. One loop around the whole call
sees it all, and every call of this package is safe to repeat.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from github import GithubException
from github.Requester import Requester
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TRIES: Final = 6
LONGEST_WAIT: Final = 900.0
"""Seconds one request may wait in all: a quota used up for an hour ends the run instead of blocking it."""

_SECONDARY_WAIT: Final = 60.0
_SERVER_ERROR: Final = 500
_TOO_MANY: Final = 429
_FORBIDDEN: Final = 403


def is_limited(error: GithubException) -> bool:
    """Whether GitHub refused only because too much was asked of it."""
    if error.status not in {_FORBIDDEN, _TOO_MANY}:
        return False
    headers = error.headers or {}
    return (
        error.status == _TOO_MANY
        or "retry-after" in headers
        or headers.get("x-ratelimit-remaining") == "0"
        or Requester.isRateLimitError(said(error))
    )


def said(error: GithubException) -> str:
    """GitHub's sentence; empty when there is none, or a web page in its place."""
    data = error.data if isinstance(error.data, dict) else {}
    words = str(data.get("message") or data.get("data") or "")  # PyGithub has what is no JSON under "data"
    return "" if words.lstrip().startswith("<") else words


def may_pass(error: BaseException) -> bool:
    """Whether the same request may succeed later.

    Every exception of requests is an OSError; a ValueError is JSON that broke off.
    """
    if isinstance(error, GithubException):
        return error.status >= _SERVER_ERROR or is_limited(error)
    return isinstance(error, OSError | ValueError)


def pause(error: BaseException, tries: int) -> float:
    """Seconds to wait after try number ``tries``: what GitHub asks for, else 60 s or 1 s, doubling."""
    if not isinstance(error, GithubException) or not is_limited(error):
        return 2.0 ** (tries - 1)
    headers = error.headers or {}
    if asked := _seconds(headers.get("retry-after", "")):
        return asked
    if headers.get("x-ratelimit-remaining") == "0":
        return _until_reset(headers)
    return _SECONDARY_WAIT * 2.0 ** (tries - 1)


def _seconds(header: str) -> float:
    return float(header) if header.isascii() and header.isdigit() else 0.0


def _until_reset(headers: Mapping[str, str]) -> float:
    """Until the quota is new, by GitHub's own clock: this machine's may be wrong, or set by a test."""
    try:
        now = parsedate_to_datetime(headers.get("date", "")).timestamp()
    except ValueError:
        return _SECONDARY_WAIT
    return max(1.0, _seconds(headers.get("x-ratelimit-reset", "")) - now + 1)


def retrying(*, sleep: Callable[[float], None]) -> Retrying:
    """The loop that one request runs in; the last error comes out as it is."""
    return Retrying(
        sleep=sleep,
        wait=_wait,
        retry=retry_if_exception(may_pass),
        stop=lambda state: stop_after_attempt(TRIES)(state) or _too_long(state),
        reraise=True,
    )


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    return pause(error, state.attempt_number) if error else 0.0


def _too_long(state: RetryCallState) -> bool:
    return state.idle_for + state.upcoming_sleep > LONGEST_WAIT
