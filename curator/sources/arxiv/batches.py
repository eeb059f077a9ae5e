"""Ids in parts that one question to arXiv can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from curator.core.works.ids import arxiv_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.works.paper import PaperId

LONGEST_LIST: Final = 5_200
"""Characters of ids that one address holds, 400 of today's form; proxies refuse addresses above 8 kB."""


def batches(ids: Iterable[PaperId]) -> Iterator[list[PaperId]]:
    """The ids in their order, in parts as long as an address can be."""
    batch: list[PaperId] = []
    length = 0
    for one in ids:
        needed = len(quote(f"{one.value},", safe=""))
        if batch and length + needed > LONGEST_LIST:
            yield batch
            batch, length = [], 0
        batch.append(one)
        length += needed
    if batch:
        yield batch


def is_canonical(one: PaperId) -> bool:
    """Whether it is an arXiv id in the form that arXiv itself writes."""
    return one.scheme == "arxiv" and arxiv_id(one.value) == one
