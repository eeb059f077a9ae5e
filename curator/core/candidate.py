"""Everything a reviewer is told about a paper: the screening, the ranking, the duplicate, the quotes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from curator.core.works.identity import Match
    from curator.core.works.paper import Paper, PaperId

Field = Literal["title", "abstract", "categories"]


class Verdict(StrEnum):
    """What screening says of a paper."""

    CANDIDATE = "candidate"
    TRIAGE = "triage"
    REJECTED = "rejected"


class Evidence(NamedTuple):
    """One place where a keyword rule fired: ``field[start:end] == quote`` (code points), and its weight."""

    rule: str
    field: Field
    quote: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Screening:
    """Whether a paper is for this list: score from 0 to 1, and the words that decided."""

    verdict: Verdict
    score: float
    evidence: tuple[Evidence, ...]


class Placing(NamedTuple):
    """How well a paper fits one section: score from 0 to 1, and the words that say so."""

    section: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """The screening and the ranking of all sections, best first; ``section`` only for a candidate."""

    screening: Screening
    ranking: tuple[Placing, ...]
    section: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper with its verdicts; ``match`` says why it is already listed, ``listed_at`` on which line."""

    id: PaperId
    paper: Paper
    classification: Classification
    match: Match | None = None
    listed_at: int | None = None

    @property
    def ids(self) -> tuple[PaperId, ...]:
        """The paper's ids: a candidate is a `Work`, so that it can be compared like one."""
        return self.paper.ids

    @property
    def title(self) -> str:
        """The paper's title."""
        return self.paper.title

    @property
    def authors(self) -> tuple[str, ...]:
        """The paper's authors."""
        return self.paper.authors
