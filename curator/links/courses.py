"""What a course of requests asks for, and what it hears: values between thinking and sending."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.links.link import Failure
    from curator.links.wire import Reply

_Result = TypeVar("_Result")


class Ask(NamedTuple):
    """One request that a course needs now.

    Attributes:
        method: as HTTP has it.
        url: absolute, without a fragment.
        headers: beyond those of every request.
        timeout: seconds until its answer has to be there.
        pause: seconds to wait before it; the wait for the host's turn comes after that.
        about_robots: it reads a robots.txt, which needs nobody's leave.
    """

    method: Literal["HEAD", "GET"]
    url: str
    headers: Mapping[str, str]
    timeout: float
    pause: float = 0.0
    about_robots: bool = False


class Unanswered(NamedTuple):
    """Why there is no reply; ``sent`` is whether there was a request."""

    failure: Failure
    detail: str
    sent: bool = True


class Heard(NamedTuple):
    """What became of a request, and how many seconds it took from its start."""

    outcome: Reply | Unanswered
    seconds: float


Course = Generator[Ask, Heard, _Result]
"""Asks for one request after the other, is sent what came of each, and returns what it was about."""
