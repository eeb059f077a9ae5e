"""OpenReview's forums as a `Registry`: many ids a search, first in the API's version 2, then in version 1.

Unverified: searching by ids (``POST /notes/search`` with ``{"ids": […]}``) and the errors of a single
question (``GET /notes?id=``) are as OpenReview's own Python client has them; no live answer to either was at
hand. Whatever looks different is therefore no answer, and never a missing paper.

The search leaves out what is not there, and what it may not show. Those that did not come are asked for one
by one: unknown is what both versions say is not found, if both know a note that is certainly there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from curator.core.links.link import Registration
from curator.core.works.ids import openreview_id
from curator.links.registries.notes import notes_of, says_private, says_unknown
from curator.ports import Lookup
from curator.reading.payload import hear

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.works.paper import PaperId
    from curator.ports import Fetcher
    from curator.reading.payload import Said

IDS_AT_ONCE: Final = 50
"""Ids that one search asks for."""

MOST_SINGLES: Final = 20
"""Ids that are asked for one by one after the searches, two requests each."""

MOST_FAILURES: Final = 3
"""Answers that cannot be used after which a service is left alone."""

WITNESSES: Final[Mapping[str, str]] = {"openreview": "IefMMX12yk", "openreview_v1": "HkghWScuoQ"}
"""The services, version 2 first, each with a public paper (ICLR 2024, a workshop of 2018)."""

_WALL: Final = (
    "OpenReview turns programs away until a person has passed its challenge, so its links can only be opened "
    "in a browser, or checked by a later run."
)


class OpenReviewRegistry:
    """Existence, title and withdrawal of what has an OpenReview id, reviews and comments included."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Ask nothing yet; ``fetcher`` knows the services ``openreview`` and ``openreview_v1``."""
        self._fetcher = fetcher

    @property
    def name(self) -> Literal["openreview"]:
        """Under which name its answers are told."""
        return "openreview"

    def look_up(self, ids: Sequence[PaperId]) -> Lookup:
        """What OpenReview says of its ids, whose case counts; what is none is not asked for.

        After the first refusal as a program nothing more is asked.
        """
        asking = _Asking(self._fetcher)
        wanted = [one for one in dict.fromkeys(ids) if openreview_id(one.value) == one]
        for service in WITNESSES:
            asking.search(service, wanted)
        missing = [one for one in wanted if one not in asking.found]
        for one in missing[:MOST_SINGLES]:
            asking.ask(one)
        if all(one in asking.found for one in ids):
            return Lookup(asking.found, asking.requests)
        trouble = asking.trouble or "Some ids came neither in a search nor in an answer of their own."
        down = bool(asking.down) and not asking.blocked
        return Lookup(asking.found, asking.requests, trouble, blocked=asking.blocked, down=down)


@dataclass(slots=True)
class _Asking:
    """One round of questions; services that are ``down`` are left alone, and all once it is ``blocked``."""

    fetcher: Fetcher
    found: dict[PaperId, Registration] = field(default_factory=dict)
    trouble: str = ""
    requests: int = 0
    blocked: bool = False
    down: set[str] = field(default_factory=set)
    failures: Counter[str] = field(default_factory=Counter)
    knows: dict[str, bool] = field(default_factory=dict)
    """Whether a service has shown that it gives notes to us, by its name."""

    def search(self, service: str, ids: Sequence[PaperId]) -> None:
        """Ask a service for those that have not been found yet, many at once."""
        waiting = [one for one in ids if one not in self.found]
        for first in range(0, len(waiting), IDS_AT_ONCE):
            if self.blocked or service in self.down:
                return
            self._search(service, waiting[first : first + IDS_AT_ONCE])

    def _search(self, service: str, ids: Sequence[PaperId]) -> None:
        body = {"ids": [one.value for one in ids]}
        said = hear(lambda no: self.fetcher.post(service, "/notes/search", body, objection=no))
        self.requests += said.attempts
        notes = notes_of(said)
        if notes is None:
            self._take_amiss(service, said)
            return
        came = {one: notes[one.value] for one in ids if one.value in notes}
        self.found |= came
        if came:
            self.knows[service] = True

    def ask(self, one: PaperId) -> None:
        """Ask every service for one id; it is unknown if all of them say so and can be believed."""
        for service in WITNESSES:
            said = self._single(service, one.value)
            if said is None:
                return
            notes = notes_of(said) or {}
            if one.value in notes:
                self.found[one] = notes[one.value]
                return
            if not says_unknown(said):
                self._doubt(service, one, said)
                return
        if all(self._knows(service) for service in WITNESSES):
            self.found[one] = Registration(known=False)

    def _single(self, service: str, number: str) -> Said | None:
        """The answer to a question for one note; None where the service must not be asked any more."""
        if self.blocked or service in self.down:
            return None
        said = hear(lambda no: self.fetcher.get(service, "/notes", {"id": number}, objection=no))
        self.requests += said.attempts
        return said

    def _doubt(self, service: str, one: PaperId, said: Said) -> None:
        if says_private(said):
            self.trouble = self.trouble or f"{one} is not shown to everybody."
        elif notes_of(said) is None:
            self._take_amiss(service, said)

    def _knows(self, service: str) -> bool:
        """Whether a service gives notes that are there; asked once where this round has not shown it yet."""
        if service not in self.knows:
            number = WITNESSES[service]
            said = self._single(service, number)
            self.knows[service] = said is not None and number in (notes_of(said) or {})
        return self.knows[service]

    def _take_amiss(self, service: str, said: Said) -> None:
        """Remember a failure that is the service's: its wall for good, anything else for this round."""
        if said.turned_away:
            self.blocked = True
            self.trouble = _WALL
            return
        self.failures[service] += 1
        if said.hopeless or self.failures[service] >= MOST_FAILURES:
            self.down.add(service)
        self.trouble = self.trouble or f"{said.failure or 'OpenReview sent no list of notes'}."
