"""One question to arXiv's query API, through the `arxiv` package and the polite fetcher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from curator.errors import NoAnswer
from curator.sources.arxiv.envelope import Envelope, complaint, open_envelope, quoted_error
from curator.sources.arxiv.feed import read_page

if TYPE_CHECKING:
    import arxiv  # type: ignore[import-untyped] # has annotations, but no py.typed

    from curator.ports import Answer, Fetcher
    from curator.sources.arxiv.feed import Feed

_SERVICE: Final = "arxiv"
_PATH: Final = "/api/query"


def ask_page(
    fetcher: Fetcher, search: arxiv.Search, *, start: int, size: int, known: int = 0
) -> tuple[Feed, int]:
    """One page that makes sense, and how many requests that took; raises `NoAnswer`.

    Args:
        fetcher: knows the service ``arxiv``.
        search: what to search for.
        start: the first result wanted, from 0.
        size: results a page.
        known: how many results there are in all, as told before; 0 where nothing was told yet.
    """
    opened = Envelope()
    requests = 0

    def objection(answer: Answer) -> str | None:
        nonlocal opened
        opened = open_envelope(answer.body)
        return complaint(opened, start=start, known=known)

    def ask(url: str) -> Envelope:
        nonlocal requests
        params = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        requests = fetcher.get(_SERVICE, _PATH, params, objection=objection).attempts
        return opened

    try:
        return read_page(ask, search=search, start=start, size=size, endpoint=_PATH), requests
    except NoAnswer as error:
        raise _explained(error) from error


def _explained(error: NoAnswer) -> NoAnswer:
    """The error with what arXiv itself says in an error feed."""
    said = quoted_error(error.body)
    if said is None or said in str(error):
        return error
    return NoAnswer(f"{error} ({said})", attempts=error.attempts, status=error.status)
