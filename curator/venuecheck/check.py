"""The venues of a list's entries: asked about within budgets, judged, and as facts for the linter."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from curator.core.evidence.entries import facts_of_entries, judged
from curator.core.works.identity import canonical
from curator.enrichment import Terms, gather
from curator.errors import Unavailable
from curator.ports import Gathered
from curator.venuecheck.entries import settled, works_of
from curator.venuecheck.settled_answers import SettledAnswers
from curator.venuecheck.tonight import records_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from curator.core.evidence.asked_works import Asked
    from curator.core.evidence.judgement import Judgement
    from curator.core.list.document import Document
    from curator.core.venues.known import Venues
    from curator.core.works.paper import Paper, PaperId
    from curator.enrichment import Gathering
    from curator.ports import AnswerMemory, Clock, Proceedings, Witness


@dataclass(frozen=True, slots=True)
class VenueCheck:
    """The `VenueEvidence` port.

    Attributes:
        witnesses: the services that are asked, in this order; arXiv comes first.
        proceedings: the index of what venues published.
        memory: of what services said.
        venues: those that the rules know.
        clock: tells the day.
        sites: the names of the sources whose papers stand in proceedings.
        budgets: works that a service is asked about at once, by its name; without one, all.
    """

    witnesses: Sequence[Witness]
    proceedings: Proceedings
    memory: AnswerMemory
    venues: Venues
    clock: Clock
    sites: Collection[str] = ()
    budgets: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def gather(self, document: Document, papers: Sequence[Paper]) -> Gathered:
        """What is known, tonight's papers of all sources included.

        An entry that names a publication is asked about once; the others again and again, and first.

        Raises:
            Unavailable: tonight's papers could not be put into the index, so they must come again.
        """
        self.learn(papers)
        try:
            return self._gathered(document)
        except Unavailable as error:
            return Gathered({}, problems=(f"{error} {error.advice}".strip(),))

    def examine(
        self, works: Sequence[Asked], *, memory: AnswerMemory | None = None, later: Collection[str] = ()
    ) -> Gathering:
        """Everything that is said of works; raises `Unavailable` where index or memory cannot be used.

        Within the budgets, works with a key in ``later`` are asked about after all others.
        """
        return gather(
            works,
            witnesses=self.witnesses,
            proceedings=self.proceedings,
            memory=memory or self.memory,
            terms=Terms(self.clock.now().date(), self.budgets, later),
        )

    def learn(self, papers: Iterable[Paper]) -> None:
        """Put tonight's records into the index, and nobody is asked anything.

        What a venue-year had stays: tonight's page of it may have come in part, and what stands in
        proceedings remains true.

        Raises:
            Unavailable: the index could not be written; papers learned again change nothing.
        """
        today = self.clock.now().date()
        records = list(records_of(papers, sites=self.sites, venues=self.venues, seen=today))
        if records:
            self.proceedings.add(records)

    def _gathered(self, document: Document) -> Gathered:
        today = self.clock.now().date()
        done = {work.key for work in settled(document.entries, venues=self.venues)}
        works = sorted(works_of(document.entries), key=lambda work: work.key in done)
        memory = SettledAnswers(self.memory, settled=done, today=today)
        found = self.examine(works, memory=memory, later=done)
        judgements: dict[PaperId, Judgement] = {}
        for one in found.found:
            if one.said:
                paper_id = canonical(one.work.ids, title=one.work.title)
                judgements.setdefault(paper_id, judged(one, venues=self.venues))
        return Gathered(
            judgements,
            facts_of_entries(found.found, venues=self.venues, as_of=today),
            remarks=tuple(found.troubles.values()),
            requests=sum(found.requests.values()),
        )
