"""``venues.yaml`` read into one `Venues`, with every mistake in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.venues.known import FormerName, KnownVenue, Venues
from curator.core.venues.names import keys_for
from curator.settings.venues_yaml import VenuesFile
from curator.settings.wording import nearest
from curator.settings.yamlfile import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from curator.settings.mistakes import Mistake
    from curator.settings.venues_yaml import VenueModel
    from curator.settings.yamlfile import Read
    from curator.settings.yamltree import Loc

VENUES: Final = "venues.yaml"


def read_venues(folder: Path, *, mistakes: list[Mistake]) -> Venues:
    """The venues of ``folder``: none without the file; mistakes are appended to ``mistakes``."""
    if not (folder / VENUES).exists():
        return Venues()
    file = read(folder / VENUES, VenuesFile, mistakes=mistakes)
    if file is None:
        return Venues()
    mistakes += (*_ambiguous(file), *_strangers(file), *_without_volumes(file))
    return Venues(tuple(map(_venue, file.value.venues)), file.value.known_until)


def _venue(model: VenueModel) -> KnownVenue:
    return KnownVenue(
        name=model.name,
        title=model.title,
        kind=model.kind,
        parent=model.parent or "",
        former=tuple(FormerName(one.name, one.until, one.since) for one in model.former),
        aliases=model.aliases,
        held=model.held or "",
        links=model.links,
        volumes=model.volumes or "",
        also=model.also,
    )


def _ambiguous(file: Read[VenuesFile]) -> Iterator[Mistake]:
    """Spellings that stand for two venues, at the second one."""
    first: dict[str, int] = {}
    for at, venue in enumerate(file.value.venues):
        for loc, name in _spellings(venue):
            other = min(first.setdefault(key, at) for key in keys_for(name))
            if other != at:
                taken = file.value.venues[other].name
                message = f"{name!r} stands for {taken} already; expected each name once"
                yield file.mistake(("venues", at, *loc), message)


def _spellings(venue: VenueModel) -> Iterator[tuple[Loc, str]]:
    yield ("name",), venue.name
    yield ("title",), venue.title
    for at, former in enumerate(venue.former):
        yield ("former", at, "name"), former.name
    for at, alias in enumerate(venue.aliases):
        yield ("aliases", at), alias


def _strangers(file: Read[VenuesFile]) -> Iterator[Mistake]:
    """Names of other venues that no venue of the file has."""
    names = {venue.name for venue in file.value.venues}
    for at, venue in enumerate(file.value.venues):
        others: list[tuple[Loc, str]] = [(("also", place), name) for place, name in enumerate(venue.also)]
        if venue.parent is not None:
            others.append((("parent",), venue.parent))
        for loc, name in others:
            if name not in names:
                near = nearest(name, names)
                hint = f"; did you mean {near}?" if near else ""
                yield file.mistake(("venues", at, *loc), f"{name!r} is no venue of this file{hint}")


def _without_volumes(file: Read[VenuesFile]) -> Iterator[Mistake]:
    """Links with a volume whose year nobody tells, which can prove nothing."""
    for at, venue in enumerate(file.value.venues):
        for place, link in enumerate(venue.links):
            if "{volume}" in link and venue.volumes is None:
                message = "{volume} is in it, but the venue has no `volumes` that say of which year each is"
                yield file.mistake(("venues", at, "links", place), message)
