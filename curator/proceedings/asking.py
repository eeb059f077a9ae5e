"""Questions to one site in one run: each first page once, and how many requests that took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.errors import NoAnswer
from curator.ports import UNMARKED

if TYPE_CHECKING:
    from curator.core.shelves.shelf import Ask
    from curator.ports import Answer, Fetcher, Validators

    Place = tuple[str, str, tuple[tuple[str, str], ...]]

UNCHANGED = 304


def place_of(ask: Ask) -> Place:
    """What two questions for the same page have in common."""
    return ask.service, ask.path, tuple(sorted(ask.params.items()))


class Desk:
    """Asks, counts, and keeps the first pages: several venue-years may stand in the list of one site."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Nothing was asked yet."""
        self._fetcher = fetcher
        self._first: dict[Place, Answer | NoAnswer] = {}
        self.requests = 0

    def first(self, ask: Ask, *, held: Validators = UNMARKED) -> Answer:
        """The page where a venue-year begins, asked for once a run; raises `NoAnswer`.

        Where nothing is ``held``, it comes with its body.
        """
        known = self._first.get(place_of(ask))
        if known is None or (_is_unchanged(known) and held == UNMARKED):
            try:
                known = self.page(ask, held=held)
            except NoAnswer as error:
                known = error
            self._first[place_of(ask)] = known
        if isinstance(known, NoAnswer):
            raise known
        return known

    def page(self, ask: Ask, *, held: Validators = UNMARKED) -> Answer:
        """Any page; raises `NoAnswer`."""
        try:
            answer = self._fetcher.get(ask.service, ask.path, ask.params, held=held)
        except NoAnswer as error:
            self.requests += error.attempts
            raise
        self.requests += answer.attempts
        return answer

    def forget(self) -> None:
        """Begin another day."""
        self._first.clear()


def _is_unchanged(known: Answer | NoAnswer) -> bool:
    return not isinstance(known, NoAnswer) and known.status == UNCHANGED
