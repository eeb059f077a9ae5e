"""The bot in simulated days: whole nights and whole answers, by the real rules, in processes that may die."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from curator.core.rules.classify import Classifier
from curator.nightly import Orders, Outside, night
from curator.pages import link_repairs, paper_bundle, venue_upgrade
from curator.pages.pull_request import compose
from curator.steering import Outside as Steering
from curator.steering import Poll, respond
from curator.steering.outside import Mended
from curator.store import statefile
from curator.store.ledger import NoLedger
from tests.fakes import FakeSource
from tests.simulation.towns import Fuse
from tests.support.rehearsal import settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from curator.core.memory import Memory
    from curator.core.policy import Limits
    from curator.core.report import Report
    from curator.core.rules.ruleset import RuleSet
    from curator.forge.github.events import Happening
    from curator.ports.talk import Offer
    from tests.simulation.towns import Process, Town

RENAMED: Final = "training"
"""The section whose heading people change their minds about."""

_LABELS: Final = ("curator",)


def _silent(_: str) -> None:
    """Tell nobody."""


def _unmended(offer: Offer) -> Mended:
    return Mended(offer.text, 0, 0)


@dataclass(slots=True)
class Machine:
    """The bot, its settings, and what its sources have.

    Attributes:
        heading: what the section `RENAMED` is called now; "" as in the beginning.
    """

    town: Town
    limits: Limits
    source: FakeSource = field(default_factory=FakeSource)
    heading: str = ""
    _classifiers: dict[str, Classifier] = field(default_factory=dict)

    @property
    def rules(self) -> RuleSet:
        """The maintainer's rules, as they are now."""
        rules = settings().rules
        if not self.heading:
            return rules
        renamed = (
            one._replace(heading=self.heading) if one.slug == RENAMED else one for one in rules.sections
        )
        return rules._replace(sections=tuple(renamed))

    @property
    def classifier(self) -> Classifier:
        """The rules, compiled once for each heading."""
        if self.heading not in self._classifiers:
            self._classifiers[self.heading] = Classifier(self.rules)
        return self._classifiers[self.heading]

    def night(self, fuse: Fuse | None = None, *, holder: str = "here:1") -> Report:
        """One nightly run."""
        with self.town.process(fuse or Fuse()) as process:
            return night(self._outside(process, sources=(self.source,)), self._orders(holder))

    def hear(self, happening: Happening, fuse: Fuse | None = None) -> None:
        """The workflow that answers people starts for an event."""
        with self.town.process(fuse or Fuse()) as process:
            respond(self._steering(process), happening)

    def poll(self, fuse: Fuse | None = None) -> None:
        """The daemon looks what people said in the last week."""
        with self.town.process(fuse or Fuse()) as process:
            Poll(self._steering(process))()

    def memory(self) -> Memory:
        """What the state file says."""
        with self.town.process(Fuse()) as process:
            return statefile.decode(process.forge.load().text)

    def is_paused(self) -> bool:
        """Whether somebody has said so; read without taking thousands of records apart."""
        with self.town.process(Fuse()) as process:
            text = process.forge.load().text
        return text is not None and "pause" in json.loads(text)["memory"]

    def _outside(self, process: Process, *, sources: tuple[FakeSource, ...]) -> Outside:
        return Outside(
            sources=sources,
            forge=process.forge,
            state=process.forge,
            ledger=NoLedger(),
            clock=self.town.clock,
            compose=partial(compose, labels=_LABELS),
            narrate=_silent,
            compose_links=partial(link_repairs.compose, labels=_LABELS),
            compose_bundle=partial(paper_bundle.compose, labels=_LABELS),
            compose_upgrade=partial(venue_upgrade.compose, labels=_LABELS),
        )

    def _orders(self, holder: str) -> Orders:
        return Orders(
            run_id=f"{self.town.clock.now():%Y%m%dT%H%M%SZ}",
            holder=holder,
            classifier=self.classifier,
            form=settings().list.form,
            slugs=self.rules.slugs,
            limits=self.limits,
            labels=_LABELS,
            venues=settings().venues,
        )

    def _steering(self, process: Process) -> Steering:
        return Steering(
            conversation=process.talk,
            manners=process.talk,
            places=process.talk,
            workbench=process.bench,
            me=lambda: str(process.talk.login),
            state=process.forge,
            base=process.forge.base,
            clock=self.town.clock,
            tend=partial(self._tend, process),
            mend=_unmended,
            classifier=self.classifier,
            form=settings().list.form,
            slugs=self.rules.slugs,
            venues=settings().venues,
            path="list/README.md",
            narrate=_silent,
        )

    def _tend(self, process: Process, *, anew: Collection[str] = (), over: Collection[str] = ()) -> Report:
        orders: dict[str, Any] = {"answering": True, "anew": frozenset(anew), "over": frozenset(over)}
        return night(self._outside(process, sources=()), replace(self._orders("answers:1"), **orders))
