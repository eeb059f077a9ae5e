"""CUR211: a paper that was withdrawn or retracted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.facts import EntryFacts, Evidence
from curator.lint.check import WARNING, Example, Finding, check
from curator.lint.quoting import quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case

_SAID: Final = ("withdrawn", "withdrew", "retracted")
_WITHDRAWN: Final = EntryFacts(
    title="Bounds That Hold",
    withdrawn=True,
    evidence=(Evidence("arxiv", "This paper has been withdrawn due to an error in Lemma 2"),),
)


@check(
    "CUR211",
    "withdrawn",
    WARNING,
    needs="entries",
    why="Its authors or its publisher no longer stand by what it says. An entry that tells so is left alone.",
    examples=[
        Example(
            bad="* [Bounds That Hold](https://arxiv.org/abs/2102.04638) <br/> Proves them.",
            good="* [Bounds That Hold](https://arxiv.org/abs/2102.04638) <br/> Withdrawn in 2023.",
            facts={"arxiv:2102.04638": _WITHDRAWN},
        ),
    ],
)
def withdrawn(case: Case) -> Iterator[Finding]:
    """The paper was withdrawn or retracted."""
    entries = case.around.facts.entries
    if not entries:
        return
    more = case.ids[1:]  # an entry may stand for several papers
    known = [case.facts, *(entries.get(str(paper_id)) for paper_id in more)]
    told = next((one for one in known if one is not None and one.withdrawn), None)
    if told is None or _is_said(case):
        return
    yield Finding(case.title, f"the paper was withdrawn or retracted{_proof(told)}")


def _is_said(case: Case) -> bool:
    prose = case.prose.lower()
    return any(word in prose for word in _SAID)


def _proof(known: EntryFacts) -> str:
    for one in known.evidence:
        if one.quote and any(word in one.quote.lower() for word in _SAID):
            return f": {quoted(one.quote)}{f' ({shortened(one.source)})' if one.source else ''}"
    return ""
