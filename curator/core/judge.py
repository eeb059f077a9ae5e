"""One paper, judged: screened, ranked, and held against the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.candidate import Candidate, Verdict
from curator.core.works.identity import canonical

if TYPE_CHECKING:
    from curator.core.list.document import Entry
    from curator.core.rules.classify import Classifier
    from curator.core.works.identity import WorkIndex
    from curator.core.works.paper import Paper


def judge(paper: Paper, *, classifier: Classifier, listed: WorkIndex[Entry]) -> Candidate:
    """Everything that the rules and the list say of ``paper``; a rejected one is not looked up."""
    classification = classifier.classify(paper.title, paper.abstract, paper.categories)
    rejected = classification.screening.verdict is Verdict.REJECTED
    found = None if rejected else listed.find(paper)
    return Candidate(
        id=canonical(paper.ids, title=paper.title),
        paper=paper,
        classification=classification,
        match=found[1] if found else None,
        listed_at=found[0].line if found else None,
    )
