"""The repository of a forge seen from outside, and a proposal to try it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from curator.core.list.edit import Edit
from curator.core.proposal import Marker, Outcome, Proposal
from curator.core.works.paper import PaperId
from curator.ports import Forge, StateBranch

if TYPE_CHECKING:
    from curator.ports import Base

LIST = (
    "# Papers\n\n## Attacks\n\n* [First paper](https://example.org/1)\n\n## Defenses\n\n"
    "* [Second paper](https://example.org/2)\n"
)
HOSTILE = (
    "@everyone ${{ secrets.TOKEN }} ::add-mask::x <script>alert(1)</script> ](javascript:alert(1)) `tick` "
    "\u202eright-to-left\u202c zero\u200bwidth caf\u00e9 \U0001f680 --> \\u002d \"quoted\" 'single' 100%"
)


class BothPorts(Forge, StateBranch, Protocol):
    """A forge with its state branch, and the count of what it sent."""

    @property
    def writes(self) -> int:
        """How many writes were sent, refused ones aside."""
        ...


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request as a reader of the forge sees it; ``text`` is the list on its branch."""

    branch: str
    title: str
    body: str
    draft: bool
    state: Outcome
    labels: frozenset[str]
    text: str


class Town(Protocol):
    """The repository from outside: more machines with the same bot, and the people who work in it.

    The list of a fresh town is `LIST`, on a default branch of any name.
    """

    def forge(self) -> BothPorts:
        """A new forge on the same repository, as another machine or the next night would make it."""
        ...

    def pulls(self) -> tuple[Pull, ...]:
        """Every pull request, the oldest first."""
        ...

    def tips(self) -> dict[str, str]:
        """Every branch and the commit it stands at."""
        ...

    def person_commits(self, text: str, *, branch: str | None = None) -> None:
        """A person commits a new text of the list, to the default branch when none is named."""
        ...

    def person_closes(self, branch: str) -> None:
        """A person closes the branch's pull request without merging it."""
        ...

    def person_merges(self, branch: str) -> None:
        """A person merges the branch's pull request; the branch stays."""
        ...


def proposal(base: Base, number: int = 1, **changes: str) -> Proposal:
    """Add one made-up paper at the end of ``base``; ``changes`` may set title, body and message."""
    paper = PaperId("arxiv", f"2601.{number:05d}")
    marker = Marker(key=f"add:{paper}", ids=(paper,), title=f"A robust thing {number}")
    entry = f"* [A robust thing {number}](https://arxiv.org/abs/{paper.value})\n"
    return Proposal(
        key=marker.key,
        kind="add",
        branch=f"curator/add/{paper.slug}",
        title=changes.get("title", f"Add a robust thing {number}"),
        body=changes.get("body", f"Why it was picked.\n\n{marker.encode()}"),
        message=changes.get("message", f"Add a robust thing {number}"),
        edits=(Edit(start=len(base.text), end=len(base.text), text=entry),),
        labels=("curator",),
        marker=marker,
        section="defenses",
        score=0.9,
    )
