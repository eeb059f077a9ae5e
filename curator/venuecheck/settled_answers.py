"""A memory in which what was said of some works never grows old."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from curator.ports import AnswerMemory, KeptAnswer


class SettledAnswers:
    """The `AnswerMemory` of a night: a service that once spoke of a settled work is not asked again."""

    def __init__(self, memory: AnswerMemory, *, settled: Collection[str], today: date) -> None:
        """Take everything from ``memory``; ``settled`` are the keys of works."""
        self._memory = memory
        self._settled = settled
        self._today = today

    def recall(self, service: str, keys: Collection[str]) -> Mapping[str, KeptAnswer]:
        """The answers that there are, those of settled works as if they had been given today."""
        kept = self._memory.recall(service, keys)
        return {
            key: answer._replace(day=self._today) if key in self._settled else answer
            for key, answer in kept.items()
        }

    def keep(self, service: str, answers: Mapping[str, str]) -> None:
        """Remember answers of today."""
        self._memory.keep(service, answers)
