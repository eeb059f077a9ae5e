"""Where simulated days pass: a repository in which people work, in memory or on GitHub's double."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from curator.core.proposal import Outcome
from tests.fakes import FixedClock, MemoryForge, MemoryRepository, MemoryTalk
from tests.support.rehearsal import LIST
from tests.support.wire import Killed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.ports.talk import Workbench

_WRITES: Final = frozenset({"publish", "withdraw", "reopen", "save", "answer", "react", "ready", "untick"})
_VERSIONS_KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class View:
    """A pull request of the bot's as people see it; ``edited`` says whether a person has committed to it."""

    number: int
    branch: str
    outcome: Outcome
    body: str
    text: str
    edited: bool


@dataclass(slots=True)
class Fuse:
    """What happens at write number ``at`` (from 1) of a process, before or after it took effect."""

    at: int = 0
    after: bool = False
    strikes: Callable[[], None] | None = None
    tried: int = 0

    def before_write(self) -> None:
        """Count, and strike if it is time."""
        self.tried += 1
        if not self.after:
            self._strike()

    def after_write(self) -> None:
        """Strike if it is time."""
        if self.after:
            self._strike()

    def _strike(self) -> None:
        if self.tried == self.at and self.strikes is not None:
            strikes, self.strikes = self.strikes, None
            strikes()


def die() -> None:
    """A power cut."""
    raise Killed


@dataclass(frozen=True, slots=True)
class Process:
    """The bot's connections in one process."""

    forge: Any
    talk: Any
    bench: Workbench


class Town(Protocol):
    """A repository, the people who work in it, and connections for the bot."""

    clock: FixedClock

    def process(self, fuse: Fuse) -> Any:  # noqa: ANN401 - a context manager that yields a Process
        """Connections of one process of the bot's, closed at its end."""
        ...

    def text(self) -> str:
        """The list on the default branch."""
        ...

    def pulls(self) -> tuple[View, ...]:
        """The bot's pull requests that are open or were decided lately, the oldest first."""
        ...

    def conflicts(self) -> tuple[int, ...]:
        """The open ones that git cannot merge as they are, by number."""
        ...

    def commit(self, text: str) -> None:
        """A person changes the list."""
        ...

    def merge(self, pull: View) -> bool:
        """A person merges; whether that was possible."""
        ...

    def close(self, pull: View) -> None:
        """A person closes without merging."""
        ...

    def reopen(self, pull: View) -> bool:
        """A person opens again; whether that was possible."""
        ...

    def edit(self, pull: View, text: str) -> None:
        """A person commits to the branch."""
        ...

    def says(self, pull: View, text: str, *, who: str) -> int:
        """Somebody comments: the comment's id."""
        ...

    def writes(self) -> int:
        """How many writes the bot has made so far."""
        ...

    def forget(self) -> None:
        """Drop what no simulated person will look at again, so that years fit into memory."""
        ...


class _Fused:
    """A port whose writes burn down a fuse."""

    def __init__(self, port: Any, fuse: Fuse) -> None:  # noqa: ANN401 - any port
        self._port = port
        self._fuse = fuse

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any method
        found = getattr(self._port, name)
        return partial(self._write, found) if name in _WRITES else found

    def _write(self, call: Callable[..., Any], *words: Any, **more: Any) -> Any:  # noqa: ANN401 - any call
        self._fuse.before_write()
        done = call(*words, **more)
        self._fuse.after_write()
        return done


class _NoBench:
    """No pull request but the bot's own changes the list."""

    def offer(self, number: int, *, path: str) -> None:
        """Nothing is offered."""
        del number, path

    def amend(self, offer: Any, text: str, *, message: str) -> None:  # noqa: ANN401 - never called
        """Nothing is amended."""


@dataclass(slots=True)
class MemoryTown:
    """The fakes."""

    clock: FixedClock = field(default_factory=FixedClock)
    repository: MemoryRepository = field(default_factory=lambda: MemoryRepository([LIST]))
    _done: int = 0

    @contextmanager
    def process(self, fuse: Fuse) -> Iterator[Process]:
        """One more process on the same repository."""
        forge, talk = MemoryForge(self.repository), MemoryTalk(self.repository, self.clock)
        try:
            yield Process(_Fused(forge, fuse), _Fused(talk, fuse), _NoBench())
        finally:
            self._done += forge.writes + talk.writes

    def writes(self) -> int:
        """Of all processes that have ended."""
        return self._done

    def text(self) -> str:
        """The last version."""
        return self.repository.versions[-1]

    def pulls(self) -> tuple[View, ...]:
        """Those whose texts are still kept."""
        return tuple(
            View(pull.number, branch, pull.outcome, pull.proposal.body, pull.text, pull.edited)
            for branch, pull in self.repository.pulls.items()
            if pull.text
        )

    def conflicts(self) -> tuple[int, ...]:
        """By a merge of lines."""
        base = MemoryForge(self.repository).base()
        opened = (one for one in self.repository.pulls.values() if one.outcome is Outcome.OPEN)
        return tuple(one.number for one in opened if one.merged_into(base) is None)

    def commit(self, text: str) -> None:
        """One more version."""
        self.repository.versions.append(text)

    def merge(self, pull: View) -> bool:
        """As git would."""
        found = self.repository.pulls[pull.branch]
        text = found.merged_into(MemoryForge(self.repository).base())
        if text is None:
            return False
        self.repository.versions.append(text)
        self.repository.pulls[pull.branch] = replace(found, outcome=Outcome.MERGED)
        return True

    def close(self, pull: View) -> None:
        """Decline."""
        found = self.repository.pulls[pull.branch]
        self.repository.pulls[pull.branch] = replace(found, outcome=Outcome.DECLINED, reason="no")

    def reopen(self, pull: View) -> bool:
        """Open again."""
        found = self.repository.pulls[pull.branch]
        self.repository.pulls[pull.branch] = replace(found, outcome=Outcome.OPEN, reason="")
        return True

    def edit(self, pull: View, text: str) -> None:
        """Another text on the branch."""
        found = self.repository.pulls[pull.branch]
        self.repository.pulls[pull.branch] = replace(found, text=text, edited=True)

    def says(self, pull: View, text: str, *, who: str) -> int:
        """One more comment."""
        return MemoryTalk(self.repository, self.clock).says(pull.number, text, who=who)

    def forget(self) -> None:
        """Old states, old versions, and the texts of pull requests that were decided long ago."""
        states, versions = self.repository.states, self.repository.versions
        states[:-1] = [""] * (len(states) - 1)
        versions[:-_VERSIONS_KEPT] = [""] * max(0, len(versions) - _VERSIONS_KEPT)
        kept = (one for one in self.repository.pulls.values() if one.text)
        decided = [one for one in kept if one.outcome is not Outcome.OPEN]
        for pull in decided[:-_VERSIONS_KEPT]:
            bare = replace(pull, text="", base=replace(pull.base, text=""))
            self.repository.pulls[pull.proposal.branch] = bare
