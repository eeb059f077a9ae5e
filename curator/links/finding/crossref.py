"""Crossref: a work's DOI by its title, out of what publishers registered.

One request a work, ``GET /works?query.title=…&mailto=…``. It never says that it does not know a title: what
comes is the likeliest of millions of works, and only comparing tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from curator.core.addresses import address_of
from curator.core.markdown.escaping import clean
from curator.core.repairs.repair import Found
from curator.core.works.agreeing import is_the_work
from curator.core.works.ids import doi_id
from curator.reading.asking import Asking, read_object, rows, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.ports import Fetcher

_SERVICE: Final = "crossref"
_ROWS: Final = 5
_MOST_AUTHORS: Final = 50
_LONGEST_TITLE: Final = 300
_WORKS: Final = frozenset(
    {
        "journal-article",
        "proceedings-article",
        "book-chapter",
        "posted-content",
        "report",
        "dissertation",
        "book",
    }
)
"""Not their reviews, figures and supplements, which are registered under the same titles."""


class Work(NamedTuple):
    """One registered work: its address, its title with the subtitle if there is one, its authors in order."""

    url: str
    titles: tuple[str, ...]
    authors: tuple[str, ...]


class Crossref:
    """Asks Crossref, one work after another."""

    def __init__(self, fetcher: Fetcher, *, mailto: str) -> None:
        """Ask nothing yet; ``mailto`` is the e-mail address by which Crossref reaches whoever runs this."""
        self._asking = Asking(fetcher, _SERVICE)
        self._mailto = mailto

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
        params = {
            "query.title": clean(title)[:_LONGEST_TITLE],
            "rows": str(_ROWS),
            "select": "DOI,title,subtitle,author,type",
            "mailto": self._mailto,
        }
        for work in parse(self._asking.ask("/works", params)):
            for told in work.titles:
                if is_the_work(title, authors, found=told, found_authors=work.authors):
                    return Found(work.url, told, "Crossref")
        return None


def parse(body: bytes) -> tuple[Work, ...]:
    """The works of an answer that have a DOI and a title, best first; none for anything that is no answer."""
    message = read_object(body).get("message")
    items = message.get("items") if isinstance(message, dict) else None
    return tuple(work for item in rows(items, _ROWS) if (work := _work(item)))


def _work(item: Mapping[str, Any]) -> Work | None:
    doi, title = doi_id(text(item.get("DOI"))), clean(text(item.get("title")))
    if doi is None or not title or item.get("type") not in _WORKS:
        return None
    subtitle = clean(text(item.get("subtitle")))
    authors = (_name(author) for author in rows(item.get("author"), _MOST_AUTHORS))
    titles = (title, f"{title}: {subtitle}") if subtitle else (title,)
    return Work(address_of(doi), titles, tuple(name for name in authors if name))


def _name(author: Mapping[str, Any]) -> str:
    given, family = text(author.get("given")), text(author.get("family"))
    return clean(f"{given} {family}" if family else text(author.get("name")))
