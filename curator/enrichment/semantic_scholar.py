"""Semantic Scholar: the venue that an index merged, and a work's ids elsewhere; hundreds of works a request.

``POST /graph/v1/paper/batch`` answers in the order of the ids, with null for one that it does not know; where
it knows none of them it says 400. A work without such an id is looked for by its title, one request each.
Without a key all the world shares one quota, so it soon asks to be left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.markdown.escaping import clean
from curator.core.works.ids import arxiv_id, doi_id
from curator.core.works.proceedings import acl_id
from curator.enrichment.questions import Questions
from curator.enrichment.works import Record, Voice, first_ids, is_of, told_by, year_in
from curator.ports import Testimony
from curator.reading.asking import read_object, rows, text
from curator.reading.payload import items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.evidence.asked_works import Asked, Told
    from curator.enrichment.works import Reading
    from curator.ports import Fetcher
    from curator.reading.payload import Said as Heard

AT_ONCE: Final = 200
"""Ids that one request asks for; the service takes 500."""

MOST_TITLES: Final = 20
"""Works that one round looks for by their titles."""

_SERVICE: Final = "semantic_scholar"
_VOICE: Final = Voice("Semantic Scholar", "index")
_FIELDS: Final = "title,externalIds,venue,publicationVenue,journal,year,authors,url"
_SCHEMES: Final[Mapping[str, str]] = {"arxiv": "ARXIV", "doi": "DOI", "acl": "ACL"}
_NOBODY: Final = "No valid paper ids given"
_NOT_FOUND: Final = 404
_REFUSED: Final = 400
_MOST_AUTHORS: Final = 50
_LONGEST_TITLE: Final = 300
_ENOUGH_WORDS: Final = 3


class SemanticScholarWitness:
    """Asks Semantic Scholar, many works at once."""

    def __init__(self, fetcher: Fetcher, *, reading: Reading) -> None:
        """Ask nothing yet; ``fetcher`` knows the service ``semantic_scholar``."""
        self._fetcher = fetcher
        self._reading = reading

    @property
    def name(self) -> str:
        """As `Witness` says."""
        return _SERVICE

    def knows(self, work: Asked) -> bool:
        """By an id of arXiv, a DOI or the ACL Anthology, or by a title that says enough."""
        return bool(_id_of(work)) or len(work.title.split()) >= _ENOUGH_WORDS

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """As `Witness` says; few works without an id are looked for in one round."""
        questions = Questions(self._fetcher, _SERVICE)
        told: dict[int, Told] = {}
        named = [(at, one) for at, work in enumerate(works) if (one := _id_of(work))]
        for first in range(0, len(named), AT_ONCE):
            self._ask_batch(questions, works, named[first : first + AT_ONCE], told)
        untold = [at for at, work in enumerate(works) if not _id_of(work)]
        for at in untold[:MOST_TITLES]:
            if (found := self._by_title(questions, works[at])) is not None:
                told[at] = found
        return Testimony(told, questions.requests, questions.trouble)

    def _ask_batch(
        self,
        questions: Questions,
        works: Sequence[Asked],
        named: Sequence[tuple[int, str]],
        told: dict[int, Told],
    ) -> None:
        body = {"ids": [one for _, one in named]}
        heard = questions.post("/graph/v1/paper/batch", body, {"fields": _FIELDS}, many=True)
        if heard is None:
            return
        found = parse_batch(heard, asked=len(named))
        if found is None:
            questions.doubt("The answer of Semantic Scholar is not about the ids that were asked for.")
            return
        for (at, _), record in zip(named, found, strict=True):
            told[at] = NOTHING_TOLD if record is None else self._of(record, works[at], by_id=True)

    def _by_title(self, questions: Questions, work: Asked) -> Told | None:
        params = {"query": clean(work.title)[:_LONGEST_TITLE], "fields": _FIELDS}
        heard = questions.get("/graph/v1/paper/search/match", params)
        if heard is None or (heard.failure and heard.status != _NOT_FOUND):
            return None
        for row in rows(read_object(heard.body).get("data"), 1):
            record = _record(row)
            if record is not None and is_of(work, record):
                return self._of(record, work, by_id=False)
        return NOTHING_TOLD

    def _of(self, record: Record, work: Asked, *, by_id: bool) -> Told:
        return told_by(record, work, voice=_VOICE, reading=self._reading, by_id=by_id)


def parse_batch(heard: Heard, *, asked: int) -> list[Record | None] | None:
    """The records in the order of the ids, None for one that is not known; None where it is no answer."""
    if heard.status == _REFUSED and text(read_object(heard.body).get("error")).startswith(_NOBODY):
        return [None] * asked
    found = None if heard.failure else items(heard.body)
    if found is None or len(found) != asked:
        return None
    if not all(one is None or isinstance(one, dict) for one in found):
        return None
    return [_record(one) if isinstance(one, dict) else None for one in found]


def _record(row: Mapping[str, Any]) -> Record | None:
    title = clean(text(row.get("title")))
    if not title:
        return None
    ids = row.get("externalIds")
    ids = ids if isinstance(ids, dict) else {}
    names = (clean(text(author.get("name"))) for author in rows(row.get("authors"), _MOST_AUTHORS))
    venues = (_named(row.get("publicationVenue")), clean(text(row.get("venue"))), _named(row.get("journal")))
    return Record(
        (title,),
        tuple(filter(None, names)),
        tuple(dict.fromkeys(filter(None, venues))),
        year_in(row.get("year")),
        text(row.get("url")),
        first_ids(
            (arxiv_id(text(ids.get("ArXiv"))), doi_id(text(ids.get("DOI"))), acl_id(text(ids.get("ACL"))))
        ),
    )


def _named(value: object) -> str:
    return clean(text(value.get("name"))) if isinstance(value, dict) else ""


def _id_of(work: Asked) -> str:
    for scheme, prefix in _SCHEMES.items():
        if (one := work.of_scheme(scheme)) is not None:
            return f"{prefix}:{one.value}"
    return ""
