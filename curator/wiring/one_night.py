"""What every night is put together from: its forge, its orders, its adapters."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from curator import holder
from curator.core.rules.classify import Classifier
from curator.forge.github import GitHubForge
from curator.forge.local import LocalForge
from curator.nightly import Orders, Outside
from curator.pages import link_repairs, paper_bundle, venue_upgrade
from curator.pages.pull_request import compose
from curator.wiring.github import access_of, repository_of
from curator.wiring.linting import Linting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.core.window import Window
    from curator.ports import Source
    from curator.settings.values import ForgeKind
    from curator.store.ledger import NoLedger, SqlLedger
    from curator.wiring.home import Home

    Narrate = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Tonight:
    """What the command line says about one run; ``forge`` and ``sources`` replace the settings' choice."""

    forge: ForgeKind | None = None
    sources: tuple[str, ...] = ()
    asked: Window | None = None
    dry_run: bool = False

    @property
    def usual(self) -> bool:
        """Whether nothing in particular is asked for, so that the night does all that it has to."""
        return self.asked is None and not self.sources


def outside_of(
    at: Home,
    *,
    sources: tuple[Source, ...],
    forge: GitHubForge | LocalForge,
    memory: SqlLedger | NoLedger,
    narrate: Narrate,
) -> Outside:
    """The adapters of a night, without links and evidence."""
    return Outside(
        sources=sources,
        forge=forge,
        state=forge,
        ledger=memory,
        clock=at.clock,
        compose=partial(compose, labels=at.settings.forge.labels),
        compose_links=partial(link_repairs.compose, labels=at.settings.forge.labels),
        compose_upgrade=partial(venue_upgrade.compose, labels=at.settings.forge.labels),
        compose_bundle=partial(paper_bundle.compose, labels=at.settings.forge.labels),
        narrate=narrate,
        check=Linting(at).checked,
    )


def orders_of(at: Home, tonight: Tonight) -> Orders:
    """What the settings and the command line say about a night."""
    rules = at.settings.rules
    return Orders(
        run_id=f"{at.clock.now():%Y%m%dT%H%M%SZ}",
        holder=holder.this_process(at.environ),
        classifier=Classifier(rules),
        form=at.settings.list.form,
        slugs=rules.slugs,
        limits=at.settings.limits,
        labels=at.settings.forge.labels,
        asked=tonight.asked,
        dry_run=tonight.dry_run,
        venues=at.settings.venues,
        mode=at.settings.forge.mode,
    )


@contextmanager
def forge_of(at: Home, kind: ForgeKind | None = None) -> Iterator[GitHubForge | LocalForge]:
    """The forge of this kind, by default of the one that the settings name, until it is no longer needed."""
    forge = _forge(at, kind or at.settings.forge.kind)
    try:
        yield forge
    finally:
        if isinstance(forge, GitHubForge):
            forge.close()


def _forge(at: Home, kind: ForgeKind) -> GitHubForge | LocalForge:
    if kind == "local":
        return LocalForge(at.repository, list_path=at.settings.list.path, clock=at.clock)
    advice = "Set it to owner/name (and GITHUB_TOKEN), or try it without GitHub: curator run --forge local"
    repository = repository_of(at.environ, wanted="to propose to", advice=advice)
    return access_of(at.settings, at.environ, repository=repository).forge(at.clock)
