"""Steering put together from concrete adapters: GitHub's comments and boxes, and the night that tends."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from curator.core.classify import Classifier
from curator.errors import UsageError
from curator.forge.github import Address, GitHubForge
from curator.forge.github.offering import GitHubWorkbench
from curator.forge.github.session import Session
from curator.forge.github.talking import GitHubTalk
from curator.nightly import night
from curator.steering import Outside
from curator.store.ledger import NoLedger
from curator.wiring.linting import Linting
from curator.wiring.one_night import Tonight, orders_of, outside_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from contextlib import ExitStack

    from curator.core.report import Report
    from curator.wiring.home import Home


def repository_of(at: Home) -> str:
    """The repository that the bot works in; raises UsageError when nobody named one."""
    named = at.environ.get("GITHUB_REPOSITORY", "")
    if not named:
        message = "GITHUB_REPOSITORY is not set, so there is no repository in which anybody could speak."
        raise UsageError(message, advice="Set it to owner/name, and GITHUB_TOKEN.")
    return named


def steering(at: Home, *, narrate: Callable[[str], None], stack: ExitStack) -> Outside:
    """Everything that steering needs; ``stack`` closes the connections."""
    service = at.settings.services["github"]
    address = Address(repository_of(at), api_url=service.base_url, list_path=at.settings.list.path)
    token, timeout = at.environ.get("GITHUB_TOKEN", ""), round(service.timeout)
    session = Session(address, token=token, sleep=time.sleep, timeout=timeout)
    stack.callback(session.hub.close)
    forge = GitHubForge(address, token=token, clock=at.clock, timeout=timeout)
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
