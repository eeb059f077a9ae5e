"""OpenAlex, which needs a key: where works appeared, by the DOIs of many works in one request.

``GET /works?filter=doi:a|b|…``; a preprint at arXiv has a DOI of arXiv's. Its places are tried from the
published version on. The key goes into the address, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.markdown.escaping import clean
from curator.core.works.ids import doi_id
from curator.core.works.paper import PaperId
from curator.enrichment.questions import Questions
from curator.enrichment.works import Record, Voice, first_ids, told_by, year_in
from curator.ports import Testimony
from curator.reading.asking import read_object, rows, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.evidence.asked_works import Asked, Told
    from curator.enrichment.works import Reading
    from curator.ports import Fetcher
    from curator.reading.payload import Said as Heard

AT_ONCE: Final = 50
"""DOIs that one filter may hold."""

UNVERIFIED: Final = "an answer to a filter by several DOIs, and the refusal of a key, were not seen"

_SERVICE: Final = "openalex"
_VOICE: Final = Voice("OpenAlex", "index")
_FIELDS: Final = "id,doi,title,display_name,publication_year,ids,authorships,primary_location,locations"
_MOST_AUTHORS: Final = 50
_MOST_PLACES: Final = 20
_CUT: Final = frozenset(",|")
"""Characters that divide a filter; a DOI with one of them is not asked for."""


class OpenAlexWitness:
    """Asks OpenAlex, many works at once."""

    def __init__(self, fetcher: Fetcher, *, key: str, reading: Reading) -> None:
        """Ask nothing yet; ``fetcher`` knows the service ``openalex``, and ``key`` opens it."""
        self._fetcher = fetcher
        self._key = key
        self._reading = reading

    @property
    def name(self) -> str:
        """As `Witness` says."""
        return _SERVICE

    def knows(self, work: Asked) -> bool:
        """By a DOI, arXiv's own included."""
        return bool(_dois(work))

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """As `Witness` says."""
        questions = Questions(self._fetcher, _SERVICE)
        told: dict[int, Told] = {}
        named = [(at, dois[0]) for at, work in enumerate(works) if (dois := _dois(work))]
        for first in range(0, len(named), AT_ONCE):
            self._ask_batch(questions, works, named[first : first + AT_ONCE], told)
        return Testimony(told, questions.requests, questions.trouble)

    def _ask_batch(
        self,
        questions: Questions,
        works: Sequence[Asked],
        named: Sequence[tuple[int, str]],
        told: dict[int, Told],
    ) -> None:
        params = {
            "filter": f"doi:{'|'.join(dict.fromkeys(doi for _, doi in named))}",
            "per_page": "100",
            "select": _FIELDS,
            "api_key": self._key,
        }
        heard = questions.get("/works", params)
        if heard is None:
            return
        found = parse(heard)
        if found is None:
            questions.doubt("OpenAlex answered with something else than a list of works.")
            return
        by_id = {one: record for record in found for one in record.ids}
        for at, doi in named:
            record = by_id.get(doi_id(doi) or PaperId("doi", doi))
            told[at] = NOTHING_TOLD if record is None else self._of(record, works[at])

    def _of(self, record: Record, work: Asked) -> Told:
        return told_by(record, work, voice=_VOICE, reading=self._reading, by_id=True)


def parse(heard: Heard) -> tuple[Record, ...] | None:
    """The works of an answer; None where it is no list of works."""
    found = None if heard.failure else read_object(heard.body).get("results")
    if not isinstance(found, list):
        return None
    return tuple(record for row in rows(found, 4 * AT_ONCE) if (record := _record(row)))


def _record(row: Mapping[str, Any]) -> Record | None:
    title = clean(text(row.get("title")) or text(row.get("display_name")))
    if not title:
        return None
    names = (_author(one) for one in rows(row.get("authorships"), _MOST_AUTHORS))
    dois = [text(row.get("doi")), *_addresses(row)]
    return Record(
        (title,),
        tuple(filter(None, names)),
        tuple(dict.fromkeys(_places(row))),
        year_in(row.get("publication_year")),
        text(row.get("id")),
        first_ids(doi_id(doi.partition("doi.org/")[2]) for doi in dois),
    )


def _places(row: Mapping[str, Any]) -> Iterator[str]:
    """What it was published in; repositories are no places of publication."""
    locations = [row.get("primary_location"), *rows(row.get("locations"), _MOST_PLACES)]
    for location in locations:
        source = location.get("source") if isinstance(location, dict) else None
        if isinstance(source, dict) and source.get("type") != "repository":
            name = clean(text(source.get("display_name")))
            if name:
                yield name


def _addresses(row: Mapping[str, Any]) -> Iterator[str]:
    for location in rows(row.get("locations"), _MOST_PLACES):
        yield text(location.get("landing_page_url"))


def _author(row: Mapping[str, Any]) -> str:
    author = row.get("author")
    return clean(text(author.get("display_name"))) if isinstance(author, dict) else ""


def _dois(work: Asked) -> list[str]:
    arxiv = [f"10.48550/arxiv.{one.value}" for one in work.ids if one.scheme == "arxiv"]
    dois = [one.value for one in work.ids if one.scheme == "doi"]
    return [doi for doi in (*dois, *arxiv) if not _CUT & set(doi)]
