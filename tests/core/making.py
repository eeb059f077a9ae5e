"""Short ways to make the values that tests of the plan need."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from curator.core.candidate import Candidate, Classification, Placing, Screening, Verdict
from curator.core.list.document import parse
from curator.core.memory import Record
from curator.core.plan import Page
from curator.core.policy import ListFormat
from curator.core.proposal import Marker, Outcome, Standing
from curator.core.works.paper import Paper, PaperId

if TYPE_CHECKING:
    from curator.core.works.identity import Match

NOW = datetime(2026, 4, 9, 6, 17, tzinfo=UTC)
LIST = """# Papers

<a id='Detection'></a>
## Adversarial Detection
* [Old Entry About Patches](https://arxiv.org/abs/1901.00001) (ICML 2019) <br/> Finds patches.

<a id='Training'></a>
## Training
* [Old Entry About Training](https://arxiv.org/abs/1801.00002) (ICML 2018) <br/> Trains.
"""
SLUGS = {"Adversarial Detection": "detection", "Training": "training"}


def page(text: str = LIST) -> Page:
    """The list that tests add to."""
    return Page(parse(text, slugs=SLUGS), "list/README.md", ListFormat())


def paper(number: int, title: str = "", *, withdrawn: bool = False) -> Paper:
    """An arXiv paper of April 2026 whose title no other number has."""
    return Paper(
        ids=(PaperId("arxiv", f"2604.{number:05d}"),),
        title=title or _title(number),
        url=f"https://arxiv.org/abs/2604.{number:05d}",
        published=NOW,
        withdrawn=withdrawn,
    )


def candidate(
    number: int, *, score: float = 0.9, section: str = "detection", match: Match | None = None
) -> Candidate:
    """A paper that screening kept."""
    return judged(paper(number), score=score, section=section, match=match)


def judged(
    what: Paper, *, score: float = 0.9, section: str | None = "detection", match: Match | None = None
) -> Candidate:
    """``what`` with a verdict: a candidate when it has a section, else rejected."""
    verdict = Verdict.CANDIDATE if section else Verdict.REJECTED
    ranking = (Placing("detection", 0.8, ()), Placing("training", 0.2, ()))
    return Candidate(
        id=what.ids[0],
        paper=what,
        classification=Classification(Screening(verdict, score, ()), ranking, section),
        match=match,
        listed_at=5 if match else None,
    )


def record(number: int, *, outcome: Outcome = Outcome.OPEN, night: str = "earlier") -> Record:
    """A proposal of the paper with this number."""
    about = paper(number)
    return Record(
        key=f"add:{about.ids[0]}",
        branch=f"curator/add/{about.ids[0].slug}",
        ids=about.ids,
        title=about.title,
        outcome=outcome,
        day=NOW.date(),
        night=night,
    )


def standing(number: int, *, outcome: Outcome = Outcome.OPEN, reason: str = "") -> Standing:
    """The pull request of the paper with this number."""
    about = record(number)
    marker = Marker(about.key, about.ids, about.title)
    return Standing(about.branch, marker, outcome, number, f"https://forge.example/{number}", reason)


_SUBJECTS = (
    "Patches",
    "Purification",
    "Smoothing",
    "Pruning",
    "Rejection",
    "Ensembles",
    "Distillation",
    "Margins",
)
_FIELDS = (
    "Speech",
    "Radar",
    "Malware",
    "Tables",
    "Graphs",
    "Proteins",
    "Weather",
    "Maps",
    "Music",
    "Roads",
    "Cells",
)


def _title(number: int) -> str:
    subject, field = _SUBJECTS[number % len(_SUBJECTS)], _FIELDS[number // len(_SUBJECTS) % len(_FIELDS)]
    return f"{subject} Against Evasion of {field} Models"
