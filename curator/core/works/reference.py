"""What a person types to name a paper: an id, a kind and an id, or a link."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from curator.core.works.ids import arxiv_id, doi_id, ids_in_url
from curator.core.works.paper import PaperId
from curator.core.works.titles import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable


def paper_ids(text: str) -> tuple[PaperId, ...]:
    """Every id that ``text`` may mean, the likeliest first; a text that is no id at all may be a title."""
    text = text.strip()
    return tuple(dict.fromkeys(_readings(text)))


def _readings(text: str) -> Iterable[PaperId]:
    with suppress(ValueError):
        yield PaperId.parse(text)
    yield from (found for found in (arxiv_id(text), doi_id(text)) if found)
    yield from ids_in_url(text)
    if folded := fingerprint(text):
        yield PaperId("title", folded)
