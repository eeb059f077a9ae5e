"""One page of arXiv's answers as values, read by the `arxiv` package from a session that is not its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import arxiv  # type: ignore[import-untyped] # has annotations, but no py.typed

from curator.core.works.ids import doi_id
from curator.core.works.paper import Paper
from curator.errors import BrokenPromise
from curator.sources.arxiv.envelope import Envelope, id_of, open_envelope
from curator.sources.arxiv.withdrawn import is_withdrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.core.works.paper import Unreadable

_VERSION: Final = re.compile(r"v([1-9][0-9]{0,2})$", re.ASCII)
_MOST_DOIS: Final = 4


@dataclass(frozen=True, slots=True)
class Feed:
    """One page: its records in their order, and what it says of the whole; ``error``: believe none of it."""

    papers: tuple[Paper, ...]
    unreadable: tuple[Unreadable, ...]
    total: int
    start: int
    per_page: int
    error: str | None = None

    @property
    def entries(self) -> int:
        """How many records the page holds, readable or not."""
        return len(self.papers) + len(self.unreadable)


def parse(body: bytes) -> Feed:
    """Read the body of an answer. Pure; raises nothing, whatever the body is."""
    return read_page(lambda _url: open_envelope(body), search=arxiv.Search(), start=0, size=1, endpoint="")


def read_page(
    ask: Callable[[str], Envelope], *, search: arxiv.Search, start: int, size: int, endpoint: str
) -> Feed:
    """Let the package ask for one page, through ``ask``, and read it.

    Args:
        ask: takes the URL that the package made and returns the feed; what it raises comes through.
        search: what to search for; its own limit of results is lifted.
        start: the first result wanted, from 0.
        size: results a page.
        endpoint: where the query goes; the package appends the parameters.
    """
    search.max_results = None  # by default the package stops, without a word, at a hundred
    client = arxiv.Client(page_size=size, delay_seconds=0, num_retries=0)
    client.query_url_format = endpoint.replace("{", "{{").replace("}", "}}") + "?{}"
    session = _Session(ask)
    client._session = session  # noqa: SLF001 # the package offers no other way to time-outs and manners
    papers: list[Paper] = []
    for result in client.results(search, offset=start):
        papers.append(paper_of(result))
        if len(papers) == session.opened.readable:
            break  # one more, and the package would ask for the next page
    opened = session.opened
    if not session.asked or len(papers) != opened.readable:
        message = f"The arxiv package read {len(papers)} of {opened.readable} records."
        raise BrokenPromise(message, advice="Please report this with the versions of curator and arxiv.")
    return Feed(tuple(papers), opened.unreadable, opened.total, opened.start, opened.per_page, opened.error)


def paper_of(result: arxiv.Result) -> Paper:
    """The package's record as a paper: whitespace collapsed, primary category first, link without version."""
    found = (id_of(result.entry_id), *map(doi_id, (result.doi or "").split()[:_MOST_DOIS]))
    ids = tuple(dict.fromkeys(filter(None, found)))  # the field for DOIs now and then holds arXiv's own
    version = _VERSION.search(result.entry_id.strip())
    abstract, comment = _line(result.summary), _line(result.comment)
    return Paper(
        ids=ids,
        title=_line(result.title),
        url=f"https://arxiv.org/abs/{ids[0].value}",
        authors=tuple(name for author in result.authors if (name := _line(author.name))),
        abstract=abstract,
        categories=tuple(filter(None, dict.fromkeys((result.primary_category, *result.categories)))),
        comment=comment,
        journal_ref=_line(result.journal_ref),
        published=result.published,
        updated=result.updated,
        version=int(version[1]) if version else None,
        withdrawn=is_withdrawn(comment=comment, abstract=abstract),
        source="arxiv",
    )


class _Session:
    """Stands where the package keeps its `requests.Session`: asks politely, and hands on what is whole."""

    def __init__(self, ask: Callable[[str], Envelope]) -> None:
        self._ask = ask
        self.asked = False
        self.opened = Envelope()

    def get(self, url: str, headers: Mapping[str, str]) -> _Response:
        """The package's one request a page; its own User-Agent, shared by all its users, is not sent."""
        del headers
        self.opened = Envelope() if self.asked else self._ask(url)
        self.asked = True
        return _Response(self.opened.body)


@dataclass(frozen=True, slots=True)
class _Response:
    """As much of a `requests.Response` as the package reads."""

    content: bytes
    status_code: int = 200


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
