"""DBLP as evidence, where it answers: the venue under which a title is listed. One request a work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.late import late
from curator.enrichment.questions import Questions
from curator.enrichment.works import Record, Voice, is_of, told_by
from curator.ports import Testimony

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curator.core.evidence.asked_works import Asked, Told
    from curator.core.shelves.shelf import Ask, Shelf
    from curator.core.works.paper import Paper
    from curator.enrichment.works import Reading
    from curator.ports import Fetcher

_SERVICE: Final = "dblp"
_VOICE: Final = Voice("DBLP", "index")
_ENOUGH_WORDS: Final = 3
_VOLUME: Final = late(r"\s*\([0-9]{1,3}\)\s*\Z")


class DblpWitness:
    """Asks DBLP, one title after another, until it turns programs away."""

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        request: Callable[[str], Ask],
        parse: Callable[[bytes], Shelf],
        reading: Reading,
    ) -> None:
        """Ask nothing yet; ``request`` makes the question for a title, and ``parse`` reads the answer."""
        self._fetcher = fetcher
        self._request = request
        self._parse = parse
        self._reading = reading

    @property
    def name(self) -> str:
        """As `Witness` says."""
        return _SERVICE

    def knows(self, work: Asked) -> bool:
        """By a title that says enough."""
        return len(work.title.split()) >= _ENOUGH_WORDS

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """As `Witness` says."""
        questions = Questions(self._fetcher, _SERVICE)
        told: dict[int, Told] = {}
        for at, work in enumerate(works):
            asked = self._request(work.title)
            heard = questions.get(asked.path, asked.params)
            if heard is None:
                break
            shelf = self._parse(heard.body)
            if heard.failure or shelf.fault:
                questions.doubt(f"DBLP's answer cannot be read: {heard.failure or shelf.fault}.")
                break
            told[at] = self._told(work, shelf)
        return Testimony(told, questions.requests, questions.trouble)

    def _told(self, work: Asked, shelf: Shelf) -> Told:
        """All that is said of it: a work is listed as a preprint, at its conference and in its journal."""
        found = [
            told_by(record, work, voice=_VOICE, reading=self._reading, by_id=False)
            for record in map(_record, shelf.papers)
            if is_of(work, record)
        ]
        said = tuple(dict.fromkeys(one for told in found for one in told.said))
        ids = tuple(dict.fromkeys(one for told in found for one in told.ids))
        return NOTHING_TOLD._replace(said=said, ids=ids)


def _record(paper: Paper) -> Record:
    """A volume's number is no part of a venue: "ECCV (7)"."""
    name = _VOLUME.sub("", paper.venue.name[:300]) if paper.venue else ""
    year = paper.venue.year if paper.venue else None
    return Record((paper.title,), paper.authors, (name,) if name else (), year, paper.url, paper.ids)
