"""arXiv as a `PaperFinder`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import arxiv  # type: ignore[import-untyped] # has annotations, but no py.typed

from curator.errors import NoAnswer, UsageError
from curator.sources.arxiv.asking import ask_page
from curator.sources.arxiv.batches import is_canonical

if TYPE_CHECKING:
    from curator.core.works.named_paper import NamedPaper
    from curator.core.works.paper import Paper, PaperId
    from curator.ports import Fetcher

_REFUSED: Final = 400


class ArxivFinder:
    """Papers by their arXiv ids."""

    def __init__(self, fetcher: Fetcher) -> None:
        """Ask nothing yet; ``fetcher`` knows the service ``arxiv``."""
        self._fetcher = fetcher

    def find(self, named: NamedPaper) -> Paper | None:
        """As `PaperFinder` says."""
        one = named.of_scheme("arxiv")
        if one is None:
            return None
        if not is_canonical(one):
            raise _unknown(one)
        try:
            feed, _ = ask_page(self._fetcher, arxiv.Search(id_list=[one.value]), start=0, size=1)
        except NoAnswer as error:
            if error.status == _REFUSED:
                raise _unknown(one) from None
            raise
        paper = next((paper for paper in feed.papers if one in paper.ids), None)
        if paper is None:
            raise _unknown(one)
        return paper


def _unknown(one: PaperId) -> UsageError:
    message = f"arXiv has no paper {one.value[:60]}."
    return UsageError(message, advice="Look at the id again; a paper of today may not be in its index yet.")
