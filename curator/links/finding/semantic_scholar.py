"""Semantic Scholar: a work's ids by its title.

One request a work, ``GET /graph/v1/paper/search/match?query=…``, which says 404 for a title that it does not
know. Without a key all the world shares one quota, so it soon asks to be left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from curator.core.addresses import address_of
from curator.core.markdown.escaping import clean
from curator.core.repairs.repair import Found
from curator.core.works.agreeing import is_the_work
from curator.core.works.ids import arxiv_id, doi_id
from curator.core.works.proceedings import acl_id
from curator.reading.asking import Asking, read_object, rows, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from curator.core.works.paper import PaperId
    from curator.ports import Fetcher

_SERVICE: Final = "semantic_scholar"
_MOST_AUTHORS: Final = 50
_LONGEST_TITLE: Final = 300
_READERS: Final[Mapping[str, Callable[[str], PaperId | None]]] = {
    "ArXiv": arxiv_id,
    "DOI": doi_id,
    "ACL": acl_id,
}
"""Under which name it tells an id, best first."""


class Match(NamedTuple):
    """The work that matched: its address, title, and authors in order."""

    url: str
    title: str
    authors: tuple[str, ...]


class SemanticScholar:
    """Asks Semantic Scholar, one work after another."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Ask nothing yet; ``fetcher`` knows the service ``semantic_scholar``."""
        self._asking = Asking(fetcher, _SERVICE)

    @property
    def name(self) -> str:
        """The key under ``services`` in ``curator.yaml``."""
        return _SERVICE

    @property
    def trouble(self) -> str:
        """As `Finder` says."""
        return self._asking.trouble

    def find(self, title: str, authors: Sequence[str]) -> Found | None:
        """As `Finder` says."""
        params = {"query": clean(title)[:_LONGEST_TITLE], "fields": "title,externalIds,authors"}
        match = parse(self._asking.ask("/graph/v1/paper/search/match", params))
        if match and is_the_work(title, authors, found=match.title, found_authors=match.authors):
            return Found(match.url, match.title, "Semantic Scholar")
        return None


def parse(body: bytes) -> Match | None:
    """The one work of an answer; None where it has no id that leads anywhere, or there is no answer."""
    for row in rows(read_object(body).get("data"), 1):
        url, title = _address(row.get("externalIds")), clean(text(row.get("title")))
        if url and title:
            names = (clean(text(author.get("name"))) for author in rows(row.get("authors"), _MOST_AUTHORS))
            return Match(url, title, tuple(name for name in names if name))
    return None


def _address(ids: Any) -> str:  # noqa: ANN401 - whatever came
    if not isinstance(ids, dict):
        return ""
    read = (reader(text(ids.get(name))) for name, reader in _READERS.items())
    return next((address_of(paper_id) for paper_id in read if paper_id), "")
