"""Whether open pull requests can be merged as they are: one request for each hundred that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from curator.errors import CuratorError, Unavailable
from curator.forge.github.graph import Question, pages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from curator.forge.github.session import Session

_MERGEABLE: Final = Question(
    "query Mergeable($owner: String!, $name: String!, $after: String) "
    "{ repository(owner: $owner, name: $name) { pullRequests(states: OPEN, first: 100, after: $after, "
    "orderBy: {field: CREATED_AT, direction: DESC}) "
    "{ nodes { number mergeable } pageInfo { hasNextPage endCursor } } } }",
    path=("pullRequests",),
    doing="ask which pull requests can be merged",
    most=20,
)
_LOOKS: Final = 3
_BETWEEN_LOOKS: Final = 2.0
_KNOWN: Final = {"MERGEABLE": True, "CONFLICTING": False}


def mergeability(session: Session, numbers: Collection[int]) -> dict[int, bool]:
    """Which of these open pull requests can be merged; those are left out of which GitHub cannot say it yet.

    GitHub works it out in the background once somebody asks, so it is given a little time. A token that may
    not use GraphQL asks for each by itself. While GraphQL is down nothing is known; that stops nobody.
    """
    if not numbers:
        return {}
    try:
        return _looked_up(session, numbers)
    except Unavailable:
        return {}
    except CuratorError:
        return {number: found for number in numbers if (found := _one(session, number)) is not None}


def _looked_up(session: Session, numbers: Collection[int]) -> dict[int, bool]:
    known: dict[int, bool] = {}
    for look in range(_LOOKS):
        if look:
            session.pause(_BETWEEN_LOOKS)
        known |= dict(_known(_nodes(session, set(numbers) - known.keys())))
        if known.keys() >= set(numbers):
            break
    return {number: known[number] for number in numbers if number in known}


def _known(nodes: Iterable[Any]) -> Iterator[tuple[int, bool]]:
    for node in nodes:
        if node["mergeable"] in _KNOWN:
            yield int(node["number"]), _KNOWN[node["mergeable"]]


def _nodes(session: Session, numbers: set[int]) -> Iterator[Any]:
    """The pull requests of as many pages as hold the wanted ones."""
    for nodes in pages(session, _MERGEABLE):
        yield from nodes
        numbers -= {node["number"] for node in nodes}
        if not numbers:
            return


def _one(session: Session, number: int) -> bool | None:
    return session.read(
        f"ask whether #{number} can be merged", lambda: session.repo.get_pull(number).mergeable
    )
