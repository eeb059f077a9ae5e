"""The contract of the forges, on the fake that tests of the night use."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from curator.core.proposal import Outcome
from tests.fakes import MemoryForge, MemoryRepository
from tests.forge.contract import ForgeContract, RenewingContract, StateBranchContract
from tests.forge.town import LIST, Pull


@dataclass(frozen=True, slots=True)
class MemoryTown:
    """The `Town` of the fake."""

    repository: MemoryRepository = field(default_factory=lambda: MemoryRepository([LIST]))

    def forge(self) -> MemoryForge:
        """One more machine."""
        return MemoryForge(self.repository)

    def pulls(self) -> tuple[Pull, ...]:
        """Every pull request, the oldest first."""
        return tuple(
            Pull(
                branch=branch,
                title=pull.proposal.title,
                body=pull.proposal.body,
                draft=True,
                state=pull.outcome,
                labels=frozenset(pull.proposal.labels),
                text=pull.text,
            )
            for branch, pull in self.repository.pulls.items()
        )

    def tips(self) -> dict[str, str]:
        """A made-up commit for every branch, which is another one whenever the branch has moved."""
        proposed = {branch: f"{hash(pull.text):x}" for branch, pull in self.repository.pulls.items()}
        state = self.forge().load().commit
        return {
            "main": self.forge().base().commit,
            **proposed,
            **({} if state is None else {"curator-state": state}),
        }

    def person_commits(self, text: str, *, branch: str | None = None) -> None:
        """A new version of the list, or of the list on a branch."""
        if branch is None:
            self.repository.versions.append(text)
        else:
            pull = self.repository.pulls[branch]
            self.repository.pulls[branch] = replace(pull, text=text, edited=True)

    def person_closes(self, branch: str) -> None:
        """Decline it."""
        self._settle(branch, Outcome.DECLINED)

    def person_merges(self, branch: str) -> None:
        """The list on the branch becomes the list."""
        self._settle(branch, Outcome.MERGED)
        self.repository.versions.append(self.repository.pulls[branch].text)

    def _settle(self, branch: str, outcome: Outcome) -> None:
        self.repository.pulls[branch] = replace(self.repository.pulls[branch], outcome=outcome)


class TestMemoryForge(ForgeContract, RenewingContract, StateBranchContract):
    """A forge in a process's memory."""

    @pytest.fixture
    def town(self) -> MemoryTown:
        """A fresh one."""
        return MemoryTown()
