"""What a decision comes to, as single steps in their order: each can be shown, and each can be done.

Closing comes before making, so that the caps hold at every moment. A standing proposal is a step only where
its pull request is not what it should be; to find that out takes no request.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from curator.core.bundles import is_bundle
from curator.core.fates import due
from curator.core.link_plan import SPENT
from curator.core.proposal import Action, Outcome, Published
from curator.core.report import bundle_row, links_row, made_row, upgrade_row, withdrawn_row
from curator.core.upgrades.plan import DONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.core.bundles import Bundle
    from curator.core.decision import Decision
    from curator.core.fates import Fate
    from curator.core.memory import Record
    from curator.core.plan import Addition
    from curator.core.proposal import Force, Proposal, Standing
    from curator.core.report import Row
    from curator.core.upgrades.upgrade import Upgrade
    from curator.nightly.outside import Orders, Outside
    from curator.ports import Base, Forge

_PROPOSED: Final = "would be proposed"
_RENEWED: Final = "would be brought up to date"
_LABELLED: Final = "would get its labels"
_CLOSED: Final = "would be closed"
_REOPENED: Final = "would be opened again"


@dataclass(frozen=True, slots=True)
class Task:
    """One step.

    Attributes:
        saying: what a watching person is told.
        planned: what a rehearsal tells of it.
        run: does it.
        row: its line of the report, with what was done.
    """

    saying: str
    planned: Published
    run: Callable[[Forge, Base], Published]
    row: Callable[[Published], Row]


class Tasks:
    """The steps of one night; proposals are put into words one by one."""

    def __init__(self, decision: Decision, outside: Outside, orders: Orders) -> None:
        """Nothing is put into words yet."""
        self._decision = decision
        self._outside = outside
        self._orders = orders

    def __iter__(self) -> Iterator[Task]:
        """All of them, in their order."""
        yield from map(self._closing, self._decision.tending.closing)
        yield from (self._reopening(*one) for one in self._decision.tending.reopened)
        yield from self._tended()
        yield from self._new()
        yield from self._links()
        yield from self._upgrades()

    def _new(self) -> Iterator[Task]:
        """New entries, alone or several together."""
        for addition in self._decision.plan.additions:
            if not is_bundle(addition.branch):
                yield self._addition(addition, self._outside.compose(addition).signed(), _PROPOSED)
        for one in self._decision.bundles:
            yield self._bundle(one, self._outside.compose_bundle(one).signed(), None)

    def _bundle(self, bundle: Bundle, proposal: Proposal, standing: Standing | None) -> Task:
        planned = _planned(proposal, _RENEWED if standing else _PROPOSED, record=None)
        if standing is not None:
            planned = replace(planned, number=standing.number, url=standing.url)
        return Task(
            f"proposing {len(bundle.additions)} papers together",
            planned,
            self._publishing(proposal),
            lambda published: bundle_row(published, bundle, proposal),
        )

    def _tended_bundles(self) -> Iterator[Task]:
        for one in self._decision.tending.bundles:
            proposal = self._renewing(self._outside.compose_bundle(one))
            standing = self._decision.standing.get(one.branch)
            labelled = standing is None or standing.labels.issuperset(map(str.casefold, proposal.labels))
            if due(proposal, standing) or not labelled:
                yield self._bundle(one, proposal, standing)

    def _tended(self) -> Iterator[Task]:
        """New entries that stand and are to be made again, or lack only their labels."""
        yield from self._tended_bundles()
        bare = {addition.branch: addition for addition in self._decision.unlabelled}
        for addition, record in self._decision.tending.renewed:
            proposal = self._renewing(self._outside.compose(addition))
            if due(proposal, self._decision.standing.get(record.branch)):
                bare.pop(record.branch, None)
                yield self._addition(addition, proposal, _RENEWED, record=record)
        for addition in bare.values():
            yield self._addition(addition, self._outside.compose(addition).signed(), _LABELLED)

    def _addition(
        self, addition: Addition, proposal: Proposal, would: str, *, record: Record | None = None
    ) -> Task:
        return Task(
            f"{'proposing' if would == _PROPOSED else 'renewing'} {addition.candidate.title}",
            _planned(proposal, would, record=record),
            self._publishing(proposal),
            lambda published: made_row(published, addition, proposal),
        )

    def _links(self) -> Iterator[Task]:
        links = self._decision.links
        if links.withdrawn is not None:
            yield _withdrawal(links.withdrawn, SPENT)
        batch = links.batch
        if batch is None:
            return
        proposal = self._renewing(self._outside.compose_links(batch))
        if links.standing is None or due(proposal, self._decision.standing.get(batch.branch)):
            yield Task(
                f"proposing {len(batch.repairs)} repairs of links",
                _planned(proposal, _RENEWED if links.standing else _PROPOSED, record=links.standing),
                self._publishing(proposal),
                lambda published: links_row(published, batch, proposal),
            )

    def _upgrades(self) -> Iterator[Task]:
        upgrades = self._decision.upgrades
        for one in upgrades.fresh:
            yield self._upgrade(one, self._renewing(self._outside.compose_upgrade(one)), None)
        for one, record in upgrades.renewed:
            proposal = self._renewing(self._outside.compose_upgrade(one))
            if due(proposal, self._decision.standing.get(record.branch)):
                yield self._upgrade(one, proposal, record)
        for record in upgrades.withdrawn:
            yield _withdrawal(record, DONE)

    def _upgrade(self, upgrade: Upgrade, proposal: Proposal, record: Record | None) -> Task:
        return Task(
            f"upgrading {upgrade.title}",
            _planned(proposal, _RENEWED if record else _PROPOSED, record=record),
            self._publishing(proposal),
            lambda published: upgrade_row(published, upgrade, proposal),
        )

    def _closing(self, fate: Fate) -> Task:
        """By our own reasons, or on a person's order: then what people have committed is no obstacle."""
        record, reason = fate.record, fate.why_closed
        force: Force = "" if record.outcome is Outcome.WITHDRAWN else "people"

        def run(forge: Forge, base: Base) -> Published:
            by = forge.added_by(fate.line, base=base, since=record.day) if fate.line else ""
            told = f"{reason} It came with {by}." if by else reason
            return forge.withdraw(record.branch, key=record.key, reason=told, base=base, force=force)

        return replace(_withdrawal(record, reason), run=run)

    def _reopening(self, addition: Addition | None, record: Record) -> Task:
        """Opened again, and then brought up to date like any that stands."""
        proposal = self._renewing(self._outside.compose(addition)) if addition else None

        def run(forge: Forge, base: Base) -> Published:
            opened = forge.reopen(record.branch, key=record.key, base=base)
            if proposal is not None and opened.action is Action.UPDATED:
                renewed = self._publishing(proposal)(forge, base)
                return replace(opened, reason=f"{opened.reason}; {renewed.reason}")
            return opened

        return Task(
            f"opening {record.title} again",
            _about(record, Action.UPDATED, _REOPENED),
            run,
            lambda published: (
                made_row(published, addition, proposal)
                if addition and proposal
                else withdrawn_row(published, record)
            ),
        )

    def _publishing(self, proposal: Proposal) -> Callable[[Forge, Base], Published]:
        """Make a pull request of it, with the linter's word."""
        check = self._outside.check
        return lambda forge, base: forge.publish(replace(proposal, checked=check(proposal, base)), base=base)

    def _renewing(self, proposal: Proposal) -> Proposal:
        """A proposal that brings its open pull request up to date, with the mark by which it is known."""
        force: Force = ""
        if proposal.branch in self._orders.over:
            force = "people"
        elif proposal.branch in self._orders.anew:
            force = "base"
        return replace(proposal, renews=True, force=force).signed()


def _withdrawal(record: Record, reason: str) -> Task:
    return Task(
        f"closing {record.title}",
        _about(record, Action.CLOSED, _CLOSED),
        lambda forge, base: forge.withdraw(record.branch, key=record.key, reason=reason, base=base),
        lambda published: withdrawn_row(published, record),
    )


def _planned(proposal: Proposal, would: str, *, record: Record | None) -> Published:
    action = Action.CREATED if would == _PROPOSED else Action.UPDATED
    if record is not None:
        return _about(record, action, would)
    return Published(proposal.key, proposal.branch, action, None, "", would)


def _about(record: Record, action: Action, reason: str) -> Published:
    return Published(record.key, record.branch, action, record.number, record.url, reason)
