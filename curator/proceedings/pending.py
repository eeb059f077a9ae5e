"""What a night read is remembered only when the night is over: else a crash would lose its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.ports import UNMARKED, SeenPage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from curator.ports import PageMemory


class PendingPages:
    """A `PageMemory` before another one, to which `settle` hands over what was kept."""

    def __init__(self, memory: PageMemory) -> None:
        """Nothing is kept yet."""
        self._memory = memory
        self._pending: dict[str, SeenPage] = {}

    def recall(self, keys: Collection[str]) -> Mapping[str, SeenPage]:
        """What is known of those of the keys that anything is known of, what is pending included."""
        pending = {key: self._pending[key] for key in keys if key in self._pending}
        return {**self._memory.recall(keys), **pending}

    def keep(self, pages: Mapping[str, SeenPage]) -> None:
        """Remember until `settle`, or until the process ends."""
        self._pending |= pages

    def settle(self) -> None:
        """Hand everything over: the papers that came with it stand in the state file.

        Raises:
            Unavailable: the memory could not be written; the next night reads all of it again.
        """
        if self._pending:
            self._memory.keep(self._pending)
            self._pending = {}


class DatedPages:
    """A `PageMemory` of which the days stand in the state file, and all else in another memory.

    The days decide what is read again, for every machine. A machine without the other memory, or with an old
    one, reads as a whole what it could have asked for conditionally.
    """

    def __init__(self, memory: PageMemory) -> None:
        """Nothing was ever read, until `begin` says otherwise."""
        self._memory = memory
        self._read: dict[str, date] = {}

    @property
    def read(self) -> Mapping[str, date]:
        """When everything was last read as a whole, or found unchanged, by its key."""
        return self._read

    def begin(self, read: Mapping[str, date]) -> None:
        """Take over what earlier nights knew."""
        self._read = dict(read)

    def recall(self, keys: Collection[str]) -> Mapping[str, SeenPage]:
        """What is known of those of the keys that the state file knows, if only the day."""
        known = {key: self._read[key] for key in keys if key in self._read}
        pages = self._memory.recall(list(known))
        bare = {key: SeenPage(UNMARKED, "", "", day) for key, day in known.items()}
        return bare | {key: page for key, page in pages.items() if page.seen == known[key]}

    def keep(self, pages: Mapping[str, SeenPage]) -> None:
        """Remember, in place of what was known before."""
        self._read |= {key: page.seen for key, page in pages.items()}
        self._memory.keep(pages)
