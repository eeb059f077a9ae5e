"""Papers that somebody names by a DOI, or by a page at a site of proceedings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from curator.core.addresses import address_of
from curator.core.links.challenges import challenge_in
from curator.core.markdown.escaping import clean
from curator.core.works.paper import Paper
from curator.enrichment.crossref import record_of
from curator.errors import NoAnswer, Unavailable, UsageError
from curator.reading.asking import read_object, text
from curator.reading.paper_page import page_of, read_paper_page
from curator.reading.payload import hear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.works.named_paper import NamedPaper
    from curator.ports import Fetcher

SITES: Final = ("pmlr", "neurips", "cvf", "acl")
"""Services at whose sites every paper has a page that tells its title and authors."""

_OK: Final = 200
_GONE: Final = frozenset({404, 410})
_TAGS: Final = re.compile(r"<[^<>]{0,200}>")
_LONGEST_ABSTRACT: Final = 20_000
_HEADED: Final = re.compile(r"\A\s*Abstract[.:]?\s+", re.IGNORECASE)


class CrossrefFinder:
    """Papers by their DOIs."""

    def __init__(self, fetcher: Fetcher, *, mailto: str) -> None:
        """Ask nothing yet; ``mailto`` is an e-mail address, or "" where nobody gave one."""
        self._fetcher = fetcher
        self._mailto = mailto

    def find(self, named: NamedPaper) -> Paper | None:
        """As `PaperFinder` says."""
        doi = named.of_scheme("doi")
        if doi is None:
            return None
        params = {"mailto": self._mailto} if self._mailto else {}
        path = f"/works/{quote(doi.value, safe='')}"
        said = hear(lambda objection: self._fetcher.get("crossref", path, params, objection=objection))
        if said.status in _GONE:
            message = f"Crossref has no work with the DOI {doi.value[:100]}."
            raise UsageError(message, advice="Name the paper's page, or its arXiv id.")
        work = read_object(said.body).get("message")
        record = record_of(work) if isinstance(work, dict) and not said.failure else None
        if record is None or not isinstance(work, dict):
            failure = f"{said.failure.rstrip('.') or 'Crossref sent no work'}."
            raise NoAnswer(failure, attempts=said.attempts, status=said.status)
        abstract = _TAGS.sub(" ", text(work.get("abstract"))[:_LONGEST_ABSTRACT])
        ids = tuple(dict.fromkeys((doi, *record.ids)))
        return Paper(ids, record.titles[0], address_of(doi), record.authors, _HEADED.sub("", clean(abstract)))


class PageFinder:
    """Papers by their pages at sites of proceedings, or by the PDFs beside these."""

    def __init__(self, fetcher: Fetcher, *, sites: Mapping[str, tuple[str, str]]) -> None:
        """Ask nothing yet; ``sites`` gives the service and its usual address for each host."""
        self._fetcher = fetcher
        self._sites = sites

    def find(self, named: NamedPaper) -> Paper | None:
        """As `PaperFinder` says."""
        url = named.url or next(filter(None, (address_of(one) for one in named.ids)), "")
        try:
            parts = urlsplit(url)
            service, base = self._sites.get((parts.hostname or "").removeprefix("www."), ("", ""))
        except ValueError:
            return None
        if not service:
            return None
        path = page_of(parts.path)
        found = read_paper_page(self._page(service, path, url), url=f"{base}{path}")
        if isinstance(found, str):
            message = f"{url[:200]} tells no paper: {found}."
            raise UsageError(message, advice="Name the page of the paper itself, or its arXiv id.")
        return found

    def _page(self, service: str, path: str, url: str) -> bytes:
        try:
            answer = self._fetcher.get(service, path, {})
        except NoAnswer as error:
            if error.status in _GONE and not challenge_in(error.status, {}, error.body):
                message = f"There is no page {url[:200]}."
                raise UsageError(message, advice="Look at the address again.") from None
            raise
        if challenge_in(_OK, answer.headers, answer.body):
            message = f"{urlsplit(url).hostname} turns programs away."
            raise Unavailable(message, advice="Name the paper by its arXiv id.")
        return answer.body
