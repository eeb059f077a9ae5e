"""The simulated repository on GitHub's double, with real git inside and every request judged."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from curator.core.proposal import Outcome
from curator.forge.github import GitHubForge
from curator.forge.github.offering import GitHubWorkbench
from curator.forge.github.session import Session
from curator.forge.github.talking import GitHubTalk
from tests.fakes import FixedClock
from tests.simulation.towns import Process, View
from tests.support.github import REPOSITORY, GitHubTown
from tests.support.rehearsal import LIST
from tests.support.wire import tapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.simulation.towns import Fuse
    from tests.support.wire import Sent, Wire

_ROOT: Final = f"/repos/{REPOSITORY}"
_LATEST: Final = 60
"""Pull requests that people still look at."""


@dataclass
class DoubleTown:
    """The double, moved on with the simulated clock."""

    town: GitHubTown
    wire: Wire
    clock: FixedClock = field(default_factory=FixedClock)
    _seen: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The maintained list, and time that passes only when days do."""
        self.town.double.control("POST", "settings", {"content_per_minute": None, "content_per_hour": None})
        self.commit(LIST)
        self.town.double.control("DELETE", "writes")

    @contextmanager
    def process(self, fuse: Fuse) -> Iterator[Process]:
        """One process: its connections, and a fuse that burns down with its writes."""
        self._catch_up()
        before, after = self.wire.before, self.wire.after

        def burn(sent: Sent) -> None:
            if sent.writes:
                fuse.before_write()

        def burnt(sent: Sent) -> None:
            if sent.writes:
                fuse.after_write()

        self.wire.heal()
        self.wire.before, self.wire.after = burn, burnt
        session, forge = Session(self.town.address, **self._access), self._forge()
        try:
            yield Process(forge, GitHubTalk(session), GitHubWorkbench(session))
        finally:
            forge.close()
            session.hub.close()
            self.wire.before, self.wire.after = before, after

    def writes(self) -> int:
        """As the double has counted them."""
        return sum(one["actor"] == "curator-bot" for one in self.town.double.writes())

    def text(self) -> str:
        """On the default branch."""
        return self.town.text("main")

    def pulls(self) -> tuple[View, ...]:
        """The latest of the bot's, with the texts of their branches."""
        rows = [row for row in self.town.state()["pulls"] if ":curator/" in row["head"]]
        return tuple(self._view(row) for row in sorted(rows, key=lambda row: row["number"])[-_LATEST:])

    def conflicts(self) -> tuple[int, ...]:
        """As git merges."""
        forge = self._forge()
        try:
            return tuple(one.number for one in forge.standing(watched=()) if one.merges is False)
        finally:
            forge.close()

    def commit(self, text: str) -> None:
        """A person pushes."""
        self._catch_up()
        self.town.person_commits(text)

    def merge(self, pull: View) -> bool:
        """As the button does; whether it was green."""
        self._catch_up()
        if pull.number in self.conflicts():
            return False
        self.town.person_merges(pull.branch)
        return True

    def close(self, pull: View) -> None:
        """As the button does."""
        self._catch_up()
        self.town.person_closes(pull.branch)

    def reopen(self, pull: View) -> bool:
        """As the button does, where GitHub shows one."""
        self._catch_up()
        if pull.branch not in self.town.tips():
            return False
        self.town.ask("PATCH", f"{_ROOT}/pulls/{pull.number}", {"state": "open"})
        return True

    def edit(self, pull: View, text: str) -> None:
        """A person pushes to the branch."""
        self._catch_up()
        self.town.person_commits(text, branch=pull.branch)

    def says(self, pull: View, text: str, *, who: str) -> int:
        """A comment."""
        self._catch_up()
        made = self.town.ask("POST", f"{_ROOT}/issues/{pull.number}/comments", {"body": text}, who=who)
        return int(made["id"])

    def forget(self) -> None:
        """The record of requests."""
        self.wire.sent.clear()

    @property
    def _access(self) -> dict[str, Any]:
        return {"token": self.town.double.token("bot"), "sleep": self.town.slept.append, "timeout": 10}

    def _forge(self) -> GitHubForge:
        return GitHubForge(self.town.address, clock=self.clock, **self._access)

    def _catch_up(self) -> None:
        """The double's clock shows the simulated time."""
        now = {"set": self.clock.moment.isoformat(), "frozen": True}
        self.town.double.control("POST", "clock", now)

    def _view(self, row: Any) -> View:  # noqa: ANN401 - the double's own JSON
        closed = Outcome.MERGED if row["merged"] else Outcome.DECLINED
        outcome = Outcome.OPEN if row["state"] == "open" else closed
        branch = row["head"].partition(":")[2]
        text, edited = self._at(row["head_sha"])
        return View(row["number"], branch, outcome, row["body"], text, edited)

    def _at(self, commit: str) -> tuple[str, bool]:
        """The list at a commit, and whether a person has made that."""
        if commit not in self._seen:
            made = self.town.ask("GET", f"{_ROOT}/git/commits/{commit}")
            self._seen[commit] = self.town.text(commit), made["author"]["name"] != "curator-bot"
        return self._seen[commit]


@contextmanager
def github_town() -> Iterator[DoubleTown]:
    """A double of its own, ended with the simulation."""
    package = import_module("tests.services.github_double")
    with package.GitHubDouble() as double, tapped() as wire:
        town = GitHubTown(double)
        yield DoubleTown(town, wire)
        town.close()
