"""Services that know where works were published, and a memory of what they said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from curator.core.evidence.asked_works import Asked, Told


@dataclass(frozen=True, slots=True)
class Testimony:
    """What a service told, by the work's place among those that were asked about.

    A work is missing where the service said nothing that can be believed; ``trouble`` says why, as a
    sentence. A service that knows nothing of a work tells an empty `Told`.
    """

    told: Mapping[int, Told] = field(default_factory=dict)
    requests: int = 0
    trouble: str = ""


class Witness(Protocol):
    """A service that may know where works were published."""

    @property
    def name(self) -> str:
        """The key under ``services`` in ``curator.yaml``, under which its answers are kept, too."""
        ...

    def knows(self, work: Asked) -> bool:
        """Whether it can be asked about a work with the ids that it has."""
        ...

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """What it says of works, in as few requests as it can be asked in; raises nothing."""
        ...


class KeptAnswer(NamedTuple):
    """An answer as text, and the day on which it was given."""

    day: date
    body: str


class AnswerMemory(Protocol):
    """What this machine remembers of the answers of services."""

    def recall(self, service: str, keys: Collection[str]) -> Mapping[str, KeptAnswer]:
        """The answers of a service under those of the keys that there are any of, however old."""
        ...

    def keep(self, service: str, answers: Mapping[str, str]) -> None:
        """Remember answers of today, in one transaction, in place of older; too long ones are left out."""
        ...
