"""The works whose links need another place, looked for one after another in each service in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curator.core.repairs.repair import Found, Sought
    from curator.links.finding.finder import Finder
    from curator.links.finding.wayback import Snapshot, Wayback


def look_for(sought: Iterable[Sought], *, finders: Sequence[Finder]) -> dict[str, Found]:
    """By the old address, what the first service that knows the work says of it; raises nothing."""
    found: dict[str, Found] = {}
    for one in sought:
        answers = (finder.find(one.title, one.authors) for finder in finders if not finder.trouble)
        if (answer := next(filter(None, answers), None)) is not None:
            found[one.url] = answer
    return found


def snapshots_of(
    sought: Iterable[Sought], *, found: Mapping[str, Found], archive: Wayback
) -> dict[str, Snapshot]:
    """By the old address, a snapshot of each dead page of which nothing else was found; raises nothing.

    Each has still to be visited: with the title on it, `Snapshot.showing` makes a `Found` of it.
    """
    snapshots: dict[str, Snapshot] = {}
    for one in sought:
        if archive.trouble:
            break
        if one.dead and one.url not in found and (snapshot := archive.snapshot(one.url)) is not None:
            snapshots[one.url] = snapshot
    return snapshots
