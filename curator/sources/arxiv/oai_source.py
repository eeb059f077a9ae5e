"""arXiv through OAI-PMH as a `Source`: whole windows by first submission, as the query API gives them.

OAI-PMH lists by the day of the last change, so everything that was first submitted in a window has changed on
its first day or later: that day is asked from, to the present, and older papers that changed are set aside.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from curator.core.harvest import Harvest, Observed, judge
from curator.core.shelves.shelf import Shelf
from curator.errors import NoAnswer
from curator.sources.arxiv.calendar import outlook
from curator.sources.arxiv.oai import SOURCE, OaiPage, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.core.window import Window
    from curator.core.works.paper import Paper, PaperId, Unreadable
    from curator.ports import Answer, Clock, Fetcher
    from curator.sources.arxiv.source import Choice

MOST_PAGES: Final = 60
"""Answers that one category may take for one window, of 3,500 records each: more than a year of cs.LG."""

_PATH: Final = "/oai"
_LIST: Final[Mapping[str, str]] = {"verb": "ListRecords"}
_UNDATED: Final = datetime.min.replace(tzinfo=UTC)
_OF_PHYSICS: Final = frozenset(
    {"astro-ph", "cond-mat", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nlin", "nucl-ex"}
    | {"nucl-th", "physics", "quant-ph"}
)
"""Archives that OAI-PMH counts among physics; the others are groups of their own."""


class ArxivOaiSource:
    """New papers of some categories, as arXiv's OAI-PMH gives them; a further query cannot be asked there."""

    def __init__(self, fetcher: Fetcher, *, choice: Choice, clock: Clock) -> None:
        """Ask nothing yet.

        Args:
            fetcher: knows the service ``arxiv_oai``.
            choice: of its fields, the categories and the holidays count.
            clock: tells what is late.
        """
        self._fetcher = fetcher
        self._choice = choice
        self._clock = clock

    @property
    def name(self) -> str:
        """The key under ``sources`` in ``curator.yaml``."""
        return SOURCE

    def fetch(self, window: Window) -> Harvest:
        """All papers first submitted in the window, oldest first, and how far that can be believed."""
        reading = _Reading(self._fetcher, window)
        for category in self._choice.categories:
            if not reading.failure:
                reading.read(category)
        papers = sorted(reading.papers.values(), key=lambda paper: (paper.published, paper.ids[0]))
        prospect = outlook(
            window,
            now=self._clock.now(),
            newest=reading.newest,
            received=len(papers),
            holidays=frozenset(self._choice.holidays),
        )
        health = judge(reading.observed, outlook=prospect)
        return Harvest(tuple(papers), tuple(reading.unreadable.values()), health)


def set_of(category: str) -> str:
    """A category's set: ``cs.LG`` is ``cs:cs:LG``, ``hep-th`` is ``physics:hep-th``, ``cs`` is ``cs:cs``."""
    archive, _, rest = category.partition(".")
    group = "physics" if archive in _OF_PHYSICS else archive
    return ":".join(filter(None, (group, archive, rest)))


@dataclass(slots=True)
class _Reading:
    """One window read category by category, and what has come of it."""

    fetcher: Fetcher
    window: Window
    papers: dict[PaperId, Paper] = field(default_factory=dict)
    unreadable: dict[str, Unreadable] = field(default_factory=dict)
    others: set[PaperId] = field(default_factory=set)
    requests: int = 0
    answers: int = 0
    gone: int = 0
    failure: str = ""
    doubts: dict[str, None] = field(default_factory=dict)

    @property
    def newest(self) -> datetime | None:
        """The date of the newest paper inside the window."""
        return max((paper.published or _UNDATED for paper in self.papers.values()), default=None)

    @property
    def observed(self) -> Observed:
        """What happened, to be judged."""
        return Observed(
            source=SOURCE,
            window=self.window,
            requests=self.requests,
            answers=self.answers,
            received=len(self.papers) + len(self.unreadable),
            total=None,
            newest=self.newest,
            failure=self.failure,
            doubts=tuple(self.doubts),
            notes=tuple(self._notes()),
        )

    def read(self, category: str) -> None:
        """Take in all pages of a category, or as many as come."""
        asked = {
            "metadataPrefix": "arXivRaw",
            "set": set_of(category),
            "from": f"{self.window.start:%Y-%m-%d}",
        }
        came, promised, tokens = 0, 0, set[str]()
        try:
            while True:
                page = self._ask(asked)
                self._take(page.shelf)
                came += page.shelf.records
                promised = max(promised, page.complete or 0)
                if not page.token:
                    break
                if page.token in tokens or len(tokens) >= MOST_PAGES:
                    self.failure = f"{len(tokens) + 1} pages of {category} did not come to an end"
                    return
                tokens.add(page.token)
                asked = {"resumptionToken": page.token}
        except NoAnswer as error:
            self.failure = str(error)
            self.requests += error.attempts
            return
        if came < promised:
            self.doubts[f"{came:,} records of {category} came of {promised:,}"] = None

    def _ask(self, asked: Mapping[str, str]) -> OaiPage:
        """One page that makes sense; raises `NoAnswer`. What arXiv itself refuses is not asked again."""
        page = OaiPage(Shelf())

        def objection(answer: Answer) -> str | None:
            nonlocal page
            page = parse(answer.body)
            return page.shelf.fault if page.shelf.fault and not page.error else None

        self.requests += self.fetcher.get(SOURCE, _PATH, {**_LIST, **asked}, objection=objection).attempts
        if page.error:
            raise NoAnswer(page.shelf.fault, attempts=0)
        self.answers += 1
        return page

    def _take(self, shelf: Shelf) -> None:
        self.unreadable |= {record.where: record for record in shelf.unreadable}
        self.doubts |= dict.fromkeys(shelf.doubts)
        self.gone += sum(shelf.aside.values())
        for paper in shelf.papers:
            if paper.published is not None and paper.published in self.window:
                self.papers[paper.ids[0]] = paper
            else:
                self.others.add(paper.ids[0])

    def _notes(self) -> Iterator[str]:
        if self.others:
            yield f"{len(self.others):,} papers of other times that changed since were set aside"
        if self.gone:
            yield f"{self.gone:,} records were deleted"
