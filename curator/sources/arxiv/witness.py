"""arXiv as a `Witness`: what authors say of their papers' venues, hundreds of papers a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import arxiv  # type: ignore[import-untyped] # has annotations, but no py.typed

from curator.core.evidence.asked_works import Told
from curator.core.evidence.said_by import said_by_paper
from curator.errors import NoAnswer
from curator.ports import Testimony
from curator.sources.arxiv.asking import ask_page
from curator.sources.arxiv.batches import batches, is_canonical

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from curator.core.evidence.asked_works import Asked
    from curator.core.venues.known import Venues
    from curator.core.works.paper import PaperId
    from curator.ports import Fetcher

MOST_REFUSALS: Final = 24
"""Refused requests after which no part is halved any more, because one bad id spoils all."""

_REFUSED: Final = 400
_MOST_AUTHORS: Final = 30


class ArxivWitness:
    """Comments, journal references, DOIs, titles and withdrawals of arXiv's papers."""

    def __init__(self, fetcher: Fetcher, *, venues: Venues, today: date) -> None:
        """Ask nothing yet; ``fetcher`` knows the service ``arxiv``."""
        self._fetcher = fetcher
        self._venues = venues
        self._today = today

    @property
    def name(self) -> str:
        """As `Witness` says."""
        return "arxiv"

    def knows(self, work: Asked) -> bool:
        """By an arXiv id."""
        return any(map(is_canonical, work.ids))

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """As `Witness` says; an id that does not come is no answer, for it may be too new or withheld."""
        named = [(at, one) for at, work in enumerate(works) for one in work.ids if is_canonical(one)]
        came: dict[PaperId, Told] = {}
        waiting = list(batches(dict.fromkeys(one for _, one in named)))[::-1]
        requests, refusals, trouble = 0, 0, ""
        while waiting:
            batch = waiting.pop()
            try:
                told, sent = self._asked(batch)
            except NoAnswer as error:
                requests += error.attempts
                refusals += 1
                if error.status != _REFUSED or refusals >= MOST_REFUSALS:
                    trouble = f"{str(error).rstrip('.')}."
                    break
                half = len(batch) // 2
                waiting += [part for part in (batch[half:], batch[:half]) if part and half]
                continue
            came |= told
            requests += sent
        return Testimony({at: came[one] for at, one in reversed(named) if one in came}, requests, trouble)

    def _asked(self, batch: Sequence[PaperId]) -> tuple[dict[PaperId, Told], int]:
        """What arXiv tells of a part of the ids, and how many requests that took; raises `NoAnswer`."""
        search = arxiv.Search(id_list=[one.value for one in batch])
        feed, requests = ask_page(self._fetcher, search, start=0, size=len(batch))
        told = {
            paper.ids[0]: Told(
                said_by_paper(paper, venues=self._venues, today=self._today),
                paper.ids,
                paper.title,
                paper.authors[:_MOST_AUTHORS],
            )
            for paper in feed.papers
        }
        return told, requests
