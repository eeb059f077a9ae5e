"""A finished proposal, the marker that finds it again, and what became of it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.works.paper import PaperId

if TYPE_CHECKING:
    from curator.core.list.document import Edit

Kind = Literal["add", "venue", "links", "fix"]

Force = Literal["", "base", "people"]
"""What is overruled: nothing; that the branch merges as it is; also what people have committed to it."""

BRANCH_PREFIX: Final = "curator/"
LONGEST_BODY: Final = 65_536
_MARKER = re.compile(r"<!-- curator:v1 (\{.*\}) -->\s*\Z")
_DASHES = re.compile(r"-(?=-)")


class Outcome(StrEnum):
    """What became of a proposal.

    Taken: a person works on its branch, and there is no pull request. Withdrawn: the bot took it back.
    Snoozed: closed for a while, because somebody asked for that.
    """

    OPEN = "open"
    MERGED = "merged"
    DECLINED = "declined"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"
    SNOOZED = "snoozed"


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
    """The hidden last line of a body: the proposal's key, every id of its work, and the work's title.

    ``made`` is the digest of what it proposes, by which a later run knows without a request that a pull
    request says what it should; "" in one that was made before there was such a thing.
    """

    key: str
    ids: tuple[PaperId, ...]
    title: str
    made: str = ""

    def encode(self) -> str:
        """The HTML comment; ``--`` and ``>`` cannot occur inside, so nothing can close it early."""
        ids = [str(paper_id) for paper_id in self.ids]
        data = {"key": self.key, "ids": ids, "title": self.title, "made": self.made}
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
            return cls(str(data["key"]), ids, str(data["title"]), str(data.get("made", "")))
        except (ValueError, KeyError, TypeError):
            return None


class Checked(NamedTuple):
    """What the linter says of a list as a proposal makes it: whether it passes, and one sentence."""

    passes: bool
    says: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change to the list and the words that explain it; ``edits`` are against the base's text.

    ``message`` is the commit's, ``body`` is the pull request's and ends with the marker. Where it ``renews``,
    the bot's own open pull request is brought up to date unless a person has committed to it. A ``gist`` is
    the part of the body for which that is worth a write: new words around the same one are not. ``checked``
    is shown beside its commit.
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
    score: float | None
    renews: bool = False
    gist: str = ""
    force: Force = ""
    checked: Checked | None = None

    def signed(self) -> Proposal:
        """The same, with a marker in the body that holds the digest of what is proposed.

        That is the title, the gist (else the body) and the text that is put into the list; not where: a line
        that has moved is no reason to write to anybody.
        """
        unsigned = self.marker.encode()
        told = self.gist or self.body.removesuffix(unsigned)
        parts = (self.title, told, *(edit.text.strip() for edit in self.edits))
        digest = hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:16]
        marker = replace(self.marker, made=digest)
        return replace(self, body=self.body.removesuffix(unsigned) + marker.encode(), marker=marker)

    def is_told_by(self, title: str, body: str) -> bool:
        """Whether these words of a pull request need not be replaced by its own."""
        told = _plain(body)
        same = told == _plain(self.body) or (bool(self.gist) and self._has_gist(told))
        return same and _plain(title) == _plain(self.title)

    def _has_gist(self, told: str) -> bool:
        """Whether words have the gist, and the mark by which the next night knows that without a request."""
        marker = Marker.find(told)
        return _plain(self.gist) in told and marker is not None and marker.made == self.marker.made


def _plain(text: str) -> str:
    """Without what a form on a web page changes: line ends, and blanks around the whole."""
    return text.replace("\r\n", "\n").strip()


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the bot's own pull requests as the forge knows it.

    ``reason`` is what a decliner wrote; ``labels`` are those it has, in lower case. ``merges`` says of an
    open one whether git can merge it as it is (None: not known yet), ``ticked`` are the boxes of its body
    that somebody has ticked, by name.
    """

    branch: str
    marker: Marker
    outcome: Outcome
    number: int
    url: str
    reason: str = ""
    labels: frozenset[str] = frozenset()
    draft: bool = True
    merges: bool | None = None
    ticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did about one proposal, and why."""

    key: str
    branch: str
    action: Action
    number: int | None
    url: str
    reason: str
