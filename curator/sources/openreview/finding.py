"""OpenReview as a `PaperFinder`: a forum's paper, in whichever version of the API has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.works.paper import Paper
from curator.errors import NoAnswer, Unavailable, UsageError
from curator.reading.names import names_of
from curator.reading.payload import hear
from curator.reading.shelving import abstract_in, title_in
from curator.sources.openreview.notes import field_of, is_public, is_reply, notes_in, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.works.named_paper import NamedPaper
    from curator.core.works.paper import PaperId
    from curator.ports import Fetcher
    from curator.reading.payload import Said

_SERVICES: Final = ("openreview", "openreview_v1")
_NO_SUCH: Final = frozenset({400, 404})
_FORBIDDEN: Final = "ForbiddenError"


class OpenReviewFinder:
    """Papers by the ids of their forums."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Ask nothing yet; ``fetcher`` knows the services ``openreview`` and ``openreview_v1``."""
        self._fetcher = fetcher

    def find(self, named: NamedPaper) -> Paper | None:
        """As `PaperFinder` says."""
        one = named.of_scheme("openreview")
        if one is None:
            return None
        for service in _SERVICES:
            note = self._note(service, one)
            if note is not None:
                return _paper(note, one)
        message = f"OpenReview has no paper {one.value[:60]} that everybody may read."
        raise UsageError(message, advice="Name the forum's address, or another place where the paper is.")

    def _note(self, service: str, one: PaperId) -> dict[str, object] | None:
        """The note; None where this version has none that everybody may read. Raises `Unavailable`."""
        params = {"id": one.value}
        said = hear(lambda objection: self._fetcher.get(service, "/notes", params, objection=objection))
        if said.failure:
            if said.status in _NO_SUCH or _is_private(said):
                return None
            raise _silent(said)
        notes = notes_in(said.fields)
        if notes is None:
            raise _silent(said)
        return next((note for note in notes if note.get("id") == one.value and is_public(note)), None)


def _is_private(said: Said) -> bool:
    answer: Mapping[str, object] | None = said.fields
    return answer is not None and answer.get("name") == _FORBIDDEN


def _silent(said: Said) -> Unavailable:
    if said.turned_away:
        message = "OpenReview turns programs away until a person has passed its challenge."
        return Unavailable(message, advice="Name the paper by its arXiv id, or try again another day.")
    message = f"{(said.failure or 'OpenReview sent no list of notes').rstrip('.')}."
    return NoAnswer(message, attempts=said.attempts, status=said.status)


def _paper(note: dict[str, object], one: PaperId) -> Paper:
    title = "" if is_reply(note) else title_in(text_of(note, "title"))
    if not title:
        message = f"{one.value} is no paper at OpenReview, but a reply to one."
        raise UsageError(message, advice="Name the forum, without noteId.")
    authors = field_of(note, "authors")
    names = [name for name in authors if isinstance(name, str)] if isinstance(authors, list) else []
    return Paper(
        (one,),
        title,
        f"https://openreview.net/forum?id={one.value}",
        names_of(names),
        abstract_in(text_of(note, "abstract")),
    )
