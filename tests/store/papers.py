"""Papers as a night judges them, for the tests of the ledger."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from curator.core.candidate import Candidate, Classification, Evidence, Placing, Screening, Verdict
from curator.core.proposal import Published
from curator.core.works.identity import Match
from curator.core.works.paper import Paper, PaperId, Venue

if TYPE_CHECKING:
    from curator.core.proposal import Action

PREPRINT = PaperId("arxiv", "2604.00001")
REVIEWED = PaperId("openreview", "aBcDeFgHiJ")
QUOTE = Evidence("screening.defense", "title", "robust", 2, 8, 2.0)


def candidate(
    *,
    id: PaperId = PREPRINT,  # noqa: A002  # as the field is called
    ids: tuple[PaperId, ...] = (PREPRINT, REVIEWED),
    title: str = "A robust thing",
    verdict: Verdict = Verdict.CANDIDATE,
) -> Candidate:
    """One paper with everything filled in, so that nothing can be lost unseen."""
    ranking = (Placing("training", 0.7, (QUOTE,)), Placing("theory", 0.1, ()))
    return Candidate(
        id=id,
        paper=_paper(ids, title),
        classification=Classification(Screening(verdict, 0.9, (QUOTE,)), ranking, "training"),
        match=Match("near-title", "the titles differ by one letter", 0.97),
        listed_at=213,
    )


def rejected() -> Candidate:
    """The same paper before the rules knew better."""
    return Candidate(
        id=PREPRINT,
        paper=_paper((PREPRINT, REVIEWED), "A robust thing"),
        classification=Classification(Screening(Verdict.REJECTED, 0.0, ()), (), None),
        match=None,
        listed_at=None,
    )


def published(action: Action, *, key: str = f"add:{PREPRINT}") -> Published:
    """What a night did about a proposal."""
    return Published(key, "curator/add/x", action, 7, "https://example.org/pull/7", "newly proposed")


def _paper(ids: tuple[PaperId, ...], title: str) -> Paper:
    return Paper(
        ids=ids,
        title=title,
        url="https://arxiv.org/abs/2604.00001",
        authors=("Ada Lovelace", "Łukasz Nowak"),
        abstract="We propose a robust thing.",
        categories=("cs.LG", "stat.ML"),
        comment="Accepted at ICML 2026",
        journal_ref="",
        venue=Venue("ICML", 2026, "Accepted at ICML 2026"),
        published=datetime(2026, 4, 29, 17, 59, 1, tzinfo=UTC),
        updated=None,
        version=1,
        source="arxiv",
    )
