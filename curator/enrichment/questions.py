"""One service asked until it fails: the first failure that is not about the question ends it for the run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from curator.reading.payload import hear, incomplete, incomplete_list

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.ports import Answer, Fetcher, Objection
    from curator.reading.payload import Said

_ABOUT_THE_QUESTION: Final = frozenset({400, 404, 414, 422})
"""Statuses that say nothing of how the next question will fare."""


@dataclass(slots=True)
class Questions:
    """The questions of one run to one service; ``trouble`` is why there are no more of them."""

    fetcher: Fetcher
    service: str
    trouble: str = field(default="", init=False)
    requests: int = field(default=0, init=False)
    blocked: bool = field(default=False, init=False)
    """Whether the service turns programs away."""

    def get(self, path: str, params: Mapping[str, str]) -> Said | None:
        """The answer, whatever its status; None where the service fails, or failed before."""
        return self._hear(
            lambda objection: self.fetcher.get(self.service, path, params, objection=objection), incomplete
        )

    def post(
        self, path: str, body: Mapping[str, object], params: Mapping[str, str], *, many: bool = False
    ) -> Said | None:
        """As `get`; ``many`` where a list is expected, and not an object."""
        return self._hear(
            lambda objection: self.fetcher.post(self.service, path, body, params, objection=objection),
            incomplete_list if many else incomplete,
        )

    def doubt(self, trouble: str) -> None:
        """Ask nothing more, because what came cannot be believed; ``trouble`` is a sentence."""
        self.trouble = self.trouble or trouble

    def _hear(self, send: Callable[[Objection], Answer], objection: Objection) -> Said | None:
        if self.trouble:
            return None
        said = hear(send, objection=objection)
        self.requests += said.attempts
        if said.failure and said.status not in _ABOUT_THE_QUESTION:
            self.trouble = f"{said.failure.rstrip('.')}."
        elif said.page:
            self.trouble = f"A page for people came from {self.service} instead of an answer."
        self.blocked = self.blocked or said.turned_away
        return None if self.trouble else said
