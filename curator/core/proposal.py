"""A finished proposal, the marker that finds it again, and what became of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

from curator.core.paper import PaperId

if TYPE_CHECKING:
    from curator.core.document import Edit

Kind = Literal["add", "venue", "links", "fix"]

BRANCH_PREFIX: Final = "curator/"
LONGEST_BODY: Final = 65_536
_MARKER = re.compile(r"<!-- curator:v1 (\{.*\}) -->\s*\Z")
_DASHES = re.compile(r"-(?=-)")


class Outcome(StrEnum):
    """What became of a proposal; taken: a person works on its branch, and there is no pull request."""

    OPEN = "open"
    MERGED = "merged"
    DECLINED = "declined"
    TAKEN = "taken"


class Action(StrEnum):
    """What a run did about a proposal."""

    CREATED = "created"
    UPDATED = "updated"
    KEPT = "kept"
    QUEUED = "queued"
    SKIPPED = "skipped"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Marker:
    """The hidden last line of a body: the proposal's key, every id of its work, and the work's title."""

    key: str
    ids: tuple[PaperId, ...]
    title: str

    def encode(self) -> str:
        """The HTML comment; ``--`` and ``>`` cannot occur inside, so nothing can close it early."""
        data = {"key": self.key, "ids": [str(paper_id) for paper_id in self.ids], "title": self.title}
        plain = json.dumps(data, ensure_ascii=True, sort_keys=True)
        safe = _DASHES.sub(r"\\u002d", plain).replace("<", r"\u003c").replace(">", r"\u003e")
        return f"<!-- curator:v1 {safe} -->"

    @classmethod
    def find(cls, body: str) -> Marker | None:
        """Read the marker at the end of a body; None when there is none or it is not of our making."""
        found = _MARKER.search(body)
        if found is None:
            return None
        try:
            data = json.loads(found[1])
            ids = tuple(PaperId.parse(text) for text in data["ids"])
            return cls(str(data["key"]), ids, str(data["title"]))
        except (ValueError, KeyError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change to the list and the words that explain it; ``edits`` are against the base's text.

    ``message`` is the commit's, ``body`` is the pull request's and ends with the marker.
    """

    key: str
    kind: Kind
    branch: str
    title: str
    body: str
    message: str
    edits: tuple[Edit, ...]
    labels: tuple[str, ...]
    marker: Marker
    section: str
    score: float


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the bot's own pull requests as the forge knows it.

    ``reason`` is what a decliner wrote; ``labels`` are those it has, in lower case.
    """

    branch: str
    marker: Marker
    outcome: Outcome
    number: int
    url: str
    reason: str = ""
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did about one proposal, and why."""

    key: str
    branch: str
    action: Action
    number: int | None
    url: str
    reason: str
