"""Every entry of a list held against everything that is known of its work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from curator.core.evidence.entries import facts_of_entries
from curator.core.evidence.retitled import retitled
from curator.core.evidence.said_by import SHORT_TITLE
from curator.core.shelves.works import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from curator.core.evidence.asked_works import Asked, WorkEvidence
    from curator.core.evidence.judgement import Said
    from curator.core.evidence.retitled import Retitled
    from curator.core.facts import Facts
    from curator.core.shelves.works import ListedWork
    from curator.enrichment import Gathering
    from curator.venuecheck.check import VenueCheck

_OF_PROCEEDINGS: Final = frozenset({"pmlr", "neurips", "cvf", "ecva", "acl"})
"""Schemes of links that lead into proceedings: such an entry has no other title there."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What is known of a list's entries.

    Attributes:
        facts: for the linter's checks.
        doubtful: works that may have been published under another title, by the entry's place.
        requests: how many were sent, by service.
        troubles: why a service was not asked any more, as sentences.
        waiting: of how many entries a service should still be asked, by its name.
    """

    facts: Facts
    doubtful: Mapping[int, Retitled]
    requests: Mapping[str, int]
    troubles: Sequence[str]
    waiting: Mapping[str, int]


def audit(check: VenueCheck, works: Sequence[Asked]) -> Audit:
    """Ask about works, within the budgets of ``check``, and look for titles that changed.

    Raises:
        Unavailable: the ledger cannot be read or written.
    """
    gathering = check.examine(works)
    return Audit(
        facts_of_entries(gathering.found, venues=check.venues, as_of=check.clock.now().date()),
        _doubtful(check, gathering),
        {name: count for name, count in gathering.requests.items() if count},
        tuple(dict.fromkeys(gathering.troubles.values())),
        {name: count for name, count in gathering.waiting.items() if count},
    )


def _doubtful(check: VenueCheck, gathering: Gathering) -> dict[int, Retitled]:
    """Guesses for works that no proceedings have; what is another work's for certain is left out."""
    sought = [at for at, one in enumerate(gathering.found) if _is_unlisted(one)]
    if not sought:
        return {}
    works = [gathering.found[at].work._replace(authors=gathering.found[at].authors) for at in sought]
    listed = _not_among(check.proceedings.works(), set(_taken(gathering.found)))
    return {sought[at]: guess for at, guess in retitled(works, listed, venues=check.venues).items()}


def _is_unlisted(work: WorkEvidence) -> bool:
    """Whether the work stands in no proceedings, neither by its title nor by its link."""
    if any(paper_id.scheme in _OF_PROCEEDINGS for paper_id in work.work.ids):
        return False
    return not any(one.standing in PUBLISHED for one in _records(work))


def _taken(found: Iterable[WorkEvidence]) -> Iterator[str]:
    for one in found:
        yield from (said.url for said in _records(one) if said.url)


def _records(work: WorkEvidence) -> Iterator[Said]:
    """What proceedings say of a work that they have under its very title, or know by its link."""
    return (said for said in work.said if said.strength == "proceedings" or said.source == SHORT_TITLE)


def _not_among(works: Iterable[ListedWork], urls: set[str]) -> Iterator[ListedWork]:
    return (work for work in works if work.url not in urls)
