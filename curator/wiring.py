"""The composition root: the only file that names concrete adapters."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator import defaults, holder
from curator.clock import FixedClock, clock_of
from curator.core.classify import Classifier
from curator.core.reference import paper_ids
from curator.demo import DEMO_NIGHT, bundled_feed
from curator.errors import UsageError
from curator.forge.github import Address, GitHubForge
from curator.forge.local import LocalForge, found
from curator.http import PoliteFetcher
from curator.nightly import Orders, Outside, night
from curator.pages.pull_request import compose
from curator.settings.load import load, require_contact
from curator.sources.arxiv import ArxivSource, parse
from curator.sources.bundled import BundledSource
from curator.store.ledger import NoLedger, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.core.paper import Paper, Unreadable
    from curator.core.report import Report
    from curator.core.window import Window
    from curator.ports import Clock, Ledger, Remembered, Source
    from curator.settings.values import ForgeKind, Settings
    from curator.store.ledger import SqlLedger

    Narrate = Callable[[str], None]

DEMO_PROPOSALS: Final = 9
"""More than a usual night's, so that a newcomer sees several sections at once."""

LEDGER_URL: Final = "CURATOR_LEDGER_URL"
"""The environment's name for a database in place of the state folder's own; it may hold a password."""


@dataclass(frozen=True, slots=True)
class Tonight:
    """What the command line says about one run; ``forge`` and ``sources`` replace the settings' choice."""

    forge: ForgeKind | None = None
    sources: tuple[str, ...] = ()
    asked: Window | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """Where this run lives: settings, environment, state folder, clock, and the local forge's repository."""

    settings: Settings
    environ: Mapping[str, str]
    state: Path
    clock: Clock
    repository: Path


def home(config: Path, *, environ: Mapping[str, str], state: Callable[[str], Path]) -> Home:
    """Read the settings; ``state`` gives the state folder for the list's path."""
    settings = load(config, environ)
    return Home(settings, environ, state(settings.list.path), clock_of(environ), Path.cwd())


def run(at: Home, tonight: Tonight, *, narrate: Narrate) -> Report:
    """One nightly run with everything that the settings name."""
    with ExitStack() as stack:
        memory = _memory(at, tonight, stack)
        forge = _forge(at, tonight.forge or at.settings.forge.kind)
        if isinstance(forge, GitHubForge):
            stack.callback(forge.close)
        sources = _sources(at, tonight.sources)
        outside = _outside(at, sources=sources, forge=forge, memory=memory, narrate=narrate)
        return night(outside, _orders(at, tonight))


def demo(folder: Path, *, narrate: Narrate) -> Report:
    """A night on a copy of the bundled list, from the bundled feed, to branches of a new repository."""
    rules = defaults.folder() / "rules"
    settings = load(rules, {})
    path = settings.list.path
    files = {path: (defaults.folder() / path).read_bytes()}
    files |= {f"rules/{file.relative_to(rules)}": file.read_bytes() for file in sorted(rules.rglob("*.yaml"))}
    found(folder, files=files)
    settings = replace(settings, limits=settings.limits._replace(max_per_run=DEMO_PROPOSALS))
    at = Home(settings, {}, folder / ".curator", FixedClock(DEMO_NIGHT), folder)
    feed = BundledSource(bundled_feed(), read=_papers)
    forge = LocalForge(folder, list_path=path, clock=at.clock)
    outside = _outside(at, sources=(feed,), forge=forge, memory=ledger(at), narrate=narrate)
    return night(outside, _orders(at, Tonight()))


def ledger(at: Home) -> SqlLedger:
    """The memory of this machine's runs."""
    return open_ledger(at.environ.get(LEDGER_URL) or at.state, clock=at.clock)


def remembered(at: Home, paper: str) -> Remembered | None:
    """What this machine's runs know of a paper, named as people name papers."""
    known = ledger(at)
    return next((found for one in paper_ids(paper) if (found := known.find(one))), None)


def _memory(at: Home, tonight: Tonight, stack: ExitStack) -> Ledger:
    """The ledger, held for this run alone; a dry run has none, because opening it would write it."""
    if tonight.dry_run:
        return NoLedger()
    memory = ledger(at)
    stack.enter_context(memory.exclusive())
    return memory


def _outside(
    at: Home,
    *,
    sources: tuple[Source, ...],
    forge: GitHubForge | LocalForge,
    memory: Ledger,
    narrate: Narrate,
) -> Outside:
    return Outside(
        sources=sources,
        forge=forge,
        state=forge,
        ledger=memory,
        clock=at.clock,
        compose=partial(compose, labels=at.settings.forge.labels),
        narrate=narrate,
    )


def _papers(page: bytes) -> tuple[tuple[Paper, ...], tuple[Unreadable, ...]]:
    feed = parse(page)
    return feed.papers, feed.unreadable


def _orders(at: Home, tonight: Tonight) -> Orders:
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
    )


def _sources(at: Home, named: tuple[str, ...]) -> tuple[Source, ...]:
    settings = at.settings
    enabled = {"arxiv": settings.sources.arxiv.enabled}
    unknown = sorted(set(named) - set(enabled))
    if unknown:
        message = f"{', '.join(unknown)} is not a source."
        raise UsageError(message, advice=f"The sources are: {', '.join(enabled)}.")
    chosen = named or tuple(name for name, on in enabled.items() if on)
    if not chosen:
        message = "No source is enabled, so there is nothing to watch."
        raise UsageError(message, advice="Set sources.arxiv.enabled in curator.yaml to true.")
    require_contact(settings)
    fetcher = PoliteFetcher(settings.services, contact=settings.contact, clock=at.clock)
    made = {"arxiv": lambda: ArxivSource(fetcher, choice=settings.sources.arxiv, clock=at.clock)}
    return tuple(made[name]() for name in chosen)


def _forge(at: Home, kind: ForgeKind) -> GitHubForge | LocalForge:
    path = at.settings.list.path
    if kind == "local":
        return LocalForge(at.repository, list_path=path, clock=at.clock)
    repository = at.environ.get("GITHUB_REPOSITORY", "")
    if not repository:
        message = "GITHUB_REPOSITORY is not set, so there is no repository to propose to."
        advice = (
            "Set it to owner/name (and GITHUB_TOKEN), or try it without GitHub: curator run --forge local"
        )
        raise UsageError(message, advice=advice)
    service = at.settings.services["github"]
    address = Address(repository, api_url=service.base_url, list_path=path)
    token = at.environ.get("GITHUB_TOKEN", "")
    return GitHubForge(address, token=token, clock=at.clock, timeout=round(service.timeout))
