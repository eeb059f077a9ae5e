"""What the pieces of an archive add up to, and where its bad records stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.backfill.screening import MOST_SHOWN

if TYPE_CHECKING:
    from curator.backfill.chunks import Archive
    from curator.backfill.screening import Screened
    from curator.core.works.paper import Paper


class Count:
    """Sums over the pieces, which are told in their order.

    Attributes:
        read: papers.
        bad: records that are none, and files that cannot be read.
        shown: the first of them, as ``file:line: what is wrong``; of Parquet the row stands for the line.
        turned_down: papers that were rejected or withdrawn where they were sent to.
    """

    def __init__(self, archive: Archive) -> None:
        """Begin with the files that were refused."""
        self.read = self.turned_down = 0
        self.bad = len(archive.refused)
        self.shown = list(archive.refused[:MOST_SHOWN])
        self._paths = iter([chunk.path for chunk in archive.chunks])
        self._path = ""
        self._line = 0

    def counted(self, piece: Screened) -> tuple[Paper, ...]:
        """Add the next piece; what was kept of it."""
        path = next(self._paths)
        if path != self._path:
            self._path, self._line = path, 0
        room = MOST_SHOWN - len(self.shown)
        self.shown += [f"{path}:{self._line + one.line}: {one.reason}" for one in piece.shown[:room]]
        self._line += piece.lines
        self.read += piece.read
        self.bad += piece.bad
        self.turned_down += piece.turned_down
        return piece.kept
