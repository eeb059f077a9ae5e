"""What one night is given: its adapters, and what it is to do with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curator.core.decision import NO_VENUES
from curator.errors import BrokenPromise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from curator.core.bundles import Bundle, Mode
    from curator.core.facts import Facts
    from curator.core.plan import Addition
    from curator.core.policy import Limits, ListFormat
    from curator.core.proposal import Checked, Proposal
    from curator.core.repairs.repair import LinkBatch
    from curator.core.rules.classify import Classifier
    from curator.core.upgrades.upgrade import Upgrade
    from curator.core.venues.known import Venues
    from curator.core.window import Window
    from curator.core.works.paper import Paper
    from curator.ports import Base, Clock, Forge, Ledger, Links, ReadDays, Source, StateBranch, VenueEvidence


def _wordless(change: Bundle | LinkBatch | Upgrade) -> Proposal:
    message = f"there are no words for {change.key}"
    raise BrokenPromise(message)


def _lose(facts: Facts) -> None:
    """Keep nothing."""


def _unchecked(proposal: Proposal, base: Base) -> Checked | None:
    """Say nothing of what a proposal makes of the list."""


def _forget(papers: Iterable[Paper]) -> None:
    """Learn nothing."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The adapters of one night, each behind its port; ``narrate`` tells a watching person what goes on.

    Without ``links``, links are none of this night's business; with them, ``compose_links`` is needed too. So
    it is with ``evidence`` and ``compose_upgrade``; ``keep`` puts what was learned where the linter finds it.
    ``read`` is told by the state file when proceedings were read, and tells it. ``learn`` keeps tonight's
    papers for the evidence of other nights, where this one gathers none. ``compose_bundle`` is needed where a
    pull request holds several papers. ``check`` lints what a proposal makes of the list.
    """

    sources: tuple[Source, ...]
    forge: Forge
    state: StateBranch
    ledger: Ledger
    clock: Clock
    compose: Callable[[Addition], Proposal]
    narrate: Callable[[str], None]
    links: Links | None = None
    compose_links: Callable[[LinkBatch], Proposal] = _wordless
    compose_bundle: Callable[[Bundle], Proposal] = _wordless
    evidence: VenueEvidence | None = None
    compose_upgrade: Callable[[Upgrade], Proposal] = _wordless
    keep: Callable[[Facts], object] = _lose
    read: ReadDays | None = None
    learn: Callable[[Iterable[Paper]], object] = _forget
    check: Callable[[Proposal, Base], Checked | None] = _unchecked


@dataclass(frozen=True, slots=True)
class Orders:
    """What one night is to do, and by whose rules.

    Attributes:
        asked: replaces the usual window.
        venues: those that the rules know: an entry gets no other in place of none.
        paused: somebody has stopped the bot otherwise than by a command: nothing is proposed or touched.
        answering: only what people said is done: nothing is asked of services, and nothing new is proposed
            but the papers that they want.
        anew: branches to be made anew on the list as it is, although they would do.
        over: branches to be made anew whatever people have committed to them.
        mode: what one pull request holds.
    """

    run_id: str
    holder: str
    classifier: Classifier
    form: ListFormat
    slugs: Mapping[str, str]
    limits: Limits
    labels: tuple[str, ...]
    asked: Window | None = None
    dry_run: bool = False
    venues: Venues = NO_VENUES
    paused: bool = False
    answering: bool = False
    anew: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    mode: Mode = "paper"
