"""Which sources repeat which others: two that say the same are two pieces of evidence only if neither does.

An author who fills in two fields speaks once. An index that takes its venues over from others adds nothing
where one of those is heard itself, and two that may have taken over the same word speak once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curator.core.evidence.said import Said, Strength

RANK: Final[Mapping[Strength, int]] = {"proceedings": 3, "registry": 2, "authors": 1, "index": 0}
"""How much a kind of witness is believed, more first."""


class Copying(NamedTuple):
    """What a source takes its venues from, and why we think so."""

    origins: frozenset[str]
    why: str


COPYING: Final[Mapping[str, Copying]] = {
    "proceedings (short title)": Copying(
        frozenset({"proceedings (another title)"}),
        "both are words of proceedings, which prove nothing by being many where the work may be another",
    ),
    "DBLP": Copying(
        frozenset({"OpenReview"}),
        "it lists tables of contents, and those of conferences without a publisher stand at OpenReview",
    ),
    "OpenReview import": Copying(
        frozenset({"DBLP"}),
        "authors' profiles at OpenReview are filled from DBLP, venue and all",
    ),
    "Semantic Scholar": Copying(
        frozenset({"arxiv journal_ref", "arxiv doi", "DBLP", "Crossref"}),
        "it merges records of arXiv, DBLP and Crossref, and a venue is the one of the record that it took",
    ),
    "OpenAlex": Copying(
        frozenset({"arxiv journal_ref", "arxiv doi", "Crossref"}),
        "it is built upon Crossref, and on the metadata of archives such as arXiv's",
    ),
}
"""Sources that repeat others. An arXiv comment is free text, which none of them reads."""


def independent(said: Iterable[Said]) -> tuple[Said, ...]:
    """Of sources that say the same, those that say it by themselves, the most trustworthy first.

    The order in which they come does not matter.
    """
    heard = in_order(said)
    present = {one.source for one in heard}
    kept: list[Said] = []
    for one in heard:
        if origins_of(one.source) & present:
            continue
        if all(_apart(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def in_order(said: Iterable[Said]) -> list[Said]:
    """The most trustworthy first; the order in which they come does not matter."""
    return sorted(said, key=_order)


def origins_of(source: str) -> frozenset[str]:
    """What a source repeats, also by way of others."""
    found: set[str] = set()
    waiting = [source]
    while waiting:
        copying = COPYING.get(waiting.pop())
        new = copying.origins - found if copying else frozenset[str]()
        found |= new
        waiting += new
    return frozenset(found)


def _apart(one: Said, other: Said) -> bool:
    if one.source == other.source or one.strength == other.strength == "authors":
        return False
    return not (origins_of(one.source) & origins_of(other.source))


def _order(one: Said) -> tuple[object, ...]:
    """The strongest first; what says more and what is no bare name before the others."""
    year = one.year or 0
    return (
        -RANK[one.strength],
        one.bare,
        not one.exact,
        one.source,
        one.venue,
        year,
        one.standing,
        one.quote,
        one.url,
        one.seen,
    )
