"""Better addresses for an entry's links, each with its evidence: what one pull request proposes together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.list.edit import Edit

Kind = Literal["moved", "https", "canonical", "archived"]

WHAT_KINDS_MEAN: Final[Mapping[Kind, str]] = {
    "canonical": "to the place where the work is found for good",
    "moved": "to where the page has moved for good",
    "https": "to the same page over https",
    "archived": "to a copy in an archive",
}
"""Where a repair of each kind leads."""

MOST_REPAIRS: Final = 50
"""In one pull request; a person has to look at each."""


class Repair(NamedTuple):
    """One address that has a better one.

    Attributes:
        old: as the list's links have it, entities and escapes undone.
        new: what should stand there, an absolute http(s) address.
        kind: which sort of repair.
        why: the evidence for a reviewer, one sentence of plain text.
        title: the entry's, plain text.
    """

    old: str
    new: str
    kind: Kind
    why: str
    title: str


class Hopeless(NamedTuple):
    """A dead link for which nobody knows a better place: its address, its entry's title, and its line."""

    url: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class LinkBatch:
    """What one pull request repairs; ``edits`` and ``diff`` are against the base's text.

    ``month`` is ``2026-11``; ``hopeless`` are the dead links that stay as they are.
    """

    month: str
    repairs: tuple[Repair, ...]
    edits: tuple[Edit, ...]
    diff: str
    hopeless: tuple[Hopeless, ...] = ()

    @property
    def key(self) -> str:
        """The proposal's key, such as ``links:2026-11``."""
        return f"links:{self.month}"

    @property
    def branch(self) -> str:
        """The proposal's branch, such as ``curator/links/2026-11``."""
        return f"curator/links/{self.month}"


class Found(NamedTuple):
    """Where somebody outside has a work: the address, the title there, and who says so.

    ``kind`` is ``archived`` for a snapshot, whose title was read from the snapshot itself.
    """

    url: str
    title: str
    source: str
    kind: Literal["canonical", "archived"] = "canonical"


class Sought(NamedTuple):
    """An entry whose main link needs a better address that neither list nor facts know.

    ``dead`` is false for a copy on a personal page, which is still there.
    """

    url: str
    title: str
    authors: tuple[str, ...]
    dead: bool
