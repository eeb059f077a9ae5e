"""A work that services are asked about, and what one of them tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from curator.core.works.identity import canonical, same_work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.evidence.said import Said
    from curator.core.works.paper import PaperId, Venue


class Asked(NamedTuple):
    """One work: an entry of the list, or a candidate for it.

    Attributes:
        title: as the list or the source has it.
        ids: every id that is known of it.
        authors: names, first author first; most lists have none.
        venue: what the entry says of its venue.
        url: the entry's main link; it stands for an entry without ids.
    """

    title: str
    ids: tuple[PaperId, ...] = ()
    authors: tuple[str, ...] = ()
    venue: Venue | None = None
    url: str = ""

    @property
    def key(self) -> str:
        """Under which name answers about it are kept: its canonical id, or that of its title."""
        return str(canonical(self.ids, title=self.title))

    def of_scheme(self, scheme: str) -> PaperId | None:
        """Its first id of a scheme."""
        return next((one for one in self.ids if one.scheme == scheme), None)

    def knowing(self, told: Told) -> Asked:
        """The same work with the ids and authors that a service told in addition."""
        return self._replace(ids=_once((*self.ids, *told.ids)), authors=self.authors or told.authors)


class Told(NamedTuple):
    """What one service told of one work; one without anything is a service's word that it knows nothing.

    Attributes:
        said: what it says of venues.
        ids: ids that it has for the work, twins included: the preprint of a conference's paper.
        title: how it spells the title, where it was found by an id.
        authors: names, first author first.
    """

    said: tuple[Said, ...] = ()
    ids: tuple[PaperId, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()


NOTHING_TOLD = Told()


class WorkEvidence(NamedTuple):
    """All that is known of one work.

    Attributes:
        work: as it was asked about.
        said: what sources say of its venue, the proceedings first.
        ids: ids that sources have for it and the entry does not: twins, preprints, DOIs.
        titles: how sources that know it by an id spell its title, the first the most trustworthy.
        authors: names, as far as anybody has them.
    """

    work: Asked
    said: tuple[Said, ...] = ()
    ids: tuple[PaperId, ...] = ()
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()

    @property
    def retitled(self) -> bool:
        """Whether sources know its id under another title: a new one, or the link is another work's."""
        spelled = [Asked(title) for title in self.titles]
        return bool(spelled) and not any(same_work(Asked(self.work.title), one) for one in spelled)


def _once(ids: Iterable[PaperId]) -> tuple[PaperId, ...]:
    return tuple(dict.fromkeys(ids))
