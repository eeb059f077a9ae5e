"""Simulated days that a test suite can wait for; `python -m tests.simulation` passes more of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.proposal import Action, Outcome, Published
from tests.fakes import MemoryForge
from tests.simulation.days import Simulation
from tests.simulation.github_town import DoubleTown
from tests.simulation.promises import BrokenPromise
from tests.simulation.towns import MemoryTown, Process
from tests.support.github import GitHubTown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.proposal import Proposal
    from curator.ports import Base
    from tests.simulation.towns import Fuse
    from tests.support.wire import Wire


@pytest.mark.parametrize("seed", [1, 2, 6, 12])
def test_every_promise_holds_on_the_fakes(seed: int) -> None:
    """Crashes, outages, two workers, people of all kinds: each promise is held against every day."""
    simulation = Simulation(MemoryTown(), seed=seed)
    simulation.run(150)
    assert simulation.figures["proposed"] > 20
    assert simulation.figures["crashes"] > 3
    assert min(simulation.checked.values()) > 0


def test_every_promise_holds_on_real_git(double: Any, wire: Wire) -> None:  # noqa: ANN401 - it ships no types
    """The same on GitHub's double, through PyGithub, with every request judged."""
    simulation = Simulation(DoubleTown(GitHubTown(double), wire), seed=3)
    simulation.run(25)
    assert simulation.figures["proposed"] > 3
    assert min(simulation.checked.values()) > 0


def test_the_same_seed_passes_the_same_days() -> None:
    """So that a broken promise can be looked at again."""
    one, other = Simulation(MemoryTown(), seed=5), Simulation(MemoryTown(), seed=5)
    for simulation in (one, other):
        simulation.run(30)
    assert list(one.journal) == list(other.journal)
    assert one.figures == other.figures


class Forgetful(MemoryForge):
    """A forge that opens again what people have closed."""

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """As if there had never been a no."""
        for branch, pull in self.repository.pulls.items():
            if pull.outcome is Outcome.DECLINED and pull.text:
                self.repository.pulls[branch] = replace(pull, outcome=Outcome.OPEN)
        return MemoryForge.publish(self, proposal, base=base)


class Overzealous(MemoryForge):
    """A forge that writes whenever it is asked what stands."""

    def base(self) -> Base:
        """With one write too many."""
        self.writes += 1
        return MemoryForge.base(self)


class Careless(MemoryForge):
    """A forge that overwrites what people have committed."""

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """As if nobody else were there."""
        pull = self.repository.pulls.get(proposal.branch)
        if pull is not None and pull.edited:
            self.repository.pulls[proposal.branch] = replace(pull, edited=False)
        return MemoryForge.publish(self, replace(proposal, force="people"), base=base)


class Idle(MemoryForge):
    """A forge that never makes anything anew."""

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """What stands is left as it is, though it conflicts."""
        pull = self.repository.pulls.get(proposal.branch)
        if pull is not None and pull.outcome is Outcome.OPEN:
            return Published(proposal.key, proposal.branch, Action.KEPT, pull.number, "", "stays")
        return MemoryForge.publish(self, proposal, base=base)


class Meddling(MemoryForge):
    """A forge that merges its own proposals."""

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """And so writes to the default branch."""
        done = MemoryForge.publish(self, proposal, base=base)
        self.repository.versions.append(self.repository.pulls[proposal.branch].text)
        return done


class BrokenTown(MemoryTown):
    """A town in which the bot has a forge that breaks a promise."""

    forge: type[MemoryForge] = MemoryForge

    @contextmanager
    def process(self, fuse: Fuse) -> Iterator[Process]:
        """As usual, but for the forge."""
        with MemoryTown.process(self, fuse) as usual:
            broken = self.forge(self.repository)
            yield Process(broken, usual.talk, usual.bench)
            self._done += broken.writes


@pytest.mark.parametrize(
    ("forge", "broken"),
    [
        (Forgetful, "was declined"),
        (Overzealous, "second run"),
        (Careless, "lost what a person committed"),
        (Idle, "conflict after a run"),
        (Meddling, "wrote to the default branch"),
    ],
)
def test_a_promise_that_is_broken_is_noticed(forge: type[MemoryForge], broken: str) -> None:
    """A simulation in which nothing can go wrong would prove nothing."""
    town = BrokenTown()
    town.forge = forge
    with pytest.raises(BrokenPromise, match=broken):
        Simulation(town, seed=5).run(400)
