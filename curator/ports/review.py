"""Reviews of other people's pull requests: remarks on changed lines, with what to put there instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Note(NamedTuple):
    """One remark on lines that a pull request changes, ``first`` to ``last`` as they are on its branch."""

    first: int
    last: int
    body: str


class Thread(NamedTuple):
    """A remark of the bot's own that stands: GitHub's ids of thread and comment, and its words."""

    id: str
    comment: int
    body: str
    resolved: bool


class Reviews(Protocol):
    """What is said on the lines of a pull request."""

    def pulls_at(self, commit: str) -> tuple[int, ...]:
        """The open pull requests whose branch stands at a commit, those from forks included."""
        ...

    def lines(self, number: int, *, path: str) -> frozenset[int]:
        """The lines of a file that a pull request adds or changes, as GitHub shows them."""
        ...

    def threads(self, number: int) -> tuple[Thread, ...]:
        """The bot's own remarks under a pull request."""
        ...

    def review(self, number: int, notes: Sequence[Note], *, commit: str, path: str) -> None:
        """Make remarks on one file, all of them in one review, so that people are notified once."""
        ...

    def resolve(self, thread: Thread, *, saying: str) -> None:
        """Fold a remark away; where the token may not, change its words to ``saying``."""
        ...
