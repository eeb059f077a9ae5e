"""arXiv's feed as a `Source`: the news of one day, whatever the window.

It cannot be asked for another day. A window that holds the deadline of the feed's announcement is given its
papers; any other one nothing, and is not asked again, because a second answer would be the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.harvest import Harvest, Health, Observed, Status, judge
from curator.core.shelves.shelf import Shelf
from curator.core.window import Window
from curator.errors import NoAnswer
from curator.sources.arxiv.calendar import announces, outlook
from curator.sources.arxiv.rss import SOURCE, News, parse, submitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.harvest import Outlook
    from curator.ports import Answer, Clock, Fetcher
    from curator.sources.arxiv.source import Choice

_DAY: Final = timedelta(days=1)
_EASTERN: Final = timedelta(hours=5)
"""Behind UTC; in summer it is an hour less, in which the feed still shows the day before."""


class _Read(NamedTuple):
    """The feed as it came tonight, and how many requests that took."""

    news: News
    requests: int
    failure: str = ""


class ArxivRssSource:
    """The newest announcement of some categories; a further query cannot be asked there."""

    def __init__(self, fetcher: Fetcher, *, choice: Choice, clock: Clock) -> None:
        """Ask nothing yet; the feed is read once, however many windows are asked for.

        Args:
            fetcher: knows the service ``arxiv_rss``.
            choice: of its fields, the categories and the holidays count.
            clock: tells what is late.
        """
        self._fetcher = fetcher
        self._choice = choice
        self._clock = clock
        self._holidays = frozenset(choice.holidays)
        self._read: _Read | None = None

    @property
    def name(self) -> str:
        """The key under ``sources`` in ``curator.yaml``."""
        return SOURCE

    def fetch(self, window: Window) -> Harvest:
        """The papers of the feed's announcement if their deadline is in the window, and how the feed does."""
        fresh = self._read is None
        read = self._read = self._read or self._ask()
        requests = read.requests if fresh else 0
        news = read.news
        health = judge(self._observed(read, window, requests), outlook=self._outlook(news))
        if news.day is None or submitted(news.day) in window:
            papers = tuple(sorted(news.shelf.papers, key=lambda paper: paper.ids[0]))
            return Harvest(papers, news.shelf.unreadable, health)
        if health.complete:
            reason = (
                f"The feed shows the news of {news.day:%a %Y-%m-%d} alone, none of which is of this time."
            )
            health = Health(SOURCE, Status.QUIET, window, requests, 0, None, reason)
        return Harvest((), (), health)

    def _ask(self) -> _Read:
        news = News(Shelf())

        def objection(answer: Answer) -> str | None:
            nonlocal news
            news = parse(answer.body)
            return news.shelf.fault or None

        path = f"/rss/{'+'.join(self._choice.categories)}"
        try:
            requests = self._fetcher.get(SOURCE, path, {}, objection=objection).attempts
            return _Read(news, requests, self._of_the_future(news))
        except NoAnswer as error:
            said = parse(error.body).shelf.fault
            more = f" ({said})" if said.startswith("arXiv says") and said not in str(error) else ""
            return _Read(News(Shelf()), error.attempts, f"{error}{more}")

    def _of_the_future(self, news: News) -> str:
        tomorrow = (self._clock.now() + _DAY).date()
        return f"its news is of {news.day}" if news.day is not None and news.day > tomorrow else ""

    def _observed(self, read: _Read, window: Window, requests: int) -> Observed:
        shelf = read.news.shelf
        return Observed(
            source=SOURCE,
            window=window,
            requests=requests,
            answers=not read.failure,
            received=len(shelf.papers) + len(shelf.unreadable),
            total=None,
            newest=submitted(read.news.day) if read.news.day else None,
            failure=read.failure,
            doubts=(*shelf.doubts, *self._standing(read.news)),
            notes=(f"{shelf.told_aside} were set aside",) if shelf.told_aside else (),
        )

    def _standing(self, news: News) -> Iterator[str]:
        """Categories whose news is older than that of the others, whatever the feed says of its own date."""
        for category in self._choice.categories:
            days = [day for name, day in news.days.items() if f"{name}.".startswith(f"{category}.")]
            if days and news.day is not None and max(days) < news.day:
                yield f"{category} stands still since {max(days):%Y-%m-%d}"

    def _outlook(self, news: News) -> Outlook:
        """What the feed should show by now: of a feed without items, whether today had an announcement."""
        now = self._clock.now()
        prospect = outlook(
            Window(now - _DAY, now),
            now=now,
            newest=submitted(news.day) if news.day else None,
            received=len(news.shelf.papers),
            holidays=self._holidays,
        )
        due = announces((now - _EASTERN).date(), self._holidays)
        return replace(prospect, working_days=int(due))
