"""Keys of ``curator.yaml`` that are valid today but used from a later version on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from curator.settings.curator_yaml import CuratorFile, SourcesModel
from curator.settings.load import CURATOR
from curator.settings.yamlfile import read
from curator.settings.yamltree import dotted

if TYPE_CHECKING:
    from pathlib import Path

    from curator.settings.yamltree import Loc, Tree

LATER: Final[frozenset[Loc]] = frozenset(
    {
        ("calendar",),
        ("forge", "mode"),
        ("limits", "max_silence_days"),
        ("links",),
        ("schedule",),
        *(("sources", name) for name in SourcesModel.model_fields if name != "arxiv"),
    }
)
"""The keys, each with everything below it."""


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """A key that the file sets to no effect: ``line`` and ``column`` count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """One line, with the place as compilers write it."""
        return f"Note: {self.path}:{self.line}: {self.message}"


def notes(folder: Path) -> tuple[Note, ...]:
    """A note for each such key that ``curator.yaml`` sets; none where the file itself is mistaken."""
    file = read(folder / CURATOR, CuratorFile, mistakes=[])
    if file is None:
        return ()
    tree = file.tree
    found = [loc for loc in tree.keys if _told(tree, loc) and not _idle(_value(tree, loc))]
    return tuple(
        sorted(
            Note(file.path, *tree.place(loc, key=True), f"{dotted(loc)} is used from a later version on")
            for loc in found
        )
    )


def is_later(loc: Loc) -> bool:
    """Whether a key, or one that it stands under, is used from a later version on."""
    return any(loc[: len(later)] == later for later in LATER)


def _told(tree: Tree, loc: Loc) -> bool:
    """A mapping's keys are told one by one, in the place of the mapping; what is deeper is not told."""
    if loc in LATER:
        return all(other[:-1] != loc for other in tree.keys)
    return loc[:-1] in LATER


def _idle(value: object) -> bool:
    """Whether a value asks for what happens anyway: a source left off, or one pull request a paper."""
    return value is False or value == "paper"


def _value(tree: Tree, loc: Loc) -> object:
    value: Any = tree.data
    for step in loc:
        value = value[step]
    return value
