"""Steering put together from concrete adapters: GitHub's comments and boxes, and the night that tends."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from curator.core.rules.classify import Classifier
from curator.forge.github.offering import GitHubWorkbench
from curator.forge.github.talking import GitHubTalk
from curator.nightly import night
from curator.steering import Outside
from curator.store.ledger import NoLedger
from curator.wiring.github import access_of, repository_of
from curator.wiring.linting import Linting
from curator.wiring.one_night import Tonight, orders_of, outside_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from contextlib import ExitStack

    from curator.core.report import Report
    from curator.forge.github import GitHubForge
    from curator.wiring.home import Home


def steering(at: Home, *, narrate: Callable[[str], None], stack: ExitStack) -> Outside:
    """Everything that steering needs; ``stack`` closes the connections."""
    access = access_of(at.settings, at.environ, repository=repository_of(at.environ))
    session = access.session()
    stack.callback(session.hub.close)
    forge = access.forge(at.clock)
    stack.callback(forge.close)
    talk = GitHubTalk(session)
    return Outside(
        conversation=talk,
        manners=talk,
        places=talk,
        workbench=GitHubWorkbench(session),
        me=lambda: talk.login,
        state=forge,
        base=forge.base,
        clock=at.clock,
        tend=partial(_tend, at, forge, narrate),
        mend=Linting(at).mended,
        classifier=Classifier(at.settings.rules),
        form=at.settings.list.form,
        slugs=at.settings.rules.slugs,
        venues=at.settings.venues,
        path=at.settings.list.path,
        narrate=narrate,
    )


def _tend(
    at: Home,
    forge: GitHubForge,
    narrate: Callable[[str], None],
    *,
    anew: Collection[str] = (),
    over: Collection[str] = (),
) -> Report:
    """A night that collects nothing, and proposes nothing new but what somebody wants."""
    outside = outside_of(at, sources=(), forge=forge, memory=NoLedger(), narrate=narrate)
    orders = replace(orders_of(at, Tonight()), answering=True, anew=frozenset(anew), over=frozenset(over))
    return night(outside, orders)
