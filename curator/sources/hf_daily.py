"""Hugging Face's daily papers: preprints that its readers handed in, by arXiv id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.ids import arxiv_id
from curator.core.works.paper import Paper, Unreadable
from curator.reading.jsonbody import list_at, open_json, text_at
from curator.reading.moments import moment_of
from curator.reading.names import names_in, names_of
from curator.reading.shelving import abstract_in, shelve, title_in
from curator.reading.wholeness import quoted

if TYPE_CHECKING:
    from datetime import date

SOURCE: Final = "hf_daily"
SERVICE: Final = "huggingface"
UNVERIFIED: Final = "no day with more papers than one page holds was seen; further pages are asked for with p"

_MOST: Final = 100
"""The most papers of a day that are given at once."""

_MOST_PAGES: Final = 5


def request(venue: str, year: int) -> Ask | None:
    """None: it has days, not venues; `request_day` asks for one."""
    del venue, year
    return None


def request_day(day: date) -> Ask:
    """The papers of one day."""
    return Ask(SERVICE, "/api/daily_papers", {"date": day.isoformat(), "limit": str(_MOST)})


def pages_of(day: date) -> tuple[Ask, ...]:
    """The questions for all papers of one day: one after the other, for as long as the pages are full."""
    first = request_day(day)
    further = (first._replace(params={**first.params, "p": str(page)}) for page in range(1, _MOST_PAGES))
    return (first, *further)


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """Nothing: a page does not tell which day it is of, so `pages_of` names them beforehand."""
    del body, venue, year
    return ()


def parse(body: bytes, *, venue: str = "", year: int = 0) -> Shelf:
    """The papers of a day, without a venue; a day without papers is an empty list, and no fault."""
    del venue, year
    opened = open_json(body, expected="the list of a day's papers")
    if opened.fault:
        return Shelf(fault=opened.fault)
    if not isinstance(opened.value, list):
        said = text_at(opened.value, "error")
        return Shelf(
            fault=f"it says: {quoted(said)}" if said else "it is no list, so its layout is not the known one"
        )
    if not opened.value:
        return Shelf(announced=True)
    shelf = shelve(map(_record, opened.value), nothing="no paper stands in it")
    return shelf._replace(full=len(opened.value) >= _MOST)


def _record(item: object) -> Paper | Unreadable:
    title = title_in(text_at(item, "paper", "title") or text_at(item, "title"))
    given = text_at(item, "paper", "id")
    own = arxiv_id(given)
    if own is None:
        return Unreadable(quoted(title or "a paper"), f"“{quoted(given)}” is no arXiv id")
    return Paper(
        (own,),
        title,
        f"https://arxiv.org/abs/{own.value}",
        _authors(item),
        abstract_in(text_at(item, "paper", "summary") or text_at(item, "summary")),
        published=moment_of(_at(item, "publishedAt")),
        source=SOURCE,
    )


def _at(item: object, key: str) -> object:
    paper = item.get("paper") if isinstance(item, dict) else None
    return paper.get(key) if isinstance(paper, dict) else None


def _authors(item: object) -> tuple[str, ...]:
    authors = list_at(item, "paper", "authors")
    if len(authors) == 1 and isinstance(authors[0], str):
        return names_in(authors[0])
    return names_of(one if isinstance(one, str) else text_at(one, "name") for one in authors)
