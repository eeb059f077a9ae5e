"""Where people and the bot talk: comments on its pull requests, and the one issue that shows how it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

Reaction = Literal["eyes", "rocket", "+1", "-1", "confused"]
"""GitHub's names; a comment is seen (eyes), done (+1: the nearest that GitHub has to a tick) or not (-1)."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment under a pull request or an issue; ``text`` is hostile until parsed.

    Attributes:
        id: GitHub's number of it.
        thread: the number of the pull request or issue.
        author: the login; "" when the account is gone.
        text: as it is now, after edits.
        written: when it was last edited.
        own: whether the bot wrote it.
        edited: whether it was edited.
        machine: whether a program wrote it, the bot or another one.
    """

    id: int
    thread: int
    author: str
    text: str
    written: datetime
    own: bool = False
    edited: bool = False
    machine: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A pull request or an issue in which somebody speaks.

    Attributes:
        number: GitHub's.
        body: as it is now; hostile unless ``own``.
        own: whether the bot opened it, from a branch of this repository where it is a pull request.
        pull: whether it is a pull request.
        branch: of the bot's own pull request; "" of anything else.
        open: whether it is open.
        draft: whether it is a draft.
    """

    number: int
    body: str = ""
    own: bool = False
    pull: bool = False
    branch: str = ""
    open: bool = True
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A pull request as far as it changes the list.

    Attributes:
        number: GitHub's.
        path: of the list.
        before: the list's text where the branch left the default one; None when it was not there.
        text: the list's text on the branch.
        blob: the name of that text's file, by which a later change is noticed.
        repository: ``owner/name`` of the branch.
        branch: its name.
        own: whether the bot opened it.
        writable: whether the bot may commit to the branch.
    """

    number: int
    path: str
    before: str | None
    text: str
    blob: str
    repository: str
    branch: str
    own: bool
    writable: bool


class Conversation(Protocol):
    """Comments and answers."""

    def since(self, moment: datetime) -> tuple[Comment, ...]:
        """What was written or edited from then on, anywhere, the oldest first; at most 1,000."""
        ...

    def thread(self, number: int) -> tuple[Comment, ...]:
        """The comments under one pull request or issue, the oldest first; a deleted thread has none."""
        ...

    def answer(self, number: int, text: str, *, replacing: Comment | None) -> None:
        """Write a comment, or edit one of the bot's own; nothing when it says just that already."""
        ...


class Manners(Protocol):
    """What else belongs to a conversation."""

    def react(self, comment: Comment, reaction: Reaction) -> None:
        """Put a reaction on a comment, once; a comment that is gone is passed over."""
        ...

    def may_steer(self, login: str) -> bool:
        """Whether somebody may write to the repository, and so tell the bot what to do."""
        ...

    def ready(self, number: int) -> str:
        """Take a pull request out of draft; "" when that is done, else the sentence that says what to do."""
        ...


class Places(Protocol):
    """Pull requests and issues, and the boxes in the bodies of the bot's own."""

    def place(self, number: int) -> Place | None:
        """One of them as it is now; None when it is gone."""
        ...

    def open(self) -> tuple[Place, ...]:
        """The bot's own open pull requests, in one request for each hundred."""
        ...

    def untick(self, number: int, names: Collection[str]) -> None:
        """Empty these boxes in a body of the bot's own; nothing when they are."""
        ...


class Workbench(Protocol):
    """The list in other people's pull requests."""

    def offer(self, number: int, *, path: str) -> Offer | None:
        """What a pull request makes of the list; None when it does not touch it."""
        ...

    def amend(self, offer: Offer, text: str, *, message: str) -> None:
        """Commit another text of the list to its branch; raises `Refused` when it has moved."""
        ...


class Noticeboard(Protocol):
    """Issues of the bot's own, each known by a hidden line in its body that names it."""

    def shown(self, name: str) -> Notice | None:
        """The open issue of this name, as it stands."""
        ...

    def show(self, name: str, *, title: str, body: str, pinned: bool = False, once: bool = False) -> None:
        """Make it, or edit it where it says something else; safe to repeat after a crash anywhere.

        With ``once`` one that a person has closed is not made again, and one that stands is left as it is.
        """
        ...

    def take_down(self, names: str, *, saying: str) -> None:
        """Close all whose name begins so, with a last word; nothing when there is none open."""
        ...


@dataclass(frozen=True, slots=True)
class Notice:
    """An issue of the bot's own; ``labels`` are in lower case."""

    number: int
    url: str
    title: str
    body: str
    labels: frozenset[str] = frozenset()
