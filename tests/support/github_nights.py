"""Whole nights in this process against GitHub's double: real rules and list, requests that are counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from curator.core.policy import Limits
from curator.store import statefile
from tests.fakes import FakeSource
from tests.support.github import REPOSITORY, GitHubTown
from tests.support.rehearsal import LIST, Rehearsal

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.core.memory import Memory
    from curator.core.report import Report
    from curator.core.works.paper import Paper
    from tests.support.wire import Sent, Wire

AMPLE: Final = Limits(max_open=50, max_per_run=50, max_per_day=50)


@dataclass
class GitHubNights:
    """A repository on the double, and a source with ``papers``."""

    town: GitHubTown
    wire: Wire
    stage: Rehearsal = field(default_factory=lambda: Rehearsal(FakeSource(()), limits=AMPLE))

    def __post_init__(self) -> None:
        """The maintained list, and nothing asked yet."""
        self.town.person_commits(LIST)

    def bring(self, *papers: Paper) -> None:
        """The source has these from now on."""
        self.stage.source.papers = papers

    def night(self, **orders: Any) -> Report:  # noqa: ANN401 - the fields of Orders, each of its own type
        """One night on a machine of its own; the wire then holds what it sent."""
        self.wire.heal()
        forge = self.town.forge()
        try:
            return self.stage.night(forge, **orders)
        finally:
            forge.close()

    @property
    def sent(self) -> list[Sent]:
        """What the last night asked and wrote."""
        return self.wire.sent

    def memory(self) -> Memory:
        """What the state file says."""
        return statefile.decode(self.town.forge().load().text)

    def steer(self, change: Callable[[Memory], Memory]) -> None:
        """What a command does: the state file says otherwise."""
        forge = self.town.forge()
        held = forge.load()
        forge.save(statefile.encode(change(statefile.decode(held.text))), replacing=held)

    def merging(self) -> dict[str, bool | None]:
        """Which open pull requests can be merged."""
        return {one.branch: one.merges for one in self.town.forge().standing(watched=())}

    def age(self, number: int) -> None:
        """Give the repository a past of so many pull requests that were closed."""
        model = import_module("tests.services.github_double.model")
        store = self.town.double.store
        repo = store.repo(*REPOSITORY.split("/"))
        owner, sha, now = repo.owner, repo.git.branch(repo.default_branch), store.now()
        first = store.next_number(repo)
        for at in range(first, first + number):
            name = f"curator/add/arxiv-0001.{at:05d}"
            pull = model.Pull(store.new_id(), repo.default_branch, sha, repo, owner, name, sha)
            issue = model.Issue(store.new_id(), at, repo, f"Old {at}", "", owner, now, now, pull=pull)
            issue.state, issue.closed_at, pull.closed_head = "closed", now, sha
            store.register(issue)
