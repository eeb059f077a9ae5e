"""The entries of a list as works that services are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.evidence.asked_works import Asked
from curator.core.upgrades.upgrade import names_no_publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.list.entry import Entry
    from curator.core.venues.known import Venues


def work_of(entry: Entry) -> Asked:
    """What an entry says of its work."""
    return Asked(entry.title, entry.ids, entry.authors, entry.venue, entry.url)


def works_of(entries: Iterable[Entry]) -> list[Asked]:
    """What entries say of their works, in their order."""
    return [work_of(entry) for entry in entries]


def settled(entries: Iterable[Entry], *, venues: Venues) -> Iterator[Asked]:
    """The works of entries that name a publication, so that nothing new is to be expected of them."""
    return (work_of(entry) for entry in entries if not names_no_publication(entry, venues))
