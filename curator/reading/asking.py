"""One service asked until it fails: the first failure that is not about the question ends it for the run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from curator.reading.payload import fields, hear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.ports import Fetcher

_ABOUT_THE_QUESTION: Final = frozenset({400, 404, 414, 422})
"""Statuses that say nothing of how the next question will fare."""

_LONGEST: Final = 2_000
_NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(slots=True)
class Asking:
    """The questions of one run to one service; ``trouble`` is why there are no more of them."""

    fetcher: Fetcher
    service: str
    trouble: str = field(default="", init=False)

    def ask(self, path: str, params: Mapping[str, str]) -> bytes:
        """The answer's body, not yet looked at; empty where there is none."""
        if self.trouble:
            return b""
        said = hear(lambda objection: self.fetcher.get(self.service, path, params, objection=objection))
        if said.failure and said.status not in _ABOUT_THE_QUESTION:
            self.trouble = f"{said.failure.rstrip('.')}."
        elif said.page:
            self.trouble = f"A page for people came from {self.service} instead of an answer."
        return b"" if said.failure or said.page else said.body


def read_object(body: bytes) -> Mapping[str, Any]:
    """A JSON object; empty for anything else, however broken."""
    return fields(body) or _NOTHING


def rows(value: object, most: int) -> list[Mapping[str, Any]]:
    """The objects among the first ``most`` items of a list; none of anything else."""
    return [one for one in value[:most] if isinstance(one, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """A text of bearable length, or the first text of a list of them; "" for anything else."""
    first = value[0] if isinstance(value, list) and value else value
    return first if isinstance(first, str) and len(first) <= _LONGEST else ""
