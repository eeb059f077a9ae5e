"""How a report is to be told, besides what is in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from curator.lint.check import Check

_BEGINNING: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - JUnit's timestamp may not name a time zone


class Telling(NamedTuple):
    """What a format needs to know of the run and of the reader.

    Attributes:
        strict: whether warnings fail.
        colour: whether the reader's terminal shows colours.
        width: columns of the reader's terminal.
        docs_url: the folder of the checks' pages on the web; "" when it is not known.
        version: curator's own.
        now: the time of the run in UTC, for the one format that demands it.
        rehearsed: whether fixes were only shown, not written.
    """

    strict: bool = False
    colour: bool = False
    width: int = 120
    docs_url: str = ""
    version: str = ""
    now: datetime = _BEGINNING
    rehearsed: bool = False

    def page_of(self, check: Check) -> str:
        """The address of a check's page; "" when it is not known."""
        return f"{self.docs_url.rstrip('/')}/{check.code}.md" if self.docs_url else ""
