"""arXiv as a `Source`: windows by first submission, and single papers by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import arxiv  # type: ignore[import-untyped] # has annotations, but no py.typed

from curator.core.harvest import Harvest, Observed, judge
from curator.core.works.ids import arxiv_id
from curator.errors import NoAnswer
from curator.sources.arxiv.asking import ask_page
from curator.sources.arxiv.calendar import outlook, working_days
from curator.sources.arxiv.query import checked, question
from curator.sources.arxiv.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from curator.core.window import Window
    from curator.core.works.paper import Paper, PaperId, Unreadable
    from curator.ports import Clock, Fetcher
    from curator.sources.arxiv.feed import Feed
    from curator.sources.arxiv.tally import Tally

IDS_AT_ONCE: Final = 300
"""Ids that one request asks for: its address then has 4 kB, and proxies refuse those above 8."""


class Choice(Protocol):
    """What a maintainer wants of arXiv (``sources.arxiv`` in ``curator.yaml``)."""

    @property
    def categories(self) -> tuple[str, ...]:
        """Such as ``cs.LG``; papers in any of them are read."""
        ...

    @property
    def query(self) -> str:
        """A further condition in arXiv's query language, or ""."""
        ...

    @property
    def page_size(self) -> int:
        """Records a request, at most 2,000."""
        ...

    @property
    def holidays(self) -> tuple[date, ...]:
        """Days without an announcement, weekends apart."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """Papers asked for by id; ``missing`` are unknown to arXiv, or not reached because of ``failure``."""

    papers: tuple[Paper, ...]
    missing: tuple[PaperId, ...]
    unreadable: tuple[Unreadable, ...]
    failure: str = ""


class ArxivSource:
    """New papers of some categories, as arXiv's query API gives them."""

    def __init__(self, fetcher: Fetcher, *, choice: Choice, clock: Clock) -> None:
        """Ask nothing yet.

        Args:
            fetcher: knows the service ``arxiv``.
            choice: what to ask for.
            clock: tells what is late.

        Raises:
            UsageError: the query cannot be sent as it is.
        """
        self._fetcher = fetcher
        self._query = checked(choice.query)
        self._choice = choice
        self._holidays = frozenset(choice.holidays)
        self._clock = clock

    @property
    def name(self) -> str:
        """The key under ``sources`` in ``curator.yaml``."""
        return "arxiv"

    def fetch(self, window: Window) -> Harvest:
        """All papers first submitted in the window, oldest first, and how far that can be believed."""
        tally = Reader(self._page, size=self._choice.page_size, suspicious=self._suspicious).read(window)
        prospect = outlook(
            window,
            now=self._clock.now(),
            newest=tally.newest,
            received=len(tally.papers),
            holidays=self._holidays,
        )
        papers = sorted(tally.papers.values(), key=lambda paper: (paper.published, paper.ids[0]))
        health = judge(_observed(tally), outlook=prospect)
        return Harvest(tuple(papers), tuple(tally.unreadable.values()), health)

    def lookup(self, ids: Iterable[PaperId]) -> Found:
        """The papers with these arXiv ids, many in one request; other schemes and unknown ids are missing."""
        wanted = list(dict.fromkeys(ids))
        known = [one.value for one in wanted if one.scheme == "arxiv" and arxiv_id(one.value) == one]
        papers: dict[PaperId, Paper] = {}
        unreadable: list[Unreadable] = []
        failure = ""
        for first in range(0, len(known), IDS_AT_ONCE):
            search = arxiv.Search(id_list=known[first : first + IDS_AT_ONCE])
            try:
                feed, _ = ask_page(self._fetcher, search, start=0, size=IDS_AT_ONCE)
            except NoAnswer as error:
                failure = str(error)
                break
            papers |= {paper.ids[0]: paper for paper in feed.papers}
            unreadable += feed.unreadable
        found = tuple(papers[one] for one in wanted if one in papers)
        return Found(found, tuple(one for one in wanted if one not in papers), tuple(unreadable), failure)

    def _suspicious(self, window: Window) -> bool:
        return working_days(window, now=self._clock.now(), holidays=self._holidays) > 0

    def _page(self, window: Window, *, start: int, known: int) -> tuple[Feed, int]:
        search = arxiv.Search(
            question(categories=self._choice.categories, query=self._query, window=window),
            sort_by=arxiv.SortCriterion.SubmittedDate,
            sort_order=arxiv.SortOrder.Ascending,  # what arrives while we read is added behind us
        )
        return ask_page(self._fetcher, search, start=start, size=self._choice.page_size, known=known)


def _observed(tally: Tally) -> Observed:
    return Observed(
        source="arxiv",
        window=tally.window,
        requests=tally.requests,
        answers=tally.answers,
        received=tally.records,
        total=tally.total if tally.answers else None,
        newest=tally.newest,
        failure=tally.failure,
        doubts=tally.doubts,
        notes=tuple(tally.notes),
    )
