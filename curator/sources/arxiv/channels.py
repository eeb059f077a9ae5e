"""arXiv through all its channels at once: each stands in for the others, and tells where they are wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from curator.core.channels import disagreement, united
from curator.core.harvest import Harvest, Health, Status

if TYPE_CHECKING:
    from curator.core.window import Window
    from curator.ports import Source

_FAILED: Final = frozenset({Status.DOWN, Status.PARTIAL})


class ArxivChannels:
    """A `Source` that asks the query API, the archive (OAI-PMH) and the news (RSS), one after another.

    A window that the archive brings whole is done where the API failed, because it has all that the API has.
    The news is a day's, so that after it alone the window is still wanted. Where all came whole they are held
    against each other, unless a condition makes the API's papers fewer.
    """

    def __init__(
        self, api: Source, *, archive: Source | None = None, news: Source | None = None, compared: bool = True
    ) -> None:
        """Ask nothing yet; ``compared`` is false where only the API applies a condition."""
        self._api = api
        self._archive = archive
        self._news = news
        self._compared = compared

    @property
    def name(self) -> str:
        """That of the API: the others stand for it."""
        return self._api.name

    def fetch(self, window: Window) -> Harvest:
        """All papers of the window, however they came, and how far that can be believed."""
        harvest = self._api.fetch(window)
        failed = harvest.health.status in _FAILED
        if not (failed or self._compared):
            return harvest
        told = {self._api.name: harvest}
        for channel in filter(None, (self._archive, self._news)):
            told[channel.name] = brought = channel.fetch(window)
            done = failed and channel is self._archive and brought.health.complete
            harvest = _together(harvest, brought, done=done)
            if done:
                return harvest
        return harvest if failed else _with_doubts(harvest, disagreement(told, window))


def _with_doubts(harvest: Harvest, difference: str) -> Harvest:
    """The harvest with what its channels say differently as a remark."""
    if not difference:
        return harvest
    reason = f"{harvest.health.reason} Channels disagree: {difference}."
    return replace(harvest, health=replace(harvest.health, reason=reason))


def _together(first: Harvest, second: Harvest, *, done: bool) -> Harvest:
    """Both harvests as one of the first's source; ``done``: the second lacks nothing of the window."""
    papers = united(
        (*first.papers, *second.papers), order=(first.health.source, "arxiv_oai", second.health.source)
    )
    dated = sorted(papers, key=lambda paper: (paper.published is None, paper.published, paper.ids[:1]))
    more = len(papers) - len(first.papers)
    unreadable = tuple(dict.fromkeys((*first.unreadable, *second.unreadable)))
    return Harvest(tuple(dated), unreadable, _health(first.health, second.health, more=more, done=done))


def _health(first: Health, second: Health, *, more: int, done: bool) -> Health:
    came = f"{more:,} further papers came through {second.source}"
    said = first.reason if not more and not done else f"{first.reason} {came}: {second.reason}"
    status = first.status
    if done:
        status = second.status
    elif more and status is Status.DOWN:
        status = Status.PARTIAL
    return replace(
        first,
        status=status,
        requests=first.requests + second.requests,
        received=first.received + more,
        total=None if done else first.total,
        reason=said,
    )
