"""What maintainers decided, as labelled papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curator.core.list.document import parse
from curator.core.memory import Memory, Record
from curator.core.proposal import Outcome
from curator.core.steering import Steer
from curator.core.works.paper import Paper, PaperId
from curator.tuning.decided import decided

if TYPE_CHECKING:
    from curator.tuning.decided import Recall

LIST = "# List\n\n## Training\n\n* [Paper number 1](https://arxiv.org/abs/2604.00001)\n"
KNOWN = {n: PaperId("arxiv", f"2604.0000{n}") for n in range(1, 6)}


def _paper(number: int) -> Paper:
    return Paper((KNOWN[number],), f"Paper number {number}", f"https://arxiv.org/abs/2604.0000{number}")


def _record(number: int, outcome: Outcome, section: str = "", *, kept: bool = True) -> Record:
    made = Record(f"add:{KNOWN[number]}", f"b{number}", (KNOWN[number],), f"Paper number {number}", outcome)
    return replace(made, paper=_paper(number) if kept else None, steer=Steer(section=section))


def _sees(
    *records: Record, recall: Recall = lambda _: None
) -> dict[str, tuple[bool | None, tuple[str, ...]]]:
    document = parse(LIST, slugs={"Training": "training"})
    found = decided(Memory(records=records), document, recall=recall)
    return {paper.title: (paper.wanted, paper.sections) for paper in found.papers}


def test_each_decision_says_something() -> None:
    """Merged: where it stands; moved: where to; declined: not wanted; open and unmoved: nothing yet."""
    assert _sees(
        _record(1, Outcome.MERGED),
        _record(2, Outcome.OPEN, "theory"),
        _record(3, Outcome.DECLINED),
        _record(4, Outcome.OPEN),
    ) == {
        "Paper number 1": (True, ("training",)),
        "Paper number 2": (True, ("theory",)),
        "Paper number 3": (False, ()),
    }


def test_words_that_the_state_let_go_come_from_the_ledger() -> None:
    """And a paper that nobody remembers is left out."""
    gone = _record(1, Outcome.MERGED, kept=False)
    assert _sees(gone) == {}
    assert list(_sees(gone, recall=lambda one: _paper(1) if one == KNOWN[1] else None)) == ["Paper number 1"]


def test_other_proposals_are_no_decision_about_a_paper() -> None:
    """A merged upgrade says nothing of what belongs where."""
    assert _sees(replace(_record(1, Outcome.MERGED), key="venue:arxiv:2604.00001")) == {}
