"""arXiv as a `Registry`: hundreds of ids a request, and an id called unknown only with a witness.

An unknown id is left out of the answer without a word, and so is any id on a bad day. Those that did not come
are therefore asked for once more together with a paper that is certainly there: only an answer that brings
this witness, and as many records as it counts, can say that the others do not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

import arxiv  # type: ignore[import-untyped] # has annotations, but no py.typed

from curator.core.links.link import Registration
from curator.core.works.paper import PaperId
from curator.errors import NoAnswer
from curator.ports import Lookup
from curator.sources.arxiv.asking import ask_page
from curator.sources.arxiv.batches import batches, is_canonical
from curator.sources.arxiv.envelope import id_of
from curator.sources.arxiv.novelty import may_be_too_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.ports import Clock, Fetcher
    from curator.sources.arxiv.feed import Feed

MOST_REFUSALS: Final = 24
"""Refused requests after which no batch is halved any more: one bad id of 400 costs 10 at most."""

_WITNESSES: Final = (PaperId("arxiv", "1412.6572"), PaperId("arxiv", "1312.6199"))
"""Well-known papers, for a run that has seen none of its own."""

_REFUSED: Final = 400
_TURNED_AWAY: Final = frozenset({401, 403})


class ArxivRegistry:
    """Existence, title, withdrawal and newest version of arXiv's papers."""

    def __init__(self, fetcher: Fetcher, *, clock: Clock) -> None:
        """Ask nothing yet.

        Args:
            fetcher: knows the service ``arxiv``.
            clock: tells which ids arXiv's index may not show yet.
        """
        self._fetcher = fetcher
        self._clock = clock

    @property
    def name(self) -> Literal["arxiv"]:
        """Under which name its answers are told."""
        return "arxiv"

    def look_up(self, ids: Sequence[PaperId]) -> Lookup:
        """What arXiv says of arXiv ids; one that is not of its form is not asked for, and not answered."""
        asking = _Asking(self._fetcher)
        wanted = [one for one in dict.fromkeys(ids) if is_canonical(one)]
        asking.ask(wanted)
        if not asking.over:
            asking.ask_again([one for one in wanted if one not in asking.found and one not in asking.refused])
        today = self._clock.now().date()
        new = [one for one in asking.unknown if may_be_too_new(one.value, today=today)]
        found = asking.found | {one: Registration(known=False) for one in asking.unknown if one not in new}
        if new:
            asking.say(f"{_counted(new)} may be too new for arXiv's index")
        if odd := [one for one in dict.fromkeys(ids) if not is_canonical(one)]:
            asking.say(f"{_counted(odd)} cannot be asked for")
        if all(one in found for one in ids):
            return Lookup(found, asking.requests)
        trouble = "; ".join(asking.troubles)
        return Lookup(
            found,
            asking.requests,
            f"{trouble}.",
            blocked=asking.blocked,
            down=asking.over and not asking.blocked,
        )


@dataclass(slots=True)
class _Asking:
    """One round of questions; ``over`` once a service that fails must not be asked any more."""

    fetcher: Fetcher
    found: dict[PaperId, Registration] = field(default_factory=dict)
    unknown: list[PaperId] = field(default_factory=list)
    refused: list[PaperId] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    requests: int = 0
    refusals: int = 0
    blocked: bool = False
    over: bool = False

    def say(self, trouble: str) -> None:
        """Add a reason, without a full stop, why some ids have no answer."""
        if trouble not in self.troubles:
            self.troubles.append(trouble)

    def ask(self, ids: Sequence[PaperId]) -> None:
        """Ask for all of them, in as many requests as their length needs."""
        for batch in batches(ids):
            self._ask_batch(batch)

    def ask_again(self, suspects: Sequence[PaperId]) -> None:
        """Ask for those that did not come, each time with a witness; those that still do not are unknown."""
        witness = next(one for one in (*self.found, *_WITNESSES) if one not in suspects)
        for batch in batches(suspects):
            if not self.over:
                self._testify(batch, witness)

    def _testify(self, suspects: Sequence[PaperId], witness: PaperId) -> None:
        """Ask with the witness at the end, because an answer that is cut short loses its end."""
        feed = self._feed([*suspects, witness])
        if feed is None:
            return
        came = _registrations(feed)
        self.found |= {one: came[one] for one in suspects if one in came}
        absent = [one for one in suspects if one not in came]
        whole = len(came) == feed.entries == feed.total and came.keys() <= {*suspects, witness}
        if whole and witness in came:
            self.unknown += absent
        elif absent:
            self.say(f"{_counted(absent)} did not come, in an answer that was not whole either")

    def _ask_batch(self, ids: Sequence[PaperId]) -> None:
        """Ask for a batch; where arXiv refuses it, for its halves, because one bad id spoils all."""
        waiting = [ids]
        while waiting and not self.over:
            batch = waiting.pop()
            feed = self._feed(batch)
            if feed is not None:
                came = _registrations(feed)
                self.found |= {one: came[one] for one in batch if one in came}
            elif len(batch) > 1:
                waiting += [batch[len(batch) // 2 :], batch[: len(batch) // 2]]
            else:
                self.refused += batch

    def _feed(self, ids: Sequence[PaperId]) -> Feed | None:
        """The answer; None where arXiv refuses these ids, or does not answer (then it is `over`)."""
        search = arxiv.Search(id_list=[one.value for one in ids])
        try:
            feed, requests = ask_page(self.fetcher, search, start=0, size=len(ids))
        except NoAnswer as error:
            self.requests += error.attempts
            self.say(str(error))
            self.refusals += error.status == _REFUSED
            self.blocked = error.status in _TURNED_AWAY
            self.over = error.status != _REFUSED or self.refusals >= MOST_REFUSALS
            return None
        self.requests += requests
        return feed


def _registrations(feed: Feed) -> dict[PaperId, Registration]:
    """What a feed says; a record that can only be told by its id is known without a title."""
    known = {
        paper.ids[0]: Registration(
            known=True, title=paper.title, withdrawn=paper.withdrawn, latest=paper.version
        )
        for paper in feed.papers
    }
    told = {id_of(record.where): Registration(known=True) for record in feed.unreadable}
    return {one: said for one, said in told.items() if one is not None} | known


def _counted(ids: Sequence[PaperId]) -> str:
    return str(ids[0]) if len(ids) == 1 else f"{len(ids):,} ids"
