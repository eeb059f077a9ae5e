"""What ``curator.yaml`` sets to no effect: watches of sources that are off, sources without a watch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curator.settings.calendar import source_of
from curator.settings.calendar_yaml import PROCEEDINGS
from curator.settings.curator_yaml import CuratorFile
from curator.settings.load import CURATOR
from curator.settings.yamlfile import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from curator.settings.yamlfile import Read
    from curator.settings.yamltree import Loc


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Something to know about a key of the file: ``line`` and ``column`` count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """One line, with the place as compilers write it."""
        return f"Note: {self.path}:{self.line}: {self.message}"


def notes(folder: Path, *, unverified: Mapping[str, str] = {}) -> tuple[Note, ...]:
    """A note for each thing that ``curator.yaml`` sets to no effect; none where the file itself is mistaken.

    ``unverified`` are enabled sources that were not held against all that their service sends, and what is
    missing; each gets a note, too.
    """
    file = read(folder / CURATOR, CuratorFile, mistakes=[])
    if file is None:
        return ()
    tree = file.tree
    told = list(_unwatched(file))
    told += [
        (("sources", name), f"sources.{name} is unverified: {what}") for name, what in unverified.items()
    ]
    return tuple(sorted(Note(file.path, *tree.place(loc, key=True), message) for loc, message in told))


def _unwatched(file: Read[CuratorFile]) -> Iterator[tuple[Loc, str]]:
    """Watches whose source is off, and sources that are on and have nothing to watch."""
    calendar = file.value.calendar
    enabled = {name for name in PROCEEDINGS if getattr(file.value.sources, name).enabled}
    for number, entry in enumerate(calendar):
        if (source := source_of(entry)) and source not in enabled:
            what = f"{entry.venue} {entry.year} is not watched: sources.{source}.enabled is not true"
            yield ("calendar", number), what
    for name in sorted(enabled - {source_of(entry) for entry in calendar}):
        yield (
            ("sources", name),
            f"sources.{name} has nothing to do: `calendar` names nothing that stands there",
        )
