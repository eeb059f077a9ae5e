"""What an audit of a list says: what is stale, wrong, duplicate, doubtful or withdrawn, with its evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.evidence.said_by import said_by_work
from curator.core.facts import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.evidence.retitled import Retitled
    from curator.core.works.paper import Unreadable

Kind = Literal["stale", "wrong", "duplicate", "withdrawn", "elsewhere"]

KINDS: Final[Mapping[Kind, str]] = {
    "stale": "Stale: published since, and listed as if it were not",
    "wrong": "Wrong: other sources say another venue or year",
    "duplicate": "Duplicate: one work, listed twice",
    "withdrawn": "Withdrawn",
    "elsewhere": "The link leads elsewhere",
}
"""What an audit finds, and what people are told it is, the most welcome first."""

KIND_OF: Final[Mapping[str, Kind]] = {
    "CUR209": "elsewhere",
    "CUR210": "elsewhere",
    "CUR211": "withdrawn",
    "CUR301": "stale",
    "CUR303": "wrong",
    "CUR306": "stale",
    "CUR401": "duplicate",
    "CUR402": "duplicate",
    "CUR403": "duplicate",
    "CUR404": "duplicate",
}
"""The checks of the linter that an audit runs, and what each of them finds."""


class AuditFinding(NamedTuple):
    """One finding: the check's code, where it is, the entry's title, what is wrong, and who says so."""

    kind: Kind
    code: str
    path: str
    line: int
    column: int
    title: str
    message: str
    evidence: tuple[Evidence, ...]


class DoubtfulTitle(NamedTuple):
    """An entry whose work may have been published under another title."""

    path: str
    line: int
    column: int
    title: str
    guess: Retitled

    @property
    def claim(self) -> str:
        """Which work it may be, as a clause."""
        work = self.guess.work
        return f"may be “{work.title}”, {work.venue} {work.year}"

    @property
    def evidence(self) -> Evidence:
        """The record that it may be."""
        said = said_by_work(self.guess.work)
        return Evidence(said.source, said.quote, said.url, said.seen.isoformat())


@dataclass(frozen=True, slots=True)
class AuditReport:
    """One audit.

    Attributes:
        entries: how many the list has.
        findings: in the order of `KINDS`, then of the list.
        doubtful: in the order of the list.
        requests: how many were sent, by service.
        waiting: of how many entries a service is to be asked by another run.
        troubles: what could not be asked, as sentences.
        works: how many works files of proceedings gave.
        unreadable: what in those files is none.
    """

    entries: int
    findings: Sequence[AuditFinding]
    doubtful: Sequence[DoubtfulTitle] = ()
    requests: Mapping[str, int] = field(default_factory=dict)
    waiting: Mapping[str, int] = field(default_factory=dict)
    troubles: Sequence[str] = ()
    works: int = 0
    unreadable: Sequence[Unreadable] = ()

    @property
    def counted(self) -> Counter[Kind]:
        """How many findings there are of each kind."""
        return Counter(one.kind for one in self.findings)
