"""Crossref: what publishers registered, by DOI, else by title.

One request a work: ``GET /works/<doi>``, or ``GET /works?query.title=…``, which answers with the nearest work
where it does not know the title: the title is compared. arXiv's own DOIs are not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from curator.core.addresses import address_of
from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.markdown.escaping import clean
from curator.core.works.ids import doi_id
from curator.enrichment.questions import Questions
from curator.enrichment.works import Record, Voice, first_ids, is_of, told_by, year_in
from curator.ports import Testimony
from curator.reading.asking import read_object, rows, text
from curator.reading.payload import is_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.evidence.asked_works import Asked, Told
    from curator.core.works.paper import PaperId
    from curator.enrichment.works import Reading
    from curator.ports import Fetcher
    from curator.reading.payload import Said as Heard

_SERVICE: Final = "crossref"
_VOICE: Final = Voice("Crossref", "registry")
_FIELDS: Final = (
    "DOI,title,subtitle,author,type,container-title,event,published-print,published-online,issued,relation"
)
_ROWS: Final = 5
_MOST_AUTHORS: Final = 50
_MOST_CONTAINERS: Final = 5
_LONGEST_TITLE: Final = 300
_NOT_FOUND: Final = 404
_ENOUGH_WORDS: Final = 3
_PUBLISHED: Final = frozenset({"journal-article", "proceedings-article", "book-chapter"})
"""Types of works that appear somewhere; not reports, preprints, reviews and supplements."""


class CrossrefWitness:
    """Asks Crossref, one work after another."""

    def __init__(self, fetcher: Fetcher, *, mailto: str, reading: Reading) -> None:
        """Ask nothing yet; ``mailto`` is the e-mail address by which Crossref reaches whoever runs this."""
        self._fetcher = fetcher
        self._mailto = mailto
        self._reading = reading

    @property
    def name(self) -> str:
        """As `Witness` says."""
        return _SERVICE

    def knows(self, work: Asked) -> bool:
        """By a DOI, or a title that says enough."""
        return work.of_scheme("doi") is not None or len(work.title.split()) >= _ENOUGH_WORDS

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """As `Witness` says."""
        questions = Questions(self._fetcher, _SERVICE)
        told: dict[int, Told] = {}
        for at, work in enumerate(works):
            found = self._told(questions, work)
            if found is not None:
                told[at] = found
        return Testimony(told, questions.requests, questions.trouble)

    def _told(self, questions: Questions, work: Asked) -> Told | None:
        doi = work.of_scheme("doi")
        if doi is None:
            return self._by_title(questions, work)
        heard = questions.get(f"/works/{quote(doi.value, safe='')}", {"mailto": self._mailto})
        if heard is None:
            return None
        if heard.status == _NOT_FOUND:
            return None if is_page(heard.body) else NOTHING_TOLD
        message = read_object(heard.body).get("message")
        records = [] if heard.failure or not isinstance(message, dict) else list(_records([message]))
        return self._best(records, work, by_id=True) if records else None

    def _by_title(self, questions: Questions, work: Asked) -> Told | None:
        params = {
            "query.title": clean(work.title)[:_LONGEST_TITLE],
            "rows": str(_ROWS),
            "select": _FIELDS,
            "mailto": self._mailto,
        }
        heard = questions.get("/works", params)
        records = None if heard is None else parse(heard)
        return None if records is None else self._best(records, work, by_id=False)

    def _best(self, records: Sequence[Record], work: Asked, *, by_id: bool) -> Told:
        """What the first record of this very work tells, one that names a venue before others."""
        found = [
            told_by(record, work, voice=_VOICE, reading=self._reading, by_id=by_id)
            for record in records
            if is_of(work, record)
        ]
        return next((told for told in found if told.said), found[0] if found else NOTHING_TOLD)


def parse(heard: Heard) -> tuple[Record, ...] | None:
    """The works of an answer to a search; None where it is no such answer."""
    message = read_object(heard.body).get("message")
    items = message.get("items") if isinstance(message, dict) and not heard.failure else None
    return tuple(_records(items)) if isinstance(items, list) else None


def record_of(item: Mapping[str, Any]) -> Record | None:
    """One work as the service has it; None without a DOI or a title."""
    return next(_records([item]), None)


def _records(items: object) -> Iterator[Record]:
    for item in rows(items, _ROWS):
        doi, title = doi_id(text(item.get("DOI"))), clean(text(item.get("title")))
        if doi is not None and title:
            subtitle = clean(text(item.get("subtitle")))
            yield Record(
                (title, f"{title}: {subtitle}") if subtitle else (title,),
                tuple(filter(None, map(_name, rows(item.get("author"), _MOST_AUTHORS)))),
                tuple(_containers(item)),
                _year(item),
                address_of(doi),
                first_ids((doi, *_twins(item))),
            )


def _containers(item: Mapping[str, Any]) -> Iterator[str]:
    """The titles of the book or journal, and of the event."""
    if item.get("type") not in _PUBLISHED:
        return
    titles = item.get("container-title")
    for title in titles[:_MOST_CONTAINERS] if isinstance(titles, list) else ():
        if clean(text(title)):
            yield clean(text(title))
    event = item.get("event")
    if isinstance(event, dict) and clean(text(event.get("name"))):
        yield clean(text(event.get("name")))


def _year(item: Mapping[str, Any]) -> int | None:
    for name in ("published-print", "issued", "published-online"):
        parts = item[name].get("date-parts") if isinstance(item.get(name), dict) else None
        first = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(first, list) and first and (year := year_in(first[0])):
            return year
    return None


def _twins(item: Mapping[str, Any]) -> Iterator[PaperId | None]:
    """The preprint that the publisher registered with the paper."""
    relation = item.get("relation")
    for one in rows(relation.get("has-preprint"), _ROWS) if isinstance(relation, dict) else ():
        yield doi_id(text(one.get("id")).removeprefix("https://doi.org/"))


def _name(author: Mapping[str, Any]) -> str:
    given, family = text(author.get("given")), text(author.get("family"))
    return clean(f"{given} {family}" if family else text(author.get("name")))
