"""The time, and services asked over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from curator.core.shelves.pages import UNMARKED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from curator.core.shelves.pages import Validators


class Clock(Protocol):
    """The only place where time comes from (``CURATOR_NOW`` sets it)."""

    def now(self) -> datetime:
        """The moment, aware and in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A service's answer that had a 2xx status: final URL, status, lower-case headers, body.

    The status is 304, and the body empty, where the answer that was marked with the validators still stands.
    ``attempts`` is how many requests it took.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    attempts: int = 1


Objection = Callable[[Answer], str | None]
"""Says why an answer cannot be used although its status is 2xx; None when it can."""


class Fetcher(Protocol):
    """One polite HTTP client for all sources: paced a service, bounded in time, size and retries."""

    def get(
        self,
        service: str,
        path: str,
        params: Mapping[str, str],
        *,
        objection: Objection | None = None,
        held: Validators = UNMARKED,
    ) -> Answer:
        """GET ``<base URL of service><path>?<params>``; raises `NoAnswer` when retries are used up.

        An answer with an ``objection`` is a failed attempt, so that all patience is spent in one place. With
        the marks of an answer that is ``held`` already, only another one is sent; without any, a 304 is none.
        """
        ...

    def post(
        self,
        service: str,
        path: str,
        body: Mapping[str, object],
        params: Mapping[str, str] = {},
        *,
        objection: Objection | None = None,
    ) -> Answer:
        """POST ``body`` as JSON, otherwise like `get`; for questions only, because it may be repeated."""
        ...
