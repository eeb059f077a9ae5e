"""One piece screened: what a worker does, wherever it runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.backfill.chunks import records_in
from curator.backfill.records import Words, paper_of, words_of
from curator.core.candidate import Verdict
from curator.core.rules.classify import Classifier

if TYPE_CHECKING:
    from curator.backfill.chunks import Chunk
    from curator.core.rules.ruleset import RuleSet
    from curator.core.works.paper import Paper

MOST_SHOWN: Final = 5
_COUNTED: Final = ("read", "bad", "lines", "turned_down")


class Fault(NamedTuple):
    """A record that is none: the number of its line or row in its piece, and what is wrong."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Screened:
    """What came of a piece.

    Attributes:
        read: how many papers it held.
        kept: those that are candidates or for triage, in their order.
        bad: how many records were none; ``shown`` are the first of them.
        lines: how many lines or rows it has, so that those of the next piece can be numbered.
        turned_down: how many papers were rejected or withdrawn where they were sent to.
    """

    read: int
    kept: tuple[Paper, ...]
    bad: int = 0
    shown: tuple[Fault, ...] = ()
    lines: int = 0
    turned_down: int = 0


class Job(NamedTuple):
    """What is the same for all pieces."""

    rules: RuleSet


def screen_chunk(job: Job, chunk: Chunk) -> Screened:
    """Read a piece and keep what is not rejected.

    Raises:
        OSError: its file cannot be opened here.
    """
    classifier = _classifier(job)
    count = Counter[str]()
    kept: list[Paper] = []
    shown: list[Fault] = []
    for line, record in records_in(chunk):
        count["lines"] = line
        words = words_of(record) if isinstance(record, Mapping) else record
        if isinstance(words, Words) and isinstance(record, Mapping):
            count["read"] += 1
            if classifier.classify(*words).screening.verdict is not Verdict.REJECTED:
                kept.append(paper_of(record, words))
        elif isinstance(words, str):
            count["bad"] += 1
            shown += [Fault(line, words)] * (len(shown) < MOST_SHOWN)
        elif record is not None:
            count["turned_down"] += 1
    return Screened(kept=tuple(kept), shown=tuple(shown), **{name: count[name] for name in _COUNTED})


@lru_cache(maxsize=2)
def _classifier(job: Job) -> Classifier:
    """Compiled once in a worker."""
    return Classifier(job.rules)
