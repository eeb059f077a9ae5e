"""Where evidence of venues comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from curator.core.facts import NO_FACTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.evidence.judgement import Judgement
    from curator.core.facts import Facts
    from curator.core.list.document import Document
    from curator.core.works.paper import Paper, PaperId


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known of the venues of a list's entries.

    Attributes:
        judgements: what follows for entries, by their canonical id; one that nothing is known of is missing.
        facts: the same for the linter.
        problems: what went wrong on this machine, as sentences.
        remarks: what could not be asked; another night asks again, and nothing else depends on it.
        requests: how many were sent.
    """

    judgements: Mapping[PaperId, Judgement]
    facts: Facts = NO_FACTS
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    requests: int = 0


class VenueEvidence(Protocol):
    """Asks, within budgets, where the list's entries were published."""

    def gather(self, document: Document, papers: Sequence[Paper]) -> Gathered:
        """What is known, tonight's papers of all sources included.

        Asked again at once it says the same: a piece of evidence keeps the day on which it was first read.

        Raises:
            Unavailable: tonight's papers could not be kept for other nights; whatever else fails is told.
        """
        ...
