"""OpenReview: what became of submissions, by the ids of their notes, else by their titles.

Many ids a search, first in the API's version 2, then in version 1; titles one by one, in version 2 alone.
Unverified, as in the registry of links: the search by ids is as OpenReview's own Python client has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.evidence.asked_works import NOTHING_TOLD, Told
from curator.core.markdown.escaping import clean
from curator.core.works.authors import Agreement, agreement_of, people
from curator.enrichment.openreview_notes import notes_in
from curator.enrichment.questions import Questions
from curator.enrichment.works import is_of
from curator.ports import Testimony

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.evidence.asked_works import Asked
    from curator.core.evidence.said import Said
    from curator.core.works.paper import PaperId
    from curator.enrichment.openreview_notes import Note
    from curator.enrichment.works import Reading
    from curator.ports import Fetcher

UNVERIFIED: Final = "no live answer to a search by ids (POST /notes/search) was seen"

IDS_AT_ONCE: Final = 50
"""Ids that one search asks for."""

_SERVICES: Final = ("openreview", "openreview_v1")
_NAME: Final = "openreview"
_HITS: Final = 10
_LONGEST_TITLE: Final = 300
_ENOUGH_WORDS: Final = 3
_WALL: Final = (
    "OpenReview turns programs away until a person has passed its challenge; log in by the environment, or "
    "ask again another day."
)


class OpenReviewWitness:
    """Asks OpenReview for decisions; what is under review or was withdrawn is told as such."""

    def __init__(self, fetcher: Fetcher, *, reading: Reading) -> None:
        """Ask nothing yet; ``fetcher`` knows the services ``openreview`` and ``openreview_v1``."""
        self._fetcher = fetcher
        self._reading = reading

    @property
    def name(self) -> str:
        """As `Witness` says."""
        return _NAME

    def knows(self, work: Asked) -> bool:
        """By an OpenReview id, or a title that says enough."""
        return work.of_scheme("openreview") is not None or len(work.title.split()) >= _ENOUGH_WORDS

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """As `Witness` says; an id that neither version gives is no answer, for it may only be hidden."""
        both = [Questions(self._fetcher, service) for service in _SERVICES]
        told: dict[int, Told] = {}
        for questions in both:
            self._ask_ids(questions, works, told)
        for at, work in enumerate(works):
            if work.of_scheme("openreview") is None and (found := self._by_title(both[0], work)) is not None:
                told[at] = found
        blocked = any(one.blocked for one in both)
        trouble = _WALL if blocked else next((one.trouble for one in both if one.trouble), "")
        return Testimony(told, sum(one.requests for one in both), trouble)

    def _ask_ids(self, questions: Questions, works: Sequence[Asked], told: dict[int, Told]) -> None:
        waiting = [
            (at, one.value)
            for at, work in enumerate(works)
            if at not in told and (one := work.of_scheme("openreview"))
        ]
        for first in range(0, len(waiting), IDS_AT_ONCE):
            part = waiting[first : first + IDS_AT_ONCE]
            body = {"ids": [number for _, number in part]}
            heard = questions.post("/notes/search", body, {})
            notes = None if heard is None else notes_in(heard, self._reading)
            if notes is None:
                questions.doubt("OpenReview answered with something else than a list of notes.")
                return
            told.update({at: notes[number].told for at, number in part if number in notes})

    def _by_title(self, questions: Questions, work: Asked) -> Told | None:
        term = " ".join(clean(work.title)[:_LONGEST_TITLE].replace('"', " ").split())
        params = {"term": f'"{term}"', "source": "forum", "limit": str(_HITS)}
        heard = questions.get("/notes/search", params)
        notes = None if heard is None else notes_in(heard, self._reading)
        if notes is None:
            return None
        return _told([note for note in notes.values() if is_of(work, note.record)], work)


def _told(notes: Sequence[Note], work: Asked) -> Told:
    """What all notes of a work say: it may have been rejected by one venue before another took it.

    Without an author who agrees, a note is believed as little as an index, and its id is not the work's.
    """
    said: list[Said] = []
    ids: list[PaperId] = []
    for note in notes:
        sure = agreement_of(people(work.authors), people(note.record.authors)) >= Agreement.PARTLY
        ids += note.record.ids if sure else ()
        if note.said is not None:
            said.append(note.said if sure else note.said._replace(strength="index"))
    return Told(tuple(said), tuple(ids)) if said or ids else NOTHING_TOLD
