"""What PyGithub sends in this process: recorded, judged by GitHub's description, and open to accidents."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from github.Requester import HTTPRequestsConnectionClass, HTTPSRequestsConnectionClass, Requester

from tests.support.openapi import complaints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Killed(BaseException):
    """Stands in for a SIGKILL: nothing in the program catches it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One request; ``target`` is path and query."""

    method: str
    target: str
    body: str | None
    headers: dict[str, str]

    @property
    def writes(self) -> bool:
        """Whether the request is meant to change something."""
        return self.method != "GET" and self.target != "/graphql"


def _nothing(_: Sent) -> None:
    """The usual accident."""


@dataclass
class Wire:
    """A test's view of the connection; ``before`` and ``after`` a request it may do what it likes."""

    sent: list[Sent] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    before: Callable[[Sent], None] = _nothing
    after: Callable[[Sent], None] = _nothing

    @property
    def writes(self) -> list[Sent]:
        """The requests that were meant to change something."""
        return [one for one in self.sent if one.writes]

    def kill_at(self, number: int, *, after: bool) -> None:
        """Die at write ``number`` (from 1), before it is sent or after it took effect."""

        def accident(sent: Sent) -> None:
            if sent.writes and len(self.writes) == number:
                raise Killed

        if after:
            self.after = accident
        else:
            self.before = accident

    def heal(self) -> None:
        """No more accidents, and an empty record."""
        self.sent.clear()
        self.before = self.after = _nothing


def _tapped(base: type[Any], wire: Wire) -> type[Any]:
    class Tapped(base):  # type: ignore[misc] # one of two classes of PyGithub's that share nothing but their form
        def getresponse(self) -> Any:  # noqa: ANN401 - as PyGithub has it
            one = Sent(self.verb, self.url, self.input, dict(self.headers))
            wire.sent.append(one)
            wire.complaints += complaints(one.method, one.target, one.body)
            wire.before(one)
            answer = super().getresponse()
            wire.after(one)
            return answer

    return Tapped


@contextmanager
def tapped() -> Iterator[Wire]:
    """Everything that PyGithub sends meanwhile goes over the wire that this yields."""
    wire = Wire()
    Requester.injectConnectionClasses(
        _tapped(HTTPRequestsConnectionClass, wire), _tapped(HTTPSRequestsConnectionClass, wire)
    )
    try:
        yield wire
    finally:
        Requester.resetConnectionClasses()
    assert wire.complaints == []
