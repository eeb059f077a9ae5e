"""What is known of the venues of the list's entries, asked once a night."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from curator.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curator.core.evidence.judgement import Judgement
    from curator.core.facts import Facts
    from curator.core.harvest import Harvest
    from curator.core.list.document import Document
    from curator.core.works.paper import PaperId
    from curator.nightly.outside import Outside


class Evidence(NamedTuple):
    """What is known of the venues of entries.

    Attributes:
        judgements: by the entry's id; None where venues are none of the night's business.
        remarks: what could not be asked; another night asks again, and nothing else depends on it.
        problems: what went wrong on this machine.
    """

    judgements: Mapping[PaperId, Judgement] | None
    remarks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def gather(outside: Outside, harvests: Iterable[Harvest], *, document: Document, keep: bool) -> Evidence:
    """What is known of entries; ``keep`` says whether the facts, or what was learned, may be written.

    Raises:
        Unavailable: what came tonight could not be learned. It must not be remembered as read then: the
            sources would call it unchanged, and no other night would learn it.
    """
    papers = tuple(paper for harvest in harvests for paper in harvest.papers)
    if outside.evidence is None:
        if keep:
            outside.learn(papers)
        return Evidence(None)
    outside.narrate("gathering evidence of venues")
    gathered = outside.evidence.gather(document, papers)
    problems = _kept(gathered.facts, outside) if keep and gathered.facts.entries else ()
    return Evidence(gathered.judgements, gathered.remarks, (*gathered.problems, *problems))


def _kept(facts: Facts, outside: Outside) -> tuple[str, ...]:
    try:
        outside.keep(facts)
    except Unavailable as error:
        return (f"{error} {error.advice}".strip(),)
    return ()
