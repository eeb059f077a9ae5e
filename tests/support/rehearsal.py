"""Whole nights on the fakes: the real rules and list, papers that the rules keep, and accidents at will."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from curator.core.policy import Limits
from curator.core.rules.classify import Classifier
from curator.core.works.paper import Paper, PaperId
from curator.nightly import Orders, Outside, night
from curator.pages import link_repairs, paper_bundle, venue_upgrade
from curator.pages.pull_request import compose
from curator.settings.load import load
from curator.store import statefile
from tests.fakes import (
    SPRING_NIGHT,
    FakeEvidence,
    FakeLinks,
    FakeSource,
    FixedClock,
    MemoryForge,
    MemoryLedger,
    MemoryRepository,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.core.facts import Facts
    from curator.core.memory import Memory
    from curator.core.proposal import Force, Proposal, Published
    from curator.core.report import Report
    from curator.core.rules.ruleset import RuleSet
    from curator.ports import Base, StateFile
    from curator.settings.values import Settings
    from tests.forge.town import BothPorts

T = TypeVar("T")
ROOT: Final = Path(__file__).parents[2]
LIST: Final = (ROOT / "list" / "README.md").read_text(encoding="utf-8")
DAY: Final = timedelta(days=1)
THINGS: Final = (
    "speech radar tables graphs proteins weather maps music roads cells voices ships crops steel glaciers "
    "bridges letters drones cameras lungs retinas tweets coins tides kitchens"
)
MEANS: Final = (
    "margins prototypes wavelets mixtures ensembles distillation pruning quantization curricula momentum "
    "dropout attention sketches kernels trees memories rewards anchors filters codebooks"
)
_SAYING: Final = (
    "We propose adversarial training as a defense of models of {thing} against adversarial examples.",
    "Adversarial training of models of {thing} is improved. Robust accuracy rises.",
    "A defense for {thing}: certified robustness against adversarial perturbations by randomized smoothing.",
)


@cache
def settings() -> Settings:
    """The maintainer's own rules, read once."""
    return load(ROOT / "rules", {})


@cache
def classifier() -> Classifier:
    """All rules, compiled once."""
    return Classifier(settings().rules)


def paper(number: int, *, days_ago: float = 1.5, **changes: str) -> Paper:
    """A paper that the rules keep, with a title that no other number under 500 has; ids rise with numbers."""
    things, ways = THINGS.split(), MEANS.split()
    thing, means = things[number % len(things)], ways[number // len(things) % len(ways)]
    name = f"2604.{number:05d}"
    return Paper(
        ids=(PaperId("arxiv", name),),
        title=changes.get(
            "title", f"Adversarial Training with {means.title()} for Models of {thing.title()}"
        ),
        url=f"https://arxiv.org/abs/{name}",
        abstract=changes.get("abstract", _SAYING[number % len(_SAYING)].format(thing=thing)),
        published=SPRING_NIGHT - timedelta(days=days_ago, minutes=number),
    )


@dataclass(slots=True)
class ShakyForge(MemoryForge):
    """A `MemoryForge` with an accident at write number ``at`` (from 1), before or after it took effect."""

    accident: BaseException | None = None
    at: int = 1
    after: bool = False
    tried: int = 0

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """Publish, or meet the accident."""
        return self._meeting(partial(MemoryForge.publish, self, proposal, base=base))

    def withdraw(self, branch: str, *, key: str, reason: str, base: Base, force: Force = "") -> Published:
        """Withdraw, or meet the accident."""
        return self._meeting(
            partial(MemoryForge.withdraw, self, branch, key=key, reason=reason, base=base, force=force)
        )

    def reopen(self, branch: str, *, key: str, base: Base) -> Published:
        """Open again, or meet the accident."""
        return self._meeting(partial(MemoryForge.reopen, self, branch, key=key, base=base))

    def save(self, text: str, *, replacing: StateFile) -> StateFile:
        """Save, or meet the accident."""
        return self._meeting(partial(MemoryForge.save, self, text, replacing=replacing))

    def _meeting(self, write: Callable[[], T]) -> T:
        self.tried += 1
        struck = self.accident if self.tried == self.at else None
        if struck and not self.after:
            raise struck
        done = write()
        if struck:
            raise struck
        return done


def _silent(_: str) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Rehearsal:
    """What lasts from night to night: repository, source, clock and this machine's ledger.

    ``moment`` is the night's; `pass_days` moves on. ``kept`` are the facts that were put where the linter is.
    """

    source: FakeSource
    repository: MemoryRepository = field(default_factory=lambda: MemoryRepository([LIST]))
    clock: FixedClock = field(default_factory=FixedClock)
    limits: Limits = field(default_factory=Limits)
    rules: RuleSet | None = None
    machine: str = "this machine:1"
    narrate: Callable[[str], None] = _silent
    links: FakeLinks | None = None
    evidence: FakeEvidence | None = None
    kept: list[Facts] = field(default_factory=list)
    ledger: MemoryLedger = field(init=False)

    def __post_init__(self) -> None:
        """A ledger that has seen nothing."""
        self.ledger = MemoryLedger(self.clock)

    def pass_days(self, days: float = 1) -> None:
        """Go on to a later night."""
        self.clock.moment += days * DAY

    def forge(self, accident: BaseException | None = None, *, at: int = 1, after: bool = False) -> ShakyForge:
        """A forge on the repository, healthy or with one accident ahead."""
        return ShakyForge(self.repository, accident=accident, at=at, after=after)

    def night(self, forge: BothPorts | None = None, **orders: Any) -> Report:  # noqa: ANN401 - the fields of Orders, each of its own type
        """Run one night; ``orders`` replaces fields of `Orders`."""
        forge = forge or self.forge()
        outside = Outside(
            sources=(self.source,),
            forge=forge,
            state=forge,
            ledger=self.ledger,
            clock=self.clock,
            compose=partial(compose, labels=("curator",)),
            narrate=self.narrate,
            links=self.links,
            compose_links=partial(link_repairs.compose, labels=("curator",)),
            compose_bundle=partial(paper_bundle.compose, labels=("curator",)),
            evidence=self.evidence,
            compose_upgrade=partial(venue_upgrade.compose, labels=("curator",)),
            keep=self.kept.append,
        )
        return night(outside, replace(self._orders(), **orders))

    def memory(self) -> Memory:
        """What the state file says."""
        return statefile.decode(self.forge().load().text)

    def branches(self) -> list[str]:
        """The branches of all pull requests, in the order in which they were made."""
        return list(self.repository.pulls)

    def _orders(self) -> Orders:
        rules = self.rules or settings().rules
        return Orders(
            run_id=f"{self.clock.now():%Y%m%dT%H%M%SZ}",
            holder=self.machine,
            classifier=Classifier(self.rules) if self.rules else classifier(),
            form=settings().list.form,
            slugs=rules.slugs,
            limits=self.limits,
            labels=("curator",),
            venues=settings().venues,
        )


def branch(number: int) -> str:
    """The branch of `paper` number so-and-so."""
    return f"curator/add/arxiv-2604.{number:05d}"
